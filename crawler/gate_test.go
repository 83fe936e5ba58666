package crawler_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// library crawls n full pages that are linked from one list.
func library(t *testing.T, n int) *world {
	t.Helper()
	w := newWorld(t)
	var links []string
	for i := range n {
		path := fmt.Sprintf("/tool/%02d", i)
		links = append(links, path)
		w.site.page(path, full(path))
	}
	w.site.page("/list/all", full("all", links...))
	if run := w.run(crawl, home+"/list/all"); run.Summary.Fetched+run.Summary.Unchanged != int64(n+1) {
		t.Fatalf("first run: %+v", run.Summary)
	}
	w.clock.Advance(24 * time.Hour)
	return w
}

func (w *world) change(n int, change func(path string)) {
	for i := range n {
		change(fmt.Sprintf("/tool/%02d", i))
	}
}

// counts returns how many pages say how much.
func counts(said map[string]int) map[int]int {
	n := map[int]int{}
	for _, facts := range said {
		n[facts]++
	}
	return n
}

func TestGate(t *testing.T) {
	gone := func(w *world) func(string) { return func(p string) { w.site.status(p, 410) } }
	hollow := func(w *world) func(string) {
		return func(p string) { w.site.page(p, toolPage(p, 0, nil, nil)) }
	}
	fewer := func(w *world) func(string) {
		return func(p string) { w.site.page(p, toolPage(p, 100, []string{"fast"}, []string{"young", "odd"})) }
	}
	unread := func(w *world) func(string) {
		return func(p string) { w.site.page(p, "<title>Soon</title><table><tr><td>"+strings.Repeat("More soon. ", 30)) }
	}
	toOne := func(w *world) func(string) {
		return func(p string) { w.site.status(p, 301, "Location", "/tool/99") }
	}
	home := func(w *world) func(string) { return func(p string) { w.site.status(p, 301, "Location", "/") } }
	tests := []struct {
		name   string
		pages  int // besides the list, of 8 facts
		change int
		how    func(*world) func(string)
		said   map[int]int
		held   int64
	}{
		{"one page is gone", 5, 1, gone, map[int]int{8: 5, -1: 1}, 0},
		{"few pages are gone", 5, 5, gone, map[int]int{8: 1, -1: 5}, 0},
		{"a tenth is gone", 119, 12, gone, map[int]int{8: 108, -1: 12}, 0},
		{"more than a tenth is gone", 30, 10, gone, map[int]int{8: 31}, 10},
		{"one page shrank", 5, 1, fewer, map[int]int{8: 5, 5: 1}, 0},
		{"most of a small source shrank", 5, 4, fewer, map[int]int{8: 6}, 4},
		{"a third of a small source shrank", 11, 4, fewer, map[int]int{8: 12}, 4},
		{"one page is hollow", 5, 1, hollow, map[int]int{8: 6}, 1},
		{"a small source is hollow", 5, 5, hollow, map[int]int{8: 6}, 5},
		{"a tenth is hollow", 49, 5, hollow, map[int]int{8: 50}, 5},
		{"one page cannot be read", 5, 1, unread, map[int]int{8: 6}, 0},
		{"one page of two cannot be read", 1, 1, unread, map[int]int{8: 2}, 0},
		{"a quarter cannot be read", 19, 5, unread, map[int]int{8: 20}, 0},
		{"a third cannot be read", 19, 6, unread, map[int]int{8: 20}, 6},
		{"a tenth of many cannot be read", 119, 12, unread, map[int]int{8: 120}, 0},
		{"a fifth of many cannot be read", 59, 12, unread, map[int]int{8: 60}, 12},
		{"three pages moved to one", 5, 3, toOne, map[int]int{8: 4, -1: 3}, 0},
		{"four pages moved to one", 5, 4, toOne, map[int]int{8: 7}, 4},
		{"three pages moved to the home page", 5, 3, home, map[int]int{8: 3, -1: 3}, 0},
		{"all pages moved to the home page", 5, 5, home, map[int]int{8: 6}, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := library(t, tt.pages)
			w.site.page("/tool/99", full("all tools"))
			w.change(tt.change, tt.how(w))
			run := w.run(refresh)
			if diff := cmp.Diff(tt.said, counts(w.said())); diff != "" {
				t.Errorf("facts: %s", diff)
			}
			if got := run.Summary.HeldSources["tools"]; got != tt.held || len(w.held()) != int(tt.held) {
				t.Errorf("%d are left held, %d stored, want %d", got, len(w.held()), tt.held)
			}
			if run.Summary.Held < tt.held {
				t.Errorf("%d pages were held, and %d are", run.Summary.Held, tt.held)
			}
			for path, h := range w.held() {
				if !h.Decidable || h.Reason == "" || h.Run != run.ID {
					t.Errorf("%s: %+v", path, h)
				}
			}
		})
	}
}

func TestHollowPageIsHeldUntilDecided(t *testing.T) {
	w := library(t, 3)
	w.site.page("/tool/00", toolPage("/tool/00", 0, nil, nil))
	w.run(refresh)
	h := w.held()["/tool/00"]
	if diff := cmp.Diff([]string{"/tool/00", "Stats", "Pros", "Cons"}, h.Vanished); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[record.Kind]int{"tool": 1, "stat": 1, "pro": 4, "con": 2}, h.Was); diff != "" {
		t.Error(diff)
	}
	c, stop := w.start(w.opts)
	defer stop()
	if n, err := c.Control().Accept(t.Context(), "tools"); n != 1 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	if w.said()["/tool/00"] != 1 || len(w.held()) != 0 {
		t.Errorf("accepted: %v, held %v", w.said(), w.heldPaths())
	}
}

