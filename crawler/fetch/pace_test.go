package fetch_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/clock/clocktest"
	"github.com/stackdex/stackdex/crawler/fetch"
)

var start = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)

func paceOf(t *testing.T, rate float64) (*fetch.Pace, *clocktest.Manual) {
	c := clocktest.NewManual(start)
	return newClient(t, fetch.Options{Rate: rate, Clock: c}).Pace(), c
}

func TestTurns(t *testing.T) {
	p, c := paceOf(t, 2)
	if _, ok := p.Take("a"); !ok {
		t.Fatal("the first turn is free")
	}
	if ready, ok := p.Take("a"); ok || ready != start.Add(time.Second/2) {
		t.Errorf("second turn: %v, %v", ready, ok)
	}
	if _, ok := p.Take("b"); !ok {
		t.Error("hosts do not wait for each other")
	}
	taken := 0
	for range 100 {
		c.Advance(100 * time.Millisecond)
		if _, ok := p.Take("a"); ok {
			taken++
		}
	}
	if taken != 20 {
		t.Errorf("%d turns in 10 seconds at 2 a second", taken)
	}
}

func TestUnlimited(t *testing.T) {
	p, _ := paceOf(t, 0)
	for range 100 {
		if _, ok := p.Take("a"); !ok {
			t.Fatal("rate 0 waits")
		}
	}
}

func TestTroubleGrowsAndIsForgivenSlowly(t *testing.T) {
	p, c := paceOf(t, 1)
	var pauses []time.Duration
	for range 6 {
		until := p.Trouble("a", "busy", c.Now(), 0)
		pauses = append(pauses, until.Sub(c.Now()))
		c.Advance(until.Sub(c.Now()))
	}
	for i, p := range pauses {
		if want := 5 * time.Second << (2 * i); p != want {
			t.Errorf("pause %d is %v, want %v", i, p, want)
		}
	}
	if got := p.Interval("a"); got != 32*time.Second {
		t.Errorf("interval %v, want 32s", got)
	}
	for range 5 {
		p.Good("a")
	}
	if got := p.Interval("a"); got < 20*time.Second || got >= 32*time.Second {
		t.Errorf("interval after 5 answers: %v", got)
	}
	for range 500 {
		p.Good("a")
	}
	if got := p.Interval("a"); got != time.Second {
		t.Errorf("interval after 500 answers: %v", got)
	}
	if until := p.Trouble("a", "busy", c.Now(), 0); until.Sub(c.Now()) != 5*time.Second {
		t.Errorf("pause after recovery: %v", until.Sub(c.Now()))
	}
	if until := p.Trouble("b", "busy", c.Now(), time.Hour); until.Sub(c.Now()) != time.Hour {
		t.Errorf("Retry-After: %v", until.Sub(c.Now()))
	}
	if until, why := p.Until("b"); until.IsZero() || why != "busy" {
		t.Errorf("Until: %v %q", until, why)
	}
}

// TestFailuresAmongAnswers: what fails among pages that the host gives is no trouble of the
// host; several failures on end are, and one more is after each pause.
func TestFailuresAmongAnswers(t *testing.T) {
	p, c := paceOf(t, 1)
	for i := range 300 {
		if i%4 == 0 {
			p.Failed("a", "status 500", c.Now())
		} else {
			p.Good("a")
		}
	}
	if until, _ := p.Until("a"); !until.IsZero() || p.Interval("a") != time.Second {
		t.Errorf("a host that gives three of four pages is left alone until %v, interval %v", until, p.Interval("a"))
	}
	pauses := func() (list []time.Duration) {
		for range 7 {
			p.Failed("b", "status 500", c.Now())
			until, _ := p.Until("b")
			pause := max(0, until.Sub(c.Now()))
			list = append(list, pause)
			c.Advance(pause)
		}
		return list
	}
	if diff := cmp.Diff([]time.Duration{0, 0, 0, 0, 5 * time.Second, 20 * time.Second, 80 * time.Second}, pauses()); diff != "" {
		t.Errorf("pauses of a host that fails on end (-want +got):\n%s", diff)
	}
	p.Good("b")
	p.Failed("b", "status 500", c.Now())
	if until, _ := p.Until("b"); !until.IsZero() {
		t.Errorf("left alone until %v after one failure, as it answered before", until)
	}
	for range 2 * 16 { // with many in flight
		p.Failed("c", "status 500", c.Now())
	}
	if until, _ := p.Until("c"); until.Sub(c.Now()) != 5*time.Second {
		t.Errorf("what was in flight makes the pause longer: %v", until.Sub(c.Now()))
	}
}

