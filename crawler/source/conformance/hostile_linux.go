package conformance

import (
	"bytes"
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source"
)

// worstOutline bounds what an outline costs, in times of the DOM: pages that nest
// without end are gone over several times.
const worstOutline = 150

// worstMemory bounds what the facts of a page allocate, in times of its bytes, and
// what the outline does beyond outlineMemory, which holds tables that are filled up.
// They do not depend on the machine.
const (
	worstMemory   = 300
	outlineMemory = 64 << 20
)

// Hostile reads pages that are made to hurt: each ends, in bounded memory.
// With STACKDEX_HOSTILE set, as .ci/hostile does, they are larger, and it holds that
// s reads their facts in worst times of the time of the processor for html.Parse:
// what takes a step for each pair of things takes hundreds. Times say little on a
// busy machine, so the tests of every day do not judge them.
func Hostile(t *testing.T, s source.Source, address string, worst time.Duration) {
	t.Helper()
	size, judged := 1<<16, os.Getenv("STACKDEX_HOSTILE") != ""
	if judged {
		size = 1 << 20
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	pages := hostilePages(size)
	for _, p := range pages {
		h := hostileReading{t: t, s: s, page: &source.Page{URL: address}, usual: pages[0].body, body: p.body}
		dom, outline, facts := h.times(), time.Duration(0), time.Duration(0)
		for range tries {
			outline, facts = h.read()
			if !judged || outline <= worstOutline*dom && facts <= worst*dom {
				break
			}
			dom = h.times() // measured beside what is judged by it
		}
		if h.page.Outline == nil {
			continue // refused
		}
		t.Logf("%-36s dom %4d ms, outline %5.1f, facts %5.1f times as long, %d bytes a byte", p.name, dom.Milliseconds(), float64(outline)/float64(dom), float64(facts)/float64(dom), h.memory/uint64(size))
		if !raced && (h.memory > worstMemory*uint64(size) || h.parsed > outlineMemory+worstMemory*uint64(size)) {
			t.Errorf("%s: the outline took %d bytes of memory for each of the page, the facts %d", p.name, h.parsed/uint64(size), h.memory/uint64(size))
		}
		if judged && (outline > worstOutline*dom || facts > worst*dom) {
			t.Errorf("%s: DOM %v, outline %v, facts %v", p.name, dom, outline, facts)
		}
	}
}

// tries is how often a page is read that takes too long: what the machine did
// meanwhile is not held against it, what takes as long each time is.
const tries = 3

// hostileReading reads one page.
type hostileReading struct {
	t           *testing.T
	s           source.Source
	page        *source.Page
	usual, body []byte
	parsed      uint64 // memory that the outline took
	memory      uint64 // that the facts took
}

// times returns how long the page is in parsing, in the median of several, and not
// less than half of what a usual one is: what is nested too deeply is refused at once.
func (h *hostileReading) times() time.Duration {
	var own, usual []time.Duration
	for range 3 {
		own, usual = append(own, h.parse(h.body)), append(usual, h.parse(h.usual))
	}
	return time.Duration(max(median(own), median(usual)/2))
}

func (h *hostileReading) parse(body []byte) time.Duration {
	return timeOf(h.t, func() error { _, err := html.Parse(bytes.NewReader(body)); return err })
}

// read returns the times of the outline and of the facts.
func (h *hostileReading) read() (outline, facts time.Duration) {
	start := allocated()
	outline = timeOf(h.t, func() (err error) { h.page.Outline, err = source.Parse(h.body); return err })
	if h.page.Outline == nil {
		return outline, 0
	}
	parsed := allocated()
	facts = timeOf(h.t, func() error { _, _ = h.s.Extract(h.page); return nil })
	h.parsed, h.memory = parsed-start, allocated()-parsed
	return outline, facts
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// timeOf returns how long the processor works for fn, which may fail.
func timeOf(t *testing.T, fn func() error) time.Duration {
	t.Helper()
	start, err := busy()
	if err != nil {
		t.Fatal(err)
	}
	if err := fn(); err != nil {
		t.Log(err)
	}
	end, err := busy()
	if err != nil {
		t.Fatal(err)
	}
	return end - start
}
