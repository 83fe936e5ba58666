package stackshare

import (
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// item is a field of a card of advice that is neither date nor badge.
type item struct {
	text, key string
	at        int
	named     bool // a picture beside it says the same
	sentence  bool
	strong    bool // all of its block
}

// opinion reads a card; ok is false if it has no text.
func (r *reader) opinion(c span) (o opinion, ok bool) {
	c.to = r.beforeReplies(c)
	labelled := r.labelled(c, &o)
	tags := r.badge(c, &o, labelled)
	if o.stance == "" && len(o.tags) == 0 && labelled == nil {
		r.looseTags(c, &o, tags)
	}
	if len(o.tags) == 0 && labelled == nil {
		if r.tagsBelow(c, &o, tags); len(o.tags) == 0 {
			r.tagsAtFoot(c, &o, tags)
		}
	}
	var items []item
	signer := r.signer(c)
	for i := c.from; i < c.to; i++ {
		if t := &r.tokens[i]; i == signer {
			items = append(items, item{text: t.text, key: t.key, at: i, named: true})
		} else if !tags[i] && !labelled[i] {
			items = r.cardItem(items, i, &o)
		}
	}
	r.portray(c, items)
	if o.date == "" && o.stance == "" {
		return r.undatedCard(c, items, o)
	}
	author, role := -1, -1
	if o.author == "" {
		author, role = authorOf(items)
	} else if o.role == "" {
		role = bracketed(items)
	}
	if author >= 0 {
		o.author = signature(items[author].text)
	}
	if role >= 0 {
		o.role = unbracketed(items[role].text)
	} else if author >= 0 && o.role == "" {
		o.author, o.role = r.byline(&items[author])
	}
	if author < 0 && r.isSignature(&o) {
		o.author, o.tags, o.tagKeys = signature(o.tags[0].name), nil, nil
	}
	if len(o.text) == 0 {
		o.text = bodyOf(items, author, role)
	}
	if len(o.text) == 0 {
		return o, false
	}
	o.at = o.text[0]
	return o, true
}

// badge reads the stance of a card, and returns the tokens of it and of its
// tags.
func (r *reader) badge(c span, o *opinion, labelled map[int]bool) map[int]bool {
	taken := map[int]bool{}
	for i := c.from; i < c.to; i++ {
		stance, rest, ok := r.stanceAt(i)
		if !ok {
			continue
		}
		if labelled[i] {
			if rest == "" && len(o.tags) == 0 {
				r.tags(i, c, o, taken)
			}
			break
		}
		o.stance = stance
		taken[i] = true
		if rest != "" {
			names := r.pictures(i, rest)
			if names == nil {
				names = withoutDoubles(rest)
			}
			for _, name := range names {
				o.tag(entry{name: name, link: r.linkOf(i, name), at: i})
			}
			for k := i + 1; k < c.to && r.tokens[k].block == r.tokens[i].block && r.mayTag(k, c, o); k++ {
				taken[k] = true
				o.tag(entry{name: r.tokens[k].text, link: r.resolve(r.tokens[k].Link), at: k})
			}
			break
		}
		r.tags(i, c, o, taken)
		break
	}
	return taken
}

// linkOf returns where the name leads that stands in the block of token i.
func (r *reader) linkOf(i int, name string) string {
	b := &r.page.Outline.Blocks()[r.tokens[i].block]
	for k := range b.Runs {
		if run := &b.Runs[k]; run.Link != "" && trimJoints(b.Text[run.Start:run.End]) == name {
			return r.resolve(run.Link)
		}
	}
	return ""
}

// cardItem adds a token's texts to items, or notes what else it is.
func (r *reader) cardItem(items []item, i int, o *opinion) []item {
	t := &r.tokens[i]
	if r.isCardFrame(i) {
		return items
	}
	if d, ok := r.dateOf(i); ok && o.date == "" {
		o.date = d
	}
	if label, list, ok := strings.Cut(t.text, ": "); ok && len(label) < 8 && fieldNames[keyOf(label)] == "tags" {
		for _, name := range joined.Split(list, -1) {
			o.tag(entry{name: strings.TrimSpace(name), link: r.resolve(t.Link), at: i})
		}
		return items
	}
	if t.noise && t.sentence && (i+1 == len(r.tokens) || r.tokens[i+1].kind == outline.Button) {
		return items // a question that buttons below answer
	}
	if t.sentence {
		if _, ok := viewsOf(t.key); !ok && !t.noise && t.kind != outline.Button {
			return append(items, item{text: t.text, key: t.key, at: i, named: t.doubled, sentence: !t.doubled && t.kind != outline.Heading})
		}
	}
	for _, text := range pieces(t.text) {
		key, whole := t.key, text == t.text
		if !whole {
			key = keyOf(text)
		}
		if whole && !t.sentence && i+1 < len(r.tokens) && r.tokens[i+1].day != "" {
			if text = beforeOn(text); len(text) < len(t.text) {
				key = keyOf(text)
			}
		}
		if r.tagsBehindViews(i, text, whole, o) {
			continue
		}
		if views, ok := viewsOf(key); ok {
			if o.views == nil {
				o.views = views
			}
			continue
		}
		isDay := false
		if !whole || t.day != "" || t.figure || t.sentence {
			_, isDay = dayOf(text)
		}
		count, isCount := votesOf(ungrouped(text))
		if isCount && o.views == nil && r.countsViews(i, text, whole) {
			o.views = count
		}
		if isDay || isCount || r.isCardFigure(i, text, key, whole) {
			continue
		}
		items = append(items, item{
			text: text, key: key, at: i, named: t.doubled, sentence: (whole && t.sentence || !whole && isSentence(text)) && !t.doubled && t.kind != outline.Heading,
			strong: whole && t.kind != outline.Heading && r.page.Outline.Blocks()[t.block].Strong,
		})
	}
	return items
}

// isSlashed reports a day that is written with slashes, whichever it is.
func isSlashed(text string) bool {
	return strings.Count(text, "/") == 2 && strings.Trim(text, "0123456789/") == ""
}

// isAuthorFigure reports a figure of who writes a card: "34 followers".
func isAuthorFigure(text, key string) bool {
	metric, _ := ownFigure(text, key)
	return metric != ""
}

// isInitials reports a text of the first letters of the name behind it, which
// stands where a portrait might.
func (d *document) isInitials(i int) bool {
	const most = 3
	t := &d.tokens[i]
	if len(t.key) > most || i+1 >= len(d.tokens) || d.tokens[i+1].key == t.key {
		return false
	}
	words := strings.Fields(d.tokens[i+1].key)
	if len(words) == 1 && strings.Trim(strings.TrimPrefix(words[0], t.key), "#+") == "" {
		return false // C and C#
	}
	if len(words) < len(t.key) || len(words) > 4 || words[0][0] != t.key[0] {
		return false
	}
	at := 0
	for _, w := range words {
		if at < len(t.key) && w[0] == t.key[at] && isWordByte(w[0]) {
			at++
		}
	}
	return at == len(t.key)
}

// besideViews reports a figure with the word "views" as a text of its own beside
// it.
func (d *document) besideViews(i int) bool {
	at := d.tokens[i].block
	for _, k := range [...]int{i + 1, i - 1} {
		if k >= 0 && k < len(d.tokens) && isViewsWord(d.tokens[k].key) && d.tokens[k].block-at <= 1 && at-d.tokens[k].block <= 1 {
			return true
		}
	}
	return false
}

// columnHead returns what stands above the cell of token i, in small letters.
func (r *reader) columnHead(i int) string {
	b := &r.page.Outline.Blocks()[r.tokens[i].block]
	if b.Cell.Table == 0 {
		return ""
	}
	if r.tables == nil {
		r.tables = r.page.Outline.Tables()
	}
	at := sort.Search(len(r.tables), func(i int) bool { return r.tables[i].Block > b.Index }) - 1
	if at < 0 || b.Index >= r.tables[at].End {
		return ""
	}
	if t, col := r.tables[at], int(b.Cell.Col)-1; col >= 0 && col < len(t.Header) {
		return strings.ToLower(t.Header[col].Text)
	}
	return ""
}

// portray marks the item that a picture elsewhere in the card names.
func (d *document) portray(c span, items []item) {
	var pictured map[string]bool
	for i := c.from; i < c.to; i++ {
		if t := &d.tokens[i]; t.picture {
			if pictured == nil {
				pictured = map[string]bool{}
			}
			pictured[t.key] = true
		}
	}
	for k := range items {
		if pictured[items[k].key] {
			items[k].named, items[k].sentence = true, false
		}
	}
	for k := 1; k < len(items); k++ { // the alternate as a text of its own
		if items[k].key == items[k-1].key && items[k].at != items[k-1].at {
			items[k].named, items[k].sentence, items[k-1].sentence = true, false, false
		}
	}
}

// authorOf finds the author, who has a picture or is the first that is no
// text, and the role, which stands behind.
func authorOf(items []item) (author, role int) {
	author, role = -1, -1
	for k := range items {
		if items[k].named {
			author = k
			break
		}
	}
	if author < 0 {
		author = onlyStrong(items)
	}
	byLooks := author >= 0 && !items[author].named
	for k := range items {
		if author < 0 && !items[k].sentence && len(items[k].text) <= record.MaxName {
			author = k
		}
	}
	if author < 0 || !hasOthers(items, author) {
		return author, role
	}
	for k := author + 1; k < len(items); k++ {
		if items[k].key == items[author].key || isHandle(items[k].text) {
			continue
		}
		if !items[k].sentence && len(items[k].text) <= record.MaxName && !strings.HasSuffix(items[k].text, "?") && leavesText(items, author, k) {
			role = k
			if isRole(items, k+1) && !roleWords.MatchString(items[k].text) && leavesText(items, author, k+1) {
				role++ // behind a badge
			}
		}
		break
	}
	if last := len(items) - 1; role < 0 && last > author+1 && isLate(items, last) {
		role = last
	}
	if role >= 0 && !byLooks && !items[author].named && roleWords.MatchString(items[author].text) && isFullName(items[role].text) {
		author, role = role, author
	}
	if k := author - 1; byLooks && role < 0 && k >= 0 && !items[k].sentence && items[k].at >= items[author].at-2 && len(items[k].text) <= record.MaxName && leavesText(items, author, k) {
		role = k
	}
	return author, role
}

// isHandle reports the handle of an author: "@ana".
func isHandle(s string) bool {
	return len(s) > 1 && s[0] == '@' && strings.IndexByte(s, ' ') < 0
}

// isRole reports a short item that says what somebody does.
func isRole(items []item, k int) bool {
	return k < len(items) && !items[k].sentence && len(items[k].text) <= record.MaxName && roleWords.MatchString(items[k].text)
}

// isLate reports what somebody does behind the text of a card.
func isLate(items []item, k int) bool {
	it := &items[k]
	return !it.sentence && items[k-1].sentence && it.at > items[k-1].at+1 && len(it.text) <= record.MaxName && roleWords.MatchString(it.text)
}

// onlyStrong returns the only short item that is emphasised as a whole, -1 if
// there are none or several.
func onlyStrong(items []item) int {
	at := -1
	for k := range items {
		if it := &items[k]; it.strong && !it.sentence && len(it.text) <= record.MaxName {
			if at >= 0 {
				return -1
			}
			at = k
		}
	}
	return at
}

func hasOthers(items []item, author int) bool {
	for k := range items {
		if k != author && items[k].key != items[author].key {
			return true
		}
	}
	return false
}

// leavesText reports whether there is a text beside the author and the role.
func leavesText(items []item, author, role int) bool {
	for k := range items {
		if k != author && k != role && items[k].key != items[author].key {
			return true
		}
	}
	return false
}

// bodyOf returns the tokens of the text: the sentences, and what stands
// between or directly beside them.
func bodyOf(items []item, author, role int) []int {
	var body []int
	skip := func(k int) bool {
		return k == author || k == role || author >= 0 && items[k].key == items[author].key
	}
	from, to := -1, -1
	for k := range items {
		if items[k].sentence && !skip(k) {
			if from < 0 {
				from = k
			}
			to = k
		}
	}
	if from < 0 {
		from, to = 0, len(items)-1
	}
	for from > 0 && !skip(from-1) && items[from-1].at == items[from].at-1 {
		from--
	}
	for to+1 < len(items) && !skip(to+1) && items[to+1].at == items[to].at+1 {
		to++
	}
	for k := from; k <= to && k >= 0; k++ {
		if !skip(k) && (len(body) == 0 || body[len(body)-1] != items[k].at) {
			body = append(body, items[k].at)
		}
	}
	return body
}
