package meiliindex_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// hangButForHealth answers whether the server is well, and nothing else.
func hangButForHealth(w http.ResponseWriter, r *http.Request, next http.Handler) {
	if r.URL.Path == "/health" {
		next.ServeHTTP(w, r)
		return
	}
	hang(w, r, next)
}

// TestHangsButForHealth: a server that says that it is well and does nothing else is
// tried three times, and then told as one that does not answer.
func TestHangsButForHealth(t *testing.T) {
	p, live, opt := throughProxy(t, realServer(t))
	opt.Timeout = 200 * time.Millisecond
	g := generations(t, opt)
	e := openPatiently(t, g)
	p.fault(1, hangButForHealth)
	patiently(t, func() error { return g.Reach(t.Context()) })
	for name, do := range map[string]func() error{
		"check":  func() error { return g.Check(t.Context()) },
		"live":   func() error { _, err := g.Live(t.Context()); return err },
		"write":  func() error { _, err := e.Apply(t.Context(), index.Batch{Upserts: tools(t, 1)}); return err },
		"search": func() error { _, err := e.Search(t.Context(), index.Query{Index: index.Tools}); return err },
		"guard":  func() error { return e.(index.Guarder).Guard(t.Context()) },
	} {
		p.fault(1, hangButForHealth)
		err := do()
		if n := p.spoilt(); n < 1 || n > 15 {
			t.Errorf("%s: it was tried %d times", name, n)
		}
		if !errors.Is(err, index.ErrUnavailable) || !errors.Is(err, meiliindex.ErrSilent) || !strings.Contains(err.Error(), opt.URL) {
			t.Errorf("%s: %v; want what does not answer, and where", name, err)
		}
	}
	p.fault(0, nil)
	if _, err := live.Apply(t.Context(), index.Batch{Upserts: tools(t, 1)}); err != nil {
		t.Errorf("when it answers again: %v", err)
	}
}
