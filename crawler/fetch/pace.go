package fetch

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/robots"
)

// MaxPause is how long a host is left alone at most.
const MaxPause = 24 * time.Hour

// The bounds of politeness.
const (
	maxSlowdown  = 32
	fewHosts     = 20_000           // above this number, hosts are forgotten unless something must be remembered of them
	maxInlineGap = 30 * time.Second // a longer pause is an error, not a wait
	goodsPerStep = 5                // answers after which one strike is forgiven
	patience     = 5                // failures on end after which a host is in trouble
	crowdedGap   = 5 * time.Millisecond
)

// Pace keeps every host's budget: the time between two requests, the number of
// concurrent ones, and pauses that grow while a host is in trouble and shrink slowly
// when it recovers.
type Pace struct {
	clock    clock.Clock
	interval time.Duration
	perHost  int

	mu    sync.Mutex
	hosts map[string]*hostPace
	limit int // of hosts, at which some are forgotten
}

type hostPace struct {
	turn     time.Time     // the newest turn that was taken
	next     time.Time     // earliest next request
	before   time.Time     // the newest request of an earlier process
	until    time.Time     // left alone until then
	reason   string        // why
	floor    time.Duration // Crawl-delay
	slowdown float64       // factor on the interval, at least 1
	strikes  int           // troubles not yet forgiven
	goods    int           // answers since the last trouble
	failures int           // pages on end that it did not give
	slots    chan struct{}
}

func newPace(rate float64, perHost int, c clock.Clock) *Pace {
	p := &Pace{clock: c, perHost: perHost, hosts: map[string]*hostPace{}, limit: fewHosts}
	if rate > 0 {
		p.interval = time.Duration(float64(time.Second) / rate)
	}
	return p
}

// host returns the state of a host; p.mu is held.
func (p *Pace) host(name string) *hostPace {
	h := p.hosts[name]
	if h == nil {
		if len(p.hosts) >= p.limit {
			p.forget()
		}
		h = &hostPace{slowdown: 1, slots: make(chan struct{}, p.perHost)}
		p.hosts[name] = h
	}
	return h
}

// forget drops hosts with nothing to remember: healthy, idle, and with a Crawl-delay
// that robots.txt states again before the next request. It runs again when there are
// twice as many hosts as must stay.
func (p *Pace) forget() {
	now := p.clock.Now()
	for name, h := range p.hosts {
		if h.strikes == 0 && h.failures == 0 && h.slowdown == 1 && len(h.slots) == 0 &&
			now.After(later(h.next, h.before.Add(p.remembered())).Add(time.Minute)) && now.After(h.until) {
			delete(p.hosts, name)
		}
	}
	p.limit = max(fewHosts, 2*len(p.hosts))
}

func (p *Pace) gap(h *hostPace) time.Duration {
	gap := p.interval
	if h.slowdown > 1 {
		gap = time.Duration(float64(max(gap, crowdedGap)) * h.slowdown)
	}
	return max(gap, h.floor)
}

// earliest returns when the host's turn comes.
func (p *Pace) earliest(h *hostPace) time.Time {
	return later(later(h.next, h.until), h.before.Add(p.gap(h)))
}

// Take takes the host's turn if it has come; otherwise it returns the earliest time at
// which it may.
func (p *Pace) Take(host string) (ready time.Time, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h, now := p.host(host), p.clock.Now()
	ready = p.earliest(h)
	if ready.After(now) {
		return ready, false
	}
	h.turn, h.next = now, now.Add(p.gap(h))
	return now, true
}

// wait takes the host's next turn and waits for it.
func (p *Pace) wait(ctx context.Context, host string) error {
	p.mu.Lock()
	h, now := p.host(host), p.clock.Now()
	if gap := h.until.Sub(now); gap > maxInlineGap {
		defer p.mu.Unlock()
		return &Error{Class: Paused, RetryAfter: gap, Err: fmt.Errorf("%s is left alone for %s: %s", host, gap.Round(time.Second), h.reason)}
	}
	at := later(p.earliest(h), now)
	h.turn, h.next = at, at.Add(p.gap(h))
	p.mu.Unlock()
	if err := clock.Sleep(ctx, p.clock, at.Sub(now)); err != nil {
		return err
	}
	if until, _ := p.Until(host); until.After(p.clock.Now()) {
		return p.wait(ctx, host)
	}
	return nil
}

