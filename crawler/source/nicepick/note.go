package nicepick

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// note keeps the content of token i, which stands at p.
func (r *reader) note(i int, p place) {
	t := &r.tokens[i]
	n := passage{t.text, evidenceOf(t.block, t.text)}
	switch {
	case p.role == pages:
		r.other(t.block, n.evidence)
		return
	case isNoise(t.text), t.sign == 0 && t.block.Kind == outline.Paragraph && chrome.IsPageNote(t.text):
		return
	case p.role == useIf && p.tool >= 0:
		if r.cases[p.tool].Text == "" && t.block.Kind != outline.Button {
			r.cases[p.tool] = use{record.UseIf{Tool: r.names[p.tool], Text: t.text}, n.evidence}
		}
		return
	case (p.role == intro || p.role == about && p.tool < 0) && isCounters(t.text):
		return
	case (p.role == intro || p.role == about && p.tool < 0) && t.isSentence():
		if r.intro.text == "" && t.block.Kind != outline.Caption && !outline.IsCited(r.page.Outline.Blocks(), t.block.Index) &&
			(t.block.Kind != outline.Code || r.preformatted) {
			r.intro = n
		}
	case p.role == bottom && t.isSentence():
		if r.reason.text == "" {
			r.reason = n
		}
	case p.tool < 0:
		return
	case p.role == related:
		r.relate(t, p)
	case p.role == pros, p.role == cons:
		r.list(i, p)
	case p.role == free && t.sign == '+':
		p.role = pros
		r.list(i, p)
	case p.role == free && t.sign == '-':
		p.role = cons
		r.list(i, p)
	case (p.role == free || p.role == about) && t.isSentence():
		r.texts = append(r.texts, statement{n, p.tool, p.owner, p.role == about})
	}
}

// isNoise reports what sites have around their content.
func isNoise(text string) bool {
	return strings.IndexByte(text, '@') >= 0 || len(text) > 9 && len(text) < 200 && strings.EqualFold(text[:9], "disagree ")
}

// isCounters reports figures in a row, each with a word or two behind it, as
// "12,431 views · 87 likes · 5 min read": of the page, not of what it is about.
func isCounters(text string) bool {
	figures, words := 0, 2
	for _, f := range strings.Fields(text) {
		switch {
		case f == "·" || f == "|" || f == "•":
		case f[0] >= '0' && f[0] <= '9':
			if words == 0 {
				return false
			}
			figures, words = figures+1, 0
		default:
			if words++; figures == 0 || words > 2 {
				return false
			}
		}
	}
	return figures > 1 && words > 0 && !strings.ContainsAny(text[len(text)-1:], ".!?")
}

// isSentence reports whether t is running text: no heading, but for lines that
// only look like one, and for what stands in one behind a label.
func (t *token) isSentence() bool {
	return t.block.Kind != outline.Button && (!t.heads() || t.behind || t.subtitle) && strings.Count(t.text, " ") >= 2
}

// list is a list of entries: the token of its label, the tool, how its entries
// look, and the points that they made.
type list struct {
	label, tool int
	class       int
	at          []int // into reader.points
}

// classOf says how an entry is marked as one: by a sign, by markup, or not.
func classOf(t *token) int {
	switch {
	case t.sign != 0:
		return 2
	case t.block.Kind == outline.Item, t.block.Kind == outline.Description, isBulleted(t.block.Text):
		return 1
	}
	return 0
}

// isBulleted reports a text that is written as an entry of a list.
func isBulleted(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(bullets, first)
}

// list notes an entry of the pros or cons of a tool. The entries of a list
// look alike: what is marked less than others is none.
func (r *reader) list(i int, p place) {
	t := &r.tokens[i]
	if t.block.Kind == outline.Button {
		return
	}
	class := classOf(t)
	l := r.listOf(p, class)
	n := passage{t.text, evidenceOf(t.block, t.text)}
	if class > l.class {
		for _, at := range l.at {
			r.points[at].tool = ""
		}
		l.class, l.at = class, nil
	}
	if class < l.class {
		if only := r.only(t.block.Index); t.isSentence() && (only == p.tool || only < 0 && r.isBehindRelated(i)) {
			r.texts = append(r.texts, statement{n, p.tool, -1, false})
		}
		return
	}
	if labeltext.IsAbsent(t.text) {
		r.stated = append(r.stated, point{tool: r.names[p.tool], as: p.role, evidence: n.evidence})
		return
	}
	l.at = append(l.at, len(r.points))
	r.points = append(r.points, point{r.names[p.tool], t.text, p.role, n.evidence})
	if p.owner >= 0 {
		r.tokens[p.owner].lists = true
	}
}

