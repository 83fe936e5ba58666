package nicepick

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// withoutMore returns the text of a block without a link in front of it, or behind it, that
// says no more than that there is more: "Learn more".
func withoutMore(b *outline.Block) string {
	n := len(b.Runs)
	if n == 0 || b.Runs[0].Link == "" && b.Runs[n-1].Link == "" {
		return b.Text
	}
	from, to := 0, len(b.Text)
	if link := b.Runs[0].Link; link != "" {
		k := 1
		for k < n && b.Runs[k].Link == link {
			k++
		}
		end := len(b.Text)
		if k < n {
			end = int(b.Runs[k].Start)
		}
		if leadsOn(b.Text[:end]) {
			from = end
		}
	}
	if last := b.Runs[n-1]; last.Link != "" && int(last.Start) >= from && leadsOn(b.Text[last.Start:]) {
		to = int(last.Start)
	}
	return strings.TrimSpace(b.Text[from:to])
}

// leadsOn reports the words of a link that leads to more of a text.
func leadsOn(text string) bool {
	const longest = 24
	text = strings.ToLower(strings.Trim(text[:min(len(text), longest)], " .…:→»›>"))
	switch text {
	case "learn more", "read more", "see more", "show more", "find out more", "more", "details", "view details", "see details":
		return true
	}
	return strings.HasPrefix(text, "learn more about ") || strings.HasPrefix(text, "read more about ")
}
