package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// origin reads who made a tool, when, in which language, and under which
// licence.
func (r *Reader) origin(s *Sentence) {
	at := s.Section.At(s.Text)
	trait := func(place int, attribute, value string) {
		if value == "" {
			return
		}
		if t := r.subjectAt(s, place); t != nil {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: attribute, Values: []string{value}, Raw: value})
		}
	}
	if s.cues&cueMade != 0 && !s.signsText() {
		names, since, place := creators(s)
		for _, name := range names {
			if t := r.Names.Get(name); t == nil || t.Thing { // "9,000 games are made by X"
				trait(place, "creator", name)
			}
		}
		if year, i := releaseYear(s); year != "" {
			since, place = year, i
		}
		if since != "" && !s.isOfRelease(place) {
			trait(place, "release year", string(since))
		}
	}
	if s.cues&cueMade != 0 {
		r.releasedBy(s, at)
		r.madeBefore(s, at)
	}
	if s.cues&(cueLicense|cueMade) != 0 {
		r.licensedAs(s, at)
		license, place := licenseIn(s)
		if license != "" && (s.isUnstated(place) || s.isPast(place) || s.isPartUsed(place)) {
			license, place = "", 0
		}
		if list := licensesAt(s.Text[place:], license); len(list) > 1 {
			if t := r.subjectAt(s, place); t != nil {
				r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "license", Values: list, Raw: strings.Join(list, ", ")})
			}
		} else {
			trait(place, "license", license)
		}
		for t, license := range s.otherLicenses(place) {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "license", Values: []string{license}, Raw: license})
		}
	}
	if which, i := s.lead(leadWritten, 0); i >= 0 {
		if t := r.subjectAt(s, i); t != nil && !hasSuffixWord(s.lower[:i], "be", "being") && !s.isUnstated(i) && !s.isPast(i) && !s.partWritten(i) {
			r.writtenIn(t, at, s.behind(which, i))
			r.furtherLanguage(s, i, at)
		}
	}
	if s.cues&cueLatest != 0 {
		r.release(s, at)
	}
}

// writtenIn adds the languages at the head of a text, in which a tool is written.
func (r *Reader) writtenIn(t *names.Tool, at evidence.Passage, text string) {
	for _, language := range r.languages(text) {
		if language == t.Name || vocab.IsLicense(language) || strings.Contains(strings.ToLower(language), "licen") {
			break
		}
		r.Names.AddThing(language)
		r.Facts.Relation(at, record.Relation{From: t.Name, To: record.NullString(language), Relation: record.RelWrittenIn})
	}
}

// versionBehind reads the version that a tool in front of a text is at: " is at 2.16".
func versionBehind(tail string) string {
	for _, at := range [...]string{" is at ", " is on ", " at ", " is currently at ", " is now at ", " stands at "} {
		if rest, ok := strings.CutPrefix(tail, at); ok {
			if v := strings.TrimPrefix(strings.TrimRight(words.Head(rest), ",.;:)!?"), "v"); phrase.IsVersion(v) {
				return v
			}
		}
	}
	return ""
}

// furtherLanguage reads ", Y in Java" behind a tool that is written in something.
func (r *Reader) furtherLanguage(s *Sentence, from int, at evidence.Passage) {
	for k := range s.Mentions {
		m := &s.Mentions[k]
		in, ok := strings.CutPrefix(s.Text[m.End:], " in ")
		if !ok || m.Start < from || known(m) == nil || !words.HasSuffix(s.lower[:m.Start], ", ", " and ", " while ") {
			continue
		}
		list := phrase.ListAt(in)
		if len(list) != 1 || phrase.YearAt(list[0]) != "" || isCalendarName(list[0]) || strings.TrimRight(in[len(list[0]):], ".") != "" {
			continue // "Y in Java", and no more
		}
		if t := r.Names.Get(list[0]); t == nil || t.Thing {
			r.Names.AddThing(list[0])
			r.Facts.Relation(at, record.Relation{From: m.Tool.Name, To: record.NullString(list[0]), Relation: record.RelWrittenIn})
		}
	}
}

