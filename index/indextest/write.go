package indextest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func testGet(t *testing.T, e index.Engine) {
	for _, d := range Corpus(t) {
		got, err := e.Get(t.Context(), d.Ref)
		if err != nil {
			t.Errorf("%v: %v", d.Ref, err)
			continue
		}
		if !sameJSON(t, d.JSON, got) {
			t.Errorf("%v:\n got %s\nwant %s", d.Ref, got, d.JSON)
		}
	}
	for _, id := range []string{"nothing", "django-", "Django", "../django", "a b", ""} {
		if _, err := e.Get(t.Context(), index.Ref{Index: index.Tools, ID: id}); !errors.Is(err, index.ErrNotFound) {
			t.Errorf("%q: %v; want ErrNotFound", id, err)
		}
	}
	for _, n := range []index.Name{"", "t", "toolbox"} {
		if _, err := e.Get(t.Context(), index.Ref{Index: n, ID: "django"}); !errors.Is(err, index.ErrNotFound) {
			t.Errorf("of index %q: %v; want ErrNotFound", n, err)
		}
	}
	for _, h := range search(t, e, index.Query{Index: index.Tools, Text: "django"}).Hits {
		doc, err := e.Get(t.Context(), index.Ref{Index: index.Tools, ID: h.ID})
		if err != nil || !sameJSON(t, doc, h.Document) {
			t.Errorf("hit %s is not the document (%v):\n%s\n%s", h.ID, err, h.Document, doc)
		}
	}
}

// sameJSON reports whether two documents say the same.
func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	var x, y any
	if err := errors.Join(json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		t.Error(err)
		return false
	}
	return cmp.Equal(x, y)
}

