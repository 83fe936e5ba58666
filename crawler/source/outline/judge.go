package outline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// proof is what is known of rows beside their cells.
type proof uint8

const (
	noProof proof = iota
	styled        // a style makes rows of a table
	flowing       // nothing says how long a row is
)

// judge makes a table of rows of equal length, nil if they are no table; see Grids.
func (g *gridder) judge(at int32, rows [][]unit, known proof) *Table {
	if len(rows) < 2 || len(rows[0]) < 2 {
		return nil
	}
	me := &g.doc.Groups[at]
	t := &Table{Origin: Siblings, Block: int(me.From), End: int(me.To), Path: g.doc.Blocks[me.From].Path}
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			return nil
		}
		cells := g.cells(row)
		switch {
		case t.Header == nil:
			t.Header = cells
		case !sameTexts(cells, t.Header):
			t.Rows = append(t.Rows, cells)
		}
	}
	t.dropRowNumbers()
	t.dropEmptyEnd()
	inline := rows[0][0].item
	if len(t.Rows) < 2 && !g.headsRow(t) || !readsLikeHeader(t.Header) || inline && !g.allNames(t.Header) && readsOn(t.Rows) || g.labelled(t) {
		return nil
	}
	labels, sure := g.labelColumn(t)
	if !differentLabels(t.Rows, labels) {
		return nil
	}
	marked := known == styled || g.setApart(t, inline) || headsBothSides(t.Header)
	loose := inline || known == flowing || len(t.Header) < 3
	if !marked && !g.namesHead(t, labels) && (loose || isSelfLabelled(t) || !labeltext.IsToolWord(t.Header[0].Text) && !startsFigures(t) && !g.isPlain(t)) &&
		!(inline && isTitled(t)) {
		return nil
	}
	t.Guessed = !marked
	markLabels(t, labels, sure)
	return t
}

// dropEmptyEnd drops the last column if nothing stands in it: what ends rows that float
// is no cell.
func (t *Table) dropEmptyEnd() {
	end := len(t.Header) - 1
	for _, row := range append([][]Cell{t.Header}, t.Rows...) {
		if end < 2 || row[end].Block >= 0 {
			return
		}
	}
	t.Header = t.Header[:end]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:end]
	}
}

// headsRow reports a table of one row, below a word for attributes and names
// that headings or sentences hold.
func (g *gridder) headsRow(t *Table) bool {
	if len(t.Rows) != 1 || len(t.Header) < 3 || !labeltext.IsAttributeWord(t.Header[0].Text) || g.isName(t.Rows[0][0].Text) && !g.isLabel(t.Rows[0][0].Text) {
		return false
	}
	return g.properHeads(t, 0) == len(t.Header)-1
}

// headsBothSides reports a header of what is for something and what is against it.
func headsBothSides(header []Cell) bool {
	if len(header) != 2 {
		return false
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, header[0].Text+"|"+header[1].Text)) {
	case "pros|cons", "cons|pros", "advantages|disadvantages", "disadvantages|advantages", "strengths|weaknesses", "weaknesses|strengths",
		"benefits|drawbacks", "drawbacks|benefits":
		return true
	}
	return false
}

// readsLikeHeader reports a row of different short texts without figures, of
// which one may be empty.
func readsLikeHeader(row []Cell) bool {
	empty := -1
	for i := range row {
		text := row[i].Text
		switch {
		case len(text) > MaxHeadText, text != "" && strings.IndexByte(".!?;,", text[len(text)-1]) >= 0, text == "" && empty >= 0:
			return false
		case text == "":
			empty = i
		}
	}
	if empty > 0 { // what is empty in front is a corner, as plainWords knows it
		row = slices.Delete(slices.Clone(row), empty, empty+1)
	}
	return plainWords(row)
}

// differentLabels reports rows whose cells in a column differ and are not
// empty.
func differentLabels(rows [][]Cell, col int) bool {
	labels := make(map[string]bool, len(rows))
	for _, row := range rows {
		text := row[col].Text
		if text == "" || len(text) > MaxHeadText || labels[text] {
			return false
		}
		labels[text] = true
	}
	return true
}

// allNames reports a header of at least two names behind the first cell.
func (g *gridder) allNames(header []Cell) bool {
	for i := range header[1:] {
		if !g.isName(header[i+1].Text) {
			return false
		}
	}
	return len(header) > 2
}

// readsOn reports whether texts that follow others in a row begin like the
// rest of a sentence.
func readsOn(rows [][]Cell) bool {
	lower, all := 0, 0
	for _, row := range rows {
		for i := 1; i < len(row); i++ {
			if first, _ := utf8.DecodeRuneInString(row[i].Text); unicode.IsLower(first) {
				lower++
			}
			all++
		}
	}
	return lower*4 > all
}

// labelled reports cells that repeat a label from row to row, as cards do.
func (g *gridder) labelled(t *Table) bool {
	for col := 1; col < len(t.Header); col++ {
		label, ok := g.labelOf(&t.Header[col])
		for i := 0; ok && i < len(t.Rows); i++ {
			var again string
			again, ok = g.labelOf(&t.Rows[i][col])
			ok = ok && again == label
		}
		if ok {
			return true
		}
	}
	return false
}

