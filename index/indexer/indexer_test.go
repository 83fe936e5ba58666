package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestPagesBecomeDocuments(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(
		page("stackshare", "https://stackshare.example/django", 1, subject("Django"), stars("Django", 85_600)),
		page("article", "https://blog.example/compare", 2, subject("Django"), subject("Flask"),
			record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask"},
			record.Answer{Question: "Which is bigger?", Text: "Django brings more of its own.", Tools: []string{"Django", "Flask"}}),
	)
	w.settle(t)
	django := w.tool(t, "django")
	if django == nil {
		t.Fatal("no document of Django")
	}
	if diff := cmp.Diff(map[string]float64{"github_stars": 85_600}, django.Metrics); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"django-vs-flask"}, django.Comparisons); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	w := newWorld(t.TempDir())
	django := page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 80_000))
	w.log.publish(django, page("stackshare", "https://a.example/flask", 1, subject("Flask")))
	w.settle(t)
	w.outbox.take()
	before := w.engine.written()

	w.log.publish(django)
	w.settle(t)
	if n := w.engine.written() - before; n != 0 {
		t.Errorf("the same page again wrote %d documents", n)
	}
	if changes := w.outbox.take(); len(changes) != 0 {
		t.Errorf("the same page again told %v", changes)
	}

	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 90_000)))
	older := page("stackshare", "https://a.example/django", 0, subject("Django"), stars("Django", 10))
	w.log.publish(page("stackshare", "https://a.example/django", 2, subject("Django"), stars("Django", 95_000)), older)
	w.settle(t)
	want := []record.Change{{Schema: 1, Op: "upsert", Index: "tools", ID: "django",
		Fields: []string{"figures", "metrics", "newest_seen_ts", "oldest_seen_ts", "popularity", "sources"},
		Values: []record.ChangedValue{{Kind: "figure", Name: "github_stars", From: "80,000", To: "95,000"}}}}
	if diff := cmp.Diff(want, w.outbox.take()); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if got := w.tool(t, "django").Metrics["github_stars"]; got != 95_000 {
		t.Errorf("github_stars is %v, want that of the version seen last", got)
	}
}

// TestChangedValuesAreTold: a row of a table whose key is that of a metric is a
// value of its own; first figures are told as such, and no page tells of what a
// tool had when it came.
func TestChangedValuesAreTold(t *testing.T) {
	w := newWorld(t.TempDir())
	values := func(day int, facts ...record.Body) (values []record.ChangedValue) {
		w.log.publish(page("stackshare", "https://a.example/django", day, append(facts, subject("Django"))...))
		w.settle(t)
		for _, c := range w.outbox.take() {
			if c.Index == "tools" {
				values = append(values, c.Values...)
			}
		}
		return values
	}
	row := func(label, cell string) record.Trait {
		return record.Trait{Tool: "Django", Attribute: label, Values: []string{cell}, Raw: cell}
	}
	figure := func(from, to string) record.ChangedValue {
		return record.ChangedValue{Kind: "figure", Name: "github_stars", From: from, To: to}
	}
	trait := func(name, from, to string) record.ChangedValue {
		return record.ChangedValue{Kind: "trait", Name: name, From: from, To: to}
	}
	for i, step := range []struct {
		facts []record.Body
		want  []record.ChangedValue
	}{
		{nil, nil},
		{[]record.Body{stars("Django", 80_000)}, []record.ChangedValue{figure("", "80,000")}},
		{[]record.Body{stars("Django", 80_000), row("GitHub stars", "very many"), row("ORM", "own")},
			[]record.ChangedValue{trait("orm", "", "own"), trait("github_stars", "", "very many")}},
		{[]record.Body{stars("Django", 80_000), row("GitHub stars", "very many"), row("ORM", "none")}, []record.ChangedValue{trait("orm", "own", "none")}},
		{[]record.Body{row("GitHub stars", "few")}, []record.ChangedValue{trait("github_stars", "very many", "few"), figure("80,000", ""), trait("orm", "none", "")}},
		{nil, []record.ChangedValue{trait("github_stars", "few", "")}},
	} {
		if diff := cmp.Diff(step.want, values(i+1, step.facts...)); diff != "" {
			t.Errorf("step %d (-want +got):\n%s", i, diff)
		}
	}
}

