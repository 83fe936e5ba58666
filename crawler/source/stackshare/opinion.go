package stackshare

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// opinion is a card of advice.
type opinion struct {
	author, role string
	date         record.Date
	stance       string
	tags         []entry
	tagKeys      []string // of the first tags; see tag
	text         []int
	views        *int64
	at           int
}

// advice reads the cards of a section: around their dates, else by the order
// of what they hold; cards without dates around their badges, and those of
// 2019, which have neither, around their texts.
func (r *reader) advice(s span) {
	r.findCardWords(s)
	if list := r.opinionRows(s); list != nil {
		for _, o := range list {
			r.addOpinion(o)
		}
		return
	}
	if cards := r.fieldCards(s); cards != nil {
		for _, c := range cards {
			if o, ok := r.opinion(c); ok {
				r.addOpinion(o)
			}
		}
		return
	}
	r.decisions = r.headsDecisions(s)
	var dated, badges []int
	for i := s.from; i < s.to; i++ {
		if _, ok := r.dateOf(i); ok {
			dated = append(dated, i)
		}
		if _, _, ok := r.stanceAt(i); ok {
			badges = append(badges, i)
		}
	}
	if len(dated) < len(badges) && len(dated) == 0 {
		dated, badges = badges, nil
	}
	cards := r.datedCards(s, dated, badges)
	if len(dated) == 0 {
		cards = r.undatedCards(s)
	} else {
		cards = r.withStrays(s, r.withGaps(s, cards))
	}
	cards = r.withoutLead(s, cards, len(dated) == 0)
	if n := len(cards) - 1; n > 0 && all(cards[:n], func(c span) bool { return r.endOfCard(c) == c.to }) {
		cards[n].to = r.endOfCard(cards[n])
	}
	r.withHeads(s, cards)
	groups := groupStances{r: r, next: s.from}
	tagged, inLine := false, false
	for _, c := range cards {
		o, ok := r.opinion(c)
		if len(dated) == 0 && tagged && len(o.tags) == 0 {
			break // what stands behind the cards
		}
		byHeading := len(o.tags) > 0 && r.levelOf(o.tags[0].at) > 0
		if len(dated) == 0 && inLine && byHeading {
			break // the same, under a heading of its own
		}
		tagged, inLine = tagged || len(o.tags) > 1, inLine || len(o.tags) > 0 && !byHeading
		if o.stance == "" {
			o.stance = groups.before(c.from)
		}
		if ok {
			r.addOpinion(o)
		}
	}
}

// withHeads takes to each card the heading, or the term, in front of it, if all of them
// have one.
func (d *document) withHeads(s span, cards []span) {
	for k, c := range cards {
		if c.from-1 < s.from || d.levelOf(c.from-1) == 0 && d.tokens[c.from-1].kind != outline.Term || k > 0 && c.from-1 < cards[k-1].to ||
			!d.tokens[c.from-1].isName() {
			return
		}
	}
	for k := range cards {
		cards[k].from--
	}
}

// endOfCard returns where a card ends whose views or comments stand behind its
// text: what comes then is of the page.
func (r *reader) endOfCard(c span) int {
	hasText := false
	for i := c.from; i < c.to; i++ {
		t := &r.tokens[i]
		if hasText = hasText || t.sentence && !t.noise; !hasText || !endsCard(t.key) {
			continue
		}
		for i++; i < c.to && (r.tokens[i].kind == outline.Button || r.tokens[i].figure || r.tokens[i].noise || endsCard(r.tokens[i].key)); i++ {
		}
		if r.hasCardField(span{i, c.to}) {
			return c.to
		}
		return i
	}
	return c.to
}

// beforeReplies returns where a card ends in front of what others have said of it: behind
// its views or comments, each with how long ago that was.
func (r *reader) beforeReplies(c span) int {
	end := r.endOfCard(c)
	ago := false
	for i := end; i < c.to; i++ {
		t := &r.tokens[i]
		if ago = ago || isAgo(t.key); ago && t.sentence && !t.noise {
			return end
		}
	}
	return c.to
}