func TestPauseRefusesTurns(t *testing.T) {
	p, c := paceOf(t, 0)
	until := p.Trouble("a", "busy", c.Now(), time.Minute)
	if ready, ok := p.Take("a"); ok || !ready.Equal(until) {
		t.Errorf("%v, %v", ready, ok)
	}
	c.Advance(time.Minute)
	if _, ok := p.Take("a"); !ok {
		t.Error("the pause has no end")
	}
}

func TestCrawlDelayIsAFloor(t *testing.T) {
	s := newSite(t)
	s.answer("/robots.txt", 200, "User-agent: *\nCrawl-delay: 3")
	c := newClient(t, fetch.Options{Clock: clocktest.NewManual(start)}, s)
	if err := c.Allowed(t.Context(), s.URL+"/x"); err != nil {
		t.Fatal(err)
	}
	if got := c.Pace().Interval(s.host()); got != 3*time.Second {
		t.Errorf("interval %v, want 3s", got)
	}
}

// TestCrawlDelayOutlivesForgetting: the pace of a host at rest is forgotten when
// there are very many; what its robots.txt says is not.
func TestCrawlDelayOutlivesForgetting(t *testing.T) {
	s := newSite(t)
	s.answer("/robots.txt", 200, "User-agent: *\nCrawl-delay: 3")
	s.answer("/x", 200, "x")
	now := clocktest.NewManual(start)
	c := newClient(t, fetch.Options{Clock: now}, s)
	if err := c.Allowed(t.Context(), s.URL+"/x"); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		now.Advance(10 * time.Minute)
		for i := range 20_001 {
			c.Pace().Take(fmt.Sprintf("host%d-%d", round, i))
		}
		if _, ok := c.Pace().Take(s.host()); !ok {
			t.Fatal("after 10 minutes the host has a turn")
		}
		if _, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/x", TurnTaken: true}); err != nil {
			t.Fatal(err)
		}
		if ready, ok := c.Pace().Take(s.host()); ok || ready.Sub(now.Now()) != 3*time.Second {
			t.Errorf("round %d: the next turn is free after %v, want 3s", round, ready.Sub(now.Now()))
		}
	}
}

// TestPauseEndsInAnError: a redirect to a host that is left alone for long
// must not keep a worker waiting.
func TestPauseEndsInAnError(t *testing.T) {
	s := newSite(t)
	c := newClient(t, fetch.Options{Clock: clocktest.NewManual(start)}, s)
	c.Pace().Trouble(s.host(), "busy", time.Now(), time.Hour)
	_, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/x"})
	if err == nil || classOf(t, err) != fetch.Paused {
		t.Errorf("%v, want class paused", err)
	}
}

// jumping is a clock on which waiting takes no time of the machine's.
type jumping struct {
	mu  sync.Mutex
	now time.Time
}

func (j *jumping) Now() time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.now
}

func (j *jumping) Timer(d time.Duration) (<-chan time.Time, func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.now = j.now.Add(max(0, d))
	ring := make(chan time.Time, 1)
	ring <- j.now
	return ring, func() {}
}

// TestEveryRequestTakesATurn: robots.txt, a page and each hop of its redirects come
// one after the other at the pace of the host, whether or not the caller took the
// first turn.
func TestEveryRequestTakesATurn(t *testing.T) {
	for _, taken := range []bool{false, true} {
		t.Run(fmt.Sprintf("turn taken %t", taken), func(t *testing.T) {
			j := &jumping{now: start}
			s := newSite(t)
			var at []time.Time
			for path, to := range map[string]string{"/a": "/b", "/b": "/c", "/c": "", "/robots.txt": ""} {
				s.mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
					at = append(at, j.Now())
					if to != "" {
						w.Header().Set("Location", to)
						w.WriteHeader(http.StatusFound)
					}
				})
			}
			c := newClient(t, fetch.Options{Rate: 1, Clock: j}, s)
			for range 2 {
				for ready, ok := j.Now(), !taken; !ok; {
					j.Timer(ready.Sub(j.Now()))
					ready, ok = c.Pace().Take(s.host())
				}
				resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/a", TurnTaken: taken})
				if err != nil || !strings.HasSuffix(resp.URL, "/c") {
					t.Fatalf("%+v, %v", resp, err)
				}
			}
			if len(at) != 7 {
				t.Fatalf("%d requests: %q", len(at), s.requests())
			}
			for i := 1; i < len(at); i++ {
				if gap := at[i].Sub(at[i-1]); gap < time.Second {
					t.Errorf("request %d, %s, came %s after the one before", i, s.requests()[i], gap)
				}
			}
		})
	}
}
