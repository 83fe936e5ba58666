package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNavigationIsNoTrail takes the links to the sections of the site for no
// categories of the page, and a breadcrumb without the page for them.
func TestNavigationIsNoTrail(t *testing.T) {
	const title, rest = `<title>A vs B | StackShare</title>`, `<h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`
	for name, c := range map[string]struct {
		ahead string
		want  []string
	}{
		"links":                 {`<nav><a href="/">Home</a><a href="/feed">Feed</a></nav>`, nil},
		"spaced links":          {`<nav><a href="/">Home</a> <a href="/feed">Feed</a> <a href="/jobs">Jobs</a></nav>`, nil},
		"a list":                {`<header><nav><ul><li><a href="/">Home</a><li><a href="/feed">Feed</a></ul></nav></header>`, nil},
		"sections":              {`<nav><a href="/tools">Tools</a><a href="/stackups">Stackups</a><a href="/blog">Blog</a></nav>`, nil},
		"a bar below":           {`<nav><a href="/tools">Tools</a> <a href="/stacks">Stacks</a></nav><div>Advertiser disclosure</div>`, nil},
		"a repository":          {`<nav><div><span>StackShare</span></div><div><a href="https://github.com/acme/notes">acme/notes<ul><li>1.2k</li><li>113</li></ul></a></div></nav>`, nil},
		"the site":              {`<div><span>StackShare</span><a href="/login">Sign in</a></div>`, nil},
		"buttons":               {`<div><a href="/">StackShare</a><button>Subscribe</button><button>Sign in</button></div>`, nil},
		"a bar with a search":   {`<div><a href="/">StackShare</a><ul><li><a href="/tools">Tools</a><li><a href="/feed">Feed</a></ul><button>Search</button><a href="/trends">Trends</a><a href="/jobs">Jobs</a></div>`, nil},
		"a bar with an account": {`<div><ul><li><a href="/tools">Tools</a><li><a href="/feed">Feed</a></ul><a href="/login">Sign in</a><a href="/signup">Get started free</a></div>`, nil},
		"signs":                 {`<nav><a href="/">Home</a> › <a href="/frameworks">Frameworks</a></nav>`, []string{"Frameworks"}},
		"numbered":              {`<nav><ol><li><a href="/">Home</a><li><a href="/frameworks">Frameworks</a></ol></nav>`, []string{"Frameworks"}},
		"ending with it":        {`<nav><a href="/">Home</a><a href="/frameworks">Frameworks</a><span>A vs B</span></nav>`, []string{"Frameworks"}},
		"both":                  {`<nav><a href="/">Home</a><a href="/feed">Feed</a></nav><nav><a href="/">Home</a> / <a href="/frameworks">Frameworks</a></nav>`, []string{"Frameworks"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, extractBody(t, title+c.ahead+rest).CategoryPath); diff != "" {
				t.Errorf("categories (-want +got):\n%s", diff)
			}
		})
	}
}
