package outline

import "strings"

// markActions makes buttons of what ends the rows of definitions and does something
// with them: links that all begin with the same word, each behind the description
// of its term.
func (d *Document) markActions() {
	var rows []int
	word := ""
	end := func() {
		for i := 0; len(rows) > 1 && i < len(rows); i++ {
			d.Blocks[rows[i]].Kind = Button
		}
		rows = rows[:0]
	}
	for i := range d.Blocks {
		switch b := &d.Blocks[i]; {
		case b.Kind != Term && b.Kind != Description:
			end()
		case i > 1 && b.isAction() && d.Blocks[i-1].Kind == Description && d.Blocks[i-1].Link() == "" && d.Blocks[i-2].Kind == Term:
			first, _, _ := strings.Cut(b.Text, " ")
			if first != word {
				end()
			}
			word = first
			rows = append(rows, i)
		}
	}
	end()
}

// isAction reports a description of one link only.
func (b *Block) isAction() bool {
	if b.Kind != Description || len(b.Text) > footerLink {
		return false
	}
	for i := range b.Runs {
		if b.Runs[i].Link == "" {
			return false
		}
	}
	return b.Text != ""
}
