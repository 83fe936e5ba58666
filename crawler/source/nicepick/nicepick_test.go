package nicepick_test

import (
	"net/url"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

func TestFacts(t *testing.T) {
	sourcetest.Check(t, nicepick.New(), []sourcetest.Content{sourcetest.StarletteDjango()}, 300)
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]bool{
		"https://nicepick.dev/compare/starlette-vs-django":     true,
		"https://www.nicepick.dev/compare/starlette-vs-django": true,
		"https://nicepick.dev/compare":                         false,
		"https://nicepick.dev/tools/django":                    false,
		"https://nicepick.dev.evil.example/compare/a-vs-b":     false,
		"https://example.com/compare/a-vs-b":                   false,
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := nicepick.New().Claim(u); got != want {
			t.Errorf("Claim(%s) = %v, want %v", target, got, want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	c := sourcetest.StarletteDjango()
	f.Add(c.Render().Body)
	for seed := range uint64(8) {
		f.Add(c.Variant(seed).Body)
	}
	f.Fuzz(func(_ *testing.T, body []byte) {
		_, _ = sourcetest.ReaderOf(nicepick.New())(c, sourcetest.Rendering{Body: body})
	})
}
