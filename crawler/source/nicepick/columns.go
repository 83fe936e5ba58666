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
	if read := rowByRow(cells); read != nil {
		return read
	}
	labels := map[int32]*source.Block{} // by row
	lists, others := false, false       // the first column has pros or cons; has more than labels
	var last int32
	for _, b := range cells {
		if b.Cell.Col != 1 || b.Cell.Row == 1 {
			continue
		}
		others = others || b.Cell.Row == last || len(b.Text) > maxHead
		last = b.Cell.Row
		if isList(b.Text) {
			labels[b.Cell.Row], lists = b, true
		}
	}
	slices.SortStableFunc(cells, func(a, b *source.Block) int {
		return cmp.Or(cmp.Compare(a.Cell.Col, b.Cell.Col), cmp.Compare(a.Cell.Row, b.Cell.Row))
	})
	if !lists || others {
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

// maxHead bounds what heads a row, in bytes.
const maxHead = 40

// rowByRow reads a table with a tool a row, whose header names the lists; nil
// if it is none.
func rowByRow(cells []*source.Block) []*source.Block {
	labels := map[int32]*source.Block{} // by column
	for _, b := range cells {
		if b.Cell.Row == 1 && b.Cell.Col > 1 && isList(b.Text) {
			labels[b.Cell.Col] = b
		}
	}
	if len(labels) < 2 {
		return nil
	}
	var read []*source.Block
	var at source.CellRef
	for _, b := range cells {
		if b.Cell.Row == 1 {
			continue
		}
		if l := labels[b.Cell.Col]; l != nil && b.Cell != at {
			read = append(read, l)
		}
		at = b.Cell
		read = append(read, b)
	}
	return read
}

func isList(text string) bool {
	text = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(text), ":"))
	return text == "pros" || text == "cons"
}
