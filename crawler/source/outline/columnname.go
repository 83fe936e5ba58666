package outline

import "github.com/stackdex/stackdex/crawler/source/internal/joint"

// maxColumnName bounds the names of columns, in bytes, that cells may repeat.
const maxColumnName = 40

// nameColumns returns the texts of the first row of a table.
func (d *Document) nameColumns(g *Grid, line []int32) []string {
	names := make([]string, len(line))
	for c, at := range line {
		if cell := &g.Cells[at]; cell.From < cell.To {
			names[c] = d.Blocks[cell.From].Text
		}
	}
	return names
}

// dropRepeatedName leaves out what stands, without a space, in front of the name of its
// column that a cell begins with, as a script reads it where the name is said twice, or
// stands behind its first letter in the place of a logo: "MossMoss: green".
func (b *Block) dropRepeatedName(name string) {
	text := b.Text
	if len(name) < joint.MinTwice || len(name) > maxColumnName || len(text) <= len(name) || text[0] != name[0] {
		return
	}
	for _, n := range [...]int{1, len(name)} {
		if len(text) >= n+len(name) && text[:n] == name[:n] && text[n:n+len(name)] == name {
			b.dropHead(n)
			return
		}
	}
}
