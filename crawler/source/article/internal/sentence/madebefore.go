package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// makingVerbs stand between somebody and what he made.
var makingVerbs = [...]string{" created ", " wrote ", " built ", " developed ", " designed ", " started ", " invented ", " began ", " published ", " launched ", " released ", " open-sourced "}

// madeBefore reads "Jane Doe wrote it in 2012", "Jane Doe created X at Acme", "Jane Doe, a founder of
// Acme, published it in early 2020 under MIT".
func (r *Reader) madeBefore(s *Sentence, at evidence.Passage) {
	if !strings.Contains(phrase.PersonAt(s.Text), " ") {
		return
	}
	head := s.lower[:min(len(s.lower), phrase.MaxName+len(" open-sourced "))]
	for _, verb := range makingVerbs {
		i := strings.Index(head, verb)
		if i <= 0 {
			continue
		}
		made := i + len(verb)
		who := makersBefore(s.Text[:i])
		if len(who) == 0 || s.isUnstated(made) ||
			slices.ContainsFunc(who, func(name string) bool { return r.Names.Get(name) != nil || isCrowd(words.LowerASCII(words.Last(name))) }) {
			continue
		}
		t, end := r.madeThing(s, made)
		if t == nil || !words.HasPrefix(s.lower[end:]+".", ".", ",", " in ", " at ", " as ", " while ", " and ", " back in ", ";") {
			continue
		}
		for _, name := range who {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "creator", Values: []string{name}, Raw: name})
		}
		since, license := madeHow(s.Text[end:])
		if since != "" && isBeginning(verb) {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "release year", Values: []string{since}, Raw: since})
		}
		if in, ok := strings.CutPrefix(s.Text[end:], " in "); ok && verb == " wrote " && since == "" {
			r.writtenIn(t, at, in)
		}
		if license != "" && !s.isPast(end) {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "license", Values: []string{license}, Raw: license})
		}
	}
}

// isBeginning reports verbs of what somebody did when a tool first came out: one may write long before.
func isBeginning(verb string) bool {
	switch strings.TrimSpace(verb) {
	case "created", "started", "began", "published", "launched", "released", "open-sourced":
		return true
	}
	return false
}

// makersBefore returns the persons whom a text names, and who one of them is, and no more: "Jane Doe", "Jane Doe and
// John Roe", "Jane Doe, a founder of Acme,".
func makersBefore(head string) []string {
	who := phrase.PersonAt(head)
	if !strings.Contains(who, " ") {
		return nil
	}
	rest := head[len(who):]
	if second, ok := strings.CutPrefix(rest, " and "); ok && strings.Contains(second, " ") && phrase.PersonAt(second) == second {
		return []string{who, second}
	}
	if rest == "" || words.HasPrefix(rest, ", a ", ", an ", ", the ", ", then ", ", who ") && strings.HasSuffix(rest, ",") && strings.Count(rest, ",") == 2 {
		return []string{who}
	}
	return nil
}

// madeThing returns the tool that is named at a place, or that "it" and "the project" there stand for, and
// where the words for it end.
func (r *Reader) madeThing(s *Sentence, at int) (t *names.Tool, end int) {
	if m := s.next(at); m != nil && m.Start == at {
		return known(m), m.End
	}
	if s.afterUnknown {
		return nil, at
	}
	for _, it := range [...]string{"it", "the project"} {
		if strings.HasPrefix(s.lower[at:], it) {
			return s.pronounTarget(), at + len(it)
		}
	}
	return nil, at
}

// madeHow reads since when there is something, and under which licence, behind the words for it: " in
// early 2020 under the MIT licence".
func madeHow(tail string) (since, license string) {
	when, ok := strings.CutPrefix(tail, " in ")
	if !ok {
		return "", ""
	}
	for w, rest := words.First(when); w != ""; w, rest = words.First(rest) {
		if year := phrase.YearAt(w); year != "" {
			since, when = string(year), rest
			break
		}
		if lower := words.LowerASCII(w); lower != "early" && lower != "late" && lower != "mid" && dates.Month(w) == 0 {
			return "", ""
		}
	}
	under, ok := strings.CutPrefix(when, " under ")
	if !ok {
		return since, ""
	}
	for _, article := range [...]string{"the ", "an ", "a "} {
		under = strings.TrimPrefix(under, article)
	}
	if name := licenseName(under); vocab.IsLicense(name) || words.HasSuffix(phrase.NameAt(under), " License", " Licence") {
		license = name
	}
	return since, license
}
