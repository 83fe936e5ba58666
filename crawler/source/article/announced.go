package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// announced finds the tools of a page whose title names none: "Comparison with
// other tools", or a page of which one section compares. Headings "X vs Y",
// tables and headings that are names tell them, below a heading that announces
// a comparison. Of a page that compares in a section, the rest is not read.
func (r *reader) announced() bool {
	ranked := r.isOfBenchmarks() && (r.listsTools() && r.fromComparingTables(nil, true) || r.fromPictures())
	whole := ranked || announces(words.Plain(r.title))
	within := r.announcedParts(whole)
	if !slices.Contains(within, true) {
		return false
	}
	found := ranked || r.fromVersus(within, whole)
	if !ranked && r.fromComparingTables(within, false) {
		found = true
	}
	if !found {
		found = (whole || r.weighsNamed(within)) && r.fromNamed(within) || r.fromOther(within, whole)
	}
	if !found {
		r.names, r.subject, r.compared, r.heading = names.Names{}, nil, nil, ""
		return false
	}
	if r.unnamed, r.titled = true, true; whole {
		r.heading = ""
	}
	if !whole && !r.isMost(within) && !r.isWeighed() {
		kept := r.parts[:0:0]
		for i := range r.parts {
			if within[i] || r.weighsKnown(&r.parts[i]) {
				kept = append(kept, r.parts[i])
			}
		}
		r.parts = kept
	}
	return true
}

// fromComparingTables takes the tools of the tables in the sections within, or in all sections
// if within is nil, and reports whether there are any; rows limits it to tools at the heads of
// rows.
func (r *reader) fromComparingTables(within []bool, rows bool) (found bool) {
	for i := range r.parts {
		for _, p := range r.parts[i].Pieces {
			if (within == nil || within[i]) && p.Table != nil && r.fromComparing(p.Table, rows) {
				if !found && len(r.compared) == 0 && r.subject == nil || r.heading == "" {
					r.heading = r.parts[i].Heading
				}
				found = true
			}
		}
	}
	return found
}

// isMost reports sections that hold more than half of the text.
func (d *document) isMost(within []bool) bool {
	in, all := 0, 0
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			all += len(p.Text)
			if within[i] {
				in += len(p.Text)
			}
		}
	}
	return 2*in > all
}

// announces reports a title or heading that says that what stands under it
// compares tools.
func announces(heading string) bool {
	lower := strings.ToLower(heading)
	if strings.Contains(lower, "alternatives") || isVersusHeading(heading) || hasCompareWord(heading) ||
		strings.Contains(lower, " different from ") || strings.Contains(lower, " differs from ") {
		return true
	}
	for w := range strings.FieldsSeq(lower) {
		switch strings.Trim(w, ".,:;?!()[]\"") {
		case "comparison", "comparisons", "comparing", "differences", "compare", "compares", "compared", "side-by-side", "vergleich":
			return true
		}
	}
	return false
}

// isOfAlternatives reports a title that calls what it lists alternatives, and
// nothing else besides.
func isOfAlternatives(title string) bool {
	lower := strings.ToLower(title)
	return strings.Contains(lower, "alternatives") && !strings.Contains(lower, ",") && !words.Has(lower, "and") && !strings.Contains(lower, "&")
}

// isOfOthers reports a title that sets its tool against others without naming
// them.
func isOfOthers(title string) bool {
	lower := strings.ToLower(title) + " "
	if hasCompareWord(title) && slices.ContainsFunc(easternOthers[:], func(w string) bool { return strings.Contains(title, w) }) {
		return true
	}
	return strings.Contains(lower, " other ") || strings.Contains(lower, " others ") || strings.Contains(lower, "to alternatives ") ||
		strings.Contains(lower, "with alternatives ")
}

// announcedParts marks the sections under headings that announce a comparison.
func (d *document) announcedParts(whole bool) []bool {
	within := make([]bool, len(d.parts))
	open := uint8(0) // level of the heading that announces; 0: none
	for i := range d.parts {
		s := &d.parts[i]
		if open > 0 && s.Level <= open {
			open = 0
		}
		if open == 0 && s.Heading != "" && !heading.IsQuestion(s.Heading) && (announces(s.Title.Plain) || d.listsResults(i)) {
			open = max(s.Level, 1)
		}
		within[i] = whole || open > 0
	}
	return within
}

