package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestUnitsOfTables reads figures whose unit, or with what they were measured, stands
// elsewhere than in their cells.
func TestUnitsOfTables(t *testing.T) {
	const rows = `<tr><td>Django%[1]s<td>~410%[2]s<tr><td>Flask%[1]s<td>~530%[2]s</table>`
	for name, c := range map[string]string{
		"small unit":    `<table><tr><th>Framework<th>Throughput <small>req/s</small>` + fmt.Sprintf(rows, " (uWSGI)", ""),
		"caption":       `<table><caption>Throughput in req/s, memory in MB</caption><tr><th>Framework<th>Throughput` + fmt.Sprintf(rows, " (uWSGI)", ""),
		"sort arrows":   `<table><tr><th>Framework ▲<th>Throughput (req/s) ▼` + fmt.Sprintf(rows, " (uWSGI)", ""),
		"sort button":   `<table><tr><th>Framework<th>Throughput (req/s) <span>⇅</span>` + fmt.Sprintf(rows, " (uWSGI)", ""),
		"server":        `<table><tr><th>Framework<th>Server<th>Throughput` + fmt.Sprintf(rows, "<td>uWSGI", " req/s"),
		"line break":    `<table><tr><th>Framework<th>Throughput` + fmt.Sprintf(rows, "<br>(uWSGI)", " req/s"),
		"entries":       `<ul><li><b>Django (uWSGI):</b> ~410 req/s<li><b>Flask (uWSGI):</b> ~530 req/s</ul>`,
		"bare unit row": `<table><tr><th>Framework<th>Throughput rps` + fmt.Sprintf(rows, " (uWSGI)", ""),
	} {
		var got []string
		for _, f := range blog(t, frameworks+licenses+"<h2>How do Django and Flask perform?</h2>"+c).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, fmt.Sprintf("%s %s %v %s (%s)", m.Tool, m.Metric, *m.Value, m.Unit, m.Workload))
			}
		}
		if diff := cmp.Diff([]string{"Django throughput 410 req/s (uWSGI)", "Flask throughput 530 req/s (uWSGI)"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNoLoadInTables takes a column that says whether a thing is there for no load.
func TestNoLoadInTables(t *testing.T) {
	for _, f := range blog(t, frameworks+licenses+`<h2>How do they perform?</h2><table><tr><th>Framework<th>Server<th>Throughput<tr><td>Django<td>Yes<td>410 req/s<tr><td>Flask<td>No<td>530 req/s</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok && m.Workload != "" {
			t.Errorf("%s was measured with %q", m.Tool, m.Workload)
		}
	}
}