// enter takes one of the host's slots; leave gives it back.
func (p *Pace) enter(ctx context.Context, host string) (leave func(), err error) {
	p.mu.Lock()
	slots := p.host(host).slots
	p.mu.Unlock()
	select {
	case slots <- struct{}{}:
		return func() { <-slots }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// Trouble records that the host failed, or asked us to wait, at a time that may be past:
// it is left alone for at least that long, longer each time, and asked more slowly
// afterwards. It returns the end of the pause.
func (p *Pace) Trouble(host, reason string, at time.Time, atLeast time.Duration) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.trouble(p.host(host), reason, at, atLeast)
}

// trouble is Trouble of h; p.mu is held.
func (p *Pace) trouble(h *hostPace, reason string, at time.Time, atLeast time.Duration) time.Time {
	pause := min(max(5*p.interval, time.Second), time.Minute)
	for range h.strikes {
		pause = min(4*pause, MaxPause)
	}
	h.strikes++
	h.goods = 0
	h.slowdown = min(2*h.slowdown, maxSlowdown)
	if until := at.Add(min(max(pause, atLeast), MaxPause)); until.After(h.until) {
		h.until, h.reason = until, reason
	}
	return h.until
}

// Failed records that the host did not give a page, at a time that may be past. Several
// pages on end are a trouble of the host; what fails among pages that it gives is no more
// than a trouble of the page.
func (p *Pace) Failed(host, reason string, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.host(host)
	if h.failures++; h.failures < patience || h.until.After(at) { // or was asked before the pause
		return
	}
	p.trouble(h, reason, at, 0)
}

// Good records that the host answered as it should. Of a host in no trouble there is
// nothing to remember.
func (p *Pace) Good(host string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[host]
	if h == nil {
		return
	}
	h.failures = 0
	if h.slowdown > 1 {
		h.slowdown = max(1, h.slowdown*0.95)
	}
	if h.goods++; h.goods >= goodsPerStep && h.strikes > 0 {
		h.goods = 0
		h.strikes--
	}
}

// Rest restores a pause that an earlier process began.
func (p *Pace) Rest(host, reason string, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if h := p.host(host); until.After(h.until) {
		h.until, h.reason = until, reason
		h.strikes = max(h.strikes, 1)
	}
}

// Asked records when an earlier process asked a host, so that the next request keeps
// its distance from that one too.
func (p *Pace) Asked(host string, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.clock.Now().Sub(at) > p.remembered() {
		return
	}
	h := p.host(host)
	h.before = later(h.before, at)
}

// remembered is how long a request may matter: the longest time between two requests to
// a host that is not in trouble.
func (p *Pace) remembered() time.Duration { return max(p.interval, robots.MaxCrawlDelay) }

// Until returns until when a host is left alone, and why; zero if it is not.
func (p *Pace) Until(host string) (time.Time, string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[host]
	if h == nil || !h.until.After(p.clock.Now()) {
		return time.Time{}, ""
	}
	return h.until, h.reason
}

// Interval returns the time between two requests to host as it is now.
func (p *Pace) Interval(host string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if h := p.hosts[host]; h != nil {
		return p.gap(h)
	}
	return p.interval
}

// setFloor makes d the least time between two requests to host.
func (p *Pace) setFloor(host string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.host(host).floor = d
}

// keepFloor restores a floor that was forgotten, before the request whose turn was
// taken without it.
func (p *Pace) keepFloor(host string, d time.Duration) {
	if d == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if h := p.host(host); h.floor < d {
		h.floor = d
		h.next = later(h.next, h.turn.Add(p.gap(h)))
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
