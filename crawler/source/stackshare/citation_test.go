package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCitations leaves code, and what somebody is quoted with, out of lists; a list without
// entries is as empty with them as without.
func TestCitations(t *testing.T) {
	const code = "<div><pre><code>install moss\nlimit = 30</code></pre><button>Copy</button></div>"
	const cited = `<figure><blockquote>It cut our costs by 35%.</blockquote><figcaption>Bea Lindt, CTO at Foocorp</figcaption></figure>`
	for _, box := range []string{"", code, cited} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`+box+`<h2>Pros of B</h2>`+box+`<h2>What companies use A?</h2>`+box+`<h2>What companies use B?</h2><ul><li><figure><img src="l.png" alt=""><figcaption>Acme</figcaption></figure></ul><h2>Advice on A, B</h2>`)
		want := []string{"A + Fast 9", "A used_by ", "B +  -1", "B used_by Acme"}
		if diff := cmp.Diff(want, listedIn(page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", box, diff)
		}
	}
}

// TestQuotedAlternatives reads alternatives of which the descriptions are quotations, with
// the names as their captions; a customer's praise is none.
func TestQuotedAlternatives(t *testing.T) {
	quoted := func(text, caption string) string {
		return "<figure><blockquote>" + text + "</blockquote><figcaption><b>" + caption + "</b></figcaption></figure>"
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Overview</h2><div><h3>A</h3><p>Stacks 38.7K</p></div><div><h3>B</h3><p>Stacks 91</p></div><h2>What are some alternatives to A and B?</h2>`+
		quoted("Moss grows on walls, and on the roofs of houses.", "Moss")+quoted("It grows in woods of old trees, and in none else.", "Fern")+quoted("It cut our costs by 35%.", "Bea Lindt, CTO at Foocorp"))
	var got []string
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Role == record.RoleAlternative {
			got = append(got, tool.Name+": "+tool.Description)
		}
	}
	if diff := cmp.Diff([]string{"Moss: Moss grows on walls, and on the roofs of houses.", "Fern: It grows in woods of old trees, and in none else."}, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}
