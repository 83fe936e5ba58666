package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// comparisonView is what the page of a comparison shows.
type comparisonView struct {
	head
	Comparison index.Comparison
	Verdicts   []verdictView
	Measured   []measuredView
	Advice     []adviceView
}

type verdictView struct {
	index.VerdictRef
	Name string // of the winner; empty: none
	If   []adviceView
}

// adviceView is a piece of advice about a side.
type adviceView struct{ Name, Kind, Text string }

// measuredView is one workload with the measurement of each side.
type measuredView struct {
	index.Measured
	Most   float64
	Places []*place // each once
}

// join sets what the documents of a comparison's tools show before its rows.
func (s *Server) join(ctx context.Context, c *index.Comparison) error {
	var tools []*index.Tool
	for _, id := range c.Tools {
		doc, err := s.Library.Document(ctx, index.Ref{Index: index.Tools, ID: id})
		if errors.Is(err, index.ErrNotFound) {
			continue
		}
		t := &index.Tool{}
		if err == nil {
			err = json.Unmarshal(doc, t)
		}
		if err != nil {
			return fmt.Errorf("tools/%s: %w", id, err)
		}
		tools = append(tools, t)
	}
	fold.Join(c, tools)
	return nil
}

func (s *Server) comparisonView(r *http.Request) (*comparisonView, error) {
	v := &comparisonView{}
	if err := s.load(r, index.Comparisons, &v.Comparison); err != nil {
		return nil, err
	}
	c := &v.Comparison
	if err := s.join(r.Context(), c); err != nil {
		return nil, err
	}
	v.Title = c.Title + " · stackdex"
	names := map[string]string{}
	for _, side := range c.Sides {
		names[side.ID] = side.Name
	}
	for _, ref := range c.Verdicts {
		verdict := verdictView{VerdictRef: ref}
		if ref.Winner != nil {
			verdict.Name = names[*ref.Winner]
		}
		for _, u := range ref.UseIf {
			verdict.If = append(verdict.If, adviceView{Name: names[u.Tool], Text: u.Text})
		}
		v.Verdicts = append(v.Verdicts, verdict)
	}
	for _, m := range c.Measured {
		passages := slices.Clone(m.Passages)
		for _, o := range m.Others {
			passages = append(passages, o.Passage)
		}
		cited, err := s.places(r.Context(), passages)
		if err != nil {
			return nil, err
		}
		view := measuredView{Measured: m, Places: distinct(passages, cited)}
		for _, value := range m.Values {
			if value != nil {
				view.Most = max(view.Most, *value)
			}
		}
		v.Measured = append(v.Measured, view)
	}
	for _, g := range c.Guidance {
		v.Advice = append(v.Advice, adviceView{Name: names[g.Tool], Kind: words(g.Advice), Text: g.Excerpt})
	}
	return v, nil
}
