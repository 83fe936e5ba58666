package meiliindex

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

const (
	attempts     = 3  // of a request that the server could not take
	uploadFactor = 12 // a write may take this many times as long as other requests
)

// client speaks to one server. It retries by itself, because the library's
// retries send an empty body, and it sets time limits, because the library has
// none.
type client struct {
	lib     meilisearch.ServiceManager
	http    *http.Client
	base    string // without user and password
	key     *keyring
	timeout time.Duration
	payload payload
	tasks   tasks

	log         *slog.Logger
	reportAfter time.Duration
	ours        func(uid string) bool // indexes
}

func newClient(opt Options) (*client, error) {
	u, err := url.Parse(opt.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("URL of Meilisearch %q: not of the form http://host:7700", redacted(opt.URL))
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	base := strings.TrimRight(u.String(), "/")
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 32
	transport.DisableCompression = true // compressed answers come in pieces, each 40 ms late (Nagle)
	key, err := newKeyring(opt, u, bounded{transport})
	if err != nil {
		return nil, err
	}
	c := &client{http: &http.Client{Transport: key}, base: base, key: key, timeout: opt.Timeout,
		payload: payload{limit: payloadBytes}, tasks: tasks{ours: map[taskKey]ourTask{}, lost: map[string]int{}, busy: map[string]int{}},
		log: opt.Logger, reportAfter: cmp.Or(opt.ReportAfter, reportAfter)}
	c.lib = meilisearch.New(base, meilisearch.WithCustomClient(c.http), meilisearch.DisableRetries())
	return c, nil
}

// redacted returns a URL without its password.
func redacted(s string) string {
	if u, err := url.Parse(s); err == nil {
		return u.Redacted()
	}
	return "(unreadable)"
}

// do calls fn, again if the server could not take it, and says what failed.
func (c *client) do(ctx context.Context, what string, fn func(ctx context.Context) error) error {
	return c.within(ctx, c.timeout, what, fn)
}

// upload is do for requests with large bodies.
func (c *client) upload(ctx context.Context, what string, fn func(ctx context.Context) error) error {
	return c.within(ctx, uploadFactor*c.timeout, what, fn)
}

func (c *client) within(ctx context.Context, limit time.Duration, what string, fn func(ctx context.Context) error) error {
	pause := backoff.NewExponentialBackOff()
	pause.InitialInterval = 50 * time.Millisecond
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := c.once(ctx, limit, what, fn)
		if err != nil && !errors.Is(err, index.ErrUnavailable) {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithBackOff(pause), backoff.WithMaxTries(attempts), backoff.WithMaxElapsedTime(attempts*limit))
	return err
}

// once calls fn within a limit and says what failed.
func (c *client) once(ctx context.Context, limit time.Duration, what string, fn func(ctx context.Context) error) error {
	call, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	key := c.key.current()
	err := c.explain(ctx, what, key, fn(call))
	if call.Err() != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s at Meilisearch %s: %w: %w within %s", what, c.base, index.ErrUnavailable, ErrSilent, limit)
	}
	return err
}

// unavailableCodes are the codes of errors that mean that the server cannot work now.
var unavailableCodes = map[string]bool{
	"no_space_left_on_device": true, "too_many_open_files": true, "too_many_search_requests": true,
	"database_size_limit_reached": true, "io_error": true, "unretrievable_document": true,
}

