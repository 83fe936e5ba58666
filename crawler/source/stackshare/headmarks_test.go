package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestMarksOfHeadings reads a page alike whether its headings are plain, have numbers in
// front, or end with colons.
func TestMarksOfHeadings(t *testing.T) {
	const plain = `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1>
<h2>@Oak vs Elm: What are the differences?</h2><h3>Leaf^</h3><p>That of Oak has lobes, that of Elm is plain.</p><h3>Wood^</h3><p>That of Oak is hard, that of Elm is tough.</p>
<h2>@Advice on Oak, Elm^</h2><div><h3>Ada^</h3><p>May 24, 2020</p><p>Decided</p><p>I planted an oak, since my children are to climb on it.</p><p>12k views</p></div>
<h2>@Detailed Comparison^</h2><h3>Oak</h3><p>Oak is a tree for those who wait.</p><h4>Pros</h4><ul><li>12 Hard wood</ul><h3>Elm</h3><p>Elm is a tree for the wind.</p><h4>Pros</h4><ul><li>5 Tough wood</ul>
<h2>@What are some alternatives to Oak, Elm?</h2><div><h3>Ash^</h3><p>Ash bends and does not break.</p></div><div><h3>Yew^</h3><p>Yew grows old and keeps its needles.</p></div>
<h2>@Related Comparisons^</h2><p><a href=/stackups/ash-vs-yew>Ash vs Yew</a></p>`
	want := []string{
		"subject Oak: Oak is a tree for those who wait.", "subject Elm: Elm is a tree for the wind.", "alternative Ash: Ash bends and does not break.", "alternative Yew: Yew grows old and keeps its needles.",
		"difference Leaf", "difference Wood", "pro of Oak: Hard wood", "pro of Elm: Tough wood", "opinion of Ada", "related Ash vs Yew",
	}
	colons := strings.ReplaceAll(plain, "^", ":")
	for name, page := range map[string]string{
		"plain": plain, "colons": colons, "numbers": numbered(plain, 1), "numbers behind those of boxes": numbered(plain, 3), "both": numbered(colons, 1),
	} {
		got, err := extract("https://stackshare.io/stackups/elm-vs-oak", specimen.Rendering{Body: []byte(strings.NewReplacer("@", "", "^", "").Replace(page)), ContentType: "text/html; charset=utf-8"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, told(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// numbered writes numbers for the signs of a page.
func numbered(page string, from int) string {
	for ; strings.Contains(page, "@"); from++ {
		page = strings.Replace(page, "@", string(rune('0'+from))+". ", 1)
	}
	return page
}

func told(page record.Page) (lines []string) {
	for _, f := range page.Facts {
		switch b := f.Body.(type) {
		case record.Tool:
			if b.Role != "mentioned" {
				lines = append(lines, string(b.Role)+" "+b.Name+": "+b.Description)
			}
		case record.Pro:
			lines = append(lines, "pro of "+b.Tool+": "+string(b.Text))
		case record.Con:
			lines = append(lines, "con of "+b.Tool+": "+string(b.Text))
		case record.Difference:
			lines = append(lines, "difference "+b.Title)
		case record.Comparison:
			if b.Summary != "" {
				lines = append(lines, "summary "+b.Summary)
			}
		case record.Opinion:
			lines = append(lines, "opinion of "+b.Author)
		case record.RelatedComparison:
			lines = append(lines, "related "+b.Title)
		}
	}
	return lines
}
