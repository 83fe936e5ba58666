package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFiguresNamedByIcons reads figures by what their icons, or the elements that hold
// them, are called, whatever order they stand in.
func TestFiguresNamedByIcons(t *testing.T) {
	want := []string{"A stackshare.stacks 6.1K", "A stackshare.followers 7.3K", "A stackshare.votes 940", "B stackshare.stacks 31", "B stackshare.followers 58", "B stackshare.votes 7"}
	for name, form := range map[string]string{
		"title":            `<span title="%s"><svg></svg> %s</span>`,
		"words":            `<span title="Number of %s">%s</span>`,
		"label":            `<span aria-label="%s">%s</span> `,
		"label with count": `<div aria-label="%s: %[2]s"><i></i>%[2]s</div>`,
		"label and title":  `<div><a href="#">Press</a><span aria-label="%[2]s %[1]s" title="%[2]s">%[2]s</span></div>`,
		"drawn by a style": `<div><i class="fa" title="%s"></i> %s</div>`,
		"drawn in a list":  `<li><i class="fa" title="%s"></i> <b>%s</b></li>`,
		"alternate":        `<div><img src="i.svg" alt="%s">%s</div>`,
		"drawing":          `<div><svg role="img"><title>%s</title></svg> <b>%s</b></div>`,
		"beside a button":  `<div title="%s"><a href="#">+ 1</a> <span>%s</span></div>`,
		"list":             `<li title="%s"><svg></svg> %s</li>`,
		"list of pictures": `<li><img src="i.svg" alt="%s"> %s</li>`,
		"link":             `<a href="/a/x" title="%s"><svg></svg><b>%s</b></a>`,
	} {
		t.Run(name, func(t *testing.T) {
			card := func(tool string, values ...string) string {
				card := `<div><h3>` + tool + `</h3>`
				if strings.HasPrefix(form, "<li") {
					card += `<ul>`
				}
				for i, label := range []string{"Votes", "Stacks", "Followers"} {
					card += fmt.Sprintf(form, label, values[i])
				}
				if strings.HasPrefix(form, "<li") {
					card += `</ul>`
				}
				return card + `</div>`
			}
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Overview</h2>`+card("A", "940", "6.1K", "7.3K")+card("B", "7", "31", "58"))
			if diff := cmp.Diff(want, statsOf(page)); diff != "" {
				t.Errorf("statistics (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFiguresInNamesWithNarrowSpaces reads figures that are parted from their letters by
// a narrow space, in the text and in what the elements are called.
func TestFiguresInNamesWithNarrowSpaces(t *testing.T) {
	card := func(tool string, values ...string) string {
		card := `<div><h3>` + tool + `</h3><div>`
		for i, label := range []string{"Stacks", "Followers", "Votes"} {
			card += fmt.Sprintf(`<a href="/x" aria-label="%s %s"><svg aria-hidden="true"></svg>%[1]s</a> `, values[i], label)
		}
		return card + `</div></div>`
	}
	page := extractBody(t, pairTitle+`<h2>Overview</h2>`+card("A", "57", "0", "284")+card("B", "3.6&#8201;K", "47", "9.1&#8239;K"))
	want := []string{"A stackshare.stacks 57", "A stackshare.followers 0", "A stackshare.votes 284", "B stackshare.stacks 3.6K", "B stackshare.followers 47", "B stackshare.votes 9.1K"}
	if diff := cmp.Diff(want, statsOf(page)); diff != "" {
		t.Errorf("statistics (-want +got):\n%s", diff)
	}
}

// TestVotesNamedByIcons takes votes of points, which icons name, for no statistic.
func TestVotesNamedByIcons(t *testing.T) {
	for _, form := range []string{`<ul><li><span title="Votes">%d</span> <span>%s</span></ul>`, `<div><div title="Votes"><svg></svg>%d</div><div>%s</div></div>`, `<div><div><img alt="Votes">%d</div><div>%s</div></div>`} {
		list := func(votes int, text string) string { return `<div>` + fmt.Sprintf(form, votes, text) + `</div>` }
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div>
			<h4>Pros</h4><div>`+list(12, "Fast")+list(8, "Small")+`</div><h4>Cons</h4><div>`+list(3, "Young")+list(2, "Odd")+`</div>`)
		if diff := cmp.Diff([]string{"A + Fast 12", "A - Young 3", "B + Small 8", "B - Odd 2"}, saidOf(page)); diff != "" {
			t.Errorf("%s: pros and cons (-want +got):\n%s", form, diff)
		}
		if got := statsOf(page); len(got) > 0 {
			t.Errorf("%s: statistics %v", form, got)
		}
	}
}

// TestFiguresAndMagnitudes reads figures of which the letter that multiplies them stands in
// an element of its own, and none without it: all counts are whole.
func TestFiguresAndMagnitudes(t *testing.T) {
	for form, want := range map[string]string{
		`<a href="/a/%[1]s"><span>%[1]s</span><span><b>%[2]s</b><small>K</small></span></a>`: "K",
		`<a href="#%[1]s"><span>%[1]s</span><span><b>%[2]s</b><small>K</small></span></a>`:   "K",
		`<div><div>%s</div><div><div>%s</div><div>K</div></div></div>`:                       "K",
		`<div><div><p>%[2]s</p><p>K</p></div><div>%[1]s</div></div>`:                         "K",
		`<dl><dt>%s<dd><div>%s</div><div>K</div></dl>`:                                       "K",
		`<div><div><span>%[2]sK</span> <span>-1.2%%</span></div><div>%[1]s</div></div>`:      "K",
		`<div><div>%s</div><div>%s</div></div>`:                                              "",
		`<div>%s: %s</div>`:                                                                  "",
	} {
		card := func(tool, stacks, votes string) string {
			return `<div><h3>` + tool + `</h3>` + fmt.Sprintf(form, "Stacks", stacks) + fmt.Sprintf(form, "Votes", votes) + `</div>`
		}
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Overview</h2>`+card("A", "6.1", "9.4")+card("B", "3.2", "1.8")+`<h2>Pros of A</h2><ul><li>Fast (9)</ul>`)
		var list []string
		if want != "" {
			list = []string{"A stackshare.stacks 6.1K", "A stackshare.votes 9.4K", "B stackshare.stacks 3.2K", "B stackshare.votes 1.8K"}
		}
		if diff := cmp.Diff(list, statsOf(page)); diff != "" {
			t.Errorf("%s: statistics (-want +got):\n%s", form, diff)
		}
	}
}

// TestLinkInStyles reads a link as one thing, however its words are styled.
func TestLinkInStyles(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>Related Comparisons</h2>
		<ul><li><a href="/stackups/dash-vs-rill"><b>Dash</b> vs <b>Rill</b></a><li><a href="/stackups/moss-vs-fern"><b>Moss</b> vs <b>Fern</b></a></ul>`)
	var titles []string
	for _, c := range bodiesOf[record.RelatedComparison](page) {
		titles = append(titles, c.Title)
	}
	if got := strings.Join(titles, ", "); got != "Dash vs Rill, Moss vs Fern" {
		t.Errorf("related comparisons: %s", got)
	}
}

// statsOf lists the statistics of a page.
func statsOf(page record.Page) []string {
	var list []string
	for _, s := range bodiesOf[record.Stat](page) {
		list = append(list, fmt.Sprint(s.Tool, " ", s.Metric, " ", s.Raw))
	}
	return list
}

// TestLogosByOtherWords takes what an alternate says of its picture for no name.
func TestLogosByOtherWords(t *testing.T) {
	for _, alt := range []string{"%s logo", "Logo of %s", "logo for %s", "%s.svg", "Icon of %s", "%s's Logo"} {
		tool := func(name, text string) string {
			return `<div><a href="/` + strings.ToLower(name) + `"><img src="x.svg" alt="` + strings.ReplaceAll(alt, "%s", name) + `"></a><a href="/` + strings.ToLower(name) + `">` + name + `</a><p>` + text + `</p></div>`
		}
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2>`+
			tool("Moss", "Moss counts what grows on walls.")+tool("Fern", "Fern is a plain tool for woods.")+tool("Reed", "Reed draws maps of every marsh."))
		var got []string
		for _, f := range page.Facts {
			if b, ok := f.Body.(record.Tool); ok && b.Role == record.RoleAlternative {
				got = append(got, b.Name+": "+b.Description)
			}
		}
		want := []string{"Moss: Moss counts what grows on walls.", "Fern: Fern is a plain tool for woods.", "Reed: Reed draws maps of every marsh."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", alt, diff)
		}
	}
}

// TestFiguresNamedTwice reads cards of which each figure has its label beside it, and as
// its title too, which makes no second label of it.
func TestFiguresNamedTwice(t *testing.T) {
	card := func(tool, stars, stacks, pro string) string {
		figure := func(label, value string) string {
			return `<div><span>` + label + `</span> <svg></svg><span aria-hidden="true" title="` + label + `">` + value + `</span></div>`
		}
		return `<h3>` + tool + `</h3><p>` + tool + ` grows on walls, and on roofs.</p><h4>Statistics</h4>` + figure("GitHub Stars", stars) + figure("Stacks", stacks) + `<h4>Pros</h4><ul><li>` + pro + `</ul>`
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+card("A", "85.6K", "38.7K", "488 Fast")+card("B", "N/A", "91", "5 Small"))
	want := []string{"A stackshare.stacks 38.7K", "A github.stars 85.6K", "B stackshare.stacks 91", "B github.stars N/A", "A + Fast 488", "B + Small 5"}
	if diff := cmp.Diff(want, append(statsOf(page), saidOf(page)...)); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}