// explain turns an error of the library into one of ours: it names the server
// and what was tried, never the key with which it was.
func (c *client) explain(ctx context.Context, what, key string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var fenced *fenceError
	if errors.As(err, &fenced) {
		return fenced
	}
	prefix := fmt.Sprintf("%s at Meilisearch %s", what, c.base)
	var final *finalError
	if errors.As(err, &final) {
		return fmt.Errorf("%s: %w", prefix, final)
	}
	var e *meilisearch.Error
	if !errors.As(err, &e) { // the body ended early, or is no JSON
		err = fmt.Errorf("%s: %w: %w", prefix, index.ErrUnavailable, err)
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			err = fmt.Errorf("%w; %w", err, ErrNotMeilisearch)
		}
		return err
	}
	reply := e.MeilisearchApiError
	switch code := e.StatusCode; {
	case e.ErrCode == meilisearch.ErrCodeMarshalRequest:
		return fmt.Errorf("%s: %w", prefix, rootOf(e.OriginError))
	case code == 0:
		return fmt.Errorf("%s: %w: %w", prefix, index.ErrUnavailable, rootOf(e.OriginError))
	case code < 300:
		return fmt.Errorf("%s: %w: status %d without a reason; %w", prefix, index.ErrUnavailable, code, ErrNotMeilisearch)
	case reply.Code == "invalid_api_key" || reply.Code == "missing_authorization_header" || code == http.StatusUnauthorized ||
		code == http.StatusForbidden:
		return c.key.refused(prefix, key)
	case strings.HasPrefix(reply.Code, "invalid_search_"): // queries are checked before
		return fmt.Errorf("%s: %w: %s; `stackdex engine settings --diff` shows how, --apply mends it", prefix, index.ErrSettings, messageOf(reply.Code, reply.Message))
	case reply.Code == "document_not_found":
		return fmt.Errorf("%s: %w", prefix, index.ErrNotFound)
	case reply.Code == "index_not_found":
		return fmt.Errorf("%s: %w: %s", prefix, index.ErrMissing, reply.Message)
	case code == http.StatusRequestEntityTooLarge || reply.Code == "payload_too_large":
		return fmt.Errorf("%s: %w: status %d %s", prefix, errTooLarge, code, cmp.Or(wordsOf(reply.Code, reply.Message), "of a proxy, which takes no more in one request"))
	case reply.Code == "malformed_payload":
		return fmt.Errorf("%s: %w: %s", prefix, errMalformed, reply.Message)
	case reply.Code == "task_not_found":
		return fmt.Errorf("%s: %w: %w", prefix, index.ErrReplaced, errNoTask)
	case unavailableCodes[reply.Code] || code >= 500 || code == http.StatusTooManyRequests || code == http.StatusRequestTimeout:
		err := fmt.Errorf("status %d %s", code, messageOf(reply.Code, reply.Message))
		if why := refusalOf(code, reply.Code, reply.Message); why != nil {
			err = fmt.Errorf("%w: %w", why, err)
		}
		return fmt.Errorf("%s: %w: %w", prefix, index.ErrUnavailable, err)
	}
	return fmt.Errorf("%s: status %d %s", prefix, e.StatusCode, messageOf(reply.Code, reply.Message))
}

// refusalOf returns what keeps a server from working that answered with a status, a code
// and a message; nil if it is no Meilisearch that answered, but perhaps a proxy before one.
func refusalOf(status int, code, message string) error {
	switch {
	case code == "no_space_left_on_device" && strings.Contains(message, "task database"):
		return ErrTasksFull
	case code == "no_space_left_on_device" || code == "internal" && strings.Contains(message, "No space left on device"):
		return ErrFull
	case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable || code == "too_many_search_requests":
		return ErrBusy
	case code != "":
		return ErrFailed
	}
	return nil
}

// What keeps a server that answers from working; each comes with index.ErrUnavailable.
var (
	// ErrFull means that it has no room on its disk.
	ErrFull = errors.New("its disk is full")
	// ErrTasksFull means that it records no more tasks, which every write is, until old
	// ones are deleted. Its code is that of a full disk.
	ErrTasksFull = errors.New("its list of tasks is full: delete those that have ended, with DELETE /tasks?statuses=succeeded,failed,canceled")
	// ErrBusy means that it takes no more requests now.
	ErrBusy = errors.New("it is busy")
	// ErrFailed means that it could not do what was asked.
	ErrFailed = errors.New("it fails")
)

// ErrSilent means that a server was reached and did not answer in time.
var ErrSilent = errors.New("no answer")

// ErrNotMeilisearch means that something else answers where a Meilisearch was
// looked for.
var ErrNotMeilisearch = errors.New("is it a Meilisearch?")

var (
	errMalformed = errors.New("what was sent is no JSON")
	errTooLarge  = errors.New("what was sent is too large")
	errNoTask    = errors.New("the task is gone, or the key may not see it")
)

// finalError is one that comes again however often the request is repeated.
type finalError struct{ error }

func (e *finalError) Unwrap() error { return e.error }

func messageOf(code, message string) string {
	return cmp.Or(wordsOf(code, message), "without a reason; is it a Meilisearch?")
}

// wordsOf returns what a Meilisearch says, empty if it was none that answered.
func wordsOf(code, message string) string {
	if code == "" {
		return ""
	}
	return code + ": " + strings.Join(strings.Fields(message), " ")
}

// rootOf returns an error of the network without the URL around it.
func rootOf(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// raw makes a request that the library cannot make without loss.
func (c *client) raw(ctx context.Context, method, path string, body, out any) error {
	if body == nil {
		return c.request(ctx, method, path, content{}, out)
	}
	data, err := json.Marshal(body)
	if err != nil {
		return &finalError{err}
	}
	return c.request(ctx, method, path, content{"application/json", bytes.NewReader(data), len(data)}, out)
}

// content is the body of a request.
type content struct {
	mime   string
	reader io.Reader // nil: there is none
	size   int
}

// request makes a request, the body of which is not copied first.
func (c *client) request(ctx context.Context, method, path string, body content, out any) error {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, body.reader)
	if err != nil {
		return &finalError{err}
	}
	if body.reader != nil {
		req.ContentLength = int64(body.size)
		req.Header.Set("Content-Type", body.mime)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return (&meilisearch.Error{}).WithErrCode(meilisearch.MeilisearchCommunicationError, err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		e := &meilisearch.Error{StatusCode: resp.StatusCode}
		e.ErrorBody(data)
		return e
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(data, out)
}
