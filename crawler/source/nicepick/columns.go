package nicepick

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
)

// byColumn returns the blocks in the order in which a person reads them: a
// table column by column, since each is a tool or a list. Labels in the first
// column are read again in each of the others.
func byColumn(blocks []source.Block) []*source.Block {
	ordered := make([]*source.Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		end := i + 1
		for end < len(blocks) && blocks[i].Cell.Table != 0 && blocks[end].Cell.Table == blocks[i].Cell.Table {
			end++
		}
		part := make([]*source.Block, 0, end-i)
		for j := i; j < end; j++ {
			part = append(part, &blocks[j])
		}
		if end-i > 1 {
			part = columns(part)
		}
		ordered = append(ordered, part...)
		i = end
	}
	return ordered
}

func columns(cells []*source.Block) []*source.Block {
	labels := map[int32]*source.Block{} // by row
	others := false                     // the first column has more than labels
	for _, b := range cells {
		switch {
		case b.Cell.Col != 1 || b.Cell.Row == 1:
		case isList(b.Text):
			labels[b.Cell.Row] = b
		default:
			others = true
		}
	}
	slices.SortStableFunc(cells, func(a, b *source.Block) int {
		return cmp.Or(cmp.Compare(a.Cell.Col, b.Cell.Col), cmp.Compare(a.Cell.Row, b.Cell.Row))
	})
	if len(labels) == 0 || others {
		return cells
	}
	var read []*source.Block
	var row int32
	for _, b := range cells {
		if b.Cell.Col == 1 {
			continue
		}
		if l := labels[b.Cell.Row]; l != nil && b.Cell.Row != row {
			read = append(read, l)
		}
		row = b.Cell.Row
		read = append(read, b)
	}
	return read
}

func isList(text string) bool {
	text = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(text), ":"))
	return text == "pros" || text == "cons"
}
