package outline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// named reports whether a heading of the page holds the text as whole words.
func (g *gridder) named(text string) bool { return g.inHeading(text, false) }

// inHeading reports whether a heading holds the text as whole words, and others if it
// must be a longer one.
func (g *gridder) inHeading(text string, longer bool) bool {
	if len(text) < 2 || len(text) > 40 {
		return false
	}
	if g.titles == "" {
		g.titles = g.headings()
	}
	for from := 0; g.searched < maxLooked; {
		at := strings.Index(g.titles[from:], text)
		if at < 0 {
			g.searched += len(g.titles) - from
			return false
		}
		at += from
		end := at + len(text)
		g.searched += end - from + beginning
		before, _ := utf8.DecodeLastRuneInString(g.titles[:at])
		after, _ := utf8.DecodeRuneInString(g.titles[end:])
		if !joint.IsAlphanumeric(before) && !joint.IsAlphanumeric(after) && (!longer || before != '\n' || after != '\n') {
			return true
		}
		from = end
	}
	return false
}

// isWord reports whether the page has the text in small letters too: it is a
// word that headings write large, as Framework, and no name.
func (g *gridder) isWord(text string) bool {
	is, known := g.words[text]
	if !known {
		if is = g.findWord(strings.ToLower(text)); g.words == nil {
			g.words = map[string]bool{}
		}
		g.words[text] = is
	}
	return is
}

func (g *gridder) findWord(word string) bool {
	for i := range g.doc.Blocks {
		text := g.doc.Blocks[i].Text
		if g.searched += len(text); g.searched > maxLooked {
			return true // nobody knows
		}
		at := strings.Index(text, word)
		if at < 1 || text[at-1] != ' ' {
			continue
		}
		if rest := text[at+len(word):]; rest == "" || strings.IndexByte(" .,;:?!)", rest[0]) >= 0 {
			return true
		}
	}
	return false
}

// labelColumn returns the column that names the rows, and whether it is sure:
// the one column of emphasised words, the one between names, else the first.
func (g *gridder) labelColumn(t *Table) (col int, sure bool) {
	for i := range t.Header {
		if !g.allLabels(t.Rows, i) {
			continue
		}
		if sure {
			return 0, false
		}
		col, sure = i, true
	}
	if at := g.between(t.Header); !sure && at > 0 {
		return at, true
	}
	return col, sure
}

// between returns the only column of a header that is not a name and has names on both sides; 0
// if there is none.
func (g *gridder) between(header []Cell) int {
	if len(header) < 3 || !g.isName(header[0].Text) {
		return 0
	}
	at := 0
	for i := range header {
		if g.isName(header[i].Text) {
			continue
		}
		if at > 0 {
			return 0
		}
		at = i
	}
	if at == len(header)-1 {
		return 0
	}
	return at
}

// isName reports what headings hold and is no word.
func (g *gridder) isName(text string) bool { return g.named(text) && !g.isWord(text) }

// markLabels marks the header and the labels.
func markLabels(t *Table, labels int, sure bool) {
	for i := range t.Header {
		t.Header[i].Header = !t.Guessed
	}
	if !sure {
		return
	}
	for _, row := range t.Rows {
		row[labels].Header = true
	}
	t.RowHead = labels == 0
}

// allLabels reports a column of different emphasised words: figures are
// emphasised too.
func (g *gridder) allLabels(rows [][]Cell, col int) bool {
	known := make(map[string]bool, len(rows))
	for _, row := range rows {
		c := &row[col]
		if c.doc == nil || c.Block < 0 || !g.doc.Blocks[c.Block].Strong || c.Text == "" || !joint.IsLetter(c.Text[0]) || known[c.Text] {
			return false
		}
		known[c.Text] = true
	}
	return true
}

// holdsNames reports a table with names that headings hold beside its labels: a list of
// names in columns.
func (g *gridder) holdsNames(t *Table, labels int) bool {
	names := 0
	for _, row := range t.Rows {
		for i := range row {
			if i != labels && g.named(row[i].Text) {
				names++
			}
		}
	}
	return names*2 > len(t.Rows)*(len(t.Header)-1)
}

// properHeads counts the columns of a table that are headed by names, of headings or of
// the page's sentences.
func (g *gridder) properHeads(t *Table, labels int) int {
	n := 0
	for i := range t.Header {
		if i != labels && (g.named(t.Header[i].Text) || g.isProper(t.Header[i].Text)) {
			n++
		}
	}
	return n
}

// headsGoOn reports a table whose first row continues its header: its first cell is one more
// name after names, or words of headings stand above words. Then the number of columns is
// wrong.
func (g *gridder) headsGoOn(t *Table) bool {
	names, words := 0, 0
	for i := range t.Header[1:] {
		switch text := t.Header[i+1].Text; {
		case g.isProper(text) || g.named(text) && !g.isLabel(text):
			names++
		case g.named(text):
			words++
		}
	}
	first, heads := t.Rows[0][0].Text, len(t.Header)-1
	if names == heads {
		return g.isProper(first) || g.named(first) && !g.isLabel(first)
	}
	return words > 0 && slices.ContainsFunc(t.Rows, func(row []Cell) bool {
		return g.isLabel(row[0].Text) && (words == heads || g.named(row[0].Text))
	})
}

// isLabel reports a text that is no name: the page has it in small letters, it ends with
// a word in small letters, or it is all that a heading says.
func (g *gridder) isLabel(text string) bool {
	at := strings.LastIndexByte(text, ' ')
	first, _ := utf8.DecodeRuneInString(text[at+1:])
	return at > 0 && unicode.IsLower(first) || g.isWord(text) || g.named(text) && !g.inHeading(text, true)
}

// isProper reports a name of the page's sentences: it stands in large letters behind a
// word in small ones, and nowhere in small ones. Of abbreviations nobody knows.
func (g *gridder) isProper(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || text == strings.ToUpper(text) || len(text) > 40 || g.isWord(text) {
		return false
	}
	for i := range g.doc.Blocks {
		s := g.doc.Blocks[i].Text
		if g.searched += len(s); g.searched > maxLooked {
			return false
		}
		at := strings.Index(s, text)
		if at < 2 || s[at-1] != ' ' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at-1])
		after, _ := utf8.DecodeRuneInString(s[at+len(text):])
		if (unicode.IsLower(before) || before == ',') && !joint.IsAlphanumeric(after) {
			return true
		}
	}
	return false
}
