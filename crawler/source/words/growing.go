package words

import "strings"

// Growing adds to texts, to one of which thousands of others may be added.
type Growing struct{ text strings.Builder }

// Add returns text with more behind it and a space between. What it returned last
// is not copied again.
func (g *Growing) Add(text, more string) string {
	if g.text.String() != text { // the same string is not looked at
		g.text.Reset()
		g.text.WriteString(text)
	}
	g.text.WriteByte(' ')
	g.text.WriteString(more)
	return g.text.String()
}

// Store is what short lists of texts are cut from.
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
