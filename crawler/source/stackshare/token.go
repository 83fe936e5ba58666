package stackshare

import (
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// token is a piece of text that stands by itself, as a person sees it, or a
// picture whose alternate no text repeats.
type token struct {
	text    string // without bullets and doublings; of a picture its alternate
	key     string // text made ready for comparing
	link    string
	title   string // see source.Run
	time    string
	block   int // source.Block.Index
	kind    source.Kind
	picture bool
	doubled bool // a picture beside it says the same
	strong  bool
	soft    bool
	traits
}

// traits are what the text of a token may be. They are found out once.
type traits struct {
	sentence bool
	noise    bool   // of the site, no content
	absent   bool   // says that there is nothing
	figure   bool   // and nothing else
	tool     int    // index of the tool that it names, -1: none
	metric   string // whose label it is
	own, raw string // metric and figure, if it is a label with its figure
	head     topic  // of the part of a section that it heads
	day      record.Date
}

// maxWord bounds the labels of figures and of parts of sections in bytes.
const maxWord = 40

// annotate finds out what the tokens are.
func (r *reader) annotate() {
	for i := range r.tokens {
		t := &r.tokens[i]
		t.sentence, t.tool = isSentence(t.text), -1
		if len(t.text) > maxLabel {
			continue
		}
		t.noise, t.absent, t.tool = isNoise(t.key), absentKey(t.key), r.tool(t.key)
		if len(t.key) <= maxWord {
			t.metric = metrics[labelKey(t.key)]
			t.own, t.raw = ownFigure(t.text, t.key)
			if l, ok := r.inner(t); ok {
				t.head = l.topic
			}
		}
		t.figure = isFigure(t)
		t.day = dayIn(t)
	}
}

// span is a range of tokens.
type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

func (s span) within(outer span) bool { return s.from >= outer.from && s.to <= outer.to }

// keyOf folds what does not tell two short texts apart.
func keyOf(s string) string { return strings.ToLower(canon.Text(s)) }

const bullets = "•◦‣▪·*–▲△⬆↑▼✓✔✗✘×👍👎"

// bare removes what decorates a text: bullets, doublings.
func bare(s string) string {
	s = source.Undouble(s)
	if len(s) > 3 && s[0] == '-' && s[1] == ' ' {
		s = strings.TrimSpace(s[2:])
	}
	if first := strings.TrimLeft(s, bullets+" "); first != "" {
		return first
	}
	return s
}

// tokenize lists the tokens of the page that are not chrome.
func (r *reader) tokenize() {
	blocks := r.page.Outline.Blocks()
	r.tokens = make([]token, 0, len(blocks)+len(blocks)/8)
	r.start = make([]int, len(blocks)+1)
	dropped := foreignAsides(blocks)
	for i := range blocks {
		b := &blocks[i]
		r.start[i] = len(r.tokens)
		if !b.Region.Chrome() && (dropped == nil || !dropped[i]) {
			eachField(b, func(f source.Field) { r.addField(f, b) })
		}
	}
	r.start[len(blocks)] = len(r.tokens)
}

// eachField calls emit with the texts of a block that are set apart, and its
// pictures, in order.
func eachField(b *source.Block, emit func(source.Field)) {
	images := b.Images
	picture := func() {
		emit(source.Field{Alt: images[0].Alt, Link: images[0].Link, Kind: source.Picture, Block: b.Index})
		images = images[1:]
	}
	for start := 0; start < len(b.Runs); {
		end := start + 1
		for end < len(b.Runs) && !b.Runs[end].Apart {
			end++
		}
		for len(images) > 0 && images[0].At <= int(b.Runs[start].Start) {
			picture()
		}
		f := source.Field{Text: strings.TrimSpace(b.Text[b.Runs[start].Start:b.Runs[end-1].End]), Kind: b.Kind, Level: b.Level, Strong: true, Soft: b.Soft, Block: b.Index}
		for k := start; k < end; k++ {
			first(&f.Link, b.Runs[k].Link)
			first(&f.Title, b.Runs[k].Title)
			first(&f.Time, b.Runs[k].Time)
			f.Strong = f.Strong && b.Runs[k].Strong
		}
		emit(f)
		start = end
	}
	for len(images) > 0 {
		picture()
	}
}

// foreignAsides returns the blocks of asides that hold nothing of the page's
// subject: newsletters, promotions.
func foreignAsides(blocks []source.Block) map[int]bool {
	var dropped map[int]bool
	for i := 0; i < len(blocks); i++ {
		from, ours := i, false
		for ; i < len(blocks) && blocks[i].Region == source.Aside; i++ {
			key := labelKey(keyOf(clip(blocks[i].Text, maxLabel)))
			ours = ours || sectionWords[key] > nothing || innerWords[key] > nothing || metrics[key] != "" || versus(key) != nil || mentionsSection(key)
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
func (r *reader) addToken(f source.Field) {
	t := token{link: f.Link, title: f.Title, time: f.Time, block: f.Block, kind: f.Kind, strong: f.Strong, soft: f.Soft}
	t.picture = f.Text == ""
	if t.picture {
		t.text = pictured(f.Alt)
	} else {
		t.text = bare(f.Text)
	}
	t.key = t.text
	if len(t.text) <= maxLabel {
		t.key = keyOf(t.text)
	}
	if t.key == "" {
		return
	}
	if r.leadsAway(t.link) {
		t.kind = source.Button // to be pressed, not read
	}
	if n := len(r.tokens) - 1; n >= 0 && t.key == r.tokens[n].key && t.picture != r.tokens[n].picture && f.Block-r.tokens[n].block <= 1 {
		t.doubled = true
		if t.picture {
			r.tokens[n].doubled = true
			return
		}
		first(&t.link, r.tokens[n].link)
		r.dropLast(t.block)
	}
	r.tokens = append(r.tokens, t)
}

// leadsAway reports a link to another site.
func (r *reader) leadsAway(link string) bool {
	if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "//") {
		return false
	}
	u, err := url.Parse(link)
	if err != nil {
		return true
	}
	host := strings.ToLower(u.Hostname())
	return host != r.host && !slices.Contains(hosts, host)
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

// tokensOf returns the tokens of a part of the page.
func (r *reader) tokensOf(part *source.Outline) span {
	blocks := part.Blocks()
	if len(blocks) == 0 {
		return span{}
	}
	return span{r.start[blocks[0].Index], r.start[blocks[len(blocks)-1].Index+1]}
}

// outline returns the part of the page that holds the tokens of s.
func (r *reader) outline(s span) *source.Outline {
	o := r.page.Outline
	if s.empty() {
		return o.Before(0)
	}
	return o.Before(r.tokens[s.to-1].block + 1).After(r.tokens[s.from].block - 1)
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

// isSentence reports running text: it ends as sentences do, or is long.
func isSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’)»`)
	if s == "" {
		return false
	}
	words := strings.Count(s, " ") + 1
	switch s[len(s)-1] {
	case '.':
		return words >= 2 && !abbreviated(s)
	case '!', '?':
		return words >= 2
	case ':', ';':
		return words >= 4
	}
	return len(s) > 90 || words > 12 || strings.HasSuffix(s, "…") && words >= 3
}

// abbreviated reports a name that ends as sentences do: "Acme Inc.", "Ana B.".
func abbreviated(s string) bool {
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	switch last {
	case "inc.", "ltd.", "co.", "llc.", "corp.", "jr.", "sr.", "gmbh.":
		return len(s) < 80
	}
	return len(last) == 2 && len(s) < 30
}

// maxNameBytes bounds what is taken for the name of a tool or a company.
const maxNameBytes = 80

// isName reports a text that may be the name of a tool.
func (t *token) isName() bool {
	return len(t.text) <= maxNameBytes && !t.sentence && !t.absent && !t.noise && hasLetter(t.text) && t.kind != source.Button
}

func hasLetter(s string) bool {
	if s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') {
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f }) >= 0
}

// around calls visit with the tokens of ever larger elements that hold token
// i, as long as they lie in limit and visit wants more.
func (r *reader) around(i int, limit span, visit func(span) bool) {
	for part := range r.outline(limit).Around(r.tokens[i].block) {
		s := r.tokensOf(part)
		if s.empty() {
			continue
		}
		if !s.within(limit) || !visit(s) {
			return
		}
	}
}

// parts divides s as its element lays it out.
func (r *reader) parts(s span) []span {
	var list []span
	for _, p := range r.outline(s).Parts() {
		list = append(list, r.tokensOf(p))
	}
	return list
}

// columns divides s into n parts that stand side by side, looking into what
// holds more or fewer parts; nil if markup does not tell.
func (r *reader) columns(s span, n int, ok func(span) bool) []span {
	if list := r.columnsIn(s, n, ok, 3); list != nil || s.empty() {
		return list
	}
	for _, i := range [...]int{s.from, s.to - 1} { // something else stands in front or behind
		var list []span
		r.around(i, s, func(part span) bool {
			list = r.columnsIn(part, n, ok, 1)
			return list == nil
		})
		if list != nil {
			return list
		}
	}
	return nil
}

func (r *reader) columnsIn(s span, n int, ok func(span) bool, depth int) []span {
	if depth == 0 || s.empty() {
		return nil
	}
	list := slices.DeleteFunc(r.parts(s), r.onlyButtons)
	if len(list) == n && all(list, ok) {
		return list
	}
	if len(list) < 2 {
		return nil
	}
	for _, p := range list {
		if p != s {
			if inner := r.columnsIn(p, n, ok, depth-1); inner != nil {
				return inner
			}
		}
	}
	return nil
}

// onlyButtons reports a stretch without anything to read.
func (r *reader) onlyButtons(s span) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].kind != source.Button && !r.tokens[i].noise {
			return false
		}
	}
	return !s.empty()
}

func all(list []span, ok func(span) bool) bool {
	for _, s := range list {
		if !ok(s) {
			return false
		}
	}
	return true
}
