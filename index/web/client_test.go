package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/web"
)

// asker is what the command line needs, of a library or of a client.
type asker interface {
	Ask(ctx context.Context, q web.Query) (ask.Answer, error)
	Tool(ctx context.Context, name string) (*index.Tool, error)
	Compare(ctx context.Context, called []string) (*index.Comparison, error)
	Resolve(ctx context.Context, name string) (web.Resolution, error)
	Mentions(ctx context.Context, text string) (web.Prose, error)
	Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error)
	Series(ctx context.Context, tool, metric string) ([]fold.Point, error)
	Export(ctx context.Context, n index.Name, fn func(doc []byte) error) error
}

// TestClientIsTheLibrary: whether a stackdex runs or not, answers are the same.
func TestClientIsTheLibrary(t *testing.T) {
	in := start(t)
	ctx := t.Context()
	for _, tc := range []struct {
		name string
		do   func(asker) (any, error)
	}{
		{"search", func(a asker) (any, error) { return a.Ask(ctx, web.Query{Text: "python"}) }},
		{"search with all there is", func(a asker) (any, error) {
			return a.Ask(ctx, web.Query{In: []index.Name{index.Tools}, Filter: "metrics.github_stars > 1", Sort: "name:desc", Facets: []string{"kind"}, Limit: 1, Offset: 1, Highlight: true})
		}},
		{"comparison asked for", func(a asker) (any, error) { return a.Ask(ctx, web.Query{Text: "flask vs django"}) }},
		{"wrong filter", func(a asker) (any, error) {
			return a.Ask(ctx, web.Query{In: []index.Name{index.Tools}, Filter: "kind = (", Text: "x"})
		}},
		{"tool", func(a asker) (any, error) { return a.Tool(ctx, "django") }},
		{"unknown tool", func(a asker) (any, error) { return a.Tool(ctx, "djagno") }},
		{"comparison", func(a asker) (any, error) { return a.Compare(ctx, []string{"flask", "django"}) }},
		{"one side", func(a asker) (any, error) { return a.Compare(ctx, []string{"flask"}) }},
		{"name", func(a asker) (any, error) { return a.Resolve(ctx, "c++ / & ?") }},
		{"prose", func(a asker) (any, error) {
			return a.Mentions(ctx, "Django & C++\nwritten in Go; #flask, Swift? é\xff")
		}},
		{"prose that names nothing", func(a asker) (any, error) { return a.Mentions(ctx, "") }},
		{"long prose", func(a asker) (any, error) { return a.Mentions(ctx, strings.Repeat("Django, C++ ", 1<<18)) }},
		{"evidence", func(a asker) (any, error) { return a.Evidence(ctx, "Django", "github.stars") }},
		{"history", func(a asker) (any, error) { return a.Series(ctx, "django", "github.stars") }},
		{"no such evidence", func(a asker) (any, error) { return a.Evidence(ctx, "Django", "nosuch") }},
		{"no such history", func(a asker) (any, error) { return a.Series(ctx, "django", "nosuch") }},
		{"export", func(a asker) (any, error) {
			var docs []string
			err := a.Export(ctx, index.Passages, func(doc []byte) error {
				docs = append(docs, string(doc))
				return nil
			})
			return docs, err
		}},
		{"export that the reader ends", func(a asker) (any, error) {
			return nil, a.Export(ctx, index.Tools, func([]byte) error { return errors.New("enough") })
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want, wantErr := tc.do(in.library)
			got, gotErr := tc.do(web.NewClient(in.url+"/", in.client))
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(index.Result{}, "Took"), cmpopts.EquateEmpty(), rawJSON); diff != "" {
				t.Errorf("-library +client:\n%s", diff)
			}
			if diff := cmp.Diff(text(wantErr), text(gotErr)); diff != "" {
				t.Errorf("-library +client:\n%s", diff)
			}
			for _, class := range []error{index.ErrNotFound, index.ErrQuery} {
				if errors.Is(wantErr, class) != errors.Is(gotErr, class) {
					t.Errorf("the class %v is lost on the way", class)
				}
			}
		})
	}
}

// rawJSON compares documents without what makes JSON safe in HTML.
var rawJSON = cmp.Transformer("document", func(h index.Hit) map[string]any {
	s := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(h.Document))
	return map[string]any{"id": h.ID, "document": s, "highlights": h.Highlights}
})

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// breaking is an engine whose list of documents ends too early.
type breaking struct{ web.Engine }

func (breaking) Scan(_ context.Context, _ index.Name, fn func(string, []byte) error) error {
	for range 1000 {
		if err := fn("x", []byte(`{"id":"x","text":"`+strings.Repeat("x", 100)+`"}`)); err != nil {
			return err
		}
	}
	return errors.New("the disk is gone")
}

// failing has no documents to list at all.
type failing struct{ web.Engine }

func (failing) Scan(context.Context, index.Name, func(string, []byte) error) error {
	return index.ErrUnavailable
}

// TestExportBrokenOff: half an export is an error, and every document that
// arrived is whole.
func TestExportBrokenOff(t *testing.T) {
	in := serve(t, web.NewLibrary(breaking{}, nil), nil)
	err := web.NewClient(in.url, in.client).Export(t.Context(), index.Tools, func(doc []byte) error {
		if !strings.HasSuffix(string(doc), `"}`) {
			t.Errorf("part of a document: %.80q", doc)
		}
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("err = %v", err)
	}
	in = serve(t, web.NewLibrary(failing{}, nil), nil)
	err = web.NewClient(in.url, in.client).Export(t.Context(), index.Tools, func([]byte) error { return nil })
	if !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("an export that never began: %v", err)
	}
}

// empty is an engine that lists no document.
type empty struct{ web.Engine }

func (empty) Scan(context.Context, index.Name, func(string, []byte) error) error { return nil }

func TestExportOfNothing(t *testing.T) {
	in := serve(t, web.NewLibrary(empty{}, nil), nil)
	resp, body := in.do(t, http.MethodGet, "/v1/export/tools")
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || got != "application/x-ndjson" || body != "" {
		t.Errorf("%s, %s: %q", resp.Status, got, body)
	}
}

func TestNobodyAnswers(t *testing.T) {
	in := serve(t, nil, nil)
	_, err := web.NewClient("http://127.0.0.1:1", in.client).Tool(t.Context(), "django")
	if !errors.Is(err, web.ErrNoAnswer) || !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "running stackdex") {
		t.Errorf("err = %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := web.NewClient(in.url, in.client).Tool(ctx, "django"); !errors.Is(err, context.Canceled) || errors.Is(err, web.ErrNoAnswer) {
		t.Errorf("nobody waits for the answer any more: err = %v", err)
	}
}
