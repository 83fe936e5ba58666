package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/stackdex/stackdex/index"
)

// problem is the body of every answer of the API that is not 200.
type problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// problems maps classes of errors to status and code, both ways, and to the message for an
// unauthenticated client that cannot mend them; empty stands for the message of the error
// itself.
var problems = []struct {
	err     error
	status  int
	code    string
	message string
}{
	{index.ErrNotFound, http.StatusNotFound, "not_found", ""},
	{index.ErrQuery, http.StatusBadRequest, "bad_query", ""},
	{index.ErrUnavailable, http.StatusServiceUnavailable, "unavailable", "the search engine does not answer, or takes no requests now; ask again later, or see the log of stackdex"},
	{index.ErrKey, http.StatusServiceUnavailable, "key", "the search engine refuses our key; see the log of stackdex"},
	{index.ErrDamaged, http.StatusServiceUnavailable, "damaged", "the search index is damaged; see the log of stackdex"},
	{index.ErrMissing, http.StatusServiceUnavailable, "missing", "the search engine lacks an index; see the log of stackdex"},
	{index.ErrSettings, http.StatusServiceUnavailable, "settings", "the search engine cannot answer since somebody changed its settings; `stackdex engine settings --diff` shows how, --apply mends it"},
	{index.ErrReplaced, http.StatusServiceUnavailable, "replaced", "the search index was replaced; ask again, or see the log of stackdex"},
}

// problemOf returns what people and programs see of err. Addresses, indexes and files in its
// cause are for the log alone.
func problemOf(err error) (status int, p problem) {
	for _, known := range problems {
		if !errors.Is(err, known.err) {
			continue
		}
		var said *publicError
		switch {
		case known.message == "":
			return known.status, problem{known.code, err.Error()}
		case errors.As(err, &said):
			return known.status, problem{known.code, said.message}
		}
		return known.status, problem{known.code, known.message}
	}
	return http.StatusInternalServerError, problem{"internal", "internal error; the log has the cause"}
}

// err returns the error that p was made of, with its class and its message.
func (p problem) err() error {
	for _, known := range problems {
		if known.code == p.Code {
			return PublicError(known.err, "%s", p.Message)
		}
	}
	return errors.New(p.Message)
}

// publicError is an error in words for people that belongs to a class for programs.
type publicError struct {
	message string
	class   error
}

// PublicError returns an error of one of index's classes with a message for people, which is
// all that an unauthenticated client sees of it.
func PublicError(class error, format string, args ...any) error {
	return &publicError{fmt.Sprintf(format, args...), class}
}

func (e *publicError) Error() string { return e.message }
func (e *publicError) Unwrap() error { return e.class }

// fail answers with the problem that err is.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, p := s.problem(r, err)
	writeProblem(w, status, p)
}

// problem is problemOf the error of a request, in full for operators; faults of the server
// are logged.
func (s *Server) problem(r *http.Request, err error) (status int, p problem) {
	err = tooLate(r, err)
	if status, p = problemOf(err); s.operates(r) {
		p.Message = s.remedied(err).Error()
	}
	if status >= http.StatusInternalServerError && !errors.Is(r.Context().Err(), context.Canceled) {
		s.Log.Error("request failed", "path", r.URL.Path, "err", err)
	}
	return status, p
}

func (s *Server) remedied(err error) error {
	if s.Remedy == nil {
		return err
	}
	return s.Remedy(err)
}

func writeProblem(w http.ResponseWriter, status int, p problem) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(p) // the client is gone
}
