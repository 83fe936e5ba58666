package record

import (
	"slices"
	"strings"
)

// Illegible stands in a text for what cannot be read, and for control
// characters and overrides of the direction of text, which show it otherwise
// than it is written. No name of a tool holds it.
const Illegible = "\uFFFD"

func illegible(name string) bool { return strings.Contains(name, Illegible) }

// Legible returns the facts about tools whose names are shown as they are
// written, and the names that are not, one for each use. Such a name beside
// others is left out of its fact; facts is used for the result.
func Legible(facts []Fact) (kept []Fact, dropped []string) {
	kept = facts[:0]
	for _, f := range facts {
		before := len(dropped)
		body, ok := legible(f.Body, &dropped)
		if !ok {
			continue
		}
		if len(dropped) != before {
			f.Body = body
		}
		kept = append(kept, f)
	}
	return kept, dropped
}

// legible leaves illegible names out of a body; ok is false if it is about one.
func legible(body Body, dropped *[]string) (_ Body, ok bool) {
	about := func(names ...string) bool {
		if i := slices.IndexFunc(names, illegible); i >= 0 {
			*dropped = append(*dropped, names[i])
			return false
		}
		return true
	}
	beside := func(list []string) []string {
		i := slices.IndexFunc(list, illegible)
		if i < 0 {
			return list
		}
		*dropped = append(*dropped, list[i])
		return slices.DeleteFunc(slices.Clone(list), illegible)
	}
	switch b := body.(type) {
	case Tool:
		return b, about(b.Name)
	case Stat:
		return b, about(b.Tool)
	case Trait:
		b.Versus = beside(b.Versus)
		return b, about(b.Tool)
	case Pro:
		return b, about(b.Tool)
	case Con:
		return b, about(b.Tool)
	case Comparison:
		return b, about(b.Tools...)
	case Difference:
		return b, about(b.Tools...)
	case Verdict:
		for _, u := range b.UseIf {
			if !about(u.Tool) {
				return b, false
			}
		}
		return b, about(b.Tools...) && about(string(b.Winner))
	case Opinion:
		b.Tools = beside(b.Tools)
		return b, true
	case Measurement:
		return b, about(b.Tool)
	case Answer:
		b.Tools = beside(b.Tools)
		return b, true
	case Guidance:
		b.Versus = beside(b.Versus)
		return b, about(b.Tool)
	case Relation:
		return b, about(b.From, string(b.To))
	case RelatedComparison:
		return b, about(b.Tools...)
	}
	return body, true
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
