package section

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/metadata"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// titleOf returns the first heading of the highest level, else the title of the structured
// data.
func titleOf(o *outline.Outline) string {
	d := o.Data()
	blocks := o.Blocks()
	if at := topHeading(blocks, d.Title); at >= 0 {
		if line := titleLine(blocks[:at], d.Title); line != "" && !strings.Contains(d.Title, blocks[at].Text) {
			return line
		}
		return blocks[at].Text
	}
	for _, obj := range d.Own("Article", "BlogPosting", "NewsArticle", "TechArticle") {
		if headline := obj.Text("headline"); headline != "" {
			return headline
		}
	}
	title := bareTitle(d)
	at := -1
	if isFilePath(title) {
		at = overAll(blocks)
	} else if !strings.Contains(title, " ") {
		at = overNext(blocks)
	}
	if at >= 0 {
		return blocks[at].Text
	}
	return title
}

// isFilePath reports what begins with the name of a file, as where a window shows it:
// "guides/django-alternatives.md at main".
func isFilePath(title string) bool {
	file, _, _ := strings.Cut(title, " ")
	dot := strings.LastIndexByte(file, '.')
	if dot < 1 {
		return false
	}
	switch words.LowerASCII(file[dot+1:]) {
	case "md", "markdown", "txt", "htm", "html", "rst", "adoc", "asciidoc", "mdx", "doc", "docx", "pdf", "odt":
		return true
	}
	return false
}

// mayTitle reports a heading of the page's own text that may be its title.
func mayTitle(b *outline.Block) bool {
	return b.Kind == outline.Heading && !b.Weak && b.Region == outline.Body && len(b.Text) >= 3
}

// overAll returns the position of the first heading, if all others are below it; else -1.
func overAll(blocks []outline.Block) int {
	first := -1
	for i := range blocks {
		b := &blocks[i]
		if !mayTitle(b) {
			continue
		}
		if first < 0 {
			first = i
		} else if b.Level <= blocks[first].Level {
			return -1
		}
	}
	return first
}

// overNext returns the position of the first heading, of more words than one, if the next
// is below it and none above: that of a page whose window shows the name of the site. It
// is -1 if there is none.
func overNext(blocks []outline.Block) int {
	first, behind := -1, 0
	for i := range blocks {
		b := &blocks[i]
		if !mayTitle(b) {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		if behind++; b.Level < blocks[first].Level || behind == 1 && b.Level == blocks[first].Level {
			return -1
		}
	}
	if behind == 0 || !strings.Contains(blocks[first].Text, " ") {
		return -1
	}
	return first
}

// topHeading returns the position of the heading that is the title, -1 if
// none is: of level 1, or the first one if the page's own title begins or ends with it. Where
// several are of level 1, which may be those of sections, one by its looks in front of
// them is as good.
func topHeading(blocks []outline.Block, title string) int {
	first, behind, highest, byLooks, site := -1, -1, 0, -1, -1
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != outline.Heading || b.Region == outline.Aside || len(b.Text) < 3 {
			continue
		}
		if namesSite(b, title) {
			site = i
			continue
		}
		isTitle := strings.HasPrefix(title, b.Text) && endsPart(title[len(b.Text):])
		if b.Weak {
			if isTitle && first < 0 && byLooks < 0 {
				byLooks = i
			}
			continue
		}
		if isTitle && (first < 0 || len(b.Text) > sharedPrefix(blocks[first].Text, title)) {
			return i
		}
		if b.Level == 1 {
			if highest++; first < 0 {
				first = i
			}
		}
		if behind < 0 && strings.Contains(b.Text, " ") && endsWith(title, b.Text) {
			behind = i
		}
	}
	if first < 0 && behind >= 0 {
		return behind
	}
	if first < 0 {
		return site
	}
	if highest > 1 && byLooks >= 0 {
		return byLooks
	}
	return first
}

// namesSite reports a heading that is a link to the first page of the site, with the name in
// front of the title of the window: "Moss: A vs B".
func namesSite(b *outline.Block, title string) bool {
	rest, ok := strings.CutPrefix(title, b.Text)
	return ok && words.HasPrefix(rest, ": ", " | ", " – ", " — ", " - ", " · ", " » ") && len(b.Runs) == 1 && b.Runs[0].Link == "/"
}

// titleLine returns the line in front of the headings that is the title of the window, of more
// words than one: some writers make a paragraph of it.
func titleLine(blocks []outline.Block, title string) string {
	for i := range blocks {
		if b := &blocks[i]; b.Kind == outline.Paragraph && b.Region == outline.Body && b.Text == title && strings.Contains(title, " ") {
			return title
		}
	}
	return ""
}

// endsWith reports a title of the window that ends with a heading, behind the name of the site.
func endsWith(title, heading string) bool {
	head, ok := strings.CutSuffix(title, heading)
	return ok && words.HasSuffix(head, ": ", " | ", " – ", " — ", " - ", " · ", " » ")
}

// endsPart reports what may follow the title of a page in that of the window: a sign, and
// no more words. "A vs B" does not head a page about "A vs B vs C".
func endsPart(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || !words.IsDigit(rest[0]) && (rest[0]|0x20 < 'a' || rest[0]|0x20 > 'z')
}

// sharedPrefix returns the bytes that two texts begin with alike.
func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// bareTitle is the title of the window without the site's name.
func bareTitle(d *metadata.Data) string {
	if og := d.Meta["og:title"]; og != "" {
		return og
	}
	for _, sep := range [...]string{" | ", " – ", " — ", " - ", " · ", " « "} {
		if i := strings.LastIndex(d.Title, sep); i > 0 {
			return strings.TrimSpace(d.Title[:i])
		}
	}
	return d.Title
}

