package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// section is a heading and what stands directly under it, up to the next
// heading of any level.
type section struct {
	level   uint8
	heading string
	title   *title        // of the heading
	block   *source.Block // the heading; nil for what stands before the first
	path    []string
	pieces  []piece

	// What topics finds out:
	topic topic
	tool  *names.Tool // that the section is about
	owns  bool        // the heading opens what the page says of the tool
	faq   bool        // within a list of questions

	follows bool // the tool is that of the section before, which is not above this one
}

// piece is a paragraph, an item or a table.
type piece struct {
	text  string
	at    int // where text begins in the text of the page
	item  bool
	sign  topic // that stands in front of it
	table *source.Table
	block *source.Block
}

// prose joins the paragraphs and items directly under the heading.
func (s *section) prose() string {
	only, size, n := "", 0, 0
	for i := range s.pieces {
		if p := &s.pieces[i]; p.table == nil && p.text != "" {
			only, size, n = p.text, size+len(p.text)+1, n+1
		}
	}
	if n < 2 {
		return only
	}
	var b strings.Builder
	b.Grow(size)
	for i := range s.pieces {
		p := &s.pieces[i]
		if p.table != nil || p.text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// read makes sections of the page's blocks.
func (r *reader) read() {
	all := r.page.Outline.Blocks()
	cards := previews(all)
	content := r.page.Outline.Only(func(b *source.Block) bool {
		return !b.Region.Chrome() && !cards[b.Index] && (b.Kind != source.Button || isQuestion(b.Text)) && !countsVotes(all, b)
	})
	r.content = content
	blocks := content.Blocks()
	r.findTitle(content)
	tables := tableMap(content)
	lines := asking(unnumbered(withoutCounters(withoutCovers(r.lines(blocks, tables)))))
	guessHeadings(lines)
	r.assemble(lines)
	r.body = corpus.New(r.text())
}

// text joins what the page says under its headings, and notes where each piece
// stands in it.
func (r *reader) text() string {
	var text strings.Builder
	size := 0
	for i := range r.parts {
		size += len(r.parts[i].heading) + 1
		for k := range r.parts[i].pieces {
			if p := &r.parts[i].pieces[k]; p.table == nil {
				size += len(p.text) + 1
			} else {
				size += tableSize(p.table) + 1
			}
		}
	}
	text.Grow(size)
	for i := range r.parts {
		if r.parts[i].level == source.WeakLevel { // a cell, for all we know
			text.WriteString(r.parts[i].heading)
			text.WriteByte('\n')
		}
		for k := range r.parts[i].pieces {
			p := &r.parts[i].pieces[k]
			if p.at = text.Len(); p.table == nil {
				text.WriteString(p.text)
			} else {
				tableText(&text, p.table)
			}
			text.WriteByte('\n')
		}
	}
	return text.String()
}

// line is a block on its way into a section.
type line struct {
	piece
	heading bool
	title   *title // of a heading, if it was asked for
	level   uint8
	before  bool // it stands before the title
}

// lines selects what belongs to the article.
func (r *reader) lines(blocks []source.Block, tables map[int]*source.Table) []line {
	room := len(blocks)
	for _, t := range tables {
		room -= max(0, t.End-t.Block-1)
	}
	list := make([]line, 0, max(room, 0))
	code := r.content.Preformatted()
	top := r.titleAt(blocks)
	headed := false // by another heading than the title
	var last words.Growing
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		if t := tables[i]; t != nil {
			i = max(i, t.End-1)
			list = append(list, line{piece: piece{table: t, block: b}, before: i < top})
			continue
		}
		if i == top || b.Text == "" || !headed && r.isTitle(b) || !belongs(b, code) {
			continue
		}
		headed = headed || b.Kind == source.Heading && i > top
		l := lineOf(b)
		l.before = i < top
		if n := len(list); n > 0 && continues(&list[n-1], &l) && !(n > 1 && !l.block.Soft && strongItem(&list[n-2])) {
			list[n-1].text = last.Add(list[n-1].text, l.text)
			continue
		}
		if l.text == "" || !l.item && source.IsNoteLabel(l.text) || isFeedback(l.text) || isSignature(&l) {
			continue
		}
		if divided := labelledLine(&l); divided != nil && !answers(list) {
			list = append(list, divided...)
			continue
		}
		list = append(list, l)
	}
	headCallouts(list)
	return list
}

// isSignature reports a line that signs the entry and says nothing of what it is about.
func isSignature(l *line) bool {
	if l.heading || l.item || l.table != nil || l.before {
		return false
	}
	name, ok := signs(words.Plain(l.text))
	return ok && name != ""
}

// headCallouts makes headings of the plain titles of boxes that hold a list:
// "Pros of X" above its entries.
func headCallouts(list []line) {
	for i := 0; i+1 < len(list); i++ {
		l, next := &list[i], &list[i+1]
		if isTermOfList(l, next) {
			l.heading, l.level, l.text = true, source.WeakLevel, strings.TrimSuffix(l.text, ":")
			for k := i + 1; k < len(list) && list[k].block != nil && list[k].table == nil && list[k].block.Kind == source.Description; k++ {
				list[k].item = true
			}
		}
		if l.heading || l.item || l.table != nil || !next.item || next.heading || len(l.text) > 60 || strings.Count(l.text, " ") > 4 || strings.ContainsAny(l.text, ".,;!?") {
			continue
		}
		switch topicOf(strings.ToLower(words.Plain(l.text))) {
		case pros, cons, limits:
			l.heading, l.level, l.text = true, source.WeakLevel, strings.TrimSuffix(l.text, ":")
		}
	}
}

// isTermOfList reports a term that says that what it describes speaks for or against a
// tool.
func isTermOfList(l, next *line) bool {
	if l.heading || l.table != nil || next.table != nil || l.block == nil || next.block == nil || l.block.Kind != source.Term || next.block.Kind != source.Description || len(l.text) > maxLabel {
		return false
	}
	t := topicOf(strings.ToLower(words.Plain(l.text)))
	return t == pros || t == cons || t == limits
}

// answers reports lines whose last heading asks a question.
func answers(list []line) bool {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].heading {
			return isQuestion(list[i].text)
		}
	}
	return false
}

