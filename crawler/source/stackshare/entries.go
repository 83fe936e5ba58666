package stackshare

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// pointer is a comparison that the page points to.
type pointer struct {
	title, link string
	names       []string
	at          int
}

// alternatives reads names with descriptions.
func (r *reader) alternatives(s span) {
	var list []entry
	open, openKey := entry{at: -1}, ""
	text := "" // a description in front of its name
	flush := func() {
		if open.at >= 0 {
			list = append(list, open)
		}
		open, openKey = entry{at: -1}, ""
	}
	s = r.beforeSite(s)
	r.keepOwnSites(s)
	r.headRow(s)
	r.dropPaid(s)
	r.plain = r.plainNames(s)
	pressed, initials := r.repeated(s), r.initials(s)
	textFirst, badge := r.textsFirst(s, pressed), r.badgeIn(s)
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if pressed[t.key] || initials[i] || r.isBesideEntry(t, openKey) {
			continue
		}
		if rest, ok := withoutTextLabel(t.text); ok && open.at >= 0 && !t.picture && !textFirst {
			open.description = cmp.Or(open.description, rest)
			continue
		}
		if name, rest, ok := r.nameAndText(t); ok && !r.beginsBold(t, open) {
			flush()
			list = append(list, entry{name: name, link: r.resolve(t.Link), description: rest, at: i})
			continue
		}
		if name := withoutFigure(t.text); name != t.text && keyOf(name) == openKey || open.description != "" && r.isWayTo(t, open.name) {
			open.link = cmp.Or(open.link, r.resolve(t.Link))
			continue
		}
		isText := !t.picture && t.key != openKey &&
			(t.sentence || open.at >= 0 && !textFirst && open.description == "" && !t.doubled && r.describes(i, open))
		switch {
		case isText && textFirst:
			flush()
			text = t.text
		case isText && open.at >= 0 && open.description == "":
			open.description = t.text
		case isText && open.at >= 0 && r.continues(i):
			open.description += "\n" + t.text
		case isText:
		case t.key == openKey:
			open.link = cmp.Or(open.link, r.resolve(t.Link))
		case r.isCategory(i, s, open):
		case t.isName() && (!t.picture || open.description != "" || open.at < 0):
			flush()
			open = entry{name: withoutFigure(withoutKind(numberless(withoutBadge(t, badge)))), link: r.resolve(t.Link), description: text, at: i}
			text, openKey = "", keyOf(open.name)
		}
	}
	flush()
	r.offer(list)
}

// beforeSite returns s up to the name of the site by itself, with which its footer begins
// where no markup tells.
func (d *document) beforeSite(s span) span {
	for i := s.from + 1; i < s.to; i++ {
		if t := &d.tokens[i]; t.key == siteName && t.kind == outline.Paragraph && d.cellOf(i).Table == 0 {
			return span{s.from, i}
		}
	}
	return s
}

// isBesideEntry reports a token that is neither the name of an entry nor its description:
// a control, a figure, a heading of the list. name is the key of the entry that is open.
func (r *reader) isBesideEntry(t *token, name string) bool {
	switch {
	case t.kind == outline.Button, t.noise, t.column:
		return true
	case isNumber(t.key), !hasLetter(t.text), strings.Trim(t.key, "-–—−·|:") == "", isStatus(t.key), linksToEntry(t.key, name):
		return true
	case holdsDigit(t.key) && chrome.IsRating(t.key), r.compares(t, name), t.countsUses():
		return true
	}
	return t.kind == outline.Caption && headingWords[labelKey(t.key)] != nothing
}

// linksToEntry reports a link to what the name of an entry that is open names: "View Node.js".
func linksToEntry(key, name string) bool {
	if name == "" || !strings.HasSuffix(key, " "+name) {
		return false
	}
	verb, _, _ := strings.Cut(key, " ")
	return captions[verb]&begins != 0
}

// initials returns the letters in s that stand in front of the names that begin with
// them, where logos might; nil if names of one letter may be names.
func (d *document) initials(s span) map[int]bool {
	letters, names := map[int]bool{}, 0
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		switch {
		case utf8.RuneCountInString(t.key) > 1:
			if isAbbreviated(t) && i+1 < s.to && abbreviates(t.key, d.tokens[i+1].key) {
				letters[i] = true
			} else if t.isName() {
				names++
			}
		case t.picture, t.absent, t.figure, t.noise:
		case i+1 < s.to && len(d.tokens[i+1].key) > len(t.key) && !d.tokens[i+1].sentence && strings.HasPrefix(d.tokens[i+1].key, t.key):
			letters[i] = true
		default:
			return nil
		}
	}
	if len(letters) < 2 || len(letters)*2 < names {
		return nil
	}
	return letters
}

