package web

import (
	"errors"
	"net/http"
	"time"
)

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

// Unwrap is for http.ResponseController.
func (w *boundedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// partBytes is what is written under one deadline.
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
