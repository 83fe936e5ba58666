package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

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
	Aspects []string `json:"aspects,omitempty"` // of the tool, that its document answers; see Facts
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
	// Similar returns the ids of the tools with a name near to one that was typed, the nearest
	// first.
	Similar(ctx context.Context, name string) ([]string, error)
}

// Ask answers r. A malformed filter, facet or sort is an index.ErrQuery. If
// known is nil, names are looked up in the engine. A search that fails fails the
// whole question, because it would be read as something else without it.
func Ask(ctx context.Context, e Engine, known Names, r Request) (Answer, error) {
	in, err := r.indexes()
	if err != nil {
		return Answer{}, err
	}
	a := &asker{searches: searches{engine: e}, names: known, request: r, resolved: map[string]tool{}}
	if known == nil {
		a.names = lookUp{e}
	}
	q, err := a.read(ctx, r.Text)
	if err != nil {
		return Answer{}, err
	}
	a.exclude(ctx, q.excluded)
	a.required = q.condition
	answer, err := a.answer(ctx, in, q)
	if err == nil && q.foundNothing(answer) {
		reading := "words, because nothing is found of " + q.said
		if r.Filter != nil {
			reading += " under this filter"
		}
		answer, err = a.answer(ctx, in, question{kind: Plain, excluded: q.excluded, text: q.text, words: q.text, said: reading})
	}
	answer.Query = r.Text
	if err == nil && r.Filter != nil && !answer.found() {
		parts := a.unmatched(ctx, in[0])
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
			stages = mergeStages(stages)
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
	allShown := false // if they have documents
	for _, g := range answer.Groups {
		if g.Index != index.Tools {
			found[q.tools[0].id] = found[q.tools[0].id] || q.kind == ExactTool && g.Result.Total > 0
			continue
		}
		allShown = a.request.limit() >= len(q.tools)
		for _, h := range g.Result.Hits {
			found[h.ID] = true
		}
	}
	for _, t := range q.tools {
		if allShown && !found[t.id] {
			none = append(none, t)
		}
	}
	return none
}

// foundNothing reports whether nothing is found of a question about tools that may be
// meant otherwise. Tools that are compared can be put side by side all the same.
func (q question) foundNothing(a Answer) bool {
	return len(q.tools) > 0 && q.kind != Comparison && !a.found()
}

// asker answers one question.
type asker struct {
	searches
	names    Names
	resolved map[string]tool // by name, each looked up once; the zero value: no tool
	request  Request
	excluded map[index.Name]index.Filter // documents that are left out of every search that answers
	required index.Filter                // of tools, by every search that answers
	err      error                       // of the first look-up that failed
}