// isCategory reports a text between the name and the description of a tool in a card
// that is one link.
func (r *reader) isCategory(i int, s span, open entry) bool {
	t := &r.tokens[i]
	if open.link == "" || open.description != "" || open.at != i-1 || i+1 >= s.to || !r.tokens[i+1].sentence {
		return false
	}
	return t.kind != outline.Heading && !t.picture && r.tokens[open.at].kind == t.kind &&
		r.resolve(t.Link) == open.link && r.resolve(r.tokens[i+1].Link) == open.link
}

// countsUses reports how much a tool is used, in figures: "8.1K stacks · 1.2K votes".
func (t *token) countsUses() bool {
	return t.own != "" || t.figure && !t.absent || figureList(t.text) != nil
}

// beginsBold reports a description below the heading of its tool that begins with
// emphasis, and nothing parts that from the rest.
func (d *document) beginsBold(t *token, open entry) bool {
	if open.at < 0 || open.description != "" || d.levelOf(open.at) == 0 || d.tokens[open.at].block == t.block {
		return false
	}
	head := &d.page.Outline.Blocks()[t.block].Runs[0]
	rest := strings.TrimSpace(d.page.Outline.Blocks()[t.block].Text[head.End:])
	return head.Strong && !strings.HasSuffix(d.page.Outline.Blocks()[t.block].Text[:head.End], ":") && !startsWithJoint(rest)
}

// repeated returns the short texts in s that stand in every entry, such as
// buttons: names stand there twice at most, or next to each other, or in front of
// the same text each time, where a carousel shows its entries again.
func (d *document) repeated(s span) map[string]bool {
	const often = 3
	counts, behind := map[string]int{}, map[string]string{}
	last := ""
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if t.picture || t.sentence || !t.isName() {
			continue
		}
		if t.key != last {
			counts[t.key]++
			text := d.textBehind(i, s)
			if known, ok := behind[t.key]; ok && known != text {
				text = ""
			}
			behind[t.key] = text
		}
		last = t.key
	}
	pressed := map[string]bool{}
	for key, n := range counts {
		if behind[key] != "" {
			continue
		}
		if n > often || n == often && len(counts) <= often+1 {
			pressed[key] = true
		}
	}
	return pressed
}

// textBehind returns the text right after the name at i, "" if there is none.
func (d *document) textBehind(i int, s span) string {
	const near = 4
	for k := i + 1; k < min(s.to, i+near); k++ {
		if t := &d.tokens[k]; t.sentence && !t.picture {
			return t.key
		} else if t.isName() && t.key != d.tokens[i].key {
			return ""
		}
	}
	return ""
}

// textsFirst reports whether descriptions stand in front of names: the section
// begins with a text and ends with none, but for what is pressed in every entry, and one
// name stands behind the first text and the last, or the first cards are a text and a name
// each.
func (r *reader) textsFirst(s span, pressed map[string]bool) bool {
	first, last, name := -1, -1, ""
	texts, names, behind := 0, map[string]bool{}, 0 // names since the last text, and how many stood behind the first
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.kind == outline.Button || t.noise || t.column || t.picture || isNumber(t.key) || pressed[t.key] ||
			t.kind == outline.Caption && headingWords[labelKey(t.key)] != nothing || last >= 0 && linksToEntry(t.key, name) {
			continue
		}
		if last = i; first < 0 {
			first = i
		}
		if !r.onlyText(i) {
			names[t.key], name = true, t.key
			continue
		}
		if texts++; texts == 2 {
			behind = len(names)
		}
		clear(names)
	}
	if first < 0 || !r.onlyText(first) {
		return false
	}
	if !r.onlyText(last) && behind < 2 && len(names) < 2 {
		return true
	}
	next := r.endsWithName(first, s.to)
	return next > 0 && r.endsWithName(next, s.to) > 0
}

