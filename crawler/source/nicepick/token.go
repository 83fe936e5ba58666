package nicepick

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// token is a text of the page: a label, or content.
type token struct {
	block   *outline.Block
	cell    outline.CellRef // in a table, or in elements laid out like one
	text    string
	isLabel bool
	label   label
	sign    byte // '+' or '-' in front of an entry, 0: none
	inline  bool // a label in front of its text, in one block
	lists   bool // a name with pros or cons under it
	badged  bool // a name beside a badge

	behind   bool // stands behind a label in its block
	subtitle bool // a heading that says what the tool in the heading above is
}

// heads reports whether t is a heading by its markup.
func (t *token) heads() bool { return t.block.Kind == outline.Heading && !t.block.Weak }

// tokenize divides the page into labels and content.
func (r *reader) tokenize() {
	blocks := r.page.Outline.Blocks()
	r.tokens = make([]token, 0, len(blocks)+len(blocks)/4+8)
	r.preformatted = r.page.Outline.Preformatted()
	lone := signsStandAlone(blocks)
	before := byte(0) // a sign in the element in front
	pictured := r.unwrittenNames(blocks)
	for i := range blocks {
		b := &blocks[i]
		if name := pictureOf(b); slices.Contains(pictured, name) && !b.Region.Chrome() {
			r.divide(token{block: b, cell: b.Cell, text: name})
		}
		if b.Region.Chrome() || b.Text == "" || b.Cell.Table != 0 && r.told[b.Cell] {
			continue
		}
		text := canon.Text(labeltext.Undouble(withoutMore(b)))
		if thumb := thumbLabel(b); thumb != "" {
			text = thumb
		}
		if s := loneSign(b.Text); lone && s != 0 && b.Kind != outline.Heading &&
			(b.Kind != outline.TableCell || i+1 < len(blocks) && blocks[i+1].Cell == b.Cell) {
			before = s
			continue
		}
		sign, text := signOf(text)
		if b.Kind == outline.Item {
			if s, rest := spelledSign(text); s != 0 {
				sign, text = s, rest
			}
		}
		if sign == 0 {
			sign = before
		}
		before = 0
		front, names := r.relatedBehind(b)
		if names != "" {
			_, text = signOf(canon.Text(front))
		}
		if text = strip(text); text != "" {
			r.divide(token{block: b, cell: b.Cell, text: text, sign: sign})
		}
		if names != "" {
			r.divide(token{block: b, cell: b.Cell, text: strip(canon.Text(names)), sign: sign})
		}
	}
	r.joinTitle()
}

// unwrittenNames returns the names that no block of the page is: pictures may show them.
func (d *document) unwrittenNames(blocks []outline.Block) []string {
	var names []string
	for _, name := range d.names {
		if !slices.ContainsFunc(blocks, func(b outline.Block) bool { return b.Text == name }) {
			names = append(names, name)
		}
	}
	return names
}

// pictureOf returns what the only picture of a block shows that it begins with, else "".
func pictureOf(b *outline.Block) string {
	if len(b.Images) != 1 || b.Images[0].At > 0 {
		return ""
	}
	return labeltext.Pictured(b.Images[0].Alt)
}

// relatedBehind divides a block in which the tools that go with one stand behind another
// text, each set apart; names is empty for another block.
func (d *document) relatedBehind(b *outline.Block) (front, names string) {
	for k := 1; k < len(b.Runs); k++ {
		if !b.Runs[k].Apart {
			continue
		}
		front, rest := b.Text[:b.Runs[k].Start], b.Text[b.Runs[k].Start:]
		head, after, ok := strings.Cut(rest[:min(len(rest), maxLabel)], ": ")
		if !ok || strings.TrimSpace(front) == "" || loneSign(strings.TrimSpace(front)) != 0 || after == "" {
			continue
		}
		if l, ok := d.words.label(head); ok && l.role == related {
			return front, rest
		}
	}
	return "", ""
}

// thumbLabel reads a heading, or a cell, that is nothing but a thumb as the label that it
// stands for; "" for another text.
func thumbLabel(b *outline.Block) string {
	if b.Kind != outline.Heading && b.Kind != outline.TableCell {
		return ""
	}
	switch strings.TrimRight(b.Text, " :\uFE0E\uFE0F") {
	case "👍":
		return "Pros"
	case "👎":
		return "Cons"
	}
	return ""
}

