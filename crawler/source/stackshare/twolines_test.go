package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestHeadingsOnTwoLines reads headings that a line break divides, as pages of the
// nineties write them.
func TestHeadingsOnTwoLines(t *testing.T) {
	const body = `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1>
<p><font size=4><b>Oak<br>vs Elm: What are the differences?</b></font></p><p>Both are trees.</p><p>1. Leaf: that of Oak has lobes, that of Elm is plain.</p>
<p><font size=4><b>Detailed<br>Comparison</b></font></p><p><b>Pros of Oak</b></p><ul><li>Hard (9)</ul><p><b>Pros of Elm</b></p><ul><li>Tough (4)</ul>
<p><font size=4><b>What are some<br>alternatives to Oak, Elm?</b></font></p><p><b>Ash</b><br>Ash bends and does not break.</p><p><b>Yew</b><br>Yew grows old and keeps its needles.</p>
<p><font size=4><b>Related<br>Comparisons</b></font></p><p><a href=/stackups/ash-vs-yew>Ash vs Yew</a></p>`
	page, err := extract("https://stackshare.io/stackups/elm-vs-oak", specimen.Rendering{Body: []byte(body), ContentType: "text/html; charset=utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range page.Facts {
		switch b := f.Body.(type) {
		case record.Tool:
			got = append(got, string(b.Role)+" "+b.Name)
		case record.Difference:
			got = append(got, "difference "+b.Title)
		case record.RelatedComparison:
			got = append(got, "related "+b.Title)
		}
	}
	want := []string{"subject Oak", "subject Elm", "alternative Ash", "alternative Yew", "difference Leaf", "related Ash vs Yew"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}
