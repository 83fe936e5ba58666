package source

// isPaid reports a text of nothing but links that are paid for.
func isPaid(runs []Run) bool {
	for i := range runs {
		if !runs[i].paid {
			return false
		}
	}
	return len(runs) > 0
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
		if b := &w.doc.blocks[at]; !b.Region.Chrome() && hasSmallWord(string(w.raw(at))) {
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
// for.
func (w *walker) dropPaidRow(g *grid) {
	n := len(g.rows)
	row := &g.rows[n-1]
	if row.to-row.from != 1 {
		return
	}
	c := &g.cells[row.from]
	if c.from == c.to || c.colspan < 2 && (n < 2 || g.rows[n-2].to-g.rows[n-2].from < 2) {
		return
	}
	for i := c.from; i < c.to; i++ {
		if w.doc.blocks[i].Region != Advert && !isPaid(w.runsOf(i)) {
			return
		}
	}
	for i := c.from; i < c.to; i++ {
		b := &w.doc.blocks[i]
		b.Kind, b.Cell = Paragraph, CellRef{}
		if !b.Region.Chrome() {
			b.Region = Advert
		}
	}
	g.cells, g.rows = g.cells[:row.from], g.rows[:n-1]
}
