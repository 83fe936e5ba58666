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

// problems maps classes of errors to status and code, both ways.
var problems = []struct {
	err    error
	status int
	code   string
}{
	{index.ErrNotFound, http.StatusNotFound, "not_found"},
	{index.ErrQuery, http.StatusBadRequest, "bad_query"},
	{index.ErrUnavailable, http.StatusServiceUnavailable, "unavailable"},
	{index.ErrKey, http.StatusServiceUnavailable, "key"},
	{index.ErrDamaged, http.StatusServiceUnavailable, "damaged"},
	{index.ErrMissing, http.StatusServiceUnavailable, "missing"},
	{index.ErrSettings, http.StatusServiceUnavailable, "settings"},
	{index.ErrReplaced, http.StatusServiceUnavailable, "replaced"},
}

// problemOf returns what people and programs are told of err; the cause of an
// unknown error is for the log alone.
func problemOf(err error) (status int, p problem) {
	for _, known := range problems {
		if errors.Is(err, known.err) {
			return known.status, problem{known.code, err.Error()}
		}
	}
	return http.StatusInternalServerError, problem{"internal", "internal error; the log has the cause"}
}

// err returns the error that p was made of, with its class and its message.
func (p problem) err() error {
	for _, known := range problems {
		if known.code == p.Code {
			return say(known.err, "%s", p.Message)
		}
	}
	return errors.New(p.Message)
}

// saying is an error in words for people that belongs to a class for programs.
type saying struct {
	message string
	class   error
}

func say(class error, format string, args ...any) error {
	return &saying{fmt.Sprintf(format, args...), class}
}

func (e *saying) Error() string { return e.message }
func (e *saying) Unwrap() error { return e.class }

// fail answers with the problem that err is.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, p := s.problem(r, err)
	writeProblem(w, status, p)
}

// problem is problemOf the error of a request; what nobody who asks can mend is
// logged.
func (s *Server) problem(r *http.Request, err error) (status int, p problem) {
	err = tooLate(r, err)
	status, p = problemOf(err)
	if status >= http.StatusInternalServerError && !errors.Is(r.Context().Err(), context.Canceled) {
		s.Log.Error("request failed", "path", r.URL.Path, "err", err)
	}
	return status, p
}

func writeProblem(w http.ResponseWriter, status int, p problem) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(p) // the client is gone
}
