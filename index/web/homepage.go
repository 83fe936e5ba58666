package web

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// homeView is what the first page shows: questions to begin with, ways to
// narrow, and how much there is.
type homeView struct {
	head
	Try    []link
	Narrow []facetFilter // of the tools
	Groups []hitGroup
	Counts []count
	Sample bool
}

// count is how many documents an index has.
type count struct {
	link
	Total int
	About bool // Total is an estimate
}

// How much of each index the first page lists.
const (
	popularTools      = 12
	newestComparisons = 8
)

// homeView asks for the most popular tools, the newest comparisons and the
// number of passages.
func (s *Server) homeView(ctx context.Context) (homeView, error) {
	view := homeView{head: head{Title: "stackdex"}}
	for _, q := range []Query{
		{In: []index.Name{index.Tools}, Sort: "popularity:desc", Facets: narrowBy(index.Tools), Limit: popularTools},
		{In: []index.Name{index.Comparisons}, Sort: "newest_seen_ts:desc", Limit: newestComparisons},
		{In: []index.Name{index.Passages}, Limit: 1},
	} {
		answer, err := s.Library.Ask(ctx, q)
		if err != nil {
			return view, err
		}
		view.add(search{In: q.In[0], Sort: q.Sort}, answer.Groups[0])
	}
	return view, nil
}

// add shows what was found in an index.
func (v *homeView) add(all search, g ask.Group) {
	name := string(g.Index)
	if g.Result.Total == 1 {
		name = strings.TrimSuffix(name, "s")
	}
	v.Counts = append(v.Counts, count{link{name, all.href()}, g.Result.Total, !g.Result.Exact})
	group := groupOf(all, ask.Reading{}, g)
	switch g.Index {
	case index.Tools:
		group.Name = "Popular tools"
		v.Narrow = group.Narrow
		group.Narrow = nil
		v.tryTools(g.Result.Hits)
	case index.Comparisons:
		group.Name = "Newest comparisons"
		if len(group.Hits) > 0 {
			v.try(group.Hits[0].Title)
		}
	case index.Passages:
		return
	}
	if len(group.Hits) > 0 {
		v.Groups = append(v.Groups, group)
	}
}

// tryTools makes questions of the most popular tool and of the one with the
// most alternatives.
func (v *homeView) tryTools(hits []index.Hit) {
	var most index.Tool
	for i, h := range hits {
		var t index.Tool
		if json.Unmarshal(h.Document, &t) != nil {
			continue
		}
		v.Sample = v.Sample || t.Sample
		if i == 0 {
			v.try(t.Name)
		}
		if t.AltTotal > most.AltTotal {
			most = t
		}
	}
	if most.Name != "" {
		v.try(most.Name + " alternatives")
	}
}

// try adds a question.
func (v *homeView) try(question string) {
	v.Try = append(v.Try, link{question, search{Query: question}.href()})
}
