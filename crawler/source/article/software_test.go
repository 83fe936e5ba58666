package article_test

import "testing"

// TestSignsOfSoftware takes a page for one on software where little but the place of what it
// compares says so, or that these are for talking to machines.
func TestSignsOfSoftware(t *testing.T) {
	table := func(place string) string {
		return `<h1>Alternatives</h1><p>Moss gives an overview from its own view; some have other goals.</p><table><tr><th><th>moss<th><a href="` + place + `fern/fern">fern</a><th><a href="` +
			place + `reed/reed">reed</a><th><a href="` + place + `sedge/x">sedge</a><tr><td>Grows<td>yes<td>no<td>yes<td>no<tr><td>Spores<td>2<td>3<td>9<td>1</table>`
	}
	for name, c := range map[string]struct {
		page string
		want bool
	}{
		"repositories":    {table("https://github.com/"), true},
		"other addresses": {table("https://plants.example/"), false},
		"free tiers":      {`<h1>Moss vs Fern</h1><p>Moss answers in long texts. Fern wins when letters are to be short. Both have usable free tiers.</p><h2>Who should choose which?</h2><p>Choose Moss if texts are long.</p>`, true},
		"builds":          {`<h1>Moss vs Fern: build times compared</h1><p>We moved a shop of 2,000 parts from Fern to Moss.</p><table><tr><th>Task</th><th>Fern (s)</th><th>Moss (s)</th></tr><tr><td>Cold start</td><td>38.4</td><td>1.9</td></tr><tr><td>Production build</td><td>94</td><td>41</td></tr></table>`, true},
		"plants":          {`<h1>Moss vs Fern</h1><p>Moss grows in long lines. Fern wins when gardens are to be small. Both like the shade.</p><h2>Who should choose which?</h2><p>Choose Moss if lines are long.</p>`, false},
	} {
		if got := compared(t, c.page); (len(got) > 0) != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
