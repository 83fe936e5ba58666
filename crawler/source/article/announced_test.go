package article_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// compared lists the comparisons of a page, its traits, and which tools are
// alternatives; nothing for a page of no known kind.
func compared(t *testing.T, page string) []string {
	t.Helper()
	got, err := read("https://docs.example/a", specimen.Rendering{Body: []byte(page)})
	if errors.Is(err, source.ErrUnknownKind) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range got.Facts {
		switch f := f.Body.(type) {
		case record.Comparison:
			list = append(list, f.Title+": "+strings.Join(f.Tools, ", "))
		case record.Trait:
			list = append(list, f.Tool+" "+f.Attribute+"="+strings.Join(f.Values, "+"))
		case record.Relation:
			list = append(list, f.From+" "+string(f.Relation)+" "+string(f.To))
		}
	}
	return list
}

// TestComparisonWithoutNames reads pages whose title announces a comparison and
// names no tools: tables, headings "X vs Y" and headings that are names tell
// them.
func TestComparisonWithoutNames(t *testing.T) {
	const table = `<table><tr><th></th><th>Zeppelin</th><th>quark</th><th>.NET Ferry</th><th>Notes</th></tr>
<tr><td>Written in</td><td>Go</td><td>Rust</td><td>C#</td><td>at the time of writing</td></tr></table><p>Zeppelin and quark copy files between servers; quark has a cluster mode and an API.</p>`
	const versus = `<h2>Zeppelin vs. Quark</h2><p>Quark copies files between servers of a cluster. Like Quark, Zeppelin does so too.</p><h2>Zeppelin vs. Ferry, Barge</h2><p>Both Ferry and Barge have an API, as Zeppelin has.</p>`
	const named = `<h2>Quark</h2><p>Quark is one that copies files. With Zeppelin this is done by the server.</p><h2>Ferry</h2><p>Ferry is a cluster of servers, which Zeppelin does not need.</p><h2>Getting Started Guides</h2><p>See the guides to the API.</p>`
	traits := []string{"Zeppelin Written in=Go", "quark Written in=Rust", ".NET Ferry Written in=C#"}
	pairs := []string{"Zeppelin vs. Quark: Zeppelin, Quark", "Zeppelin vs. Ferry, Barge: Zeppelin, Ferry"}
	for _, test := range []struct {
		title, body string
		want        []string
	}{
		{"Comparison", table, append([]string{"Comparison: Zeppelin, quark, .NET Ferry"}, traits...)},
		{"Feature comparison of file movers", table, append([]string{"Feature comparison of file movers: Zeppelin, quark, .NET Ferry"}, traits...)},
		{"Comparison", "<table><tr><th>Feature</th><th>zeppelin/zeppelin</th><th>ferries/quark</th><th>x/barge-cli</th></tr><tr><td>API</td><td>yes</td><td>no</td><td>yes</td></tr><tr><td>Plugins</td><td>none</td><td>ten</td><td>two</td></tr></table>",
			[]string{"Comparison: zeppelin, quark, barge-cli", "zeppelin API=yes", "quark API=no", "barge-cli API=yes", "zeppelin Plugins=none", "quark Plugins=ten", "barge-cli Plugins=two"}},
		{"Comparison", "<table><tr><th>Feature</th><th>yes/no</th><th>read/write</th></tr><tr><td>API</td><td>yes</td><td>no</td></tr><tr><td>Server</td><td>yes</td><td>no</td></tr></table>", nil},
		{"Zeppelin", "<h2>Install</h2><p>Zeppelin needs a server.</p><h2>Settings</h2><p>Here.</p>" + table, nil},
		{"Zeppelin", "<h2>Install</h2><p>Zeppelin 3 has 12 MB in all.</p><h2>Comparison</h2>" + table, append([]string{"Comparison: Zeppelin, quark, .NET Ferry"}, traits...)},
		{"Comparing with others", versus, pairs},
		{"Zeppelin's manual", versus, pairs},
		{"Comparison to alternatives", versus, []string{pairs[0], "Quark alternative Zeppelin", pairs[1], "Ferry alternative Zeppelin"}},
		{"Comparison with other movers", named, []string{"Quark: Zeppelin, Quark", "Ferry: Zeppelin, Ferry"}},
		{"Alternatives", named, []string{"Quark: Zeppelin, Quark", "Quark alternative Zeppelin", "Ferry: Zeppelin, Ferry", "Ferry alternative Zeppelin"}},
		{"Alternatives, Inspiration and Comparisons", named, []string{"Quark: Zeppelin, Quark", "Ferry: Zeppelin, Ferry"}},
		{"The manual of Zeppelin", named, nil},
		{"Comparison", `<h2>How is Zeppelin different from Quark?</h2><p>Quark is a server with an API; Zeppelin has none.</p><h2>How is Zeppelin different from Ferry?</h2><p>Ferry is a database.</p>`,
			[]string{"How is Zeppelin different from Quark?: Zeppelin, Quark", "How is Zeppelin different from Ferry?: Zeppelin, Ferry"}},
		{"Comparison with Quark", `<h2>Introduction</h2><p>As Quark does, Zeppelin moves files between servers. Quark has an API and a database.</p><h2>The index</h2><p>Zeppelin has no index. Those of Quark are on disk, while Zeppelin keeps nothing but the files that Quark would index; Zeppelin is small.</p>`,
			[]string{"Comparison with Quark: Zeppelin, Quark"}},
		{"Comparison with Quark", `<h2>Introduction</h2><p>As Quark does, Zeppelin moves files on Borealis servers. Quark has an API and a database; Borealis runs it.</p><h2>The index</h2><p>Zeppelin has no index on Borealis. Those of Quark are on disk, while Borealis and Zeppelin keep nothing but the files that Quark would index on Borealis; Zeppelin is small.</p>`, nil},
		{"Comparison to quark", `<p>zepp moves files as quark does. This is how zepp differs from quark.</p><h2>The server</h2><p>The zepp server needs an API, and quark does not. With zepp a file is moved once; zepp finds it, unlike quark.</p>`,
			[]string{"Comparison to quark: zepp, quark"}},
		{"Comparison with Quark", `<p>This tells of the differences between zq and Quark. Quark has a server, and zq an API; on Borealis zq is slow.</p><h2>The index</h2><p>Quark has an index on Borealis. There is none in zq, but Quark reads that of Borealis.</p>`,
			[]string{"Comparison with Quark: zq, Quark"}},
		{"Comparison with Quark", `<p>This tells how our approach differs from Quark. The approach is slow.</p><h2>The index</h2><p>Quark has an index of the server. In our approach there is none; an approach with Quark has one, and Quark needs an API.</p>`, nil},
		{"zepp vs quark", `<h2>Trees</h2><p>quark keeps a flat tree of all the files, as of version 3, which leads to less use of the disk than quark had before.</p><p>zepp keeps links to one store, which needs a server with an API. The good thing about zepp is that zepp, unlike quark, finds what is missing; quark does not, and zepp is small.</p>`,
			[]string{"zepp vs quark: zepp, quark"}},
		{"Choosing async or threads", `<p>async is what the server needs. threads are what the API needs. async and threads, async or threads.</p>`, nil},
		{"Zeppelin", `<h2>Use queues instead of Quark</h2><p>Quark is slow on a server. The API of Zeppelin is not. With Quark and Zeppelin, use Quark last.</p>`, nil},
	} {
		if diff := cmp.Diff(test.want, compared(t, "<title>"+test.title+"</title><h1>"+test.title+"</h1>"+test.body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.title, diff)
		}
	}
}

