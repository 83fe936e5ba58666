package section

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// pointLabel is a label within a line, in front of what it lists.
var pointLabel = regexp.MustCompile(`(?i)(?:^|[.;|]\s+|\s+[–—·•]\s+)((?:(?:main|key|biggest) )?(?:pros|cons|advantages|disadvantages|strengths|weaknesses|drawbacks|downsides|upsides|pluses|minuses|benefits|trade-offs|tradeoffs|limitations|vorteile|nachteile)):\s+`)

// labelledLine splits a line of labels with their lists: "Pros: fast, small. Cons: young"; nil
// for any other line.
func labelledLine(l *line) []line {
	if l.heading || l.Table != nil || len(l.Text) > MaxLabelled ||
		l.Item && strings.HasSuffix(l.Text, ":") { // its list ends where the next item begins
		return nil
	}
	colon := strings.IndexByte(l.Text, ':')
	if colon < 4 || colon > 24 || heading.PointsIn(l.Text[:colon]) == heading.NoTopic {
		return nil
	}
	at := pointLabel.FindAllStringSubmatchIndex(l.Text, -1)
	if len(at) == 0 || at[0][2] != 0 {
		return nil
	}
	var list []line
	for k, m := range at {
		end := len(l.Text)
		if k+1 < len(at) {
			end = at[k+1][0]
		}
		list = append(list, line{Piece: Piece{Text: l.Text[m[2]:m[3]], Block: l.Block}, heading: true, level: outline.WeakLevel, before: l.before})
		for _, entry := range phrase.Entries(l.Text[m[1]:end]) {
			list = append(list, line{Piece: Piece{Text: entry, Item: true, Block: l.Block}, before: l.before})
		}
	}
	return list
}

// MaxLabelled bounds a line that is divided, in bytes.
const MaxLabelled = 600