// TitleAt returns the position of the title's heading, -1 if it has none.
func TitleAt(blocks []outline.Block, title string) int {
	for i := range blocks {
		if IsTitle(&blocks[i], title) && blocks[i].Region != outline.Aside {
			return i
		}
	}
	for i := range blocks { // a publisher of documents makes no heading of it
		if b := &blocks[i]; b.Kind == outline.Paragraph && b.Text == title && b.Region == outline.Body {
			return i
		}
	}
	return -1
}

// IsTitle reports a heading that repeats the title, which may stand on a page twice.
func IsTitle(b *outline.Block, title string) bool {
	return b.Kind == outline.Heading && b.Text == title
}

// tableMap returns the tables by the position of their first block, those
// that no markup declares among them.
func tableMap(o *outline.Outline) map[int]*outline.Table {
	at := map[int]*outline.Table{}
	taken := make([]bool, len(o.Blocks())+1)
	claim := func(t *outline.Table) {
		for i := t.Block; i < t.End && i < len(taken); i++ {
			if taken[i] {
				return
			}
		}
		for i := t.Block; i < t.End && i < len(taken); i++ {
			taken[i] = true
		}
		at[t.Block] = t
	}
	for _, t := range sideBySide(o.Tables()) {
		if t.Origin != outline.Definitions {
			claim(t)
		}
	}
	for _, t := range o.Grids() {
		claim(headBeginnings(t))
	}
	return at
}

// TableText writes the cells of a table, each on a line.
func TableText(b *strings.Builder, t *outline.Table) {
	rowText(b, t.Header)
	for _, row := range t.Rows {
		rowText(b, row)
	}
}

func tableSize(t *outline.Table) int {
	size := rowSize(t.Header)
	for _, row := range t.Rows {
		size += rowSize(row)
	}
	return size
}

func rowSize(row []outline.Cell) int {
	size := 0
	for i := range row {
		size += len(row[i].Text) + 1
	}
	return size
}

func rowText(b *strings.Builder, row []outline.Cell) {
	for i := range row {
		b.WriteString(row[i].Text)
		b.WriteByte('\n')
	}
}

// guessHeadings finds headings on pages that mark none: text that never was markup.
func guessHeadings(lines []line) {
	headings, weak, plain := 0, 0, 0
	for i := range lines {
		switch l := &lines[i]; {
		case !l.heading:
			if l.asks() && l.mayHead() {
				plain++
			}
		case l.level < outline.WeakLevel:
			headings++
		case !heading.IsLabel(l.Text):
			weak++
		}
	}
	switch titled := titledQuestions(lines); {
	case headings < 2 && len(lines) > enoughLines:
		guessCaptions(lines, weak > 2 && plain == 0)
	case titled != nil:
		guessQuestions(lines, titled)
	case plain > 2:
		if end := lowHeadings(lines); end > enoughLines {
			guessCaptions(lines[:end], false)
		}
	}
}

// enoughLines are more than a text without headings has.
const enoughLines = 12

// lowHeadings returns where the first heading below the title stands, if all are of low
// levels, as those of an accordion at the end; 0 if others are.
func lowHeadings(lines []line) int {
	const low = 3
	first := 0
	for i := range lines {
		l := &lines[i]
		if !l.heading || l.level == 1 || l.level >= outline.WeakLevel {
			continue
		}
		if l.level < low {
			return 0
		}
		if first == 0 {
			first = i
		}
	}
	return first
}

// guessCaptions makes headings of questions and short lines without a full stop that text
// follows: only of emphasised ones if the page emphasises others.
func guessCaptions(lines []line, byLooks bool) {
	fields := repeatedFields(lines)
	for i := range lines[:len(lines)-1] {
		l, next := &lines[i], &lines[i+1]
		if byLooks && (l.Block == nil || !l.Block.Strong) || !l.mayHead() || fields[i] ||
			l.Block != nil && SecondField(l.Block) > 0 { // a label beside its value
			continue
		}
		follows := next.Table != nil || next.Item || len(next.Text) > len(l.Text)
		if l.asks() || follows && isCaption(l.Text) {
			l.heading, l.level = true, 2
		}
	}
}

// repeatedFields returns the lines that are fields of cards, by position: a label and its
// value, right beside another, with labels that stand in other cards too.
func repeatedFields(lines []line) map[int]bool {
	labels := map[string]int{}
	for i := range lines {
		labels[lines[i].fieldLabel()]++
	}
	fields := map[int]bool{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1].fieldLabel(), lines[i].fieldLabel()
		if a != "" && b != "" && a != b && labels[a] > 1 && labels[b] > 1 {
			fields[i-1], fields[i] = true, true
		}
	}
	return fields
}

// fieldLabel returns what stands in front of the colon of a short line.
func (l *line) fieldLabel() string {
	label, _, ok := strings.Cut(l.Text[:min(len(l.Text), phrase.MaxLabel)], ": ")
	if !ok || l.heading || l.Item || l.Table != nil {
		return ""
	}
	return label
}

// mayHead reports a line that may be a heading, for all that its markup says.
func (l *line) mayHead() bool {
	return !l.heading && !l.Item && l.Table == nil && (l.Block == nil || l.Block.Kind != outline.Description && l.Block.Kind != outline.Term) &&
		!isBoilerplate(l.Text)
}

// asks reports a line that is one question.
func (l *line) asks() bool {
	return heading.IsQuestion(l.Text) && len(l.Text) < 150 && phrase.IsSentence(l.Text)
}

// isCaption reports a short line that is no sentence.
func isCaption(s string) bool {
	if len(s) > 60 || len(s) < 2 || strings.Count(s, " ") > 7 {
		return false
	}
	return strings.IndexByte(".!;:,", s[len(s)-1]) < 0 && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9')
}
