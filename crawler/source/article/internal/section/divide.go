package section

import (
	"math"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Page is a page that is divided into sections.
type Page struct {
	Title   string
	Content *outline.Outline // without what is chrome
	Parts   []Section
	Done    func() // gives back the room of content
}

// Divide makes sections of the blocks of a page.
func Divide(o *outline.Outline) *Page {
	all := o.Blocks()
	cards := previews(all)
	content, done := o.Only(func(b *outline.Block) bool {
		return !b.Region.Chrome() && !cards[b.Index] && (b.Kind != outline.Button || heading.IsQuestion(b.Text)) && !countsVotes(all, b)
	})
	page := &Page{Title: titleOf(content), Content: content, Done: done}
	tables := tableMap(content)
	lines := asking(unnumbered(withoutCounters(withoutCovers(page.lines(content.Blocks(), tables)))))
	guessHeadings(lines)
	page.assemble(lines)
	markRefrains(page.Parts)
	return page
}

// Text joins what the page says under its headings, and notes where each piece
// stands in it.
func (page *Page) Text() string {
	var text strings.Builder
	size := 0
	for i := range page.Parts {
		size += len(page.Parts[i].Heading) + 1
		for k := range page.Parts[i].Pieces {
			if p := &page.Parts[i].Pieces[k]; p.Table == nil {
				size += len(p.Text) + 1
			} else {
				size += tableSize(p.Table) + 1
			}
		}
	}
	text.Grow(size)
	for i := range page.Parts {
		if page.Parts[i].Level == outline.WeakLevel { // a cell, for all we know
			text.WriteString(page.Parts[i].Heading)
			text.WriteByte('\n')
		}
		for k := range page.Parts[i].Pieces {
			p := &page.Parts[i].Pieces[k]
			if p.At = text.Len(); p.Table == nil {
				text.WriteString(p.Text)
			} else {
				TableText(&text, p.Table)
			}
			text.WriteByte('\n')
		}
	}
	return text.String()
}

// line is a block on its way into a section.
type line struct {
	Piece
	heading bool
	title   *heading.Title // of a heading, if it was asked for
	level   uint8
	before  bool // it stands before the title
}

// lines selects what belongs to the article.
func (page *Page) lines(blocks []outline.Block, tables map[int]*outline.Table) []line {
	room := len(blocks)
	for _, t := range tables {
		room -= max(0, t.End-t.Block-1)
	}
	list := make([]line, 0, max(room, 0))
	code := page.Content.Preformatted()
	top := TitleAt(blocks, page.Title)
	headed := false // by another heading than the title
	var last words.Growing
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		if t := tables[i]; t != nil {
			i = max(i, t.End-1)
			list = append(list, line{Piece: Piece{Table: t, Block: b}, before: i < top})
			continue
		}
		if i == top || b.Text == "" || !headed && IsTitle(b, page.Title) || !belongs(b, code) {
			continue
		}
		headed = headed || b.Kind == outline.Heading && i > top
		l := lineOf(b)
		l.before = i < top
		if n := len(list); n > 0 && continues(&list[n-1], &l) && !(n > 1 && !l.Block.Soft && strongItem(&list[n-2])) {
			list[n-1].Text = last.Add(list[n-1].Text, l.Text)
			continue
		}
		if l.Text == "" || (!l.Item || b.Kind != outline.Item) && isNoteLabel(l.Text) || isFeedback(l.Text) || isSignature(&l) {
			continue
		}
		if divided := labelledLine(&l); divided != nil && !answers(list) {
			list = append(list, divided...)
			continue
		}
		list = append(list, l)
	}
	headCallouts(list)
	return withoutMarks(list)
}

// isNoteLabel reports the label of a note that stands on a line of its own: "💡 Key Takeaway #1".
func isNoteLabel(text string) bool {
	if len(text) > phrase.MaxLabel {
		return false
	}
	if chrome.IsNoteLabel(text) {
		return true
	}
	switch strings.TrimRight(words.LowerASCII(phrase.Undecorated(text)), ":!# 0123456789") {
	case "key takeaway", "key takeaways", "takeaway", "pro tip", "good to know", "tip", "note", "warning", "important":
		return true
	}
	return false
}

// isSignature reports a line that signs the entry and says nothing of what it is about.
func isSignature(l *line) bool {
	if l.heading || l.Item || l.Table != nil || l.before || !strings.HasPrefix(l.Text, "P") { // as all that Signs reads
		return false
	}
	name, ok := Signs(words.Plain(l.Text))
	return ok && name != ""
}