// endsWithName returns the end of the card that begins with the text at i and has one name
// behind it; 0 if it does not.
func (r *reader) endsWithName(i, end int) int {
	if i >= end || !r.onlyText(i) {
		return 0
	}
	for from, to := range r.page.Outline.Enclosing(r.tokens[i].block) {
		card := span{r.start[from], r.start[to]}
		if card.from < i || card.to > end {
			return 0
		}
		if card.to == i+1 {
			continue
		}
		name := ""
		for k := i + 1; k < card.to; k++ {
			switch t := &r.tokens[k]; {
			case t.picture, t.noise, t.kind == outline.Button, linksToEntry(t.key, name):
			case !t.isName() || name != "" && t.key != name || r.onlyText(k):
				return 0
			default:
				name = t.key
			}
		}
		if name != "" {
			return card.to
		}
	}
	return 0
}

// plainNames reports a section in which the texts have their names in front of
// them, and next to no names stand alone.
func (d *document) plainNames(s span) bool {
	texts, named, names := 0, 0, 0
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		switch {
		case t.picture || t.noise || t.kind == outline.Button:
		case t.sentence:
			texts++
			if _, _, ok := cutPlain(t.text); ok {
				named++
			}
		case t.isName():
			names++
		}
	}
	return named > 1 && named*5 >= texts*4 && names < named
}

// onlyText reports a token that is a description without a name.
func (r *reader) onlyText(i int) bool {
	t := &r.tokens[i]
	_, _, both := r.nameAndText(t)
	return t.sentence && !both && !t.doubled && t.kind != outline.Heading && t.kind != outline.Term
}

// describes reports whether a short text that is no sentence is what is said
// of the tool that is open: it stands in another kind of place, without a
// link of its own.
func (d *document) describes(i int, open entry) bool {
	t, head := &d.tokens[i], &d.tokens[open.at]
	if t.kind == outline.Heading || t.kind == outline.Term {
		return false
	}
	return t.Link == "" && head.Link != "" || t.kind != head.kind || head.doubled && !t.doubled || strings.Count(t.text, " ") > 3
}

// offer notes alternatives; where most lead to pages of tools, others are no
// alternatives, but for such that lead to what spells their names, and terms of which
// their descriptions speak.
func (r *reader) offer(list []entry) {
	linked := 0
	list = r.withoutTail(r.withoutFront(list))
	for i := range list {
		if list[i].link != "" {
			linked++
		}
	}
	for _, e := range list {
		if t := &r.tokens[e.at]; e.link == "" && linked*2 > len(list) && !r.leadsToNamed(t.Link, e.name) &&
			(t.kind != outline.Term || !strings.HasPrefix(e.description, e.name+" ")) {
			continue
		}
		if old := r.isOffered(e.name); old != nil {
			old.description = cmp.Or(old.description, e.description) // named before, without it
			old.link = cmp.Or(old.link, e.link)
			continue
		}
		if len(r.names) == 1 && r.tool(keyOf(e.name)) == 0 {
			continue
		}
		r.offered = append(r.offered, e)
	}
}

// withoutFront drops what stands in front of the entries of a list without being one: it has
// no description and no link, and is no heading as all entries behind it are.
func (d *document) withoutFront(list []entry) []entry {
	const enough = 3
	if len(list) < enough || list[0].description != "" || list[0].link != "" || d.tokens[list[0].at].kind == d.tokens[list[1].at].kind {
		return list
	}
	for _, e := range list[1:] {
		if e.description == "" || d.tokens[e.at].kind != outline.Heading {
			return list
		}
	}
	return list[1:]
}

// withoutTail drops what follows the entries of a list without being one: it has no
// description, or a heading of another level, while all entries before it are alike.
func (d *document) withoutTail(list []entry) []entry {
	const enough = 2
	isLike := func(e entry) bool {
		return e.description != "" && d.levelOf(e.at) == d.levelOf(list[0].at)
	}
	alike := 0
	for alike < len(list) && isLike(list[alike]) {
		alike++
	}
	if alike < enough || slices.ContainsFunc(list[alike:], isLike) {
		return list
	}
	return list[:alike]
}

// isOffered returns the alternative that is called name, nil if none is yet.
func (f *findings) isOffered(name string) *entry {
	if i := f.offeredAt.find(name, len(f.offered), func(i int) string { return f.offered[i].name }); i >= 0 {
		return &f.offered[i]
	}
	return nil
}