func TestTombstoneRemovesDocuments(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(
		page("article", "https://b.example/1", 1, subject("Django"), subject("Zorble"), record.Comparison{Tools: []string{"Django", "Zorble"}}),
		page("stackshare", "https://a.example/django", 1, subject("Django")))
	w.settle(t)
	w.outbox.take()
	w.log.publish(gone("article", "https://b.example/1", 2))
	w.settle(t)
	for _, ref := range []index.Ref{{Index: index.Tools, ID: "zorble"}, {Index: index.Comparisons, ID: "django-vs-zorble"}} {
		if _, err := w.engine.Get(t.Context(), ref); !errors.Is(err, index.ErrNotFound) {
			t.Errorf("%v is still there: %v", ref, err)
		}
	}
	var deleted []string
	for _, c := range w.outbox.take() {
		if c.Op == "delete" {
			deleted = append(deleted, c.Index+"/"+c.ID)
		}
	}
	slices.Sort(deleted)
	if diff := cmp.Diff([]string{"comparisons/django-vs-zorble", "tools/zorble"}, deleted); diff != "" {
		t.Error(diff)
	}
	// What comes late does not bring it back.
	w.log.publish(page("article", "https://b.example/1", 1, subject("Zorble")))
	w.settle(t)
	if w.tool(t, "zorble") != nil {
		t.Error("an older version brought a page back that is gone")
	}
}

// TestChangesTellValues: what was shown before stands beside what is shown, once a
// document was there.
func TestChangesTellValues(t *testing.T) {
	w := newWorld(t.TempDir())
	license := func(value string) record.Trait {
		return record.Trait{Tool: "Quuxly", Attribute: "License", Values: []string{value}, Raw: value}
	}
	var got []string
	for i, facts := range [][]record.Body{
		{subject("Quuxly"), stars("Quuxly", 10)},
		{subject("Quuxly"), stars("Quuxly", 20), license("MIT")},
		{subject("Quuxly"), stars("Quuxly", 20), license("Apache-2.0")},
		{subject("Quuxly")},
	} {
		w.log.publish(page("stackshare", "https://a.example/quuxly", i+1, facts...))
		w.settle(t)
		for _, c := range w.outbox.take() {
			for _, v := range c.Values {
				got = append(got, fmt.Sprintf("%d %s %s: %s → %s", i, c.ID, v.Name, v.From, v.To))
			}
		}
	}
	want := []string{
		"1 quuxly github_stars: 10 → 20", "1 quuxly license:  → MIT", "2 quuxly license: MIT → Apache-2.0",
		"3 quuxly github_stars: 20 → ", "3 quuxly license: Apache-2.0 → ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestMergeLeavesNoOrphan(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(
		page("stackshare", "https://a.example/quuxly", 1, subject("Quuxly"), stars("Quuxly", 10)),
		page("article", "https://b.example/1", 1, subject("Quuxly Framework"), subject("Django"),
			record.Comparison{Tools: []string{"Quuxly Framework", "Django"}},
			record.Answer{Question: "Why?", Text: "It is fast.", Tools: []string{"Quuxly Framework"}}))
	w.settle(t)
	apart := w.engine.dump()
	one, other := subject("Quuxly"), subject("Quuxly Framework")
	one.Repository, other.Repository = "https://github.com/quux/quuxly", "https://github.com/quux/quuxly"
	w.log.publish(page("github", "https://github.com/quux/quuxly", 2, one, other))
	w.settle(t)
	merged := newWorld(t.TempDir())
	merged.log.pages = w.log.pages
	merged.settle(t)
	if diff := cmp.Diff(merged.engine.dump(), w.engine.dump()); diff != "" {
		t.Errorf("after the merge (-rebuilt +incremental):\n%s", diff)
	}
	if w.engine.dump() == apart {
		t.Error("the pages did not merge the names; the test says nothing")
	}
}

