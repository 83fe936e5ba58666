package sourcetest

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

// CheckHostile reads pages that are made to hurt: each ends. With STACKDEX_HOSTILE
// set, as .ci/hostile does, they are larger, and it holds that s reads their facts
// in worst times of the time of the processor for html.Parse: what takes a step
// for each pair of things takes hundreds. Times say little on a busy machine, so
// the tests of every day do not judge them.
func CheckHostile(t *testing.T, s source.Source, address string, worst time.Duration) {
	t.Helper()
	size, judged := 1<<16, os.Getenv("STACKDEX_HOSTILE") != ""
	if judged {
		size = 1 << 20
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	pages := hostilePages(size)
	parse := func(p hostilePage) time.Duration {
		return timeOf(t, func() error { _, err := html.Parse(bytes.NewReader(p.body)); return err })
	}
	usual := parse(pages[0]) // what is nested too deeply is refused at once
	for _, p := range pages {
		dom := max(parse(p), usual/2)
		var o *source.Outline
		outline := timeOf(t, func() (err error) { o, err = source.Parse(p.body); return err })
		if o == nil {
			continue // refused
		}
		facts := timeOf(t, func() error { _, _ = s.Extract(&source.Page{URL: address, Outline: o}); return nil })
		t.Logf("%-36s dom %4d ms, outline %5.1f, facts %5.1f times as long", p.name, dom.Milliseconds(), float64(outline)/float64(dom), float64(facts)/float64(dom))
		if judged && (outline > worstOutline*dom || facts > worst*dom) {
			t.Errorf("%s: DOM %v, outline %v, facts %v", p.name, dom, outline, facts)
		}
	}
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
