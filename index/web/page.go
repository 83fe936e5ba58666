package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// pages adds the pages for people, and returns the one for addresses at which there is nothing.
func (s *Server) pages(mux *http.ServeMux) http.HandlerFunc {
	home, results := parsePage("home.html", "results.html"), parsePage("search.html", "results.html")
	tool, comparison, passage := parsePage("tool.html"), parsePage("comparison.html"), parsePage("passage.html")
	missing := parsePage("problem.html")
	show := func(w http.ResponseWriter, r *http.Request, t *template.Template, view any, err error) {
		if err != nil {
			s.problemPage(w, r, missing, err)
			return
		}
		s.render(w, http.StatusOK, t, view)
	}
	mux.Handle("GET /static/", http.FileServerFS(staticFiles))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		if asksNothing(r.URL.Query()) {
			view, err := s.homeView(r.Context())
			show(w, r, home, view, err)
			return
		}
		s.searchPage(w, r, results)
	})
	mux.HandleFunc("GET /tools/{id}", func(w http.ResponseWriter, r *http.Request) {
		view, err := s.toolView(r)
		show(w, r, tool, view, err)
	})
	mux.HandleFunc("GET /passages/{id}", func(w http.ResponseWriter, r *http.Request) {
		view, err := s.passageView(r)
		show(w, r, passage, view, err)
	})
	mux.HandleFunc("GET /comparisons/{id}", func(w http.ResponseWriter, r *http.Request) {
		view, err := s.comparisonView(r)
		if err != nil || !movedTo(w, r, "/comparisons/", view.Comparison.ID) {
			show(w, r, comparison, view, err)
		}
	})
	return func(w http.ResponseWriter, r *http.Request) {
		s.problemPage(w, r, missing, PublicError(index.ErrNotFound, "There is no page at this address."))
	}
}

// asksNothing says whether an address of the search page has no question.
func asksNothing(v url.Values) bool {
	return !slices.ContainsFunc(append(narrowBy(index.Names()...), "q", "in", "filter", "sort"), func(name string) bool { return v.Get(name) != "" })
}

// parsePage reads templates that are part of the program: a fault in one is
// found by every test.
func parsePage(name string, parts ...string) *template.Template {
	funcs := template.FuncMap{"link": safeLink, "words": words, "bar": bar, "amount": amount, "count": func(n int) string { return fold.Number(float64(n)) }, "passage": passageLink, "most": mostVotes, "votes": votes, "label": fold.MetricLabel, "highest": highest, "rest": func(total, shown int) int { return max(0, total-shown) }, "unlisted": index.Cell.Unlisted, "disputed": disputed, "agreeing": agreeing}
	t := template.New(name).Funcs(funcs)
	for _, file := range append([]string{"layout.html", name}, parts...) {
		template.Must(t.ParseFS(templateFiles, "templates/"+file))
	}
	return t
}

// disputed are the values of a cell's others that do not say the same in other words.
func disputed(c index.Cell) []index.OtherTrait {
	return slices.DeleteFunc(slices.Clone(c.Others), agrees)
}

// agreeing are those that do.
func agreeing(c index.Cell) []index.OtherTrait {
	return slices.DeleteFunc(slices.Clone(c.Others), func(o index.OtherTrait) bool { return !agrees(o) })
}

func agrees(o index.OtherTrait) bool { return o.Status == "agrees" }

// head is what every page shows above its content.
type head struct {
	Title   string
	Query   string
	Problem string // in place of the content, or above it
}

// problemPage renders the error that kept a page from being made.
func (s *Server) problemPage(w http.ResponseWriter, r *http.Request, t *template.Template, err error) {
	status, p := s.problem(r, err)
	s.render(w, status, t, head{Title: "stackdex", Problem: p.Message})
}

// render writes a page whole or not at all.
func (s *Server) render(w http.ResponseWriter, status int, t *template.Template, view any) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout", view); err != nil {
		s.Log.Error("page failed", "page", t.Name(), "err", err)
		http.Error(w, "internal error; the log has the cause", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the client is gone
}

// unknownID is the error for a page of a document that does not exist.
func unknownID(n index.Name, id string) error {
	return PublicError(index.ErrNotFound, "There is nothing called %.100q among the %s.", id, n)
}

// safeLink returns target if it is a web address, else nothing.
func safeLink(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return target
}

// words writes a key of ours, as github_stars, for people.
func words(key string) string { return strings.ReplaceAll(key, "_", " ") }

// amount writes a value of a figure; nil is not known.
func amount(v *float64) string {
	if v == nil {
		return ""
	}
	return fold.Number(*v)
}
