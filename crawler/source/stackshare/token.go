package stackshare

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// token is a piece of text that stands by itself, as a person sees it, or a
// picture whose alternate no text repeats.
type token struct {
	*outline.Anchor        // never nil
	text            string // without bullets and doublings; of a picture its alternate
	key             string // text made ready for comparing
	block           int    // outline.Block.Index
	kind            outline.Kind
	picture         bool
	doubled         bool // a picture beside it says the same
	soft            bool
	traits
}

// field is a text that stands by itself in its block, or a picture.
type field struct {
	*outline.Anchor
	text, alt string // one of them
	soft      bool
	amid      bool            // its link is that of a part of the text
	within    []outline.Image // pictures amid the text
}

var noAnchor = &outline.Anchor{}

// keyOf folds differences that do not distinguish two short texts.
func keyOf(s string) string { return strings.ToLower(canon.Text(s)) }

// key is keyOf without an allocation for each text.
func (d *document) key(s string) string {
	if len(s) > maxLabel {
		return s
	}
	upper := false
	var lower [maxLabel]byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == '`' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return keyOf(s)
		}
		if c-'A' < 26 {
			upper = true
			c |= 0x20
		}
		lower[i] = c
	}
	if !upper {
		return s
	}
	if d.keyed.Cap()-d.keyed.Len() < len(s) {
		d.keyed = strings.Builder{} // what was written stays where it is
		d.keyed.Grow(max(4096, len(s)))
	}
	from := d.keyed.Len()
	d.keyed.Write(lower[:len(s)])
	return d.keyed.String()[from:]
}

// isWordByte reports ASCII letters and digits.
func isWordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// tokenize lists the tokens of the page that are not chrome.
func (r *reader) tokenize() {
	blocks := r.page.Outline.Blocks()
	r.tokens = slices.Grow(r.tokens, len(blocks)+len(blocks)/8)
	r.start = slices.Grow(r.start, len(blocks)+1)[:len(blocks)+1]
	r.keyed.Grow(min(32*len(blocks), 1<<16))
	r.preformatted = r.page.Outline.Preformatted()
	r.linksTools = slices.ContainsFunc(blocks, r.leadsToTool)
	r.unheaded = !slices.ContainsFunc(blocks, func(b outline.Block) bool { return b.Kind == outline.Heading && !b.Weak && !b.Region.Chrome() })
	admitted := admission{blocks: blocks, dropped: foreignAsides(blocks)}
	for i := range blocks {
		r.start[i] = len(r.tokens)
		if b := &blocks[i]; admitted.next(i) {
			eachField(b, func(f field) { r.addField(f, b) })
		}
	}
	r.start[len(blocks)] = len(r.tokens)
}

// eachField calls emit with the texts of a block that are set apart, and its
// pictures, in order.
func eachField(b *outline.Block, emit func(field)) {
	images := b.Images
	for start := 0; start < len(b.Runs); {
		end := fieldEnd(b.Runs, start)
		for len(images) > 0 && images[0].At <= int(b.Runs[start].Start) {
			emit(pictureField(&images[0]))
			images = images[1:]
		}
		within := 0
		for within < len(images) && images[within].At < int(b.Runs[end-1].End) {
			within++
		}
		emit(field{
			Anchor: anchorOf(b.Runs[start:end]), soft: b.Soft, amid: linksPart(b, start, end),
			text:   trimBars(b.Text[b.Runs[start].Start:b.Runs[end-1].End]),
			within: images[:within],
		})
		start, images = end, images[within:]
	}
	for i := range images {
		emit(pictureField(&images[i]))
	}
}

// fieldEnd returns the end of the runs that make one text with that at start.
func fieldEnd(runs []outline.Run, start int) int {
	end := start + 1
	for end < len(runs) && !runs[end].Apart {
		end++
	}
	return end
}

// linksPart reports runs of which some words are a link, and others none.
func linksPart(b *outline.Block, from, to int) bool {
	links, words := false, false
	for k := from; k < to && to-from > 1; k++ {
		if run := &b.Runs[k]; run.Link != "" {
			links = true
		} else if hasLetter(b.Text[run.Start:run.End]) {
			words = true
		}
	}
	return links && words
}

// trimBars drops the signs that part a field of a line from those beside it.
func trimBars(s string) string {
	s = strings.TrimLeft(s, " ")
	for _, sign := range [...]string{"| ", "· ", "• "} {
		s = strings.TrimPrefix(s, sign)
	}
	s = strings.TrimSpace(s)
	for {
		last, size := utf8.DecodeLastRuneInString(s)
		if last != '|' && last != '·' && last != '•' || size == len(s) || s[len(s)-size-1] != ' ' {
			return s
		}
		s = strings.TrimSpace(s[:len(s)-size])
	}
}

func pictureField(m *outline.Image) field {
	if m.Link == "" {
		return field{Anchor: noAnchor, alt: m.Alt}
	}
	return field{Anchor: &outline.Anchor{Link: m.Link}, alt: m.Alt}
}

