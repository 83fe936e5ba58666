package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Wraps is what a walker knows of the element of which it reads the lines.
type Wraps struct {
	parent *html.Node
	wraps  bool
}

// AtBreak reports a line break, at n, that parts no lines but wraps a paragraph to a width, as
// converters of printed pages write it.
func (w *Wraps) AtBreak(n *html.Node) bool {
	if n == nil || n.Parent == nil {
		return false
	}
	if w.parent != n.Parent {
		w.parent, w.wraps = n.Parent, isWrapped(n.Parent)
	}
	return w.wraps
}

// The lengths of wrapped lines in bytes, and how many are looked at.
const (
	narrowLine = 45
	wideLine   = 140
	mostLines  = 200
)

// isWrapped reports an element of nothing but lines of which each but the last is about as wide
// as the widest, and some go on in small letters, or none but the last ends a sentence.
func isWrapped(n *html.Node) bool {
	lines, ok := linesOf(n)
	if !ok || len(lines) < 2 {
		return false
	}
	end := lines[len(lines)-1]
	stops := end[len(end)-1] == '.'
	if first, _ := utf8.DecodeRuneInString(lines[0]); unicode.IsLower(first) && !stops {
		return false // a list in small letters
	}
	most := len(lines) - 1 // lines that may go on
	widest, narrowest, goesOn, ends := 0, wideLine, 0, 0
	for i, line := range lines[:most] {
		widest, narrowest = max(widest, len(line)), min(narrowest, len(line))
		if !mayGoOn(lines[i+1]) || line[len(line)-1] == ':' && most == 1 {
			return false
		}
		next, _ := utf8.DecodeRuneInString(lines[i+1])
		switch last := line[len(line)-1]; {
		case strings.IndexByte(".!?;:", last) >= 0:
			ends++
		case unicode.IsLower(next) || last == ',':
			goesOn++
		}
	}
	if narrowest < narrowLine || widest > wideLine || 5*narrowest < 3*widest || len(end) > widest+narrowLine/3 {
		return false
	}
	return 3*goesOn >= most || stops && ends == 0 && most > 1 && 5*narrowest >= 4*widest
}

// mayGoOn reports a line that may continue a sentence, and begins no entry of a list.
func mayGoOn(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune(`("'“‘.`, first)) && !numbersEntry(s)
}

// linesOf returns the texts between the line breaks in n; false: it holds something else, or an
// empty line.
func linesOf(n *html.Node) ([]string, bool) {
	var lines []string
	line := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			line += c.Data
		case c.DataAtom == atom.Br:
			if line = dom.Clean(line); line == "" || len(lines) >= mostLines {
				return nil, false
			}
			lines, line = append(lines, line), ""
		case c.Type == html.ElementNode && element.ClassOf(c) == element.Inline:
			text := dom.OnlyText(c)
			if text == "" {
				return nil, false
			}
			line += text
		case c.Type != html.CommentNode:
			return nil, false
		}
	}
	if line = dom.Clean(line); line != "" {
		lines = append(lines, line)
	}
	return lines, true
}

// numbersEntry reports a line that begins as an entry of a list does: "2. ", "b) ".
func numbersEntry(s string) bool {
	at := strings.IndexAny(s, ".) ")
	return at > 0 && at < 3 && s[at] != ' ' && at+1 < len(s) && s[at+1] == ' ' && (words.IsDigit(s[0]) || at == 1)
}
