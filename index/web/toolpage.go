package web

import (
	"errors"
	"net/http"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// toolView is what the page of a tool shows.
type toolView struct {
	head
	Tool     index.Tool
	Figures  []figureView
	Grown    bool              // one of the figures changed
	Cited    map[string]*place // by passage
	Passages string            // the address of what pages say of the tool; empty: nothing
}

// figureView is a figure with its curve.
type figureView struct {
	index.Figure
	Day    string
	Growth []string
	Curve  curve
}

func (s *Server) toolView(r *http.Request) (*toolView, error) {
	id := r.PathValue("id")
	t, err := read[index.Tool](r.Context(), s.Library, index.Ref{Index: index.Tools, ID: id})
	if errors.Is(err, index.ErrNotFound) {
		return nil, unknownID(index.Tools, id)
	}
	if err != nil {
		return nil, err
	}
	v := &toolView{head: head{Title: t.Name + " · stackdex"}, Tool: *t}
	said, err := s.Library.Ask(r.Context(), Query{In: []index.Name{index.Passages}, Filter: equal("tools", v.Tool.ID), Limit: 1})
	if err != nil {
		return nil, err
	}
	if said.Groups[0].Result.Total > 0 {
		v.Passages = search{In: index.Passages, Filter: equal("tools", v.Tool.ID)}.href()
	}
	for _, f := range v.Tool.Figures {
		figure := figureView{Figure: f, Day: figureDay(f), Growth: fold.GrowthTexts(f)}
		if len(f.Growth) > 0 { // it changed over time: worth the look into its history
			points, err := s.Library.insight.Series(r.Context(), v.Tool.ID, f.Metric)
			if err != nil && !errors.Is(err, index.ErrUnavailable) {
				return nil, err
			}
			figure.Curve = curveOf(points, index.SiteOf(v.Tool.Sources, f.Src))
			v.Grown = true
		}
		v.Figures = append(v.Figures, figure)
	}
	ids := make([]string, len(v.Tool.Claims))
	for i, c := range v.Tool.Claims {
		ids[i] = c.Passage
	}
	v.Cited, err = s.places(r.Context(), ids)
	return v, err
}

// mostVotes returns the most votes that one of points has.
func mostVotes(points []index.Point) float64 {
	var most int64
	for _, p := range points {
		if p.Votes != nil {
			most = max(most, *p.Votes)
		}
	}
	return float64(most)
}

func votes(p index.Point) *float64 {
	if p.Votes == nil {
		return nil
	}
	v := float64(*p.Votes)
	return &v
}
