package article_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// readVersus reads an article that compares PostgreSQL and MySQL.
func readVersus(t *testing.T, body string) record.Page {
	t.Helper()
	const top = `<title>PostgreSQL vs MySQL</title><h1>PostgreSQL vs MySQL</h1><p>PostgreSQL and MySQL are open-source databases that developers run on a server.</p>`
	p := blog(t, top+body)
	return p
}

// TestLabelledItems reads pros and cons in tables and in lines.
// TestLabelledItems reads the items of a list that each begin with a label: what one
// lists ends with it.
func TestLabelledItems(t *testing.T) {
	got := blog(t, `<title>Django alternatives</title><h1>Django alternatives</h1><p>Django is a Python framework with an API.</p><h2>Flask</h2><p>Flask is a small framework.</p>`+
		`<ul><li><b>Strengths</b>: quick start, few parts<li><b>Trade-offs</b>: no admin; few batteries.<li><b>Pricing</b>: free for all</ul><p>Flask is from 2010.</p><h2>Bottle</h2><p>Bottle is a framework in one file.</p><h2>Tornado</h2><p>Tornado is a framework for long polls.</p>`)
	var list []string
	for _, f := range got.Facts {
		switch b := f.Body.(type) {
		case record.Pro:
			list = append(list, "+"+string(b.Text))
		case record.Con:
			list = append(list, "-"+string(b.Text))
		}
	}
	if want := []string{"+quick start", "+few parts", "-no admin", "-few batteries"}; !slices.Equal(list, want) {
		t.Errorf("points %q, want %q", list, want)
	}
}

