package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// named lists the tools that a page's comparisons name, each list joined.
func named(t *testing.T, page string) (list []string) {
	t.Helper()
	for _, f := range blog(t, page).Facts {
		if c, ok := f.Body.(record.Comparison); ok {
			list = append(list, strings.Join(c.Tools, ","))
		}
	}
	return list
}

// TestListBehindVersus reads a title that sets a tool against a list, of which the text
// writes a name in small letters too, as that of a package.
func TestListBehindVersus(t *testing.T) {
	if diff := cmp.Diff([]string{"Django,Flask"}, named(t, strings.ReplaceAll(frameworks, "Django vs Flask", "Django vs Flask: a clash between Bottle and Tornado")+"<p>Bottle and Tornado are older. Bottle and Tornado are small.</p>"+licenses)); diff != "" {
		t.Errorf("of others (-want +got):\n%s", diff)
	}
	page := `<title>Django vs Flask, Bottle, Tornado</title><h1>Django vs Flask, Bottle, Tornado</h1><p>The four are Python frameworks for developers: Flask and Bottle are small. Tornado and tornado-cron serve sockets; tornado-admin is another package.</p>
		<table><tr><th>Dimension<th>Django<th>Flask<th>Bottle<th>Tornado<tr><td>License<td>BSD<td>BSD<td>MIT<td>Apache</table>`
	if diff := cmp.Diff([]string{"Django,Flask,Bottle,Tornado"}, named(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestColumnOfTheSite reads a table of which the last column is headed with the name in the
// title of the page, a word that the text uses otherwise.
func TestColumnOfTheSite(t *testing.T) {
	page := `<title>Agenda</title><h1>Agenda</h1><p>Job queues for developers in JavaScript: an agenda is mapped to a database, several agendas run beside it, and each agenda polls.</p><h2>Feature comparison</h2><p>Bull and BullMQ are by one team. Bull is older than BullMQ.</p>
		<table><tr><th>Feature<th>BullMQ<th>Bull<th>Agenda<tr><td>Backend<td>redis<td>redis<td>mongo<tr><td>UI<td>yes<td>yes<td>no</table>`
	if diff := cmp.Diff([]string{"BullMQ,Bull,Agenda"}, named(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStatisticsOfOneValue reads a mean and a median that are the same.
func TestStatisticsOfOneValue(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+licenses+`<table><tr><th>Framework<th>Mean<th>Median<th>Min<tr><td>Django<td>118.3 ms<td>118.3 ms<td>0 ms<tr><td>Flask<td>90 ms<td>91 ms<td>80 ms</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok && m.Tool == "Django" {
			got = append(got, m.Metric+" "+m.Raw)
			if *m.Low < 0 {
				t.Errorf("%s has a lower bound of %v", m.Raw, *m.Low)
			}
		}
	}
	if diff := cmp.Diff([]string{"mean 118.3 ms", "median 118.3 ms", "min 0 ms"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNoUser reads sentences whose subjects are no companies.
func TestNoUser(t *testing.T) {
	for _, text := range []string{"I've used Django professionally for years.", "Twelve use Django, and none uses Flask.", "We’ve used Flask since."} {
		for _, f := range blog(t, frameworks+licenses+"<p>"+text+"</p>").Facts {
			if rel, ok := f.Body.(record.Relation); ok {
				t.Errorf("%s: %v", text, rel)
			}
		}
	}
}

// TestCountSince reads a count of which a date says when it began, and parts of a hundred that
// are manners of speaking.
func TestCountSince(t *testing.T) {
	for text, want := range map[string]string{
		"Django has a long record: 329 releases since October 2014.": "329 releases ",
		"Django keeps 100% of the control in your hands.":            "",
		"Django is 100% on-premise—data never leaves.":               "",
	} {
		got := ""
		for _, f := range blog(t, frameworks+licenses+"<p>"+text+"</p>").Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got += m.Raw + " " + string(m.AsOf)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestDaysOfSoftware reads a page that tells machines when its software came out, and an
// author that a program failed to write.
func TestDaysOfSoftware(t *testing.T) {
	got := blog(t, `<meta name="author" content="[object Object]"><script type="application/ld+json">{"@type":"SoftwareApplication","name":"Django","datePublished":"2005-07-21"}</script>`+frameworks+licenses)
	if got.PublishedAt != "" || got.Author != "" {
		t.Errorf("published %q by %q", got.PublishedAt, got.Author)
	}
}

// toolsIn lists the tools that a page names.
func toolsIn(t *testing.T, page string) string {
	t.Helper()
	var list []string
	for _, f := range blog(t, page).Facts {
		if b, ok := f.Body.(record.Tool); ok {
			list = append(list, b.Name)
		}
	}
	return strings.Join(list, ", ")
}

// TestTitlesOfOtherPages reads titles that count what they list, write a name in other letters
// than the text, are in Chinese, or name one tool of two.
func TestTitlesOfOtherPages(t *testing.T) {
	const software = `<p>Developers of databases and frameworks need an API.</p>`
	const features = `<table><tr><th>Feature<th>Ferry<th>Barge<tr><td>Queues<td>yes<td>no</table>`
	for _, test := range []struct{ title, rest, want string }{
		{"A list of 60 Ferry Line alternatives", software + `<p>Ferry Line is a queue. We left Ferry Line.</p><h2>1. Barge</h2>` + weighed + `<h2>2. Canoe</h2>` + weighed + `<h2>3. Kayak</h2>` + weighed, "Ferry Line, Barge, Canoe, Kayak"},
		{"NQX vs Barge", software + `<p>So nqx is old, and nqx was slow. Barge followed: Barge took from nqx what nqx had. Is nqx slow? In nqx queues wait, so nqx waits; we like nqx, with nqx or without nqx.</p><h2>Why choose Barge over nqx?</h2><ul><li>Quick</ul>`, "nqx, Barge"},
		{"ferry 与 barge 对比", software + features, "Ferry, Barge"},
		{"三大工具对比：Ferry Line vs Barge", software + `<p>Ferry Line 与 Barge 。</p>` + strings.ReplaceAll(features, "Ferry", "Ferry Line"), "Ferry Line, Barge"},
		{"Ferry 和 Barge 的故事", software + `<p>Ferry Barge.</p>`, ""},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, test.rest)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.title, diff)
		}
	}
	page := `<title>Comparison with Ferry | Barge Documentation</title><h1>Comparison with Ferry</h1>` + software + `<p>Ferry is old. The barge file is data; Barge reads a barge file, and Barge is quick. With Ferry you write a program, as Ferry wants it, and Ferry starts it. With Barge you write none: Barge has its own.</p><h2>Speed</h2><table><tr><th><th>Ferry<th>Barge<tr><td>Daemon<td>one a project<td>shared</table>`
	if diff := cmp.Diff("Ferry, Barge", toolsIn(t, page)); diff != "" {
		t.Errorf("of the site (-want +got):\n%s", diff)
	}
}

// TestTablesOfBenchmarks reads pages of benchmarks, whose tables have the tools in front of rows,
// and pages that only look so.
func TestTablesOfBenchmarks(t *testing.T) {
	const routers = `<h2>Summary</h2><table><tr><th>Rank<th>Router<th>ns/op<th>B/op<tr><td>1<td>Ferry<td>9,944<td>0<tr><td>2<td>Barge<td>10,281<td>0<tr><td>3<td>Canoe<td>11,072<td>1,120</table><p>Ferry leads, and Barge follows it. Canoe is far behind Ferry and Barge.</p>`
	for name, test := range map[string]struct{ title, rest, want string }{
		"ranks":      {"Benchmarks", routers, "Ferry, Barge, Canoe"},
		"no tools":   {"Ferry Benchmarks", `<h2>3. Async vs Sync handlers</h2><table><tr><th>Endpoint<th>RPS<th>p50 (ms)<tr><td>Simple<td>435<td>78<tr><td>Path<td>436<td>77</table><table><tr><th>Framework<th>Requests/sec<th>Latency p50<tr><td>Ferry<td>5,000<td>2 ms<tr><td>Barge<td>8,000<td>3 ms</table><p>Ferry and Barge. Async handlers of Ferry are quick, Sync handlers of Barge too.</p>`, "Ferry, Barge"},
		"setup":      {"Ferry Benchmark Report", `<h2>Software</h2><table><tr><th>Software<th>Version<tr><td>Ferry<td>v2.2.0<tr><td>Ferry SDK<td>v2.2.0</table><p>Ferry and the Ferry SDK answer developers by an API in 12 ms.</p>`, ""},
		"parameters": {"Compare", `<p>compare(runs, metrics) is a function of the Python library.</p><table><tr><th>Name<th>Type<th>Description<th>Default<tr><td>runs<td>List[Run]<td>List of runs.<td>required<tr><td>metrics<td>str<td>List of metrics.<td>required<tr><td>threads<td>int<td>Number of threads.<td>0</table>`, ""},
		"features":   {"Comparison", `<p>For developers, by API.</p><table><tr><th>Feature<th>Ferry<th>Barge Line<th>Canoe<tr><td>Search<td>X<td><td>X<tr><td>Rest API<td>X<td>X<td><tr><td>Export<td><td>X<td>X<tr><td>Open source<td>X<td><td></table>`, "Ferry, Barge Line, Canoe"},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, "<p>For developers of web frameworks in Python and Go.</p>"+test.rest)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, f := range blog(t, strings.ReplaceAll(`<html lang="es"><title>T</title><h1>T</h1><p>Para desarrolladores de frameworks web en Python y Go.</p>`, "T<", "Benchmarks<")+strings.ReplaceAll(routers, "1,120", "1,316,844")).Facts {
		if m, ok := f.Body.(record.Measurement); ok && m.Tool == "Ferry" && m.Unit == "ns/op" && *m.Value != 9944 {
			t.Errorf("in Spanish: %v", *m.Value)
		}
	}
}

// TestBetterHeadings reads what stands under headings that say where one tool is better, or when
// something else is, and under questions which is.
func TestBetterHeadings(t *testing.T) {
	for body, want := range map[string][]string{
		`<h2>Where Flask is clearly better</h2><p>An honest answer first.</p><p><b>Size.</b> It is one file.</p><p><b>Speed.</b> It starts at once.</p>`: {"Flask + Size. It is one file.", "Flask + Speed. It starts at once."},
		`<h2>Where Flask is better</h2><ul><li>One file</ul>`:                                                                              {"Flask + One file"},
		`<h2>When Flask is better</h2><ul><li>Small teams</ul>`:                                                                            {"Flask choose_when Small teams"},
		`<h2>Ease of use of Flask</h2><p>It is small.</p><h3>What's better?</h3><p>Flask, of course.</p>`:                                  nil,
		`<h2>When Flask is a good fit</h2><ul><li>Small teams</ul><h2>When something else is probably better</h2><ul><li>Large sites</ul>`: {"Flask choose_when Small teams", "Flask limitation Large sites"},
		`<h2>When to pick Flask</h2><p>Choose Flask for one file.</p><p><a href="/setup">Remote setup</a></p>`:                             {"Flask choose_when Choose Flask for one file."},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+licenses+body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestLastAnswer reads a FAQ that is followed by notes of the page, a cell with a note, and sizes
// without the unit that the attribute tells.
func TestLastAnswer(t *testing.T) {
	page := frameworks + `<table><tr><th>Attribute<th>Django<th>Flask<tr><td>Package size<td>611K<td>12 KB<tr><td>Batch size<td>10K<td>20K<tr><td>Support<td>No <a role="doc-noteref" href="#n1"><span>[</span>1<span>]</span></a><td>Yes</table>
		<h2>FAQ</h2><h3>Is Django free?</h3><p>Yes.</p><h3>Is Flask free?</h3><p>Yes, it is.</p><p>Last verified 19 July 2026 against both sites.</p>`
	var got []string
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Answer:
			got = append(got, b.Text)
		case record.Measurement:
			got = append(got, b.Raw+" in "+b.Unit)
		case record.Trait:
			if b.Attribute == "Support" {
				got = append(got, b.Raw)
			}
		}
	}
	if diff := cmp.Diff([]string{"611K in KB", "12 KB in KB", "No", "Yes", "Yes.", "Yes, it is."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOfTheSite reads a page that sets others beside the tool that its site is called by.
func TestOfTheSite(t *testing.T) {
	page := `<title>Comparison with other projects | Barge Line</title><h1>Comparison with other projects</h1><p>There are frameworks for databases. Barge Line is one.</p>
		<h2>Ferry Kit by Acme</h2><p>Ferry Kit has an API, and Barge Line has a smaller one.</p><h2>QX.js</h2><p>Unlike Barge Line, QX keeps all in memory. Barge Line does not.</p>`
	if diff := cmp.Diff([]string{"Barge Line,Ferry Kit", "Barge Line,QX.js"}, named(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAddedLatency reads latencies that come on top of others, and the share of the whole.
func TestAddedLatency(t *testing.T) {
	for text, want := range map[string]string{
		"Django's max latency added 188 ms.":                             "added_maximum_latency",
		"At the median, Flask introduces an additional 9 ms of latency.": "added_latency",
		"Flask contributes maybe 10-20% of the total latency.":           "latency_share",
		"Flask's median latency was 9 ms.":                               "median_latency",
	} {
		got := ""
		for _, f := range blog(t, frameworks+licenses+"<p>"+text+"</p>").Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got += m.Metric
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
