// Package ask reads what people type into a search box: names of tools,
// "X alternatives", "A vs B", "who uses X", "who says …", categories, and plain words. It
// puts the question to an engine and says how it read it.
//
// It works in three steps:
//
//  1. read: what kind of question it is, of which tools, with which words left;
//  2. plan: for each index, filters and texts whose hits follow one another;
//  3. run: the plans, put together to a page.
package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// Request is a question with the limits of the client.
type Request struct {
	Text      string
	In        []index.Name // empty: all indexes
	Filter    index.Filter // nil: none; needs a single index in In
	Facets    []string
	Sort      []index.Sort
	Limit     int // hits of each index; 0: 10
	Offset    int
	Highlight bool
}

// The ways in which a question is read.
const (
	Plain        = "text"
	ExactTool    = "tool"         // the name of a tool
	Alternatives = "alternatives" // what can be used in place of a tool
	Comparison   = "comparison"   // tools side by side
	Users        = "users"        // who uses a tool
	Claims       = "claims"       // who says something of a tool
	Category     = "category"     // the tools of a kind, category or language
)

// Reading is how a question was understood.
type Reading struct {
	Kind    string   `json:"kind"`
	Tools   []string `json:"tools"`             // ids
	Without []string `json:"without,omitempty"` // ids of tools that are left out
	Text    string   `json:"text"`              // the words that are searched
	Said    string   `json:"said"`              // for people, e.g. "alternatives to Django"; empty: plain words
}

// Answer holds the hits of each index, tools first.
type Answer struct {
	Query   string   `json:"query"`
	Reading Reading  `json:"reading"`
	Groups  []Group  `json:"groups"`
	Derived *Derived `json:"derived,omitempty"`
}

// Derived is the requested comparison if no page makes it: it can be derived from what is known
// of each tool.
type Derived struct {
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Tools []string `json:"tools"` // ids
}

// Group is the result from one index.
type Group struct {
	Index  index.Name   `json:"index"`
	Result index.Result `json:"result"`
}

// Engine is the part of an index.Engine that Ask needs.
type Engine interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
}

// Names knows what tools are called.
type Names interface {
	// Find returns the tool that a person certainly means who typed name; the id is empty if
	// there is none.
	Find(ctx context.Context, name string) (id, display string, err error)
	// Mentioned returns what a text names that are tools beyond doubt, as it is written.
	Mentioned(ctx context.Context, text string) ([]string, error)
}

// Ask answers r. A malformed filter, facet or sort is an index.ErrQuery. If
// known is nil, names are looked up in the engine. A search that fails fails the
// whole question, because it would be read as something else without it.
func Ask(ctx context.Context, e Engine, known Names, r Request) (Answer, error) {
	in, err := r.indexes()
	if err != nil {
		return Answer{}, err
	}
	a := &asker{engine: e, names: known, request: r, found: map[string]tool{}}
	if known == nil {
		a.names = lookUp{e}
	}
	q, err := a.read(ctx, r.Text)
	if err != nil {
		return Answer{}, err
	}
	a.leaveOut(ctx, q.left)
	answer, err := a.answer(ctx, in, q)
	if err == nil && q.inVain(answer) {
		reading := "words, because nothing is found of " + q.said
		if r.Filter != nil {
			reading += " under this filter"
		}
		answer, err = a.answer(ctx, in, question{kind: Plain, left: q.left, text: q.text, words: q.text, said: reading})
	}
	answer.Query = r.Text
	if err == nil && r.Filter != nil && !answer.found() {
		parts := a.vain(ctx, in[0])
		if answer.Reading.Said != "" {
			parts = slices.Insert(parts, 0, answer.Reading.Said)
		}
		answer.Reading.Said = strings.Join(parts, "; ")
	}
	return answer, err
}

// found reports whether there are hits.
func (a Answer) found() bool {
	return slices.ContainsFunc(a.Groups, func(g Group) bool { return g.Result.Total > 0 })
}

// answer answers a question from each index.
func (a *asker) answer(ctx context.Context, in []index.Name, q question) (Answer, error) {
	answer := Answer{Reading: q.reading()}
	for _, n := range in {
		stages := a.plan(ctx, q, n)
		if a.err != nil {
			return Answer{}, a.err
		}
		if len(a.request.Sort) > 0 {
			stages = merged(stages)
		}
		result, err := a.run(ctx, n, stages)
		if err != nil {
			return Answer{}, err
		}
		for _, s := range stages {
			answer.Reading.Said = cmp.Or(s.said, answer.Reading.Said)
		}
		answer.Groups = append(answer.Groups, Group{n, result})
	}
	if unknown := a.unknown(q, answer); unknown != nil {
		reading := "nothing is known of " + namesOf(unknown, " and ")
		if q.kind == ExactTool {
			answer.Reading.Said = "words, because " + reading
		} else {
			answer.Reading.Said += "; " + reading
		}
	}
	return answer, nil
}

