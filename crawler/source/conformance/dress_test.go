package conformance_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestDress holds that a dressed page is heavy, always the same, and says what
// the lean one says.
func TestDress(t *testing.T) {
	for _, c := range specimen.Contents() {
		t.Run(c.Name(), func(t *testing.T) {
			lean := c.Render()
			dressed, err := conformance.Dress(lean)
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := conformance.Dress(c.Render()); !bytes.Equal(again.Body, dressed.Body) {
				t.Error("not the same twice")
			}
			if len(dressed.Body) < 5*len(lean.Body) || len(dressed.Body) < 100_000 {
				t.Errorf("%d bytes lean, %d dressed", len(lean.Body), len(dressed.Body))
			}
			s := sourceOf(c.Address())
			if diff := cmp.Diff(facts(t, s, c.Address(), lean), facts(t, s, c.Address(), dressed)); diff != "" {
				t.Errorf("(-lean +dressed)\n%s", diff)
			}
		})
	}
}

func sourceOf(address string) source.Source {
	switch {
	case strings.Contains(address, "//stackshare."):
		return stackshare.New()
	case strings.Contains(address, "//nicepick."):
		return nicepick.New()
	case strings.Contains(address, "//github."):
		return github.New()
	}
	return article.New()
}

// facts reads a page without the quotations, which may be longer beside icons.
func facts(t *testing.T, s source.Source, address string, r specimen.Rendering) []record.Body {
	t.Helper()
	o, err := source.Parse(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.Extract(&source.Page{URL: address, Outline: o})
	if err != nil && !errors.Is(err, source.ErrUnknownKind) { // as a page about bread
		t.Fatal(err)
	}
	var list []record.Body
	for _, f := range e.Page.Facts {
		list = append(list, f.Body)
	}
	return list
}
