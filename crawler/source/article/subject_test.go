package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// toolsOf lists the tools of a page with a title, none if it is refused.
func toolsOf(title, rest string) string {
	got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte("<title>" + title + "</title><h1>" + title + "</h1>" + rest)})
	if err != nil {
		return ""
	}
	var list []string
	for _, f := range got.Facts {
		if t, ok := f.Body.(record.Tool); ok {
			list = append(list, t.Name)
		}
	}
	return strings.Join(list, ", ")
}

const weighed = `<h3>Advantages</h3><ul><li>Quick</li></ul><h3>Drawbacks</h3><ul><li>Young</li></ul>`

// TestNamesOfHeadings reads pages whose text never calls the tools by their names.
func TestNamesOfHeadings(t *testing.T) {
	const software = `<p>Developers need an API.</p>`
	for _, test := range []struct{ title, rest, want string }{
		{"Ferry vs Barge in 2026", software + `<h2>What is Ferry?</h2><p>It keeps queues.</p><h2>What is Barge?</h2><p>It is small.</p>`, "Ferry, Barge"},
		{"Ferry vs Barge in 2026", software + `<h2>Ferry</h2>` + weighed + `<h2>Barge</h2>` + weighed, "Ferry, Barge"},
		{"Best databases: 3 ways to scale", software + `<h2>1. Sharding</h2>` + weighed + `<h2>2. Replication</h2>` + weighed + `<h2>3. Caching</h2>` + weighed, ""},
		{"3 Ferry alternatives", software + `<p>Ferry is a queue. We left Ferry.</p><h2>1. Barge</h2>` + weighed + `<h2>2. Canoe</h2>` + weighed + `<h2>3. Kayak</h2>` + weighed, "Ferry, Barge, Canoe, Kayak"},
		{"3 Ferry alternatives", software + `<p>Ferry is a queue. We left Ferry.</p><h2>1. Managed Services</h2>` + weighed + `<h2>2. Message Brokers</h2>` + weighed + `<h2>3. Plain Databases</h2>` + weighed, ""},
		{"3 Ferry alternatives", software + `<p>Ferry is a queue. We left Ferry.</p><h2>1. Speed</h2>` + weighed + `<h2>2. Price</h2>` + weighed + `<h2>3. Monitoring</h2>` + weighed, ""},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, test.rest)); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", test.title, test.rest, diff)
		}
	}
}

// TestNamesInAddresses reads tables whose addresses hold the names in small letters,
// and one whose words are no names.
func TestNamesInAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://code.example/ferry/ferry":  "Ferry, Barge",
		"code.example/ferry-org/ferry":      "Ferry, Barge",
		"ferry/ferry":                       "Ferry, Barge",
		"https://code.example/?q=ferry&v=1": "Ferry, Barge",
		"take the ferry by the pier":        "",
	} {
		table := `<p>Which database should developers pick?</p><table><tr><th>Feature</th><th>Ferry</th><th>Barge</th></tr><tr><td>Repository</td><td>` + address + `</td><td>none</td></tr></table>`
		if diff := cmp.Diff(want, toolsOf("Ferry vs Barge", table)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
}

// TestLicences tells licences of software from others.
func TestLicences(t *testing.T) {
	for license, want := range map[string]string{
		"MIT": "Ferry, Barge", "GPLv3": "Ferry, Barge", "Apache License 2.0": "Ferry, Barge", "BSD-3-Clause": "Ferry, Barge",
		"B": "", "Warner": "", "Closed": "", "CC0": "", "Free to use": "",
	} {
		page := `<h2>Ferry</h2>` + weighed + `<h2>Barge</h2>` + weighed + `<table><tr><th></th><th>Ferry</th><th>Barge</th></tr><tr><td>License</td><td>` + license + `</td><td>–</td></tr></table>`
		if diff := cmp.Diff(want, toolsOf("Ferry vs Barge", page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", license, diff)
		}
	}
}
