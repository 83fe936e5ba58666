// Package ask reads what people type into a search box: names of tools,
// "X alternatives", "A vs B", "who says …", and plain words. It puts the
// question to an engine and says how it read it.
package ask

import (
	"context"

	"github.com/stackdex/stackdex/index"
)

// Request is a question with the limits that a person or program sets.
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
	Claims       = "claims"       // who says something of a tool
)

// Reading says how a question was read.
type Reading struct {
	Kind  string   `json:"kind"`
	Tools []string `json:"tools"` // ids
	Text  string   `json:"text"`  // the words that are searched
	Said  string   `json:"said"`  // for people, e.g. "alternatives to Django"; empty: plain words
}

// Answer holds the hits of each index, tools first.
type Answer struct {
	Query   string  `json:"query"`
	Reading Reading `json:"reading"`
	Groups  []Group `json:"groups"`
}

// Group is the result in one index.
type Group struct {
	Index  index.Name   `json:"index"`
	Result index.Result `json:"result"`
}

// Engine is what Ask needs of an index.Engine.
type Engine interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
}

// Finder returns the tool that a person who typed name means beyond doubt;
// false if there is none.
type Finder func(ctx context.Context, name string) (id, display string, ok bool)

// Ask answers r. A malformed filter, facet or sort is an index.ErrQuery.
func Ask(ctx context.Context, e Engine, find Finder, r Request) (Answer, error) {
	return Answer{Query: r.Text, Reading: Reading{Kind: Plain, Tools: []string{}, Text: r.Text}}, nil
}
