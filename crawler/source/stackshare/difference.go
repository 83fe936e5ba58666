package stackshare

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// difference is a point in which the tools differ.
type difference struct {
	title, text string
	at          int
}

var (
	summaryWords = regexp.MustCompile(`(?i)^(in summary|in conclusion|to summari[sz]e|to sum up|summary|overall|conclusion|in short)\b`)
	summaryLabel = regexp.MustCompile(`(?i)^(in )?(summary|conclusion)s?$`)
)

// isSummary reports a text that begins as summaries do.
func isSummary(s string) bool {
	return s != "" && strings.IndexByte("iItTsSoOcC", s[0]) >= 0 && summaryWords.MatchString(clip(s, 40))
}

// maxTitle bounds the title of a difference in bytes.
const maxTitle = 90

// differReader reads the section on differences: an introduction, points of a
// title and a text, a summary.
type differReader struct {
	*reader
	plain    bool // "Title: text" without emphasis or number counts too
	title    string
	titleAt  int
	buttons  bool // are titles
	lastAt   int  // token of the last point's text
	points   []difference
	before   []int // texts in front of the points
	after    []int // texts behind the last point
	opening  bool  // the label "Introduction" came last
	closing  bool  // the label "Summary" came
	closings []int
	several  bool // a point has more than one text
}

// differences reads the section.
func (r *reader) differences(s *section) { r.differencesIn(s, r.offers(s.span), false) }

// differencesIn reads the section without the tokens that are taken; with buttons,
// those in front of texts are titles, as in accordions.
func (r *reader) differencesIn(s *section, taken map[int]bool, buttons bool) {
	d := &differReader{reader: r, buttons: buttons, titleAt: -1, lastAt: -2, plain: r.plainPoints(s.span) > 1}
	r.headRow(s.span)
	level := uint8(0)
	if s.at >= 0 {
		level = r.levelOf(s.at)
	}
	for i := s.from; i < s.to; i++ {
		if d.leaves(i, level, s.span) {
			break
		}
		if !taken[i] {
			d.token(i, s.span)
		}
	}
	if len(d.points) == 0 && !buttons && r.buttonsAhead(s.span) > 1 {
		r.differencesIn(s, taken, true)
		return
	}
	if len(d.points) == 0 {
		all := append(append(d.before, d.after...), d.closings...)
		r.note(&r.intro, all)
		return
	}
	d.endLast()
	withoutPlaces(d.points)
	for _, p := range d.points {
		if key := [2]string{p.title, p.text}; !r.seenPoints[key] {
			if r.seenPoints == nil {
				r.seenPoints = map[[2]string]bool{}
			}
			r.seenPoints[key] = true
			r.points = append(r.points, p)
		}
	}
	r.note(&r.intro, d.before)
	d.summarize()
}

// leaves reports a heading behind the points that is not below that of the section
// and is no title of a point: another section, whatever it is called. So is one behind the
// summary that is unlike the titles of the points.
func (d *differReader) leaves(i int, level uint8, s span) bool {
	if d.levelOf(i) > 0 && slices.ContainsFunc(d.after, func(k int) bool { return isSummary(d.tokens[k].key) }) &&
		!slices.ContainsFunc(d.points, func(p difference) bool { return d.levelOf(p.at) == d.levelOf(i) }) {
		return true
	}
	if level == 0 || len(d.points) == 0 || d.titleAt >= 0 {
		return false
	}
	at := d.levelOf(i)
	t := &d.tokens[i]
	key := labelKey(t.key)
	if at == 0 || at > level || key == d.titleKey || isNumber(key) || key == "introduction" || key == "intro" ||
		summaryLabel.MatchString(clip(key, 40)) {
		return false
	}
	return !d.isTitle(i, numberless(t.text), s)
}

// buttonsAhead counts the buttons directly in front of a text.
func (d *document) buttonsAhead(s span) int {
	n := 0
	for i := s.from; i+1 < s.to; i++ {
		if t := &d.tokens[i]; t.kind == outline.Button && !t.noise && !t.sentence && d.tokens[i+1].sentence && d.tokens[i+1].kind != outline.Button {
			n++
		}
	}
	return n
}

