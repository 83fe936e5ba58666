package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
)

// DefaultAnswerTimeout is the time that an engine has for an answer by default.
const DefaultAnswerTimeout = 5 * time.Second

// untimed are the paths whose answers take as long as they take.
var untimed = []string{"/v1/export/", "/v1/admin/", "/v1/status"}

// inTime bounds the time in which an answer is found.
func inTime(limit time.Duration, next http.Handler) http.Handler {
	late := PublicError(index.ErrUnavailable, "the search engine did not answer within %s (--answer-timeout); it may hang, or be busy: ask again", limit)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.ContainsFunc(untimed, func(p string) bool { return strings.HasPrefix(r.URL.Path, p) }) {
			ctx, cancel := context.WithTimeoutCause(r.Context(), limit, late)
			defer cancel()
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}

// tooLate explains an error that is the end of the time for an answer.
func tooLate(r *http.Request, err error) error {
	if errors.Is(r.Context().Err(), context.DeadlineExceeded) {
		return context.Cause(r.Context())
	}
	return err
}

// bounded gives every part of an answer a deadline of its own: a slow client
// gets all of a long export, and one that stopped reading holds neither its
// connection nor what the answer is read from.
func bounded(limit time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&boundedWriter{w, http.NewResponseController(w), limit}, r)
	})
}

type boundedWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	limit   time.Duration
}

// Unwrap supports http.ResponseController.
func (w *boundedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// partBytes is the number of bytes written under one deadline.
const partBytes = 64 << 10

// Write implements http.ResponseWriter. What net/http still holds when the
// handler returns is sent under the last deadline.
func (w *boundedWriter) Write(b []byte) (n int, err error) {
	for {
		err := w.control.SetWriteDeadline(time.Now().Add(w.limit))
		if err != nil && !errors.Is(err, http.ErrNotSupported) {
			return n, err
		}
		m, err := w.ResponseWriter.Write(b[:min(len(b), partBytes)])
		n, b = n+m, b[m:]
		if err != nil || len(b) == 0 {
			return n, err
		}
	}
}
