package stackshare

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// dateOf reads a token that is a date, or holds one beside an author.
func (d *document) dateOf(i int) (record.Date, bool) {
	t := &d.tokens[i]
	day := t.day
	if day == "" || t.noise || d.datesPost(i) || i > 0 && d.tokens[i-1].block == d.tokens[i].block && endsPageNote(d.tokens[i-1].key) {
		return "", false
	}
	return day, true
}

// datesPost reports a day behind a link in an entry of a list, with more words than
// the name of an author, and no role: the title of a post.
func (d *document) datesPost(i int) bool {
	const enough = 4
	if i == 0 || d.tokens[i].kind != outline.Item {
		return false
	}
	title := &d.tokens[i-1]
	return title.block == d.tokens[i].block && title.Link != "" && strings.Count(title.text, " ")+1 >= enough && !roleWords.MatchString(title.text)
}

// endsPageNote reports a text in front of the day on which the page was changed.
func endsPageNote(key string) bool {
	key = strings.TrimSuffix(strings.TrimRight(key, ": "), " on")
	for _, end := range [...]string{"last modified", "last updated", "last edited", "last changed"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}

func dayIn(t *token) record.Date {
	if t.picture || t.figure || isEdit(t.key) || t.Time == "" && t.Title == "" && (len(t.text) < 8 || !holdsDay(t.text)) {
		return ""
	}
	for _, text := range pieces(t.text) {
		if d, ok := dayOf(text); ok {
			return d
		}
	}
	if strings.HasSuffix(t.key, " ago") && len(t.key) < 40 {
		if d, ok := dayOf(t.Title); ok {
			return d
		}
	}
	if len(t.Time) >= len("2006-01-02") && len(t.text) < 40 {
		d := record.Date(t.Time[:len("2006-01-02")])
		if _, ok := d.Time(); ok {
			return d
		}
	}
	return ""
}

var dots = regexp.MustCompile(`\s+[·•∙⋅|]\s+`)

// pieces divides a short text at the dots and bars that part its fields.
func pieces(s string) []string {
	if len(s) > maxLabel {
		return []string{s}
	}
	if !hasDots(s) {
		return piecesAroundDay(s)
	}
	var parts []string
	for _, part := range dots.Split(s, -1) {
		parts = append(parts, piecesAroundDay(part)...)
	}
	return parts
}

// piecesAroundDay divides "Ana, engineer at Acme (May 21, 2020)".
func piecesAroundDay(s string) []string {
	if len(s) < 8 || len(s) > 120 || !holdsDay(s) || strings.IndexByte(".!?", s[len(s)-1]) >= 0 {
		return []string{s}
	}
	if _, ok := dayOf(s); ok {
		return []string{s}
	}
	list := dates.Find(s)
	if len(list) != 1 || len(list[0].Date) != len("2006-01-02") {
		return []string{s}
	}
	before, day, after := s[:list[0].Start], s[list[0].Start:list[0].End], s[list[0].End:]
	after = strings.Trim(strings.TrimPrefix(after, clock.FindString(after)), " )")
	if strings.TrimSpace(before) != "" && strings.TrimSpace(after) != "" {
		return []string{s}
	}
	var parts []string
	author, role, _ := strings.Cut(beforeDay.ReplaceAllString(strings.TrimRight(beforeOn(before), " ("), ""), ", ")
	if isSentence(s) && (isSentence(before) || strings.Count(author, " ") > 3) || role != "" && !mayBePerson(author) {
		return []string{s}
	}
	for _, p := range [...]string{author, role, day, after} {
		p = strings.Trim(p, " ,-–—()»›")
		if strings.IndexByte(p, '(') > 0 && strings.IndexByte(p, ')') < 0 {
			p += ")" // "Ana (engineer)"
		}
		if strings.IndexFunc(p, isSpelt) >= 0 { // else a sign beside the day
			parts = append(parts, p)
		}
	}
	return parts
}

func isSpelt(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// mayBePerson reports what may be who signs, in front of a comma: one word, four at
// most with a capital each, or what somebody does.
func mayBePerson(s string) bool {
	const most = 4
	words := strings.Fields(s)
	if len(words) < 2 || roleWords.MatchString(s) {
		return true
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); len(w) > 3 && unicode.IsLower(first) {
			return false
		}
	}
	return len(words) <= most
}

// isDatedProse reports prose with a comma and a day in brackets at its end, however short.
func isDatedProse(s string) bool {
	if len(s) < 24 || len(s) > 120 || s[len(s)-1] != ')' || !strings.Contains(s, ", ") || !holdsDay(s) {
		return false
	}
	list := dates.Find(s)
	if len(list) != 1 || list[0].End != len(s)-1 {
		return false
	}
	author, role, ok := strings.Cut(s[:list[0].Start], ", ")
	return ok && strings.TrimRight(role, " (") != "" && !mayBePerson(author)
}

// isSigned reports a line with author, role and, at its end, the day.
func isSigned(s string) bool {
	if len(s) > 120 || !holdsDay(s) || !strings.Contains(s, ", ") || strings.IndexByte(".!?", s[len(s)-1]) >= 0 {
		return false
	}
	parts := piecesAroundDay(s)
	_, ok := dayOf(parts[len(parts)-1])
	return ok && len(parts) > 2
}

// isDate reports a text that is a date with a day or a year in digits.
func isDate(s string) bool {
	if !holdsDay(s) {
		return false
	}
	_, ok := dates.Parse(s)
	return ok
}

// holdsDay reports a text with the two digits in a row that each day has,
// if only in its year.
func holdsDay(s string) bool {
	for i := 1; i < len(s); i++ {
		if words.IsDigit(s[i]) && words.IsDigit(s[i-1]) {
			return true
		}
	}
	return false
}

// endOn is what leads from a name to a day.
var endOn = regexp.MustCompile(`(?i)[\s,]+(?:on|(?:commented|posted|wrote|asked|answered|replied)(?: this)?(?: on)?)\s*$`)

// beforeOn returns the name in a text that leads to a day.
func beforeOn(s string) string {
	return strings.TrimRight(endOn.ReplaceAllString(signature(s), ""), " »›")
}

// clock is the time of a day behind it: "at 3:14 pm".
var clock = regexp.MustCompile(`(?i)^(?:,| at|, at)? ?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: (?:utc|gmt|[cep][ds]t))?`)

var beforeDay = regexp.MustCompile(`(?i)^\s*(?:(?:posted|written|published|asked|answered|updated|date|added|created)\b:?\s*)?(?:on\s+)?`)

func dayOf(text string) (record.Date, bool) {
	if len(text) < 8 || len(text) > 40 || !holdsDay(text) {
		return "", false
	}
	if text[0] > '9' {
		text = beforeDay.ReplaceAllString(text, "")
	}
	d, ok := dates.Parse(text)
	if !ok && strings.IndexByte(text, ':') > 0 {
		if found := dates.Find(text); len(found) == 1 && found[0].Start == 0 && clock.FindString(text[found[0].End:]) == text[found[0].End:] {
			d, ok = found[0].Date, true
		}
	}
	return d, ok && len(d) == len("2006-01-02")
}

// isAgo reports how long ago something was, beside its day: "(6 years ago)".
func isAgo(key string) bool {
	const most = 24
	key = strings.Trim(key, "() ")
	return len(key) <= most && key != "" && words.IsDigit(key[0]) && strings.HasSuffix(key, " ago")
}
