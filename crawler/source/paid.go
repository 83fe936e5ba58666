package source

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// isPaid reports a text of nothing but links that are paid for.
func isPaid(runs []Run) bool {
	for i := range runs {
		if !runs[i].paid {
			return false
		}
	}
	return len(runs) > 0
}

// judgeItem notes the open block if it is an entry that is paid for, and makes a button
// of one that shows the rest of its list.
func (w *walker) judgeItem(b *Block) {
	runs, text := w.runs[w.open.runs:], w.text[w.open.text:]
	if isPaid(runs) {
		w.paid = append(w.paid, int32(len(w.doc.blocks)-1))
	} else if len(runs) == 1 && strings.HasPrefix(runs[0].Link, "#") && len(text) <= labeltext.MaxMore && labeltext.IsShowMore(string(text)) {
		b.Kind = Button
	}
}

// judgePaid marks advertising among the entries of a list that has just been read:
// an entry that is nothing but a link which is paid for, and more than a name, where
// the others are no links.
func (w *walker) judgePaid(list *group) {
	n := len(w.paid)
	for n > 0 && w.paid[n-1] >= list.from {
		n--
	}
	paid := w.paid[n:]
	w.paid = w.paid[:n]
	if len(paid) == 0 || w.linksOnly(list, paid) {
		return
	}
	for _, at := range paid {
		if b := &w.doc.blocks[at]; !b.Region.Chrome() && joint.HasSmallWord(string(w.raw(at))) {
			b.Region = Advert
		}
	}
}

// linksOnly reports a list of which the entries beside those that are paid for are links,
// or of which there are none.
func (w *walker) linksOnly(list *group, paid []int32) bool {
	texts := 0
	for i := list.from; i < list.to; i++ {
		if len(paid) > 0 && paid[0] == i {
			paid = paid[1:]
			continue
		}
		linked := true
		for _, r := range w.runsOf(i) {
			linked = linked && r.Link != ""
		}
		if linked && w.doc.blocks[i].Kind == Item {
			return true
		}
		texts++
	}
	return texts == 0
}

// dropPaidRow takes the row that has just been read out of its table, if it is nothing
// but advertising: one cell below or above rows of several, with links that are paid
// for, or several with such links behind a label that says so.
func (w *walker) dropPaidRow(g *grid) {
	n := len(g.rows)
	row := &g.rows[n-1]
	if row.to == row.from {
		return
	}
	from, to := g.cells[row.from].from, g.cells[row.to-1].to
	if c := &g.cells[row.from]; row.to-row.from > 1 {
		if c.to-c.from != 1 || !chrome.IsAdvertLabel(w.raw(c.from)) {
			return
		}
		from = c.to
	} else if c.colspan < 2 && (n < 2 || g.rows[n-2].to-g.rows[n-2].from < 2) {
		return
	}
	if from == to {
		return
	}
	for i := from; i < to; i++ {
		if w.doc.blocks[i].Region != Advert && !isPaid(w.runsOf(i)) {
			return
		}
	}
	for i := g.cells[row.from].from; i < to; i++ {
		b := &w.doc.blocks[i]
		b.Kind, b.Cell = Paragraph, CellRef{}
		if !b.Region.Chrome() {
			b.Region = Advert
		}
	}
	g.cells, g.rows = g.cells[:row.from], g.rows[:n-1]
}
