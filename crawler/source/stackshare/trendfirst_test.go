package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTrendsInFrontOfLabels pairs figures with the labels behind them although a trend
// stands between.
func TestTrendsInFrontOfLabels(t *testing.T) {
	card := func(tool, stacks, votes string) string {
		return `<div><div><b>` + tool + `</b></div><span><span>` + stacks + `</span> <small>▲ 7.6%</small></span><span>Stacks</span><span><span>` + votes + `</span> <small>▼ 1.1%</small></span><span>Votes</span></div>`
	}
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Overview</h2>`+card("A", "6.1K", "4.2K")+card("B", "31", "12"))
	if diff := cmp.Diff([]string{"A stackshare.stacks 6.1K", "A stackshare.votes 4.2K", "B stackshare.stacks 31", "B stackshare.votes 12"}, statsOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTagsWithFigures reads all tags of a labelled card, each with a picture in a box of
// its own.
func TestTagsWithFigures(t *testing.T) {
	tag := func(name string) string {
		return `<a href="/` + name + `"><figure><img alt="` + name + `"></figure><span>` + name + `</span></a>`
	}
	card := func(author string) string {
		return `<div><dl><dt>Author<dd>` + author + `<dt>Date<dd>May 24, 2020</dl><div>Needs advice <i>on</i> ` + tag("Moss") + tag("Fern") + `</div><p>We counted the moss on all the walls of the town, and it took a year of our time.</p></div>`
	}
	for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card("Ann")+card("Bea"))) {
		if diff := cmp.Diff([]string{"Moss", "Fern"}, o.Tools); diff != "" {
			t.Errorf("%s (-want +got):\n%s", o.Author, diff)
		}
	}
}
