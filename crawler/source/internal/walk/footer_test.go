package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestFooterWithoutMarkup tells the footer of pages that do not declare one.
func TestFooterWithoutMarkup(t *testing.T) {
	const body = `<body><main><h1>Marl or Slate</h1><p>Both are rocks.</p><h2>Others</h2>`
	for _, c := range []struct{ name, page, want string }{
		{"headings over links in a box", `<ul><li><a href=c>Chert</a></ul></main><div><h4>Product</h4><div><a href=1>Stacks</a><a href=2>Tools</a></div><h4>Company</h4><div><a href=3>About</a></div><p>© 2025 Rocks. All rights reserved.</p></div>`,
			"Marl or Slate; Both are rocks.; Others; Chert"},
		{"without a notice", `<ul><li><a href=c>Chert</a></ul></main><div><b>Product</b><ul><li><a href=1>Stacks</a><li><a href=2>Tools</a></ul><b>Legal</b><ul><li><a href=3>Privacy Policy</a></ul></div>`,
			"Marl or Slate; Both are rocks.; Others; Chert"},
		{"in no box", `<p>Chert is one.</p></main><h5>Product</h5><ul><li><a href=1>Stacks</a><li><a href=2>Tools</a></ul><h5>Legal</h5><ul><li><a href=3>Privacy</a></ul>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one."},
		{"a line of links", `<p>Chert is one.</p></main><div><b>Product</b> <a href=1>Stacks</a> | <a href=2>Tools</a><br><b>Legal</b> <a href=3>Terms</a><br>© 2025 Rocks</div>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one."},
		{"one line", `<p>Chert is one.</p></main><p>© 2025 Rocks · <a href=1>Imprint</a> · <a href=2>Contact</a></p>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one."},
		{"a list of links before a notice", `<ul><li><a href=c>Chert</a><li><a href=t>Tuff</a></ul><hr><p>© 2025 Rocks</p></main>`,
			"Marl or Slate; Both are rocks.; Others; Chert; Tuff; © 2025 Rocks"},
		{"comparisons before a notice", `<p>Chert is one.</p><div><h2>Related</h2><ul><li><a href=c>Chert vs Tuff</a><li><a href=t>Tuff vs Marl</a></ul><p>© 2025 Rocks</p></div>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one.; Related; Chert vs Tuff; Tuff vs Marl; © 2025 Rocks"},
		{"headings over links, and nothing that tells", `<h3>Fast</h3><ul><li><a href=c>Chert</a></ul><h3>Slow</h3><ul><li><a href=t>Tuff</a></ul>`,
			"Marl or Slate; Both are rocks.; Others; Fast; Chert; Slow; Tuff"},
		{"entries with links", `<h3>Chert</h3><a href=c>Visit</a><h3>Tuff</h3><a href=t>Visit</a><p>© 2025 Rocks</p></main>`,
			"Marl or Slate; Both are rocks.; Others; Chert; Visit; Tuff; Visit; © 2025 Rocks"},
		{"entries under their heading", `<h3>Chert</h3><a href=c>chert.org</a><h3>Tuff</h3><a href=t>tuff.org</a><p>© 2025 Rocks</p></main>`,
			"Marl or Slate; Both are rocks.; Others; Chert; chert.org; Tuff; tuff.org; © 2025 Rocks"},
		{"lists before a note on the page", `<h3>Fast</h3><ul><li><a href=c>Chert</a><li><a href=q>Quartz</a></ul><h3>Slow</h3><ul><li><a href=t>Tuff</a></ul><p>Last updated: May 3, 2024</p></main>`,
			"Marl or Slate; Both are rocks.; Others; Fast; Chert; Quartz; Slow; Tuff; Last updated: May 3, 2024"},
		{"lists behind a question about the page", `<p>Was this page helpful?</p><div><b>Fast</b><ul><li><a href=c>Chert</a></ul><b>Slow</b><ul><li><a href=t>Tuff</a></ul></div></main>`,
			"Marl or Slate; Both are rocks.; Others; Was this page helpful?; Fast; Chert; Slow; Tuff"},
		{"a long notice", `<p>Chert is one.</p></main><div><ul><li><a href=1>About us</a><li><a href=2>Jobs</a></ul><p>© 2024 Rocks, Inc. All rights reserved. Rocks and the stone on the hill are trademarks of Rocks, Inc. in this and other countries.</p></div>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one."},
		{"a wiki", `<p>Chert is one.</p></main><div><h4>Wiki</h4><a href=1>Stacks</a><h4>Tools</h4><a href=2>Edit it</a><p>Except where otherwise noted, what is here is licensed under the terms of rocks.</p><p>Last updated: May 3, 2024</p></div>`,
			"Marl or Slate; Both are rocks.; Others; Chert is one."},
		{"amid the page", `<div><b>Legal</b><ul><li><a href=3>Terms</a><li><a href=4>Privacy</a></ul></div><p>Chert is one.</p>`,
			"Marl or Slate; Both are rocks.; Others; Legal; Terms; Privacy; Chert is one."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range parse(t, body+c.page).Blocks() {
				if !b.Region.Chrome() {
					got = append(got, b.Text)
				} else if b.Region != outline.Footer {
					t.Errorf("%q is in %s", b.Text, b.Region)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("what %s is about (-want +got):\n%s", c.page, diff)
			}
		})
	}
}
