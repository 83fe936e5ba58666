package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestPoints reads pros and cons in structures that the renderer does not
// write.
func TestPoints(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`
	const foot = `<h3>Integrations</h3><table><tr><th>A<th>B<tr><td>Python<td>Rust</table>`
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "B + Used by many 30", "B + Stable 4", "B - Slow 1"}
	for name, body := range map[string]string{
		"a column a heading":     `<table><tr><th>A pros<th>A cons<th>B pros<th>B cons<tr><td><ul><li>Fast (9)<li>Small (7)</ul><td><ul><li>Young (2)</ul><td><ul><li>Used by many (30)<li>Stable (4)</ul><td><ul><li>Slow (1)</ul></table>`,
		"votes in titles":        `<h3>Pros of A</h3><ul><li><span title="9 votes">Fast</span><li><span title="7 votes">Small</span></ul><h3>Cons of A</h3><ul><li title="2 votes">Young</ul><h3>Pros of B</h3><ul><li><b title="30 votes">Used by many</b><li><b title="4 votes">Stable</b></ul><h3>Cons of B</h3><ul><li><i title="1 vote">Slow</i></ul>`,
		"a table a list":         `<table><caption>Pros of A</caption><tr><th>Votes<th>Point<tr><td>9<td>Fast<tr><td>7<td>Small</table><table><caption>Cons of A</caption><tr><th>Votes<th>Point<tr><td>2<td>Young</table><table><caption>Pros of B</caption><tr><th>Votes<th>Point<tr><td>30<td>Used by many<tr><td>4<td>Stable</table><table><caption>Cons of B</caption><tr><th>Votes<th>Point<tr><td>1<td>Slow</table>`,
		"a table a tool":         `<table><caption>A</caption><tr><th>Pros<th>Cons<tr><td><ul><li>9 Fast<li>7 Small</ul><td><ul><li>2 Young</ul></table><table><caption>B</caption><tr><th>Cons<th>Pros<tr><td><ol><li>1 Slow</ol><td><ol><li>30 Used by many<li>4 Stable</ol></table>`,
		"captions that say more": `<table><caption>What people say of A</caption><tr><th>Pros<th>Cons<tr><td><ul><li>9 Fast<li>7 Small</ul><td><ul><li>2 Young</ul></table><table><caption>What people say of B:</caption><tr><th>Cons<th>Pros<tr><td><ol><li>1 Slow</ol><td><ol><li>30 Used by many<li>4 Stable</ol></table>`,
		"signs in heads":         `<h4>A</h4><table><thead><tr><th>👍 Pros<th>👎 Cons</thead><tr><td>9 Fast<td>2 Young<tr><td>7 Small<td></table><h4>B</h4><table><thead><tr><th>👍 Pros<th>👎 Cons</thead><tr><td><ul><li>30 Used by many<li>4 Stable</ul><td><ul><li>1 Slow</ul></table>`,
		"a table a tool beside":  `<div><div><table><tr><th>Pros<th>Cons<tr><td><ul><li>9 Fast<li>7 Small</ul><td><ul><li>2 Young</ul></table></div><div><table><tr><th>Pros<th>Cons<tr><td><ul><li>30 Used by many<li>4 Stable</ul><td><ul><li>1 Slow</ul></table></div></div>`,
		"tables below the cards": `<div><div><b>A</b><p>A grows in the shade and it needs no care at all.</p></div><div><b>B</b><p>B grows in the sun and it needs water each day.</p></div></div><div><table><tr><th>Pros<th>Cons<tr><td>9 Fast<td>2 Young<tr><td>7 Small<td></table></div><div><table><tr><th>Pros<th>Cons<tr><td>30 Used by many<td>1 Slow<tr><td>4 Stable<td></table></div>`,
		"kinds above tables":     `<h4>Pros</h4><h5>A</h5><table><tr><th>Votes<th>Pros<tr><td>9<td>Fast<tr><td>7<td>Small</table><h5>B</h5><table><tr><th>Votes<th>Pros<tr><td>30<td>Used by many<tr><td>4<td>Stable</table><h4>Cons</h4><h5>A</h5><table><tr><th>Votes<th>Cons<tr><td>2<td>Young</table><h5>B</h5><table><tr><th>Votes<th>Cons<tr><td>1<td>Slow</table>`,
		"headed tables beside":   `<div><div><h5>Pros</h5><table><tr><th>Votes<th>Pros<tr><td>9<td>Fast<tr><td>7<td>Small</table><h5>Cons</h5><table><tr><th>Votes<th>Cons<tr><td>2<td>Young</table></div><div><h5>Pros</h5><table><tr><th>Votes<th>Pros<tr><td>30<td>Used by many<tr><td>4<td>Stable</table><h5>Cons</h5><table><tr><th>Votes<th>Cons<tr><td>1<td>Slow</table></div></div>`,
		"times":                  `<h4>Pros of A</h4><p>9 × Fast</p><p>7 × Small</p><h4>Cons of A</h4><p>2 × Young</p><h4>Pros of B</h4><p>30 × Used by many</p><p>4 × Stable</p><h4>Cons of B</h4><p>1 × Slow</p>`,
		"times set apart":        `<h4>Pros of A</h4><ul><li><b>9×</b> <i>Fast</i><li><b>7×</b> <i>Small</i></ul><h4>Cons of A</h4><ul><li><b>2×</b> <i>Young</i></ul><h4>Pros of B</h4><ul><li><b>30×</b> <i>Used by many</i><li><b>4×</b> <i>Stable</i></ul><h4>Cons of B</h4><ul><li><b>1×</b> <i>Slow</i></ul>`,
		"votes glued in front":   `<h4>Pros of A</h4><ul><li><i>9</i>Fast<li><i>7</i>Small</ul><h4>Cons of A</h4><ul><li><i>2</i>Young</ul><h4>Pros of B</h4><ul><li><i>30</i>Used by many<li><i>4</i>Stable</ul><h4>Cons of B</h4><ul><li><i>1</i>Slow</ul>`,
		"dashes set apart":       `<h4>Pros of A</h4><ul><li><i>9 –</i> <i>Fast</i><li><i>7 –</i> <i>Small</i></ul><h4>Cons of A</h4><ul><li><i>2 –</i> <i>Young</i></ul><h4>Pros of B</h4><ul><li><i>30 –</i> <i>Used by many</i><li><i>4 –</i> <i>Stable</i></ul><h4>Cons of B</h4><ul><li><i>1 –</i> <i>Slow</i></ul>`,
		"colons set apart":       `<h4>Pros of A</h4><ul><li><i>9 votes:</i> <i>Fast</i><li><i>7 votes:</i> <i>Small</i></ul><h4>Cons of A</h4><ul><li><i>2:</i> <i>Young</i></ul><h4>Pros of B</h4><ul><li><i>30 votes:</i> <i>Used by many</i><li><i>4 votes:</i> <i>Stable</i></ul><h4>Cons of B</h4><ul><li><i>1:</i> <i>Slow</i></ul>`,
		"a line a list":          `<h4>Pros of A</h4><p>Fast (9); Small (7)</p><h4>Cons of A</h4><p>Young (2)</p><h4>Pros of B</h4><p>Used by many (30); Stable (4)</p><h4>Cons of B</h4><p>Slow (1)</p>`,
		"a definition a point":   `<dl><dt>Pros of A<dd>Fast <b>9</b><dd>Small <b>7</b><dt>Cons of A<dd>Young <b>2</b><dt>Pros of B<dd>Used by many <b>30</b><dd>Stable <b>4</b><dt>Cons of B<dd>Slow <b>1</b></dl>`,
		"a row a point":          `<table><tr><th>Tool<th>Type<th>Votes<th>Reason<tr><td>A<td>Pro<td>9<td>Fast<tr><td>A<td>Pro<td>7<td>Small<tr><td>A<td>Con<td>2<td>Young<tr><td>B<td>Pro<td>30<td>Used by many<tr><td>B<td>Pro<td>4<td>Stable<tr><td>B<td>Con<td>1<td>Slow</table>`,
		"headed columns":         `<h4>Pros of A</h4><table><tr><th>Votes<th>Pro<tr><td>9<td>Fast<tr><td>7<td>Small</table><h4>Cons of A</h4><table><tr><th>Con<th>Votes<tr><td>Young<td>2</table><h4>Pros of B</h4><table><tr><th>Votes<th>Pro<tr><td>30<td>Used by many<tr><td>4<td>Stable</table><h4>Cons of B</h4><table><tr><th>Votes<th>Con<tr><td>1<td>Slow</table>`,
		"glued votes":            `<h4>Pros of A</h4><ul><li>Fast<i>9</i><li>Small<i>7</i></ul><h4>Cons of A</h4><ul><li>Young<i>2</i></ul><h4>Pros of B</h4><ul><li>Used by many<i>30</i><li>Stable<i>4</i></ul><h4>Cons of B</h4><ul><li>Slow<i>1</i></ul>`,
		"topics under tools":     `<table><thead><tr><th colspan=2>A<th colspan=2>B<tr><th>Pros<th>Cons<th>Pros<th>Cons</thead><tr><td>Fast (9)<td>Young (2)<td>Used by many (30)<td>Slow (1)<tr><td>Small (7)<td><td>Stable (4)<td></table>`,
		"bold heads":             `<table><tr><td colspan=2><b>A</b><td colspan=2><b>B</b><tr><td><b>Pros</b><td><b>Cons</b><td><b>Pros</b><td><b>Cons</b><tr><td>Fast (9)<td>Young (2)<td>Used by many (30)<td>Slow (1)<tr><td>Small (7)<td>-<td>Stable (4)<td>-</table>`,
		"labels in the cells":    `<table><tr><th colspan=2>A<th colspan=2>B<tr><td><b>Pros</b><ul><li>9 Fast<li>7 Small</ul><td><b>Cons</b><ul><li>2 Young</ul><td><b>Pros</b><ul><li>30 Used by many<li>4 Stable</ul><td><b>Cons</b><ul><li>1 Slow</ul></table>`,
		"tables in such cells":   `<table><tr><th colspan=2>A<th colspan=2>B<tr><td><b>Pros</b><table><tr><td>9<td>Fast<tr><td>7<td>Small</table><td><b>Cons</b><table><tr><td>2<td>Young</table><td><b>Pros</b><table><tr><td>30<td>Used by many<tr><td>4<td>Stable</table><td><b>Cons</b><table><tr><td>1<td>Slow</table></table>`,
		"votes behind labels":    `<h4>A</h4><h5>Pros</h5><ul><li><span>Fast</span><div><span>Votes: </span><span>9</span></div><li><span>Small</span><div><span>Votes: </span><span>7</span></div></ul><h5>Cons</h5><ul><li><span>Young</span><div><span>Votes: </span><span>2</span></div></ul><h4>B</h4><h5>Pros</h5><ul><li><span>Used by many</span><div><span>Votes: </span><span>30</span></div><li><span>Stable</span><div><span>Votes: </span><span>4</span></div></ul><h5>Cons</h5><ul><li><span>Slow</span><div><span>Votes: </span><span>1</span></div></ul>`,
		"headings in entries":    `<h4>A</h4><div><strong>Pros</strong></div><ul><li><span>9</span><h5>Fast</h5><li><span>7</span><h5>Small</h5></ul><div><strong>Cons</strong></div><ul><li><span>2</span><h5>Young</h5></ul><h4>B</h4><div><strong>Pros</strong></div><ul><li><span>30</span><h5>Used by many</h5><li><span>4</span><h5>Stable</h5></ul><div><strong>Cons</strong></div><ul><li><span>1</span><h5>Slow</h5></ul>`,
		"tools under topics":     `<table><thead><tr><th colspan=2>Pros<th colspan=2>Cons<tr><th>A<th>B<th>A<th>B</thead><tr><td>Fast (9)<td>Used by many (30)<td>Young (2)<td>Slow (1)<tr><td>Small (7)<td>Stable (4)<td><td></table>`,
		"votes in columns":       `<h4>Pros</h4><table><tr><th colspan=2>A<th colspan=2>B<tr><td>9<td>Fast<td>30<td>Used by many<tr><td>7<td>Small<td>4<td>Stable</table><h4>Cons</h4><table><tr><th colspan=2>A<th colspan=2>B<tr><td>2<td>Young<td>1<td>Slow</table>`,
		"headed votes":           `<table><tr><th colspan=4>Pros<tr><th>A<th>Votes<th>B<th>Votes<tr><td>Fast<td>9<td>Used by many<td>30<tr><td>Small<td>7<td>Stable<td>4<tr><th colspan=4>Cons<tr><td>Young<td>2<td>Slow<td>1</table>`,
		"a line a tool":          `<p><b>A</b> — Pros: Fast (9), Small (7). Cons: Young (2).</p><p><b>B</b> — Pros: Used by many (30), Stable (4). Cons: Slow (1).</p>`,
		"a line a kind":          `<p>A pros: Fast (9), Small (7)</p><p>A cons: Young (2)</p><p>B pros: Used by many (30), Stable (4)</p><p>B cons: Slow (1)</p>`,
		"tables in cells":        `<table><tr><th><th>A<th>B<tr><td>Pros<td><table><tr><td>9<td>Fast<tr><td>7<td>Small</table><td><table><tr><td>30<td>Used by many<tr><td>4<td>Stable</table><tr><td>Cons<td><table><tr><td>2<td>Young</table><td><table><tr><td>1<td>Slow</table></table>`,
		"headed tables in cells": `<table><tr><td><td><b>A</b><td><b>B</b><tr><td>Pros<td><table><tr><th>Votes<th>Point<tr><td>9<td>Fast<tr><td>7<td>Small</table><td><table role=presentation><tr><th>Votes<th>Point<tr><td>30<td>Used by many<tr><td>4<td>Stable</table><tr><td>Cons<td><table><tr><td>2<td>Young</table><td><table><tr><td>1<td>Slow</table></table>`,
		"bullets in cells":       `<table><tr><th><th>A<th>B<tr><td>Pros<td><div><div>•</div><div><table><tr><td>9<td>Fast</table></div></div><div><div>•</div><div><table><tr><td>7<td>Small</table></div></div><td><div><div>•</div><div><table><tr><td>30<td>Used by many</table></div></div><div><div>•</div><div><table><tr><td>4<td>Stable</table></div></div><tr><td>Cons<td><div><div>•</div><div><table><tr><td>2<td>Young</table></div></div><td><div><div>•</div><div><table><tr><td>1<td>Slow</table></div></div></table>`,
		"rows of boxes":          `<h4>A</h4><div><div><div><p>Pros</p></div><div><p>Cons</p></div></div><div><div><ul><li>Fast (9)<li>Small (7)</ul></div><div><ul><li>Young (2)</ul></div></div></div><h4>B</h4><div><div><div><p>Pros</p></div><div><p>Cons</p></div></div><div><div><ul><li>Used by many (30)<li>Stable (4)</ul></div><div><ul><li>Slow (1)</ul></div></div></div>`,
		"boxes that flow":        `<h4>A</h4><div><div>Pros</div><div>Cons</div><div><ul><li>Fast (9)<li>Small (7)</ul></div><div><ul><li>Young (2)</ul></div></div><h4>B</h4><div><div>Cons</div><div>Pros</div><div><ul><li>Slow (1)</ul></div><div><ul><li>Used by many (30)<li>Stable (4)</ul></div></div>`,
		"a table of one row":     `<h4>Pros of A</h4><table><tr><td>9<td>Fast<tr><td>7<td>Small</table><h4>Cons of A</h4><table><tr><td>2<td>Young</table><h4>Pros of B</h4><table><tr><td>30<td>Used by many<tr><td>4<td>Stable</table><h4>Cons of B</h4><table><tr><td>1<td>Slow</table>`,
		"votes as a word":        `<h4>Pros of A</h4><ul><li><b>9</b> votes – Fast<li><b>7</b> votes – Small</ul><h4>Cons of A</h4><ul><li><b>2</b> votes – Young</ul><h4>Pros of B</h4><ul><li><b>30</b> votes – Used by many<li><b>4</b> votes – Stable</ul><h4>Cons of B</h4><ul><li><b>1</b> vote – Slow</ul>`,
		"raised":                 `<h4>Pros of A</h4><div role=list><div role=listitem>Fast<sup>9</sup></div><div role=listitem>Small<sup>7</sup></div></div><h4>Cons of A</h4><ul><li><p>Young<sup>2</sup></ul><h4>Pros of B</h4><ul><li>Used by many<sup>30</sup><li>Stable<sup>4</sup></ul><h4>Cons of B</h4><table><tr><td><td><ul><li>Slow<sup>1</sup></ul></table>`,
		"arrows":                 `<h4>Pros of A</h4><ul><li>→ <i>9</i> <i>Fast</i><li>→ <i>7</i> <i>Small</i></ul><h4>Cons of A</h4><ul><li>→ <i>2</i> <i>Young</i></ul><h4>Pros of B</h4><ul><li>→ <i>30</i> <i>Used by many</i><li>→ <i>4</i> <i>Stable</i></ul><h4>Cons of B</h4><ul><li>→ <i>1</i> <i>Slow</i></ul>`,
		"dashes and buttons":     `<h4>Pros of A</h4><p>- <i>9</i><button>+ 1</button> <i>Fast</i><br>- <i>7</i><button>+ 1</button> <i>Small</i><h4>Cons of A</h4><p>- <i>2</i><button>+ 1</button> <i>Young</i><h4>Pros of B</h4><p>- <i>30</i><button>+ 1</button> <i>Used by many</i><br>- <i>4</i><button>+ 1</button> <i>Stable</i><h4>Cons of B</h4><p>- <i>1</i><button>+ 1</button> <i>Slow</i>`,
		"for screen readers":     `<h4>Pros of A</h4><ul><li><i>9<b> votes for</b></i> <i>Fast</i><li><i>7<b> votes for</b></i> <i>Small</i></ul><h4>Cons of A</h4><ul><li><i>2<b> votes for</b></i> <i>Young</i></ul><h4>Pros of B</h4><ul><li><i>30<b> votes for</b></i> <i>Used by many</i><li><i>4<b> votes for</b></i> <i>Stable</i></ul><h4>Cons of B</h4><ul><li><i>1<b> vote for</b></i> <i>Slow</i></ul>`,
		"ranks and comments":     `<h4>Pros of A</h4><ul><li><i>#1</i><i>Fast</i><i>9</i><a href=/c>3 comments</a><li><i>#2</i><i>Small</i><i>7</i><a href=/c>1 reply</a></ul><h4>Cons of A</h4><ul><li><i>#1</i><i>Young</i><i>2</i></ul><h4>Pros of B</h4><ul><li><i>#1</i><i>Used by many</i><i>30</i><li><i>#2</i><i>Stable</i><i>4</i></ul><h4>Cons of B</h4><ul><li><i>#1</i><i>Slow</i><i>1</i></ul>`,
		"words in bold":          `<h4>Pros of A</h4><ul><li><div>9</div><div>Fast</div><li><div>7</div><div>Small</div></ul><h4>Cons of A</h4><ul><li><div>2</div><div>Young</div></ul><h4>Pros of B</h4><ul><li><div>4</div><div>Stable</div><li><div>30</div><div><b>Used</b> <b>by</b> <b>many</b></div></ul><h4>Cons of B</h4><ul><li><div>1</div><div>Slow</div></ul>`,
		"some in spans":          `<h4>Pros of A</h4><ul><li>Fast <span>+9</span><li>Small <span>+7</span></ul><h4>Cons of A</h4><ul><li>Young <span>+2</span></ul><h4>Pros of B</h4><ul><li><span>Used</span> <span>by</span> <span>many</span> <span>+30</span><li>Stable <span>+4</span></ul><h4>Cons of B</h4><ul><li>Slow <span>+1</span></ul>`,
		"one behind in spans":    `<h4>Pros of A</h4><ul><li><b>9</b> Fast<li><b>7</b> Small</ul><h4>Cons of A</h4><ul><li><b>2</b> Young</ul><h4>Pros of B</h4><ul><li><b>4</b> Stable<li><b>30</b> <span>Used</span> <span>by</span> <span>many</span></ul><h4>Cons of B</h4><ul><li><b>1</b> Slow</ul>`,
		"one in a span":          `<h4>Pros of A</h4><ul><li><b>9</b> Fast<li><b>7</b> <span>Small</span></ul><h4>Cons of A</h4><ul><li><b>2</b> Young</ul><h4>Pros of B</h4><ul><li><b>30</b> Used by many<li><b>4</b> Stable</ul><h4>Cons of B</h4><ul><li><b>1</b> Slow</ul>`,
		"a point in code":        `<h4>Pros of A</h4><ul><li>Fast <small>9 votes</small><li><code>Small</code> <small>7 votes</small></ul><h4>Cons of A</h4><ul><li>Young <small>2 votes</small></ul><h4>Pros of B</h4><ul><li>Used by many <small>30 votes</small><li>Stable <small>4 votes</small></ul><h4>Cons of B</h4><ul><li>Slow <small>1 vote</small></ul>`,
		"line breaks":            `<p><b>A: pros</b><br>9 Fast<br>7 Small<p><b>A: cons</b><br>2 Young<p><b>B: pros</b><br>30 Used by many<br>4 Stable<p><b>B: cons</b><br>1 Slow`,
	} {
		t.Run(name, func(t *testing.T) {
			page, err := extract("https://stackshare.io/stackups/a-vs-b", specimen.Rendering{Body: []byte(top + body + foot), ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range page.Facts {
				switch b := f.Body.(type) {
				case record.Pro:
					got = append(got, fmt.Sprintf("%s + %s %d", b.Tool, b.Text, votes(b.Votes)))
				case record.Con:
					got = append(got, fmt.Sprintf("%s - %s %d", b.Tool, b.Text, votes(b.Votes)))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
		})
	}
}

func votes(n *int64) int64 {
	if n == nil {
		return -1
	}
	return *n
}
