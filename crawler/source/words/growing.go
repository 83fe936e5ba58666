package words

import "strings"

// Growing joins thousands of texts to one without copying it each time.
type Growing struct{ text strings.Builder }

// Add returns text and more joined by a space. The text that it returned last is extended in
// place.
func (g *Growing) Add(text, more string) string {
	if g.text.String() != text { // the same string is not looked at
		g.text.Reset()
		g.text.WriteString(text)
	}
	g.text.WriteByte(' ')
	g.text.WriteString(more)
	return g.text.String()
}

// Store allocates many short lists of texts together.
type Store struct{ free []string }

// Cut returns a copy of list.
func (t *Store) Cut(list []string) []string {
	if len(list) > cap(t.free)-len(t.free) {
		t.free = make([]string, 0, max(128, len(list)))
	}
	from := len(t.free)
	t.free = append(t.free, list...)
	return t.free[from:len(t.free):len(t.free)]
}
