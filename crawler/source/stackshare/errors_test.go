package stackshare_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestErrors(t *testing.T) {
	for name, test := range map[string]struct {
		address, body string
		want          error
	}{
		"a list of tools":      {"https://stackshare.io/django", `<title>Tools | StackShare</title><h1>Trending tools</h1><ul><li><a href="/react">React</a><li><a href="/vue">Vue</a></ul>`, source.ErrUnknownKind},
		"a company":            {"https://stackshare.io/instagram", `<title>Instagram Tech Stack</title><h1>Instagram</h1><p>Photos, shared.</p><h2>Tools</h2><a href="/django">Django</a>`, source.ErrUnknownKind},
		"the title alone":      {"https://stackshare.io/stackups/a-vs-b", `<title>A vs B</title><h1>A vs B</h1>`, source.ErrUnknownKind},
		"another comparison":   {"https://stackshare.io/stackups/a-vs-b", `<h1>Popular</h1><a href="/stackups/c-vs-d">C vs D</a>`, source.ErrUnknownKind},
		"nothing":              {"https://stackshare.io/django", ``, source.ErrUnknownKind},
		"a login":              {"https://stackshare.io/stackups/a-vs-b", `<title>Sign in to StackShare</title><h1>Sign in</h1><form><input name=user></form><button>Continue with GitHub</button>`, source.ErrBlocked},
		"a login of two words": {"https://stackshare.io/django", `<title>StackShare</title><h2>Log in</h2><a href="/auth/github">Continue with GitHub</a>`, source.ErrBlocked},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := extract(test.address, specimen.Rendering{Body: []byte(test.body), ContentType: "text/html; charset=utf-8"})
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

// TestLinks holds the links of a page to what the source reads.
func TestLinks(t *testing.T) {
	c := specimen.DjangoRocket()
	o, err := source.Parse(c.Render().Body)
	if err != nil {
		t.Fatal(err)
	}
	e, err := stackshare.New().Extract(&source.Page{URL: c.Address(), Outline: o})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, l := range e.Links {
		if got[l.URL] {
			t.Errorf("%s twice", l.URL)
		}
		got[l.URL] = true
	}
	for _, want := range []string{"https://stackshare.io/django", "https://stackshare.io/rocket", "https://stackshare.io/asp-net-core", "https://stackshare.io/stackups/flyway-vs-liquibase"} {
		if !got[want] {
			t.Errorf("%s is missing in %v", want, e.Links)
		}
	}
	for l := range got {
		if strings.HasSuffix(l, "/feed") || strings.HasSuffix(l, "/docs") || l == c.Address() {
			t.Errorf("%s is none", l)
		}
	}
}

// TestEvidence holds each fact to a quotation of the page.
func TestEvidence(t *testing.T) {
	for _, c := range contents(t) {
		got, err := extract(c.Address(), c.Render())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range got.Facts {
			if f.Evidence.Quote == "" || utf8.RuneCountInString(f.Evidence.Quote) > record.MaxQuote {
				t.Errorf("%s: quote %q of %+v", c.Name(), f.Evidence.Quote, f.Body)
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, c := range ownContents() { // the real pages may not leave a trace in the corpus
		f.Add(c.Render().Body, c.Address())
		for seed := range uint64(2) {
			f.Add(c.Variant(seed).Body, c.Address())
		}
	}
	for _, p := range stylePages(f, ownContents()) {
		f.Add([]byte(p.body), p.address)
	}
	f.Fuzz(func(t *testing.T, body []byte, address string) {
		page, err := extract(address, specimen.Rendering{Body: body})
		if err != nil {
			return
		}
		page.URL, page.Source, page.Extractor, page.SeenAt = "https://stackshare.io/django", "stackshare", "stackshare/1", time.Unix(0, 0).UTC()
		if err := page.Validate(); err != nil {
			t.Error(err)
		}
	})
}

// TestCardOfOneLine: what stands in the line of a page that is hardly one is
// read without the rest of a page around it.
func TestCardOfOneLine(t *testing.T) {
	for _, body := range []string{"Decided on Terraform <small>September 7, 2023", "Decided on Terraform <em>September 7, 2023</em>"} {
		if _, err := extract("https://stackshare.io/stackups/a-vs-b", specimen.Rendering{Body: []byte(body)}); !errors.Is(err, source.ErrUnknownKind) {
			t.Errorf("%s: %v, want an unknown kind", body, err)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	conformance.FuzzPhrases(f, stackshare.New(), "https://stackshare.io/stackups/django-vs-flask")
}
