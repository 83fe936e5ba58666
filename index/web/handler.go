package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// Server serves the API and the pages.
type Server struct {
	Library *Library
	// Ready returns nil when searches are answered, else what is missing.
	Ready func(ctx context.Context) error
	// Degraded returns what is wrong though searches are answered, which /readyz says
	// too; nil: nothing ever is.
	Degraded func(ctx context.Context) error
	// Status returns what /v1/status shows to strangers, FullStatus what it shows to
	// operators, as something JSON can hold.
	Status, FullStatus func(ctx context.Context) (any, error)
	// Operates reports whether a request comes from an operator of this stackdex, who is
	// told the causes of errors too. nil: none does.
	Operates func(r *http.Request) bool
	// Remedy adds to an error what operators can do about it; nil: nothing.
	Remedy func(error) error
	// Identity is what /healthz answers, so that a client knows which server it has
	// reached.
	Identity any
	// Admin answers everything under /v1/admin/ and checks whether it may; nil: there
	// is nothing there.
	Admin http.Handler
	Log   *slog.Logger
	// Patience is how long a client may take for 64 KiB of an answer before the
	// connection is closed; 0: a minute.
	Patience time.Duration
	// AnswerTimeout is how long the engine may take for all that an answer is made
	// of, exports and the status aside; 0: DefaultAnswerTimeout.
	AnswerTimeout time.Duration
}

// Handler returns the API, whose paths /v1/ lists, the pages /, /tools/{id},
// /comparisons/{id} and /passages/{id}, and for supervisors /healthz (alive) and /readyz (answers searches).
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { s.write(w, s.Identity) })
	mux.HandleFunc("GET /readyz", s.readyz)
	for _, r := range s.routes() {
		mux.HandleFunc(r.Method+" "+r.Path, r.answer)
	}
	if s.Admin != nil {
		mux.Handle("/v1/admin/", s.Admin)
	}
	unknown := s.pages(mux)
	return bounded(cmp.Or(s.Patience, time.Minute), secure(inTime(cmp.Or(s.AnswerTimeout, DefaultAnswerTimeout), withProblems(mux, unknown))))
}

// withProblems answers what mux has no handler for: for the API an unknown path or a method that
// is not allowed, for people with a page.
func withProblems(mux *http.ServeMux, page http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		unknown, pattern := mux.Handler(r)
		api := strings.HasPrefix(r.URL.Path, "/v1/")
		switch {
		case pattern == "" && !api && (r.Method == http.MethodGet || r.Method == http.MethodHead):
			page(w, r)
			return
		case pattern != "" || !api:
			mux.ServeHTTP(w, r)
			return
		}
		refusal := refused{header: http.Header{}}
		unknown.ServeHTTP(&refusal, r)
		if allow := refusal.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
			writeProblem(w, http.StatusMethodNotAllowed, problem{"method_not_allowed", r.Method + " is not allowed here; allowed: " + allow})
			return
		}
		writeProblem(w, http.StatusNotFound, problem{"not_found", "the API has no such path; /v1/ lists those it has"})
	})
}

// refused takes the headers of an answer and drops the rest.
type refused struct{ header http.Header }

func (f *refused) Header() http.Header         { return f.header }
func (f *refused) Write(b []byte) (int, error) { return len(b), nil }
func (f *refused) WriteHeader(int)             {}

// secure sets the headers that keep text of strangers from acting as markup.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// api answers with the JSON of what fn returns, or with its error.
func (s *Server) api(fn func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := fn(r)
		s.answer(w, r, v, err)
	}
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, v any, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.write(w, v)
}

func (s *Server) write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(true)
	if err := enc.Encode(v); err != nil {
		s.Log.Debug("write answer", "err", err)
	}
}

// readiness is what /readyz answers while searches are answered.
type readiness struct {
	Ready    bool   `json:"ready"`
	Degraded string `json:"degraded,omitempty"`
}

func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	if err := s.Ready(r.Context()); err != nil {
		_, p := s.problem(r, err)
		writeProblem(w, http.StatusServiceUnavailable, problem{"unavailable", "not ready: " + p.Message})
		return
	}
	answer := readiness{Ready: true}
	if s.Degraded != nil {
		if err := s.Degraded(r.Context()); err != nil {
			answer.Degraded = err.Error()
		}
	}
	s.write(w, answer)
}

func (s *Server) status(r *http.Request) (any, error) {
	if s.operates(r) {
		return s.FullStatus(r.Context())
	}
	return s.Status(r.Context())
}

func (s *Server) operates(r *http.Request) bool { return s.Operates != nil && s.Operates(r) }

func (s *Server) search(r *http.Request) (any, error) {
	for _, name := range slices.Sorted(maps.Keys(r.URL.Query())) {
		if like := likeParameter(name); like != "" {
			return nil, PublicError(index.ErrQuery, "no parameter is called %.40q; there are %s: this is %s", name, strings.Join(searchParameters, ", "), like)
		}
	}
	q, err := parseQuery(r)
	if err != nil {
		return nil, err
	}
	return s.Library.Ask(r.Context(), q)
}

var searchParameters = []string{"q", "in", "filter", "sort", "facet", "limit", "offset", "highlight"}