func testScan(t *testing.T, e index.Engine) {
	s, ok := e.(index.Scanner)
	if !ok {
		t.Fatalf("%T cannot scan", e)
	}
	for _, n := range index.Names() {
		var want, got []string
		for _, d := range Corpus(t) {
			if d.Ref.Index == n {
				want = append(want, d.Ref.ID)
			}
		}
		slices.Sort(want)
		err := s.Scan(t.Context(), n, func(id string, doc []byte) error {
			got = append(got, id)
			if !bytes.Contains(doc, []byte(`"`+id+`"`)) {
				t.Errorf("%s comes with %s", id, doc)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", n, diff)
		}
	}
	stop := errors.New("stop")
	if err := s.Scan(t.Context(), index.Tools, func(string, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the callback: %v; want %v", err, stop)
	}
}

func testAudit(t *testing.T, e index.Engine) {
	c, ok := e.(index.Auditor)
	if !ok {
		t.Fatalf("%T cannot be audited", e)
	}
	for _, n := range index.Names() {
		var want []string
		for _, d := range Corpus(t) {
			if d.Ref.Index == n {
				want = append(want, d.Ref.ID)
			}
		}
		slices.Sort(want)
		if count, err := c.Count(t.Context(), n); err != nil || count != len(want) {
			t.Errorf("%s: %d documents, %v; want %d", n, count, err, len(want))
		}
		var got []string
		err := c.Walk(t.Context(), n, func(id string, doc []byte) error {
			got = append(got, id)
			if stored, err := e.Get(t.Context(), index.Ref{Index: n, ID: id}); err != nil || !sameJSON(t, stored, doc) {
				t.Errorf("%s/%s (%v):\n%s\n%s", n, id, err, stored, doc)
			}
			return nil
		})
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", n, err, diff)
		}
	}
}

// testFence: nothing is written behind a fence that is down, whatever the batch holds.
func testFence(t *testing.T, g index.Generations) {
	e := live(t, g)
	before := index.Meta{Generation: "g1", Applied: 1}
	apply(t, e, index.Batch{Upserts: []index.Document{Doc(t, tools()[0])}, Meta: &before})
	lost := errors.New("the lease was lost")
	for _, b := range []index.Batch{
		{Upserts: []index.Document{Doc(t, tools()[1])}},
		{Deletes: []index.Ref{{Index: index.Tools, ID: tools()[0].ID}}},
		{Meta: &index.Meta{Generation: "g1", Applied: 2}},
	} {
		b.Fence = func() error { return lost }
		if _, err := e.Apply(t.Context(), b); !errors.Is(err, lost) {
			t.Errorf("%v; want %v", err, lost)
		}
	}
	if got := ids(search(t, e, index.Query{Index: index.Tools})); !slices.Equal(got, []string{tools()[0].ID}) {
		t.Errorf("behind the fence there are %v; want %s alone", got, tools()[0].ID)
	}
	if m, err := e.Meta(t.Context()); err != nil || m != before {
		t.Errorf("meta behind the fence: %+v, %v; want %+v", m, err, before)
	}
}

// testMark: the mark is the same until documents are written.
func testMark(t *testing.T, g index.Generations) {
	e := live(t, g)
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	marks := map[string]bool{}
	for n := range 4 {
		m := index.Meta{Generation: "g1", Applied: uint64(n)}
		apply(t, e, index.Batch{Upserts: []index.Document{Doc(t, tools()[n%2])}, Meta: &m})
		if n == 3 {
			apply(t, e, index.Batch{Deletes: []index.Ref{{Index: index.Tools, ID: tools()[0].ID}}, Meta: &m})
		}
		mark, err := e.(index.Auditor).Mark(t.Context())
		if err != nil || marks[mark] {
			t.Errorf("the mark %q was there before, or %v", mark, err)
		}
		marks[mark] = true
		if _, err := e.Meta(t.Context()); err != nil {
			t.Fatal(err)
		}
		if again, err := e.(index.Auditor).Mark(t.Context()); err != nil || again != mark {
			t.Errorf("nothing was written, and the mark %q is %q, %v", mark, again, err)
		}
	}
}

// testPublished: opening for reading makes nothing.
func testPublished(t *testing.T, g index.Generations) {
	for range 2 {
		if _, err := g.Published(t.Context()); !errors.Is(err, index.ErrMissing) {
			t.Fatalf("nothing was published: %v; want ErrMissing", err)
		}
		if all, err := g.List(t.Context()); err != nil || len(all) > 0 {
			t.Fatalf("generations %v, %v; want none", all, err)
		}
	}
	filled(t, g)
	e, err := g.Published(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if got := search(t, e, index.Query{Index: index.Tools, Text: "django"}); len(got.Hits) == 0 {
		t.Error("nothing is found in what was published")
	}
}

func testApply(t *testing.T, g index.Generations) {
	e := live(t, g)
	first := tool("alpha", "Alpha", "tool", "first words", 1, nil, nil, "Other")
	batch := index.Batch{Upserts: []index.Document{Doc(t, first), Doc(t, tool("beta", "Beta", "tool", "other words", 2, nil, nil, "Other"))}}
	apply(t, e, batch)
	apply(t, e, batch) // the same again is the same
	if got := search(t, e, index.Query{Index: index.Tools}); got.Total != 2 {
		t.Fatalf("%d documents after the same batch twice; want 2", got.Total)
	}
	first.Summary = "entirely changed"
	first.Metrics = map[string]float64{}
	apply(t, e, index.Batch{Upserts: []index.Document{Doc(t, first)}})
	if got := ids(search(t, e, index.Query{Index: index.Tools, Text: "first words"})); slices.Contains(got, "alpha") {
		t.Errorf("old words still find the document: %v", got)
	}
	if got := ids(search(t, e, index.Query{Index: index.Tools, Text: "entirely"})); !slices.Equal(got, []string{"alpha"}) {
		t.Errorf("new words find %v", got)
	}
	if got := ids(search(t, e, index.Query{Index: index.Tools, Filter: index.Exists{Attribute: "metrics.github_stars"}})); !slices.Equal(got, []string{"beta"}) {
		t.Errorf("a replaced document keeps what it lost: %v", got)
	}
	gone := []index.Ref{{Index: index.Tools, ID: "alpha"}, {Index: index.Tools, ID: "never-there"}}
	apply(t, e, index.Batch{Deletes: gone})
	apply(t, e, index.Batch{Deletes: gone})
	if got := ids(search(t, e, index.Query{Index: index.Tools})); !slices.Equal(got, []string{"beta"}) {
		t.Errorf("after a deletion: %v; want [beta]", got)
	}
	if _, err := e.Get(t.Context(), gone[0]); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("deleted: %v; want ErrNotFound", err)
	}
	apply(t, e, index.Batch{Deletes: []index.Ref{{Index: "", ID: "beta"}, {Index: "toolbox", ID: "beta"}, {Index: index.Tools, ID: ""}}})
	if got := ids(search(t, e, index.Query{Index: index.Tools})); !slices.Equal(got, []string{"beta"}) {
		t.Errorf("after deletions from indexes that do not exist: %v; want [beta]", got)
	}
	apply(t, e, index.Batch{})
	twice := []index.Document{Doc(t, tool("gamma", "Old", "tool", "", 1, nil, nil, "Other")), Doc(t, tool("gamma", "New", "tool", "", 1, nil, nil, "Other"))}
	apply(t, e, index.Batch{Upserts: twice})
	if got := ids(search(t, e, index.Query{Index: index.Tools, Text: "new"})); !slices.Equal(got, []string{"gamma"}) {
		t.Errorf("the last of two versions in a batch is not found: %v", got)
	}
	many(t, e)
}

// many writes more documents than an engine takes at once.
func many(t *testing.T, e index.Engine) {
	t.Helper()
	var b index.Batch
	for n := range 3_000 {
		b.Upserts = append(b.Upserts, Doc(t, tool(fmt.Sprintf("many-%04d", n), fmt.Sprintf("Many %d", n), "library", "", float64(n), nil, nil, "Other")))
	}
	b.Meta = &index.Meta{Applied: 7}
	apply(t, e, b)
	library := index.Equal{Attribute: "kind", Values: []string{"library"}}
	got := search(t, e, index.Query{Index: index.Tools, Filter: library, Facets: []string{"kind"}})
	if n := got.Facets["kind"][0]; n.Value != "library" || n.Count != 3_000 {
		t.Errorf("facet of 3,000 documents: %v", got.Facets)
	}
	last := search(t, e, index.Query{Index: index.Tools, Filter: library, Offset: 2_998, Limit: 5, Sort: []index.Sort{{Attribute: "popularity", Descending: true}}})
	if diff := cmp.Diff([]string{"many-0001", "many-0000"}, ids(last)); diff != "" {
		t.Errorf("the last page (-want +got):\n%s", diff)
	}
}

func testReject(t *testing.T, g index.Generations) {
	e := live(t, g)
	good := Doc(t, tool("good", "Good", "tool", "", 1, nil, nil, "Other"))
	after := Doc(t, tool("after", "After", "tool", "", 1, nil, nil, "Other"))
	bad := []index.Document{
		Doc(t, tool("not an id!", "Bad", "tool", "", 1, nil, nil, "Other")),
		{Ref: index.Ref{Index: index.Tools, ID: "cut"}, JSON: []byte(`{"id":"cut","name":`)},
		{Ref: index.Ref{Index: index.Tools, ID: "list"}, JSON: []byte(`["list"]`)},
		{Ref: index.Ref{Index: "nowhere", ID: "lost"}, JSON: []byte(`{"id":"lost"}`)},
	}
	b := index.Batch{Upserts: slices.Concat([]index.Document{good}, bad, []index.Document{after}), Meta: &index.Meta{Applied: 3}}
	rejected, err := e.Apply(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, r := range rejected {
		got = append(got, r.Ref.ID)
		if r.Reason == "" {
			t.Errorf("%v is refused without a reason", r.Ref)
		}
	}
	for _, d := range bad {
		want = append(want, d.Ref.ID)
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("refused (-want +got):\n%s", diff)
	}
	found := ids(search(t, e, index.Query{Index: index.Tools, Sort: []index.Sort{{Attribute: "name"}}}))
	if diff := cmp.Diff([]string{"after", "good"}, found); diff != "" {
		t.Errorf("the rest of the batch (-want +got):\n%s", diff)
	}
	if m, err := e.Meta(t.Context()); err != nil || m.Applied != 3 {
		t.Errorf("meta of the batch: %+v, %v", m, err)
	}
}

func testMeta(t *testing.T, g index.Generations) {
	e := live(t, g)
	if m, err := e.Meta(t.Context()); err != nil || m != (index.Meta{}) {
		t.Errorf("meta of an empty index: %+v, %v; want none", m, err)
	}
	want := index.Meta{Generation: "g1", Schema: 1, Mapping: "abc", Applied: 1<<53 - 1, Log: time.Date(2026, 11, 21, 8, 0, 0, 123456789, time.UTC)}
	apply(t, e, index.Batch{Meta: &want})
	apply(t, e, index.Batch{Upserts: []index.Document{Doc(t, tools()[0])}})
	reads := map[string]func(context.Context) (index.Meta, error){"meta": e.Meta}
	if r, ok := e.(index.MetaReader); ok {
		reads["record"] = r.ReadMeta
	}
	for name, read := range reads {
		got, err := read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func testCancel(t *testing.T, g index.Generations) {
	e := live(t, g)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Apply(ctx, index.Batch{Upserts: Corpus(t)}); err == nil {
		t.Error("a cancelled write succeeded")
	}
	apply(t, e, index.Batch{Upserts: Corpus(t)})
}
