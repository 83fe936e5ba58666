package indexer_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// letters are the keys of what is in DEAD.
func (o *outbox) letters() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var keys []string
	for _, d := range o.dead {
		keys = append(keys, d.Key)
	}
	slices.Sort(keys)
	return strings.Join(keys, ", ")
}

// refusing has an engine refuse a tool.
func refusing(e *memoryEngine, id string) {
	e.refuse = func(ref index.Ref) string {
		if ref.ID == id {
			return "no"
		}
		return ""
	}
}

// TestLettersEndWithTheirCause: the dead letter of a document goes when the engine takes
// the document, or when there is none any more; others stay.
func TestLettersEndWithTheirCause(t *testing.T) {
	w := newWorld(t.TempDir())
	other := record.DeadLetter{Key: "https://a.example/broken", Class: "unreadable"}
	w.outbox.dead = append(w.outbox.dead, other)
	w.engine.refuse = func(ref index.Ref) string { return map[string]string{"django": "no", "flask": "no"}[ref.ID] }
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")), page("stackshare", "https://a.example/flask", 1, subject("Flask")))
	w.settle(t)
	if got, want := w.outbox.letters(), "document tools/django, document tools/flask, "+other.Key; got != want {
		t.Fatalf("DEAD has %s, want %s", got, want)
	}
	refusing(w.engine, "flask")
	w.log.publish(page("stackshare", "https://a.example/django", 2, subject("Django"), stars("Django", 5)))
	w.settle(t)
	if got, want := w.outbox.letters(), "document tools/flask, "+other.Key; got != want {
		t.Errorf("once Django was taken, DEAD has %s, want %s", got, want)
	}
	w.log.publish(gone("stackshare", "https://a.example/flask", 2))
	w.settle(t)
	if got := w.outbox.letters(); got != other.Key {
		t.Errorf("once there is no Flask any more, DEAD has %s, want %s", got, other.Key)
	}
}

// TestReindexEndsLetters: a new generation takes what the one before refused, and keeps
// the letters of what it refuses too.
func TestReindexEndsLetters(t *testing.T) {
	g := newGenerations(t)
	g.engine.refuse = func(ref index.Ref) string { return map[string]string{"django": "no", "flask": "no"}[ref.ID] }
	g.log.publish(page("stackshare", "https://a.example/django", 9, subject("Django"), stars("Django", 9)), page("stackshare", "https://a.example/flask", 9, subject("Flask"), stars("Flask", 9)))
	g.live("g1")
	if got, want := g.outbox.letters(), "document tools/django, document tools/flask"; got != want {
		t.Fatalf("DEAD has %s, want %s", got, want)
	}
	g.engines.opened = func(e *memoryEngine) { refusing(e, "flask") }
	out, err := g.reindex(t.Context(), "g2", func(r *indexer.Reindexing) { r.Accept = true })
	if err != nil || out.Refused != 1 {
		t.Fatalf("reindex: %+v, %v; want one refused document", out, err)
	}
	if got := g.outbox.letters(); !strings.Contains(got, "django") {
		t.Errorf("before the new generation works DEAD has %s", got)
	}
	g.live("g2")
	if got, want := g.outbox.letters(), "document tools/flask"; got != want {
		t.Errorf("DEAD has %s, want %s", got, want)
	}
}

// TestUnfoldedIsRefused: a document that cannot be folded counts as refused until it can.
func TestUnfoldedIsRefused(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", math.Inf(1))))
	w.settle(t)
	if got, want := w.outbox.letters(), "document tools/django"; got != want {
		t.Fatalf("DEAD has %s, want %s", got, want)
	}
	st := w.open(t)
	if n := st.Meta().Refused; n != 1 {
		t.Errorf("%d documents are refused, want 1", n)
	}
	st.Close()
	w.settle(t)
	if got := w.outbox.letters(); got == "" {
		t.Error("a start took the letter of what is refused still")
	}
	w.log.publish(page("stackshare", "https://a.example/django", 2, subject("Django"), stars("Django", 5)))
	w.settle(t)
	if got := w.outbox.letters(); got != "" || w.tool(t, "django") == nil {
		t.Errorf("once it can be folded, DEAD has %s", got)
	}
}
