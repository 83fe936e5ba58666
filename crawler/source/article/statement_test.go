package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestStatements reads cells that say one thing in many words, and lists of values.
func TestStatements(t *testing.T) {
	for cell, want := range map[string]string{
		"Offers rich tools for recovery, such as a shell, so that nobody is locked out.": "Offers rich tools for recovery, such as a shell, so that nobody is locked out.",
		"Keeps the tables in one plain file, which grows with each new entry":            "Keeps the tables in one plain file, which grows with each new entry",
		"A long list of ports: tcp, udp and quic, but no serial lines":                   "A long list of ports: tcp, udp and quic, but no serial lines",
		"Plain passwords, tokens of guests, and single sign-on.":                         "Plain passwords | tokens of guests | and single sign-on.",
		"Tables, queues, streams":                                    "Tables | queues | streams",
		"Linux on small boards, Windows since 2019, all of the BSDs": "Linux on small boards | Windows since 2019 | all of the BSDs",
	} {
		page := blog(t, frameworks+`<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>Storage</td><td>`+cell+`</td><td>None</td></tr></table>`)
		got := ""
		for _, f := range page.Facts {
			if b, ok := f.Body.(record.Trait); ok && b.Tool == "Django" {
				got = strings.Join(b.Values, " | ")
			}
		}
		if got != want {
			t.Errorf("%s: %s", cell, got)
		}
	}
}

// TestFigureIsNoLabel takes no figure of what the page names otherwise for the label of those of
// its tools.
func TestFigureIsNoLabel(t *testing.T) {
	page := blog(t, frameworks+`<h3>Weekly downloads</h3><div><div><div>Quill TK</div><div>~9M/week</div></div><div><div>Django</div><div>~5M/week</div></div><div><div>Flask</div><div>~1.5M/week</div></div></div><h3>Satisfaction</h3><div><div><div>Django</div><div>92%</div></div><div><div>Flask</div><div>88%</div></div></div>`+licenses)
	for _, f := range page.Facts {
		if b, ok := f.Body.(record.Trait); ok && strings.Contains(b.Attribute, "9M") {
			t.Errorf("%s %s: %s", b.Tool, b.Attribute, b.Raw)
		}
	}
}

// TestMatters takes no name from a title that lists matters, nor from a column of remarks, and
// parts names at dashes.
func TestMatters(t *testing.T) {
	const page = `<p>Ferry and Barge are queues with an API for developers. We use Ferry. We use Barge, too. Inspiration helps. Alternativen sind gut. We ask for Inspiration and for Alternativen.</p>`
	const lines = `<table><tr><th>Feature<th>Time<th>Size<tr><td>License<td>MIT<td>BSD</table><h2>Ferry</h2>` + weighed + `<h2>Barge</h2>` + weighed
	const table = `<table><tr><th>Feature<th>Ferry<th>Barge<th>Remarks<tr><td>License<td>MIT<td>BSD<td>Barge is free of ads<tr><td>Topics<td>yes<td>no<td>Topics come with Ferry</table>`
	for title, want := range map[string]string{
		"Alternativen, Inspiration und Vergleiche":            "",
		"Which queue—Ferry vs. Barge—will you take?":          "Ferry, Barge",
		"Alternativen, Inspiration und Vergleiche: die Liste": "",
	} {
		if diff := cmp.Diff(want, toolsOf(title, page+lines)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", title, diff)
		}
	}
	if diff := cmp.Diff("Ferry, Barge", toolsOf("Comparing Ferry with Alternatives", page+table)); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}
