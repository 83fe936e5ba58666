package stackshare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutTitles drops from the cells of a table the names of their columns, where each
// cell begins with that of its own, for screens that show a cell a line, and nothing
// parts it from what the cell says.
func (r *reader) withoutTitles(cells []toolCell) []toolCell {
	rests, hasValue := make([]string, len(cells)), false
	for k := range cells {
		c := &cells[k]
		if c.text == "" {
			continue
		}
		rest, ok := cutGlued(c.text, r.names[c.tool])
		if !ok {
			return cells
		}
		_, isFigure := shown(rest, "")
		rests[k], hasValue = rest, hasValue || isFigure || isSentence(rest)
	}
	if !hasValue {
		return cells
	}
	for k := range cells {
		c := &cells[k]
		c.text = rests[k]
		if c.empty() {
			continue
		}
		t := &r.tokens[c.from]
		if rest, ok := cutGlued(t.text, r.names[c.tool]); ok {
			t.text, t.key = rest, r.key(rest)
			t.sentence, t.absent = isSentence(rest), absentKey(t.key)
			t.figure = isFigure(t)
		}
	}
	return cells
}

// withoutNames drops from the cells of a table the names of their columns where each cell
// begins with that of its own as a text of its own.
func (d *document) withoutNames(cells []toolCell) []toolCell {
	for k := range cells {
		if c := &cells[k]; !c.empty() && (d.tokens[c.from].tool != c.tool || c.to < c.from+2 || d.tokens[c.from].picture) {
			return cells
		}
	}
	for k := range cells {
		if c := &cells[k]; !c.empty() {
			c.text = strings.TrimLeft(strings.TrimPrefix(c.text, d.tokens[c.from].text), " :\n")
			c.from++
		}
	}
	return cells
}

// cutGlued cuts a name off the front of a text that continues without a space, and not in lower
// case.
func cutGlued(s, name string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(s, name)
	first, _ := utf8.DecodeRuneInString(rest)
	return rest, ok && rest != "" && !unicode.IsSpace(first) && !unicode.IsLower(first) && !strings.ContainsRune(".,;:'’()", first)
}
