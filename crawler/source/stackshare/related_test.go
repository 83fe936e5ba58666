package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestRelatedInNavigation reads other comparisons that are marked as navigation
// under the heading that announces them, and no other navigation.
func TestRelatedInNavigation(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>A</h3><p>A is a framework for people with deadlines.</p><h4>Pros</h4><ul><li>Fast (9)<li>Small (7)</ul><h3>B</h3><p>B is a language that compiles slowly.</p><h4>Pros</h4><ul><li>Used by many (30)</ul>`
	const list = `<nav><ul><li><a href=/stackups/c-vs-d>C vs D</a><li><a href=/stackups/e-vs-f>E vs F</a><li><a href=/feed>Feed</a></ul></nav>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"in an aside":       {`<aside><h2>Related Comparisons</h2>` + list + `</aside>`, []string{"C vs D", "E vs F"}},
		"in a section":      {`<section><h2>Related Comparisons</h2>` + list + `</section>`, []string{"C vs D", "E vs F"}},
		"heading and all":   {`<nav><h2>Related Comparisons</h2><div><a href=/stackups/c-vs-d><img alt=C src=/c.png><img alt=D src=/d.png><div><span>C</span><span>D</span></div><p>C vs D</p></a></div><div><a href=/stackups/e-vs-f><div><span>E</span><span>F</span></div><p>E vs F</p></a></div></nav><footer><h3>Site</h3><a href=/feed>Feed</a></footer>`, []string{"C vs D", "E vs F"}},
		"by way of another": {`<h2>Related Comparisons</h2><ul><li><a href="https://www.google.com/url?q=https://stackshare.io/stackups/c-vs-d&amp;sa=D">C vs D</a></ul>`, []string{"C vs D"}},
		"below their logos": {`<h2>Related Comparisons</h2><ul><li><a href=/stackups/c-vs-d><span><img alt=D src=d></span><span>vs</span><span><img alt=C src=c></span><b>C vs D</b></a></ul>`, []string{"C vs D"}},
		"below their names": {`<h2>Related Comparisons</h2><ul><li><a href=/stackups/c-vs-d-vs-e><span>D</span> <small>vs</small> <span>C</span><b>C vs D vs E</b></a></ul>`, []string{"C vs D vs E"}},
		"to be pressed":     {`<h2>Related Comparisons</h2><div><a role=button href=/stackups/c-vs-d><span>C vs D</span><svg aria-hidden=true></svg></a><a role=button href=/stackups/e-vs-f><span>E vs F</span><svg aria-hidden=true></svg></a></div>`, []string{"C vs D", "E vs F"}},
		"told to compare":   {`<h2>Related Comparisons</h2><ul><li><a href="#c"><span class=hush>Compare</span> C vs D</a><li><a href=/stackups/e-vs-f>Comparison: E vs F</a></ul>`, []string{"C vs D", "E vs F"}},
		"in the footer":     {`<footer><h2>Related Comparisons</h2><ul><li><a href=/stackups/c-vs-d>C vs D</a></ul><h2>Popular Comparisons</h2><ul><li><a href=/stackups/g-vs-h>G vs H</a></ul></footer>`, []string{"C vs D"}},
		"above the footer":  {`<h2>Related Comparisons</h2><nav><a href=/stackups/c-vs-d>C vs D</a><a href=/stackups/e-vs-f>E vs F</a></nav><h2>Places</h2><ul><li><a href=/a>Oslo</a><li><a href=/b>Bergen</a></ul><p>Copyright (c) 2012 The Wall. All rights reserved.</p>`, []string{"C vs D", "E vs F"}},
		"under another one": {`<section><h2>Trending</h2>` + list + `</section>`, nil},
		"before it":         {list + `<h2>Related Comparisons</h2><ul><li><a href=/stackups/g-vs-h>G vs H</a></ul>`, []string{"G vs H"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range bodiesOf[record.RelatedComparison](extractBody(t, top+c.body)) {
				got = append(got, p.Title)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("related comparisons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLinksElsewhere reads alternatives and related comparisons whose links lead to
// an archive, with the pages behind them, or to other sites.
func TestLinksElsewhere(t *testing.T) {
	page := func(link func(slug, site string) string) record.Page {
		return extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><section><h3>A</h3><h4>Pros</h4><ul><li>Fast (9)</ul><h4>Integrations</h4><ul><li>`+link("zig", "ziglang.org")+`</ul></section>
			<section><h3>B</h3><h4>Pros</h4><ul><li>Old (7)</ul><h4>Integrations</h4><ul><li>`+link("ada", "ada.example")+`</ul></section>
			<h2>What are some alternatives to A and B?</h2><div><h3>`+link("php", "php.net")+`</h3><p>Fast and pragmatic, it powers everything.</p></div><div><h3>`+link("go", "go.dev")+`</h3><p>Simple to read and to build.</p></div>`)
	}
	tool := map[string]string{"zig": "Zig", "ada": "Ada", "php": "PHP", "go": "Go"}
	for name, c := range map[string]struct {
		link func(slug, site string) string
		base string // of the pages of the tools
	}{
		"archive": {func(slug, _ string) string {
			return `<a href="https://archive.example/web/2025/https://stackshare.io/` + slug + `">` + tool[slug] + `</a>`
		}, "https://stackshare.io/"},
		"home pages": {func(slug, site string) string { return `<a href="https://` + site + `/">` + tool[slug] + `</a>` }, ""},
		"other hosts": {func(slug, _ string) string {
			return `<a href="https://proxy.example/` + slug + `">` + tool[slug] + `</a>`
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := page(c.link)
			if diff := cmp.Diff([]string{"A + Fast 9", "A with Zig", "B + Old 7", "B with Ada"}, saidOf(p)); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
			want := map[string]string{}
			for slug, name := range tool {
				if want[name] = c.base; c.base != "" {
					want[name] += slug
				}
			}
			got := map[string]string{}
			for _, tool := range bodiesOf[record.Tool](p) {
				if tool.Name != "A" && tool.Name != "B" {
					got[tool.Name] = tool.PageURL
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tools (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOwnSites reads alternatives that lead to their own sites, and no adverts beside others.
func TestOwnSites(t *testing.T) {
	heading := func(n, d string) string {
		return `<div><h3><a href="https://` + n + `.example/">` + n + `</a></h3><p>` + d + `</p></div>`
	}
	for name, card := range map[string]func(n, d string) string{
		"headings": heading,
		"bold": func(n, d string) string {
			return `<p><b><a href="https://` + n + `.example/">` + n + `</a></b></p><p>` + d + `</p>`
		},
		"boxes": func(n, d string) string {
			return `<figure><a href="https://` + n + `.example/"><div>` + n + `</div><div>` + d + `</div></a></figure>`
		},
	} {
		got := offeredBy(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2>`+card("Moss", "Moss is small and quick to build.")+card("Fern", "Fern has all that is needed.")+`<h2>Related Comparisons</h2><ul><li><a href=/stackups/c-vs-d>C vs D</a></ul>`))
		if diff := cmp.Diff([]string{"Moss: Moss is small and quick to build.", "Fern: Fern has all that is needed."}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	plain := `<p><b>Moss</b></p><p>Moss is small and quick to build.</p><p><b>Fern</b></p><p>Fern has all that is needed.</p>`
	got := offeredBy(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2>`+plain+heading("Cloudbox", "Cloudbox runs it for you.")+heading("Megahost", "Megahost runs it for less.")+`<h2>Related Comparisons</h2><ul><li><a href=/stackups/c-vs-d>C vs D</a></ul>`))
	if diff := cmp.Diff([]string{"Moss: Moss is small and quick to build.", "Fern: Fern has all that is needed."}, got); diff != "" {
		t.Errorf("beside adverts (-want +got):\n%s", diff)
	}
}

// offeredBy lists the alternatives of a page with their descriptions.
func offeredBy(p record.Page) []string {
	var list []string
	for _, tool := range bodiesOf[record.Tool](p) {
		if tool.Role == record.RoleAlternative {
			list = append(list, tool.Name+": "+tool.Description)
		}
	}
	return list
}

// TestClonedSlides reads an alternative as often as a carousel shows it once, and
// takes its button for none.
func TestClonedSlides(t *testing.T) {
	slide := func(name, text string) string {
		return `<div><a href="/` + name + `">` + name + `</a><p>` + text + `</p><span>Try it</span></div>`
	}
	go1, zig, ada := slide("Go", "Simple to read and to build."), slide("Zig", "A language without hidden control flow."), slide("Ada", "Made for systems that must not fail.")
	p := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2><div>`+zig+ada+go1+zig+ada+go1+zig+`</div>`)
	var got []string
	for _, tool := range bodiesOf[record.Tool](p) {
		if tool.Role == record.RoleAlternative {
			got = append(got, tool.Name+": "+tool.Description)
		}
	}
	want := []string{"Zig: A language without hidden control flow.", "Ada: Made for systems that must not fail.", "Go: Simple to read and to build."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}

// TestLinksAmidTexts reads texts of which a few words lead to another site, and
// descriptions that begin in bold.
func TestLinksAmidTexts(t *testing.T) {
	p := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B: What are the differences?</h1><p>Here are two <a href="https://web.example/">web</a> tools that are compared by size.</p>
		<ol><li><p><b>Speed</b>: A is a slow <a href="https://web.example/">web</a> framework but B is a fast one.</p></li><li><p><b>Size</b>: A is large where B is small.</p></li></ol>
		<h2>What are some alternatives to A and B?</h2><article><h3><a href="/go">Go</a></h3><p><strong>It serves the standard</strong> Web interface of every tool.</p></article><article><h3><a href="/zig">Zig</a></h3><p>A <a href="https://web.example/">language</a> without hidden control flow.</p></article>
		<a href="/ada"><h3>Ada</h3><p>Made for systems that <em>must</em> not fail.</p></a><a href="/nim"><h3>Nim</h3><p><b>Nim is a</b> language for small programs.</p></a>`)
	var got []string
	for _, d := range bodiesOf[record.Difference](p) {
		got = append(got, d.Title+": "+d.Text)
	}
	for _, tool := range bodiesOf[record.Tool](p) {
		if tool.Role == record.RoleAlternative {
			got = append(got, tool.Name+": "+tool.Description)
		}
	}
	want := []string{"Speed: A is a slow web framework but B is a fast one.", "Size: A is large where B is small.", "Go: It serves the standard Web interface of every tool.", "Zig: A language without hidden control flow.", "Ada: Made for systems that must not fail.", "Nim: Nim is a language for small programs."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differences and alternatives (-want +got):\n%s", diff)
	}
}

// TestRelatedInParts reads the titles of other comparisons that are one link in several
// parts, and neither the contents of the page behind them nor lists of what is popular.
func TestRelatedInParts(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>A</h3><h4>Pros</h4><ul><li>Fast (9)<li>Small (7)</ul><h3>B</h3><h4>Pros</h4><ul><li>Old (30)</ul><h2>A vs B: What are the differences?</h2><p>They differ.</p><h2>Related Comparisons</h2>`
	want := []string{"C vs D", "E vs F vs G"}
	const links = `<ul><li><a href=/stackups/c-vs-d>C vs D</a><li><a href=/stackups/e-vs-f-vs-g>E vs F vs G</a></ul>`
	for name, body := range map[string]string{
		"blocks":   `<div><a href=/x><div>C</div><div>vs</div><div>D</div></a><a href=/y><div>E</div><div>vs</div><div>F</div><div>vs</div><div>G</div></a></div>`,
		"logos":    `<div><a href=/x><img alt=C src=c><span>C</span><span>vs</span><img alt=D src=d><span>D</span></a><a href=/y><img alt=E src=e><span>E</span><span>vs</span><img alt=F src=f><span>F</span><span>vs</span><img alt=G src=g><span>G</span></a></div>`,
		"bold":     `<ul><li><a href=/x><b>C</b> vs <b>D</b></a><li><a href=/y><b>E</b> vs <b>F</b> vs <b>G</b></a></ul>`,
		"contents": links + `<div><ul><li><a href=#d>A vs B: What are the differences?</a><li><a href=#x>Advice on A, B</a></ul></div>`,
		"popular":  links + `<div><div>Popular this week</div><ul><li>H vs K <span>1,204</span><li>L vs M <span>987</span></ul></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range bodiesOf[record.RelatedComparison](extractBody(t, top+body)) {
				got = append(got, p.Title)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("related comparisons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAroundNames reads alternatives with initials, ratings and comparisons around their
// names.
func TestAroundNames(t *testing.T) {
	want := []string{"Quarry: It reads the forms of web sites.", "Slate Marl: It writes the forms of web sites."}
	for name, card := range map[string]func(letters, name, text string) string{
		"initials": func(l, n, d string) string {
			return `<div><i>` + l + `</i><a href=/x>` + n + `</a><p>` + d + `</p></div>`
		},
		"a rating": func(_, n, d string) string {
			return `<div><h3>` + n + `</h3><div>4.5 (120)</div><p>` + d + `</p></div>`
		},
		"a badge": func(_, n, d string) string {
			return `<div><h3>` + n + ` <span class=b>Popular</span></h3><p>` + d + `</p></div>`
		},
		"comparison": func(_, n, d string) string {
			return `<div><h3>` + n + `</h3><p>` + d + `</p><a href=/s>A vs ` + n + `</a></div>`
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2><div>`+
				card("QU", "Quarry", "It reads the forms of web sites.")+card("SM", "Slate Marl", "It writes the forms of web sites.")+`</div>`)
			var got []string
			for _, tool := range bodiesOf[record.Tool](p) {
				if tool.Role == record.RoleAlternative {
					got = append(got, tool.Name+": "+tool.Description)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("alternatives (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMonograms reads the descriptions of tools with letters in the place of logos.
func TestMonograms(t *testing.T) {
	p := extractBody(t, `<title>Quarry vs Marl | StackShare</title><h1>Quarry vs Marl</h1><h2>Detailed Comparison</h2><div><div><div><span>QU</span></div><h3>Quarry</h3></div><div><div><span>MA</span></div><h3>Marl</h3></div></div>
		<div><div><p>Quarry is a library for forms.</p></div><div><p>Marl is a library for sites.</p></div></div><h3>Statistics</h3><div><div><div>Stacks</div><div>12</div></div><div><div>Stacks</div><div>7</div></div></div>`)
	got := map[string]string{}
	for _, tool := range bodiesOf[record.Tool](p) {
		got[tool.Name] = tool.Description
	}
	want := map[string]string{"Quarry": "Quarry is a library for forms.", "Marl": "Marl is a library for sites."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("descriptions (-want +got):\n%s", diff)
	}
}

// TestRelatedWithoutAddress reads comparisons whose links lead nowhere, and no place on the
// page that says its own.
func TestRelatedWithoutAddress(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Overview</h2><div>A <b>31</b> stacks</div><h2>Related Comparisons</h2><ul><li><a href="#differ">A vs B: What are the differences?</a><li><a href="#">Moss vs Fern</a><li><a href="#x">A vs Reed vs Sedge</a></ul>`)
	var got []string
	for _, c := range bodiesOf[record.RelatedComparison](page) {
		got = append(got, c.Title+" "+c.URL)
	}
	if diff := cmp.Diff([]string{"Moss vs Fern ", "A vs Reed vs Sedge "}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
