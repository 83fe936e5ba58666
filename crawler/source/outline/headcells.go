package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// pressHeads makes cells of the buttons that are all that a row of column heads
// says, as in tables that readers sort, and drops what they say of sorting.
func (d *Document) pressHeads(g *Grid, line []int32) {
	for _, at := range line {
		c := &g.Cells[at]
		if c.To > c.From {
			d.Blocks[c.To-1].dropTail(sortSigns)
			d.dropSortingLead(c)
		}
		if c.To-c.From != 1 || d.Blocks[c.From].Kind != Button {
			continue
		}
		b := &d.Blocks[c.From]
		b.Kind = TableCell
		if name := withoutSorting(b.Text); name != b.Text {
			b.Text, b.Runs = name, nil
		}
	}
}

// dropSortingLead drops from a column head the words in front of its name that offer to
// sort by it, in the same text or in texts of their own.
func (d *Document) dropSortingLead(c *GridCell) {
	for ; c.From < c.To; c.From++ {
		b := &d.Blocks[c.From]
		lead := sortingLead(b.Text)
		if lead < len(b.Text) {
			if lead > 0 {
				b.dropHead(lead)
			}
			return
		}
		if c.To-c.From == 1 {
			return
		}
		b.Kind = Button
	}
}

// sortingLead returns how many bytes of a text are words in front of the name of the
// column to sort by: "Sort by: Redis".
func sortingLead(s string) int {
	for _, words := range [...]string{"sort by", "sorted by"} {
		if len(s) >= len(words) && strings.EqualFold(s[:len(words)], words) {
			name := strings.TrimLeft(s[len(words):], ": ")
			if name == "" || len(name) < len(s)-len(words) {
				return len(s) - len(name)
			}
		}
	}
	return 0
}

// sortSigns show by which column a table is sorted, and in which order.
const sortSigns = "▲▼△▽▴▾↑↓⇅⇵↕⬆⬇ "

// dropTail takes signs off the end of b's text, unless it is nothing else.
func (b *Block) dropTail(signs string) {
	text := strings.TrimRight(b.Text, signs)
	if text == "" || len(text) == len(b.Text) {
		return
	}
	b.Text = text
	for len(b.Runs) > 0 && int(b.Runs[len(b.Runs)-1].Start) >= len(text) {
		b.Runs = b.Runs[:len(b.Runs)-1]
	}
	if n := len(b.Runs); n > 0 {
		b.Runs[n-1].End = min(b.Runs[n-1].End, int32(len(text)))
	}
}

// withoutSorting removes the last words of a button that sorts: "Redis, sort
// ascending".
func withoutSorting(s string) string {
	const few = 4
	words := strings.Fields(s)
	for i := max(0, len(words)-few); i < len(words); i++ {
		switch strings.ToLower(strings.Trim(words[i], ".,:;()[]")) {
		case "sort", "sorted", "sortable", "unsorted", "sorting":
			for i > 0 &&
				(strings.EqualFold(words[i-1], "to") || strings.EqualFold(words[i-1], "click") || strings.EqualFold(words[i-1], "activate")) {
				i--
			}
			return strings.TrimRight(strings.Join(words[:i], " "), " ,:;–-(")
		}
	}
	return s
}

// dropCalls removes what column heads ask readers to do: lines below the first that
// several of them have, or that are a link which is paid for.
func dropCalls(row []Cell) {
	dropSameLinks(row)
	var below map[string]int // how many heads have a line below their first
	each := func(fn func(c *Cell, lines []string)) {
		for i := range row {
			if strings.IndexByte(row[i].Text, '\n') >= 0 && (i == 0 || row[i].Block != row[i-1].Block) {
				fn(&row[i], strings.Split(row[i].Text, "\n"))
			}
		}
	}
	each(func(_ *Cell, lines []string) {
		if below == nil {
			below = map[string]int{}
		}
		for _, line := range lines[1:] {
			below[line]++
		}
	})
	each(func(c *Cell, lines []string) {
		kept := lines[:1]
		for _, line := range lines[1:] {
			if below[line] < 2 && !c.isPaidLine(line) {
				kept = append(kept, line)
			}
		}
		c.Text = strings.Join(kept, "\n")
	})
}

// dropSameLinks removes the last link of column heads that says the same in several of them:
// "Visit site" behind each name.
func dropSameLinks(row []Cell) {
	tail := func(c *Cell) string {
		if c.Block < 0 || len(c.Blocks()) != 1 {
			return ""
		}
		b := &c.Blocks()[0]
		if n := len(b.Runs) - 1; n > 0 && b.Runs[n].Link != "" && b.Runs[n].Link != b.Runs[n-1].Link && int(b.Runs[n].End) == len(b.Text) {
			return b.Text[b.Runs[n].Start:]
		}
		return ""
	}
	var known map[string]int
	for i := range row {
		if link := tail(&row[i]); link != "" && (i == 0 || row[i].Block != row[i-1].Block) {
			if known == nil {
				known = map[string]int{}
			}
			known[link]++
		}
	}
	for i := range row {
		if link := tail(&row[i]); known[link] > 1 {
			row[i].Text = strings.TrimSpace(strings.TrimSuffix(row[i].Text, link))
		}
	}
}

// isRowOfCalls reports a row without a head of its own, beside columns that have heads, whose
// cells are all the same link: "Learn more" under each name.
func isRowOfCalls(row, header []Cell) bool {
	if header == nil || len(row) < 3 || row[0].Text != "" && row[0].Block != header[0].Block || row[1].Text == "" {
		return false
	}
	for i := 1; i < len(row); i++ {
		c := &row[i]
		if i > 2 && c.Block < 0 {
			continue
		}
		if c.Text != row[1].Text || c.Block < 0 || i > 1 && c.Block == row[i-1].Block || len(c.Blocks()) != 1 || c.Blocks()[0].Link() == "" {
			return false
		}
	}
	return true
}

// isPaidLine reports a line of a cell that is a link which is paid for.
func (c *Cell) isPaidLine(line string) bool {
	for i := range c.Blocks() {
		if b := &c.Blocks()[i]; b.Text == line && IsPaid(b.Runs) {
			return true
		}
	}
	return false
}

// isWordless reports a line of a table without any text.
func (d *Document) isWordless(g *Grid, line []int32) bool {
	for _, at := range line {
		for i := g.Cells[at].From; i < g.Cells[at].To; i++ {
			if d.Blocks[i].Text != "" {
				return false
			}
		}
	}
	return true
}

// showPictures gives cells that hold nothing but a picture the text of what it shows.
func showPictures(row []Cell) []Cell {
	for i := range row {
		if row[i].Text != "" || row[i].Block < 0 {
			continue
		}
		if images := row[i].Images(); len(images) == 1 {
			row[i].Text = labeltext.Pictured(images[0].Alt)
		}
	}
	return row
}

// mergeHeader lays a header row over those above it, which show where it is
// empty.
func mergeHeader(above, row []Cell) []Cell {
	for i := range row {
		if row[i].Text == "" && i < len(above) {
			row[i] = above[i]
		}
	}
	return row
}