func TestRejectKeepsWhatWas(t *testing.T) {
	w := library(t, 3)
	w.site.page("/tool/00", toolPage("/tool/00", 0, nil, nil))
	w.run(refresh)
	c, stop := w.start(w.opts)
	if n, err := c.Control().Reject(t.Context(), "tools"); n != 1 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	stop()
	w.clock.Advance(time.Hour)
	run := w.run(refresh)
	if w.said()["/tool/00"] != 8 || len(w.held()) != 0 || run.Summary.HeldSources != nil {
		t.Errorf("said %v, held %v, %+v", w.said(), w.heldPaths(), run.Summary)
	}
}

func TestContentThatComesBackClearsTheHold(t *testing.T) {
	w := library(t, 3)
	w.change(3, func(p string) { w.site.page(p, toolPage(p, 0, nil, nil)) })
	w.run(refresh)
	before := w.historyLength()
	w.change(2, func(p string) { w.site.page(p, full(p)) })
	w.clock.Advance(time.Hour)
	run := w.run(refresh)
	if diff := cmp.Diff([]string{"/tool/02"}, w.heldPaths()); diff != "" {
		t.Error(diff)
	}
	if run.Summary.HeldSources["tools"] != 1 || w.historyLength() != before || counts(w.said())[8] != 4 {
		t.Errorf("%+v, history %d → %d, said %v", run.Summary, before, w.historyLength(), w.said())
	}
}

// TestAdditionsFlowWhileASourceIsHeld: the gate stops what takes away, and
// nothing else.
func TestAdditionsFlowWhileASourceIsHeld(t *testing.T) {
	w := library(t, 5)
	w.change(4, func(p string) { w.site.page(p, toolPage(p, 0, nil, nil)) })
	w.site.page("/tool/04", full("/tool/04", "/tool/new"))
	w.site.page("/tool/new", full("new"))
	w.run(refresh)
	if got := w.said(); got["/tool/new"] != 8 || len(w.held()) != 4 {
		t.Errorf("said %v, held %v", got, w.heldPaths())
	}
}

func TestMovedToAHollowPageIsHeld(t *testing.T) {
	w := library(t, 5)
	w.site.status("/tool/00", 301, "Location", "/tool/sorry")
	w.site.page("/tool/sorry", toolPage("Sorry", 0, nil, nil))
	w.run(refresh)
	if w.said()["/tool/00"] != 8 || !slices.Equal(w.heldPaths(), []string{"/tool/00"}) {
		t.Errorf("said %v, held %v", w.said(), w.heldPaths())
	}
}

// TestUnreadablePagesAreHeldUntilDecided: what a redesign made unreadable keeps
// its facts until a person says that they are gone; read again, it has them back.
func TestUnreadablePagesAreHeldUntilDecided(t *testing.T) {
	soon := "<title>Soon</title><p>" + strings.Repeat("More soon. ", 30)
	w := library(t, 3)
	w.change(3, func(p string) { w.site.page(p, soon) })
	run := w.run(refresh)
	h := w.held()["/tool/00"]
	if diff := cmp.Diff([]string{"/tool/00", "Stats", "Pros", "Cons"}, h.Vanished); diff != "" || h.Class != "unread" || !strings.Contains(h.Reason, "no heading") {
		t.Errorf("%s: %s\n%s", h.Class, h.Reason, diff)
	}
	if run.Summary.HeldSources["tools"] != 3 || run.Summary.Dead != 3 || w.dead()["/tool/00"].Class != "unknown_kind" {
		t.Errorf("%+v, dead %v", run.Summary, w.dead())
	}
	w.clock.Advance(time.Hour)
	if run := w.run(refresh); run.Summary.HeldSources["tools"] != 3 || counts(w.said())[8] != 4 {
		t.Errorf("undecided: %+v, said %v", run.Summary, w.said())
	}
	c, stop := w.start(w.opts)
	if n, err := c.Control().Accept(t.Context(), "tools"); n != 3 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	if diff := cmp.Diff(map[int]int{8: 1, -1: 3}, counts(w.said())); diff != "" || len(w.held()) != 0 {
		t.Errorf("accepted: %s, held %v", diff, w.heldPaths())
	}
	w.change(3, func(p string) { w.site.page(p, full(p)) })
	for path := range w.dead() {
		if err := c.Control().Replay(t.Context(), home+path); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	w.clock.Advance(time.Hour)
	if w.run(refresh); counts(w.said())[8] != 4 || len(w.held()) != 0 {
		t.Errorf("read again: %v, held %v", w.said(), w.heldPaths())
	}
}

// TestRejectedUnreadablePagesStayDead: their facts stay, and nothing asks again.
func TestRejectedUnreadablePagesStayDead(t *testing.T) {
	w := library(t, 3)
	w.change(3, func(p string) { w.site.page(p, "<title>Soon</title><p>"+strings.Repeat("More soon. ", 30)) })
	w.run(refresh)
	c, stop := w.start(w.opts)
	if n, err := c.Control().Reject(t.Context(), "tools"); n != 3 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	stop()
	w.clock.Advance(time.Hour)
	if run := w.run(refresh); run.Summary.HeldSources != nil || counts(w.said())[8] != 4 || len(w.dead()) != 3 {
		t.Errorf("%+v, said %v, dead %v", run.Summary, w.said(), w.dead())
	}
}