// releasedBy reads "Jane Doe released X in 2018".
func (r *Reader) releasedBy(s *Sentence, at evidence.Passage) {
	for k := range s.Mentions {
		m := &s.Mentions[k]
		verb := words.Last(s.lower[:m.Start])
		switch verb {
		case "released", "created", "launched", "introduced", "open-sourced", "published":
		default:
			continue
		}
		in, ok := strings.CutPrefix(s.Text[m.End:], " in ")
		if month, rest := words.First(in); isCalendarName(month) {
			in = strings.TrimLeft(rest, " ") // "in January 2020"
		}
		year := phrase.YearAt(in)
		before := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s.Text[:m.Start], " "), verb), " ")
		who := phrase.PersonAt(before)
		if !ok || year == "" || known(m) == nil || who == "" || !strings.HasSuffix(before, who) || isCrowd(strings.ToLower(who)) ||
			isPronoun(strings.ToLower(who)) || s.isUnstated(m.Start) {
			continue
		}
		r.Facts.Trait(at, record.Trait{Tool: m.Tool.Name, Attribute: "release year", Values: []string{string(year)}, Raw: string(year)})
		if t := r.Names.Get(who); len(before) == len(who) && t == nil {
			r.Facts.Trait(at, record.Trait{Tool: m.Tool.Name, Attribute: "creator", Values: []string{who}, Raw: who})
		}
	}
}

// isVersionOfOther reports a word in front of a version that is the name of something else than the
// tools of the sentence.
func (s *Sentence) isVersionOfOther(w string) bool {
	at := strings.Index(s.Text, w)
	if at <= 0 || !words.IsCapitalized(w) || words.HasAny(words.LowerASCII(w), "version", "release") {
		return false
	}
	return !slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return strings.Contains(s.Text[m.Start:m.End], w) })
}

// hasSuffixWord reports a text whose last word is one of words.
func hasSuffixWord(lower string, parts ...string) bool {
	last := words.Last(lower)
	for _, w := range parts {
		if w == last {
			return true
		}
	}
	return false
}

// signsText reports a line of its own that says who wrote what stands above it, and
// nothing of a tool: "Written by Jane Doe".
func (s *Sentence) signsText() bool {
	const lead = "written by "
	if !strings.HasPrefix(s.lower, lead) || s.Piece == nil || len(s.Piece.Text) > len(s.Text)+1 {
		return false
	}
	rest := strings.TrimRight(s.Text[len(lead):], ". ")
	return rest != "" && phrase.PersonAt(rest) == rest
}

// creators reads "created by X and Y in 2011", "released in 2018 by X", and
// where that stands.
func creators(s *Sentence) (names []string, since record.Date, at int) {
	if which, i := s.lead(leadMaker, 0); i >= 0 && (signals[which].words != "made by " || s.isOfNameBefore(i)) {
		names, since = makers(s.behind(which, i))
		return names, since, i
	}
	if names, at = kindBy(s); len(names) > 0 {
		return names, "", at
	}
	for which, i := s.lead(leadMade, 0); i >= 0; which, i = s.lead(leadMade, which+1) {
		rest := s.behind(which, i)
		by := 0
		if !strings.HasSuffix(signals[which].words, "by ") {
			by = strings.Index(rest, " by ")
			if by <= 0 || by >= 40 || strings.ContainsAny(rest[:by], ",.;(") || strings.Contains(rest[:by], " and ") ||
				by >= 16 && (phrase.YearAt(rest) == "" || !words.HasPrefix(rest[4:by], " in ", " at ")) {
				continue
			}
			by += len(" by ")
		}
		names, since = makers(rest[by:])
		return names, since, i
	}
	return nil, "", 0
}

// isOfNameBefore reports that the words at a place are said of the tool whose name stands right in
// front of them: "X was made by".
func (s *Sentence) isOfNameBefore(at int) bool {
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool {
		return m.End < at && !m.Tool.Thing && words.HasPrefix(s.lower[m.End:at]+"|", " was |", " is |", ", |", " (|")
	})
}

