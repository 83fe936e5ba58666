package walk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// grid writes a table one row a line.
func grid(t *outline.Table) []string {
	line := func(mark string, row []outline.Cell) string {
		texts := make([]string, len(row))
		for i := range row {
			texts[i] = strings.ReplaceAll(row[i].Text, "\n", "/")
		}
		return mark + " " + strings.Join(texts, " | ")
	}
	var lines []string
	if t.Header != nil {
		lines = append(lines, line("=", t.Header))
	}
	for _, r := range t.Rows {
		lines = append(lines, line("-", r))
	}
	return lines
}

func TestTables(t *testing.T) {
	want := []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin |  | -"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"with a head", `<table><thead><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr></thead><tbody><tr><td>ORM</td><td>Yes</td><td>No</td></tr><tr><td>Admin</td><td></td><td>-</td></tr></tbody></table>`, want},
		{"a row that reaches further", `<table><tr><th>Attribute<th>Django<th>Flask<tr><td colspan=5><a rel=sponsored href=x>Hosting</a><tr><td>ORM<td>Yes<td>No<tr><td>Admin<td><td>-</table>`, want},
		{"of which nobody paid for the row", `<table><tr><th>Attribute<th>Django<th>Flask<tr><td colspan=5>Hosting<tr><td>ORM<td>Yes<td>No</table>`, []string{"= Attribute | Django | Flask", "- Hosting | Hosting | Hosting", "- ORM | Yes | No"}},
		{"unclosed, upper case", `<TABLE><TR><TH>Attribute<TH>Django<TH>Flask<TR><TD>ORM<TD>Yes<TD>No<TR><TD>Admin<TD><TD>-</TABLE>`, want},
		{"row headers", `<table><tr><td></td><th>Django</th><th>Flask</th></tr><tr><th>ORM</th><td>Yes</td><td>No</td></tr></table>`, []string{"=  | Django | Flask", "- ORM | Yes | No"}},
		{"header row of ordinary cells", `<table><tr><td>Attribute<td>Django<td>Flask<tr><td>ORM<td>Yes<td>No<tr><td>Admin<td><td>-</table>`, want},
		{"header row in bold", `<table><tr><td><b>Name</b><td><b>Speed</b><tr><td>Django<td>743<tr><td>Flask<td>892</table>`, []string{"= Name | Speed", "- Django | 743", "- Flask | 892"}},
		{"two columns without a header", `<table><tr><td>License<td>MIT<tr><td>Year<td>2005</table>`, []string{"- License | MIT", "- Year | 2005"}},
		{"repeated header", `<table><tr><th>A<th>B<tr><td>1<td>2<tr><th>A<th>B<tr><td>3<td>4</table>`, []string{"= A | B", "- 1 | 2", "- 3 | 4"}},
		{"rows that span", `<table><tr><th>A<th>B<th>C<tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4<tr><td>y<td colspan=2>5</table>`, []string{"= A | B | C", "- x | 1 | 2", "- x | 3 | 4", "- y | 5 | 5"}},
		{"a header that stays, and again above its rows", `<div><table><thead><tr><th>A<th>B</thead></table></div><div><table><thead><tr><th>A<th>B</thead><tr><td>1<td>2</table></div>`, []string{"= A | B", "- 1 | 2"}},
		{"a span in the middle", `<table><tr><th>A<th>B<th>C<tr><td>1<td rowspan=2>2<td>3<tr><td>4<td>5</table>`, []string{"= A | B | C", "- 1 | 2 | 3", "- 4 | 2 | 5"}},
		{"two header rows", `<table><thead><tr><th rowspan=2>Name<th colspan=2>Speed<tr><th>Sync<th>Async</thead><tr><td>x<td>1<td>2</table>`, []string{"= Name | Sync | Async", "- x | 1 | 2"}},
		{"a span of any size", `<table><tr><th>A<th>B<tr><td colspan=99999 rowspan=99999>x<tr><td>1<td>2</table>`, []string{"= A | B", "- x | ", "- 1 | 2"}},
		{"ARIA", `<div role=table><div role=row><span role=columnheader>Attribute</span><span role=columnheader>Django</span><span role=columnheader>Flask</span></div><div role=rowgroup><div role=row><div role=rowheader>ORM</div><div role=cell>Yes</div><div role=cell>No</div></div><div role=row><div role=rowheader>Admin</div><div role=cell></div><div role=cell>-</div></div></div></div>`, want},
		{"pipes by line", `<p>| Attribute | Django | Flask |<br>|---|:-:|---|<br>| ORM | Yes | No |<br>| Admin | | - |</p>`, want},
		{"pipes by paragraph", `<p>| Attribute | Django | Flask |</p><p>|---|---|---|</p><p>| ORM | Yes | No |</p><p>| Admin |  | - |</p><p>after</p>`, want},
		{"pipes in one text", "<p>| Attribute | Django | Flask |\n|---|---|---|\n| ORM | Yes | No |\n| Admin | | - |</p>", want},
		{"pipes in preformatted text", "<pre>| Attribute | Django | Flask |\n|---|---|---|\n| ORM | Yes | No |\n| Admin |  | - |</pre>", want},
		{"pipes in preformatted text without a ruler", "<pre>Attribute | Django | Flask\nORM | Yes | No\nAdmin |  | -</pre>", want},
		{"pipes with a repeated header", "| Attribute | Django | Flask |\n|---|---|---|\n| ORM | Yes | No |\n| Attribute | Django | Flask |\n|---|---|---|\n| Admin | | - |\n", want},
		{"pipes in cells", "| A | B |\n|---|---|\n| x \\| y | `z` |\n", []string{"= A | B", "- x | y | z"}},
		{"cells of several blocks", `<table><tr><th>A<th>B<tr><td><p>x</p><p>y</p><td>1<br>2</table>`, []string{"= A | B", "- x/y | 1/2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := parse(t, c.page).Tables()
			if len(tables) != 1 {
				t.Fatalf("%d tables in %s", len(tables), c.page)
			}
			if diff := cmp.Diff(c.want, grid(tables[0])); diff != "" {
				t.Errorf("table of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestNoTable(t *testing.T) {
	for name, page := range map[string]string{
		"layout":     `<table role=presentation><tr><td>a<td>b</table>`,
		"nesting":    `<table><tr><td><table><tr><td>a</table></table>`,
		"one column": `<table><tr><td>a<tr><td>b</table>`,
		"commands": `<pre>cat a | sort
grep b c | sort | uniq
ls | wc</pre>`,
		"a pipe":       `<p>a | b</p><p>c | d</p>`,
		"empty":        `<table><tr><td><td></table>`,
		"cells astray": `<div role=row><div role=cell>a</div><div role=cell>b</div></div>`,
	} {
		if tables := parse(t, page).Tables(); len(tables) > 0 {
			t.Errorf("%s: %v in %s", name, grid(tables[0]), page)
		}
	}
}

func TestGuessedTables(t *testing.T) {
	names := []string{"Django", "Flask"}
	want := []string{"=  | Django | Flask", "- ORM | Yes | No", "- Admin | Yes | "}
	for _, c := range []struct{ name, page string }{
		{"rows", `<div><div><div>Attribute</div><div>Django</div><div>Flask</div></div><div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>Admin</div><div>Yes</div><div></div></div></div>`},
		{"rows of spans", `<div><div><span>Attribute</span><span>Django</span><span>Flask</span></div><div><span>ORM</span><span>Yes</span><span>No</span></div><div><div>Admin</div><div>Yes</div><div></div></div></div>`},
		{"cells that flow", `<div><div>Attribute</div><div>Django</div><div>Flask</div><div>ORM</div><div>Yes</div><div>No</div><div>Admin</div><div>Yes</div><div></div></div>`},
		{"no corner", `<div><div><div>Django</div><div>Flask</div></div><div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>Admin</div><div>Yes</div><div></div></div></div>`},
		{"an empty corner", `<div><div></div><div>Django</div><div>Flask</div><div>ORM</div><div>Yes</div><div>No</div><div>Admin</div><div>Yes</div><div></div></div>`},
		{"names with logos", `<ul><li><span>Attribute</span><span><img alt=Django>Django</span><span>Flask</span></li><li><span>ORM</span><span>Yes</span><span>No</span></li><li><div>Admin</div><div>Yes</div><div></div></li></ul>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := parse(t, "<h2>x</h2>"+c.page).GridUnder(names)
			if table == nil {
				t.Fatalf("no table in %s", c.page)
			}
			if diff := cmp.Diff(want, grid(table)); diff != "" {
				t.Errorf("table of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
	if table := parse(t, `<p>Django</p><p>Flask</p><p>x</p>`).GridUnder(names); table != nil {
		t.Errorf("a table of nothing: %v", grid(table))
	}
}

func TestGrids(t *testing.T) {
	const rest = `<p>behind</p>`
	comparison := []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin |  | -", "- License | BSD | BSD"}
	tools := []string{"= Framework | Type | Server", "- Django | Full-stack | WSGI", "- Flask | Micro | WSGI", "- Quart | Micro | ASGI"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"rows below names of the heading", `<h2>Django vs Flask</h2><div><div><div>Attribute</div><div>Django</div><div>Flask</div></div><div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>Admin</div><div></div><div>-</div></div><div><div>License</div><div>BSD</div><div>BSD</div></div></div>`, comparison},
		{"rows below an emphasised one", `<div><div><div><b>Attribute</b></div><div><b>Django</b></div><div><b>Flask</b></div></div><div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>Admin</div><div></div><div>-</div></div><div><div>License</div><div>BSD</div><div>BSD</div></div></div>`, comparison},
		{"head and body apart, in wrappers", `<div><div><div><div><div><b>Attribute</b></div><div><b>Django</b></div><div><b>Flask</b></div></div></div></div><section><div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>Admin</div><div></div><div>-</div></div><div><div>License</div><div>BSD</div><div>BSD</div></div></section></div>`, comparison},
		{"rows by style", `<div style="display:table"><div style="display:table-row"><span style="display:table-cell">Attribute</span><span style="display:table-cell">Django</span><span style="display:table-cell">Flask</span></div><div style="display:table-row"><span style="display:table-cell">ORM</span><span style="display:table-cell">Yes</span><span style="display:table-cell">No</span></div><div style="display:table-row"><span style="display:table-cell">Admin</span><span style="display:table-cell"></span><span style="display:table-cell">-</span></div><div style="display:table-row"><span style="display:table-cell">License</span><span style="display:table-cell">BSD</span><span style="display:table-cell">BSD</span></div></div>`, comparison},
		{"lists as rows", `<div><ul style="display:grid;grid-template-columns:2fr repeat(2, 1fr)"><li>Attribute<li>Django<li>Flask</ul><ul style="display:grid;grid-template-columns:2fr repeat(2, 1fr)"><li>ORM<li>Yes<li>No</ul><ul style="display:grid;grid-template-columns:2fr repeat(2, 1fr)"><li>Admin<li><li>-</ul><ul style="display:grid;grid-template-columns:2fr repeat(2, 1fr)"><li>License<li>BSD<li>BSD</ul></div>`, comparison},
		{"cells that a style flows", `<h2>Django vs Flask</h2><div style="display:grid;grid-template-columns:repeat(3,minmax(0, 1fr))"><div>Attribute</div><div>Django</div><div>Flask</div><div>ORM</div><div>Yes</div><div>No</div><div>Admin</div><div></div><div>-</div><div>License</div><div>BSD</div><div>BSD</div></div>`, comparison},
		{"cells that flow below emphasised ones", `<div><div><b>Attribute</b></div><div><b>Django</b></div><div><b>Flask</b></div><div>ORM</div><div>Yes</div><div>No</div><div>Admin</div><div></div><div>-</div><div>License</div><div>BSD</div><div>BSD</div></div>`, comparison},
		{"cells that flow below names of the heading", `<h2>Django vs Flask</h2><div><div>Attribute</div><div>Django</div><div>Flask</div><div>ORM</div><div>Yes</div><div>No</div><div>Admin</div><div></div><div>-</div><div>License</div><div>BSD</div><div>BSD</div></div>`, comparison},
		{"names of headings down", `<h2>Django</h2><h2>Flask</h2><h2>Quart</h2><div><p>Framework</p><p>Type</p><p>Server</p><p>Django</p><p>Full-stack</p><p>WSGI</p><p>Flask</p><p>Micro</p><p>WSGI</p><p>Quart</p><p>Micro</p><p>ASGI</p></div>`, tools},
		{"a repeated header and a text over all columns", `<div><div><div><b>Framework</b></div><div><b>Type</b></div><div><b>Server</b></div></div><div><div>Django</div><div>Full-stack</div><div>WSGI</div></div><div>Small ones</div><div><div><b>Framework</b></div><div><b>Type</b></div><div><b>Server</b></div></div><div><div>Flask</div><div>Micro</div><div>WSGI</div></div><div><div>Quart</div><div>Micro</div><div>ASGI</div></div></div>`, tools},
		{"a word for tools above names that headings hold", `<h2>Is Django or Flask easier?</h2><div><div><div>Framework</div><div>Type</div><div>Server</div></div><div><div>Django</div><div>Full-stack</div><div>WSGI</div></div><div><div>Flask</div><div>Micro</div><div>WSGI</div></div><div><div>Quart</div><div>Micro</div><div>ASGI</div></div></div>`, tools},
		{"a table a row, in one that only lays out", `<table role=presentation><tr><td><table role=presentation><tr><td style="font-weight:bold">Framework<td style="font-weight:bold">Type<td style="font-weight:bold">Server</table><tr><td><table role=presentation><tr><td>Django<td>Full-stack<td>WSGI</table><tr><td><table role=presentation><tr><td>Flask<td>Micro<td>WSGI</table><tr><td><table role=presentation><tr><td>Quart<td>Micro<td>ASGI</table></table>`, tools},
		{"rows of paragraphs", `<h2>Django vs Flask</h2><div><div><p>Attribute</p><p>Django</p><p>Flask</p></div><div><p>ORM</p><p>Yes</p><p>No</p></div><div><p>Admin</p><p></p><p>-</p></div><div><p>License</p><p>BSD</p><p>BSD</p></div></div>`, comparison},
		{"a term and its descriptions", `<h2>Django vs Flask</h2><dl><dt>Attribute<dd>Django<dd>Flask<dt>ORM<dd>Yes<dd>No<dt>Admin<dd><dd>-<dt>License<dd>BSD<dd>BSD</dl>`, comparison},
		{"in boxes, a term and its descriptions", `<h2>Django vs Flask</h2><dl><div><dt>Attribute<dd>Django<dd>Flask</div><div><dt>ORM<dd>Yes<dd>No</div><div><dt>Admin<dd><dd>-</div><div><dt>License<dd>BSD<dd>BSD</div></dl>`, comparison},
		{"a list of definitions a row", `<h2>Django vs Flask</h2><div><dl><dt>Attribute<dd>Django<dd>Flask</dl><dl><dt>ORM<dd>Yes<dd>No</dl><dl><dt>Admin<dd><dd>-</dl><dl><dt>License<dd>BSD<dd>BSD</dl></div>`, comparison},
		{"inline elements below names of the heading", `<h2>Django vs Flask</h2><div><div><span>Attribute</span><span>Django</span><span>Flask</span></div><div><span>ORM</span><span>Yes</span><span>No</span></div><div><span>Admin</span><span>none</span><span>-</span></div><div><span>License</span><span>BSD</span><span>BSD</span></div></div>`, []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin | none | -", "- License | BSD | BSD"}},
		{"a corner that headings hold", `<h2>Django, Flask or Quart: which framework?</h2><h2>Choosing a Framework</h2><p>A framework is a choice.</p><ul><li><span>Framework</span> <span>Type</span> <span>Server</span></li><li><span>Django</span> <span>Full-stack</span> <span>WSGI</span></li><li><span>Flask</span> <span>Micro</span> <span>WSGI</span></li><li><span>Quart</span> <span>Micro</span> <span>ASGI</span></li></ul>`, tools},
		{"words", `<div><div><p>Project</p><p>Category</p><p>Need</p></div><div><p>Shop</p><p>Full-stack</p><p>Admin</p></div><div><p>Feed</p><p>Async</p><p>Sockets</p></div><div><p>Bank</p><p>Typed</p><p>Audit</p></div></div>`, []string{"= Project | Category | Need", "- Shop | Full-stack | Admin", "- Feed | Async | Sockets", "- Bank | Typed | Audit"}},
		{"words in a line", `<div><div><span>Project</span><span>Category</span><span>Need</span></div><div><span>Shop</span><span>Full-stack</span><span>Admin</span></div><div><span>Feed</span><span>Async</span><span>Sockets</span></div><div><span>Bank</span><span>Typed</span><span>Audit</span></div><div><span>Game</span><span>Lean</span><span>Speed</span></div></div>`, []string{"= Project | Category | Need", "- Shop | Full-stack | Admin", "- Feed | Async | Sockets", "- Bank | Typed | Audit", "- Game | Lean | Speed"}},
		{"lists for and against", `<h2>Django</h2><div><div><div>Pros</div><div>Cons</div></div><div><div><ul><li>Grows<li>Lasts</ul></div><div><ul><li>Climbs</ul></div></div></div>`, []string{"= Pros | Cons", "- Grows/Lasts | Climbs"}},
		{"lists that flow below what they are", `<h2>Django</h2><div><p>Weaknesses</p><p>Strengths</p><ul><li>Climbs</ul><ul><li>Grows<li>Lasts</ul></div>`, []string{"= Weaknesses | Strengths", "- Climbs | Grows/Lasts"}},
		{"emphasised figures", `<ul style="display:grid;grid-template-columns:repeat(3,1fr)"><li><b>Framework</b><li><b>Speed</b><li><b>Server</b></ul><ul style="display:grid;grid-template-columns:repeat(3,1fr)"><li>Django<li><b>743</b><li>WSGI</ul><ul style="display:grid;grid-template-columns:repeat(3,1fr)"><li>Flask<li><b>892</b><li>WSGI</ul>`, []string{"= Framework | Speed | Server", "- Django | 743 | WSGI", "- Flask | 892 | WSGI"}},
		{"inline elements", `<ul><li><b>Framework</b> <b>Type</b> <b>Server</b></li><li><span>Django</span> <span>Full-stack</span> <span>WSGI</span></li><li><span>Flask</span> <span>Micro</span> <span>WSGI</span></li><li><span>Quart</span> <span>Micro</span> <span>ASGI</span></li></ul>`, tools},
	} {
		t.Run(c.name, func(t *testing.T) {
			grids := parse(t, c.page+rest).Grids()
			if len(grids) != 1 {
				t.Fatalf("%d grids in %s", len(grids), c.page)
			}
			if diff := cmp.Diff(c.want, grid(grids[0])); diff != "" {
				t.Errorf("grid of %s (-want +got):\n%s", c.page, diff)
			}
			for _, row := range grids[0].Rows {
				for _, cell := range row {
					if cell.Header {
						t.Errorf("label %q in %s", cell.Text, c.page)
					}
				}
			}
		})
	}
}

// TestGridLabels reads a grid whose labels stand in the middle.
func TestGridLabels(t *testing.T) {
	grids := parse(t, `<div><div><p><b>Django</b></p><p><b>Attribute</b></p><p><b>Flask</b></p></div><div><p>Yes</p><p><b>ORM</b></p><p>No</p></div><div><p>BSD</p><p><b>License</b></p><p>MIT</p></div></div>`).Grids()
	named := parse(t, `<h2>Django vs Flask</h2><div><div><p>Django</p><p>Attribute</p><p>Flask</p></div><div><p>Yes</p><p>ORM</p><p>No</p></div><div><p>BSD</p><p>License</p><p>MIT</p></div></div>`).Grids()
	for _, list := range [][]*outline.Table{grids, named} {
		if len(list) != 1 || !list[0].Rows[0][1].Header || list[0].Rows[0][0].Header || list[0].RowHead {
			t.Errorf("grids: %+v", list)
		}
	}
}

// TestOneRow reads a header and one row.
func TestOneRow(t *testing.T) {
	for name, page := range map[string]string{
		"rows":   `<div><div><div>Attribute</div><div>Django</div><div>Flask</div></div><div><div>Language</div><div>Python</div><div>Python</div></div></div>`,
		"cells":  `<div><div>Attribute</div><div>Django</div><div>Flask</div><div>Language</div><div>Python</div><div>Python</div></div>`,
		"inline": `<div><div><span>Attribute</span><span>Django</span><span>Flask</span></div><div><span>Language</span><span>Python</span><span>Python</span></div></div>`,
	} {
		list := parse(t, `<h2>Django vs Flask</h2>`+page+`<p>Both are old.</p>`).Grids()
		if len(list) != 1 {
			t.Errorf("%s: %d grids", name, len(list))
			continue
		}
		if diff := cmp.Diff([]string{"= Attribute | Django | Flask", "- Language | Python | Python"}, grid(list[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestLabelsBetweenNames reads a grid of more than two tools whose labels stand
// in the middle.
func TestLabelsBetweenNames(t *testing.T) {
	for name, page := range map[string]string{
		"a word above":  `<div><div><p>Django</p><p>Flask</p><p>Attribute</p><p>Quart</p></div><div><p>Yes</p><p>No</p><p>ORM</p><p>No</p></div><div><p>BSD</p><p>BSD</p><p>License</p><p>MIT</p></div></div>`,
		"nothing above": `<div style="display:grid;grid-template-columns:repeat(4,1fr)"><p>Django</p><p>Flask</p><p></p><p>Quart</p><p>Yes</p><p>No</p><p>ORM</p><p>No</p><p>BSD</p><p>BSD</p><p>License</p><p>MIT</p></div>`,
	} {
		list := parse(t, `<h2>Django vs Flask vs Quart</h2>`+page).Grids()
		if len(list) != 1 || !list[0].Rows[0][2].Header || list[0].Rows[0][0].Header {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

// TestNoGrid reads siblings that are alike and no table.
func TestNoGrid(t *testing.T) {
	for name, page := range map[string]string{
		"boxes with their heads":   `<h2>Django</h2><div><div><a href="#p">Pros</a><br><a href="#c">Cons</a></div><div><h3>Pros</h3><ul><li>Grows</ul></div><div><h3>Cons</h3><ul><li>Climbs</ul></div></div>`,
		"cards":                    `<h2>Django, Flask and Quart</h2><div><div><p>Django</p><p>For perfectionists</p><p>Read more</p></div><div><p>Flask</p><p>A small one</p><p>Read more</p></div><div><p>Quart</p><p>An async one</p><p>Read more</p></div></div>`,
		"cards with labels":        `<h2>Django, Flask and Quart</h2><div><div><p>Django</p><p><span>Type</span> <span>Full-stack</span></p></div><div><p>Flask</p><p><span>Type</span> <span>Micro</span></p></div><div><p>Quart</p><p><span>Type</span> <span>Micro</span></p></div></div>`,
		"sentences in spans":       `<div><p><span>Django is the better</span> <span>choice for admin panels</span> <span>and forms.</span></p><p><span>Flask suits teams</span> <span>that want to pick</span> <span>each part.</span></p><p><span>Quart is</span> <span>preferable when all</span> <span>is async.</span></p></div>`,
		"sentences, first bold":    `<ul><li><b>Use Django</b> <b>for admin</b></li><li><span>Flask suits teams</span> <span>that want little</span></li><li><span>Quart fits</span> <span>async work</span></li></ul>`,
		"attributes":               `<h2>Django vs Flask</h2><dl><dt>ORM<dd>Django: yes<dd>Flask: no<dt>License<dd>Django: BSD<dd>Flask: BSD<dt>Year<dd>Django: 2005<dd>Flask: 2010<dt>Admin<dd>Django: yes<dd>Flask: no</dl>`,
		"definitions":              `<h2>Django vs Flask</h2><dl><dt>Django<dd>one<dd>two<dt>Flask<dd>three<dt>Quart<dd>four<dd>five</dl>`,
		"terms of labels":          `<h2>Django, Flask and Quart</h2><dl><dt>Django<dd>Memory: 9 MB<dd>License: BSD<dt>Flask<dd>Memory: 7 MB<dd>License: BSD<dt>Quart<dd>Memory: 8 MB<dd>License: MIT</dl>`,
		"terms of labels in boxes": `<h2>Django, Flask and Quart</h2><dl><div><dt>Django<dd>Memory: 9 MB<dd>License: BSD</div><div><dt>Flask<dd>Memory: 7 MB<dd>License: BSD</div><div><dt>Quart<dd>Memory: 8 MB<dd>License: MIT</div></dl>`,
		"pairs":                    `<h2>What is Flask in Python?</h2><div><div><p>Language</p><p>Python</p></div><div><p>License</p><p>BSD</p></div><div><p>Year</p><p>2010</p></div></div>`,
		"statistics":               `<div><div><p>Stacks</p><p>38.7K</p></div><div><p>Followers</p><p>34.8K</p></div><div><p>Votes</p><p>4.2K</p></div></div>`,
		"chips":                    `<h2>Django, Flask, Quart, Falcon, Bottle</h2><div><p>Django</p><p>Flask</p><p>Quart</p><p>Falcon</p><p>Bottle</p><p>Web2py</p><p>Pyramid</p><p>Tornado</p><p>Sanic</p></div>`,
		"lists side by side":       `<div><ul><li>fast<li>small<li>easy</ul><ul><li>old<li>large<li>hard</ul><ul><li>new<li>odd<li>rare</ul></div>`,
		"two cards":                `<h2>Django vs Flask</h2><div><div><p>Django</p><p>For perfectionists</p><p>Read more</p></div><div><p>Flask</p><p>A small one</p><p>Read more</p></div></div>`,
		"paragraphs":               `<div><p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p>Five.</p><p>Six.</p><p>Seven.</p><p>Eight.</p><p>Nine.</p></div>`,
	} {
		if grids := parse(t, page).Grids(); len(grids) > 0 {
			t.Errorf("%s: %v in %s", name, grid(grids[0]), page)
		}
	}
}

// TestBulletsInLayout drops bullets in tables that say of themselves that they are
// none, also in cells of others.
func TestBulletsInLayout(t *testing.T) {
	const list = `<table role=presentation><tr><td>&bull;<td><b>12</b> <i>Fast</i><tr><td>&bull;<td><b>7</b> <i>Small</i></table>`
	want := []string{"item: 12 ¦ Fast", "item: 7 ¦ Small"}
	if diff := cmp.Diff(want, view(parse(t, list))); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	want = slices.Concat([]string{"cell: Reasons"}, want, []string{"cell: Age", "cell: •"})
	if diff := cmp.Diff(want, view(parse(t, `<table><tr><td>Reasons<td>`+list+`<tr><td>Age<td>•</table>`))); diff != "" {
		t.Errorf("blocks in a table (-want +got):\n%s", diff)
	}
}

// TestBulletTables reads tables that only set bullets beside items.
func TestBulletTables(t *testing.T) {
	for name, bullets := range map[string][2]string{
		"bullets": {"&#149;", "&#149;"}, "emoji": {"✔️", "✔️"}, "numbers": {"1.", "2."}, "images": {`<img src=dot.gif>`, `<img src=dot.gif>`},
	} {
		o := parse(t, `<table><tr><td>`+bullets[0]+`<td>It is fast.<tr><td>`+bullets[1]+`<td>It is <b>small</b>.</table>`)
		var got []string
		for _, b := range o.Blocks() {
			got = append(got, b.Kind.String()+" "+b.Text)
		}
		if diff := cmp.Diff([]string{"item It is fast.", "item It is small."}, got); diff != "" || len(o.Tables()) > 0 {
			t.Errorf("%s (-want +got), %d tables:\n%s", name, len(o.Tables()), diff)
		}
	}
	const one = `<table><tr><td><img src=dot.gif alt="*"><td>It is small.</table>`
	if diff := cmp.Diff([]string{"h3: Cons", "item: It is small."}, view(parse(t, `<h3>Cons</h3>`+one))); diff != "" {
		t.Errorf("a list of one (-want +got):\n%s", diff)
	}
	for name, page := range map[string]string{
		"different signs": `<table><tr><td>✓<td>ORM<tr><td>✗<td>Admin</table>`,
		"a header":        `<table><tr><th>#<th>Name<tr><td>1<td>Django<tr><td>2<td>Flask</table>`,
		"values":          `<table><tr><td>A<td>ORM<tr><td>A<td>Admin</table>`,
	} {
		if tables := parse(t, page).Tables(); len(tables) != 1 {
			t.Errorf("%s: %d tables in %s", name, len(tables), page)
		}
	}
}

// TestRowTables reads rows that are a table each.
func TestRowTables(t *testing.T) {
	tables := parse(t, `<table><tr><td>Django<td>Flask</table><table><tr><td>It is large and complete.<td>It is small.</table><table><tr><td>-<td>Blueprints; Templates</table><p>More</p><table><tr><td>1<td>2</table>`).Tables()
	if len(tables) != 2 {
		t.Fatalf("%d tables", len(tables))
	}
	want := []string{"= Django | Flask", "- It is large and complete. | It is small.", "- - | Blueprints; Templates"}
	if diff := cmp.Diff(want, grid(tables[0])); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if apart := parse(t, `<table><tr><th>Name<th>Year<tr><td>Django<td>2005<tr><td>Flask<td>2010</table><table><tr><td>Page<td>1 of 2</table>`).Tables(); len(apart) != 2 {
		t.Errorf("%d tables where a row stands behind one of several", len(apart))
	}
}

// TestSplitTables reads a header in a table of its own.
func TestSplitTables(t *testing.T) {
	body := `<table><tr><td>ORM<td>Yes<td>No<tr><td>Admin<td>Yes<td>-</table>`
	want := []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin | Yes | -"}
	for name, head := range map[string]string{
		"header cells":   `<table><tr><th>Attribute<th>Django<th>Flask</table>`,
		"ordinary cells": `<table><tr><td>Attribute<td>Django<td>Flask</table>`,
	} {
		tables := parse(t, head+"<div>"+body+"</div>").Tables()
		if len(tables) != 1 {
			t.Errorf("%s: %d tables", name, len(tables))
			continue
		}
		if diff := cmp.Diff(want, grid(tables[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for name, head := range map[string]string{
		"text between":  `<table><tr><th>Attribute<th>Django<th>Flask</table><p>text</p>`,
		"other columns": `<table><tr><th>Attribute<th>Django</table>`,
		"more rows":     `<table><tr><th>Attribute<th>Django<th>Flask<tr><td>License<td>BSD<td>BSD</table>`,
	} {
		if tables := parse(t, head+body).Tables(); len(tables) != 2 {
			t.Errorf("%s: %d tables", name, len(tables))
		}
	}
}

func TestTranspose(t *testing.T) {
	table := parse(t, `<table><tr><th>Framework<th>Speed<th>Memory<tr><td>Django<td>743<td>243<tr><td>Flask<td>892<td>156</table>`).Tables()[0].Transpose()
	want := []string{"= Framework | Django | Flask", "- Speed | 743 | 892", "- Memory | 243 | 156"}
	if diff := cmp.Diff(want, grid(table)); diff != "" {
		t.Errorf("transposed (-want +got):\n%s", diff)
	}
}

// A name is a whole word of a heading, not the end of one that begins with it.
func TestGridOfWordParts(t *testing.T) {
	rows := func(heading string) string {
		return "<h1>" + heading + "</h1><div><div><div>Gadget</div><div>Goo</div><div>Gaa</div></div>" +
			"<div><div>one</div><div><a href=/u>ua</a></div><div>ub</div></div><div><div>two</div><div>va</div><div>vb</div></div>" +
			"<div><div>three</div><div>wa</div><div>wb</div></div></div>"
	}
	if list := parse(t, rows("Goo vs Gaa")).Grids(); len(list) != 1 {
		t.Errorf("%d tables below names that the title holds, want 1", len(list))
	}
	if list := parse(t, rows("GooGoo vs GaaGaa")).Grids(); len(list) != 0 {
		t.Errorf("%d tables below parts of words, want none", len(list))
	}
}

// TestColumnHeads reads column heads that are buttons, and such that ask for a visit.
func TestColumnHeads(t *testing.T) {
	for name, heads := range map[string]string{
		"buttons":    `<th><button>Attribute</button></th><th><button type="button">Redis</button></th><th><div role="button">KeyDB</div></th>`,
		"sorting":    `<th>Attribute <button>Sort</button></th><th>Redis <button>Sort</button></th><th>KeyDB <button>Sort</button></th>`,
		"sorted":     `<th><button>Attribute <span>sort ascending</span></button></th><th><button>Redis, click to sort</button></th><th><button>KeyDB <span>sorted</span></button></th>`,
		"to sort by": `<th><button>Sort by Attribute</button></th><th><a href="#" role="button"><span>Sort by: </span>Redis</a><button>Redis column actions</button></th><th><a href="#" role="button"><span>Sort by: </span><div>KeyDB</div></a></th>`,
		"tips":       `<th>Attribute</th><th>Redis <span role="tooltip">Shows 12 values of 2023</span></th><th>KeyDB <button aria-label="More">ⓘ</button></th>`,
		"calls":      `<th>Attribute</th><th><div>Redis</div><a href="/go/r">Visit site</a></th><th><div>KeyDB</div><a href="/go/k">Visit site</a></th>`,
		"paid":       `<th>Attribute</th><th>Redis</th><th><div>KeyDB</div><a href="https://k.example/" rel="sponsored">Get KeyDB</a></th>`,
	} {
		o, err := walk.Page([]byte(`<table><thead><tr>` + heads + `</tr></thead><tbody><tr><td>License</td><td>BSD</td><td>MIT</td></tr></tbody></table>`))
		if err != nil {
			t.Fatal(err)
		}
		only, done := o.Only(func(b *outline.Block) bool { return b.Kind != outline.Button })
		for _, o := range []*outline.Outline{o, only} {
			var got []string
			for _, c := range o.Tables()[0].Header {
				got = append(got, c.Text)
			}
			if diff := cmp.Diff([]string{"Attribute", "Redis", "KeyDB"}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
		done()
	}
}

// TestHeadsThatArePictures reads the names that logos give at the head of a table.
func TestHeadsThatArePictures(t *testing.T) {
	for name, head := range map[string]string{
		"alone":       `<thead><tr><th>Trait<th><img src="m.svg" alt="Moss logo"><th><img src="f.svg" alt="Logo of Fern"></thead>`,
		"above names": `<tr><td><td><img src="m.svg" alt="Moss logo"><td><img src="f.svg" alt="Fern logo"><tr><th>Trait<th>Moss<th>Fern`,
	} {
		o := parse(t, `<main><h1>Moss or fern</h1><table>`+head+`<tr><td>Colour<td>Green<td>Dark green<tr><td>Height<td>Low<td>High</table></main>`)
		var got []string
		for _, c := range o.Tables()[0].Header {
			got = append(got, c.Text)
		}
		if diff := cmp.Diff([]string{"Trait", "Moss", "Fern"}, got); diff != "" || len(o.Tables()[0].Rows) != 2 {
			t.Errorf("%s: header of %d rows (-want +got):\n%s", name, len(o.Tables()[0].Rows), diff)
		}
	}
}
