package walk

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// judgeItem notes the open block if it is an entry that is paid for, and makes a button
// of one that shows the rest of its list.
func (w *walker) judgeItem(b *outline.Block) {
	runs, text := w.runs[w.open.runs:], w.text[w.open.text:]
	if outline.IsPaid(runs) {
		w.paid = append(w.paid, int32(len(w.doc.Blocks)-1))
	} else if len(runs) == 1 && strings.HasPrefix(runs[0].Link, "#") && len(text) <= labeltext.MaxMore && labeltext.IsShowMore(string(text)) {
		b.Kind = outline.Button
	}
}

// judgePaid marks advertising among the entries of a list that has just been read:
// an entry that is nothing but a link which is paid for, and more than a name, where
// the others are no links.
func (w *walker) judgePaid(list *outline.Group) {
	n := len(w.paid)
	for n > 0 && w.paid[n-1] >= list.From {
		n--
	}
	paid := w.paid[n:]
	w.paid = w.paid[:n]
	if len(paid) == 0 || w.linksOnly(list, paid) {
		return
	}
	for _, at := range paid {
		if b := &w.doc.Blocks[at]; !b.Region.Chrome() && joint.HasSmallWord(string(w.raw(at))) {
			b.Region = outline.Advert
		}
	}
}

// linksOnly reports a list of which the entries beside those that are paid for are links,
// or of which there are none.
func (w *walker) linksOnly(list *outline.Group, paid []int32) bool {
	texts := 0
	for i := list.From; i < list.To; i++ {
		if len(paid) > 0 && paid[0] == i {
			paid = paid[1:]
			continue
		}
		linked := true
		for _, r := range w.runsOf(i) {
			linked = linked && r.Link != ""
		}
		if linked && w.doc.Blocks[i].Kind == outline.Item {
			return true
		}
		texts++
	}
	return texts == 0
}

// dropPaidRow takes the row that has just been read out of its table, if it is nothing
// but advertising: one cell below or above rows of several, with links that are paid
// for, or several with such links behind a label that says so.
func (w *walker) dropPaidRow(g *outline.Grid) {
	n := len(g.Rows)
	row := &g.Rows[n-1]
	if row.To == row.From {
		return
	}
	from, to := g.Cells[row.From].From, g.Cells[row.To-1].To
	if c := &g.Cells[row.From]; row.To-row.From > 1 {
		if c.To-c.From != 1 || !chrome.IsAdvertLabel(w.raw(c.From)) {
			return
		}
		from = c.To
	} else if c.ColSpan < 2 && (n < 2 || g.Rows[n-2].To-g.Rows[n-2].From < 2) {
		return
	}
	if from == to {
		return
	}
	for i := from; i < to; i++ {
		if w.doc.Blocks[i].Region != outline.Advert && !outline.IsPaid(w.runsOf(i)) {
			return
		}
	}
	for i := g.Cells[row.From].From; i < to; i++ {
		b := &w.doc.Blocks[i]
		b.Kind, b.Cell = outline.Paragraph, outline.CellRef{}
		if !b.Region.Chrome() {
			b.Region = outline.Advert
		}
	}
	g.Cells, g.Rows = g.Cells[:row.From], g.Rows[:n-1]
}
