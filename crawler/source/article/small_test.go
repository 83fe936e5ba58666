package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestThumbs reads what stands under, or behind, a thumb as what speaks for a tool or
// against it.
func TestThumbs(t *testing.T) {
	want := []string{"Django + Admin panel", "Django - Heavy"}
	for name, body := range map[string]string{
		"headings": `<h2>Django</h2><p>Django is a framework.</p><h3>👍</h3><ul><li>Admin panel</ul><h3>👎</h3><ul><li>Heavy</ul>`,
		"entries":  `<h2>Django</h2><p>Django is a framework.</p><ul><li>👍 Admin panel<li>👎 Heavy</ul>`,
		"columns":  `<table><tr><th><th>👍<th>👎<tr><td>Django<td>Admin panel<td>Heavy<tr><td>Flask<td>-<td>-</table>`,
	} {
		got := slices.DeleteFunc(stated(t, frameworks+licenses+body), func(s string) bool { return !strings.HasPrefix(s, "Django ") })
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestLabelsForMachines reads the names of columns in programs, and what stands in
// parentheses behind what is measured.
func TestLabelsForMachines(t *testing.T) {
	table := `<table><tr><th>metric<th>Django<th>Flask<tr><td>throughput_our_test<td>743 req/s<td>892 req/s<tr><td>latency_p95<td>12 ms<td>9 ms<tr><td>memory_idle<td>80 MB<td>40 MB
		<tr><td>Cold start<td>820 ms<td>640 ms<tr><td>Cold start (large app)<td>2.1 s<td>1.4 s</table>`
	var got []string
	for _, f := range blog(t, frameworks+table).Facts {
		if m, ok := f.Body.(record.Measurement); ok && m.Tool == "Django" {
			got = append(got, m.Metric+" "+m.Raw+" "+m.Workload)
		}
	}
	if diff := cmp.Diff([]string{"throughput 743 req/s our test", "p95_latency 12 ms ", "memory 80 MB idle", "cold_start 820 ms ", "cold_start 2.1 s large app"}, got); diff != "" {
		t.Errorf("measurements (-want +got):\n%s", diff)
	}
}

// TestPriceOfUsers reads a price of which two slashes say for whom and how long.
func TestPriceOfUsers(t *testing.T) {
	for cell, want := range map[string]string{"$99 / user / month": "$99 / user / month: 99 $/user/month", "$26 / month": "$26 / month: 26 $/month"} {
		got := ""
		for _, f := range blog(t, frameworks+`<table><tr><th>Attribute<th>Django<th>Flask<tr><td>Price<td>`+cell+`<td>-</table>`).Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got += strings.Join(b.Values, ";")
			case record.Measurement:
				got += ": " + strings.TrimPrefix(b.Raw, "$") + " " + b.Unit
			}
		}
		if got != want {
			t.Errorf("%s reads %q", cell, got)
		}
	}
}

// TestSubjectElsewhere finds the tool whose alternatives a page lists in the title of the
// window, or in the address, where the page's own title does not name it.
func TestSubjectElsewhere(t *testing.T) {
	const rest = `<h1>Five frameworks to try</h1><p>These are worth a look for developers who leave Django.</p><h2>FastAPI</h2><p>FastAPI is an async framework.</p><h3>Pros</h3><ul><li>Fast</ul><h2>Flask</h2><p>Flask is small.</p><h3>Pros</h3><ul><li>Small</ul>`
	for address, page := range map[string]string{
		"https://blog.example/p/7":                         `<title>Django alternatives: 5 frameworks | Blog</title>` + rest,
		"https://blog.example/posts/django-alternatives/":  `<title>Five frameworks to try</title>` + rest,
		"https://blog.example/alternatives-to-django.html": `<title>Five frameworks to try</title>` + rest,
	} {
		got, err := read(address, specimen.Rendering{Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, f := range got.Facts {
			if b, ok := f.Body.(record.Relation); ok {
				list = append(list, b.From+" "+string(b.To))
			}
		}
		if diff := cmp.Diff([]string{"FastAPI Django", "Flask Django"}, list); diff != "" {
			t.Errorf("alternatives at %s (-want +got):\n%s", address, diff)
		}
	}
}

// TestSmallPages reads small pages that compare two tools, and none about other things.
func TestSmallPages(t *testing.T) {
	for page, want := range map[string]string{
		`<title>Figma vs Sketch</title><h1>Figma vs Sketch</h1><table><tr><th><th>Figma<th>Sketch<tr><td>Runs on<td>Web<td>macOS</table>`:       "Figma Sketch",
		`<title>Jam vs Nut</title><h1>Jam vs Nut: which tracker?</h1><h2>Jam pros</h2><ul><li>Workflows</ul><h2>Nut pros</h2><ul><li>Fast</ul>`: "Jam Nut",
		`<title>Audi A4 vs BMW 3</title><h1>Audi A4 vs BMW 3</h1><h2>Audi A4 pros</h2><ul><li>Quiet</ul><h2>BMW 3 pros</h2><ul><li>Quick</ul>`:  "",
	} {
		if got := toolsNamed(t, page); got != want {
			t.Errorf("%s\n names %q, want %q", page, got, want)
		}
	}
}

// toolsNamed lists the tools of a page, "" if it is refused.
func toolsNamed(t *testing.T, page string) string {
	t.Helper()
	got, err := read("https://blog.example/p", specimen.Rendering{Body: []byte(page)})
	if err != nil {
		return ""
	}
	var list []string
	for _, f := range got.Facts {
		if b, ok := f.Body.(record.Tool); ok {
			list = append(list, b.Name)
		}
	}
	return strings.Join(list, " ")
}
