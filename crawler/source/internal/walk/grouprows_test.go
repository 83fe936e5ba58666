package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGroupedRows reads tables that say the names of their columns in front of, or within,
// the cells.
func TestGroupedRows(t *testing.T) {
	want := []string{"|Redis|KeyDB", "License|BSD|MIT", "Threads|one|many"}
	for name, page := range map[string]string{
		"labels over rows": `<table><tr><th colspan=2>License<tr><td>Redis<td>BSD<tr><td>KeyDB<td>MIT<tr><th colspan=2>Threads<tr><td>Redis<td>one<tr><td>KeyDB<td>many</table>`,
		"names in cells":   `<table><tr><th>License<td><small>Redis</small><br>BSD<td><small>KeyDB</small><br>MIT<tr><th>Threads<td><small>Redis</small><br>one<td><small>KeyDB</small><br>many</table>`,
	} {
		if diff := cmp.Diff(want, linesOf(t, `<h2>Redis and KeyDB</h2>`+page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for name, page := range map[string]string{
		"other names":  `<table><tr><th colspan=2>Network<tr><td>Port<td>1<tr><td>Host<td>2<tr><th colspan=2>Disk<tr><td>Path<td>3<tr><td>Size<td>4</table>`,
		"equal values": `<table><tr><th>License<td>Free<br>BSD<td>Free<br>MIT<tr><th>Threads<td>Free<br>one<td>Free<br>many</table>`,
	} {
		if lines := linesOf(t, `<h2>Redis and KeyDB</h2>`+page); strings.HasPrefix(lines[0], "|") {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

// linesOf returns the rows of the only table of a page, its header first.
func linesOf(t *testing.T, page string) []string {
	t.Helper()
	tables := parse(t, page).Tables()
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	var lines []string
	line := func(texts []string) { lines = append(lines, strings.Join(texts, "|")) }
	var head []string
	for _, c := range tables[0].Header {
		head = append(head, c.Text)
	}
	line(head)
	for _, row := range tables[0].Rows {
		var texts []string
		for _, c := range row {
			texts = append(texts, c.Text)
		}
		line(texts)
	}
	return lines
}
