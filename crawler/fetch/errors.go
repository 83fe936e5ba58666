package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Class says what went wrong, so that the caller can decide what to do.
type Class int

// The classes of errors.
const (
	Unreachable Class = iota // no answer: names, connections, TLS, timeouts, answers cut off
	RobotsDown               // robots.txt cannot be had now, so nothing may be fetched
	Forbidden                // robots.txt forbids the URL
	Paused                   // the host is being left alone for a while
	Refused                  // our own rules forbid the address: private, or a contact is missing
	TooLarge                 // the body is over the limit
	Unreadable               // the answer is no valid HTTP: encodings, redirects without end
	Canceled                 // the context ended
)

var classNames = [...]string{"unreachable", "robots_down", "forbidden", "paused", "refused", "too_large", "unreadable", "canceled"}

func (c Class) String() string { return classNames[c] }

// Error is an error of a fetch.
type Error struct {
	Class      Class
	URL        string
	RetryAfter time.Duration // not before; 0: nothing is known
	Err        error
}

func (e *Error) Error() string { return e.URL + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Causes that tests and callers ask for.
var (
	// ErrTooLarge means that a body is over the limit when decompressed.
	ErrTooLarge = errors.New("body is over the limit")
	// ErrPrivate means that an address is not on the public internet.
	ErrPrivate = errors.New("not on the public internet")
	// ErrNoContact means that a host that is not loopback was to be fetched
	// without saying who asks.
	ErrNoContact = errors.New("a contact is needed before other people's hosts are fetched; give an e-mail address or URL with --contact or STACKDEX_CONTACT")
	// ErrForbidden means that robots.txt forbids a URL.
	ErrForbidden = errors.New("robots.txt forbids it")
	// ErrEncoding means that a body is compressed in a way that was not asked
	// for, or damaged.
	ErrEncoding = errors.New("content encoding")
	// ErrRedirects means that a redirect leads nowhere, or never ends.
	ErrRedirects = errors.New("redirect")
)

// asError turns whatever a round trip returned into an *Error.
func asError(ctx context.Context, url string, err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return &Error{e.Class, url, e.RetryAfter, e.Err}
	}
	class := Unreachable
	switch {
	case ctx.Err() != nil:
		class = Canceled
	case errors.Is(err, ErrTooLarge):
		class = TooLarge
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrNoContact):
		class = Refused
	case errors.Is(err, io.ErrUnexpectedEOF):
		class = Unreachable
	case errors.Is(err, ErrEncoding), errors.Is(err, ErrRedirects):
		class = Unreadable
	}
	return &Error{Class: class, URL: url, Err: err}
}

// maxRetryAfter bounds how long a site may ask us to wait.
const maxRetryAfter = 24 * time.Hour

// retryAfter reads the header, in seconds or as a date; 0 if there is none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if v == "" {
		return 0
	}
	if seconds, err := strconv.ParseUint(v, 10, 32); err == nil {
		return min(time.Duration(seconds)*time.Second, maxRetryAfter)
	}
	if at, err := http.ParseTime(v); err == nil {
		return min(max(at.Sub(now), 0), maxRetryAfter)
	}
	return 0
}