// headCallouts makes headings of the plain titles of boxes that hold a list:
// "Pros of X" above its entries.
func headCallouts(list []line) {
	for i := 0; i+1 < len(list); i++ {
		l, next := &list[i], &list[i+1]
		if isTermOfList(l, next) {
			l.heading, l.level, l.Text = true, outline.WeakLevel, strings.TrimSuffix(l.Text, ":")
			for k := i + 1; k < len(list) && list[k].Block != nil && list[k].Table == nil && list[k].Block.Kind == outline.Description; k++ {
				list[k].Item = true
			}
		}
		if l.heading || l.Item || l.Table != nil || !next.Item || next.heading || len(l.Text) > 60 || strings.Count(l.Text, " ") > 4 ||
			strings.ContainsAny(l.Text, ".,;!?") {
			continue
		}
		switch heading.TopicOf(strings.ToLower(words.Plain(l.Text))) {
		case heading.Pros, heading.Cons, heading.Limits:
			l.heading, l.level, l.Text = true, outline.WeakLevel, strings.TrimSuffix(l.Text, ":")
		}
	}
}

// isTermOfList reports a term that says that what it describes speaks for or against a
// tool.
func isTermOfList(l, next *line) bool {
	if l.heading || l.Table != nil || next.Table != nil || l.Block == nil || next.Block == nil || l.Block.Kind != outline.Term ||
		next.Block.Kind != outline.Description || len(l.Text) > phrase.MaxLabel {
		return false
	}
	t := heading.TopicOf(strings.ToLower(words.Plain(l.Text)))
	return t == heading.Pros || t == heading.Cons || t == heading.Limits
}

// answers reports lines whose last heading asks a question.
func answers(list []line) bool {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].heading {
			return heading.IsQuestion(list[i].Text)
		}
	}
	return false
}

func belongs(b *outline.Block, code bool) bool {
	switch b.Kind {
	case outline.Picture:
		return false
	case outline.Caption:
		return b.Region == outline.Body && states(b.Text)
	case outline.Code:
		return code
	}
	return b.Region != outline.Aside && (b.Region != outline.Header || b.Kind == outline.Heading)
}

// states reports a caption that is a sentence with a figure, and says what a picture shows.
func states(caption string) bool {
	const fewest = 5 // spaces
	return strings.HasSuffix(caption, ".") && words.HasDigit(caption) && strings.Count(caption, " ") >= fewest
}

// pictureBehind returns what a picture says behind a label that ends the block's text:
// "License: ✓".
func pictureBehind(b *outline.Block) string {
	if len(b.Images) != 1 || !strings.HasSuffix(b.Text, ":") || b.Images[0].At < len(b.Text) || len(b.Images[0].Alt) > phrase.MaxLabel {
		return ""
	}
	return " " + labeltext.Pictured(b.Images[0].Alt)
}

// lineOf reads a block, with the marks of text that never was markup: bullets
// and Markdown's headings.
func lineOf(b *outline.Block) line {
	l := line{Piece: Piece{Text: b.Text + pictureBehind(b), Item: b.Kind == outline.Item, Block: b}, heading: b.Kind == outline.Heading, level: b.Level}
	if l.heading {
		l.Text = phrase.Undecorated(labeltext.Undouble(withoutAnchor(b)))
		return l
	}
	if b.Kind == outline.Button {
		l.heading, l.level = true, outline.WeakLevel
		return l
	}
	if marks := len(l.Text) - len(strings.TrimLeft(l.Text, "#")); marks > 0 && marks <= 6 && strings.HasPrefix(l.Text[marks:], " ") {
		l.Text, l.heading, l.level = strings.TrimSpace(l.Text[marks:]), true, uint8(marks)
		return l
	}
	l.Sign = heading.SignOf(l.Text)
	if rest := phrase.AfterBullet(l.Text); rest != "" {
		l.Text, l.Item = rest, true
	}
	if b.Kind == outline.Term || b.Strong {
		l.heading, l.level = heading.IsQuestion(l.Text), outline.WeakLevel
	}
	if !l.heading && !l.Item && (heading.IsLabel(l.Text) || strings.HasSuffix(l.Text, ":") && heading.IsLabel(strings.TrimSuffix(l.Text, ":"))) {
		l.heading, l.level = true, outline.WeakLevel
	}
	if !l.heading && b.Strong && leadsToCases(l.Text) {
		l.heading, l.level, l.Item = true, outline.WeakLevel, false
	}
	if l.heading {
		l.Text = phrase.Undecorated(strings.TrimSuffix(strings.Trim(l.Text, "*_"), ":"))
	}
	return l
}

// leadsToCases reports a line with a colon at its end that introduces cases for or against
// something: "✅ Use X when:".
func leadsToCases(text string) bool {
	text = words.ToLower(words.Plain(phrase.Undecorated(text)))
	if len(text) > phrase.MaxLabel || !words.HasSuffix(text, " when:", " if:") {
		return false
	}
	t := heading.TopicOf(strings.TrimSuffix(text, ":"))
	return t == heading.Reasons || t == heading.Limits
}

