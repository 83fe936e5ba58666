package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

const oldTop = `<title>A vs B | What are the differences?</title><h1>A vs B: What are the differences?</h1>`

// TestOfferedFeatures reads the lists of features in the text of 2019.
func TestOfferedFeatures(t *testing.T) {
	page := extractBody(t, oldTop+`<p>A and B are both tools.</p>
		<p>Some of the features offered by A are:</p><ul><li>Queues of any length<li>Locks: one a row</ul>
		<p>On the other hand, B provides the following key features:</p><ul><li>Replay<li>Snapshots every hour</ul>
		<p>A is an open source tool with 28.1K GitHub stars and 2.6K GitHub forks.</p>`)
	if diff := cmp.Diff([]string{`A has ["Queues of any length" "Locks: one a row"]`, `B has ["Replay" "Snapshots every hour"]`}, saidOf(page)); diff != "" {
		t.Errorf("said (-want +got):\n%s", diff)
	}
	if got := bodiesOf[record.Difference](page); len(got) > 0 {
		t.Errorf("differences: %+v", got)
	}
	want := "A and B are both tools.\nA is an open source tool with 28.1K GitHub stars and 2.6K GitHub forks."
	if got := bodiesOf[record.Comparison](page)[0].Intro; got != want {
		t.Errorf("introduction: %q", got)
	}
}

// TestFeaturesOfSeveral leaves lists alone that are introduced as of more than one
// tool.
func TestFeaturesOfSeveral(t *testing.T) {
	page := extractBody(t, oldTop+`<p>The features in which A and B are unlike:</p><ul>
		<li>Storage: A writes files. B keeps all in memory.<li>Locks: A has one a row. B has none.</ul>`)
	if got := len(bodiesOf[record.Difference](page)); got != 2 {
		t.Errorf("%d differences, want 2", got)
	}
}
