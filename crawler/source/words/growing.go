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
