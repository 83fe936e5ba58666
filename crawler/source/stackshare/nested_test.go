package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestTablesInCells reads pros and cons that stand as tables in the cells of a
// table.
func TestTablesInCells(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`
	const foot = `<h3>Integrations</h3><table><tr><th>A<th>B<tr><td>Python<td>Rust</table>`
	const ap = `<table><tr><td>9</td><td>Fast</td></tr><tr><td>7</td><td>Small</td></tr></table>`
	const bp = `<table><tr><td>30</td><td>Used by many</td></tr><tr><td>4</td><td>Stable</td></tr></table>`
	const ac, bc = `<table><tr><td>2</td><td>Young</td></tr></table>`, `<table><tr><td>1</td><td>Slow</td></tr></table>`
	const ah = `<table><tr><th>Votes</th><th>Point</th></tr><tr><td>9</td><td>Fast</td></tr><tr><td>7</td><td>Small</td></tr></table>`
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "B + Stable 4", "B + Used by many 30", "B - Slow 1"}
	for name, body := range map[string]string{
		"topics above":     `<table><thead><tr><th></th><th>Pros</th><th>Cons</th></tr></thead><tr><th>A</th><td>` + ap + `</td><td>` + ac + `</td></tr><tr><th>B</th><td>` + bp + `</td><td>` + bc + `</td></tr></table>`,
		"no thead":         `<table><tr><th>Tool</th><th>Pros</th><th>Cons</th></tr><tr><td>A</td><td>` + ap + `</td><td>` + ac + `</td></tr><tr><td>B</td><td>` + bp + `</td><td>` + bc + `</td></tr></table>`,
		"bold heads":       `<table><tr><td></td><td><b>Pros</b></td><td><b>Cons</b></td></tr><tr><td><b>A</b></td><td>` + ap + `</td><td>` + ac + `</td></tr><tr><td><b>B</b></td><td>` + bp + `</td><td>` + bc + `</td></tr></table>`,
		"tools above":      `<table><tr><th></th><th>A</th><th>B</th></tr><tr><th>Pros</th><td>` + ap + `</td><td>` + bp + `</td></tr><tr><th>Cons</th><td>` + ac + `</td><td>` + bc + `</td></tr></table>`,
		"headed within":    `<table><thead><tr><th></th><th>Pros</th><th>Cons</th></tr></thead><tr><th>A</th><td>` + ah + `</td><td>` + ac + `</td></tr><tr><th>B</th><td>` + bp + `</td><td>` + bc + `</td></tr></table>`,
		"tables and lists": `<table><thead><tr><th></th><th>Pros</th><th>Cons</th></tr></thead><tr><th>A</th><td>` + ap + `</td><td><ul><li>2 Young</li></ul></td></tr><tr><th>B</th><td>` + bp + `</td><td>1 Slow</td></tr></table>`,
		"cons in front":    `<table><thead><tr><th></th><th>Cons</th><th>Pros</th></tr></thead><tr><th>A</th><td>` + ac + `</td><td>` + ap + `</td></tr><tr><th>B</th><td>` + bc + `</td><td>` + bp + `</td></tr></table>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := saidOf(extractBody(t, top+body+foot))
			var points []string
			for _, s := range got {
				if s != "A with Python" && s != "B with Rust" {
					points = append(points, s)
				}
			}
			if diff := cmp.Diff(want, points); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLabelsBesideNames reads what a label that is no heading announces of all tools,
// whose names are headings.
func TestLabelsBesideNames(t *testing.T) {
	want := []string{"Kafka + Fast 9", "Kafka + Small 7", "Kafka - Young 2", "Kafka with Python", "NATS + Stable 4", "NATS + Used by many 30", "NATS - Slow 1", "NATS with Rust"}
	for name, label := range map[string]func(string) string{
		"table": func(s string) string {
			return `<table width="100%" bgcolor=blue><tr><td><font color=white><b>` + s + `</b></font></td></tr></table>`
		},
		"div": func(s string) string { return `<div>` + s + `</div>` },
	} {
		t.Run(name, func(t *testing.T) {
			ul := func(items string) string { return `<ul><li>` + items + `</ul>` }
			body := `<title>Kafka vs NATS | StackShare</title><h1>Kafka vs NATS</h1>` + label("Detailed Comparison") +
				`<div><section><p><b>Kafka</b></p><p>Kafka is a broker that makes small programs quick to write.</p>` + label("Statistics") + `<p>GitHub Stars: 85.6K<br>Stacks: 12</p></section>` +
				`<section><p><b>NATS</b></p><p>NATS is a broker that makes large programs quick to run.</p>` + label("Statistics") + `<p>GitHub Stars: 5.1K<br>Stacks: 7</p></section></div>` + label("Pros &amp; Cons") +
				`<div><section><p><b>Kafka</b></p>` + label("Pros") + ul("Fast (9)<li>Small (7)") + label("Cons") + ul("Young (2)") + `</section>` +
				`<section><p><b>NATS</b></p>` + label("Pros") + ul("Used by many (30)<li>Stable (4)") + label("Cons") + ul("Slow (1)") + `</section></div>` +
				label("Integrations") + `<div><section><p><b>Kafka</b></p><div><a href="/python">Python</a></div></section><section><p><b>NATS</b></p><div><a href="/rust">Rust</a></div></section></div>` +
				label("What are some alternatives to Kafka, NATS?") + `<div><p><b>Pulsar</b></p><p>Pulsar is a broker that keeps its data elsewhere.</p></div>`
			page, err := extract("https://stackshare.io/stackups/kafka-vs-nats", specimen.Rendering{Body: []byte(body), ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, saidOf(page)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLabelsInAColumn reads a comparison whose labels stand in a column of their own in
// front of those of the tools.
func TestLabelsInAColumn(t *testing.T) {
	col := func(cells ...string) string {
		s := `<div>`
		for _, c := range cells {
			s += `<div>` + c + `</div>`
		}
		return s + `</div>`
	}
	const a, b = "A is a language that makes small programs quick to write.", "B is a language that makes large programs quick to run."
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div>`+
		col("", "Description", "Features")+col("<strong>A</strong>", a, "-")+col("<strong>B</strong>", b, "Types; Macros")+
		`</div><h3>Statistics</h3><div>`+col("", "GitHub Stars", "Stacks")+col("<strong>A</strong>", "85.6K", "12")+col("<strong>B</strong>", "-", "7")+
		`</div><h3>Pros &amp; Cons</h3><h4>Pros of A</h4><ul><li>Fast (9)</ul><h4>Pros of B</h4><ul><li>Stable (4)</ul>`)
	if diff := cmp.Diff([]string{"A + Fast 9", "A has []", "B + Stable 4", `B has ["Types" "Macros"]`}, saidOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	said := map[string]string{}
	for _, tool := range bodiesOf[record.Tool](page) {
		said[tool.Name] = tool.Description
	}
	if diff := cmp.Diff(map[string]string{"A": a, "B": b}, said); diff != "" {
		t.Errorf("descriptions (-want +got):\n%s", diff)
	}
}

// TestPointsInPieces reads points whose text an editor has cut.
func TestPointsInPieces(t *testing.T) {
	for name, votes := range map[string][2]string{"behind": {"", " <b>4</b>"}, "in brackets": {"", " (4)"}, "in front": {"<b>4</b> ", ""}} {
		t.Run(name, func(t *testing.T) {
			li := func(s string) string { return `<li class="c1">` + votes[0] + s + votes[1] + `</li>` }
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros of A</h3><ul>`+
				li(`<span class="c3">Fast</span>`)+li(`<span class="c3">No </span><span class="c3">builds to wait for</span>`)+`</ul><h3>Pros of B</h3><ul>`+li(`<span class="c3">Stable</span>`)+`</ul>`)
			if diff := cmp.Diff([]string{"A + Fast 4", "A + No builds to wait for 4", "B + Stable 4"}, saidOf(page)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestButtonsThatUnfold gives integrations below a button to the tools that they stand
// under.
func TestButtonsThatUnfold(t *testing.T) {
	for name, caption := range map[string]string{"none": "", "show": `<button popovertarget=i>Show</button>`} {
		for list, integrations := range map[string]string{
			"items":  `<p><b><a href="/a">A</a></b></p><ul><li><a href="/python">Python</a></ul><p><b><a href="/b">B</a></b></p><ul><li><a href="/rust">Rust</a></ul>`,
			"blocks": `<div><div><a href="/a">A</a></div><div><a href="/python">Python</a></div></div><div><div><a href="/b">B</a></div><div><a href="/rust">Rust</a></div></div>`,
		} {
			t.Run(name+" "+list, func(t *testing.T) {
				page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`+caption+
					`<div><p><b>A</b></p><p>Pros</p><ul><li>Fast (9)</ul><p>Cons</p><ul><li>Young (2)</ul></div><div><p><b>B</b></p><p>Pros</p><ul><li>Stable (4)</ul><p>Cons</p><ul><li>Slow (1)</ul></div>`+
					`<h3>Integrations</h3>`+caption+`<div id=i>`+integrations+`</div>`)
				if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "A with Python", "B + Stable 4", "B - Slow 1", "B with Rust"}, saidOf(page)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestFeaturesBelowBreaks parts the features of a tool from its description by what
// they are, where only line breaks stand between.
func TestFeaturesBelowBreaks(t *testing.T) {
	const a, b = "A is a language that makes small programs quick to write.", "B is a language that makes large programs quick to run."
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><h3>A</h3>`+a+`<br>It is old.<br><br>-<br><br></div><div><h3>B</h3>`+b+
		`<br><br>Types; Macros; No pauses<br><br></div><h3>Pros &amp; Cons</h3><h4>Pros of A</h4><ul><li>Fast (9)</ul><h4>Pros of B</h4><ul><li>Stable (4)</ul>`)
	if diff := cmp.Diff([]string{"A + Fast 9", "A has []", "B + Stable 4", `B has ["Types" "Macros" "No pauses"]`}, saidOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	said := map[string]string{}
	for _, tool := range bodiesOf[record.Tool](page) {
		said[tool.Name] = tool.Description
	}
	if diff := cmp.Diff(map[string]string{"A": a + "\nIt is old.", "B": b}, said); diff != "" {
		t.Errorf("descriptions (-want +got):\n%s", diff)
	}
}

// TestColumnsAsLists reads figures whose labels and values stand in lists side by side,
// the labels under a caption.
func TestColumnsAsLists(t *testing.T) {
	ul := func(head string, items ...string) string {
		s := `<div><ul><li><strong>` + head + `</strong></li>`
		for _, item := range items {
			s += `<li>` + item + `</li>`
		}
		return s + `</ul></div>`
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><h3>A</h3><p>A is a language that makes small programs quick to write.</p><p>-</p></div>`+
		`<div><h3>B</h3><p>B is a language that makes large programs quick to run.</p><p>Types; Macros; No pauses</p></div><h3>Statistics</h3><div>`+
		ul("Features", "GitHub Stars", "Stacks", "Votes")+ul("A", "85.6K", "12", "4")+ul("B", "-", "7", "-")+
		`</div><h3>Pros &amp; Cons</h3><h4>Pros of A</h4><ul><li>Fast (9)</ul><h4>Pros of B</h4><ul><li>Stable (4)</ul>`)
	got := map[string]string{}
	for _, s := range bodiesOf[record.Stat](page) {
		got[s.Tool+" "+s.Metric] = s.Raw
		if s.Value == nil {
			got[s.Tool+" "+s.Metric] = "null"
		}
	}
	want := map[string]string{
		"A github.stars": "85.6K", "A stackshare.stacks": "12", "A stackshare.votes": "4",
		"B github.stars": "null", "B stackshare.stacks": "7", "B stackshare.votes": "null",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"A + Fast 9", "A has []", "B + Stable 4", `B has ["Types" "Macros" "No pauses"]`}, saidOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPointsInARow reads points that stand in a row, in small letters but for the
// first.
func TestPointsInARow(t *testing.T) {
	for name, row := range map[string]string{
		"spans":          `<span>Fast</span><span>easy to learn</span><span>big ecosystem</span>`,
		"spaces between": `<span>Fast</span> <span>easy to learn</span> <span>big ecosystem</span>`,
		"links":          `<a href=1>Fast</a> <a href=2>easy to learn</a> <a href=3>big ecosystem</a>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros of A</h3><div>`+row+`</div><h3>Pros of B</h3><ul><li>Stable <b>4</b></ul>`)
			if diff := cmp.Diff([]string{"A + Fast -1", "A + big ecosystem -1", "A + easy to learn -1", "B + Stable 4"}, saidOf(page)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
