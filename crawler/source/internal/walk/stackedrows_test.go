package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStackedRows reads tables in which each label stands over the values of its row.
func TestStackedRows(t *testing.T) {
	want := []string{"=  | Django | Flask", "- ORM | Yes | No", "- Admin |  | -"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"below names", `<h2>Django vs Flask</h2><table><tr><th>Django<th>Flask<tr><th colspan=2 scope=rowgroup>ORM<tr><td>Yes<td>No<tr><th colspan=2 scope=rowgroup>Admin<tr><td><td>-</table>`, want},
		{"of ordinary cells", `<h2>Django vs Flask</h2><table><tr><td>Django<td>Flask<tr><td colspan=2>ORM<tr><td>Yes<td>No<tr><td colspan=2>Admin<tr><td><td>-</table>`, want},
		{"without a span", `<h2>Django vs Flask</h2><table><tr><th>Django<th>Flask<tr><th>ORM<tr><td>Yes<td>No<tr><th>Admin<tr><td><td>-</table>`, want},
		{"by role", `<h2>Django vs Flask</h2><div role=table><div role=row><div role=columnheader>Django</div><div role=columnheader>Flask</div></div><div role=row><div role=rowheader aria-colspan=2>ORM</div></div><div role=row><div role=cell>Yes</div><div role=cell>No</div></div><div role=row><div role=rowheader aria-colspan=2>Admin</div></div><div role=row><div role=cell></div><div role=cell>-</div></div></div>`, want},
		{"names over the values", `<h2>Django</h2><h2>Flask</h2><table><tr><th>Type<th>Server<tr><th colspan=2>Django (3.2)<tr><td>Full-stack<td>WSGI<tr><th colspan=2>Flask<tr><td>Micro<td>WSGI</table>`, []string{"=  | Type | Server", "- Django (3.2) | Full-stack | WSGI", "- Flask | Micro | WSGI"}},
		{"groups are no labels", `<h2>Django vs Flask</h2><table><tr><th>Feature<th>Django<th>Flask<tr><td colspan=3>Data<tr><td>ORM<td>Yes<td>No<tr><td colspan=3>Pages<tr><td>Admin<td>Yes<td>-</table>`, []string{"= Feature | Django | Flask", "- Data | Data | Data", "- ORM | Yes | No", "- Pages | Pages | Pages", "- Admin | Yes | -"}},
		{"groups beside empty cells", `<h2>Django</h2><table><tr><th>Django<th>Since<tr><td>Releases<td><tr><td>5.0<td>2023<tr><td>Old releases<td><tr><td>4.2<td>2022</table>`, []string{"= Django | Since", "- Releases | ", "- 5.0 | 2023", "- Old releases | ", "- 4.2 | 2022"}},
		{"nor below what is no name", `<h2>Django vs Flask</h2><table><tr><th>Ability<th>Django<th>Flask<tr><td colspan=3>Data<tr><td>ORM<td>Yes<td>No<tr><td colspan=3>Pages<tr><td>Admin<td>Yes<td>-</table>`, []string{"= Ability | Django | Flask", "- Data | Data | Data", "- ORM | Yes | No", "- Pages | Pages | Pages", "- Admin | Yes | -"}},
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

// TestPinnedColumns reads grids that show their first column in a box of its own.
func TestPinnedColumns(t *testing.T) {
	want := []string{"= Attribute | Django | Flask", "- ORM | Yes | No", "- Admin |  | -"}
	const pinned = `<div><div role=row aria-rowindex=1><div role=columnheader aria-colindex=1>Attribute</div></div></div>`
	const rest = `<div><div role=row aria-rowindex=1><div role=columnheader aria-colindex=2>Django</div><div role=columnheader aria-colindex=3>Flask</div></div></div>`
	const labels = `<div role=rowgroup><div role=row aria-rowindex=2><div role=gridcell aria-colindex=1>ORM</div></div><div role=row aria-rowindex=3><div role=gridcell aria-colindex=1>Admin</div></div></div>`
	const values = `<div role=rowgroup><div role=row aria-rowindex=2><div role=gridcell aria-colindex=2>Yes</div><div role=gridcell aria-colindex=3>No</div></div><div role=row aria-rowindex=3><div role=gridcell aria-colindex=2></div><div role=gridcell aria-colindex=3>-</div></div></div>`
	for name, page := range map[string]string{
		"in front": pinned + rest + labels + values,
		"behind":   rest + pinned + values + labels,
	} {
		tables := parse(t, `<div role=grid>`+page+`</div>`).Tables()
		if len(tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(tables))
		}
		if diff := cmp.Diff(want, grid(tables[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRowsCountedApart reads a grid whose header and body each count their rows.
func TestRowsCountedApart(t *testing.T) {
	page := `<div role=grid><div role=rowgroup><div role=row aria-rowindex=1><div role=columnheader>Feature</div><div role=columnheader>Django</div></div></div>
		<div role=rowgroup><div role=row aria-rowindex=1><div role=cell>License</div><div role=cell>BSD</div></div><div role=row aria-rowindex=2><div role=cell>Since</div><div role=cell>2005</div></div></div></div>`
	for name, page := range map[string]string{
		"plain":        page,
		"with columns": strings.NewReplacer("role=columnheader>Feature", "role=columnheader aria-colindex=1>Feature", "role=columnheader>Django", "role=columnheader aria-colindex=2>Django", "role=cell>License", "role=cell aria-colindex=1>License", "role=cell>BSD", "role=cell aria-colindex=2>BSD").Replace(page),
	} {
		tables := parse(t, page).Tables()
		if len(tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(tables))
		}
		if diff := cmp.Diff([]string{"= Feature | Django", "- License | BSD", "- Since | 2005"}, grid(tables[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
