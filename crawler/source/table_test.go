package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
)

// grid writes a table one row a line.
func grid(t *source.Table) []string {
	line := func(mark string, row []source.Cell) string {
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
		{"unclosed, upper case", `<TABLE><TR><TH>Attribute<TH>Django<TH>Flask<TR><TD>ORM<TD>Yes<TD>No<TR><TD>Admin<TD><TD>-</TABLE>`, want},
		{"row headers", `<table><tr><td></td><th>Django</th><th>Flask</th></tr><tr><th>ORM</th><td>Yes</td><td>No</td></tr></table>`, []string{"=  | Django | Flask", "- ORM | Yes | No"}},
		{"header row of ordinary cells", `<table><tr><td>Attribute<td>Django<td>Flask<tr><td>ORM<td>Yes<td>No<tr><td>Admin<td><td>-</table>`, want},
		{"header row in bold", `<table><tr><td><b>Name</b><td><b>Speed</b><tr><td>Django<td>743<tr><td>Flask<td>892</table>`, []string{"= Name | Speed", "- Django | 743", "- Flask | 892"}},
		{"two columns without a header", `<table><tr><td>License<td>MIT<tr><td>Year<td>2005</table>`, []string{"- License | MIT", "- Year | 2005"}},
		{"repeated header", `<table><tr><th>A<th>B<tr><td>1<td>2<tr><th>A<th>B<tr><td>3<td>4</table>`, []string{"= A | B", "- 1 | 2", "- 3 | 4"}},
		{"rows that span", `<table><tr><th>A<th>B<th>C<tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4<tr><td>y<td colspan=2>5</table>`, []string{"= A | B | C", "- x | 1 | 2", "- x | 3 | 4", "- y | 5 | 5"}},
		{"a span in the middle", `<table><tr><th>A<th>B<th>C<tr><td>1<td rowspan=2>2<td>3<tr><td>4<td>5</table>`, []string{"= A | B | C", "- 1 | 2 | 3", "- 4 | 2 | 5"}},
		{"two header rows", `<table><thead><tr><th rowspan=2>Name<th colspan=2>Speed<tr><th>Sync<th>Async</thead><tr><td>x<td>1<td>2</table>`, []string{"= Name | Sync | Async", "- x | 1 | 2"}},
		{"a span of any size", `<table><tr><th>A<th>B<tr><td colspan=99999 rowspan=99999>x<tr><td>1<td>2</table>`, []string{"= A | B", "- x | ", "- 1 | 2"}},
		{"ARIA", `<div role=table><div role=row><span role=columnheader>Attribute</span><span role=columnheader>Django</span><span role=columnheader>Flask</span></div><div role=rowgroup><div role=row><div role=rowheader>ORM</div><div role=cell>Yes</div><div role=cell>No</div></div><div role=row><div role=rowheader>Admin</div><div role=cell></div><div role=cell>-</div></div></div></div>`, want},
		{"pipes by line", `<p>| Attribute | Django | Flask |<br>|---|:-:|---|<br>| ORM | Yes | No |<br>| Admin | | - |</p>`, want},
		{"pipes by paragraph", `<p>| Attribute | Django | Flask |</p><p>|---|---|---|</p><p>| ORM | Yes | No |</p><p>| Admin |  | - |</p><p>after</p>`, want},
		{"pipes in one text", "<p>| Attribute | Django | Flask |\n|---|---|---|\n| ORM | Yes | No |\n| Admin | | - |</p>", want},
		{"pipes in preformatted text", "<pre>| Attribute | Django | Flask |\n|---|---|---|\n| ORM | Yes | No |\n| Admin |  | - |</pre>", want},
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
		"layout":       `<table role=presentation><tr><td>a<td>b</table>`,
		"nesting":      `<table><tr><td><table><tr><td>a</table></table>`,
		"one column":   `<table><tr><td>a<tr><td>b</table>`,
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
	grids := parse(t, `<div><div><p>Name</p><p>Speed</p></div><div><p>x</p><p>1</p></div><div><p>y</p><p>2</p></div></div>`).Grids()
	if len(grids) != 1 {
		t.Fatalf("%d grids", len(grids))
	}
	if diff := cmp.Diff([]string{"= Name | Speed", "- x | 1", "- y | 2"}, grid(grids[0])); diff != "" {
		t.Errorf("grid (-want +got):\n%s", diff)
	}
}

func TestTranspose(t *testing.T) {
	table := parse(t, `<table><tr><th>Framework<th>Speed<th>Memory<tr><td>Django<td>743<td>243<tr><td>Flask<td>892<td>156</table>`).Tables()[0].Transpose()
	want := []string{"= Framework | Django | Flask", "- Speed | 743 | 892", "- Memory | 243 | 156"}
	if diff := cmp.Diff(want, grid(table)); diff != "" {
		t.Errorf("transposed (-want +got):\n%s", diff)
	}
	col := table.Column(func(h string) bool { return h == "Flask" })
	var got []string
	for _, p := range table.ByColumn(col) {
		got = append(got, p.Head.Text+"="+p.Cell.Text)
	}
	if diff := cmp.Diff([]string{"Speed=892", "Memory=156"}, got); diff != "" {
		t.Errorf("column %d (-want +got):\n%s", col, diff)
	}
}
