package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestDeepUnclosed reads pages that open hundreds of elements and close none:
// what is in them keeps its structure.
func TestDeepUnclosed(t *testing.T) {
	const table = "<h2>deep</h2><table><tr><td>a<td>b<tr><td>c<td>d</table><ul><li>one</span><li>two</ul>"
	for name, page := range map[string]string{
		"wrappers":          strings.Repeat("<div>", 700) + table,
		"inline between":    strings.Repeat("<div><span>", 340) + table,
		"with text":         strings.Repeat("<div>text", 600) + table,
		"with styles":       strings.Repeat(`<div style="padding:1px" data-id="1">`, 700) + table,
		"with roles":        strings.Repeat(`<div role="group">`, 700) + table,
		"growing":           strings.Repeat("<div><section><p>text</p>", 300) + table,
		"closed by another": "<section>" + strings.Repeat("<div>", 700) + table + "</section><p>behind</p>",
	} {
		t.Run(name, func(t *testing.T) {
			o := parse(t, page)
			if tables := o.Tables(); len(tables) != 1 || len(tables[0].Rows) != 2 || tables[0].Width() != 2 {
				t.Errorf("tables: %v", tables)
			}
			var items []string
			for _, b := range o.Blocks() {
				if b.Kind == outline.Item {
					items = append(items, b.Text)
				}
			}
			if got := strings.Join(items, "|"); got != "one|two" {
				t.Errorf("items: %s", got)
			}
		})
	}
}

// TestDeepNeighbours reads texts beside elements that are left out: none is
// glued to another.
func TestDeepNeighbours(t *testing.T) {
	for name, page := range map[string]string{
		"unclosed": strings.Repeat(`<div>`, 700) + `<p>one<div>two</div>three<div>four`,
		"at depth": strings.Repeat(`<div role="group">`, 700) + `one<div role="group">two</div>three<div role="group">four`,
	} {
		var got []string
		for _, b := range parse(t, page).Blocks() {
			got = append(got, b.Text)
		}
		if text := strings.Join(got, "|"); text != "one|two|three|four" {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// TestDeepAfterNoscript reads a page that is nested too deep for the parser
// and holds tags in noscript elements: each block is still a block.
func TestDeepAfterNoscript(t *testing.T) {
	body := "<body>" + strings.Repeat("<noscript><img src=a><img src=b></noscript>", 10) +
		strings.Repeat("<p>one</p><table><tr><td>a</td><td>b</td></tr></table>", 20) +
		strings.Repeat("<div>", 600) + "<h2>deep</h2><p>two</p>" + strings.Repeat("</div>", 600)
	o, err := walk.Page([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	cells, paragraphs := 0, 0
	for _, b := range o.Blocks() {
		switch b.Kind {
		case outline.TableCell:
			cells++
		case outline.Paragraph:
			paragraphs++
		}
	}
	if cells != 40 || paragraphs != 21 {
		t.Errorf("%d cells and %d paragraphs, want 40 and 21", cells, paragraphs)
	}
}

// TestDeepQuotations reads what stands in hundreds of quotations of nothing but another
// one: its boxes are still boxes.
func TestDeepQuotations(t *testing.T) {
	page := strings.Repeat("<blockquote>", 600) + `<div><div><b>Marl</b><p>soft</p></div><div><b>Slate</b><p>hard</p></div></div>` + strings.Repeat("</blockquote>", 600)
	var got []string
	for _, part := range parse(t, page).Parts() {
		got = append(got, part.Text())
	}
	if diff := cmp.Diff([]string{"Marl\nsoft", "Slate\nhard"}, got); diff != "" {
		t.Errorf("boxes (-want +got):\n%s", diff)
	}
}

// TestDeepLists reads a table in hundreds of lists of nothing but another one.
func TestDeepLists(t *testing.T) {
	const table = `<table><tr><th>Stone<th>Price<tr><td>Marl<td>$7</table>`
	for _, list := range [][2]string{{"<ul><li>", "</li></ul>"}, {"<ol class=x><li>", "</ol>"}, {"<dl><dd>", "</dd></dl>"}, {"<ul><li>", ""}} {
		o := parse(t, strings.Repeat(list[0], 600)+table+strings.Repeat(list[1], 600)+"<p>soft</p>")
		if tables := o.Tables(); len(tables) != 1 || cmpGrid(tables[0]) != "= Stone | Price; - Marl | $7" {
			t.Errorf("%s: tables: %v", list[0], tables)
		}
	}
	o := parse(t, strings.Repeat("<ul><li>", 600)+"<ul><li>Marl<li>Slate</ul>"+strings.Repeat("</ul>", 600))
	if got := strings.Join(view(o), "; "); got != "item: Marl; item: Slate" {
		t.Errorf("items: %s", got)
	}
}
