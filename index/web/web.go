package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
)

// Query is a search as written in a URL or on a command line.
type Query struct {
	Text      string
	In        []index.Name // empty: all indexes
	Filter    string       // see index.ParseFilter
	Sort      string       // see index.ParseSort
	Facets    []string     // each of the indexes in In counts those it has
	Limit     int          // hits of each index; 0: 10
	Offset    int
	Highlight bool
}

// maxText is how many characters a query may have.
const maxText = 2000

// Resolution is the tool that a name means.
type Resolution struct {
	Name       string   `json:"name"`       // as given
	Tool       *string  `json:"tool"`       // id; null: no known tool, or not beyond doubt
	Candidates []string `json:"candidates"` // ids of what the name could mean, or of near names
	Canonical  string   `json:"canonical,omitempty"`
	Kind       string   `json:"kind,omitempty"`
	Why        string   `json:"why,omitempty"`
}

// NewResolution converts the resolution of name for the API.
func NewResolution(name string, r names.Resolution) Resolution {
	out := Resolution{Name: name, Candidates: r.Candidates, Canonical: r.Name, Kind: r.Kind, Why: r.Why}
	if out.Candidates == nil {
		out.Candidates = []string{}
	}
	if r.ID != "" {
		out.Tool = &r.ID
	}
	return out
}

// Engine is the part of an index.Engine from which the API reads documents.
type Engine interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	Get(ctx context.Context, ref index.Ref) ([]byte, error)
	Scan(ctx context.Context, n index.Name, fn func(id string, doc []byte) error) error
}

// Insight answers what documents leave out.
type Insight interface {
	// Find says what a person who typed name means, or which names are near;
	// Known only the first, which takes less.
	Find(ctx context.Context, name string) (names.Resolution, error)
	Known(ctx context.Context, name string) (names.Resolution, error)
	Mentions(ctx context.Context, text string) ([]names.Mention, error)
	Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error)
	Series(ctx context.Context, tool, metric string) ([]fold.Point, error)
	Unresolved(ctx context.Context, source string, limit int) (all []names.Unresolved, total int, err error)
}

// Library answers questions from an engine and the state beside it.
type Library struct {
	engine  Engine
	insight Insight
}

// NewLibrary returns a Library; both of its parts must be safe for concurrent use.
func NewLibrary(e Engine, i Insight) *Library { return &Library{engine: e, insight: i} }

// Ask answers a query; a malformed one is an index.ErrQuery.
func (l *Library) Ask(ctx context.Context, q Query) (ask.Answer, error) {
	r, err := q.request()
	if err != nil {
		return ask.Answer{}, err
	}
	answer, err := ask.Ask(ctx, l.engine, known{l.insight}, r)
	if err != nil {
		return ask.Answer{}, err
	}
	answer.Derived, err = l.derived(ctx, answer)
	return answer, err
}

func (q Query) request() (ask.Request, error) {
	if n := len([]rune(q.Text)); n > maxText {
		return ask.Request{}, PublicError(index.ErrQuery, "the query has %d characters, the limit is %d", n, maxText)
	}
	if q.Limit < 0 || q.Offset < 0 {
		return ask.Request{}, PublicError(index.ErrQuery, "limit %d and offset %d: neither may be negative", q.Limit, q.Offset)
	}
	if q.Limit > index.MaxLimit || q.Offset > index.MaxWindow-q.Limit {
		return ask.Request{}, PublicError(index.ErrQuery, "limit %d and offset %d: a limit is at most %d, and offset and limit together %d", q.Limit, q.Offset, index.MaxLimit, index.MaxWindow)
	}
	r := ask.Request{Text: q.Text, In: q.In, Facets: q.Facets, Limit: q.Limit, Offset: q.Offset, Highlight: q.Highlight}
	if q.Filter == "" && q.Sort == "" && (len(q.Facets) == 0 || len(q.In) > 1) {
		return r, nil
	}
	if len(q.In) == 0 {
		r.In = []index.Name{index.Tools}
	}
	if len(r.In) > 1 {
		return ask.Request{}, PublicError(index.ErrQuery, "a filter or sort order belongs to one index, not to %d; name one", len(r.In))
	}
	var err error
	if r.Filter, err = index.ParseFilter(r.In[0], q.Filter); err != nil {
		return ask.Request{}, err
	}
	r.Sort, err = index.ParseSort(r.In[0], q.Sort)
	return r, err
}

// known is what an Insight knows of names, as questions need it.
type known struct{ insight Insight }

// Find implements ask.Names.
func (k known) Find(ctx context.Context, name string) (id, display string, err error) {
	r, err := k.insight.Known(ctx, name)
	return r.ID, r.Name, err
}

// Mentioned implements ask.Names.
func (k known) Mentioned(ctx context.Context, text string) (list []string, err error) {
	all, err := k.insight.Mentions(ctx, text)
	for _, m := range all {
		list = append(list, m.Text)
	}
	return list, err
}

// Similar implements ask.Names.
func (k known) Similar(ctx context.Context, name string) ([]string, error) {
	r, err := k.insight.Find(ctx, name)
	return r.Candidates, err
}

// Document returns a document by its id; a tool also by a former id.
func (l *Library) Document(ctx context.Context, ref index.Ref) (json.RawMessage, error) {
	doc, err := l.engine.Get(ctx, ref)
	if !errors.Is(err, index.ErrNotFound) || ref.Index != index.Tools {
		return doc, err
	}
	former, failed := l.engine.Search(ctx, index.Query{
		Index: index.Tools, Limit: 1,
		Filter: index.Equal{Attribute: "former_ids", Values: []string{ref.ID}},
	})
	if failed != nil {
		return nil, failed
	}
	if len(former.Hits) == 0 {
		return nil, err
	}
	return former.Hits[0].Document, nil
}

// Resolve returns the tool that a name means.
func (l *Library) Resolve(ctx context.Context, name string) (Resolution, error) {
	r, err := l.insight.Find(ctx, name)
	if err != nil {
		return Resolution{}, err
	}
	return NewResolution(name, r), nil
}

// Tool returns the document of the tool with the given name. If there is none the error is
// index.ErrNotFound and lists similar names.
func (l *Library) Tool(ctx context.Context, name string) (*index.Tool, error) {
	r, err := l.insight.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	id := cmp.Or(r.ID, name)
	t, err := read[index.Tool](ctx, l, index.Ref{Index: index.Tools, ID: id})
	if errors.Is(err, index.ErrNotFound) {
		return nil, unknownTool(name, r)
	}
	return t, err
}

func unknownTool(name string, r names.Resolution) error {
	switch {
	case r.ID != "":
		return PublicError(index.ErrNotFound, "nothing is known of %s yet; crawl a page about it, unless it is forgotten (`stackdex forget --list`)", r.Name)
	case len(r.Candidates) > 0:
		return PublicError(index.ErrNotFound, "no tool is called %.100q; did you mean %s?", name, strings.Join(r.Candidates, ", "))
	}
	return PublicError(index.ErrNotFound, "no tool is called %.100q", name)
}

// Export calls fn with every document of an index, in the order of ids.
func (l *Library) Export(ctx context.Context, n index.Name, fn func(doc []byte) error) error {
	return l.engine.Scan(ctx, n, func(_ string, doc []byte) error { return fn(doc) })
}