func TestRefusedDocumentGoesToDead(t *testing.T) {
	w := newWorld(t.TempDir())
	refuse := true
	w.engine.refuse = func(ref index.Ref) string {
		if refuse && ref.ID == "django" {
			return "field figures: too long"
		}
		return ""
	}
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"), subject("Flask")))
	w.settle(t)
	if w.tool(t, "django") != nil || w.tool(t, "flask") == nil {
		t.Error("one refused document must not take the others with it")
	}
	if len(w.outbox.dead) != 1 || w.outbox.dead[0].Class != indexer.ClassRefused || w.outbox.dead[0].Reason != "field figures: too long" {
		t.Fatalf("DEAD has %+v", w.outbox.dead)
	}
	for _, c := range w.outbox.take() {
		if c.ID == "django" {
			t.Errorf("CHANGES tells of a refused document: %+v", c)
		}
	}
	// It is tried again when it changes, and not before.
	refuse = false
	w.log.publish(page("stackshare", "https://a.example/flask", 1, subject("Flask")))
	w.settle(t)
	if w.tool(t, "django") != nil {
		t.Error("an unchanged refused document was written again")
	}
	w.log.publish(page("stackshare", "https://a.example/django2", 1, subject("Django")))
	w.settle(t)
	if w.tool(t, "django") == nil {
		t.Error("a changed document was not written")
	}
}

func TestEngineThatIsAwayIsWaitedFor(t *testing.T) {
	w := newWorld(t.TempDir())
	away, asked := true, make(chan struct{}, 100)
	w.engine.before = func() error {
		w.engine.mu.Lock()
		defer w.engine.mu.Unlock()
		if away {
			asked <- struct{}{}
			return fmt.Errorf("connection refused: %w", index.ErrUnavailable)
		}
		return nil
	}
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		<-asked
		<-asked
		if s := x.Status(); s.WaitingOn != "the engine" || s.LastError == "" {
			t.Errorf("status says it waits for %q because of %q", s.WaitingOn, s.LastError)
		}
		w.engine.mu.Lock()
		away = false
		w.engine.mu.Unlock()
		w.wait(t, ctx, x)
		if s := x.Status(); s.WaitingOn != "" {
			t.Errorf("status says it waits for %q", s.WaitingOn)
		}
	})
	if w.tool(t, "django") == nil {
		t.Error("the document got lost")
	}
}

func TestSuppressions(t *testing.T) {
	w := newWorld(t.TempDir())
	by := page("article", "https://b.example/1", 1, subject("Flask"))
	by.Author = "Ada"
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"),
		record.Opinion{Author: "Ada", Tools: []string{"Django"}, Text: "We chose it."}), by,
		page("github", "https://github.com/zorble/zorble", 1, subject("Zorble")))
	w.settle(t)
	all := w.engine.dump()
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		w.suppress.add("author", "Ada")
		w.suppress.add("url", "https://github.com/zorble/zorble")
	})
	w.settle(t)
	if w.tool(t, "flask") != nil || w.tool(t, "zorble") != nil || w.tool(t, "django") == nil || strings.Contains(w.engine.dump(), "We chose it") {
		t.Errorf("suppressed facts are still there:\n%s", w.engine.dump())
	}
	w.suppress.clear()
	w.settle(t)
	if diff := cmp.Diff(all, w.engine.dump()); diff != "" {
		t.Errorf("after the list was cleared (-before +after):\n%s", diff)
	}
}

func TestWantedOnceARepository(t *testing.T) {
	w := newWorld(t.TempDir())
	w.adjust = func(cfg *indexer.Config) {
		cfg.Wanted = func(repository string) []record.URLRow { return []record.URLRow{{Schema: 1, URL: repository}} }
	}
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
	w.settle(t)
	w.log.publish(page("stackshare", "https://a.example/django", 2, subject("Django"), stars("Django", 5)))
	w.settle(t)
	want := []record.URLRow{{Schema: 1, URL: "https://github.com/django/django"}}
	if diff := cmp.Diff(want, w.outbox.urls); diff != "" {
		t.Error(diff)
	}
}