// fromVersus takes the tools of headings "X vs Y" of the sections within. If all
// of several name one tool, the page compares that with the others.
func (r *reader) fromVersus(within []bool, whole bool) bool {
	var pairs [][]string
	var shared []string
	for i := range r.parts {
		if !within[i] || r.parts[i].Heading == "" || !whole && heading.IsQuestion(r.parts[i].Heading) {
			continue
		}
		list := r.versusNames(r.parts[i].Title.Plain, whole)
		if len(list) < 2 {
			continue
		}
		if pairs == nil {
			shared, r.heading = list, r.parts[i].Heading
		} else {
			shared = slices.DeleteFunc(slices.Clone(shared), func(name string) bool { return !slices.Contains(list, name) })
		}
		pairs = append(pairs, list)
	}
	switch {
	case len(pairs) == 0 || len(pairs) > 1 && len(shared) == 0:
		return false
	case len(pairs) > 1 && len(shared) == 1:
		r.subject, r.replaced = r.names.Add(shared[0]), isOfAlternatives(r.title)
		r.subject.Role = record.RoleSubject
	default:
		r.compareAll(pairs[0])
	}
	for _, list := range pairs {
		for _, name := range list {
			r.spellSmall(r.names.Add(name))
		}
	}
	return true
}

// isNamed reports what the text uses as a name beyond doubt, or several times
// and never in small letters.
func (d *document) isNamed(name string) bool {
	return d.body.IsName(name) || d.body.Exact(name) > 2 && d.body.Ordinary(name) == 0
}

// compareAll makes names the tools that the page compares with each other.
func (c *comparison) compareAll(list []string) {
	known := make(map[*names.Tool]bool, len(c.compared)+len(list))
	for _, t := range c.compared {
		known[t] = true
	}
	for _, name := range list {
		t := c.names.Add(name)
		t.Role = record.RoleSubject
		if !known[t] {
			known[t], c.compared = true, append(c.compared, t)
		}
	}
}

// versusNames returns the names of a heading "X vs Y, Z"; nil if one side names
// none. Where nothing but the heading says that the page compares, the text must
// show that both are names.
func (d *document) versusNames(heading string, whole bool) []string {
	for _, side := range titleSides(differs.Replace(heading)) {
		parts := splitVersus(side)
		if len(parts) < 2 || !strings.Contains(oneVersus(side), " vs ") {
			continue
		}
		var list []string
		for i, p := range parts {
			found := d.versusSide(p, i == 0, whole)
			if len(found) == 0 {
				list = nil
				break
			}
			list = append(list, found...)
		}
		if setBetween(side) != side && slices.ContainsFunc(list, d.isCountable) {
			continue
		}
		if len(list) > 1 {
			return list
		}
	}
	return nil
}

// differs gives one spelling to what sets two tools apart.
var differs = strings.NewReplacer(" different from ", " vs ", " differ from ", " vs ", " differs from ", " vs ", " compare to ", " vs ", " compare with ", " vs ", " compares to ", " vs ", " compares with ", " vs ")

// versusSide returns the names of one side, which may be a list.
func (d *document) versusSide(p string, first, whole bool) []string {
	if name := names.Clean(afterColon(p)); whole && (d.isLowerSide(name) || words.IsLower(name) && d.tableHeads()[name] != nil) {
		return []string{name}
	}
	if first {
		p = afterColon(p)
		if name := d.suffixName(p, 1); name != "" && (whole || d.isNamed(name)) {
			return []string{name}
		}
		if name := names.Clean(words.Last(p)); d.isSmallName(name) {
			return []string{name}
		}
		return nil
	}
	var list []string
	for _, one := range splitList(strings.Replace(strings.Replace(p, " and ", ", ", 1), " & ", ", ", 1)) {
		name := d.prefixName(one, 1)
		if name == "" || !whole && !d.isNamed(name) {
			if name = names.Clean(words.Head(one)); !d.isSmallName(name) {
				return list
			}
		}
		list = append(list, name)
	}
	return list
}
