package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// fromNamed takes headings that are names, or lists of them, from the sections within that
// announce a comparison, and the tool that nearly all of their sections name.
func (r *reader) fromNamed(within []bool) bool {
	byLevel, known := map[uint8][]int{}, map[uint8]map[string]bool{}
	level := uint8(0)
	for i := range r.parts {
		s := &r.parts[i]
		if s.Block == nil || s.Level == outline.WeakLevel || !within[i] {
			continue
		}
		list := r.headingNames(i)
		if len(list) == 0 {
			continue
		}
		if byLevel[s.Level] = append(byLevel[s.Level], i); known[s.Level] == nil {
			known[s.Level] = map[string]bool{}
		}
		for _, name := range list {
			known[s.Level][name] = true
		}
		if most := len(known[level]); len(known[s.Level]) > most || s.Level < level && len(known[s.Level]) == most {
			level = s.Level
		}
	}
	if len(known[level]) < 2 {
		return false
	}
	for _, i := range byLevel[level] {
		for _, name := range r.headingNames(i) {
			r.names.Add(name)
		}
	}
	own, _ := r.sharedName(byLevel[level])
	if site := r.siteName(); site != "" && !known[level][site] && r.names.Get(site) == nil {
		own = site
	}
	if own == "" {
		return false
	}
	r.subject, r.replaced = r.names.Add(own), isOfAlternatives(r.title)
	r.subject.Role = record.RoleSubject
	return true
}

// weighsNamed reports that the heading above the sections within sets a tool against others, or
// is of comparisons: "Comparison with other databases", "Framework comparisons".
func (d *document) weighsNamed(within []bool) bool {
	for i := range d.parts {
		t := d.parts[i].Title
		if within[i] && announces(t.Plain) && (isOfOthers(t.Plain) || words.HasPrefix(words.Last(t.Lower), "comparison")) {
			return true
		}
	}
	return false
}

// headingNames returns the name that the heading of section i is, or those that it lists.
func (d *document) headingNames(i int) []string {
	h := d.parts[i].Title
	if list := d.listedNames(i); list != nil {
		return list
	}
	if h.Bare == "" || !d.body.IsProper(h.Bare) || !d.isSetBeside(i, h.Bare) {
		return nil
	}
	return []string{h.Bare}
}

// listedNames returns the names that a heading lists, and nothing else: "Zeta, Quark & other
// relational databases". The text below must use one as a name, unless others of a kind are
// said to be like them.
func (d *document) listedNames(i int) []string {
	list := splitList(listJoins.Replace(d.parts[i].Title.Plain))
	if len(list) < 2 {
		return nil
	}
	last := list[len(list)-1]
	likes := words.HasPrefix(last, "other ") && isKindOf(last)
	if likes {
		list = list[:len(list)-1]
	}
	used := false
	for _, name := range list {
		if names.Clean(name) != name || strings.Count(name, " ") > 1 || !words.IsCapitalized(name) || vocab.IsColumn(name) ||
			isKindOf(name) || !d.body.IsProper(name) {
			return nil
		}
		used = used || d.isNamed(name) && d.calledBelow(i, name)
	}
	if !used && !likes {
		return nil
	}
	return list
}

// listJoins gives one sign to what joins the entries of a list.
var listJoins = strings.NewReplacer(", and ", ", ", ", & ", ", ", " and ", ", ", " & ", ", ", " / ", ", ", "、", ", ", "，", ", ", " 和 ", ", ")

// isSetBeside reports a heading that is a name of what the page sets beside its own tool. Where
// the site is called by that, and the title says no more than that there are others, the looks
// of a name or a use below it will do.
func (d *document) isSetBeside(i int, name string) bool {
	if d.isNamed(name) && (d.calledBelow(i, name) || d.body.Exact(name) >= manyTimes) {
		return true
	}
	return isOfOthers(d.title) && d.siteName() != "" &&
		(d.looksLikeName(i, name) || strings.Contains(name, " ") && d.textBelow(i, name) || d.opensBelow(i, name))
}

// opensBelow reports a heading whose words the text below it begins with.
func (d *document) opensBelow(i int, name string) bool {
	p := d.parts[i].Pieces
	return len(p) > 0 && p[0].Table == nil && strings.HasPrefix(p[0].Text, name) && words.Alone(p[0].Text, 0, len(name))
}

// maxShared bounds the sections that are asked for the name they share.
const maxShared = 32

// sharedName returns the name, of none of the sections, that most of them use.
// It is alone if no other name could be it.
func (r *reader) sharedName(sections []int) (best string, alone bool) {
	sections = sections[:min(len(sections), maxShared)]
	in := map[string]int{}
	var order []string
	for _, i := range sections {
		seen := map[string]bool{}
		for j := i; j < len(r.parts) && (j == i || r.parts[j].Level > r.parts[i].Level); j++ {
			for k := range r.parts[j].Pieces {
				markNames(&r.parts[j].Pieces[k], seen)
			}
		}
		for name := range seen {
			if in[name] == 0 {
				order = append(order, name)
			}
			in[name]++
		}
	}
	slices.Sort(order)
	most, found := 0, 0
	for _, name := range order {
		n := in[name]
		if n < 2 || 3*n < 2*len(sections) || r.names.Get(name) != nil || !r.body.IsProper(name) || !r.isNamed(name) {
			continue
		}
		if !strings.Contains(name, " for ") {
			found++
		}
		if n > in[best] ||
			n == in[best] && !strings.HasSuffix(best, " for "+name) && (r.times(name) > most || strings.HasSuffix(name, " for "+best)) {
			best, most = name, r.times(name)
		}
	}
	return best, found == 1
}

// times counts a name in the text.
func (d *document) times(name string) int { return strings.Count(d.body.Text, name) }

// markNames adds the words of a text that may be names.
func markNames(p *section.Piece, seen map[string]bool) {
	if p.Table != nil {
		return
	}
	one, two := "", "" // the words before
	for w := range strings.FieldsSeq(p.Text) {
		w = names.Clean(strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(w, ".,;:!?)"), "'s"), "’s"))
		if len(w) > 2 && len(w) <= 30 && w[0] >= 'A' && w[0] <= 'Z' && !vocab.IsStop(w) && !vocab.IsCommon(w) && len(seen) < 400 {
			seen[w] = true
			if one == "for" && two != "" && two[0] >= 'A' && two[0] <= 'Z' {
				seen[two+" for "+w] = true
			}
		}
		one, two = w, one
	}
}
