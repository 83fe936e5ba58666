package source_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
)

// TestPageNotes tells what a page says of itself from what it says of its subject.
func TestPageNotes(t *testing.T) {
	for text, want := range map[string]bool{
		"Last updated: May 3, 2024":                               true,
		"Last modified: 2024/03/01 10:11 by Ana Li":               true,
		"kafka.txt · Last modified: 2024/03/01 10:11 by ana":      true,
		"Edit this page Last updated on Jan 5, 2024 by ana":       true,
		"This page was last edited on 3 March 2024, at 9:00":      true,
		"Except where otherwise noted, texts are licensed to all": true,
		"Except where otherwise noted, all runs used 4 cores":     false,
		"Quarry 3.7 · Last updated May 3, 2024":                   false,
		"Quarry · Last reviewed 2024-03-01 by the team":           false,
		"Showing 2 to 4 of 9 shards failing: the cluster is red":  false,
		"Showing 2 to 4 of 9 rows in red":                         false,
		"You are visitor 1,204":                                   true,
		"Showing 1 to 8 of 8 entries":                             true,
		"Showing 1–10 of 1,213 results":                           true,
		"Showing 1 to 10 of 57 rows (filtered)":                   true,
		"Showing 8 entries of 9 takes 4 ms":                       false,
		"Showing a table of 40 rows takes 4 ms":                   false,
		"You are visitor number one":                              false,
		"Last updated by hand":                                    false,
		"Last modified files come first by default":               false,
		"Logs · Last checked offsets are kept":                    false,
		"Edit this page with any editor":                          false,
	} {
		if got := source.IsPageNote(text); got != want {
			t.Errorf("IsPageNote(%q) = %v", text, got)
		}
	}
}