// hasCardField reports a day or a stance in s.
func (r *reader) hasCardField(s span) bool {
	for i := s.from; i < s.to; i++ {
		if _, _, ok := r.stanceAt(i); ok || r.tokens[i].day != "" {
			return true
		}
	}
	return false
}

// opinionKey identifies an opinion.
type opinionKey struct {
	author string
	date   record.Date
	text   string
}

// addOpinion adds an opinion unless the page has stated it before.
func (r *reader) addOpinion(o opinion) {
	key := opinionKey{o.author, o.date, r.join(o.text)}
	if r.seenOpinions[key] {
		return
	}
	if r.seenOpinions == nil {
		r.seenOpinions = map[opinionKey]bool{}
	}
	r.seenOpinions[key] = true
	r.opinions = append(r.opinions, o)
}

// datedCards finds the element around each date that holds no other, nor two
// badges.
func (r *reader) datedCards(s span, dated, badges []int) []span {
	var cards []span
	for k, at := range dated {
		best := span{}
		lower, upper := s.from, s.to
		if k > 0 {
			lower = dated[k-1] + 1
		}
		if k+1 < len(dated) {
			upper = dated[k+1]
		}
		r.around(at, s, func(part span) bool {
			if part.from < lower || part.to > upper || countIn(badges, part) > 1 || r.countsOfViews(part) > 1 {
				return false
			}
			best = part
			return true
		})
		if !r.holdsText(best) {
			return r.flatCardsOf(s, dated)
		}
		cards = append(cards, best)
	}
	return cards
}

// flatCardsOf divides texts without markup: a card begins with the author, at
// most three texts in front of its date.
func (r *reader) flatCardsOf(s span, dated []int) []span {
	cards := make([]span, len(dated))
	viewed := r.viewsInFront(s, dated)
	for k, at := range dated {
		from := at
		for from > s.from && at-from < 4 {
			t := &r.tokens[from-1]
			if t.sentence && (t.kind == outline.Paragraph || t.kind == outline.Quote) && !t.picture && !strings.HasPrefix(t.key, "ing.") ||
				r.endsCardAt(from-1) && !viewed {
				break
			}
			if from--; endsCard(t.key) {
				if viewed && isViewsWord(t.key) && from > s.from && r.tokens[from-1].figure {
					from-- // which stands in front of the word
				}
				break
			}
		}
		if at-from == 4 {
			from = r.stanceBefore(from, max(s.from, at-maxStanced))
		}
		cards[k] = span{from, s.to}
		if k > 0 {
			cards[k-1].to = from
		}
	}
	if n := len(dated); n > 0 && r.textsInFront(span{s.from, cards[0].from}, span{dated[n-1] + 1, s.to}) {
		r.behindTexts(s, cards, dated)
	}
	return cards
}

// maxStanced bounds the texts in front of a date among which a stance with its tags is looked for.
const maxStanced = 16

// stanceBefore returns the position of the stance that only tags separate from token i; i if
// there is none.
func (r *reader) stanceBefore(i, from int) int {
	for k := i - 1; k >= from && !r.tokens[k].sentence && !r.endsCardAt(k) && r.tokens[k].day == ""; k-- {
		if _, _, ok := r.stanceAt(k); ok {
			return k
		}
	}
	return i
}

// viewsInFront reports cards that begin with their views: these stand in front of the first
// date and text, and behind the last date stand none.
func (d *document) viewsInFront(s span, dated []int) bool {
	if len(dated) == 0 || d.holdsText(span{s.from, dated[0]}) {
		return false
	}
	return d.countsOfViews(span{s.from, dated[0]}) > 0 && d.countsOfViews(span{dated[len(dated)-1], s.to}) == 0
}

// textsInFront reports texts in front of the first date and none behind the last,
// or none that is a quotation as they are.
func (d *document) textsInFront(front, behind span) bool {
	if !d.holdsText(front) {
		return false
	}
	isQuote := func(t token) bool { return t.kind == outline.Quote && t.sentence }
	return !d.holdsText(behind) ||
		slices.ContainsFunc(d.tokens[front.from:front.to], isQuote) && !slices.ContainsFunc(d.tokens[behind.from:behind.to], isQuote)
}

