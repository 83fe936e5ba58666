package stackshare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLinesOfFigures reads all figures of a tool in one line.
func TestLinesOfFigures(t *testing.T) {
	want := []string{"A stackshare.stacks 8K", "A stackshare.followers 5.8K", "A stackshare.votes 2.8K", "B stackshare.stacks 4.4K", "B stackshare.followers 3.4K", "B stackshare.votes -"}
	for name, page := range map[string]string{
		"labels for those who do not see":  `<ul><li><strong>A</strong> <i></i><span>Stacks:</span> 8K <i></i><span>Followers:</span> 5.8K <i></i><span>Votes:</span> 2.8K<li><strong>B</strong> <i></i><span>Stacks:</span> 4.4K <i></i><span>Followers:</span> 3.4K <i></i><span>Votes:</span> -</ul>`,
		"pictographs in front":             `<div><h3>A</h3><p>◫ 8K stacks · ☺ 5.8K followers · ▲ 2.8K votes</p></div><div><h3>B</h3><p>◫ 4.4K stacks · ☺ 3.4K followers · Votes: -</p></div>`,
		"how they changed":                 `<div><h3>A</h3><p>8K <i>(+6 this week)</i> stacks · 5.8K <i>(−2)</i> followers · 2.8K <small>▲ 0.7%</small> votes</p></div><div><h3>B</h3><ul><li>Stacks: 4.4K (+31 this week)<li>Followers: 3.4K ▼ 1.2%<li>Votes: -</ul></div>`,
		"words that multiply":              `<p>A has 8 thousand stacks, 5.8 thousand followers, 2.8 thousand votes.</p><div><h3>B</h3><ul><li>Stacks: 4.4 thousand<li>Followers: 3.4 thousand<li>Votes: -</ul></div>`,
		"dashes in front of labels":        `<div><h3>A</h3><p>8K stacks · 5.8K followers · 2.8K votes</p></div><div><h3>B</h3><p>- votes · 4.4K stacks · 3.4K followers</p></div>`,
		"a long dash in front of a label":  `<div><h3>A</h3><p><span>Features</span> <span>-</span></p><p>8K Stacks · 5.8K Followers · 2.8K Votes</p></div><div><h3>B</h3><p><span>Features</span> <span>Fast; Small</span></p><p>– Votes · 4.4K Stacks · 3.4K Followers</p></div>`,
		"without labels, in a line":        `<p><b>A</b> 8K | 5.8K | 2.8K</p><p><b>B</b> 4.4K | 3.4K | 1.1K</p>`,
		"without labels, small letters":    `<div><b>A</b><p>8k 5.8k + 1 2.8k</p></div><div><b>B</b><p>4.4k 3.4k + 1 1.1k</p></div>`,
		"without labels, parted":           `<div><b>A</b><p>8 K · 5.8 K · + 1 · 2.8 K</p></div><div><b>B</b><p>4.4 K · 3.4 K · + 1 · 1.1 K</p></div>`,
		"without labels, below wide names": `<table><tr><th colspan=3>A</th><th colspan=3>B</th></tr><tr><td>8K</td><td>5.8K</td><td>2.8K</td><td>4.4K</td><td>3.4K</td><td>1.1K</td></tr></table>`,
		"without labels, in rows":          `<div><div><b>A</b></div><div><b>B</b></div></div><div><div>8K</div><div>4.4K</div></div><div><div>5.8K</div><div>3.4K</div></div><div><div>2.8K</div><div>1.1K</div></div><p>A is for gardens, B is for woods, and both of them are old enough to be known.</p>`,
		"without labels, under a heading":  `<div><h3>A</h3><p>8K • 5.8K • 2.8K</p></div><div><h3>B</h3><p>4.4K • 3.4K • 1.1K</p></div>`,
	} {
		want := want
		if strings.HasPrefix(name, "without") {
			want = append(slices.Clone(want[:5]), "B stackshare.votes 1.1K")
		}
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range bodiesOf[record.Stat](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1>`+page)) {
				got = append(got, fmt.Sprint(s.Tool, " ", s.Metric, " ", strings.Replace(strings.ToUpper(s.Raw), "–", "-", 1)))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("statistics (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPagesOfLists reads no figures from the numbers of the pages of a list, and none from
// rows of more than a tool has.
func TestPagesOfLists(t *testing.T) {
	for _, pager := range []string{`<p>1 | 2 | 3</p>`, `<p>1 | 2 | 3 | 4</p>`, `<div><span>1</span> <span>2</span> <span>3</span></div>`} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><p>A</p><div><b>B</b><div>`+pager+`</div></div><h2>Pros of A</h2><ul><li>Fast (9)</ul>`)
		if got := bodiesOf[record.Stat](page); len(got) > 0 {
			t.Errorf("%s: %v", pager, got)
		}
	}
}
