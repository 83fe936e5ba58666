package section_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
)

// write writes the sections of a page: each a heading, and its pieces below it.
func write(t *testing.T, html string) (title string, lines []string) {
	t.Helper()
	o, err := source.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	page := section.Divide(o)
	defer page.Done()
	for i := range page.Parts {
		s := &page.Parts[i]
		if s.Heading != "" {
			lines = append(lines, strings.Repeat("#", int(s.Level))+" "+s.Heading)
		}
		for _, p := range s.Pieces {
			switch {
			case p.Table != nil:
				lines = append(lines, "table")
			case p.Item:
				lines = append(lines, "- "+p.Text)
			default:
				lines = append(lines, p.Text)
			}
		}
	}
	return page.Title, lines
}

func TestDivide(t *testing.T) {
	for _, test := range []struct {
		name, html, title string
		want              []string
	}{
		{"headings, items and tables", `<title>Zeta vs Omega | Site</title><h1>Zeta vs Omega</h1><p>Both are fast.</p><h2>1. Zeta</h2><ul><li>It is small</li></ul><table><tr><th>Name<th>Age<tr><td>Zeta<td>2</table><h2>Related posts</h2><p>Another one</p>`,
			"Zeta vs Omega", []string{"Both are fast.", "## 1. Zeta", "- It is small", "table"}},
		{"a line of labels", `<h1>The tools</h1><h2>Zeta</h2><p>Pros: fast, small. Cons: young</p>`,
			"The tools", []string{"## Zeta", "####### Pros", "- fast", "- small", "####### Cons", "- young"}},
		{"marks of a text that never was markup", `<h1>The tools</h1><p>## Zeta</p><p>• It is small</p>`,
			"The tools", []string{"## Zeta", "- It is small"}},
		{"questions written as titles, below headings", `<h1>The tools</h1><h2>Zeta</h2><p>Zeta is small, and it is fast.</p><div>What Is Zeta?</div><p>A tool for all those who measure.</p><div>How Does Zeta Compare to Omega?</div><p>It is the faster of the two of them.</p><h2>Omega</h2><div>What Is Omega?</div><p>Another tool, for those who do not.</p><div>Kappa</div><p>A part of it is Kappa, and that is a tool as well.</p>`,
			"The tools", []string{"## Zeta", "Zeta is small, and it is fast.", "### What Is Zeta?", "A tool for all those who measure.", "### How Does Zeta Compare to Omega?", "It is the faster of the two of them.", "## Omega", "### What Is Omega?", "Another tool, for those who do not.", "### Kappa", "A part of it is Kappa, and that is a tool as well."}},
		{"questions to the reader", `<h1>The tools</h1><h2>Zeta</h2><p>What is Zeta?</p><p>A tool for all those who measure.</p><p>How fast is it?</p><p>It is the faster of the two of them.</p><h2>Omega</h2><p>So what?</p><p>Another tool, for those who do not.</p>`,
			"The tools", []string{"## Zeta", "What is Zeta?", "A tool for all those who measure.", "How fast is it?", "It is the faster of the two of them.", "## Omega", "So what?", "Another tool, for those who do not."}},
		{"a title by its looks above sections of level 1", `<title>The tools | Site</title><p style="font-weight:bold">The tools</p><p>Both are fast.</p><h1>What is Zeta?</h1><p>A tool for all those who measure.</p><h1>What is Omega?</h1><p>Another one.</p>`,
			"The tools", []string{"Both are fast.", "# What is Zeta?", "A tool for all those who measure.", "# What is Omega?", "Another one."}},
		{"the name of the site in the window", `<title>ACME</title><h3>Zeta and its peers</h3><p>Both are fast.</p><h4>What is Zeta?</h4><p>A tool for all those who measure.</p><h3>More of this</h3><p>Nothing.</p>`,
			"Zeta and its peers", []string{"Both are fast.", "#### What is Zeta?", "A tool for all those who measure.", "### More of this", "Nothing."}},
		{"sections of one level below the name of the tool", `<title>Zeta</title><h3>What it does</h3><p>It is fast.</p><h3>What it costs</h3><p>Nothing at all.</p>`,
			"Zeta", []string{"### What it does", "It is fast.", "### What it costs", "Nothing at all."}},
	} {
		title, got := write(t, test.html)
		if title != test.title {
			t.Errorf("%s: title %q", test.name, title)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