// divide appends t, parted from the labels in front of it.
func (r *reader) divide(t token) {
	if at := r.secondUse(t.text); at > 0 {
		r.divide(t.saying(t.text[:at-1]))
		t.text = t.text[at:]
	}
	listed, first := false, len(r.tokens) // listed: names that go with the tool
	var all whole
	for range 3 {
		head, rest, l, ok := r.prefix(&t, &all)
		if !ok {
			break
		}
		part := t
		part.text, part.label, part.isLabel, part.inline = head, l, true, true
		r.tokens = append(r.tokens, part)
		t.text, t.behind, listed = rest, true, l.role == related
		if s, text := signOf(rest); s != 0 {
			t.sign, t.text = s, text
		}
		all = whole{}
	}
	t.label, t.isLabel = all.label(r, t.text)
	t.isLabel = t.isLabel && !listed && !(t.sign != 0 && t.label.role == free && !t.label.badge)
	r.tokens = append(r.tokens, t)
	if r.namesSeveral(first) {
		for i := range r.tokens[first:] {
			r.tokens[first+i].inline = false
		}
	}
}

// namesSeveral reports tokens of one block that are the names of several tools, and badges
// beside these, and nothing else: labels of columns in one line.
func (d *document) namesSeveral(first int) bool {
	names := 0
	for i := range d.tokens[first:] {
		t := &d.tokens[first+i]
		if l := t.label; !t.isLabel || l.role != free || !l.named() && !l.badge || l.wins || l.both {
			return false
		}
		if t.label.named() {
			names++
		}
	}
	return names > 1
}

// whole is what a whole text is as a label, found out when it is asked for.
type whole struct {
	l         label
	ok, asked bool
}

func (w *whole) label(r *reader, text string) (label, bool) {
	if !w.asked {
		w.l, w.ok = r.words.label(text)
		w.asked = true
	}
	return w.l, w.ok
}

// prefix splits a label off in front of a text.
func (r *reader) prefix(t *token, all *whole) (head, rest string, l label, ok bool) {
	for k := range 3 {
		at := 0
		switch k {
		case 0:
			at = r.useEnd(t.text)
		case 1:
			at = separator(t.text)
		case 2:
			at = markedEnd(t)
		}
		if at <= 0 || at >= len(t.text) {
			continue
		}
		head, rest = strings.TrimSpace(t.text[:at]), strings.TrimLeft(t.text[at:], ":–—-|· ")
		if l, ok = r.words.label(head); !ok || rest == "" || l.both || l.neutral {
			continue
		}
		if _, ok := all.label(r, t.text); ok && l.role != related {
			return "", "", label{}, false
		}
		c, _ := utf8.DecodeRuneInString(rest)
		if l.role == free && (t.sign != 0 || unicode.IsLower(c)) {
			continue // a text that begins with the name
		}
		return head, rest, l, true
	}
	return "", "", label{}, false
}

// useEnd returns where "Use X if" ends in front of a text without a colon, 0
// if it does not stand there.
func (d *document) useEnd(text string) int {
	if len(text) < 4 || !strings.EqualFold(text[:4], "use ") {
		return 0
	}
	const word = " if "
	i := strings.Index(text[:min(len(text), d.words.most+len(word))], word)
	if i < 0 {
		return 0
	}
	return i + len(word) - 1
}

// separator returns the end of what stands in front of a colon, else of a
// dash; 0: there is neither.
func separator(text string) int {
	dash := 0
	for i := 1; i < len(text) && i < 3*maxLabel; i++ {
		switch c := text[i]; {
		case c == ':':
			return i
		case c == ' ' && dash == 0 && isDash(text[i+1:]):
			dash = i
		}
	}
	return dash
}

// isDash reports whether a text begins with a dash, a bar or a dot and a
// space.
func isDash(text string) bool {
	if len(text) < 2 {
		return false
	}
	c, size := utf8.DecodeRuneInString(text)
	return (c == '-' || c == '|' || c == '·' || c == '–' || c == '—') && size < len(text) && text[size] == ' '
}

// markedEnd returns the end of what is set apart at the beginning of a block,
// by emphasis or as an item of its own; 0: nothing is.
func markedEnd(t *token) int {
	b := t.block
	if len(b.Runs) < 2 || b.Text != t.text && canon.Text(b.Text) != t.text {
		return 0
	}
	end := 0
	for i := 1; i < len(b.Runs); i++ {
		if b.Runs[i].Apart || b.Runs[i-1].Strong && !b.Runs[i].Strong || b.Runs[i].Small && !b.Runs[i-1].Small {
			end = int(b.Runs[i].Start)
			break
		}
	}
	if end <= 0 || end >= len(b.Text) {
		return 0
	}
	rest := canon.Text(b.Text[end:])
	if !strings.HasSuffix(t.text, rest) {
		return 0
	}
	return len(t.text) - len(rest)
}

