package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestRowNumbers reads tables whose first column numbers the rows.
func TestRowNumbers(t *testing.T) {
	want := []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin |  | -", "- License | BSD | BSD"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"below a sign", `<table><tr><th>#<th>Attribute<th>Django<th>Flask<tr><td>1<td>ORM<td>Yes<td>No<tr><td>2<td>Admin<td><td>-<tr><td>3<td>License<td>BSD<td>BSD</table>`, want},
		{"from zero, as row headings", `<table><thead><tr><th><th>Attribute<th>Django<th>Flask<tbody><tr><th>0<td>ORM<td>Yes<td>No<tr><th>1<td>Admin<td><td>-<tr><th>2<td>License<td>BSD<td>BSD</table>`, want},
		{"with points", `<table><thead><tr><th>No.<th>Attribute<th>Django<th>Flask<tbody><tr><td>1.<td>ORM<td>Yes<td>No<tr><td>2.<td>Admin<td><td>-<tr><td>3.<td>License<td>BSD<td>BSD</table>`, want},
		{"the header is numbered too", `<table><tr><td>1<td>Attribute<td>Django<td>Flask<tr><td>2<td>ORM<td>Yes<td>No<tr><td>3<td>Admin<td><td>-<tr><td>4<td>License<td>BSD<td>BSD</table>`, want},
		{"that a style shows", `<table><thead><tr><td></td><th>Attribute<th>Django<th>Flask<tbody><tr><td data-line=2></td><td>ORM<td>Yes<td>No<tr><td data-line=3></td><td>Admin<td><td>-<tr><td></td><td>License<td>BSD<td>BSD</table>`, want},
		{"as text", "<p>| # | Attribute | Django | Flask |<br>|---|---|---|---|<br>| 1 | ORM | Yes | No |<br>| 2 | Admin | | - |<br>| 3 | License | BSD | BSD |</p>", want},
		{"as siblings", `<h2>Django vs Flask</h2><div><div><div>#</div><div>Attribute</div><div>Django</div><div>Flask</div></div><div><div>1</div><div>ORM</div><div>Yes</div><div>No</div></div><div><div>2</div><div>Admin</div><div></div><div>-</div></div><div><div>3</div><div>License</div><div>BSD</div><div>BSD</div></div></div>`, want},
		{"a row over all columns", `<table><tr><th>#<th>Attribute<th>Django<th>Flask<tr><td>1<td>ORM<td>Yes<td>No<tr><td colspan=4>More<tr><td>2<td>Admin<td><td>-</table>`, []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- More | More | More", "- Admin |  | -"}},
		{"of one row", `<table><tr><th>#<th>Con<th>Votes<tr><td>1<td>Only at night<td>1</table>`, []string{"= Con | Votes", "- Only at night | 1"}},
		{"figures are no numbers of rows", `<table><tr><th><th>Django<th>Flask<tr><td>1<td>743<td>892<tr><td>2<td>1400<td>1650</table>`, []string{"=  | Django | Flask", "- 1 | 743 | 892", "- 2 | 1400 | 1650"}},
		{"nor below a sign", `<table><tr><th>#<th>Django<th>Flask<tr><td>1<td>5 ms<td>3 ms<tr><td>2<td>8 ms<td>4 ms<tr><td>3<td>9 ms<td>5 ms</table>`, []string{"= # | Django | Flask", "- 1 | 5 ms | 3 ms", "- 2 | 8 ms | 4 ms", "- 3 | 9 ms | 5 ms"}},
		{"nor are others", `<table><tr><th>Clients<th>Django<th>Flask<tr><td>1<td>slow<td>slow<tr><td>2<td>slow<td>fast</table>`, []string{"= Clients | Django | Flask", "- 1 | slow | slow", "- 2 | slow | fast"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := parse(t, c.page)
			tables := append(o.Tables(), o.Grids()...)
			if len(tables) != 1 {
				t.Fatalf("%d tables in %s", len(tables), c.page)
			}
			if diff := cmp.Diff(c.want, grid(tables[0])); diff != "" {
				t.Errorf("table of %s (-want +got):\n%s", c.page, diff)
			}
			if tables[0].Origin != outline.TableElement {
				return
			}
			for _, b := range o.Blocks() {
				if c.want[0] == want[0] && b.Cell.Col > 3 {
					t.Errorf("%q stands in column %d of %s", b.Text, b.Cell.Col, c.page)
				}
			}
		})
	}
}