// behindTexts makes cards end with their dates and what follows these, where the
// texts stand in front.
func (r *reader) behindTexts(s span, cards []span, dated []int) {
	from := s.from
	stanced := r.stanceAhead(s)
	for k, at := range dated {
		to := at + 1
		for to < s.to && (!r.tokens[to].sentence || r.tokens[to].noise) {
			if _, _, ok := r.stanceAt(to); ok && stanced {
				break
			}
			to++
		}
		cards[k] = span{from, to}
		from = to
	}
}

// stanceAhead reports a stance in front of the first text.
func (r *reader) stanceAhead(s span) bool {
	for i := s.from; i < s.to && (!r.tokens[i].sentence || r.tokens[i].noise); i++ {
		if _, _, ok := r.stanceAt(i); ok {
			return true
		}
	}
	return false
}

func endsCard(key string) bool {
	_, isViews := viewsOf(key)
	return isViews || isViewsWord(key) || key == "comments" || key == "comment" || key == "see more" || strings.HasSuffix(key, " comments")
}

// endsCardAt is endsCard, or a count beside the word for views.
func (d *document) endsCardAt(i int) bool {
	return endsCard(d.tokens[i].key) || d.tokens[i].figure && d.besideViews(i)
}

func isViewsWord(key string) bool { return key == "views" || key == "view" || key == "views:" }

// undatedCards finds the element around each text that holds no other.
func (d *document) undatedCards(s span) []span {
	var texts []int
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.sentence && !t.noise && !t.picture && !d.continues(i) {
			texts = append(texts, i)
		}
	}
	cards := make([]span, len(texts))
	for k, at := range texts {
		best := span{at, at + 1}
		d.around(at, s, func(part span) bool {
			if k > 0 && part.from <= texts[k-1] || k+1 < len(texts) && part.to > texts[k+1] {
				return false
			}
			best = part
			return true
		})
		if best.to-best.from < 2 {
			best = d.flatUndated(s, texts, k)
		}
		cards[k] = best
	}
	return cards
}

// flatUndated takes what stands in front of a text since the last one, or
// behind it if the section begins with a text.
func (d *document) flatUndated(s span, texts []int, k int) span {
	if texts[0] == d.behindPressed(s) {
		to := s.to
		if k+1 < len(texts) {
			to = texts[k+1]
		}
		return span{texts[k], to}
	}
	from := s.from
	if k > 0 {
		from = texts[k-1] + 1
	}
	return span{from, texts[k] + 1}
}

const countForm = `(\d[\d.,]*\s?(?:[kmb]|thousand|million)?)`

var (
	viewsForm     = regexp.MustCompile(`^` + countForm + ` views?(?:\b|\d)`)
	viewsLabelled = regexp.MustCompile(`^views?:?\s?` + countForm + `$`)
	viewedTimes   = regexp.MustCompile(`^viewed(?: by)? ` + countForm + ` (?:times?|people|readers)\.?$`)
)

// viewsOf reads "438k views", doubled or not, "Views: 438k", "viewed 438k times" and
// the count behind an eye.
func viewsOf(key string) (*int64, bool) {
	if count, ok := strings.CutPrefix(key, "👁"); ok && len(key) < 24 {
		key = strings.TrimLeft(count, "\ufe0f ") + " views"
	}
	if len(key) > 60 || !strings.Contains(key, "view") {
		return nil, false
	}
	key = ungrouped(strings.Trim(key, "()[] "))
	m := viewsForm.FindStringSubmatch(strings.TrimPrefix(key, "views: "))
	if m == nil {
		m = viewsLabelled.FindStringSubmatch(key)
	}
	if m == nil {
		m = viewedTimes.FindStringSubmatch(key)
	}
	if m == nil {
		return nil, false
	}
	count := strings.NewReplacer(" thousand", "k", " million", "m", " ", "").Replace(m[1])
	f, ok := shown(strings.ToUpper(count), "") // "1m" is a metre
	if !ok || f.Value == nil {
		return nil, false
	}
	return new(int64(math.Round(*f.Value))), true
}
