package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGroupedViews reads views whose thousands stand apart.
func TestGroupedViews(t *testing.T) {
	for _, views := range [...]string{"438&#160;000 views", "438&#8239;000 views", "438’000 views", "438'000 views", "Views: 438 000", "Views: 438 thousand", "<span>438 thousand views</span><span>438 thousand</span>", "Viewed 438 thousand times", "438,000 views", "<span>438’000</span><small>views</small>"} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><b>Mia</b><div>May 21, 2020</div><div>Decided</div><p>We took A, and we would take it again for a wall.</p><div>`+views+`</div></div><div><b>Jo</b><div>May 22, 2020</div><div>Decided</div><p>We took B, since it was there and it was not dear.</p><div>91 views</div></div><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast (9)</ul>`)
		var got []string
		for _, o := range bodiesOf[record.Opinion](page) {
			seen := int64(-1)
			if o.Views != nil {
				seen = int64(*o.Views)
			}
			got = append(got, fmt.Sprintf("%s %d", o.Author, seen))
		}
		if diff := cmp.Diff([]string{"Mia 438000", "Jo 91"}, got); diff != "" {
			t.Errorf("%s: views (-want +got):\n%s", views, diff)
		}
	}
}

// TestGroupedFigures reads figures whose thousands stand apart at spaces of any kind.
func TestGroupedFigures(t *testing.T) {
	want := []string{"A stacks 85600", "A followers 8000", "A votes 112", "B stacks 3600", "B followers 2000", "B votes 12"}
	const foot = `<h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast (9)</ul>`
	labelled := func(space, item string) string {
		side := func(name, stacks, followers, votes string) string {
			return `<div><h3>` + name + `</h3><ul>` + fmt.Sprintf(item, "Stacks", stacks) + fmt.Sprintf(item, "Followers", followers) + fmt.Sprintf(item, "Votes", votes) + `</ul></div>`
		}
		return `<h2>Overview</h2><div>` + side("A", "85"+space+"600", "8"+space+"000", "112") + side("B", "3"+space+"600", "2"+space+"000", "12") + `</div>`
	}
	pages := map[string]string{
		"a line of both":   `<h2>Overview</h2><div><b>A</b><p>Stacks: 85 600 Followers: 8 000 Votes: 112</p></div><div><b>B</b><p>Stacks: 3 600 Followers: 2 000 Votes: 12</p></div>`,
		"without labels":   `<div><div><h3>A</h3><div>85&nbsp;600</div><div>8&nbsp;000</div><div>112</div></div><div><h3>B</h3><div>3&nbsp;600</div><div>2&nbsp;000</div><div>12</div></div></div>`,
		"three in a block": `<div><div><h3>A</h3><div>85600 8000 112</div></div><div><h3>B</h3><div>3600 2000 12</div></div></div>`,
	}
	for name, space := range map[string]string{"plain": " ", "no-break": "&nbsp;", "thin": "&thinsp;", "narrow no-break": "&#8239;", "apostrophe": "’"} {
		pages[name+", apart"] = labelled(space, `<li><span>%s</span> <b>%s</b></li>`)
		pages[name+", in a line"] = labelled(space, `<li>%s <b>%s</b></li>`)
	}
	for name, body := range pages {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1>`+body+foot)
		var got []string
		for _, s := range bodiesOf[record.Stat](page) {
			if s.Value != nil {
				got = append(got, fmt.Sprintf("%s %s %.0f", s.Tool, strings.TrimPrefix(s.Metric, "stackshare."), *s.Value))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: figures (-want +got):\n%s", name, diff)
		}
	}
}

// TestCommasInFigures reads figures with a comma in front of one or two decimals, as
// others than English write them, and with commas between thousands.
func TestCommasInFigures(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Overview</h2><div><div><h3>A</h3><dl><dt>Stacks<dd>85,6K<dt>Followers<dd>1,25M<dt>Votes<dd>1,208</dl></div><div><h3>B</h3><dl><dt>Stacks<dd>3,6K<dt>Followers<dd>2.1K<dt>Votes<dd>12</dl></div></div>`)
	var got []string
	for _, s := range bodiesOf[record.Stat](page) {
		if s.Value != nil {
			got = append(got, fmt.Sprintf("%s %s %.0f %s", s.Tool, strings.TrimPrefix(s.Metric, "stackshare."), *s.Value, s.Raw))
		}
	}
	want := []string{"A stacks 85600 85,6K", "A followers 1250000 1,25M", "A votes 1208 1,208", "B stacks 3600 3,6K", "B followers 2100 2.1K", "B votes 12 12"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestGroupedVotes reads votes whose thousands a no-break space parts.
func TestGroupedVotes(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast 1&nbsp;208<li>Small 1&nbsp;004</ul><h4>Pros of B</h4><ul><li><b>2&nbsp;001</b> <span>Strong</span></ul>`)
	var got []string
	for _, p := range bodiesOf[record.Pro](page) {
		if p.Votes != nil {
			got = append(got, fmt.Sprintf("%s %d", p.Text, *p.Votes))
		}
	}
	if diff := cmp.Diff([]string{"Fast 1208", "Small 1004", "Strong 2001"}, got); diff != "" {
		t.Errorf("votes (-want +got):\n%s", diff)
	}
}
