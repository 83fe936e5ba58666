package conformance

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Score counts the facts of one kind: Found of Want were read, and Right of
// Got are right.
type Score struct {
	Want, Found int
	Got, Right  int
	MaxMissed   int // the most that one page missed, after Add
}

// Recall returns the share of the facts that were read, 1 if there are none.
func (s Score) Recall() float64 { return share(s.Found, s.Want) }

// Precision returns the share of what was read that is right, 1 if nothing was.
func (s Score) Precision() float64 { return share(s.Right, s.Got) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Report is the difference between the reading of a page and its gold.
type Report struct {
	Scores map[record.Kind]Score
	// Missing, Extra and Wrong are lines to read: facts not read, facts not on
	// the page, and facts read with a wrong field (both missed and extra).
	Missing, Extra, Wrong []string
	// WrongNumbers are those of Wrong where a number differs.
	WrongNumbers []string
	// Notes are deviations in fields where wording is free.
	Notes []string
}

// Compare returns how got differs from want. Order, evidence and raw figures are ignored; texts
// are compared by canon.Text.
func Compare(got, want []record.Fact) Report { return CompareWith(got, want, nil) }

// CompareWith is Compare with facts that may be read or not.
func CompareWith(got, want, optional []record.Fact) Report {
	r := Report{Scores: map[record.Kind]Score{}}
	for _, kind := range kinds(got, want) {
		r.kind(kind, entries(got, kind), entries(want, kind), entries(optional, kind))
	}
	return r
}

// ComparePage compares the fields of a page other than its facts: type, title, category path,
// author and dates, and the language if it is known.
func ComparePage(got, want record.Page) []string {
	path := func(p record.Page) string { return strings.Join(p.CategoryPath, " > ") }
	fields := []struct{ name, got, want string }{
		{"page_type", string(got.PageType), string(want.PageType)}, {"title", bareTitle(got.Title), bareTitle(want.Title)}, {"category_path", path(got), path(want)},
		{"author", canon.Text(got.Author), canon.Text(want.Author)}, {"published_at", string(got.PublishedAt), string(want.PublishedAt)},
		{"modified_at", string(got.ModifiedAt), string(want.ModifiedAt)}}
	if want.Language != "" {
		fields = append(fields, struct{ name, got, want string }{"language", got.Language, want.Language})
	}
	var wrong []string
	for _, f := range fields {
		if f.got != f.want {
			wrong = append(wrong, fmt.Sprintf("page %s: got %q, want %q", f.name, f.got, f.want))
		}
	}
	return wrong
}

func kinds(lists ...[]record.Fact) []record.Kind {
	var all []record.Kind
	for _, facts := range lists {
		for _, f := range facts {
			if !slices.Contains(all, f.Body.Kind()) {
				all = append(all, f.Body.Kind())
			}
		}
	}
	slices.Sort(all)
	return all
}

func entries(facts []record.Fact, kind record.Kind) []entry {
	var list []entry
	for _, f := range facts {
		if f.Body.Kind() == kind {
			list = append(list, newEntry(f.Body))
		}
	}
	return list
}

// pair is a candidate match of got[i] with want[j].
type pair struct {
	i, j  int
	diffs []diff
}

func (p pair) weight() int {
	n := 0
	for _, d := range p.diffs {
		n += 1
		if !d.soft {
			n += 100
		}
	}
	return n
}

func (p pair) wrong() bool { return slices.ContainsFunc(p.diffs, func(d diff) bool { return !d.soft }) }

func (r *Report) kind(kind record.Kind, got, want, optional []entry) {
	s := Score{Want: len(want)}
	usedGot, usedWant := make([]bool, len(got)), make([]bool, len(want))
	for _, p := range assign(got, want) {
		usedGot[p.i], usedWant[p.j] = true, true
		s.Got++
		if p.wrong() {
			r.wrong(kind, want[p.j], p)
			continue
		}
		s.Found++
		s.Right++
		r.notes(kind, want[p.j], p)
	}
	var rest []int // those of got that nothing wanted
	for i := range got {
		if !usedGot[i] {
			rest = append(rest, i)
		}
	}
	for _, p := range assign(pick(got, rest), optional) {
		usedGot[rest[p.i]] = !p.wrong()
	}
	for i, e := range got {
		if !usedGot[i] {
			s.Got++
			r.Extra = append(r.Extra, fmt.Sprintf("extra   %s: %s", kind, e))
		}
	}
	for j, e := range want {
		if !usedWant[j] {
			r.Missing = append(r.Missing, fmt.Sprintf("missing %s: %s", kind, e))
		}
	}
	s.MaxMissed = s.Want - s.Found
	r.Scores[kind] = s
}

func pick(list []entry, at []int) []entry {
	picked := make([]entry, len(at))
	for k, i := range at {
		picked[k] = list[i]
	}
	return picked
}

func (r *Report) wrong(kind record.Kind, want entry, p pair) {
	line := fmt.Sprintf("wrong   %s: %s: %s", kind, want.id, joinDiffs(p.diffs, false))
	r.Wrong = append(r.Wrong, line)
	if slices.ContainsFunc(p.diffs, func(d diff) bool { return d.number && !d.soft }) {
		r.WrongNumbers = append(r.WrongNumbers, line)
	}
}

func (r *Report) notes(kind record.Kind, want entry, p pair) {
	if len(p.diffs) > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("note    %s: %s: %s", kind, want.id, joinDiffs(p.diffs, true)))
	}
}

