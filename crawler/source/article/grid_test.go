package article_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTableWithoutHeads takes no first row of a tool for what the columns hold.
func TestTableWithoutHeads(t *testing.T) {
	const page = `<title>Flask vs Django</title><h1>Flask vs Django</h1><p>Flask and Django are Python frameworks for developers, each with an API.</p><h2>Pros of Flask</h2><ul><li>Small core</li></ul>`
	for body, want := range map[string][]string{
		`<table><tr><th>Flask</th><td>Small, quick</td></tr><tr><th>Django</th><td>Large</td></tr></table>`:                                                                nil,
		`<table><tr><td>Flask</td><td>BSD</td><td>90 MB</td></tr><tr><td>Django</td><td>MIT</td><td>80 MB</td></tr></table>`:                                               nil,
		`<table><tr><td>Tool</td><td>License</td></tr><tr><td>Flask</td><td>BSD</td></tr><tr><td>Django</td><td>MIT</td></tr></table>`:                                     {"Flask License BSD", "Django License MIT"},
		`<table><tr><td></td><td>License</td></tr><tr><td>Flask</td><td>BSD</td></tr><tr><td>Django</td><td>MIT</td></tr></table>`:                                         {"Flask License BSD", "Django License MIT"},
		`<table><tr><th>License</th><th>Flask</th><th>Django</th></tr><tr><th>Core</th><td>BSD</td><td>MIT</td></tr></table>`:                                              {"Flask Core BSD", "Django Core MIT"},
		`<table><tr><th>Flask</th><th>Feature</th><th>Django</th></tr><tr><td>BSD</td><td>License</td><td>MIT</td></tr><tr><td>1</td><td>Core</td><td>2</td></tr></table>`: {"Flask License BSD", "Django License MIT", "Flask Core 1", "Django Core 2"},
	} {
		var got []string
		for _, f := range blog(t, page+body).Facts {
			if trait, ok := f.Body.(record.Trait); ok {
				got = append(got, trait.Tool+" "+trait.Attribute+" "+trait.Raw)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestRowsOfLoads reads rows that are told apart by nothing but a number as tests with so many of
// what the corner names.
func TestRowsOfLoads(t *testing.T) {
	for rows, want := range map[string][]string{
		`<tr><th>Producers</th><th>Flask (MB/s)</th><th>Django (MB/s)</th></tr><tr><td>1</td><td>95</td><td>140</td></tr><tr><td>16</td><td>610</td><td>780</td></tr>`: {"Flask throughput 95 1 producer", "Django throughput 140 1 producer", "Flask throughput 610 16 producers", "Django throughput 780 16 producers"},
		`<tr><th>Year</th><th>Flask</th><th>Django</th></tr><tr><td>2024</td><td>95 ms</td><td>140 ms</td></tr><tr><td>2025</td><td>61 ms</td><td>78 ms</td></tr>`:     {"Flask latency 95 ", "Django latency 140 ", "Flask latency 61 ", "Django latency 78 "},
		`<tr><th></th><th>Flask</th><th>Django</th></tr><tr><td>Start</td><td>95 ms</td><td>140 ms</td></tr><tr><td>4</td><td>61 ms</td><td>78 ms</td></tr>`:           {"Flask start 95 ", "Django start 140 ", "Flask 4 61 ", "Django 4 78 "},
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<table>`+rows+`</table>`).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, fmt.Sprintf("%s %s %v %s", m.Tool, m.Metric, *m.Value, m.Workload))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", rows, diff)
		}
	}
}
