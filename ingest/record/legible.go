package record

import (
	"slices"
	"strings"
)

// Illegible stands in a text for what cannot be read, and for control
// characters and overrides of the direction of text, which show it otherwise
// than it is written. No name of a tool holds it.
const Illegible = "\uFFFD"

func illegible(name string) bool {
	return strings.IndexByte(name, Illegible[0]) >= 0 && strings.Contains(name, Illegible)
}

// Legible returns the facts about tools whose names are shown as they are
// written, and the names that are not, one for each use. Such a name beside
// others is left out of its fact; facts is used for the result.
func Legible(facts []Fact) (kept []Fact, dropped []string) {
	kept = facts[:0]
	for _, f := range facts {
		body, ok := legible(f.Body, &dropped)
		if !ok {
			continue
		}
		f.Body = body
		kept = append(kept, f)
	}
	return kept, dropped
}

// legible leaves illegible names out of a body; ok is false if it is about one.
func legible(body Body, dropped *[]string) (_ Body, ok bool) {
	about := func(names ...string) bool {
		i := slices.IndexFunc(names, illegible)
		if i >= 0 {
			*dropped = append(*dropped, names[i])
		}
		return i < 0
	}
	beside := func(list *[]string) bool { return leaveOut(list, dropped) }
	switch b := body.(type) { // a body that stays as it is is not copied
	case Tool:
		return body, about(b.Name)
	case Stat:
		return body, about(b.Tool)
	case Trait:
		if beside(&b.Versus) {
			body = b
		}
		return body, about(b.Tool)
	case Pro:
		return body, about(b.Tool)
	case Con:
		return body, about(b.Tool)
	case Comparison:
		return body, about(b.Tools...)
	case Difference:
		return body, about(b.Tools...)
	case Verdict:
		for _, u := range b.UseIf {
			if !about(u.Tool) {
				return body, false
			}
		}
		return body, about(b.Tools...) && about(string(b.Winner))
	case Opinion:
		if beside(&b.Tools) {
			body = b
		}
	case Measurement:
		return body, about(b.Tool)
	case Answer:
		if beside(&b.Tools) {
			body = b
		}
	case Guidance:
		if beside(&b.Versus) {
			body = b
		}
		return body, about(b.Tool)
	case Relation:
		return body, about(b.From, string(b.To))
	case RelatedComparison:
		return body, about(b.Tools...)
	}
	return body, true
}

// leaveOut leaves out the names of a list that cannot be read, and reports whether
// there were any.
func leaveOut(list, dropped *[]string) bool {
	i := slices.IndexFunc(*list, illegible)
	if i < 0 {
		return false
	}
	*dropped = append(*dropped, (*list)[i])
	*list = slices.DeleteFunc(slices.Clone(*list), illegible)
	return true
}

// ValidateStored is Validate for a page of the log. An older stackdex may have
// put facts about illegible names there, which are left out.
func (p *Page) ValidateStored() error {
	err := p.Validate()
	if err == nil {
		return nil
	}
	kept, dropped := Legible(slices.Clone(p.Facts))
	if len(dropped) == 0 {
		return err
	}
	p.Facts = kept
	return p.Validate()
}

// legible leaves out what is said about illegible names.
func (e *HistoryEntry) legible() {
	e.Tools = slices.DeleteFunc(e.Tools, func(t Tool) bool { return illegible(t.Name) })
	e.Stats = slices.DeleteFunc(e.Stats, func(s Stat) bool { return illegible(s.Tool) })
}