// labelOf returns the first of several inline items or blocks of a cell, or what
// stands in front of a colon and is no name that headings hold.
func (g *gridder) labelOf(c *Cell) (string, bool) {
	blocks := c.Blocks()
	if len(blocks) == 0 {
		return "", false
	}
	if label, _, ok := strings.Cut(c.Text, ": "); ok && strings.IndexByte(label, '\n') < 0 && !g.named(label) {
		return label, true
	}
	if len(blocks) > 1 {
		return blocks[0].Text, true
	}
	for _, r := range blocks[0].Runs {
		if r.Apart {
			return blocks[0].Text[:r.Start], true
		}
	}
	return "", false
}

// setApart reports whether the header is emphasised, or a heading, in all of
// its cells, and the rows are not.
func (g *gridder) setApart(t *Table, inline bool) bool {
	if inline {
		return g.doc.Blocks[t.Header[len(t.Header)-1].Block].Strong && !g.doc.Blocks[t.Rows[0][0].Block].Strong
	}
	if !g.allHeads(t.Header) {
		return false
	}
	for _, row := range t.Rows {
		if g.allHeads(row) {
			return false
		}
	}
	return true
}

func (g *gridder) allHeads(row []Cell) bool {
	n := 0
	for i := range row {
		if row[i].Block < 0 {
			continue
		}
		if b := &g.doc.Blocks[row[i].Block]; !b.Strong && b.Kind != Heading {
			return false
		}
		n++
	}
	return n > 0
}

// namesHead reports whether the table compares names that the headings of the page hold: in its
// header or in its label column, but not in both, nor in the corner. Where small sections have
// the labels as headings, the cells decide: they hold no names.
func (g *gridder) namesHead(t *Table, labels int) bool {
	across, down := 0, 0
	for i := range t.Header {
		if i != labels && g.named(t.Header[i].Text) {
			across++
		}
	}
	for _, row := range t.Rows {
		name, _, _ := strings.Cut(row[labels].Text, " (")
		if g.named(name) {
			down++
		}
	}
	wide := len(t.Header) - 1
	if across > 1 && down == 0 && across*3 < wide*2 {
		across = g.properHeads(t, labels)
	}
	switch corner := t.Header[labels].Text; {
	case g.isName(corner):
		return wide > 1 && across == wide && down == 0
	case wide > 1 && across*3 >= wide*2:
		return down*2 < len(t.Rows) || (across == wide || down == len(t.Rows)) && !g.holdsNames(t, labels)
	}
	return down*3 >= len(t.Rows)*2
}

// isMisaligned reports whether rows of t begin with a figure or with nothing, or hold the
// header's names: a wrong number of columns.
func (g *gridder) isMisaligned(t *Table) bool {
	for _, row := range t.Rows {
		if text := row[0].Text; text == "" || words.IsDigit(text[0]) || text[0] == '~' || labeltext.IsAbsent(text) {
			return true
		}
		for i := 1; i < len(t.Header); i++ {
			if row[0].Text == t.Header[i].Text {
				return true
			}
		}
	}
	return false
}

// headings returns the texts of the page's headings. One that is weak counts
// only if it is more than a word: cells of a header look like it.
func (g *gridder) headings() string {
	var b strings.Builder
	b.WriteByte('\n')
	b.WriteString(g.Data().Title)
	for i := range g.doc.Blocks {
		if h := &g.doc.Blocks[i]; h.Kind == Heading && (!h.Weak || strings.Count(h.Text, " ") > 2) {
			b.WriteByte('\n')
			b.WriteString(h.Text)
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// startsFigures reports whether a column has figures, or yes and no, in most
// rows: the header, which has none, is of another kind.
func startsFigures(t *Table) bool {
	for col := 1; col < len(t.Header); col++ {
		n := 0
		for _, row := range t.Rows {
			if text := row[col].Text; text == "" || labeltext.IsAbsent(text) || strings.ContainsAny(text[:min(len(text), 8)], "0123456789") || labeltext.IsAnswer(text) {
				n++
			}
		}
		if n*3 >= len(t.Rows)*2 {
			return true
		}
	}
	return false
}

// isSelfLabelled reports cells that name what they are about themselves: "Django: MVT".
func isSelfLabelled(t *Table) bool {
	n := 0
	for _, row := range t.Rows {
		if strings.Contains(row[1].Text, ": ") {
			n++
		}
	}
	return n*2 >= len(t.Rows)
}

// isPlain reports at least four rows of one short text a cell, without links
// and without names of what headings speak of: a table of words.
func (g *gridder) isPlain(t *Table) bool {
	if len(t.Rows) < 3 || g.named(t.Header[0].Text) {
		return false
	}
	for _, row := range t.Rows {
		for i := range row {
			blocks := row[i].Blocks()
			if len(blocks) != 1 || len(row[i].Text) > MaxHeadText || blocks[0].Link() != "" || blocks[0].Kind != Paragraph ||
				i == 0 && g.named(row[i].Text) {
				return false
			}
		}
	}
	return true
}

// isTitled reports at least four rows of three inline items and more, all of which
// begin as titles do and none of which ends as a sentence does.
func isTitled(t *Table) bool {
	if len(t.Rows) < 4 || len(t.Header) < 3 {
		return false
	}
	for _, row := range append([][]Cell{t.Header}, t.Rows...) {
		for i := range row {
			first, _ := utf8.DecodeRuneInString(row[i].Text)
			if !unicode.IsUpper(first) || len(row[i].Text) > MaxHeadText || strings.IndexByte(".!?;,:", row[i].Text[len(row[i].Text)-1]) >= 0 {
				return false
			}
		}
	}
	return true
}