func TestPoints(t *testing.T) {
	want := []string{"MySQL + Fast reads", "MySQL + Simple", "MySQL - Few types", "PostgreSQL + Extensions", "PostgreSQL + Rich types", "PostgreSQL - Heavy processes"}
	for name, body := range map[string]string{
		"topics under tools": `<table><thead><tr><th colspan=2>PostgreSQL<th colspan=2>MySQL<tr><th>Pros<th>Cons<th>Pros<th>Cons</thead><tr><td>Rich types<td>Heavy processes<td>Simple<td>Few types<tr><td>Extensions<td><td>Fast reads<td>-</table>`,
		"bold heads":         `<table><tr><td colspan=2><b>PostgreSQL</b><td colspan=2><b>MySQL</b><tr><td><b>Pros</b><td><b>Cons</b><td><b>Pros</b><td><b>Cons</b><tr><td>Rich types<td>Heavy processes<td>Simple<td>Few types<tr><td>Extensions<td><td>Fast reads<td></table>`,
		"a row a tool":       `<table><tr><th>Database<th>Pros<th>Cons<tr><td>PostgreSQL<td>Rich types, Extensions<td>Heavy processes<tr><td>MySQL<td><ul><li>Simple<li>Fast reads</ul><td>Few types</table>`,
		"a column a tool":    `<table><tr><th><th>PostgreSQL<th>MySQL<tr><th>Main advantages<td>Rich types; Extensions<td>Simple; Fast reads<tr><th>Drawbacks<td>Heavy processes<td>Few types</table>`,
		"a table each":       `<h2>PostgreSQL</h2><p>A database with types.</p><table><tr><th>Pros<th>Cons<tr><td>Rich types<td>Heavy processes<tr><td>Extensions<td></table><h2>MySQL</h2><p>A simple one.</p><table><tr><th>Pros<th>Cons<tr><td>Simple<td>Few types<tr><td>Fast reads<td></table>`,
		"boxes":              `<h2>PostgreSQL</h2><p>A database with types.</p><div><p>Pros of PostgreSQL</p><ul><li>Rich types<li>Extensions</ul></div><div><p>Cons of PostgreSQL</p><ul><li>Heavy processes</ul></div><h2>MySQL</h2><p>A simple one.</p><div><p>Pros</p><ul><li>Simple<li>Fast reads</ul></div><div><p>Cons</p><ul><li>Few types</ul></div>`,
		"lines":              `<h2>PostgreSQL</h2><p>A database with types.</p><p>Pros: Rich types, Extensions. Cons: Heavy processes.</p><h2>MySQL</h2><p>A simple one.</p><p><b>Pros:</b> Simple; Fast reads</p><p><b>Cons:</b> Few types</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range readVersus(t, body).Facts {
				switch b := f.Body.(type) {
				case record.Pro:
					got = append(got, b.Tool+" + "+string(b.Text))
				case record.Con:
					got = append(got, b.Tool+" - "+string(b.Text))
				case record.Trait:
					t.Errorf("trait %s %s: %q", b.Tool, b.Attribute, b.Values)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPointers leaves out cells that lead elsewhere, and takes no ratio for a workload.
func TestPointers(t *testing.T) {
	var got []string
	for _, f := range readVersus(t, `<table><tr><th><th>PostgreSQL<th>MySQL<tr><td>Best for<td>See below<td>See below<tr><td>Try it<td><a href=/p>Try PostgreSQL →</a><td><a href=/m>Try MySQL →</a><tr><td>Scan<td>0.08 s (1.00x)<td>0.12 s (1.50x)</table>`).Facts {
		switch b := f.Body.(type) {
		case record.Measurement:
			got = append(got, b.Tool+" "+b.Metric+" "+b.Raw+" "+b.Workload)
		case record.Trait:
			got = append(got, b.Tool+" "+b.Attribute+": "+b.Raw)
		}
	}
	want := []string{"PostgreSQL Scan: 0.08 s (1.00x)", "PostgreSQL scan 0.08 s ", "MySQL Scan: 0.12 s (1.50x)", "MySQL scan 0.12 s "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCaptions reads tables of a benchmark that lines in front of them tell apart, under a
// heading that is no comparison.
func TestCaptions(t *testing.T) {
	table := func(a, b, c, d string) string {
		return "<table><tr><th>Package<th>Time<th>Objects<tr><td>quill<td>" + a + " ns/op<td>5 allocs/op<tr><td>quill (terse)<td>" + b + " ns/op<td>9 allocs/op<tr><td>inkwell<td>" + c + " ns/op<td>1 allocs/op<tr><td>vellum<td>" + d + " ns/op<td>0 allocs/op</table>"
	}
	const top = `<title>quill</title><h1>quill</h1><p>quill is a logging library for developers with an API. It is smaller than inkwell and vellum; inkwell and vellum are older.</p><h2>Performance</h2>%`
	got := blog(t, strings.ReplaceAll(top, "%", "<p>Log ten fields:</p>"+table("656", "935", "380", "2249")+"<p>Log a text:</p>"+table("63", "81", "32", "213")))
	var list []string
	for _, f := range got.Facts {
		switch b := f.Body.(type) {
		case record.Measurement:
			if b.Tool == "quill" && b.Metric == "time" {
				list = append(list, fmt.Sprintf("%g %s (%s)", *b.Value, b.Unit, b.Workload))
			}
		case record.Trait:
			if b.Tool == "inkwell" && !slices.Equal(b.Versus, []string{"quill", "vellum"}) {
				t.Errorf("beside %q", b.Versus)
			}
		}
	}
	if got := blog(t, strings.ReplaceAll(top, "%", "<p>Beware of the cliffs:</p>"+table("656", "935", "380", "2249")+"<p>And then there is the other of the two tests, which says more.</p>"+table("63", "81", "32", "213"))); slices.ContainsFunc(got.Facts, func(f record.Fact) bool {
		m, ok := f.Body.(record.Measurement)
		return ok && strings.HasPrefix(m.Workload, "Beware")
	}) {
		t.Error("a line in front of one of the tables is a workload")
	}
	want := []string{"656 ns/op (Log ten fields)", "935 ns/op (Log ten fields, terse)", "63 ns/op (Log a text)", "81 ns/op (Log a text, terse)"}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTicksOfRows reads rows that columns of ticks tell apart, which are no tools.
func TestTicksOfRows(t *testing.T) {
	var got []string
	for _, f := range readVersus(t, `<table><tr><th>action<th>cache<th>index<th>PostgreSQL<th>MySQL<tr><td>load<td><td><td>8 s<td>9 s<tr><td>load<td>✔<td><td>4 s<td>5 s<tr><td>load<td>✔<td>✔<td>2 s<td>1 s<tr><td>load<td>n/a<td>✔<td>3 s<td>6 s</table>`).Facts {
		switch b := f.Body.(type) {
		case record.Measurement:
			got = append(got, b.Tool+" "+b.Metric+" "+b.Raw)
		case record.Tool:
			got = append(got, b.Name)
		}
	}
	want := []string{"PostgreSQL", "MySQL", "PostgreSQL load 8 s", "MySQL load 9 s", "PostgreSQL load_cache 4 s", "MySQL load_cache 5 s",
		"PostgreSQL load_cache_index 2 s", "MySQL load_cache_index 1 s", "PostgreSQL load_index 3 s", "MySQL load_index 6 s"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUnitsOverColumns reads figures whose unit stands beside the name of the tool.
func TestUnitsOverColumns(t *testing.T) {
	var got []string
	for _, f := range readVersus(t, `<table><tr><th>Workload<th>PostgreSQL (TPS)<th>MySQL (TPS)<tr><td>Read only<td>27,000<td>31,000<tr><td>Mixed<td>9,500<td>-</table><table><tr><th>Percentile<th>PostgreSQL, ms<th>MySQL, ms<tr><td>p50<td>3.1<td>2.9</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			got = append(got, fmt.Sprintf("%s %s %g %s (%s)", m.Tool, m.Metric, *m.Value, m.Unit, m.Workload))
		}
	}
	want := []string{"PostgreSQL throughput 27000 TPS (Read only)", "MySQL throughput 31000 TPS (Read only)", "PostgreSQL throughput 9500 TPS (Mixed)", "PostgreSQL latency 3.1 ms (p50)", "MySQL latency 2.9 ms (p50)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("measurements (-want +got):\n%s", diff)
	}
}