// anchorOf returns what the elements around runs say, the first of each.
func anchorOf(runs []outline.Run) *outline.Anchor {
	merged := runs[0].Anchor
	for i := range runs[1:] {
		a := runs[i+1].Anchor
		if a == merged || a.Link == "" && a.Title == "" && a.Time == "" {
			continue
		}
		sum := *merged
		sum.Link = cmp.Or(sum.Link, a.Link)
		sum.Title = cmp.Or(sum.Title, a.Title)
		sum.Time = cmp.Or(sum.Time, a.Time)
		merged = &sum
	}
	return merged
}

// addToken appends a field; a picture that a text beside it repeats goes.
func (r *reader) addToken(f field, b *outline.Block) {
	t := token{Anchor: f.Anchor, block: b.Index, kind: b.Kind, soft: f.soft, picture: f.text == ""}
	if t.picture {
		t.text, t.kind = labeltext.Pictured(f.alt), outline.Picture
	} else {
		t.text = plainFigures(undecorated(bare(withoutHelpSign(f.text))))
		if t.kind == outline.Heading {
			t.text = strings.TrimRight(t.text, ": ")
		}
	}
	if len(t.text) <= 4*record.MaxName && !isPlain(t.text) && strings.IndexFunc(t.text, record.IsControl) >= 0 {
		t.text = strings.TrimSpace(strings.Map(withoutControls, t.text))
	}
	t.key = r.key(t.text)
	if t.key == "" || isBullet(t.key) || isPictograph(t.key) || t.kind == outline.Button && isTool(t.key) {
		return
	}
	if n := len(r.tokens) - 1; n >= 0 && t.kind == outline.Heading && !r.tokens[n].picture && r.tokens[n].block == t.block &&
		r.tokens[n].key == t.key {
		return // for another size of screen
	}
	if n := len(r.tokens) - 1; n >= 0 && !t.picture && r.tokens[n].begins(t.text) {
		r.dropLast(t.block)
	} else if n >= 0 && !t.picture && isChangeNote(strings.TrimSpace(f.text), &r.tokens[n]) {
		return
	}
	if r.linksTools && !f.amid && r.leadsAway(t.Link) {
		t.kind = outline.Button // to be pressed, not read
	}
	if n := len(r.tokens) - 1; n >= 0 && t.picture != r.tokens[n].picture && t.key == r.tokens[n].key && t.block-r.tokens[n].block <= 1 {
		t.doubled = true
		if t.picture {
			r.tokens[n].doubled = true
			if r.tokens[n].Link == "" {
				r.tokens[n].Anchor = t.Anchor
			}
			return
		}
		if t.Link == "" {
			t.Anchor = r.tokens[n].Anchor
		}
		r.dropLast(t.block)
	}
	r.tokens = append(r.tokens, t)
}

// begins reports a text that is cut short, of which s is the whole.
func (t *token) begins(s string) bool {
	const least = 16
	if len(t.text) < least || len(s) <= len(t.text) {
		return false
	}
	head, ok := strings.CutSuffix(t.text, "…")
	if !ok {
		head, ok = strings.CutSuffix(t.text, "...")
	}
	return ok && strings.HasPrefix(s, strings.TrimSpace(head))
}

// isPlain reports a text of printable ASCII.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func withoutControls(c rune) rune {
	if record.IsControl(c) {
		return -1
	}
	return c
}

// dropLast removes the picture before the text that repeats it; what starts
// behind it now starts one earlier.
func (d *document) dropLast(block int) {
	n := len(d.tokens) - 1
	d.tokens = d.tokens[:n]
	for i := block; i >= 0 && d.start[i] > n; i-- {
		d.start[i] = n
	}
}

// evidence quotes a token.
func (d *document) evidence(i int) record.Evidence {
	if i < 0 || i >= len(d.tokens) {
		return record.Evidence{}
	}
	b := &d.page.Outline.Blocks()[d.tokens[i].block]
	return record.Evidence{Quote: clip(cmp.Or(b.Text, d.tokens[i].text), record.MaxQuote), Path: b.Path}
}

// beside quotes a token together with the nearest one of another block that is what it
// asks for: a value has an element of its own in front of its label, or behind it.
func (d *document) beside(i int, is func(text string) bool) (record.Evidence, bool) {
	for _, by := range [...]int{-1, 1, -2, 2, -3, 3} {
		k := i + by
		if k < 0 || k >= len(d.tokens) || d.tokens[k].block == d.tokens[i].block || !is(d.tokens[k].text) {
			continue
		}
		label, value := d.evidence(i), d.evidence(k)
		front, back := label, value
		if by < 0 {
			front, back = value, label
		}
		if quote := front.Quote + " " + back.Quote; utf8.RuneCountInString(quote) <= record.MaxQuote {
			return record.Evidence{Quote: quote, Path: label.Path}, true
		}
	}
	return record.Evidence{}, false
}

// clip cuts s to n characters.
func clip(s string, n int) string {
	if cut := record.Clip(s, n); len(cut) < len(s) {
		return strings.TrimSpace(cut)
	}
	return s
}
