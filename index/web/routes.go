package web

import (
	"net/http"

	"github.com/stackdex/stackdex/index"
)

// route is a path of the API, as /v1/ lists it.
type route struct {
	Method  string           `json:"method"`
	Path    string           `json:"path"`
	About   string           `json:"about"`
	Example string           `json:"example,omitempty"` // of a GET
	answer  http.HandlerFunc // with JSON
}

// routes are the paths of the API.
func (s *Server) routes() []route {
	list := []route{
		{"GET", "/v1/search", "answers a question; also with in, filter, facet, sort, limit, offset and highlight", "/v1/search?q=django+alternatives", s.api(s.search)},
		{"GET", "/v1/tool", "a tool by its name", "/v1/tool?name=Django", s.api(s.toolByName)},
		{"GET", "/v1/tools/{id}", "a tool by its id", "/v1/tools/django", s.documents(index.Tools)},
		{"GET", "/v1/tools/{id}/evidence", "what evidence there is of a tool", "/v1/tools/django/evidence", s.api(s.evidenceTopics)},
		{"GET", "/v1/tools/{id}/evidence/{metric}", "who says what of a figure, a measurement or an attribute, as license", "/v1/tools/django/evidence/github.stars", s.api(s.evidence)},
		{"GET", "/v1/tools/{id}/history/{metric}", "how a figure changed, a day each", "/v1/tools/django/history/github.stars", s.api(s.history)},
		{"GET", "/v1/compare", "2 to 5 tools side by side, by their names", "/v1/compare?tool=django&tool=flask", s.api(s.compare)},
		{"GET", "/v1/comparisons/{id}", "the same by ids, joined by -vs-", "/v1/comparisons/django-vs-flask", s.comparison},
		{"GET", "/v1/passages/{id}", "a piece of text with all that cite it", "", s.documents(index.Passages)},
		{"GET", "/v1/resolve", "which tool names mean", "/v1/resolve?name=Golang&name=ZAP", s.api(s.resolve)},
		{"GET", "/v1/unresolved", "names on pages that mean no tool, or more than one", "/v1/unresolved", s.api(s.unresolved)},
		{"POST", "/v1/mentions", "which tools a text names, which is the body", "", s.api(s.mentions)},
		{"GET", "/v1/export/{index}", "all tools, comparisons or passages, a document a line", "/v1/export/tools", s.export},
		{"GET", "/v1/status", "how many documents there are, and whether that is all", "/v1/status", s.api(s.status)},
	}
	contents := map[string]any{"paths": list}
	return append(list, route{Method: "GET", Path: "/v1/{$}", answer: s.api(func(*http.Request) (any, error) { return contents, nil })})
}

// documents answers with a document of an index by its id.
func (s *Server) documents(n index.Name) http.HandlerFunc {
	return s.api(func(r *http.Request) (any, error) { return s.document(r, n) })
}

func (s *Server) toolByName(r *http.Request) (any, error) {
	return s.Library.Tool(r.Context(), r.URL.Query().Get("name"))
}

func (s *Server) evidenceTopics(r *http.Request) (any, error) {
	return s.Library.Topics(r.Context(), r.PathValue("id"))
}

func (s *Server) evidence(r *http.Request) (any, error) {
	return s.Library.Evidence(r.Context(), r.PathValue("id"), r.PathValue("metric"))
}

func (s *Server) history(r *http.Request) (any, error) {
	return s.Library.Series(r.Context(), r.PathValue("id"), r.PathValue("metric"))
}
