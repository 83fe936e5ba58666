package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPaidEntries leaves out advertising among the entries of a list and the rows of a
// table, and no name that a link leads to which is paid for.
func TestPaidEntries(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"among reasons": {`<ul><li>Slate lasts for ages.<li><a rel="nofollow sponsored" href=x>Cheap nails from $3.99</a><li>Slate is heavy.</ul>`,
			[]string{"item: Slate lasts for ages.", "item(advert): Cheap nails from $3.99", "item: Slate is heavy."}},
		"of a row of its own": {`<table><tr><td><img alt="*"><td>Slate lasts for ages.<tr><td colspan=3><a rel=sponsored href=x>Cheap nails</a><tr><td><img alt="*"><td>Slate is heavy.</table>`,
			[]string{"item: Slate lasts for ages.", "paragraph(advert): Cheap nails", "item: Slate is heavy."}},
		"a row that says so": {`<table><tr><td>Slate<td>9<td>8<tr><td>Sponsored<td><a rel=sponsored href=x>Nails</a><td><a rel=sponsored href=x>Glue</a><tr><td>Tile<td>8<td>7</table>`,
			[]string{"cell: Slate", "cell: 9", "cell: 8", "paragraph(advert): Sponsored", "paragraph(advert): Nails", "paragraph(advert): Glue", "cell: Tile", "cell: 8", "cell: 7"}},
		"an entry that says so": {`<ul><li>Slate<li aria-label="Advertisement"><small>Ad</small> <a rel=sponsored href=x>Nails</a><li><small>Ad</small> <a href=x>Glue</a></ul>`,
			[]string{"item: Slate", "item(advert): Ad ¦ Nails", "item(advert): Ad ¦ Glue"}},
		"an entry that says where": {`<ul><li>Advertisement<li>Slate lasts.<li><a href=y>Tile</a></ul>`,
			[]string{"item(advert): Advertisement", "item: Slate lasts.", "item: Tile"}},
		"a list that says so": {`<ul><li>Advertisement<li><a href="https://nails.example/">Nails</a><li><img src=glue.png alt=Glue></ul>`,
			[]string{"item(advert): Advertisement", "item(advert): Nails", "picture(advert): [Glue]"}},
		"a name":      {`<ul><li>Slate<li><a rel=sponsored href=x>Blue Tile</a></ul>`, []string{"item: Slate", "item: Blue Tile"}},
		"links":       {`<ul><li><a href=y>Slate of the north</a><li><a rel=sponsored href=x>Tile of the south</a></ul>`, []string{"item: Slate of the north", "item: Tile of the south"}},
		"all of it":   {`<ul><li><a rel=sponsored href=x>Slate from the north</a><li><a rel=sponsored href=y>Tile from the south</a></ul>`, []string{"item: Slate from the north", "item: Tile from the south"}},
		"two cells":   {`<table><tr><td>Slate<td>9<tr><td><a rel=sponsored href=x>Tile</a><td>8</table>`, []string{"cell: Slate", "cell: 9", "cell: Tile", "cell: 8"}},
		"in a layout": {`<table><tr><td><a rel=sponsored href=x>Tile</a><tr><td>Slate lasts.</table>`, []string{"cell: Tile", "cell: Slate lasts."}},
	} {
		if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	page := parse(t, `<table><tr><td>Slate<td>9<tr><td colspan=3><a rel=sponsored href=x>Cheap nails</a><tr><td>Tile<td>8</table>`)
	if tables := page.Tables(); len(tables) != 1 || tables[0].Width() != 2 || len(tables[0].Rows) != 2 {
		t.Errorf("the row of an advert is one of the table: %v", tables)
	}
}