// isBehindRelated reports a paragraph behind the names that go with a tool: its lists have ended.
func (d *document) isBehindRelated(i int) bool {
	const names = 32
	if d.tokens[i].block.Kind != outline.Paragraph || d.tokens[i].cell.Table != 0 {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-names; k-- {
		if t := &d.tokens[k]; t.isLabel {
			return t.label.role == related && t.block != d.tokens[i].block
		}
	}
	return false
}

// listOf returns the list at a place; entries of tables take turns, those of
// others come one after another.
func (f *findings) listOf(p place, class int) *list {
	for i := len(f.lists) - 1; i >= 0 && i >= len(f.lists)-maxOpen; i-- {
		if l := &f.lists[i]; l.label == p.list && l.tool == p.tool {
			return l
		}
	}
	f.lists = append(f.lists, list{label: p.list, tool: p.tool, class: class})
	return &f.lists[len(f.lists)-1]
}

// maxOpen bounds the lists that entries may take turns in.
const maxOpen = 64

// relate notes the names that go with a tool.
func (r *reader) relate(t *token, p place) {
	for _, name := range relatedNames(t) {
		if name = strings.TrimSpace(name); name != "" && !labeltext.IsAbsent(name) {
			r.points = append(r.points, point{r.names[p.tool], name, related, evidenceOf(t.block, t.text)})
		}
	}
}

// relatedNames divides a list of names at its commas, else at its links.
func relatedNames(t *token) []string {
	names := strings.Split(t.text, ",")
	if len(names) > 1 || t.block == nil {
		return names
	}
	var linked []string
	for _, l := range t.block.Links() {
		linked = append(linked, canon.Text(l.Text))
	}
	if len(linked) > 1 && strings.Join(linked, " ") == canon.Text(t.text) {
		return linked
	}
	return names
}

// other notes the comparisons that a block points to.
func (r *reader) other(b *outline.Block, evidence record.Evidence) {
	for _, l := range b.Links() {
		target, names := r.compare(l.URL), versus(l.Text)
		if target == "" || len(names) < 2 {
			continue
		}
		r.more = append(r.more, record.Fact{Evidence: evidence, Body: record.RelatedComparison{Title: canon.Text(l.Text), URL: target, Tools: names}})
	}
}

// pickWinner finds the tool that wins: the page says so, or gives it a badge.
func (r *reader) pickWinner() {
	for i := range r.tokens {
		if l := r.tokens[i].label; r.tokens[i].isLabel && l.wins {
			r.winner = r.names[l.tool]
			return
		}
	}
	winner := -1
	for i := range r.tokens {
		if !r.tokens[i].isLabel || !r.tokens[i].label.badge {
			continue
		}
		at := r.badgeOwner(i)
		if at < 0 {
			continue
		}
		tool := r.tokens[at].label.tool
		if winner >= 0 && tool != winner {
			return // two tools have it
		}
		winner = tool
	}
	if winner >= 0 {
		r.winner = r.names[winner]
	}
}

// badgeOwner returns the token of the name that the badge at token i stands
// with, and notes that it has one; -1: there is none.
func (r *reader) badgeOwner(i int) int {
	t := &r.tokens[i]
	if t.label.named() {
		t.badged = true
		return i
	}
	if link := t.block.Link(); link == "/" {
		return -1
	}
	before, after := r.nameAt(i-1), r.nameAt(i+1)
	at := before
	switch only := r.only(t.block.Index); {
	case before < 0:
		at = after
	case after < 0:
	case r.tokens[after].label.tool == only && r.tokens[before].label.tool != only,
		only < 0 && t.block.Kind == outline.Heading && r.tokens[before].block != t.block:
		at = after
	}
	if at >= 0 {
		r.tokens[at].badged = true
	}
	return at
}

// nameAt returns i if the token there is the name of a tool, -1 otherwise.
func (d *document) nameAt(i int) int {
	if i < 0 || i >= len(d.tokens) || !d.tokens[i].isLabel || !d.tokens[i].label.named() || d.tokens[i].label.role != free {
		return -1
	}
	return i
}
