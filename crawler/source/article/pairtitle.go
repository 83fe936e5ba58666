package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// pairTitle takes the two tools of a title that says no more than their names, "A and B", where
// each has a section of its own and a heading weighs one against the other: "Choosing between B
// and A", "When to use A and when to use B". Without it the page may be about both together.
func (r *reader) pairTitle(title string) {
	for _, side := range titleSides(title) {
		a, b, ok := strings.Cut(strings.Replace(side, " & ", " and ", 1), " and ")
		if !ok || !r.isOwnPart(a) || !r.isOwnPart(b) || strings.EqualFold(a, b) {
			continue
		}
		if slices.ContainsFunc(r.parts, func(s section.Section) bool { return weighsBoth(s.Title.Plain, a, b) }) {
			r.compareAll([]string{a, b})
			for _, t := range r.compared {
				r.spellSmall(t)
			}
			return
		}
	}
}

// isOwnPart reports a name that the page uses often and has a section about.
func (d *document) isOwnPart(name string) bool {
	if names.Clean(name) != name || strings.Count(name, " ") > 2 || d.body.Exact(name) < manyTimes {
		return false
	}
	if d.isHeaded(name) {
		return d.body.IsProper(name)
	}
	return d.isSmallName(name) && slices.ContainsFunc(d.parts, func(s section.Section) bool { return strings.EqualFold(s.Title.What, name) })
}

// weighsBoth reports a heading that sets two names against each other.
func weighsBoth(heading, a, b string) bool {
	if !words.Has(heading, a) || !words.Has(heading, b) {
		return false
	}
	lower := words.LowerASCII(heading)
	return strings.Contains(oneVersus(heading), " vs ") ||
		words.HasAny(lower, "compared", "comparing", "comparison", "differences", "difference") || strings.Count(lower, "when to ") > 1 ||
		strings.Count(lower, "when to ") == 1 && words.Has(lower, "or")
}

// ownAlternative takes the tool that a title calls the alternative to another: "Zeta: the better
// Quark alternative".
func (r *reader) ownAlternative(title string) {
	for _, sep := range [...]string{": ", " – ", " — ", " - ", " | ", ", ", " as "} {
		name, rest, ok := strings.Cut(title, sep)
		if !ok || names.Clean(name) != name || strings.Count(name, " ") > 2 || !words.Has(words.LowerASCII(rest), "alternative") ||
			!r.names.Has(rest, r.subject) {
			continue
		}
		if !r.body.IsProper(name) || !r.body.IsName(name) || r.body.Exact(name) < manyTimes || r.names.Get(name) != nil {
			continue
		}
		own := r.names.Add(name)
		own.Role = record.RoleAlternative
		r.entries = append(r.entries, entry{own, []*names.Tool{r.subject}, evidence.Passage{Text: r.title}})
		r.compared, r.paired = []*names.Tool{own, r.subject}, true
		return
	}
}
