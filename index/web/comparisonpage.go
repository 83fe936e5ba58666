package web

import (
	"net/http"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// comparisonView is what the page of a comparison shows.
type comparisonView struct {
	head
	Comparison index.Comparison
	Verdicts   []verdictView
	Measured   []measuredView
	Points     []pointsView
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

// pointsView are the pros and cons of a side.
type pointsView struct {
	index.SidePoints
	Name string
}

func (s *Server) comparisonView(r *http.Request) (*comparisonView, error) {
	c, err := s.Library.comparison(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := &comparisonView{Comparison: *c}
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
	for _, p := range c.Points {
		v.Points = append(v.Points, pointsView{p, names[p.Tool]})
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