func joinDiffs(diffs []diff, soft bool) string {
	var parts []string
	for _, d := range diffs {
		if d.soft == soft {
			parts = append(parts, fmt.Sprintf("%s: got %.120q, want %.120q", d.field, d.got, d.want))
		}
	}
	return strings.Join(parts, "; ")
}

// assign pairs entries of the same identity, the closest first.
func assign(got, want []entry) []pair {
	byID := map[string][]int{}
	for j, e := range want {
		byID[e.id] = append(byID[e.id], j)
	}
	var all []pair
	for i, e := range got {
		for _, j := range byID[e.id] {
			all = append(all, pair{i, j, compareEntries(e, want[j])})
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(a.j, b.j), cmp.Compare(a.i, b.i))
	})
	usedGot, usedWant := map[int]bool{}, map[int]bool{}
	var chosen []pair
	for _, p := range all {
		if !usedGot[p.i] && !usedWant[p.j] {
			usedGot[p.i], usedWant[p.j] = true, true
			chosen = append(chosen, p)
		}
	}
	return chosen
}

// Clean reports whether nothing was missed, extra or wrong.
func (r Report) Clean() bool { return len(r.Missing)+len(r.Extra)+len(r.Wrong) == 0 }

// Add adds the counts and findings of other to r.
func (r *Report) Add(other Report) {
	if r.Scores == nil {
		r.Scores = map[record.Kind]Score{}
	}
	for kind, o := range other.Scores {
		s := r.Scores[kind]
		r.Scores[kind] = Score{s.Want + o.Want, s.Found + o.Found, s.Got + o.Got, s.Right + o.Right, max(s.MaxMissed, o.MaxMissed)}
	}
	r.Missing = append(r.Missing, other.Missing...)
	r.Extra = append(r.Extra, other.Extra...)
	r.Wrong = append(r.Wrong, other.Wrong...)
	r.WrongNumbers = append(r.WrongNumbers, other.WrongNumbers...)
	r.Notes = append(r.Notes, other.Notes...)
}

// Table writes a line for each kind with its counts, recall and precision.
func (r Report) Table(w io.Writer) {
	fmt.Fprintf(w, "%-20s %6s %6s %6s %8s %9s\n", "kind", "want", "found", "got", "recall", "precision")
	var kinds []record.Kind
	for k := range r.Scores {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		s := r.Scores[k]
		fmt.Fprintf(w, "%-20s %6d %6d %6d %8.4f %9.4f\n", k, s.Want, s.Found, s.Got, s.Recall(), s.Precision())
	}
}

// Below returns the kinds under a bar, with their figures.
func (r Report) Below(recall, precision float64) []string {
	var low []string
	for k, s := range r.Scores {
		if s.Recall() < recall || s.Precision() < precision {
			low = append(low, fmt.Sprintf("%s: recall %.4f, precision %.4f", k, s.Recall(), s.Precision()))
		}
	}
	slices.Sort(low)
	return low
}

// String returns the misses, extras and wrong fields, a line each.
func (r Report) String() string {
	return strings.Join(slices.Concat(r.Wrong, r.Missing, r.Extra), "\n")
}
