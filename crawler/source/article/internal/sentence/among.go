package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// usersAmong reads "A, B and C are among its users", "A and B are X's best-known customers".
func (r *Reader) usersAmong(s *Sentence, add func(*names.Tool, []string)) {
	for _, be := range [...]string{" are ", " is "} {
		at := strings.Index(s.lower, be)
		if at < 0 || s.isUnstated(at) || s.denies(at+len(be)) {
			continue
		}
		list := phrase.ListAt(s.Text[:at])
		if len(list) == 0 || !endsWith(s.Text[:at], list[len(list)-1]) {
			continue
		}
		whose := at + len(be)
		for _, among := range [...]string{"listed ", "counted ", "among ", "some of "} {
			if strings.HasPrefix(s.lower[whose:], among) {
				whose += len(among)
			}
		}
		if t := r.whoseUsers(s, whose, whose > at+len(be)); t != nil {
			add(t, r.onlyCompanies(list))
		}
	}
}

// whoseUsers returns the tool of which the words at a place of a sentence name users: "its largest
// users", "X's customers". "the" is enough behind "among".
func (r *Reader) whoseUsers(s *Sentence, at int, among bool) *names.Tool {
	const most = 3 // words in front of the noun
	var t *names.Tool
	m := s.next(at)
	switch own, rest := words.First(s.lower[at:]); {
	case m != nil && m.Start == at && hasOwn(s.Text[m.End:], "'s "):
		t, at = known(m), m.End+strings.IndexByte(s.Text[m.End:], ' ')
	case own == "its" || own == "the" && among:
		if t, at = s.before, len(s.lower)-len(rest); t == nil {
			t = s.Section.Tool
		}
		if s.afterUnknown || s.hasTool(len(s.lower)) {
			return nil
		}
	default:
		return nil
	}
	n := 0
	for w := range strings.FieldsSeq(s.lower[at:]) {
		switch words.Bare(w) {
		case "users", "customers", "adopters", "clients":
			return t
		}
		if n++; n > most || words.Bare(w) != w {
			return nil
		}
	}
	return nil
}