// continues reports a second block of the same item: behind a line break, or
// behind what stands bold at its head.
func continues(last, next *line) bool {
	a, b := last.Block, next.Block
	if a == nil || b == nil || a.Kind != outline.Item || b.Kind != outline.Item || last.heading || next.heading || a.Level != b.Level ||
		last.Table != nil {
		return false
	}
	return b.Soft || a.Strong && !b.Strong && len(a.Text) < 100 && b.Index == a.Index+1 && !hasFigureBehind(a.Text)
}

// hasFigureBehind reports a label with a figure: what follows is another entry.
func hasFigureBehind(text string) bool {
	_, value, ok := strings.Cut(text, ": ")
	return ok && strings.ContainsAny(value, "0123456789")
}

// strongItem reports an entry that is emphasised as a whole.
func strongItem(l *line) bool {
	return l.Block != nil && l.Table == nil && l.Block.Kind == outline.Item && l.Block.Strong
}

// assemble puts the lines under their headings and leaves out what belongs to
// the site.
func (page *Page) assemble(lines []line) {
	lines = trim(lines)
	headings := 0
	for i := range lines {
		if lines[i].heading {
			headings++
		}
	}
	parts := make([]Section, 1, headings+1)
	parts[0].Title = &heading.Title{}
	pieces := make([]Piece, 0, len(lines)-headings) // of all parts
	var above trail
	skip := uint8(0) // level of a heading that opens what is no content; 0: none
	from := 0
	for i := range lines {
		l := &lines[i]
		switch {
		case !l.heading:
			if skip > 0 {
				continue
			}
			if s := &parts[len(parts)-1]; len(pieces) > from && isLeft(s, pieces[len(pieces)-1].Block, l.Block) {
				s.Pieces = pieces[from:len(pieces):len(pieces)]
				from = len(pieces)
				parts = append(parts, Section{Level: s.Level, Title: &heading.Title{}, Path: s.Path[:len(s.Path)-1]})
			}
			pieces = append(pieces, l.Piece)
			continue
		case skip > 0 && l.level > skip:
			continue
		}
		skip = 0
		if IsElsewhere(l.Text) {
			if skip = max(l.level, 1); isContents(l.Text) {
				skip = math.MaxUint8 // no chapter is below it, whatever its level
			}
			continue
		}
		if l.title == nil {
			l.title = heading.Read(l.Text)
		}
		parts[len(parts)-1].Pieces = pieces[from:len(pieces):len(pieces)]
		from = len(pieces)
		parts = append(parts, Section{Level: l.level, Heading: l.Text, Title: l.title, Block: l.Block, Path: above.open(l.level, l.Text)})
	}
	parts[len(parts)-1].Pieces = pieces[from:len(pieces):len(pieces)]
	page.Parts = parts
	if page.Title == "" && len(parts) > 1 && parts[1].Level == 1 && len(parts[0].Pieces) == 0 {
		page.Title = parts[1].Heading // a text whose title is Markdown
	}
}

// trail is the headings that are open, from the outermost.
type trail struct {
	levels []uint8
	texts  []string
	paths  words.Store
}

// open adds a heading, which closes those of its level and below, and returns
// the path to it.
func (t *trail) open(level uint8, text string) []string {
	n := len(t.levels)
	for n > 0 && t.levels[n-1] >= level {
		n--
	}
	t.levels, t.texts = append(t.levels[:n], level), append(t.texts[:n], text)
	return t.paths.Cut(t.texts)
}

// isContents reports what stands over a table of contents.
func isContents(h string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimRight(h, " :"))) {
	case "contents", "table of contents", "on this page", "in this article":
		return true
	}
	return false
}

// IsElsewhere reports headings of what stands around articles.
func IsElsewhere(h string) bool {
	h = strings.TrimRight(h, " :?!.")
	if elsewhereLexicon.Head(h) >= 0 || isContents(h) {
		return true
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, h)) {
	case "comments", "share", "share this", "newsletter", "subscribe", "navigation", "menu",
		"search", "archives", "categories", "tags", "about the author", "about the authors", "author", "written by", "related",
		"sponsors", "follow us", "contact us", "contact", "references", "sources", "footnotes", "see also",
		"external links", "further reading", "recommended", "trending", "popular", "meta", "sign up":
		return true
	}
	return false
}

// elsewhereLexicon holds what headings of other posts and of forms begin with.
var elsewhereLexicon = words.NewLexicon(
	"related post", "related article", "related read", "more from", "more article", "more post", "latest post",
	"latest article", "recent post", "recent comment", "you may also", "you might also", "leave a ", "recommended read", "recommended article",
	"read more", "read next", "keep reading", "join our", "join the", "subscribe to", "share this", "about the author",
	"sign up", "get started with our", "popular post", "other posts", "our newsletter", "stay updated", "what to read",
)
