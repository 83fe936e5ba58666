package stackshare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// token is a piece of text that stands by itself, as a person sees it, or a
// picture whose alternate no text repeats.
type token struct {
	*source.Anchor        // never nil
	text           string // without bullets and doublings; of a picture its alternate
	key            string // text made ready for comparing
	block          int    // source.Block.Index
	kind           source.Kind
	picture        bool
	doubled        bool // a picture beside it says the same
	soft           bool
	traits
}

// field is a text that stands by itself in its block, or a picture.
type field struct {
	*source.Anchor
	text, alt string // one of them
	soft      bool
	amid      bool // its link is that of a part of the text
}

var noAnchor = &source.Anchor{}

// keyOf folds what does not tell two short texts apart.
func keyOf(s string) string { return strings.ToLower(canon.Text(s)) }

// key is keyOf without an allocation for each text.
func (r *reader) key(s string) string {
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
	if r.keyed.Cap()-r.keyed.Len() < len(s) {
		r.keyed = strings.Builder{} // what was written stays where it is
		r.keyed.Grow(max(4096, len(s)))
	}
	from := r.keyed.Len()
	r.keyed.Write(lower[:len(s)])
	return r.keyed.String()[from:]
}

// isWordByte reports ASCII letters and digits.
func isWordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// tokenize lists the tokens of the page that are not chrome.
func (r *reader) tokenize() {
	blocks := r.page.Outline.Blocks()
	r.tokens = slices.Grow(r.tokens, len(blocks)+len(blocks)/8)
	r.start = slices.Grow(r.start, len(blocks)+1)[:len(blocks)+1]
	r.keyed.Grow(min(32*len(blocks), 1<<16))
	dropped := foreignAsides(blocks)
	r.linksTools = slices.ContainsFunc(blocks, r.leadsToTool)
	r.unheaded = !slices.ContainsFunc(blocks, func(b source.Block) bool { return b.Kind == source.Heading && !b.Weak && !b.Region.Chrome() })
	advised, pointed, scored := false, false, false
	for i := range blocks {
		b := &blocks[i]
		r.start[i] = len(r.tokens)
		if b.Kind == source.Heading || b.Kind == source.Paragraph && b.Strong {
			advised, pointed, scored = headsAdvice(b.Text), sectionWords[keyOf(b.Text)] == related, headsPoints(b.Text)
		}
		if (!b.Region.Chrome() || advised && (isTagRow(b) || signsCard(blocks, i) || isCounter(b)) || pointed && isPointer(b) || scored && b.Region == source.Navigation && b.Link() == "") && (dropped == nil || !dropped[i]) {
			eachField(b, func(f field) { r.addField(f, b) })
		}
	}
	r.start[len(blocks)] = len(r.tokens)
}

// leadsToTool reports a link in the content to a page of the site.
func (r *reader) leadsToTool(b source.Block) bool {
	if b.Region.Chrome() {
		return false
	}
	for k := range b.Runs {
		link := b.Runs[k].Link
		if link == "" || link[0] == '#' || r.leadsAway(link) {
			continue
		}
		if link[0] != '/' || len(link) > 1 && link[1] == '/' {
			if r.destination(link).url != "" {
				return true
			}
		} else if _, ok := typeOf(link); ok {
			return true
		}
	}
	return false
}

// isPointer reports the title of a comparison in a list that is marked as
// navigation, as those under a heading that announces them are.
func isPointer(b *source.Block) bool {
	return b.Region == source.Navigation && b.Link() != "" && versus(b.Text) != nil
}

// signsCard reports the foot of a quotation that is the only one of its section: a
// line with a day or a count of views.
func signsCard(blocks []source.Block, i int) bool {
	b := &blocks[i]
	if i == 0 || b.Region != source.Footer || blocks[i-1].Kind != source.Quote || len(b.Text) > 120 {
		return false
	}
	return !isOfPage(b.Text) && slices.ContainsFunc(pieces(b.Text), tellsOfCard)
}

// isOfPage reports a line that says whose the page is, or when it was changed.
func isOfPage(s string) bool {
	return strings.Contains(s, "©") || strings.Contains(strings.ToLower(s), "copyright") || source.IsPageNote(s) ||
		slices.ContainsFunc(dots.Split(s, -1), source.IsPageNote)
}

// isCounter reports views in the row of links below a card.
func isCounter(b *source.Block) bool {
	_, ok := viewsOf(keyOf(clip(b.Text, maxLabel)))
	return ok && b.Region == source.Navigation && b.Link() == ""
}

// headsPoints reports the heading of a list of pros or cons.
func headsPoints(s string) bool {
	if len(s) > maxWord+maxNameBytes {
		return false
	}
	key := labelKey(keyOf(s))
	first, _, _ := strings.Cut(key, " of ")
	k := innerWords[first]
	return k == pros || k == cons
}

// isTagRow reports a row of logos or names that is marked as navigation in the
// midst of advice: each leads to the page of a tool.
func isTagRow(b *source.Block) bool {
	if b.Region != source.Navigation {
		return false
	}
	links := b.Links()
	return len(links) > 0 && !slices.ContainsFunc(links, func(l source.Link) bool {
		kind, ok := typeOf(l.URL)
		return !ok || kind != record.PageTool
	})
}

// headsAdvice reports the heading of a section of advice.
func headsAdvice(s string) bool {
	for _, prefix := range [...]string{"Advice on ", "Decisions about "} {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			return true
		}
	}
	return false
}

