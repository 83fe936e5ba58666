package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/sourcetest"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestAlternatives reads titles of lists of alternatives to a tool that the
// page hardly names again, and sections that call their tool by a short form.
func TestAlternatives(t *testing.T) {
	const sections = `<h2>1. Symfony</h2><p>Symfony is a PHP framework with an API.</p><h3>Advantages</h3><ul><li>Modular</li></ul>
<h2>2. Ruby on Rails</h2><p>Rails is a framework in Ruby for developers. Shopify uses Rails.</p><h3>Advantages</h3><ul><li>Mature</li></ul>
<h2>3. Frobnitz</h2><p>Frobnitz is a tiny framework.</p><h3>Advantages</h3><ul><li>Small</li></ul>`
	toLaravel := []string{"Symfony → Laravel", "Ruby on Rails → Laravel", "Frobnitz → Laravel", "Ruby on Rails used by Shopify"}
	for _, test := range []struct {
		title, intro string
		want         []string
	}{
		{"Best Laravel alternatives in 2025", "Laravel has 82K GitHub stars, but there are others.", toLaravel},
		{"7 alternatives to Laravel", "Many leave Laravel for others.", toLaravel},
		{"Best lightweight alternatives", "Lightweight and fast: these three.", []string{"Ruby on Rails used by Shopify"}},
		{"Best Lightweight Alternatives", "Lightweight and fast: these three.", []string{"Ruby on Rails used by Shopify"}},
	} {
		page := "<title>" + test.title + "</title><h1>" + test.title + "</h1><p>" + test.intro + "</p>" + sections
		got, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte(page)})
		if err != nil {
			t.Errorf("%s: %v", test.title, err)
			continue
		}
		var list []string
		pros := map[string]string{}
		for _, f := range got.Facts {
			switch f := f.Body.(type) {
			case record.Relation:
				switch f.Relation {
				case record.RelAlternative:
					list = append(list, f.From+" → "+string(f.To))
				case record.RelUsedBy:
					list = append(list, f.From+" used by "+string(f.To))
				}
			case record.Pro:
				pros[f.Tool] = string(f.Text)
			}
		}
		if diff := cmp.Diff(test.want, list); diff != "" {
			t.Errorf("%s: relations (-want +got):\n%s", test.title, diff)
		}
		if diff := cmp.Diff(map[string]string{"Symfony": "Modular", "Ruby on Rails": "Mature", "Frobnitz": "Small"}, pros); diff != "" {
			t.Errorf("%s: pros (-want +got):\n%s", test.title, diff)
		}
	}
}

// TestBareTable reads a page that is nothing but a title and a table: that it
// is about software the attributes tell, and those of phones do not.
func TestBareTable(t *testing.T) {
	const software = `<h1>Django vs Flask</h1><table><tr><th></th><th>Django</th><th>Flask</th></tr><tr><td>GitHub stars</td><td>1K</td><td>2K</td></tr><tr><td>License</td><td>MIT</td><td>BSD</td></tr></table>`
	const phones = `<h1>iPhone 15 vs Galaxy S24</h1><table><tr><th></th><th>iPhone 15</th><th>Galaxy S24</th></tr><tr><td>Weight</td><td>171 g</td><td>167 g</td></tr></table><h2>Pros of iPhone 15</h2><ul><li>Camera</li></ul>`
	got := blog(t, software)
	stats := map[string]float64{}
	for _, f := range got.Facts {
		if s, ok := f.Body.(record.Stat); ok {
			stats[s.Tool+" "+s.Metric] = *s.Value
		}
	}
	if diff := cmp.Diff(map[string]float64{"Django github.stars": 1000, "Flask github.stars": 2000}, stats); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte(phones)}); err == nil {
		t.Errorf("phones: %d facts", len(got.Facts))
	}
}

// TestLowerCaseNames reads titles of tools whose names are in small letters,
// where a table shows that they are names.
func TestLowerCaseNames(t *testing.T) {
	const intro = "<p>Both are open source tools for developers, with a CLI and an API.</p>"
	for _, test := range []struct{ title, table string }{
		{"htmx vs Alpine.js", "<tr><th>Attribute</th><th>htmx</th><th>Alpine.js</th></tr><tr><td>License</td><td>BSD</td><td>MIT</td></tr>"},
		{"pnpm vs. yarn: which one is for you?", "<tr><th></th><th>pnpm</th><th>yarn</th></tr><tr><td>License</td><td>MIT</td><td>BSD</td></tr>"},
		{"esbuild alternatives", "<tr><th>Tool</th><th>License</th></tr><tr><td>esbuild</td><td>MIT</td></tr><tr><td>Vite</td><td>MIT</td></tr>"},
	} {
		text := "<p>Here " + test.title + " are shown. In short: esbuild, pnpm, htmx, yarn, Alpine.js and Vite.</p>"
		got, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte("<title>" + test.title + "</title><h1>" + test.title + "</h1>" + intro + text + "<table>" + test.table + "</table>")})
		if err != nil || len(got.Facts) < 3 {
			t.Errorf("%s: %v, %d facts", test.title, err, len(got.Facts))
		}
	}
	for _, title := range []string{"rebase vs merge", "lightweight alternatives"} {
		page := "<h1>" + title + "</h1>" + intro + "<p>With rebase, merge and lightweight tags.</p><table><tr><th>Attribute</th><th>Yes</th><th>No</th></tr><tr><td>rebase</td><td>1</td><td>2</td></tr></table>"
		if got, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte(page)}); err == nil {
			t.Errorf("%s: %d facts", title, len(got.Facts))
		}
	}
}