// makers reads a name, with what stands in parentheses if that is a name too,
// or a list of persons, and the year that follows.
func makers(s string) ([]string, record.Date) {
	s = strings.TrimPrefix(s, "the ")
	name, ok := madeBy(s)
	if !ok {
		name = phrase.PersonAt(s)
	} else if name != "" {
		s = s[strings.Index(s, name):]
	}
	if name == "" || strings.Count(name, " ") > 3 {
		return nil, ""
	}
	list, rest := []string{name}, s[len(name):]
	if note, after, ok := strings.Cut(strings.TrimPrefix(rest, " ("), ")"); ok && strings.HasPrefix(rest, " (") && phrase.NameAt(note) == note {
		list[0], rest = name+" ("+note+")", after
	} else {
		list, rest = moreMakers(list, rest)
	}
	if at, ok := strings.CutPrefix(rest, " at "); ok {
		place := phrase.NameAt(at)
		rest = at[len(place):]
	}
	if year, ok := strings.CutPrefix(rest, " in "); ok {
		return list, phrase.YearAt(year)
	}
	return list, ""
}

// moreMakers reads the names that follow the first in a list that ends with
// "and". A name of one word may be the subject of what the sentence goes on to
// say, unless the list, or a date, ends behind it.
func moreMakers(list []string, s string) ([]string, string) {
	names, rest := list, s
	for len(names) < record.MaxList {
		next, last := "", false
		for _, sep := range [...]string{", and ", " and ", " & ", ", "} {
			if after, ok := strings.CutPrefix(rest, sep); ok {
				next, last = after, sep != ", "
				break
			}
		}
		name := phrase.PersonAt(next)
		if name == "" || strings.Count(name, " ") > 3 {
			break
		}
		rest = next[len(name):]
		ends := rest == "" || words.HasPrefix(rest, ".", " in ", ";")
		if !ends && !(strings.Contains(name, " ") && (!last || strings.Contains(list[0], " "))) || !last && words.HasPrefix(rest, ".", ";") {
			break
		}
		names = append(names[:len(names):len(names)], name)
		if last {
			return names, rest
		}
	}
	return list, s
}

// releaseYear reads the year in which a tool first came out, and where that is
// said.
func releaseYear(s *Sentence) (year record.Date, at int) {
	for which, i := s.lead(leadYear, 0); i >= 0; which, i = s.lead(leadYear, which+1) {
		if i > 0 && s.lower[i-1] != ' ' && s.lower[i-1] != '(' {
			continue
		}
		if strings.Contains(s.lower[:i], "was acquired") || s.isOfRelease(i) {
			continue
		}
		rest := s.behind(which, i)
		for w := 0; w < 4 && rest != ""; w++ {
			if year := phrase.YearAt(rest); year != "" && !isOfYear(rest[len(year):]) {
				return year, i
			}
			_, after, ok := strings.Cut(rest, " ")
			if !ok || strings.ContainsAny(rest[:len(rest)-len(after)], ".;(") {
				break
			}
			rest = after
		}
	}
	return "", 0
}

// isOfYear reports words behind a year by which it is that of something else: "2023 surveys".
func isOfYear(tail string) bool {
	w := words.Head(strings.TrimPrefix(tail, " "))
	return strings.HasPrefix(tail, " ") && words.HasSuffix(w, "s", "s.", "s,") && w != "as" && w != "is" && w != "was" && w != "has"
}