// eachField calls emit with the texts of a block that are set apart, and its
// pictures, in order.
func eachField(b *source.Block, emit func(field)) {
	images := b.Images
	for start := 0; start < len(b.Runs); {
		end := start + 1
		for end < len(b.Runs) && !b.Runs[end].Apart {
			end++
		}
		for len(images) > 0 && images[0].At <= int(b.Runs[start].Start) {
			emit(pictureField(&images[0]))
			images = images[1:]
		}
		emit(field{
			Anchor: anchorOf(b.Runs[start:end]), soft: b.Soft, amid: linksPart(b, start, end),
			text: trimBars(b.Text[b.Runs[start].Start:b.Runs[end-1].End]),
		})
		start = end
	}
	for i := range images {
		emit(pictureField(&images[i]))
	}
}

// linksPart reports runs of which some words are a link, and others none.
func linksPart(b *source.Block, from, to int) bool {
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

func pictureField(m *source.Image) field {
	if m.Link == "" {
		return field{Anchor: noAnchor, alt: m.Alt}
	}
	return field{Anchor: &source.Anchor{Link: m.Link}, alt: m.Alt}
}

// anchorOf returns what the elements around runs say, the first of each.
func anchorOf(runs []source.Run) *source.Anchor {
	merged := runs[0].Anchor
	for i := range runs[1:] {
		a := runs[i+1].Anchor
		if a == merged || a.Link == "" && a.Title == "" && a.Time == "" {
			continue
		}
		sum := *merged
		first(&sum.Link, a.Link)
		first(&sum.Title, a.Title)
		first(&sum.Time, a.Time)
		merged = &sum
	}
	return merged
}

// foreignAsides returns the blocks of asides that hold nothing of the page's
// subject: newsletters, promotions.
func foreignAsides(blocks []source.Block) map[int]bool {
	var dropped map[int]bool
	for i := 0; i < len(blocks); i++ {
		from, ours := i, asideEntries(blocks, i)
		for ; i < len(blocks) && blocks[i].Region == source.Aside; i++ {
			key := labelKey(keyOf(clip(blocks[i].Text, maxLabel)))
			ours = ours || sectionWords[key] > nothing || innerWords[key] > nothing || metrics[key] != "" || versus(key) != nil || mentionsSection(key) || tellsOfCard(clip(blocks[i].Text, maxLabel))
		}
		for k := from; k < i && !ours; k++ {
			if dropped == nil {
				dropped = map[int]bool{}
			}
			dropped[k] = true
		}
	}
	return dropped
}

// asideEntries reports asides from block i that are the entries under the heading of a
// section: each has a heading of its own.
func asideEntries(blocks []source.Block, i int) bool {
	if i == 0 || blocks[i].Region != source.Aside || blocks[i-1].Kind != source.Heading || blocks[i-1].Region.Chrome() || !mentionsSection(keyOf(clip(blocks[i-1].Text, maxLabel))) {
		return false
	}
	heads := 0
	for ; i < len(blocks) && blocks[i].Region == source.Aside && heads < 2; i++ {
		if blocks[i].Kind == source.Heading {
			heads++
		}
	}
	return heads > 1
}

// mentionsSection reports the words of the site's longer headings.
func mentionsSection(key string) bool {
	for _, words := range [...]string{"alternatives", "pros of ", "cons of ", "what is ", "advice on ", "decisions about ", "integrations"} {
		if strings.Contains(key, words) {
			return true
		}
	}
	return false
}

// addToken appends a field; a picture that a text beside it repeats goes.
func (r *reader) addToken(f field, b *source.Block) {
	t := token{Anchor: f.Anchor, block: b.Index, kind: b.Kind, soft: f.soft, picture: f.text == ""}
	if t.picture {
		t.text, t.kind = pictured(f.alt), source.Picture
	} else {
		t.text = undecorated(bare(f.text))
	}
	if len(t.text) <= 4*record.MaxName && !isPlain(t.text) && strings.IndexFunc(t.text, record.IsControl) >= 0 {
		t.text = strings.TrimSpace(strings.Map(withoutControls, t.text))
	}
	t.key = r.key(t.text)
	if t.key == "" || isBullet(t.key) || isPictograph(t.key) || t.kind == source.Button && isTool(t.key) {
		return
	}
	if n := len(r.tokens) - 1; n >= 0 && t.kind == source.Heading && !r.tokens[n].picture && r.tokens[n].block == t.block && r.tokens[n].key == t.key {
		return // for another size of screen
	}
	if n := len(r.tokens) - 1; n >= 0 && !t.picture && r.tokens[n].begins(t.text) {
		r.dropLast(t.block)
	}
	if r.linksTools && !f.amid && r.leadsAway(t.Link) {
		t.kind = source.Button // to be pressed, not read
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
func (r *reader) dropLast(block int) {
	n := len(r.tokens) - 1
	r.tokens = r.tokens[:n]
	for i := block; i >= 0 && r.start[i] > n; i-- {
		r.start[i] = n
	}
}

// pictured is the name that an alternate gives.
func pictured(alt string) string {
	alt = source.Undouble(alt)
	for _, suffix := range [...]string{" logo", " icon", " Logo", " Icon", "'s logo", "'s avatar", " avatar"} {
		if name, ok := strings.CutSuffix(alt, suffix); ok && name != "" {
			return name
		}
	}
	return alt
}

func first(dst *string, s string) {
	if *dst == "" {
		*dst = s
	}
}

// evidence quotes a token.
func (r *reader) evidence(i int) record.Evidence {
	if i < 0 || i >= len(r.tokens) {
		return record.Evidence{}
	}
	b := &r.page.Outline.Blocks()[r.tokens[i].block]
	return record.Evidence{Quote: clip(first2(b.Text, r.tokens[i].text), record.MaxQuote), Path: b.Path}
}

func first2(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// clip cuts s to n characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return strings.TrimSpace(s[:i])
		}
		n--
	}
	return s
}
