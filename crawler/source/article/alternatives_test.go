package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
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
		got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)})
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
	if got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(phones)}); err == nil {
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
		got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte("<title>" + test.title + "</title><h1>" + test.title + "</h1>" + intro + text + "<table>" + test.table + "</table>")})
		if err != nil || len(got.Facts) < 3 {
			t.Errorf("%s: %v, %d facts", test.title, err, len(got.Facts))
		}
	}
	for _, title := range []string{"rebase vs merge", "lightweight alternatives"} {
		page := "<h1>" + title + "</h1>" + intro + "<p>With rebase, merge and lightweight tags.</p><table><tr><th>Attribute</th><th>Yes</th><th>No</th></tr><tr><td>rebase</td><td>1</td><td>2</td></tr></table>"
		if got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)}); err == nil {
			t.Errorf("%s: %d facts", title, len(got.Facts))
		}
	}
}

// TestLeanPages reads pages that say little beside their headings, and some like
// them that compare nothing.
func TestLeanPages(t *testing.T) {
	const lead = `<p>Redis is an in-memory database for software developers.</p>`
	for name, test := range map[string]struct {
		page string
		want []string
	}{
		"two alternatives": {`<title>Redis Alternatives</title><h1>Redis Alternatives</h1>` + lead + `<h2>Memcached</h2><p>A cache server.</p><h3>Pros</h3><ul><li>Simple</ul><h2>Valkey</h2><p>Valkey is the fork.</p><h3>Cons</h3><ul><li>Young</ul>`,
			[]string{"Redis", "Memcached", "Valkey"}},
		"matters with points are no tools": {`<title>Redis Alternatives</title><h1>Redis Alternatives</h1>` + lead + `<h2>Managed Redis</h2><p>It is easy.</p><h3>Pros</h3><ul><li>Less work</ul><h2>Sharding</h2><p>More machines share the load.</p><h3>Cons</h3><ul><li>Hard</ul><h2>Persistence</h2><p>On disk.</p><h3>Pros</h3><ul><li>Safe</ul><h2>Valkey</h2><p>Valkey is the fork.</p><h3>Cons</h3><ul><li>Young</ul><h2>KeyDB</h2><p>KeyDB has threads.</p><h3>Pros</h3><ul><li>Quick</ul>`,
			[]string{"Redis", "Valkey", "KeyDB"}},
		"a table of them": {`<title>Redis Alternatives: 2 databases</title><h1>Redis Alternatives: 2 databases</h1>` + lead + `<table><tr><th>Database<th>License<tr><td>KeyDB<td>BSD<tr><td>FoundationDB<td>Apache-2.0</table>`,
			[]string{"Redis", "KeyDB", "FoundationDB"}},
		"a name in short below": {`<title>Redis Alternatives</title><h1>Redis Alternatives</h1>` + lead + `<h2>1. KeyDB</h2><p>KeyDB forked it.</p><h2>2. Valkey</h2><p>Valkey forked it too.</p><h2>3. Garnet Cache</h2><p>Garnet is new.</p>`,
			[]string{"Redis", "KeyDB", "Valkey", "Garnet Cache"}},
		"versions in the title": {`<title>Django 5.2 vs Flask 3.1</title><h1>Django 5.2 vs Flask 3.1</h1><p>Django 5.2 and Flask 3.1 are new frameworks with an API. Django is large.</p>` + licenses,
			[]string{"Django", "Flask"}},
		"versions apart": {`<title>Django 4 vs Django 5</title><h1>Django 4 vs Django 5</h1><p>Django 4 and Django 5 are frameworks with an API. Django is large.</p><table><tr><th>Attribute<th>Django 4<th>Django 5<tr><td>License<td>BSD<td>BSD</table>`,
			[]string{"Django 4", "Django 5"}},
		"matters are no tools": {`<title>Redis Alternatives</title><h1>Redis Alternatives</h1>` + lead + `<h2>Persistence</h2><p>Persistence matters.</p><h2>Clustering</h2><p>Clustering is hard.</p><h2>KeyDB vs Redis</h2><p>KeyDB has threads. KeyDB is a fork.</p><h3>Pros of KeyDB</h3><ul><li>Fast</ul>`,
			[]string{"Redis", "KeyDB"}},
	} {
		var got []string
		for _, f := range blog(t, test.page).Facts {
			if tool, ok := f.Body.(record.Tool); ok && tool.Role != record.RoleMentioned {
				got = append(got, tool.Name)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestQuestionsOnly reads a page that is nothing but questions about two tools.
func TestQuestionsOnly(t *testing.T) {
	got := blog(t, `<title>Redis vs Memcached FAQ</title><h1>Redis vs Memcached: Frequently Asked Questions</h1><details><summary>Is Redis faster than Memcached?</summary><p>Not with many threads.</p></details><details><summary>What does a managed Redis cost?</summary><p>Redis Cloud has a 30 MB free plan.</p></details>`)
	var kinds []record.Kind
	for _, f := range got.Facts {
		kinds = append(kinds, f.Body.Kind())
	}
	want := []record.Kind{record.KindTool, record.KindTool, record.KindComparison, record.KindAnswer, record.KindAnswer}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhoShouldTry reads sections that say for whom a tool is: they name it, and give
// reasons to choose it.
func TestWhoShouldTry(t *testing.T) {
	page := `<title>Redis Alternatives</title><h1>Redis Alternatives</h1><p>Redis is a database that keeps all of its data in memory. Redis is fast. KeyDB has threads, and Garnet is written in C#.</p>
<h2>Who should try KeyDB?</h2><p>Teams with many cores and one server.</p><h2>Who should pick Garnet?</h2><p>Teams that run .NET on all of their servers.</p>`
	got, err := read("https://blog.example/redis", specimen.Rendering{Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range got.Facts {
		if g, ok := f.Body.(record.Guidance); ok {
			list = append(list, g.Tool+" "+string(g.Advice)+": "+string(g.Text))
		}
	}
	want := []string{"KeyDB choose_when: Teams with many cores and one server.", "Garnet choose_when: Teams that run .NET on all of their servers."}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("guidance (-want +got):\n%s", diff)
	}
}