// likeParameter returns the parameter that a misspelt one stands for: without it a search would
// answer something else. Parameters that proxies or libraries add are ignored.
func likeParameter(name string) string {
	if slices.Contains(searchParameters, name) {
		return ""
	}
	low := strings.ToLower(name)
	for _, one := range []string{low, strings.TrimSuffix(low, "s"), synonyms[low]} {
		if slices.Contains(searchParameters, one) {
			return one
		}
	}
	return ""
}

// synonyms maps names that others use to our parameters.
var synonyms = map[string]string{"query": "q", "index": "in", "indexes": "in", "indices": "in", "page": "offset"}

// parseQuery reads q, in, filter, sort, facet, limit, offset and highlight.
func parseQuery(r *http.Request) (Query, error) {
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return Query{}, PublicError(index.ErrQuery, "the address cannot be read: %v; a ; in a value is written %%3B, a %% %%25", err)
	}
	q := Query{Text: v.Get("q"), Filter: v.Get("filter"), Sort: v.Get("sort"), Facets: list(v["facet"])}
	for _, name := range list(v["in"]) {
		n, err := indexName(name)
		if err != nil {
			return q, err
		}
		q.In = append(q.In, n)
	}
	if q.Limit, err = number(v, "limit"); err != nil {
		return q, err
	}
	if q.Offset, err = number(v, "offset"); err != nil {
		return q, err
	}
	q.Highlight, err = flag(v, "highlight")
	return q, err
}

func list(values []string) []string {
	var all []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// number reads a parameter that is a whole number, 0 if it is not there.
func number(v url.Values, name string) (int, error) {
	s := v.Get(name)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, PublicError(index.ErrQuery, "%s=%.20q is not a number", name, s)
	}
	return n, nil
}

// flag reads a parameter that is true or false, false if it is not there.
func flag(v url.Values, name string) (bool, error) {
	s := v.Get(name)
	if s == "" {
		return false, nil
	}
	set, err := strconv.ParseBool(s)
	if err != nil {
		return false, PublicError(index.ErrQuery, "%s=%.20q is neither true nor false", name, s)
	}
	return set, nil
}

// indexName returns the index called name; an error lists those there are.
func indexName(name string) (index.Name, error) {
	for _, n := range index.Names() {
		if string(n) == name {
			return n, nil
		}
	}
	return "", PublicError(index.ErrQuery, "no index is called %.40q; there are tools, comparisons and passages", name)
}

func (s *Server) resolve(r *http.Request) (any, error) {
	called := r.URL.Query()["name"]
	if len(called) == 0 || len(called) > maxNames {
		return nil, PublicError(index.ErrQuery, "%d names: give 1 to %d as name=…", len(called), maxNames)
	}
	out := make([]Resolution, len(called))
	for i, name := range called {
		var err error
		if out[i], err = s.Library.Resolve(r.Context(), name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxNames is how many names one request may resolve.
const maxNames = 100

func (s *Server) compare(r *http.Request) (any, error) {
	return s.Library.Compare(r.Context(), r.URL.Query()["tool"])
}

func (s *Server) document(r *http.Request, n index.Name) (any, error) {
	doc, err := s.Library.Document(r.Context(), index.Ref{Index: n, ID: r.PathValue("id")})
	if errors.Is(err, index.ErrNotFound) {
		hint := ""
		if n == index.Tools {
			hint = "; ids are as django, /v1/tool?name= takes any name"
		}
		return nil, PublicError(index.ErrNotFound, "%s has no document %.100q%s", n, r.PathValue("id"), hint)
	}
	if err != nil {
		return nil, fmt.Errorf("%s/%.100s: %w", n, r.PathValue("id"), err)
	}
	return doc, nil
}

// comparison answers with the document of a comparison, or one of its tools'
// documents if no page made it; by other names, or in another order, it says where
// that is.
func (s *Server) comparison(w http.ResponseWriter, r *http.Request) {
	doc, err := s.document(r, index.Comparisons)
	called := fold.ComparedIDs(r.PathValue("id"))
	if !errors.Is(err, index.ErrNotFound) || len(called) < 2 {
		s.answer(w, r, doc, err)
		return
	}
	c, err := s.Library.Compare(r.Context(), called)
	if err != nil || !movedTo(w, r, "/v1/comparisons/", c.ID) {
		s.answer(w, r, c, err)
	}
}

// movedTo sends a client to the id of a document if it asked for another.
func movedTo(w http.ResponseWriter, r *http.Request, under, id string) bool {
	if id == r.PathValue("id") {
		return false
	}
	http.Redirect(w, r, under+url.PathEscape(id), http.StatusFound)
	return true
}

// export writes one document a line; a failure on the way ends the body with
// a broken chunk, so that a client cannot take it for the whole.
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	n, err := indexName(r.PathValue("index"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	begun := false
	err = s.Library.Export(r.Context(), n, func(doc []byte) error {
		if !begun {
			w.Header().Set("Content-Type", "application/x-ndjson")
			begun = true
		}
		if _, err := w.Write(doc); err != nil {
			return err
		}
		_, err := w.Write([]byte{'\n'})
		return err
	})
	switch {
	case err == nil && !begun:
		w.Header().Set("Content-Type", "application/x-ndjson")
	case err != nil && !begun:
		s.fail(w, r, err)
	case err != nil:
		s.Log.Warn("export stopped", "index", n, "err", err)
		panic(http.ErrAbortHandler)
	}
}
