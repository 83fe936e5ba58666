package web

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
)

// Client asks a running stackdex what a Library answers in the same process.
type Client struct {
	base string
	http *http.Client
}

// NewClient returns a Client of the API at base, such as http://127.0.0.1:8080.
func NewClient(base string, c *http.Client) *Client {
	return &Client{base: strings.TrimRight(base, "/"), http: c}
}

// ErrNoAnswer means that nothing answers at the address of a Client. It is an
// index.ErrUnavailable.
var ErrNoAnswer = fmt.Errorf("nobody answers: %w", index.ErrUnavailable)

// maxAnswer bounds the answer to one request in bytes; exports are bounded a
// document.
const maxAnswer = 64 << 20

// Ask is Library.Ask.
func (c *Client) Ask(ctx context.Context, q Query) (ask.Answer, error) {
	v := url.Values{"q": {q.Text}, "facet": q.Facets}
	for _, n := range q.In {
		v.Add("in", string(n))
	}
	set(v, "filter", q.Filter)
	set(v, "sort", q.Sort)
	if q.Limit > 0 {
		v.Set("limit", strconv.Itoa(q.Limit))
	}
	if q.Offset > 0 {
		v.Set("offset", strconv.Itoa(q.Offset))
	}
	if q.Highlight {
		v.Set("highlight", "true")
	}
	return get[ask.Answer](ctx, c, "/v1/search", v)
}

func set(v url.Values, name, value string) {
	if value != "" {
		v.Set(name, value)
	}
}

// Document is Library.Document.
func (c *Client) Document(ctx context.Context, ref index.Ref) (json.RawMessage, error) {
	return get[json.RawMessage](ctx, c, "/v1/"+string(ref.Index)+"/"+url.PathEscape(ref.ID), nil)
}

// Tool is Library.Tool.
func (c *Client) Tool(ctx context.Context, name string) (*index.Tool, error) {
	return get[*index.Tool](ctx, c, "/v1/tool", url.Values{"name": {name}})
}

// Compare is Library.Compare.
func (c *Client) Compare(ctx context.Context, called []string) (*index.Comparison, error) {
	return get[*index.Comparison](ctx, c, "/v1/compare", url.Values{"tool": called})
}

// Resolve is Library.Resolve.
func (c *Client) Resolve(ctx context.Context, name string) (Resolution, error) {
	all, err := get[[]Resolution](ctx, c, "/v1/resolve", url.Values{"name": {name}})
	if err != nil || len(all) == 0 {
		return Resolution{}, err
	}
	return all[0], nil
}

// Topics is Library.Topics.
func (c *Client) Topics(ctx context.Context, tool string) ([]fold.Topic, error) {
	return get[[]fold.Topic](ctx, c, "/v1/tools/"+url.PathEscape(tool)+"/evidence", nil)
}

// Evidence is Library.Evidence.
func (c *Client) Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error) {
	return get[[]fold.Observation](ctx, c, "/v1/tools/"+url.PathEscape(tool)+"/evidence/"+url.PathEscape(metric), nil)
}

// Series is Library.Series.
func (c *Client) Series(ctx context.Context, tool, metric string) ([]fold.Point, error) {
	return get[[]fold.Point](ctx, c, "/v1/tools/"+url.PathEscape(tool)+"/history/"+url.PathEscape(metric), nil)
}

// Status returns the content of /v1/status.
func (c *Client) Status(ctx context.Context) (json.RawMessage, error) {
	return get[json.RawMessage](ctx, c, "/v1/status", nil)
}

// Ready returns nil if searches are answered, else an error that tells what is missing.
func (c *Client) Ready(ctx context.Context) error {
	_, err := get[json.RawMessage](ctx, c, "/readyz", nil)
	return err
}

// Export is Library.Export.
func (c *Client) Export(ctx context.Context, n index.Name, fn func(doc []byte) error) error {
	resp, err := c.do(ctx, "/v1/export/"+string(n), nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, maxAnswer)
	lines.Split(wholeLines)
	for lines.Scan() {
		if err := fn(lines.Bytes()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("export of %s from %s broke off: %w", n, c.base, err)
	}
	return nil
}

// wholeLines splits like bufio.ScanLines, but a last line without its end is
// an error: the rest of it is missing.
func wholeLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return 0, nil, nil
}

func get[T any](ctx context.Context, c *Client, path string, v url.Values) (answer T, err error) {
	resp, err := c.do(ctx, path, v)
	if err != nil {
		return answer, err
	}
	return decode[T](resp)
}

func post[T any](ctx context.Context, c *Client, path, text string) (answer T, err error) {
	resp, err := c.send(ctx, http.MethodPost, path, strings.NewReader(text))
	if err != nil {
		return answer, err
	}
	return decode[T](resp)
}

// decode reads the body of a response, and closes it.
func decode[T any](resp *http.Response) (answer T, err error) {
	defer resp.Body.Close()
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxAnswer)).Decode(&answer); err != nil {
		var none T
		return none, fmt.Errorf("answer of %s: %w", resp.Request.URL.Redacted(), err)
	}
	return answer, nil
}

func (c *Client) do(ctx context.Context, path string, v url.Values) (*http.Response, error) {
	if len(v) > 0 {
		path += "?" + v.Encode()
	}
	return c.send(ctx, http.MethodGet, path, http.NoBody)
}

// send returns the response if it is 200, else the error it stands for.
func (c *Client) send(ctx context.Context, method, path string, body io.Reader) (*http.Response, error) {
	target := c.base + path
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", c.base, err)
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "text/plain; charset=utf-8")
	}
	resp, err := c.http.Do(req)
	if err != nil && ctx.Err() != nil {
		return nil, fmt.Errorf("ask the running stackdex: %w", ctx.Err())
	}
	if err != nil {
		return nil, PublicError(ErrNoAnswer, "ask the running stackdex: %v", err)
	}
	if resp.StatusCode == http.StatusOK {
		return resp, nil
	}
	defer resp.Body.Close()
	var p problem
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(&p); err != nil || p.Message == "" {
		return nil, fmt.Errorf("%s answered %s", target, resp.Status)
	}
	return nil, p.err()
}