// signs mark entries of lists.
var signs = map[rune]byte{'+': '+', '✓': '+', '✔': '+', '✅': '+', '👍': '+', '-': '-', '−': '-', '–': '-', '✗': '-', '✘': '-', '❌': '-', '⚠': '-', '👎': '-'}

// signsStandAlone reports a page that writes the signs of its entries in
// elements of their own: a minus alone may also say that there is nothing.
func signsStandAlone(blocks []outline.Block) bool {
	for i := range blocks {
		if loneSign(blocks[i].Text) == '+' {
			return true
		}
	}
	return false
}

// loneSign returns the sign that a text is, 0 if it is more.
func loneSign(text string) byte {
	if text == "" || len(text) > 6 {
		return 0
	}
	c, size := utf8.DecodeRuneInString(text)
	if strings.Trim(text[size:], "\ufe0f ") != "" {
		return 0
	}
	return signs[c]
}

// bullets are signs of entries that do not tell of what list these are.
const bullets = words.Bullets + "*"

// signOf takes bullets and the sign of an entry off its text.
func signOf(text string) (sign byte, rest string) {
	rest = text
	if text != "" && (text[0] >= utf8.RuneSelf || text[0] == '*') {
		rest = strings.TrimLeft(text, bullets+" ")
	}
	c, size := utf8.DecodeRuneInString(rest)
	if c < utf8.RuneSelf && c != '+' && c != '-' {
		return 0, rest
	}
	sign = signs[c]
	if sign == 0 {
		return 0, rest
	}
	after := strings.TrimLeft(rest[size:], "\ufe0f ")
	next, _ := utf8.DecodeRuneInString(after)
	if after == "" || c < 0x80 && !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.IsPunct(next) {
		return 0, rest
	}
	return sign, after
}

// spelledSign returns the sign that the word in front of an entry says, mostly to those who hear the
// page, and the rest: "Advantage: quick".
func spelledSign(text string) (sign byte, rest string) {
	head, rest, ok := strings.Cut(text, ": ")
	if !ok || len(head) > len("disadvantage") || strings.TrimSpace(rest) == "" {
		return 0, text
	}
	switch strings.ToLower(head) {
	case "pro", "advantage", "benefit", "strength", "upside", "plus", "positive":
		return '+', rest
	case "con", "disadvantage", "drawback", "weakness", "downside", "minus", "negative", "limitation":
		return '-', rest
	}
	return 0, text
}

// strip removes the signs that decorate texts.
func strip(s string) string {
	if s != "" && isAlnum(s[0]) && s[len(s)-1] < utf8.RuneSelf && s[len(s)-1] != ' ' {
		return s
	}
	return strings.TrimSpace(strings.TrimFunc(s, func(c rune) bool {
		return c > 0x2190 && c < 0x2e80 || c >= 0x1f000 || c == 0xfe0f || c == ' '
	}))
}

func isAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// joinTitle takes a title in pieces, "A", "vs", "B", for one.
func (d *document) joinTitle() {
	at := 0
	for at < len(d.tokens) && !isVersus(&d.tokens[at]) {
		at++
	}
	if at == len(d.tokens) {
		return
	}
	kept := d.tokens[:0]
	for i := 0; i < len(d.tokens); {
		t, end := d.tokens[i], i+1
		for isName(&t) && end+1 < len(d.tokens) && isVersus(&d.tokens[end]) && isName(&d.tokens[end+1]) &&
			d.tokens[end+1].label.tool != d.tokens[end-1].label.tool {
			end += 2
		}
		if end > i+1 {
			t.label = label{tool: -1, role: intro, both: true}
		}
		kept = append(kept, t)
		i = end
	}
	d.tokens = kept
}

func isName(t *token) bool { return t.isLabel && t.label.named() && t.label.role == free }

func isVersus(t *token) bool {
	return len(t.text) < 8 && !t.isLabel && (strings.EqualFold(strings.Trim(t.text, ". "), "vs") || strings.EqualFold(t.text, "versus"))
}
