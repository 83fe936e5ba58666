package walk_test

import "testing"

// TestSizesOfScreen reads once what a page shows once for each size of screen, and both of
// two columns that are alike in part.
func TestSizesOfScreen(t *testing.T) {
	const (
		figures = `<dl><dt>Height<dd>12.5 m<dt>Age<dd>140</dl>`
		grown   = `<dl><dt>Height<dd>-<dt>Age<dd>7</dl>`
		list    = `<ul><li>Moss grows on the northern side of it.<li>Its mortar has never been made new.</ul>`
		row     = `<section><div>Tower</div><div><p>120 steps<p>iron</div><div><p>120 steps<p>iron</div></section>`
	)
	twice := func(s string) string { return `<div class=wide>` + s + `</div><div class=small>` + s + `</div>` }
	for name, c := range map[string]struct{ page, want string }{
		"figures":              {"<h2>Wall</h2>" + twice(figures) + "<h2>Fence</h2>" + twice(grown), "Wall / Height / 12.5 m / Age / 140 / Fence / Height / - / Age / 7"},
		"table":                {"<h2>Wall</h2>" + twice("<table><tr><td>Age<td>140<tr><td>Kind<td>dry</table>") + "<p>Old.", "Wall / Age / 140 / Kind / dry / Old."},
		"three sizes":          {"<h2>Wall</h2>" + twice(list) + "<div>" + list + "</div>", "Wall / Moss grows on the northern side of it. / Its mortar has never been made new."},
		"in entries":           {"<ul><li><b>Wall</b>" + twice("<ul><li>12<li>7</ul>") + "<li><b>Fence</b>" + twice("<ul><li>15<li>3</ul>") + "</ul>", "Wall / 12 / 7 / Fence / 15 / 3"},
		"columns":              {"<h2>Drawbacks</h2><div><p>Slow<p>Dear</div><div><p>Slow<p>Dear</div>", "Drawbacks / Slow / Dear / Slow / Dear"},
		"rows of like cells":   {row + "<section><div>Roof</div><div><p>90 tiles<p>clay</div><div><p>75 tiles<p>clay</div></section>" + "<section><div>Door</div><div><p>2 leaves<p>oak</div><div><p>1 leaf<p>fir</div></section>", "Tower / 120 steps / iron / 120 steps / iron / Roof / 90 tiles / clay / 75 tiles / clay / Door / 2 leaves / oak / 1 leaf / fir"},
		"cells of one table":   {"<table><tr><td><p>120 steps<p>iron<td><p>120 steps<p>iron</table>", "120 steps / iron / 120 steps / iron"},
		"entries that say one": {"<ul><li><p>120 steps<p>iron<li><p>120 steps<p>iron</ul>", "120 steps / iron / 120 steps / iron"},
	} {
		if got := apart(t, c.page); got != c.want {
			t.Errorf("%s: reads %q, want %q", name, got, c.want)
		}
	}
}
