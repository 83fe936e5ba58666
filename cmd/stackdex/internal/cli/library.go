package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/web"
)

// library answers questions, from a running stackdex or from its files.
type library interface {
	Ask(ctx context.Context, q web.Query) (ask.Answer, error)
	Document(ctx context.Context, ref index.Ref) (json.RawMessage, error)
	Tool(ctx context.Context, name string) (*index.Tool, error)
	Compare(ctx context.Context, called []string) (*index.Comparison, error)
	namer
	Export(ctx context.Context, n index.Name, fn func(doc []byte) error) error
}

// namer is a library that knows names.
type namer interface {
	Resolve(ctx context.Context, name string) (web.Resolution, error)
	Mentions(ctx context.Context, text string) (web.Prose, error)
}

// tracer is a library that knows what stands behind a figure or an attribute.
type tracer interface {
	Topics(ctx context.Context, tool string) ([]fold.Topic, error)
	Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error)
	Series(ctx context.Context, tool, metric string) ([]fold.Point, error)
	unresolver
}

// unresolver is a library that knows which names mean no tool.
type unresolver interface {
	Unresolved(ctx context.Context, source string, limit int) (web.Unresolved, error)
}

// fullLibrary is a library of an index with its state.
type fullLibrary interface {
	library
	tracer
}

// documentCounts says how many documents each index has.
func documentCounts[K ~string](docs map[K]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		parts = append(parts, counted(docs[name], strings.TrimSuffix(screen.Clean(string(name)), "s")))
	}
	return cmp.Or(strings.Join(parts, ", "), "nothing")
}

// counted writes n and noun, in the plural unless n is 1.
func counted[N int | int64](n N, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return screen.Count(int64(n)) + " " + noun
}

// printJSON writes v as indented JSON.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// closing joins the error of close to err.
func closing(err *error, close func() error) { *err = errors.Join(*err, close()) }
