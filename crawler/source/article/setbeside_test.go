package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestComparingSections reads pages that compare without a title "A vs B": in a section, under headings
// that are lists of names, in pictures, or with names that the text writes in small letters.
func TestComparingSections(t *testing.T) {
	const software = `<p>Developers of databases and frameworks need an API.</p>`
	small := software + `<h2>Differences Between Ferrix and Bargo</h2><p>By default, ferrix checks all files. Bargo’s queue is not that of ferrix, and ferrix’s design is lazy: ferrix waits.</p><h3>Speed</h3><p>With bargo you wait, as bargo does; bargo’s cache is cold. Ferrix’s is not. By comparison, bargo asks twice, unlike ferrix.</p>`
	others := `<h2>Install</h2><p>Kajak needs 4 GB of disk and a long while; Kajak is a database for developers, with an API. Kajak stores what you give it, and finds it again.</p><h2>Comparison with other databases</h2><h3>Ferry, Barge, &amp; other relational databases</h3><p>These have a query language. Kajak has none.</p><h3>Canoe DB, Skiff</h3><p>Skiff is a log, as Skiff was; in Skiff there is no index. Kajak has one.</p><h3>Raft</h3><p>Kajak began as a port of Raft. Unlike Raft, Kajak is small, and Raft is quick.</p>`
	pair := func(heading string) string {
		return software + `<h2>What is Ferry?</h2><p>Ferry is a queue. In Ferry all waits.</p><h2>What is Barge?</h2><p>Barge is a queue too. With Barge and Ferry you wait; Barge or Ferry, Ferry or Barge.</p><h2>` + heading + `</h2><p>Barge is small.</p>`
	}
	const results = `<table><tr><th>Library<th>Latency (ms)<th>Operations per second<tr><td>ferry<td>0.1<td>8453<tr><td>barge<td>1.3<td>765</table>`
	for name, test := range map[string]struct{ title, rest, want string }{
		"told apart":          {"ferrix", small, "Ferrix, Bargo"},
		"kinds told apart":    {"Difference between Trigger and Procedure", software + `<p>A Trigger is fired, and a Procedure is called. Triggers wait; Procedures do not. Inside a Trigger a Procedure may be called, but a Trigger in a Procedure is not.</p><h2>Differences</h2><ul><li>Calling: a Trigger calls no Trigger.</ul>`, ""},
		"others":              {"kajak", others, "Ferry, Barge, Canoe DB, Skiff, Raft, Kajak"},
		"topics":              {"kajak", strings.NewReplacer("Ferry, Barge, &amp; other relational databases", "Speed, Memory", "Canoe DB, Skiff", "Size, Time", ">Raft", ">Cost").Replace(others), ""},
		"own words":           {"How is Kajak different from other databases", software + `<p>Kajak is small. We like Kajak.</p><h2>Code size</h2><p>Kajak has 7 KB.</p><h2>Framework comparisons</h2><h3>Ferry</h3><p>Unlike Kajak, Ferry is large; in Ferry all waits, and Ferry is old.</p><h3>Barge</h3><p>With Barge you wait. Kajak differs from Barge, as Barge is slow.</p>`, "Ferry, Barge, Kajak"},
		"in Chinese":          {"与其他数据库的对比", `<meta property="og:site_name" content="Kajak">` + software + `<h2>Ferry</h2><p>Ferry和Kajak很相似，都是数据库。Ferry只有一个文件，Kajak会生成多个文件。Ferry很快。</p><h2>Barge</h2><p>Barge也是数据库，而Kajak支持更多。</p>`, "Ferry, Barge, Kajak"},
		"in a heading":        {"Comparison", software + `<p>Kajak is small, and Kajak is quick.</p><h2>Size</h2><p>In Kajak little is loaded.</p><h3>Comparison with Ferry</h3><p>For a form Ferry requires 13.5 kB, and Kajak 1.37 kB. Ferry is old; you can move from Ferry to Kajak, as Ferry is slow.</p>`, "Ferry, Kajak"},
		"a pair":              {"Ferry and Barge", pair("Choosing between Barge and Ferry"), "Ferry, Barge"},
		"a pair's cases":      {"Ferry and Barge", pair("When to use Barge and when to use Ferry"), "Ferry, Barge"},
		"both together":       {"Ferry and Barge", pair("Using Barge with Ferry"), ""},
		"pictures":            {"Benchmarks", software + `<h2>Plaintext</h2><p>Here Ferry handled 29,984 responses per second. In it Barge handled 54,887 responses per second.</p><img src="a.png" alt="Ferry vs Barge"><h2>JSON</h2><p>Now Ferry handled 84 responses per second, and so Barge handled 87 responses per second.</p><img src="b.png" alt="Ferry vs Barge">`, "Ferry, Barge"},
		"sections in Chinese": {"ferrydb 与 bargedb 对比", `<h2>不同点</h2><h3>ferrydb</h3><ul><li>开源数据库</ul><h3>bargedb</h3><ul><li>高性能框架</ul>`, "ferrydb, bargedb"},
		"no labels":           {"ferry vs barge", software + `<p>We took ferry first, as ferry is old; ferry is small, and ferry is quick. Then barge came: barge is new, barge is large.</p><table><tr><th>Ferry<th>Barge<th>Remarks<tr><td>Queues, streams<td>none at all<td>Of Ferry there are two, and one may be had with the other too, if it must be.<tr><td>async<td>threads<td>/<tr><td>a log<td>a tree<td>/</table>`, "Ferry, Barge"},
		"the alternative":     {"Barge - The better Ferry Line alternative", software + `<p>Ferry Line is a queue. We left Ferry Line for Barge, as Ferry Line is slow and Ferry Line is large. What Barge has is small; Barge is quick, and with Barge you wait less.</p>`, "Ferry Line, Barge"},
		"results below":       {"ferry", software + `<p>ferry is quick, ferry is small.</p><h2>Performance</h2><p>Unlike barge, ferry is quick.</p><h3>Load</h3>` + results + `<h3>Store</h3>` + strings.ReplaceAll(results, "0.1", "0.2") + `<h2>Questions</h2><p>Ask.</p>`, "ferry, barge"},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, test.rest)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRemarksBesideTools makes no labels of remarks beside the columns of two tools.
func TestRemarksBesideTools(t *testing.T) {
	page := `<title>Ferry vs Barge</title><h1>Ferry vs Barge</h1><p>Ferry and Barge are databases for developers, each with an API. Ferry is old, Barge is new: Ferry, Barge; Ferry, Barge.</p><table><tr><th>Ferry<th>Barge<th>Remarks<tr><td>Queues, streams<td>none at all<td>Of Ferry there are two, and one may be had with the other too, if it must be.<tr><td>async<td>threads<td>/<tr><td>a log<td>a tree<td>/</table>`
	if diff := cmp.Diff([]string{"Ferry vs Barge: Ferry, Barge"}, compared(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
