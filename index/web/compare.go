package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
)

// MaxSides is the largest number of tools in a comparison.
const MaxSides = 5

// Compare returns the comparison of the tools with the given names, supplemented from the
// tools' documents; one that no page makes is derived from them.
func (l *Library) Compare(ctx context.Context, called []string) (*index.Comparison, error) {
	if len(called) < 2 || len(called) > MaxSides {
		return nil, PublicError(index.ErrQuery, "a comparison has 2 to %d tools, not %d", MaxSides, len(called))
	}
	tools := make([]*index.Tool, 0, len(called))
	ids := make([]string, 0, len(called))
	for _, name := range called {
		t, err := l.Tool(ctx, name)
		if err != nil {
			return nil, err
		}
		tools, ids = append(tools, t), append(ids, t.ID)
	}
	c, err := read[index.Comparison](ctx, l, index.Ref{Index: index.Comparisons, ID: fold.ComparisonID(ids)})
	if err == nil {
		fold.Join(c, tools)
		return c, nil
	}
	if !errors.Is(err, index.ErrNotFound) {
		return nil, err
	}
	if c := fold.Derive(tools); c != nil {
		return c, nil
	}
	return nil, PublicError(index.ErrQuery, "%s are one and the same tool", strings.Join(called, ", "))
}

// comparison returns a comparison by its id, as Compare does: the ids of its
// tools, in any order.
func (l *Library) comparison(ctx context.Context, id string) (*index.Comparison, error) {
	c, err := read[index.Comparison](ctx, l, index.Ref{Index: index.Comparisons, ID: id})
	if errors.Is(err, index.ErrNotFound) {
		if ids := fold.ComparedIDs(id); len(ids) > 1 {
			return l.Compare(ctx, ids)
		}
		return nil, unknownID(index.Comparisons, id)
	}
	if err != nil {
		return nil, err
	}
	tools, err := l.tools(ctx, c.Tools)
	if err != nil {
		return nil, err
	}
	fold.Join(c, tools)
	return c, nil
}

// tools returns the documents that there are of some ids.
func (l *Library) tools(ctx context.Context, ids []string) (tools []*index.Tool, err error) {
	for _, id := range ids {
		t, err := read[index.Tool](ctx, l, index.Ref{Index: index.Tools, ID: id})
		if errors.Is(err, index.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		tools = append(tools, t)
	}
	return tools, nil
}

// derived returns the comparison that a question asks for if no page made it but
// all its tools are known, else nil.
func (l *Library) derived(ctx context.Context, a ask.Answer) (*ask.Derived, error) {
	if a.Reading.Kind != ask.Comparison {
		return nil, nil
	}
	asked := a.Reading.Tools
	id := fold.ComparisonID(asked)
	i := slices.IndexFunc(a.Groups, func(g ask.Group) bool { return g.Index == index.Comparisons })
	if id == "" || i < 0 {
		return nil, nil
	}
	if slices.ContainsFunc(a.Groups[i].Result.Hits, func(h index.Hit) bool { return h.ID == id }) {
		return nil, nil
	}
	if _, err := l.engine.Get(ctx, index.Ref{Index: index.Comparisons, ID: id}); !errors.Is(err, index.ErrNotFound) {
		return nil, err
	}
	sides, err := l.sides(ctx, a)
	if err != nil || len(sides) < len(asked) {
		return nil, err
	}
	d := &ask.Derived{Tools: fold.ComparedIDs(id)}
	d.ID, d.Title = fold.Between(sides)
	return d, nil
}

// sides names the tools of a question that have a document; most are among the
// hits.
func (l *Library) sides(ctx context.Context, a ask.Answer) (sides []index.ToolRef, err error) {
	for _, id := range a.Reading.Tools {
		doc := hit(a, index.Ref{Index: index.Tools, ID: id})
		if doc == nil {
			doc, err = l.engine.Get(ctx, index.Ref{Index: index.Tools, ID: id})
		}
		if errors.Is(err, index.ErrNotFound) {
			return nil, nil
		}
		var named struct{ Name string }
		if err == nil {
			err = json.Unmarshal(doc, &named)
		}
		if err != nil {
			return nil, fmt.Errorf("tools/%s: %w", id, err)
		}
		sides = append(sides, index.ToolRef{ID: id, Name: named.Name})
	}
	return sides, nil
}

// hit returns the document of an answer, nil if it is not among the hits.
func hit(a ask.Answer, ref index.Ref) json.RawMessage {
	for _, g := range a.Groups {
		for _, h := range g.Result.Hits {
			if g.Index == ref.Index && h.ID == ref.ID {
				return h.Document
			}
		}
	}
	return nil
}
