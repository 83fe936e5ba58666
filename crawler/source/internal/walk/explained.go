package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// explains reports an element that is nothing but a sign which explains what stands in
// front of it when it is pointed at, with or without that explanation: "Votes ⓘ".
func (w *walker) explains(n *html.Node, k element.Class) bool {
	switch {
	case n.DataAtom == atom.Details:
		return w.isBehindText() && n.FirstChild != nil && icon.IsHelpSign(dom.FirstText(n))
	case n.DataAtom == atom.Button:
		return icon.IsHelpSign(dom.OnlyText(n)) || icon.IsLetterOfHelp(strings.TrimSpace(dom.OnlyText(n)))
	case k != element.Inline && k != element.NoWidth, n.DataAtom == atom.Sub, n.FirstChild == nil:
		return false
	}
	text := dom.OnlyText(n)
	if len(text) > icon.LongHelp {
		return false
	}
	if text == "" {
		return w.isBehindText() && icon.IsHelpSign(dom.FirstText(n))
	}
	text = strings.TrimSpace(text)
	switch {
	case icon.IsHelpSign(text):
		return true
	case icon.IsLetterOfHelp(text):
		beside := dom.Beside(n)
		return w.kind != outline.Heading && w.endsShortLabel() && (beside == n || !dom.IsAlike(n, beside)) && (n.DataAtom == atom.Sup || len(n.Attr) > 0)
	case icon.NamesHelp(text):
		return w.isBehindText() && n.DataAtom != atom.A && inline.EndsLine(n) && !inline.AmidProse(n.Parent)
	}
	return false
}

// leadsToHelp reports an open block that is nothing but a link to an explanation of what
// stands beside it: "What is this?".
func (w *walker) leadsToHelp() bool {
	text, runs := w.text[w.open.text:], w.runs[w.open.runs:]
	return len(text) <= icon.LongHelp && len(runs) == 1 && runs[0].Link != "" && icon.NamesHelp(string(text))
}

// isBehindText reports whether text stands in front in the same line.
func (w *walker) isBehindText() bool { return len(w.text) > w.open.text }

// endsShortLabel reports a line of few words so far that asks nothing and ends with one.
func (w *walker) endsShortLabel() bool {
	const most = 40 // bytes
	text := string(w.text[w.open.text:min(len(w.text), w.open.text+most+1)])
	if len(text) < 3 || len(text) > most || !joint.IsLetter(text[len(text)-1]) || !joint.IsLetter(text[len(text)-2]) {
		return false
	}
	switch strings.ToLower(words.Head(text)) {
	case "is", "are", "does", "do", "can", "should", "will", "which", "what", "why", "how", "when", "who", "where", "could", "would", "did",
		"has", "have":
		return false
	}
	return true
}
