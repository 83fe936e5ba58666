package github_test

import (
	"net/url"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

func TestFacts(t *testing.T) {
	conformance.Check(t, github.New(), specimen.Repositories(), 100)
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]bool{
		"https://github.com/django/django":         true,
		"https://github.com/django":                false,
		"https://github.com/topics/python":         false,
		"https://github.com/django/django/issues":  false,
		"https://gitlab.com/django/django":         false,
		"https://github.com.evil.example/a/b":      false,
		"https://github.example/django/django":     true,
		"https://github.com/django/django/tree/v4": false,
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := github.New().Claim(u); got != want {
			t.Errorf("Claim(%s) = %v, want %v", target, got, want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	c := specimen.Repositories()[0]
	f.Add(c.Render().Body)
	for seed := range uint64(8) {
		f.Add(c.Variant(seed).Body)
	}
	f.Fuzz(func(_ *testing.T, body []byte) {
		_, _ = conformance.ReaderOf(github.New())(c, specimen.Rendering{Body: body})
	})
}

// TestLanguages holds that names that end in a sign keep apart from shares
// that follow without a gap.
func TestLanguages(t *testing.T) {
	c := &specimen.Repository{Base: "https://github.com", Owner: "dotnet", Repo: "fsharp", Stars: 4100, Forks: 828, Watchers: 210, Issues: 1, Pulls: 1, Commits: 1,
		Contributors: -1, UsedBy: -1, Languages: []specimen.Language{{Name: "F#", Percent: "93.6"}, {Name: "C#", Percent: "4.2"}, {Name: "Jupyter Notebook", Percent: "2.2"}}}
	conformance.Check(t, github.New(), []specimen.Content{c}, 60)
}
