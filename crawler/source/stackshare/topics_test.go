package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

const pairTitle = `<title>A vs B | StackShare</title><h1>A vs B</h1>`

// TestAlternativesOfBoth reads the headings that name all tools.
func TestAlternativesOfBoth(t *testing.T) {
	for _, heading := range []string{"A &amp; B alternatives", "A and B Alternatives", "A, B alternatives", "Alternatives to A and B"} {
		t.Run(heading, func(t *testing.T) {
			got := map[string]string{}
			for _, tool := range bodiesOf[record.Tool](extractBody(t, pairTitle+`<h2>`+heading+`</h2><h3>Elixir</h3><p>It keeps many small processes apart.</p><h3>Go</h3><p>Makes it easy to write services.</p>`)) {
				if tool.Role == record.RoleAlternative {
					got[tool.Name] = tool.Description
				}
			}
			if diff := cmp.Diff(map[string]string{"Elixir": "It keeps many small processes apart.", "Go": "Makes it easy to write services."}, got); diff != "" {
				t.Errorf("alternatives (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPartsInAnyOrder reads the parts of the detailed comparison wherever they
// stand, as sections of their own.
func TestPartsInAnyOrder(t *testing.T) {
	const others = `<h2>What are some alternatives to A, B?</h2><h3>Elixir</h3><p>It keeps many small processes apart.</p>`
	const points = `<h2>Pros &amp; Cons</h2><h3>A</h3><h4>Pros</h4><ul><li>Fast (9)</ul><h4>Cons</h4><ul><li>Young (2)</ul><h3>B</h3><h4>Pros</h4><ul><li>Stable (4)</ul><h4>Cons</h4><ul><li>Slow (1)</ul>`
	const figures = `<h2>Statistics</h2><h3>A</h3><p>8K Stacks · 12 Votes</p><h3>B</h3><p>- Stacks · 5 Votes</p>`
	const with = `<h2>Integrations</h2><table><tr><th>A<th>B<tr><td>Python<td>Rust</table>`
	const says = `<h2>A vs B: What are the differences?</h2><p>Both are made for small sites.</p><ol><li><b>Speed</b>: A answers sooner than B does.</ol><p>In summary, A is the faster one.</p>`
	for name, body := range map[string]string{
		"behind alternatives": others + points + figures + with + says,
		"behind differences":  says + with + figures + points + others,
		"apart":               points + others + figures + says + with,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, pairTitle+body)
			if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "A with Python", "B + Stable 4", "B - Slow 1", "B with Rust"}, saidOf(page)); diff != "" {
				t.Errorf("pros, cons and integrations (-want +got):\n%s", diff)
			}
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](page) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			if diff := cmp.Diff(map[string]string{"A stackshare.stacks": "8K", "A stackshare.votes": "12", "B stackshare.stacks": "-", "B stackshare.votes": "5"}, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if n := len(bodiesOf[record.Difference](page)); n != 1 {
				t.Errorf("%d differences, want 1", n)
			}
		})
	}
}

// TestRowsOfTopics reads pros and cons in a row each, with a column a tool.
func TestRowsOfTopics(t *testing.T) {
	cell := func(head, item string) string {
		return `<div><h4>` + head + `</h4><ul><li>` + item + `</ul></div>`
	}
	got := saidOf(extractBody(t, pairTitle+`<h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div><h3>Pros &amp; Cons</h3>
		<div>`+cell("Pros", "Fast (9)")+cell("Pros", "Stable (4)")+`</div><div>`+cell("Cons", "Young (2)")+cell("Cons", "Slow (1)")+`</div>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "B + Stable 4", "B - Slow 1"}, got); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}

// TestCardsInDisguise reads cards with a heading for all, days that only a title
// gives, and counts in parentheses.
func TestCardsInDisguise(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	for name, card := range map[string]string{
		"headed":      `<details open><summary>Decision</summary><div>Ana</div><div>May 1, 2021</div><div>Decided</div>` + text + `<div>524 views</div></details>`,
		"no stance":   `<div><details open><summary>Decision</summary><div>Ana</div><div>May 1, 2021</div>` + text + `<div>524 views</div></details></div>`,
		"ago":         `<div><div>Ana</div><div><span title="May 1, 2021">5 years ago</span></div><div>Decided</div>` + text + `<div>524 views</div></div>`,
		"parentheses": `<div><div>(524 views)<button>Comments</button></div><div>Ana</div><div>May 1, 2021</div><div>Decided</div>` + text + `</div>`,
		"glued":       `<div><div>Ana</div><div>May 1, 2021</div><div>Decided</div>` + text + `<div><span>524</span><span> views</span><button>Comments</button></div></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+card+card))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524)
			want := record.Opinion{Author: "Ana", Date: "2021-05-01", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}
			if name == "no stance" {
				want.Stance = ""
			}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSignsBesideNames takes no icon for a tool.
func TestSignsBesideNames(t *testing.T) {
	got := saidOf(extractBody(t, pairTitle+`<h2>Detailed Comparison</h2><h3>A</h3><h4>Pros</h4><ul><li>Fast (9)</ul><h4>Integrations</h4><ul><li><svg><title>check</title></svg><span>Python</span></ul>
		<h3>B</h3><h4>Pros</h4><ul><li>Stable (4)</ul><h4>Integrations</h4><ul><li><svg><title>check</title></svg><span>Rust</span></ul>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A with Python", "B + Stable 4", "B with Rust"}, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestPairedTables reads tables of pros beside cons under the name of each tool.
func TestPairedTables(t *testing.T) {
	for name, head := range map[string]string{"votes behind": `Pros<th>Votes<th>Cons<th>Votes`, "votes in front": `Votes<th>Pros<th>Votes<th>Cons`} {
		row := func(pro, votes, con, more string) string {
			cells := []string{pro, votes, con, more}
			if name == "votes in front" {
				cells = []string{votes, pro, more, con}
			}
			return `<tr><td>` + strings.Join(cells, `<td>`)
		}
		got := saidOf(extractBody(t, pairTitle+`<h2>Pros &amp; Cons</h2><h3>A</h3><table><tr><th>`+head+row("Fast", "9", "Young", "2")+row("Small", "7", "", "")+`</table><h3>B</h3><table><tr><th>`+head+row("Stable", "4", "Slow", "1")+`</table>`))
		if diff := cmp.Diff([]string{"A + Fast 9", "A + Small 7", "A - Young 2", "B + Stable 4", "B - Slow 1"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	got := saidOf(extractBody(t, pairTitle+`<h2>Pros &amp; Cons</h2><h3>A</h3><table><thead><tr><th>Pros<th>Cons</thead><tr><td><b>9</b> <i>Fast</i><td><b>2</b> <i>Young</i><tr><td><b>7</b> <i>Small</i><td></table>
		<h3>B</h3><table><thead><tr><th>Pros<th>Cons</thead><tr><td><b>4</b> <i>Stable</i><td><b>1</b> <i>Slow</i></table>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A + Small 7", "A - Young 2", "B + Stable 4", "B - Slow 1"}, got); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}

// TestNamesWithSigns reads headings that end with a name that ends with a sign, or
// with a count.
func TestNamesWithSigns(t *testing.T) {
	page := extractBody(t, `<title>A vs C# | StackShare</title><h1>A vs C#</h1><h2>Advice on A, C#</h2><div><div>Ana</div><div>May 1, 2021</div><div>Decided on Dapper</div><p>We moved all of it in one week and have not looked back since.</p></div>
		<h2>Pros of A</h2><ul><li><b>9</b> Fast</ul><h2>Pros of C# <small>(1)</small></h2><ul><li><b>4</b> Stable</ul><h2>Cons of C#</h2><ul><li><b>1</b> Slow</ul>`)
	if diff := cmp.Diff([]string{"A + Fast 9", "C# + Stable 4", "C# - Slow 1"}, saidOf(page)); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
	list := bodiesOf[record.Opinion](page)
	if len(list) != 1 || list[0].Stance != "decided" || len(list[0].Tools) != 1 || list[0].Tools[0] != "Dapper" {
		t.Errorf("opinions: %+v", list)
	}
}

// TestTextsInFull reads a text that is cut short where it stands whole, hidden.
func TestTextsInFull(t *testing.T) {
	list := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2><div><div>Ana</div><div>May 1, 2021</div><div>Decided</div><div><p>We moved all of it in one… <button>Show more</button></p></div>
		<div style="display:none"><p>We moved all of it in one week and have not looked back since.</p></div><div><button>👍 14</button> <span>Views</span> <span>524</span></div></div>`))
	if len(list) != 1 || list[0].Text != "We moved all of it in one week and have not looked back since." || list[0].Views == nil || *list[0].Views != 524 {
		t.Errorf("opinions: %+v", list)
	}
}

// TestForAndAgainst reads pros and cons of a tool under one label that names it.
func TestForAndAgainst(t *testing.T) {
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "B + Stable 4", "B - Slow 1"}
	for name, body := range map[string]string{
		"labels below": `<h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3><div><h3>A Pros &amp; Cons</h3><div><div><h4>Pros</h4><div><span>Fast</span> <em>9</em></div><div><span>Small</span> <em>7</em></div></div><div><h4>Cons</h4><div><span>Young</span> <em>2</em></div></div></div></div>
			<div><h3>B Pros &amp; Cons</h3><div><div><h4>Pros</h4><div><span>Stable</span> <em>4</em></div></div><div><h4>Cons</h4><div><span>Slow</span> <em>1</em></div></div></div></div>`,
		"signs":       `<h2>Detailed Comparison</h2><h3>A: pros and cons</h3><ul><li>👍 Fast (9)<li>👎 Young (2)<li>👍 Small (7)</ul><h3>B: pros and cons</h3><ul><li>✅ Stable (4)<li>❌ Slow (1)</ul>`,
		"no headings": `<div>Comparison</div><div><div>A</div><p>A is a framework for people with deadlines.</p><div>B</div><p>B is a language that compiles slowly.</p></div><div>Pros &amp; Cons</div><div>A</div><div>Pros</div><div><button>9</button> <p>Fast</p></div><div><button>7</button> <p>Small</p></div><div>Cons</div><div><button>2</button> <p>Young</p></div><div>B</div><div>Pros</div><div><button>4</button> <p>Stable</p></div><div>Cons</div><div><button>1</button> <p>Slow</p></div>`,
		"other words": `<h2>Strengths of A</h2><ul><li>Fast (9)<li>Small (7)</ul><h2>Weaknesses of A</h2><ul><li>Young (2)</ul><h2>Strengths of B</h2><ul><li>Stable (4)</ul><h2>Weaknesses of B</h2><ul><li>Slow (1)</ul>`,
	} {
		if diff := cmp.Diff(want, saidOf(extractBody(t, strings.Replace(pairTitle, "h1>", "p>", 2*strings.Count(name, "no headings"))+body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