// unknown returns the tools that a question is about, by the names that are known,
// and that have no document.
func (a *asker) unknown(q question, answer Answer) (none []tool) {
	if q.kind != ExactTool && q.kind != Comparison || a.request.Filter != nil || a.request.Sort != nil || a.request.Offset > 0 {
		return nil // other hits may come first
	}
	found := map[string]bool{}
	asked := false
	for _, g := range answer.Groups {
		if g.Index != index.Tools {
			found[q.tools[0].id] = found[q.tools[0].id] || q.kind == ExactTool && g.Result.Total > 0
			continue
		}
		asked = a.request.limit() >= len(q.tools)
		for _, h := range g.Result.Hits {
			found[h.ID] = true
		}
	}
	for _, t := range q.tools {
		if asked && !found[t.id] {
			none = append(none, t)
		}
	}
	return none
}

// inVain reports whether nothing is found of a question about tools that may be
// meant otherwise. Tools that are compared can be put side by side all the same.
func (q question) inVain(a Answer) bool {
	return len(q.tools) > 0 && q.kind != Comparison && !a.found()
}

// asker answers one question.
type asker struct {
	engine  Engine
	names   Names
	found   map[string]tool // what names are of, each looked up once; none: the zero value
	request Request
	ahead   ahead
	left    map[index.Name]index.Filter // out
	err     error                       // of the first look-up that failed
}

// indexes returns the indexes that are asked for, in their order, and checks
// what only makes sense of some.
func (r Request) indexes() ([]index.Name, error) {
	var in []index.Name
	for _, n := range index.Names() {
		if len(r.In) == 0 || slices.Contains(r.In, n) {
			in = append(in, n)
		}
	}
	for _, n := range r.In {
		if !slices.Contains(in, n) {
			return nil, &index.QueryError{Part: "index", Problem: fmt.Sprintf("no index %q; there are tools, comparisons and passages", n)}
		}
	}
	if r.Filter != nil && len(in) > 1 {
		return nil, &index.QueryError{Part: "filter", Problem: "say which index it is for: tools, comparisons or passages"}
	}
	for _, facet := range r.Facets {
		if !slices.ContainsFunc(in, func(n index.Name) bool { return slices.Contains(index.AttributesOf(n).Facets, facet) }) {
			_, err := index.Query{Index: in[0], Facets: []string{facet}}.Normalize()
			return nil, err
		}
	}
	for _, s := range r.Sort {
		if !slices.ContainsFunc(in, func(n index.Name) bool { return index.Allows(index.AttributesOf(n).Sortable, s.Attribute) }) {
			_, err := index.Query{Index: in[0], Sort: []index.Sort{s}}.Normalize()
			return nil, err
		}
	}
	return in, nil
}

// limit returns how many hits are asked for.
func (r Request) limit() int {
	if r.Limit == 0 {
		return index.DefaultLimit
	}
	return r.Limit
}

// run searches the stages of a plan one behind the other and puts their hits
// together.
func (a *asker) run(ctx context.Context, n index.Name, stages []stage) (index.Result, error) {
	limit, offset := a.request.limit(), a.request.Offset
	var all index.Result
	for i, s := range stages {
		q := a.query(n, s, stages[:i])
		q.Limit, q.Offset = max(1, limit), max(0, offset-all.Total)
		if limit < 0 || offset < 0 {
			q.Limit, q.Offset = limit, offset // the engine says what is wrong
		}
		r, err := a.search(ctx, q)
		if err != nil {
			return all, err
		}
		if room := limit - len(all.Hits); len(r.Hits) > room {
			r.Hits = r.Hits[:room]
		}
		if i == 0 {
			all = r
		} else {
			all = join(all, r)
		}
	}
	return all, nil
}

// query makes the search of a stage; what the stages before it hold is left
// out.
func (a *asker) query(n index.Name, s stage, before []stage) index.Query {
	q := index.Query{Index: n, Text: s.text, Highlight: a.request.Highlight}
	var all index.And
	if a.request.Filter != nil {
		all = append(all, a.request.Filter)
	}
	if s.filter != nil {
		all = append(all, index.Or{s.filter}) // index.FacetFilter leaves it in: facets count what the stage can find
	}
	if left := a.left[n]; left != nil {
		all = append(all, index.Not{Filter: left})
	}
	for _, b := range before {
		all = append(all, index.Not{Filter: b.filter})
	}
	switch len(all) {
	case 0:
	case 1:
		q.Filter = all[0]
	default:
		q.Filter = all
	}
	attributes := index.AttributesOf(n)
	for _, f := range a.request.Facets {
		if slices.Contains(attributes.Facets, f) {
			q.Facets = append(q.Facets, f)
		}
	}
	for _, by := range a.request.Sort {
		if index.Allows(attributes.Sortable, by.Attribute) {
			q.Sort = append(q.Sort, by)
		}
	}
	return q
}

// join adds the hits of a later stage.
func join(all, r index.Result) index.Result {
	all.Hits = append(all.Hits, r.Hits...)
	all.Total += r.Total
	all.Exact = all.Exact && r.Exact
	all.Took += r.Took
	for facet, counts := range r.Facets {
		all.Facets[facet] = addCounts(all.Facets[facet], counts)
	}
	return all
}

func addCounts(a, b []index.FacetCount) []index.FacetCount {
	sum := slices.Clone(a)
	for _, c := range b {
		if i := slices.IndexFunc(sum, func(have index.FacetCount) bool { return have.Value == c.Value }); i >= 0 {
			sum[i].Count += c.Count
		} else {
			sum = append(sum, c)
		}
	}
	slices.SortFunc(sum, index.CompareCounts)
	return sum
}
