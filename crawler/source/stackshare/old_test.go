package stackshare_test

import (
	"fmt"
	"strings"
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

// TestMissingBareFigure reads a missing figure in the head of 2019 as missing, and
// the others beside it.
func TestMissingBareFigure(t *testing.T) {
	for _, none := range []string{"-", "–", "N/A"} {
		t.Run(none, func(t *testing.T) {
			block := func(name, stacks, followers, votes string) string {
				return fmt.Sprintf(`<div><div><img alt=%[1]s><a href="/%[1]s">%[1]s</a></div><div><div>%s</div><div>%s</div><div><button>+ 1</button></div><div>%s</div></div></div>`, name, stacks, followers, votes)
			}
			page := extractBody(t, `<title>A vs B | What are the differences?</title>`+block("A", "1.1K", "512", "12")+block("B", "305", none, "67")+
				`<button>Add tool</button><h1>A vs B: What are the differences?</h1><p>Both are small.</p><h2>What is A?</h2><p>A counts.</p><h2>What is B?</h2><p>B counts too.</p>`)
			want := []string{"A stacks 1.1K", "A followers 512", "A votes 12", "B stacks 305", "B followers " + none + " (none)", "B votes 67"}
			var got []string
			for _, s := range bodiesOf[record.Stat](page) {
				line := s.Tool + " " + strings.TrimPrefix(s.Metric, "stackshare.") + " " + s.Raw
				if s.Value == nil {
					line += " (none)"
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}
