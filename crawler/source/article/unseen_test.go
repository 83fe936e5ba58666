package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// named lists the tools that a page's comparisons name, each list joined.
func named(t *testing.T, page string) (list []string) {
	t.Helper()
	for _, f := range blog(t, page).Facts {
		if c, ok := f.Body.(record.Comparison); ok {
			list = append(list, strings.Join(c.Tools, ","))
		}
	}
	return list
}

// TestListBehindVersus reads a title that sets a tool against a list, of which the text
// writes a name in small letters too, as that of a package.
func TestListBehindVersus(t *testing.T) {
	if diff := cmp.Diff([]string{"Django,Flask"}, named(t, strings.ReplaceAll(frameworks, "Django vs Flask", "Django vs Flask: a clash between Bottle and Tornado")+"<p>Bottle and Tornado are older. Bottle and Tornado are small.</p>"+licenses)); diff != "" {
		t.Errorf("of others (-want +got):\n%s", diff)
	}
	page := `<title>Django vs Flask, Bottle, Tornado</title><h1>Django vs Flask, Bottle, Tornado</h1><p>The four are Python frameworks for developers: Flask and Bottle are small. Tornado and tornado-cron serve sockets; tornado-admin is another package.</p>
		<table><tr><th>Dimension<th>Django<th>Flask<th>Bottle<th>Tornado<tr><td>License<td>BSD<td>BSD<td>MIT<td>Apache</table>`
	if diff := cmp.Diff([]string{"Django,Flask,Bottle,Tornado"}, named(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestColumnOfTheSite reads a table of which the last column is headed with the name in the
// title of the page, a word that the text uses otherwise.
func TestColumnOfTheSite(t *testing.T) {
	page := `<title>Agenda</title><h1>Agenda</h1><p>Job queues for developers in JavaScript: an agenda is mapped to a database, several agendas run beside it, and each agenda polls.</p><h2>Feature comparison</h2><p>Bull and BullMQ are by one team. Bull is older than BullMQ.</p>
		<table><tr><th>Feature<th>BullMQ<th>Bull<th>Agenda<tr><td>Backend<td>redis<td>redis<td>mongo<tr><td>UI<td>yes<td>yes<td>no</table>`
	if diff := cmp.Diff([]string{"BullMQ,Bull,Agenda"}, named(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStatisticsOfOneValue reads a mean and a median that are the same.
func TestStatisticsOfOneValue(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+licenses+`<table><tr><th>Framework<th>Mean<th>Median<th>Min<tr><td>Django<td>118.3 ms<td>118.3 ms<td>0 ms<tr><td>Flask<td>90 ms<td>91 ms<td>80 ms</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok && m.Tool == "Django" {
			got = append(got, m.Metric+" "+m.Raw)
			if *m.Low < 0 {
				t.Errorf("%s has a lower bound of %v", m.Raw, *m.Low)
			}
		}
	}
	if diff := cmp.Diff([]string{"mean 118.3 ms", "median 118.3 ms", "min 0 ms"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNoUser reads sentences whose subjects are no companies.
func TestNoUser(t *testing.T) {
	for _, text := range []string{"I've used Django professionally for years.", "Twelve use Django, and none uses Flask.", "We’ve used Flask since."} {
		for _, f := range blog(t, frameworks+licenses+"<p>"+text+"</p>").Facts {
			if rel, ok := f.Body.(record.Relation); ok {
				t.Errorf("%s: %v", text, rel)
			}
		}
	}
}

// TestCountSince reads a count of which a date says when it began, and parts of a hundred that
// are manners of speaking.
func TestCountSince(t *testing.T) {
	for text, want := range map[string]string{
		"Django has a long record: 329 releases since October 2014.": "329 releases ",
		"Django keeps 100% of the control in your hands.":            "",
		"Django is 100% on-premise—data never leaves.":               "",
	} {
		got := ""
		for _, f := range blog(t, frameworks+licenses+"<p>"+text+"</p>").Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got += m.Raw + " " + string(m.AsOf)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestDaysOfSoftware reads a page that tells machines when its software came out, and an
// author that a program failed to write.
func TestDaysOfSoftware(t *testing.T) {
	got := blog(t, `<meta name="author" content="[object Object]"><script type="application/ld+json">{"@type":"SoftwareApplication","name":"Django","datePublished":"2005-07-21"}</script>`+frameworks+licenses)
	if got.PublishedAt != "" || got.Author != "" {
		t.Errorf("published %q by %q", got.PublishedAt, got.Author)
	}
}
