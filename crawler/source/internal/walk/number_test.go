package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestSectionNumbers leaves out the numbers by which a page counts its sections,
// and no other ones.
func TestSectionNumbers(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"numbers of two levels", `<h1>Marl or Slate</h1><h2 data-number=1><span class=n>1</span> Overview</h2><h2><span>2</span> Marl</h2><h3><span>2.1</span> Good sides</h3><h3><span>2.2</span> .NET</h3><h2><span>3</span> Slate</h2>`,
			"Marl or Slate; Overview; Marl; Good sides; .NET; Slate"},
		{"with full stops and links", `<h1>1. Marl<a href="#m">¶</a></h1><h2><span>1.1. </span><a href="#g">Good sides</a></h2><h2><span>1.2. </span>slate.js</h2>`,
			"Marl; Good sides; slate.js"},
		{"with brackets", `<h2>1) Marl</h2><h3>1.1) Good</h3><h3>1.2) Bad</h3><h2>2) Slate</h2>`, "Marl; Good; Bad; Slate"},
		{"set apart", `<h2><span>1</span><span>Marl</span></h2><h3><span>1.1</span><span>Good</span></h3><h3><span>1.2</span><span>Bad</span></h3>`, "Marl; Good; Bad"},
		{"a chapter of a book", `<h1>7 Marl</h1><h2>7.1 Good</h2><h2>7.2 Bad</h2><h3>7.2.1 Slow</h3>`, "Marl; Good; Bad; Slow"},
		{"of the lower level alone", `<h2>Marl</h2><h3>1.1 Good</h3><h3>1.2 Bad</h3><h2>Slate</h2><h3>2.1 Good</h3>`, "Marl; Good; Bad; Slate; Good"},
		{"one of a lower level", `<h2>1 Marl</h2><h2>2 Slate</h2><h3>2.1 Good</h3><h3>Bad</h3><h2>3 Chert</h2>`, "Marl; Slate; Good; Bad; Chert"},
		{"of one level", `<h1>Marl</h1><h2>1 Slate</h2><h2>2 chert.js</h2><h2>3 Which one?</h2><h5>More</h5>`, "Marl; Slate; chert.js; Which one?"},
		{"without a space", `<h1>Marl</h1><h2><span>1</span>Slate</h2><h2><span>2</span>JSON</h2><h2><a href="#c"><b>3</b></a>Chert</h2>`, "Marl; Slate; JSON; Chert"},
		{"of so many", `<h1>Marl</h1><h2><small>1/3</small>Slate</h2><h2><small>2/3</small>Tuff</h2><h2><small>3/3</small>Chert</h2>`, "Marl; Slate; Tuff; Chert"},
		{"of so many in words", `<h1>Marl</h1><h2>1 of 3 Slate</h2><h2>2 of 3 Tuff</h2><h2>3 of 3 Chert</h2>`, "Marl; Slate; Tuff; Chert"},
		{"shown as a rank", `<h2><span>01</span>Slate</h2><h2><span>#2</span>Chert</h2><h2><sup>3.</sup>Tuff</h2><h2><i>④</i>Marl</h2><h2><small>Part 5</small>Sand</h2>`, "01 Slate; #2 Chert; 3. Tuff; ④ Marl; Part 5 Sand"},
		{"of a name", `<h2><b>3</b>D Printing</h2><h2><b>H2</b>Database</h2><h2><b>2020</b>Vision</h2><h2><b>7</b>zip</h2>`, "3D Printing; H2Database; 2020Vision; 7zip"},
		{"beside a figure", `<h1>5 Kinds of Rock</h1><h2>1 Slate</h2><h3>1.1 Good</h3><h3>3.5 million users</h3><h3>1.2 Bad</h3>`, "5 Kinds of Rock; Slate; Good; 3.5 million users; Bad"},
		{"begun anew", `<h2>1 Rocks</h2><h3>1.1 Slate</h3><h4>1.1 Good</h4><h4>1.2 Bad</h4><h3>1.2 Chert</h3><h4>1.1.1 Good</h4><h4>1.1.2 Bad</h4><h4>1.2 million tons</h4><h2>2 More rocks</h2>`,
			"Rocks; Slate; Good; Bad; Chert; Good; Bad; 1.2 million tons; More rocks"},
		{"a list of names", `<h1>7 Marl Alternatives</h1><h2>1. Slate</h2><h2>2. Chert</h2><h2>3. Tuff</h2>`, "7 Marl Alternatives; 1. Slate; 2. Chert; 3. Tuff"},
		{"from the last to the first", `<h2>3 Tuff</h2><h2>2 Chert</h2><h2>1 Slate</h2>`, "3 Tuff; 2 Chert; 1 Slate"},
		{"versions", `<h2>1.0 Released</h2><h2>1.1 Released</h2><h2>1.2 Released</h2>`, "1.0 Released; 1.1 Released; 1.2 Released"},
		{"figures", `<h2>1. Slate</h2><h3>1.1 million users</h3><h2>2. Chert</h2><h3>2.1 million users</h3>`, "1. Slate; 1.1 million users; 2. Chert; 2.1 million users"},
		{"two", `<h2>1.1 Good</h2><h2>1.2 Bad</h2><h2>Notes</h2>`, "1.1 Good; 1.2 Bad; Notes"},
		{"a few of many", `<h2>1 Ton</h2><h2>2 Tons</h2><h2>3 Tons</h2><h2>A</h2><h2>B</h2><h2>C</h2>`, "1 Ton; 2 Tons; 3 Tons; A; B; C"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range parse(t, c.page).Blocks() {
				if b.Kind == outline.Heading && b.Text != "More" {
					got = append(got, b.Text)
					if last := b.Runs[len(b.Runs)-1]; int(last.End) != len(b.Text) || b.Runs[0].Start != 0 || b.Runs[0].Apart {
						t.Errorf("runs of %q: %v", b.Text, b.Runs)
					}
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("headings of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}