func (d *document) note(n *passage, tokens []int) {
	if len(tokens) == 0 || n.text != "" {
		return
	}
	n.at = tokens[0]
	n.text = d.join(tokens)
}

// join returns the texts of tokens, one a line.
func (d *document) join(tokens []int) string {
	texts := make([]string, len(tokens))
	for k, i := range tokens {
		texts[k] = d.tokens[i].text
	}
	return strings.Join(texts, "\n")
}

// summarize takes as the summary the text that is labelled so, else the last text after the
// points.
func (d *differReader) summarize() {
	if len(d.closings) > 0 {
		d.note(&d.summed, d.closings)
		return
	}
	for _, i := range d.after {
		if isSummary(d.tokens[i].key) {
			d.note(&d.summed, []int{i})
			return
		}
	}
	if n := len(d.after); n > 0 {
		d.note(&d.summed, d.after[n-1:])
	}
}

func (d *differReader) token(i int, s span) {
	t := &d.tokens[i]
	key := labelKey(t.key)
	switch {
	case t.picture, t.column, t.kind == outline.Code && !d.preformatted, t.kind == outline.Caption && len(d.points) == 0,
		t.kind == outline.Button && !d.buttons, t.noise, key == d.titleKey, isNumber(t.key), isPlace(t.key),
		t.figure && !t.absent && !isEnumerated(t.text), t.own != "":
		return
	case key == "introduction" || key == "intro":
		d.opening = true
		return
	case len(key) < 20 && summaryLabel.MatchString(key):
		d.closing = true
		return
	}
	text := numberless(unmarked(t.text))
	if d.closing {
		if isSentence(text) && len(d.closings) == 0 {
			d.closings = append(d.closings, i)
		}
		return
	}
	if title, rest, ok := d.split(i, text); ok && !d.opening && d.titleAt < 0 {
		d.flush()
		d.points = append(d.points, difference{title, rest, i})
		return
	}
	if d.titleAt < 0 && d.isTitle(i, text, s) {
		d.flush()
		d.title, d.titleAt, d.opening = strings.TrimRight(text, " :"), i, false
		return
	}
	d.opening = false
	switch {
	case len(d.points) > 0 && d.titleAt < 0 && len(d.after) == 0 && d.lastAt == i-1 && t.soft && !isSummary(t.key):
		d.points[len(d.points)-1].text += "\n" + text
		d.lastAt = i
	case d.titleAt >= 0:
		d.lastAt = i
		d.points = append(d.points, difference{d.title, strings.TrimLeft(text, ":–—- "), d.titleAt})
		d.titleAt = -1
	case len(d.points) == 0:
		d.before = append(d.before, i)
	default:
		d.after = append(d.after, i)
	}
}

// flush adds texts that stand between two points to the first.
func (d *differReader) flush() {
	d.titleAt = -1
	if n := len(d.points) - 1; n >= 0 && len(d.after) > 0 {
		d.points[n].text += "\n" + d.join(d.after)
		d.several = true
	}
	d.after = nil
}

// endLast adds to the last point the texts that stand between it and the summary, if other
// points have several too.
func (d *differReader) endLast() {
	at := slices.IndexFunc(d.after, func(i int) bool { return isSummary(d.tokens[i].key) })
	if at < 1 || !d.several {
		return
	}
	d.points[len(d.points)-1].text += "\n" + d.join(d.after[:at])
	d.after = d.after[at:]
}

func isNumber(key string) bool { return strings.Trim(key, "0123456789.)#") == "" }

// isPlace reports which of how many differences one is: "Difference 1 of 6", "2/6".
func isPlace(key string) bool {
	const short = 24
	if len(key) > short || key == "" || !words.IsDigit(key[len(key)-1]) {
		return false
	}
	at, of, ok := strings.Cut(key, " of ")
	if !ok {
		at, of, ok = strings.Cut(key, "/")
	}
	if word, number, both := strings.Cut(at, " "); both {
		at = number
		switch word {
		case "difference", "point", "number", "no", "no.", "#", "item":
		default:
			ok = false
		}
	}
	n, counted := wholeNumber(strings.TrimSpace(at))
	most, bounded := wholeNumber(strings.TrimSpace(of))
	return ok && counted && bounded && n <= most
}

