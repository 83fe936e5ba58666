package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// searchView is what the search page shows.
type searchView struct {
	head
	Answer ask.Answer
	Only   []link // the conditions, each with the way to the results without it
	Groups []hitGroup
	Near   []link // tools with a name like the question, where nothing is found
}

type hitGroup struct {
	Name   string
	Total  int
	About  bool   // Total is an estimate
	More   string // where the rest is; empty: all is shown
	Narrow []facetFilter
	Hits   []hitView
}

// hitView is a document as a line of results.
type hitView struct {
	Title, Link, Kind, Text, Note string
	Facts                         []ask.Fact // that were asked for
	Sources                       []index.PassageSource
}

func (s *Server) searchPage(w http.ResponseWriter, r *http.Request, t *template.Template) {
	view := searchView{head: head{Title: "stackdex", Query: r.URL.Query().Get("q")}}
	if view.Query != "" {
		view.Title = clip(view.Query, 80) + " · stackdex"
	}
	q, err := parseQuery(r)
	if err == nil {
		err = s.fill(r.Context(), &view, q, searchOf(r, q))
	}
	status := http.StatusOK
	if err != nil {
		var p problem
		status, p = s.problem(r, err)
		view.Problem = p.Message
	}
	s.render(w, status, t, view)
}

// searchOf returns what an address of the search page asks for; q is its Query.
func searchOf(r *http.Request, q Query) search {
	v := r.URL.Query()
	asked := search{Query: q.Text, Filter: q.Filter, Sort: q.Sort, Only: map[string]string{}}
	if len(q.In) == 1 {
		asked.In = q.In[0]
	}
	for _, facet := range narrowBy(index.Names()...) {
		if value := v.Get(facet); value != "" {
			asked.Only[facet] = value
		}
	}
	if len(q.In) == 0 && (asked.conditions() != "" || q.Sort != "") {
		asked.In = index.Tools
	}
	return asked
}

// fill asks q with the conditions of asked and shows what was found, with ways to narrow it
// down.
func (s *Server) fill(ctx context.Context, view *searchView, q Query, asked search) error {
	q.Filter = asked.conditions()
	switch {
	case asked.In != "":
		q.In = []index.Name{asked.In}
	case len(q.In) == 0:
		q.In = index.Names()
	}
	if len(q.Facets) == 0 {
		q.Facets = narrowBy(q.In...)
	}
	view.Only = activeConditions(asked)
	var err error
	if view.Answer, err = s.Library.Ask(ctx, q); err != nil {
		return err
	}
	for _, g := range view.Answer.Groups {
		if len(g.Result.Hits) > 0 {
			asked.In = g.Index
			view.Groups = append(view.Groups, groupOf(asked, view.Answer.Reading, g))
		}
	}
	if len(view.Groups) == 0 && q.Text != "" && len(view.Only) == 0 {
		return s.suggest(ctx, view, q.Text)
	}
	return nil
}

// suggest offers the tools with a name near to a question that finds nothing.
func (s *Server) suggest(ctx context.Context, view *searchView, text string) error {
	r, err := s.Library.Resolve(ctx, text)
	if err != nil {
		return err
	}
	for _, id := range r.Candidates {
		t, err := read[index.Tool](ctx, s.Library, index.Ref{Index: index.Tools, ID: id})
		switch {
		case err == nil:
			view.Near = append(view.Near, link{t.Name, "/tools/" + url.PathEscape(t.ID)})
		case !errors.Is(err, index.ErrNotFound):
			return err
		}
	}
	return nil
}

// moreHits is how many hits the link to the rest of a group asks for.
const moreHits = "100"

// groupOf shows what was found in an index; asked is the search that finds it, reading what it was
// read as.
func groupOf(asked search, reading ask.Reading, g ask.Group) hitGroup {
	name := string(g.Index)
	view := hitGroup{Name: strings.ToUpper(name[:1]) + name[1:], Total: g.Result.Total, About: !g.Result.Exact, Narrow: narrowings(asked, g.Result)}
	for _, h := range g.Result.Hits {
		view.Hits = append(view.Hits, viewOf(g.Index, reading, h))
	}
	if g.Result.Total > len(view.Hits) {
		asked.Limit = moreHits
		view.More = asked.href()
	}
	return view
}

// viewOf reads the few fields that a line of results shows.
func viewOf(n index.Name, reading ask.Reading, h index.Hit) hitView {
	switch n {
	case index.Tools:
		var t index.Tool
		if json.Unmarshal(h.Document, &t) == nil {
			return hitView{Title: t.Name, Link: "/tools/" + url.PathEscape(t.ID), Kind: kindLine(&t), Text: t.Summary, Note: figureLine(&t), Facts: reading.Facts(&t)}
		}
	case index.Comparisons:
		var c index.Comparison
		if json.Unmarshal(h.Document, &c) == nil {
			v := hitView{Title: c.Title, Link: "/comparisons/" + url.PathEscape(c.ID), Text: clip(c.Summary, 240)}
			for _, src := range c.Sources[:min(shownSources, len(c.Sources))] {
				v.Sources = append(v.Sources, index.PassageSource{Site: src.Site, URL: src.URL, SeenAt: src.SeenAt})
			}
			return v
		}
	case index.Passages:
		var p index.Passage
		if json.Unmarshal(h.Document, &p) == nil {
			return hitView{Title: p.Title, Link: passageLink(p.ID), Text: p.Excerpt, Note: p.Kind, Sources: p.Sources[:min(shownSources, len(p.Sources))]}
		}
	}
	return hitView{Title: h.ID}
}

// shownSources is how many sources a line of results names.
const shownSources = 3

// figureLine writes the first figures of a tool, each with source and day.
func figureLine(t *index.Tool) string {
	var parts []string
	for _, f := range t.Figures[:min(3, len(t.Figures))] {
		if f.Display != "" {
			parts = append(parts, f.Label+" "+f.Display+" ("+index.SiteOf(t.Sources, f.Src)+", "+figureDay(f)+")")
		}
	}
	return strings.Join(parts, " · ")
}

// kindLine says what a tool is, as in the results of the command line.
func kindLine(t *index.Tool) string {
	return strings.Join(append([]string{t.Kind}, t.Languages[:min(2, len(t.Languages))]...), " · ")
}

func figureDay(f index.Figure) string {
	return cmp.Or(f.Date, f.SeenAt)
}

// clip shortens s to n characters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n-1])) + "…"
	}
	return s
}
