package conformance

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// entry is a fact made ready for comparing: what identifies it, and the fields
// that must agree.
type entry struct {
	id     string
	fields []field
}

// field is a value to compare. An open field of the wanted fact that is empty
// is not compared; a soft one is only noted.
type field struct {
	name, value        string
	open, soft, number bool
}

type diff struct {
	field, got, want string
	soft, number     bool
}

// String returns the fact in one line.
func (e entry) String() string {
	parts := []string{e.id}
	for _, f := range e.fields {
		if f.value != "" {
			parts = append(parts, fmt.Sprintf("%s=%.90q", f.name, f.value))
		}
	}
	return strings.Join(parts, " ")
}

func compareEntries(got, want entry) []diff {
	var diffs []diff
	for k, w := range want.fields {
		g := got.fields[k]
		if g.value != w.value && !(w.open && w.value == "") {
			diffs = append(diffs, diff{w.name, g.value, w.value, w.soft, w.number})
		}
	}
	return diffs
}

func text(name, s string) field { return field{name: name, value: canon.Text(s)} }

func open(name, s string) field { return field{name: name, value: canon.Text(s), open: true} }

func soft(name, s string) field {
	return field{name: name, value: canon.Text(s), open: true, soft: true}
}

func number(name string, v *float64) field {
	f := field{name: name, number: true}
	if v != nil {
		f.value = strconv.FormatFloat(significant(*v), 'g', -1, 64)
	}
	return f
}

// significant rounds to nine digits, more than any page states.
func significant(v float64) float64 {
	if v == 0 {
		return 0
	}
	scale := math.Pow(10, 9-math.Ceil(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

func integer(name string, n *int64) field {
	f := field{name: name, number: true}
	if n != nil {
		f.value = strconv.FormatInt(*n, 10)
	}
	return f
}

// list compares in order, set without.
func list(name string, values []string) field { return text(name, strings.Join(values, " | ")) }

func set(name string, values []string) field { return text(name, joinSet(values)) }

func joinSet(values []string) string {
	folded := make([]string, len(values))
	for i, v := range values {
		folded[i] = canon.Text(v)
	}
	slices.Sort(folded)
	return strings.Join(folded, " | ")
}

// toolKey folds the short forms that prose uses.
func toolKey(name string) string {
	s := strings.ToLower(canon.Text(name))
	return strings.TrimSuffix(strings.TrimPrefix(s, "ruby on "), ".js")
}

func unitKey(unit string) string {
	s := strings.ToLower(canon.Text(unit))
	for _, group := range unitGroups {
		if slices.Contains(group, s) {
			return group[0]
		}
	}
	return s
}

var unitGroups = [][]string{
	{"req/s", "requests/s", "requests per second", "requests/second", "rps", "json req/s", "responses/s",
		"responses/second", "json responses/second", "json responses per second", "responses per second"},
	{"%", "percent"},
	{"x", "×", "times"},
	{"points", "percentage points", "pp", "point", "percentage point"},
	{"MB", "mb"},
	{"questions", "stackoverflow questions", "stack overflow questions"},
	{"users", "concurrent users"},
	{"websites", "live websites", "sites"},
}

func newEntry(b record.Body) entry {
	switch f := b.(type) {
	case record.Tool:
		return entry{id: canon.Text(f.Name), fields: []field{text("role", string(f.Role)), text("description", f.Description),
			open("page_url", f.PageURL), open("homepage", f.Homepage), open("repository", f.Repository), open("categories", strings.Join(f.Categories, " | "))}}
	case record.Stat:
		return entry{id: toolKey(f.Tool) + " " + f.Metric, fields: []field{number("value", dayless(f)), number("low", f.Low),
			number("high", f.High), text("unit", f.Unit), text("text", f.Text), open("as_of", string(f.AsOf))}}
	case record.Trait:
		return entry{id: toolKey(f.Tool) + " " + specimen.AttributeKey(f.Attribute), fields: []field{list("values", f.Values), set("versus", f.Versus)}}
	case record.Pro:
		return entry{id: toolKey(f.Tool) + ": " + canon.Text(string(f.Text)), fields: []field{integer("votes", f.Votes)}}
	case record.Con:
		return entry{id: toolKey(f.Tool) + ": " + canon.Text(string(f.Text)), fields: []field{integer("votes", f.Votes)}}
	case record.Comparison:
		return entry{id: joinSet(f.Tools), fields: []field{open("title", bareTitle(f.Title)), open("intro", f.Intro), open("summary", f.Summary)}}
	case record.Difference:
		return entry{id: canon.Text(f.Title), fields: []field{set("tools", f.Tools), text("text", f.Text)}}
	case record.Verdict:
		return entry{id: joinSet(f.Tools), fields: []field{text("winner", string(f.Winner)), text("summary", f.Summary), set("use_if", useIf(f))}}
	case record.Opinion:
		return entry{id: canon.Text(f.Text), fields: []field{text("author", f.Author), text("role", f.Role), text("date", string(f.Date)),
			text("stance", f.Stance), set("tools", f.Tools), integer("views", f.Views)}}
	case record.Measurement:
		return measurementEntry(f)
	case record.Answer:
		return entry{id: canon.Text(f.Question), fields: []field{text("text", f.Text), soft("tools", joinSet(f.Tools))}}
	case record.Guidance:
		return entry{id: canon.Text(f.Text), fields: []field{text("tool", toolKey(f.Tool)), set("versus", f.Versus), text("advice", string(f.Advice))}}
	case record.Relation:
		return entry{id: fmt.Sprintf("%s %s %s", toolKey(f.From), f.Relation, canon.Text(string(f.To)))}
	case record.RelatedComparison:
		return entry{id: canon.Text(f.Title), fields: []field{text("url", f.URL), set("tools", f.Tools)}}
	}
	return entry{id: string(b.Kind())}
}

// dayless drops the value of a day or flag, which its text states.
func dayless(f record.Stat) *float64 {
	if f.Text != "" {
		return nil
	}
	return f.Value
}

// bareTitle drops what StackShare appends to the names of the tools.
func bareTitle(s string) string {
	return strings.TrimSuffix(canon.Text(s), ": What are the differences?")
}

func useIf(f record.Verdict) []string {
	cases := make([]string, len(f.UseIf))
	for i, u := range f.UseIf {
		cases[i] = u.Tool + ": " + u.Text
	}
	return cases
}

// measurementEntry does not compare the bounds of an approximate figure, which
// the vocabulary leaves open, and takes a range without a value for its middle. Who
// measured when, and the workload of a throughput, must be right where the
// wanted fact states them; other wordings are free.
func measurementEntry(f record.Measurement) entry {
	approximate := ""
	if f.Approximate {
		approximate = "yes"
	}
	if f.Value == nil && f.Low != nil && f.High != nil {
		middle := (*f.Low + *f.High) / 2
		f.Value = &middle
	}
	low, high := number("low", f.Low), number("high", f.High)
	low.open, high.open = f.Approximate, f.Approximate
	workload := open("workload", strings.ToLower(f.Workload))
	workload.soft = f.Metric != "throughput"
	return entry{id: toolKey(f.Tool) + " in " + unitKey(f.Unit), fields: []field{number("value", f.Value), low, high,
		soft("approximate", approximate), soft("metric", f.Metric), workload,
		open("attributed_to", string(f.AttributedTo)), open("as_of", string(f.AsOf))}}
}