func belongs(b *source.Block, code bool) bool {
	switch b.Kind {
	case source.Caption, source.Picture:
		return false
	case source.Code:
		return code
	}
	return b.Region != source.Aside && (b.Region != source.Header || b.Kind == source.Heading)
}

// lineOf reads a block, with the marks of text that never was markup: bullets
// and Markdown's headings.
func lineOf(b *source.Block) line {
	l := line{piece: piece{text: b.Text, item: b.Kind == source.Item, block: b}, heading: b.Kind == source.Heading, level: b.Level}
	if l.heading {
		l.text = phrase.Undecorated(source.Undouble(withoutAnchor(b)))
		return l
	}
	if b.Kind == source.Button {
		l.heading, l.level = true, source.WeakLevel
		return l
	}
	if marks := len(l.text) - len(strings.TrimLeft(l.text, "#")); marks > 0 && marks <= 6 && strings.HasPrefix(l.text[marks:], " ") {
		l.text, l.heading, l.level = strings.TrimSpace(l.text[marks:]), true, uint8(marks)
		return l
	}
	l.sign = signOf(l.text)
	if rest := afterBullet(l.text); rest != "" {
		l.text, l.item = rest, true
	}
	if b.Kind == source.Term || b.Strong {
		l.heading, l.level = isQuestion(l.text), source.WeakLevel
	}
	if !l.heading && !l.item && (isLabel(l.text) || strings.HasSuffix(l.text, ":") && isLabel(strings.TrimSuffix(l.text, ":"))) {
		l.heading, l.level = true, source.WeakLevel
	}
	if l.heading {
		l.text = phrase.Undecorated(strings.TrimSuffix(strings.Trim(l.text, "*_"), ":"))
	}
	return l
}

// continues reports a second block of the same item: behind a line break, or
// behind what stands bold at its head.
func continues(last, next *line) bool {
	a, b := last.block, next.block
	if a == nil || b == nil || a.Kind != source.Item || b.Kind != source.Item || last.heading || next.heading || a.Level != b.Level || last.table != nil {
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
	return l.block != nil && l.table == nil && l.block.Kind == source.Item && l.block.Strong
}

func isQuestion(s string) bool {
	return strings.HasSuffix(s, "?") && len(s) < 200 && len(s) > 5
}

// assemble puts the lines under their headings and leaves out what belongs to
// the site.
func (r *reader) assemble(lines []line) {
	lines = trim(lines)
	headings := 0
	for i := range lines {
		if lines[i].heading {
			headings++
		}
	}
	parts := make([]section, 1, headings+1)
	parts[0].title = &title{}
	pieces := make([]piece, 0, len(lines)-headings) // of all parts
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
			if s := &parts[len(parts)-1]; len(pieces) > from && s.isLeft(pieces[len(pieces)-1].block, l.block) {
				s.pieces = pieces[from:len(pieces):len(pieces)]
				from = len(pieces)
				parts = append(parts, section{level: s.level, title: &title{}, path: s.path[:len(s.path)-1]})
			}
			pieces = append(pieces, l.piece)
			continue
		case skip > 0 && l.level > skip:
			continue
		}
		skip = 0
		if isElsewhere(l.text) {
			skip = max(l.level, 1)
			continue
		}
		if l.title == nil {
			l.title = titleOf(l.text)
		}
		parts[len(parts)-1].pieces = pieces[from:len(pieces):len(pieces)]
		from = len(pieces)
		parts = append(parts, section{level: l.level, heading: l.text, title: l.title, block: l.block, path: above.open(l.level, l.text)})
	}
	parts[len(parts)-1].pieces = pieces[from:len(pieces):len(pieces)]
	r.parts = parts
	if r.title == "" && len(parts) > 1 && parts[1].level == 1 && len(parts[0].pieces) == 0 {
		r.title = parts[1].heading // a text whose title is Markdown
	}
}

// trail is the headings that are open, from the outermost.
type trail struct {
	levels []uint8
	texts  []string
	paths  store
}

// open adds a heading, which closes those of its level and below, and returns
// the path to it.
func (t *trail) open(level uint8, text string) []string {
	n := len(t.levels)
	for n > 0 && t.levels[n-1] >= level {
		n--
	}
	t.levels, t.texts = append(t.levels[:n], level), append(t.texts[:n], text)
	return t.paths.cut(t.texts)
}

// isElsewhere reports headings of what stands around articles.
func isElsewhere(h string) bool {
	h = strings.TrimRight(h, " :?!.")
	if elsewhereLexicon.Head(h) >= 0 {
		return true
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, h)) {
	case "comments", "share", "share this", "newsletter", "subscribe", "contents", "table of contents", "navigation", "menu",
		"search", "archives", "categories", "tags", "about the author", "about the authors", "author", "written by", "related",
		"sponsors", "follow us", "contact us", "contact", "references", "sources", "footnotes", "see also", "on this page",
		"in this article", "external links", "further reading", "recommended", "trending", "popular", "meta", "sign up":
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
