package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// integrations reads what a tool works together with: "X integrates with A, B and C", "X has
// integrations with A and B".
func (r *Reader) integrations(s *Sentence) {
	which, i := s.lead(leadJoined, 0)
	if i < 0 || s.isUnstated(i) || s.isPartUsed(i) || strings.HasPrefix(signals[which].words, "integrations ") && !s.hasIntegrations(which, i) {
		return
	}
	text := s.behind(which, i)
	list := phrase.ListAt(text)
	if len(list) == 0 || !endsNames(text[strings.LastIndex(text, list[len(list)-1])+len(list[len(list)-1]):]) {
		return
	}
	if t := r.subjectAt(s, i); t != nil && !t.Thing {
		for _, name := range list {
			r.Integrates(s.Section.At(s.Text), t, name)
		}
	}
}

// endsNames reports words behind the last name of a list by which it was one of nothing but names: the
// end of a clause, or that there are more. "A, B and C's tools" is none.
func endsNames(rest string) bool {
	if rest == "" || strings.IndexByte(".,;:)!", rest[0]) >= 0 {
		return true
	}
	more, _ := strings.CutPrefix(rest, " and")
	return words.HasPrefix(rest, " out of the box", " natively", " and more", " and others", " and many", " among others", " as well", " but ", " while ", " so ") ||
		more != rest && words.HasAny(more[:min(len(more), phrase.MaxLabel)], "other", "others", "more", "tools", "services", "apps")
}

// hasIntegrations reports that a tool is said to have the integrations at a place.
func (s *Sentence) hasIntegrations(which, at int) bool {
	if words.HasSuffix(signals[which].words, " include ") {
		return true
	}
	for w := range strings.FieldsSeq(s.lower[s.clauseAt(at):at]) {
		switch w {
		case "has", "have", "offers", "offer", "provides", "provide", "ships", "comes", "includes", "supports", "with":
			return true
		}
	}
	return false
}

// Integrates notes that a tool works together with the software that name stands for, if it is
// software.
func (r *Reader) Integrates(at evidence.Passage, t *names.Tool, name string) {
	switch lower := words.LowerASCII(name); {
	case name == t.Name, len(name) < 2, strings.HasSuffix(words.Plain(name), "'s"):
		return
	case isTestWord(strings.ToUpper(words.Head(name))), isCrowd(lower), IsMatter(lower): // tests, people, things
		return
	case vocab.IsStop(name), vocab.IsCommon(name), vocab.IsKind(strings.TrimSuffix(words.Last(lower), "s")): // no name
		return
	case !strings.Contains(name, " ") && r.Body.Ordinary(name) > 0: // the page writes the word in small letters too
		return
	}
	r.joined = append(r.joined, joined{at, t, name})
}

// joined is a tool with what it works together with, as a passage says.
type joined struct {
	at   evidence.Passage
	tool *names.Tool
	name string
}

// AddIntegrations adds the facts that Integrates noted. It is called after all prose is read,
// which must not be searched for those names.
func (r *Reader) AddIntegrations() {
	for _, j := range r.joined {
		if known := r.Names.Get(j.name); known == nil {
			r.Names.AddThing(j.name)
		} else {
			j.name = known.Name
		}
		r.Facts.Relation(j.at, record.Relation{From: j.tool.Name, To: record.NullString(j.name), Relation: record.RelIntegration})
	}
}
