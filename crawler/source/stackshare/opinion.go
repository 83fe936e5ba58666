package stackshare

import (
	"math"
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/ingest/record"
)

// opinion is a card of advice.
type opinion struct {
	author, role string
	date         record.Date
	stance       string
	tags         []entry
	text         []int
	views        *int64
	at           int
}

// advice reads the cards of a section: around their dates, else by the order
// of what they hold; cards without dates, of 2019, around their texts.
func (r *reader) advice(s span) {
	var dated []int
	for i := s.from; i < s.to; i++ {
		if _, ok := r.dateOf(i); ok {
			dated = append(dated, i)
		}
	}
	cards := r.datedCards(s, dated)
	if len(dated) == 0 {
		cards = r.undatedCards(s)
	}
	for _, c := range cards {
		if o, ok := r.opinion(c); ok && !r.hasOpinion(&o) {
			r.opinions = append(r.opinions, o)
		}
	}
}

// hasOpinion reports whether the page showed o before, for another screen.
func (r *reader) hasOpinion(o *opinion) bool {
	text := r.join(o.text)
	for i := range r.opinions {
		p := &r.opinions[i]
		if p.author == o.author && p.date == o.date && r.join(p.text) == text {
			return true
		}
	}
	return false
}

// dateOf reads a token that is a date, or holds one beside an author.
func (r *reader) dateOf(i int) (record.Date, bool) {
	t := &r.tokens[i]
	if t.picture || len(t.text) > maxLabel {
		return "", false
	}
	for _, text := range pieces(t.text) {
		if d, ok := dayOf(text); ok {
			return d, true
		}
	}
	if len(t.time) >= len("2006-01-02") && len(t.text) < 40 {
		d := record.Date(t.time[:len("2006-01-02")])
		if _, ok := d.Time(); ok {
			return d, true
		}
	}
	return "", false
}

// pieces divides a short text at the dots and bars that part its fields.
func pieces(s string) []string {
	if len(s) > maxLabel || !strings.ContainsAny(s, "·•|") {
		return []string{s}
	}
	var list []string
	for piece := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == '·' || c == '•' || c == '|' }) {
		if piece = strings.TrimSpace(piece); piece != "" {
			list = append(list, piece)
		}
	}
	return list
}

var beforeDay = regexp.MustCompile(`(?i)^(posted |written |published )?(on )?`)

func dayOf(text string) (record.Date, bool) {
	if len(text) > 40 || !strings.ContainsAny(text, "0123456789") {
		return "", false
	}
	d, ok := dates.Parse(beforeDay.ReplaceAllString(text, ""))
	return d, ok && len(d) == len("2006-01-02")
}

// datedCards finds the element around each date that holds no other.
func (r *reader) datedCards(s span, dated []int) []span {
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
			if part.from < lower || part.to > upper {
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

func (r *reader) holdsText(s span) bool {
	for i := s.from; i < s.to; i++ {
		if isSentence(r.tokens[i].text) {
			return true
		}
	}
	return false
}

// flatCardsOf divides texts without markup: a card begins with the author, at
// most three texts in front of its date.
func (r *reader) flatCardsOf(s span, dated []int) []span {
	cards := make([]span, len(dated))
	for k, at := range dated {
		from := at
		for from > s.from && at-from < 4 {
			t := &r.tokens[from-1]
			if isSentence(t.text) && t.kind == source.Paragraph && !t.picture && !strings.HasPrefix(t.key, "ing.") || endsCard(t.key) {
				break
			}
			from--
		}
		cards[k] = span{from, s.to}
		if k > 0 {
			cards[k-1].to = from
		}
	}
	return cards
}

func endsCard(key string) bool {
	_, isViews := viewsOf(key)
	return isViews || key == "comments" || key == "comment" || key == "see more" || strings.HasSuffix(key, " comments")
}

// undatedCards finds the element around each text that holds no other.
func (r *reader) undatedCards(s span) []span {
	var texts []int
	for i := s.from; i < s.to; i++ {
		if t := &r.tokens[i]; isSentence(t.text) && !isNoise(t.key) && !t.picture && !t.soft {
			texts = append(texts, i)
		}
	}
	cards := make([]span, len(texts))
	for k, at := range texts {
		best := span{at, at + 1}
		r.around(at, s, func(part span) bool {
			if k > 0 && part.from <= texts[k-1] || k+1 < len(texts) && part.to > texts[k+1] {
				return false
			}
			best = part
			return true
		})
		if best.to-best.from < 2 {
			best = r.flatUndated(s, texts, k)
		}
		cards[k] = best
	}
	return cards
}

// flatUndated takes what stands in front of a text since the last one, or
// behind it if the section begins with a text.
func (r *reader) flatUndated(s span, texts []int, k int) span {
	if texts[0] == s.from {
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

var viewsForm = regexp.MustCompile(`^([\d][\d.,]*\s?[kmb]?) views?\b`)

// viewsOf reads "438k views", doubled or not.
func viewsOf(key string) (*int64, bool) {
	if len(key) > 60 {
		return nil, false
	}
	key = strings.TrimPrefix(key, "views: ")
	m := viewsForm.FindStringSubmatch(key)
	if m == nil {
		return nil, false
	}
	f, ok := shown(m[1], "")
	if !ok || f.Value == nil {
		return nil, false
	}
	return new(int64(math.Round(*f.Value))), true
}

// stanceOf reads the badge of a card, and the tags that are glued to it.
func stanceOf(t *token) (stance, rest string, ok bool) {
	key := t.key
	switch {
	case key == "decided" || key == "decided on" || key == "decision":
		return "decided", "", true
	case strings.HasPrefix(key, "needs advice") && len(key) < 400:
		rest := strings.TrimSpace(t.text[len("needs advice"):])
		if r, ok := strings.CutPrefix(rest, "on"); ok && !isSentence(t.text) {
			return "needs_advice", strings.TrimSpace(r), true
		}
		return "needs_advice", "", rest == ""
	}
	return "", "", false
}

var joined = regexp.MustCompile(`,\s*(?:and\s+)?|\s+and\s+|\s+&\s+`)

// undoubleAll splits "PythonPythonJinjaJinja" or "Python and Jinja" into
// names.
func undoubleAll(s string) []string {
	var names []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		n := len(s) / 2
		for n > 0 && s[:n] != s[n:2*n] {
			n--
		}
		if n == 0 {
			for _, name := range joined.Split(s, -1) {
				names = append(names, strings.TrimSpace(name))
			}
			return names
		}
		names = append(names, strings.TrimSpace(s[:n]))
		s = s[2*n:]
	}
	return names
}