// TestNoComparison reads pages with tables and headings that look like a
// comparison and weigh no tools.
func TestNoComparison(t *testing.T) {
	const text = `<p>The server of this framework has an API, a query language and a database.</p>`
	for name, page := range map[string]string{
		"plans":      `<h1>Compare our plans</h1>` + text + `<table><tr><th></th><th>Free</th><th>Pro</th><th>Enterprise</th></tr><tr><td>Servers</td><td>1</td><td>10</td><td>100</td></tr></table>`,
		"systems":    `<h1>Comparison of platforms</h1>` + text + `<table><tr><th>Feature</th><th>Linux</th><th>macOS</th><th>Windows</th></tr><tr><td>API</td><td>yes</td><td>yes</td><td>no</td></tr></table>`,
		"versions":   `<h1>Comparison</h1>` + text + `<table><tr><th>Feature</th><th>Before</th><th>After</th></tr><tr><td>Latency</td><td>12 ms</td><td>4 ms</td></tr></table>`,
		"methods":    `<h1>Bundling vs. loading</h1>` + text + `<p>Bundling is done ahead of time, loading when the code runs.</p>`,
		"matters":    `<h1>The guide</h1>` + text + `<h2>Templates vs. code</h2><p>Templates are read by the server.</p>`,
		"changes":    `<h1>Changelog</h1>` + text + `<table><tr><th>Version</th><th>Added</th><th>Removed</th></tr><tr><td>3.1</td><td>Queues</td><td>Pools</td></tr></table>`,
		"unweighed":  `<h1>Tutorial</h1>` + text + `<table><tr><th>Setting</th><th>Django</th><th>Flask</th></tr><tr><td>Port</td><td>8000</td><td>5000</td></tr></table>`,
		"of persons": `<h1>Abmahnungen gegen Nutzer</h1>` + strings.Repeat(`<p>Die Abmahnungen treffen Nutzer, sagt der Server mit der API. Weil Abmahnungen teuer sind, zahlen Nutzer.</p>`, 4),
	} {
		if got := compared(t, page); len(got) > 0 {
			t.Errorf("%s: %q", name, slices.Collect(slices.Values(got)))
		}
	}
}
