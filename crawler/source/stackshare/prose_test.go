package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestReasonsInOneParagraph takes what sentences on reasons quote for reasons, and not the
// categories that stand in quotation marks in the sentence before them.
func TestReasonsInOneParagraph(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>A vs B: What are the differences?</h2><p><b>What is A?</b> A kiln for clay. <b>What is B?</b> An oven.
		A and B are primarily classified as "Kilns" and "Ovens" tools respectively. "Warm" and "Dry" are the key factors why developers consider A; whereas "Small" and "Old" are the primary reasons why B is favored.
		It seems that B with 47.4K GitHub stars and 16.17K forks on GitHub has more adoption than A with 14.32m GitHub stars and 4.58K GitHub forks.</p>`)
	want := []string{"A + Dry -1", "A + Warm -1", "B + Old -1", "B + Small -1"}
	if diff := cmp.Diff(want, saidOf(page)); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	want = []string{"A github.stars 14.32m", "A github.forks 4.58K", "B github.stars 47.4K", "B github.forks 16.17K"}
	if diff := cmp.Diff(want, statsOf(page)); diff != "" {
		t.Errorf("statistics (-want +got):\n%s", diff)
	}
	for _, tool := range bodiesOf[record.Tool](page) {
		if want := map[string]string{"A": "Kilns", "B": "Ovens"}[tool.Name]; len(tool.Categories) != 1 || tool.Categories[0] != want {
			t.Errorf("categories of %s: %q, want %q", tool.Name, tool.Categories, want)
		}
	}
}

// TestFiguresBesideASiteOfThePage does not take the name of the site that counts stars and
// forks for the tool of that name.
func TestFiguresBesideASiteOfThePage(t *testing.T) {
	page := extractBody(t, `<title>GitHub vs B | StackShare</title><h1>GitHub vs B</h1><h2>GitHub vs B: What are the differences?</h2>
		<p>It seems that B with 85.8K GitHub stars and 4.5K GitHub forks has more adoption than GitHub with 62.3K GitHub stars and 13.6K forks on GitHub.</p>`)
	want := []string{"GitHub github.stars 62.3K", "GitHub github.forks 13.6K", "B github.stars 85.8K", "B github.forks 4.5K"}
	if diff := cmp.Diff(want, statsOf(page)); diff != "" {
		t.Errorf("statistics (-want +got):\n%s", diff)
	}
}
