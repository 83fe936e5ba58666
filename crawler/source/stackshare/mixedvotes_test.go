package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestVotesOfSomePieces reads points of which some are one piece with their votes, and
// others are not, because a word of theirs is styled.
func TestVotesOfSomePieces(t *testing.T) {
	card := func(tool, stars, pros, cons string) string {
		return "<section><h3>" + tool + "</h3><p>" + tool + " counts the moss on walls.</p><h4>Statistics</h4><p>GitHub Stars: " + stars + "<br>Votes: 40</p><h4>Pros</h4><ul>" + pros + "</ul><h4>Cons</h4><ul>" + cons + "</ul></section>"
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+
		card("A", "44K", "<li>Rarely <span>green</span> <small>9 votes</small><li>Quite fast <small>8 votes</small><li><span>Very</span> small <small>3 votes</small>", "<li>Rather young <small>5 votes</small><li>Loud by night or day <small>4 votes</small><li><span>Quite</span> odd at times <small>1 votes</small>")+
		card("B", "31K", "<li>Never lost <small>4 votes</small><li><span>Safe</span> <small>3 votes</small><li>Of <span>stone</span> <small>2 votes</small>", "<li><span>Slow</span> <span>to</span> grow <small>2 votes</small><li>Old <span>and</span> grey <small>1 votes</small>"))
	want := []string{"A + Quite fast 8", "A + Rarely green 9", "A + Very small 3", "A - Loud by night or day 4", "A - Quite odd at times 1", "A - Rather young 5", "B + Never lost 4", "B + Of stone 2", "B + Safe 3", "B - Old and grey 1", "B - Slow to grow 2"}
	if diff := cmp.Diff(want, saidOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
