package stackshare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestRefrains reads a chapter as if the same short piece did not stand right behind each of
// its headings, and entries that several tools have in common as theirs.
func TestRefrains(t *testing.T) {
	const front = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>A</h3><h4>Pros</h4><ul><li>9 Fast</ul><h3>B</h3><h4>Pros</h4><ul><li>5 Safe</ul>`
	told := func(body string) []string {
		page := extractBody(t, front+body)
		list := toldBy(page)
		for _, f := range page.Facts {
			switch b := f.Body.(type) {
			case record.Comparison:
				list = append(list, b.Intro+" / "+b.Summary)
			case record.Difference:
				list = append(list, b.Title+": "+b.Text)
			case record.Opinion:
				list = append(list, b.Author+" / "+b.Role)
			case record.Relation:
				list = append(list, b.From+" "+string(b.Relation)+" "+string(b.To))
			}
		}
		return list
	}
	card := func(name, day, stance, text string) string {
		return `<div><h3>` + name + `</h3>PIECE<div>` + day + `</div><div>` + stance + `</div><p>` + text + `</p><div>31k views</div></div>`
	}
	for name, body := range map[string]string{
		"differences": `<h2>A vs B: What are the differences?</h2><p>These are the key differences between A and B, two tools for gardens.</p><h3>Growth of Moss</h3>PIECE<p>A lets moss grow, whereas B takes it off the wall.</p><h3>Weight</h3>PIECE<p>A is heavy and made of iron. B is light on the other hand.</p><h3>Price and Care</h3>PIECE<p>A has to be oiled every spring, while B needs no care.</p><p>In summary, A is for walls, while B is for woods.</p>`,
		"opinions": `<h2>Advice on A, B</h2>` + card("Hugo", "May 24, 2020", "Decided", "I had two choices and took the first of them, as it was the better one for our wall.") +
			card("Ida", "Jun 13, 2020", "Needs advice", "I have learned about both and I am unsure which of them is for my next garden.") +
			card("Karl", "May 21, 2020", "Decided", "We changed all of our tools for they behave just great together in the end."),
	} {
		want := told(strings.ReplaceAll(body, "PIECE", ""))
		if len(want) < 5 {
			t.Errorf("%s: the page says only %q", name, want)
		}
		for _, piece := range []string{`<span class="badge">New</span>`, `<p>3 min read</p>`, `<a role="button" tabindex="0">Copy link</a>`, `<button aria-expanded="true">Collapse</button>`,
			`<ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul>`, `<figure><img src=x alt="Chart"><figcaption>Drawing: Jane Roe</figcaption></figure>`, `<a href="/help">What is this?</a>`} {
			if got := told(strings.ReplaceAll(body, "PIECE", piece)); !slices.Equal(want, got) {
				t.Errorf("%s: %s (-without +with):\n%s", name, piece, cmp.Diff(want, got))
			}
		}
	}
	page, err := extract("https://stackshare.io/stackups/a-vs-b-vs-c", specimen.Rendering{ContentType: "text/html; charset=utf-8", Body: []byte(
		`<title>A vs B vs C</title><h1>A vs B vs C</h1><h2>Detailed Comparison</h2><h3>A</h3><h4>Pros</h4><ul><li>9 Fast</ul><h2>Integrations</h2><h3>A</h3><p>Spade</p><p>Rake</p><h3>B</h3><p>Spade</p><p>Hoe</p><h3>C</h3><p>Spade</p><p>Axe</p>`)})
	if err != nil {
		t.Fatal(err)
	}
	spades := 0
	for _, b := range bodiesOf[record.Relation](page) {
		if b.To == "Spade" {
			spades++
		}
	}
	if spades != 3 {
		t.Errorf("%d of three tools have what all of them work with", spades)
	}
}