// TestCells reads figures in cells, whose unit may stand in front of the row, in
// tables, in rows of inline elements and in a definition list a tool.
func TestCells(t *testing.T) {
	for cell, want := range map[string]string{
		"743": "743 req/s", "~743": "~743 req/s", "1,234.5": "1234.5 req/s", "78k+": "≥78000 req/s", "over 577,000": "≥577000 req/s", "30-40%": "30–40 %", "one in three": "~33.3 %",
		"2-4x": "2–4 x", "5.0K": "4950–5050 req/s", "12 ms": "12 ms", "3.5 GB (idle)": "3.5 GB", "2 x 4 cores": "", "1 in 5": "", "1 234": "", "10^6": "500000–1.5e+06 req/s", "1.2 × 10⁶": "1.15e+06–1.25e+06 req/s", "4,5": "", "8.0.2": "", "-": "", "N/A": "", "": "",
	} {
		for name, body := range map[string]string{
			"table": `<table><tr><th>Attribute<th>PostgreSQL<th>MySQL<tr><td>License<td>BSD<td>GPL<tr><td>Throughput (req/s)<td>` + cell + `<td>fast</table>`,
			"rows":  `<div><div><b>Attribute</b><b>PostgreSQL</b><b>MySQL</b></div><div><span>License</span><span>BSD</span><span>GPL</span></div><div><span>Throughput (req/s)</span><span>` + cell + `</span><span>fast</span></div></div>`,
			"dl":    `<h3>PostgreSQL</h3><dl><dt>License<dd>BSD<dt>Throughput (req/s)<dd>` + cell + `<dt>Language<dd>C</dl><h3>MySQL</h3><dl><dt>License<dd>GPL<dt>Throughput (req/s)<dd>fast<dt>Language<dd>C</dl>`,
		} {
			if cell == "" && name == "rows" {
				continue // no person sees which of the cells is empty
			}
			got := ""
			for _, f := range readVersus(t, body).Facts {
				if m, ok := f.Body.(record.Measurement); ok {
					got += figureOf(m)
				}
			}
			if got != want {
				t.Errorf("%s %q: %q, want %q", name, cell, got, want)
			}
		}
	}
}

func figureOf(m record.Measurement) string {
	switch {
	case m.Approximate:
		return fmt.Sprintf("~%.3g %s", *m.Value, m.Unit)
	case m.High == nil:
		return fmt.Sprintf("≥%g %s", *m.Low, m.Unit)
	case m.Value == nil, *m.High-*m.Low > 1:
		return fmt.Sprintf("%g–%g %s", *m.Low, *m.High, m.Unit)
	}
	return fmt.Sprintf("%g %s", *m.Value, m.Unit)
}

// TestNoneToName reads a list of what speaks against a tool that says that nothing
// does.
func TestNoneToName(t *testing.T) {
	for _, f := range blog(t, frameworks+"<h2>Cons of Flask</h2><p>None that we know of.</p><h2>Cons of Django</h2><ul><li>No async ORM</li></ul>"+licenses).Facts {
		if c, ok := f.Body.(record.Con); ok && c.Text != "No async ORM" {
			t.Errorf("%s: %s", c.Tool, c.Text)
		}
	}
}
