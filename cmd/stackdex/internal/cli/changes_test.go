package cli

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// printed is the digest of some changes, for which titles has titles.
func printed(t *testing.T, titles map[string]string, changes ...record.Change) string {
	t.Helper()
	d := newDigest()
	read := func(take func(record.StoredChange) error) {
		for _, c := range changes {
			if err := take(record.StoredChange{Change: c}); err != nil {
				t.Fatal(err)
			}
		}
	}
	read(d.add)
	d.choose()
	read(d.detail)
	var out strings.Builder
	d.print(screen.Plain(&out), 7*24*time.Hour, func(ref index.Ref) string { return titles[ref.ID] })
	return out.String()
}

// TestDigest: a person reads what changed, what came and what went, by its name;
// fields that are there for machines are left out.
func TestDigest(t *testing.T) {
	titles := map[string]string{"django": "Django", "flask": "Flask", "koa": "Koa", "quart": "Quart", "redis": "Redis", "p_2": "Django: about 743 req/s", "p_3": "\u202eodd\x1b[2J"}
	got := printed(t, titles,
		record.Change{Op: "upsert", Index: "tools", ID: "django", Fields: []string{"figures", "metrics", "newest_seen_ts", "pros", "pros_total"}},
		record.Change{Op: "upsert", Index: "tools", ID: "django", Fields: []string{"alternative_of", "metrics"}},
		record.Change{Op: "upsert", Index: "tools", ID: "flask", Fields: []string{"newest_seen_ts"}},
		record.Change{Op: "upsert", Index: "tools", ID: "koa", Fields: []string{"id", "name"}},
		record.Change{Op: "upsert", Index: "tools", ID: "koa", Fields: []string{"figures", "pros"}, Values: []record.ChangedValue{{Kind: "figure", Name: "github_stars", From: "7", To: "9"}}},
		record.Change{Op: "upsert", Index: "tools", ID: "quart", Fields: []string{"id", "name"}},
		record.Change{Op: "upsert", Index: "tools", ID: "redis", Fields: []string{"figures", "metrics", "newest_seen_ts", "popularity", "popularity_tier", "traits"},
			Values: []record.ChangedValue{{Kind: "figure", Name: "github_stars", From: "3.1K", To: "3.4K"}, {Kind: "trait", Name: "license", To: "MIT"}, {Kind: "trait", Name: "orm", From: "a", To: "b"}}},
		record.Change{Op: "upsert", Index: "tools", ID: "redis", Fields: []string{"figures", "pros", "traits"},
			Values: []record.ChangedValue{{Kind: "figure", Name: "github_stars", From: "3.4K", To: "3.6K"}, {Kind: "trait", Name: "orm", From: "b", To: "a"}}},
		record.Change{Op: "delete", Index: "tools", ID: "parse"},
		record.Change{Op: "delete", Index: "tools", ID: "bottle"},
		record.Change{Op: "upsert", Index: "tools", ID: "bottle", Fields: []string{"id", "name"}},
		record.Change{Op: "delete", Index: "comparisons", ID: "django-vs-parse"},
		record.Change{Op: "upsert", Index: "passages", ID: "p_1", Fields: []string{"id"}}, // it came and went
		record.Change{Op: "delete", Index: "passages", ID: "p_1"},
		record.Change{Op: "upsert", Index: "passages", ID: "p_2", Fields: []string{"id"}},
		record.Change{Op: "upsert", Index: "passages", ID: "p_3", Fields: []string{"id"}},
		record.Change{Op: "delete", Index: "passages", ID: "p_4"},
		record.Change{Op: "delete", Index: "passages", ID: "p_5"},
	)
	want := `in the last 7 days

tools: 4 changed, 2 new, 1 gone
  Django  what it is an alternative to, figures, pros, in 2 changes
  Flask   seen again
  Redis   GitHub stars 3.1K → 3.6K, license none → MIT, pros, in 2 changes
  bottle  gone and made again, in 2 changes
  Koa     new, GitHub stars 7 → 9, pros, in 2 changes
  Quart   new
  parse   gone

comparisons: 1 gone
  django vs parse  gone

passages: 2 new, 2 gone
  Django: about 743 req/s                   new
  odd[2J                                    new
  a passage whose text is not known any more  gone, 2 of them
`
	if diff := cmp.Diff(fields(want), fields(got)); diff != "" {
		t.Errorf("-want +got:\n%s\n%s", diff, got)
	}
}

// fields makes lines that differ in their spaces equal.
func fields(s string) (lines []string) {
	for line := range strings.Lines(s) {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return lines
}

// TestDigestIsBounded: of 100,000 changes each state is shown, and how many
// there are; what is listed does not depend on their order.
func TestDigestIsBounded(t *testing.T) {
	var changes []record.Change
	for i := range 100_000 {
		c := record.Change{Op: "upsert", Index: "tools", ID: fmt.Sprintf("tool-%06d", i*7919%100_000), Fields: []string{"pros"}}
		switch i % 10 {
		case 0:
			c.Op = "delete"
		case 1, 2:
			c.Fields = []string{"id", "pros"}
		}
		changes = append(changes, c)
	}
	got := printed(t, nil, changes...)
	for _, want := range []string{"tools: 70,000 changed, 20,000 new, 10,000 gone", "and 99,980 more; `stackdex changes --json` lists all"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "\n"); n != 24 || strings.Count(got, " gone\n") < 5 || strings.Count(got, " new\n") != 5 {
		t.Errorf("%d lines:\n%s", n, got)
	}
	backwards := make([]record.Change, len(changes))
	for i, c := range changes {
		backwards[len(changes)-1-i] = c
	}
	if diff := cmp.Diff(got, printed(t, nil, backwards...)); diff != "" {
		t.Errorf("another order (-want +got):\n%s", diff)
	}
}

// TestDigestKeepsOnlyWhatItLists: of a document that is not listed no value is kept,
// whatever there are.
func TestDigestKeepsOnlyWhatItLists(t *testing.T) {
	d := newDigest()
	var changes []record.StoredChange
	for i := range 1000 {
		c := record.Change{Op: "upsert", Index: "tools", ID: fmt.Sprintf("tool-%06d", i), Fields: []string{"traits"}}
		for n := range 20 {
			c.Values = append(c.Values, record.ChangedValue{Kind: "trait", Name: fmt.Sprint("row_", n), To: "x"})
		}
		changes = append(changes, record.StoredChange{Change: c})
		if err := d.add(changes[i]); err != nil {
			t.Fatal(err)
		}
	}
	d.choose()
	for what, take := range map[string]func(record.StoredChange) error{"add": d.add, "detail": d.detail} {
		allocs := testing.AllocsPerRun(1, func() {
			for _, c := range changes[digestLines:] {
				if err := take(c); err != nil {
					t.Error(err)
				}
			}
		})
		if allocs > 0 {
			t.Errorf("%s keeps something %.0f times", what, allocs)
		}
	}
}

func TestAgesAreWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		time.Hour: "hour", 24 * time.Hour: "day", 7 * 24 * time.Hour: "7 days", 36 * time.Hour: "36 hours", 90 * time.Minute: "90 minutes",
		time.Minute: "minute", 90 * time.Second: "90 seconds", time.Millisecond: "1 second",
	} {
		if got := ageText(d); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}
