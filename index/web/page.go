package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// pages adds the pages for people.
func (s *Server) pages(mux *http.ServeMux) {
	search := parsePage("search.html")
	tool := parsePage("tool.html")
	mux.Handle("GET /static/", http.FileServerFS(staticFiles))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { s.searchPage(w, r, search) })
	mux.HandleFunc("GET /tools/{id}", func(w http.ResponseWriter, r *http.Request) { s.toolPage(w, r, tool) })
}

// parsePage reads templates that are part of the program: a fault in one is
// found by every test.
func parsePage(name string) *template.Template {
	funcs := template.FuncMap{"link": safeLink, "marked": marked, "day": figureDay, "share": share}
	return template.Must(template.New(name).Funcs(funcs).ParseFS(templateFiles, "templates/layout.html", "templates/"+name))
}

// searchView is what the search page shows.
type searchView struct {
	Title   string
	Query   string
	Answer  ask.Answer
	Groups  []hitGroup
	Problem string
}

type hitGroup struct {
	Name  index.Name
	Total int
	Hits  []hitView
}

// hitView is a document as a line of results.
type hitView struct {
	Title, Link, Text, Note string
	Sources                 []index.PassageSource
}

func (s *Server) searchPage(w http.ResponseWriter, r *http.Request, t *template.Template) {
	view := searchView{Title: "stackdex", Query: r.URL.Query().Get("q")}
	status := http.StatusOK
	if view.Query != "" {
		q, err := parseQuery(r)
		if err == nil {
			q.Highlight = true
			view.Answer, err = s.Library.Ask(r.Context(), q)
		}
		if err != nil {
			view.Problem, status = message(err), http.StatusBadRequest
		}
		view.Title = view.Query + " · stackdex"
	}
	for _, g := range view.Answer.Groups {
		hits := hitGroup{Name: g.Index, Total: g.Result.Total}
		for _, h := range g.Result.Hits {
			hits.Hits = append(hits.Hits, viewOf(g.Index, h))
		}
		if len(hits.Hits) > 0 {
			view.Groups = append(view.Groups, hits)
		}
	}
	s.render(w, status, t, view)
}

// message is what people see of an error: the text of those they can mend.
func message(err error) string {
	for _, p := range problems {
		if errors.Is(err, p.err) {
			return err.Error()
		}
	}
	return "something went wrong here; the log has the cause"
}

// viewOf reads the few fields that a line of results shows.
func viewOf(n index.Name, h index.Hit) hitView {
	switch n {
	case index.Tools:
		var t index.Tool
		if json.Unmarshal(h.Document, &t) == nil {
			return hitView{Title: t.Name, Link: "/tools/" + url.PathEscape(t.ID), Text: t.Summary, Note: figureLine(t.Figures)}
		}
	case index.Comparisons:
		var c index.Comparison
		if json.Unmarshal(h.Document, &c) == nil {
			v := hitView{Title: c.Title, Link: "/v1/comparisons/" + url.PathEscape(c.ID), Text: c.Summary}
			for _, src := range c.Sources {
				v.Sources = append(v.Sources, index.PassageSource{Site: src.Site, URL: src.URL, SeenAt: src.SeenAt})
			}
			return v
		}
	case index.Passages:
		var p index.Passage
		if json.Unmarshal(h.Document, &p) == nil {
			return hitView{Title: p.Title, Text: p.Excerpt, Note: p.Kind, Sources: p.Sources}
		}
	}
	return hitView{Title: h.ID}
}

func figureLine(figures []index.Figure) string {
	var parts []string
	for _, f := range figures[:min(3, len(figures))] {
		if f.Display != "" {
			parts = append(parts, f.Label+" "+f.Display+" ("+figureDay(f)+")")
		}
	}
	return strings.Join(parts, " · ")
}

func figureDay(f index.Figure) string {
	if f.AsOf != nil {
		return *f.AsOf
	}
	return f.SeenAt
}

// toolView is what the page of a tool shows.
type toolView struct {
	Title string
	Query string
	Tool  index.Tool
}

func (s *Server) toolPage(w http.ResponseWriter, r *http.Request, t *template.Template) {
	doc, err := s.Library.Document(r.Context(), index.Ref{Index: index.Tools, ID: r.PathValue("id")})
	if err != nil {
		s.fail(w, r, fmt.Errorf("tools/%.100s: %w", r.PathValue("id"), err))
		return
	}
	view := toolView{}
	if err := json.Unmarshal(doc, &view.Tool); err != nil {
		s.fail(w, r, err)
		return
	}
	view.Title = view.Tool.Name + " · stackdex"
	s.render(w, http.StatusOK, t, view)
}

// render writes a page whole or not at all.
func (s *Server) render(w http.ResponseWriter, status int, t *template.Template, view any) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout", view); err != nil {
		s.Log.Error("page failed", "page", t.Name(), "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// safeLink returns target if it is a web address, else nothing.
func safeLink(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return target
}

// marked writes source numbers as [1][3].
func marked(src []int) string {
	var b strings.Builder
	for _, n := range src {
		b.WriteString("[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}

// share returns the width of a bar for votes out of the most votes, 0 to 100.
func share(points []index.Point, i int) int {
	var most int64
	for _, p := range points {
		if p.Votes != nil {
			most = max(most, *p.Votes)
		}
	}
	if most == 0 || points[i].Votes == nil {
		return 0
	}
	return int(*points[i].Votes * 100 / most)
}
