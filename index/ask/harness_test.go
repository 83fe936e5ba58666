package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/indextest"
)

// corpus returns an engine with the documents of the suite.
func corpus(t *testing.T) index.Engine {
	t.Helper()
	g, err := bleveindex.New(bleveindex.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	e, err := g.Live(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Apply(context.Background(), index.Batch{Upserts: indextest.Corpus(t)}); err != nil {
		t.Fatal(err)
	}
	return e
}

// firsts returns the ids of the hits of an index, at most n.
func firsts(a ask.Answer, in index.Name, n int) []string {
	list := []string{}
	for _, g := range a.Groups {
		if g.Index == in {
			for _, h := range g.Result.Hits[:min(n, len(g.Result.Hits))] {
				list = append(list, h.ID)
			}
		}
	}
	return list
}

// finder is names that are looked up by a function; only those in sure are beyond doubt in a
// text.
type finder struct {
	find func(name string) (id, display string, err error)
	sure []string
}

func (f finder) Find(_ context.Context, name string) (id, display string, err error) {
	return f.find(name)
}

func (f finder) Mentioned(_ context.Context, text string) (list []string, err error) {
	for _, name := range f.sure {
		if strings.Contains(text, name) {
			list = append(list, name)
		}
	}
	return list, nil
}

func (f finder) Similar(context.Context, string) ([]string, error) { return nil, nil }

// counting counts the searches of an engine, and fails one of them.
type counting struct {
	ask.Engine
	searches int
	fails    int // 0: none
}

func (c *counting) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if c.searches++; c.searches == c.fails {
		return index.Result{}, index.ErrUnavailable
	}
	return c.Engine.Search(ctx, q)
}
