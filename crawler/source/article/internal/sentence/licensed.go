package sentence

import (
	"iter"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// otherLicenses yields the licences of tools behind the first one of a sentence: "…
// while X uses MPL-2.0, and Y is under MIT".
func (s *Sentence) otherLicenses(place int) iter.Seq2[*names.Tool, string] {
	return func(yield func(*names.Tool, string) bool) {
		if place <= 0 {
			return
		}
		for _, m := range s.Mentions {
			if m.Start < place || m.Tool.Thing || !words.HasSuffix(s.lower[:m.Start], " while ", " and ", ", ", " but ", " whereas ") {
				continue
			}
			if license := licenseBehind(s.Text[m.End:]); license != "" && !yield(m.Tool, license) {
				return
			}
		}
	}
}

// licensedAs reads "X is MIT-licensed", "X is MIT licensed".
func (r *Reader) licensedAs(s *Sentence, at evidence.Passage) {
	end := strings.Index(s.lower, "-licensed")
	if end < 0 {
		if end = strings.Index(s.lower, " licensed"); end < 0 || strings.HasPrefix(s.lower[end:], " licensed under") {
			return
		}
	}
	name := words.Last(s.Text[:end])
	from := end - len(name)
	if !vocab.IsLicense(name) || s.isUnstated(from) || s.isPast(from) || s.denies(from) {
		return
	}
	switch words.Last(s.lower[:from]) {
	case "is", "an", "are", "remains", "stays", "and":
		if t := r.subjectAt(s, from); t != nil {
			r.Facts.Trait(at, record.Trait{Tool: t.Name, Attribute: "license", Values: []string{name}, Raw: name})
		}
	}
}

// licenseBehind reads the licence that a tool in front of a text is said to have.
func licenseBehind(tail string) string {
	for _, verb := range [...]string{" uses ", " is under ", " is licensed under ", " comes under ", " ships under ", " is released under ", " under ", " is ", " has "} {
		rest, ok := strings.CutPrefix(tail, verb)
		if !ok {
			continue
		}
		for _, article := range [...]string{"the ", "an ", "a "} {
			rest = strings.TrimPrefix(rest, article)
		}
		if name := licenseName(rest); vocab.IsLicense(name) {
			return name
		}
	}
	return ""
}

// licensesAt lists the licences of a text of which the first is known: "RSALv2 and SSPLv1".
func licensesAt(text, first string) []string {
	_, rest, ok := strings.Cut(text, first)
	if !ok || first == "" {
		return nil
	}
	const most = 8 // licences of one tool
	list := []string{first}
	for len(list) < most {
		next := ""
		for _, sep := range [...]string{", and ", ", or ", " and ", " or ", ", ", "/"} {
			if after, ok := strings.CutPrefix(rest, sep); ok {
				next = after
				break
			}
		}
		next = strings.TrimPrefix(next, "the ")
		name := licenseName(next)
		if name == "" || !vocab.IsLicense(name) {
			break
		}
		list, rest = append(list, name), strings.TrimPrefix(next, name)
	}
	return list
}

// heldLicense reads "open-sourced in 2019 under Apache 2.0" and "has an Apache 2.0 license", and where.
func (s *Sentence) heldLicense() (license string, at int) {
	if i := strings.Index(s.lower, " under "); i > 0 && s.cues&cueMade != 0 {
		rest := s.Text[i+len(" under "):]
		for _, article := range [...]string{"the ", "an ", "a "} {
			rest = strings.TrimPrefix(rest, article)
		}
		if name := licenseName(rest); vocab.IsLicense(name) && words.HasAny(s.lower[:i], "open-sourced", "released", "published") &&
			!words.HasSuffix(s.lower[:i], "ed", "available") {
			return name, i
		}
	}
	if name, at := s.underLicense(); name != "" {
		return name, at
	}
	if words.HasPrefix(s.lower, "its ", "their ") || !s.pronoun() && (len(s.Mentions) == 0 || s.Mentions[0].Start > 0) {
		return "", 0
	}
	for _, word := range [...]string{" license", " licence"} {
		end := strings.Index(s.lower, word)
		if end < 0 {
			continue
		}
		from := max(strings.LastIndex(s.lower[:end], " an "), strings.LastIndex(s.lower[:end], " a "))
		if from < 0 {
			continue
		}
		_, named, _ := strings.Cut(s.Text[from+1:end], " ")
		if name := licenseName(named); name == named && vocab.IsLicense(name) && words.HasSuffix(s.lower[:from], " has", ", with", " and with", " carries", " uses", ",", " and") {
			return name, 0
		}
	}
	return "", 0
}

// underLeads stand between a tool and its licence.
var underLeads = [...]string{" is under ", " are under ", " been under ", " comes under ", " falls under ", " comes with ", " ships with "}

// underLicense reads "is under the Zeta Public License", "comes with the liberal Zeta License", where the name
// says of itself that it is one.
func (s *Sentence) underLicense() (license string, at int) {
	if s.cues&cueLicense == 0 {
		return "", 0
	}
	for _, lead := range underLeads {
		i := strings.Index(s.lower, lead)
		if i < 0 {
			continue
		}
		rest := s.Text[i+len(lead):]
		for range 3 { // "the liberal"
			if w, more := words.First(rest); w != "" && w == words.LowerASCII(w) && words.Bare(w) == w && !words.HasDigit(w) {
				rest = strings.TrimLeft(more, " ")
			}
		}
		name := licenseName(rest)
		whole := phrase.NameAt(rest)
		if name != "" && words.HasSuffix(words.LowerASCII(whole), " license", " licence") && !s.denies(i) {
			return name, i + len(lead)
		}
	}
	return "", 0
}