// split reads "Title: text" in one piece.
func (d *differReader) split(i int, text string) (title, rest string, ok bool) {
	t := &d.tokens[i]
	if title, rest, ok := d.emphasised(t); ok {
		return title, rest, true
	}
	title, rest, ok = strings.Cut(text, ": ")
	title, rest = strings.TrimSpace(title), strings.TrimSpace(rest)
	if !ok || rest == "" || !titleLike(title) || t.kind == outline.Heading {
		return "", "", false
	}
	if t.kind == outline.Item || text != t.text || d.plain {
		return title, rest, true
	}
	return "", "", false
}

// titleLike reports what may be the title of a point.
func titleLike(s string) bool {
	return s != "" && len(s) <= maxTitle && strings.Count(s, " ") < 10 && !strings.ContainsAny(s, "?!;") && !strings.Contains(s, ". ") &&
		!isSummary(s)
}

// emphasised reads a point whose title is set apart by emphasis.
func (d *differReader) emphasised(t *token) (title, rest string, ok bool) {
	b := &d.page.Outline.Blocks()[t.block]
	end, start := 0, -1
	for k := range b.Runs {
		run := &b.Runs[k]
		if text := b.Text[run.Start:run.End]; start < 0 && (isNumber(strings.TrimSpace(text)) || !isPlain(text) && !hasAlnum(text)) {
			continue
		}
		if !run.Strong && !run.Emphasis || start >= 0 && (run.Apart || strings.HasSuffix(strings.TrimRight(b.Text[:end], " "), ":")) {
			break
		}
		if start < 0 {
			start = int(run.Start)
		}
		end = int(run.End)
	}
	if start < 0 || end >= len(b.Text) {
		return "", "", false
	}
	title, rest = strings.TrimSpace(numberless(b.Text[start:end])), strings.TrimSpace(b.Text[end:])
	marked := strings.HasSuffix(title, ":") || strings.HasSuffix(title, ".") || startsWithJoint(rest)
	title, rest = strings.TrimRight(title, " :."), withoutJoint(rest)
	if rest == "" || !titleLike(title) || !marked && t.kind != outline.Item {
		return "", "", false
	}
	return title, rest, true
}

// withoutJoint drops what parts a text from its title; the dot of ".NET" is of the text.
func withoutJoint(s string) string {
	for {
		rest := strings.TrimLeft(s, ":–—- ")
		if rest = strings.TrimPrefix(rest, ". "); rest == s {
			return strings.TrimSpace(s)
		}
		s = rest
	}
}

// startsWithJoint reports a text that begins with what parts it from a title.
func startsWithJoint(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c == ':' || c == '-' || c == '–' || c == '—' || c == '.' && strings.HasPrefix(s, ". ")
}

// isTitle reports a short text in front of a longer one.
func (d *differReader) isTitle(i int, text string, s span) bool {
	t := &d.tokens[i]
	title := strings.TrimRight(text, " :")
	if !titleLike(title) || isSentence(title) || t.tool >= 0 || t.metric != "" || figureList(title) != nil {
		return false
	}
	for next := i + 1; next < s.to; next++ {
		n := &d.tokens[next]
		if n.picture || n.kind == outline.Button || isNumber(n.key) {
			continue
		}
		return n.kind != outline.Heading && n.sentence && !isSummary(n.key)
	}
	return false
}

// plainPoints counts the texts like "Title: text".
func (d *document) plainPoints(s span) int {
	n := 0
	for i := s.from; i < s.to; i++ {
		title, rest, ok := strings.Cut(d.tokens[i].text, ": ")
		if ok && len(rest) > 20 && titleLike(title) && strings.Count(title, " ") < 7 {
			n++
		}
	}
	return n
}
