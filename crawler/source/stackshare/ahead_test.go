package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFiguresBelowTheQuestion reads figures between a title that asks for the
// differences and the text on them, and takes none of them for a difference.
func TestFiguresBelowTheQuestion(t *testing.T) {
	const prose = `<p>A and B are both meant for people with deadlines.</p>`
	want := map[string]string{
		"A stackshare.stacks": "8K", "A stackshare.followers": "5.8K", "A stackshare.votes": "2.8K",
		"B stackshare.stacks": "4.4K", "B stackshare.followers": "3.4K", "B stackshare.votes": "1.1K",
	}
	for name, body := range map[string]string{
		"tools in rows":    `<table><tr><th></th><th>Stacks</th><th>Followers</th><th>Votes</th></tr><tr><th>A</th><td>8K</td><td>5.8K</td><td>2.8K</td></tr><tr><th>B</th><td>4.4K</td><td>3.4K</td><td>1.1K</td></tr></table>`,
		"a line a tool":    `<section><h2>A</h2><p>8K stacks, 5.8K followers, 2.8K votes</p></section><section><h2>B</h2><p>4.4K stacks, 3.4K followers, 1.1K votes</p></section>`,
		"dots":             `<div><b>A</b><p>Stacks 8K · Followers 5.8K · Votes 2.8K</p></div><div><b>B</b><p>Stacks 4.4K · Followers 3.4K · Votes 1.1K</p></div>`,
		"no labels":        `<div><div>A</div><div>8K</div><div>5.8K</div><div>+ 1</div><div>2.8K</div></div><div><div>B</div><div>4.4K</div><div>3.4K</div><div>+ 1</div><div>1.1K</div></div>`,
		"a button in two":  `<div><div>A</div><div>8K</div><div>5.8K</div><div><span>+</span> <span>1</span></div><div>2.8K</div></div><div><div>B</div><div>4.4K</div><div>3.4K</div><div><button>+</button>1</div><div>1.1K</div></div>`,
		"no labels, last":  `<div><div>8K</div><div>5.8K</div><div>+ 1</div><div>2.8K</div><h3>A</h3></div><div><div>4.4K</div><div>3.4K</div><div>+ 1</div><div>1.1K</div><h3>B</h3></div>`,
		"no labels, lines": `<ul style="display:flex"><li><strong>A</strong><span>8K</span><span>5.8K</span><a href="/vote">+ 1</a><span>2.8K</span></li><li><strong>B</strong><span>4.4K</span><span>3.4K</span><a href="/vote">+ 1</a><span>1.1K</span></li></ul>`,
		"no labels, table": `<table><tr><th>A<th>B<tr><td>8K<td>4.4K<tr><td>5.8K<td>3.4K<tr><td>+ 1 &nbsp; 2.8K<td>+ 1 &nbsp; 1.1K</table>`,
		"behind a text":    `<p>Compare them.</p><div><h2>A</h2><dl><dt>Stacks</dt><dd>8K</dd><dt>Followers</dt><dd>5.8K</dd><dt>Votes</dt><dd>2.8K</dd></dl></div><div><h2>B</h2><dl><dt>Stacks</dt><dd>4.4K</dd><dt>Followers</dt><dd>3.4K</dd><dt>Votes</dt><dd>1.1K</dd></dl></div>`,
		"value first":      `<div><p>8K <em>Stacks</em></p><p>5.8K <em>Followers</em></p><p>2.8K <em>Votes</em></p><h2>A</h2></div><div><p>4.4K <em>Stacks</em></p><p>3.4K <em>Followers</em></p><p>1.1K <em>Votes</em></p><h2>B</h2></div>`,
	} {
		for more, behind := range map[string]string{"with prose": prose, "alone": ""} {
			t.Run(name+"/"+more, func(t *testing.T) {
				page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B: What are the differences?</h1>`+body+behind)
				got := map[string]string{}
				for _, s := range bodiesOf[record.Stat](page) {
					got[s.Tool+" "+s.Metric] = s.Raw
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("figures (-want +got):\n%s", diff)
				}
				if list := bodiesOf[record.Difference](page); len(list) > 0 {
					t.Errorf("differences: %+v", list)
				}
			})
		}
	}
}

// TestNumbersBesideDifferences takes numbers of points, and figures within them,
// for no figures of the tools.
func TestNumbersBesideDifferences(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B: What are the differences?</h1><p>They differ in many ways.</p>
		<div><div>1</div><h3>Speed</h3><p>A is fast where B is slow.</p></div><div><div>2</div><h3>Size</h3><p>A is small where B is large.</p></div><div><div>3</div><h3>Age</h3><p>A is young where B is old.</p></div>`)
	if list := bodiesOf[record.Stat](page); len(list) > 0 {
		t.Errorf("figures: %+v", list)
	}
	if list := bodiesOf[record.Difference](page); len(list) != 3 {
		t.Errorf("differences: %+v", list)
	}
}

// TestProseWithoutHeading reads the figures, reasons and categories of a text that
// stands straight behind the tools.
func TestProseWithoutHeading(t *testing.T) {
	const cards = `<section><h2>A</h2><dl><dt>Stacks</dt><dd>8K</dd></dl></section><section><h2>B</h2><dl><dt>Stacks</dt><dd>4.4K</dd></dl></section>`
	const prose = `<p>A and B are both open source. It seems that B with 44.8K GitHub stars and 12.6K forks on GitHub is liked better than A with 42.3K GitHub stars and 18.2K GitHub forks.</p>
		<p>"Fast", "Small" are the key factors why developers consider A; whereas "Stable" is the primary reason why developers choose B.</p>
		<p>A and B belong to the "Frameworks" and "Libraries" category respectively.</p>`
	for name, body := range map[string]string{
		"straight":  cards + prose,
		"in a box":  cards + `<div class="x">` + prose + `</div>`,
		"tables":    `<table><tr><th>A<th>B<tr><td>Stacks 8K<td>Stacks 4.4K</table>` + prose,
		"in a line": `<div>` + cards + `</div><section><div>` + prose + `</div></section><h2>What is A?</h2><p>A is a tool.</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1>`+body)
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](page) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			want := map[string]string{"A stackshare.stacks": "8K", "B stackshare.stacks": "4.4K", "A github.stars": "42.3K", "B github.stars": "44.8K", "A github.forks": "18.2K", "B github.forks": "12.6K"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"A + Fast -1", "A + Small -1", "B + Stable -1"}, saidOf(page)); diff != "" {
				t.Errorf("pros (-want +got):\n%s", diff)
			}
			categories := map[string][]string{}
			for _, tool := range bodiesOf[record.Tool](page) {
				categories[tool.Name] = tool.Categories
			}
			if diff := cmp.Diff(map[string][]string{"A": {"Frameworks"}, "B": {"Libraries"}}, categories); diff != "" {
				t.Errorf("categories (-want +got):\n%s", diff)
			}
		})
	}
}