// licenseIn reads "licensed under MIT", "released under the MIT License", and
// of an item "Apache 2.0 license", and where.
func licenseIn(s *Sentence) (license string, at int) {
	for which, i := s.lead(leadLicense, 0); i >= 0; which, i = s.lead(leadLicense, which+1) {
		rest := s.behind(which, i)
		for _, article := range [...]string{"the ", "a ", "an "} {
			rest = strings.TrimPrefix(rest, article)
		}
		if name := licenseName(rest); name != "" && (strings.Contains(s.lower[i:], "licen") || vocab.IsLicense(name) && !s.partWritten(i)) {
			return name, i
		}
	}
	for _, word := range [...]string{" license (", " licence ("} { // "X's license (MIT)"
		if at := strings.Index(s.lower, word); at >= 0 {
			note, _, _ := strings.Cut(s.Text[at+len(word):], ")")
			if name := licenseName(note); vocab.IsLicense(name) && len(name) == len(note) {
				return name, at
			}
		}
	}
	for _, word := range [...]string{" license", " licence"} {
		if rest, ok := strings.CutSuffix(strings.TrimRight(s.lower, "."), word); s.item && ok && len(rest) < 30 {
			if name := licenseName(s.Text); name != "" && len(name) >= len(rest) {
				return name, 0
			}
		}
	}
	return s.heldLicense()
}

// licenseName reads the name of a licence at the head of s, with its version
// and without the word.
func licenseName(s string) string {
	var kept []string
	for w := range strings.FieldsSeq(s) {
		bare := strings.TrimRight(w, ",.;:)!?")
		c := bare
		if c == "" || len(c) > 40 || !words.IsCapitalized(c) && !words.IsDigit(c[0]) && (c[0] != 'v' || len(c) < 2 || !words.IsDigit(c[1])) {
			break
		}
		if l := strings.ToLower(c); l != "license" && l != "licence" && l != "license," {
			kept = append(kept, c)
		}
		if len(bare) < len(w) || len(kept) > 5 {
			break
		}
	}
	if len(kept) == 0 || phrase.YearAt(kept[0]) != "" {
		return ""
	}
	return strings.Join(kept, " ")
}

// release reads the latest version and its date.
func (r *Reader) release(s *Sentence, p evidence.Passage) {
	if !strings.Contains(s.lower, "latest ") && !strings.Contains(s.lower, "current ") && !strings.Contains(s.lower, "last stable ") ||
		!strings.Contains(s.lower, "release") && !strings.Contains(s.lower, " version") {
		return
	}
	version, before := "", ""
	for w := range strings.FieldsSeq(s.Text) {
		w = strings.Trim(w, ",.;:()!?")
		if v := strings.TrimPrefix(w, "v"); phrase.IsVersion(v) {
			version = v
			break
		}
		before = w
	}
	if s.isVersionOfOther(before) {
		return // "the latest X on Zeta 1.19"
	}
	var t *names.Tool
	for i := range s.Mentions {
		if m := &s.Mentions[i]; t == nil &&
			words.HasSuffix(s.lower[:m.Start], "latest version of ", "latest release of ", "current version of ", "latest stable version of ", "current release of ") &&
			!words.IsCapitalized(words.Head(s.Text[m.End:])) && !hasOwn(s.Text[m.End:], "'") && !s.isModifier(*m) {
			t = known(m)
		}
	}
	if t == nil {
		t = r.subjectAt(s, max(strings.Index(s.lower, "latest "), strings.Index(s.lower, "current "), strings.Index(s.lower, "last stable ")))
	}
	if version == "" || t == nil {
		return
	}
	r.Facts.Stat(p, record.Stat{Tool: t.Name, Metric: "release.latest_version", Text: version, Raw: version})
	for _, m := range s.Mentions {
		if v := versionBehind(s.Text[m.End:]); v != "" && m.Tool != t && !m.Tool.Thing && m.Start > strings.Index(s.Text, version) {
			r.Facts.Stat(p, record.Stat{Tool: m.Tool.Name, Metric: "release.latest_version", Text: v, Raw: v})
		}
	}
	if found := s.days(); len(found) == 1 {
		if day, ok := found[0].Date.Time(); ok {
			seconds := float64(day.Unix())
			r.Facts.Stat(p, record.Stat{Tool: t.Name, Metric: "release.latest_at", Text: string(found[0].Date), Value: &seconds, Raw: s.Text[found[0].Start:found[0].End]})
		}
	}
}
