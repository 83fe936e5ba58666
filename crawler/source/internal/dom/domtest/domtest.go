// Package domtest finds nodes in small pages for tests of the packages that judge nodes.
package domtest

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Node returns the element of a page that has the attribute test, without that attribute. It
// panics if there is none.
func Node(page string) *html.Node {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		panic(err)
	}
	isMark := func(a html.Attribute) bool { return a.Key == "test" }
	for n := range root.Descendants() {
		if slices.ContainsFunc(n.Attr, isMark) {
			n.Attr = slices.DeleteFunc(n.Attr, isMark)
			return n
		}
	}
	panic("no element with the attribute test in " + page)
}

// Misjudged returns the pages of which judge says something else of Node than want does.
func Misjudged(judge func(*html.Node) bool, want map[string]bool) []string {
	var pages []string
	for page, is := range want {
		if judge(Node(page)) != is {
			pages = append(pages, page)
		}
	}
	slices.Sort(pages)
	return pages
}
