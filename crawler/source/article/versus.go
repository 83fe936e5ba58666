package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// isVersusHeading reports a heading that sets one thing against another.
func isVersusHeading(heading string) bool {
	return mayCompare(heading) && (words.HasAny(strings.ToLower(withoutStudio(heading)), "vs", "vs.", "versus", "v.") || strings.Contains(heading, "🆚"))
}

// mayCompare reports a text with "vs", "v." or "ve" in it.
func mayCompare(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1]|0x20 == 'v' && (s[i]|0x20 == 's' || s[i]|0x20 == 'e' || s[i] == '.') {
			return true
		}
	}
	return strings.Contains(s, "🆚")
}

// versusSigns gives one spelling to what stands between two sides.
var versusSigns = strings.NewReplacer(" vs. ", " vs ", " Vs ", " vs ", " VS ", " vs ", " versus ", " vs ", " Versus ", " vs ", " VS. ", " vs ", " Vs. ", " vs ",
	" v. ", " vs ", " gegen ", " vs ", " compared to ", " vs ", " compared with ", " vs ", " Compared to ", " vs ", " 🆚 ", " vs ", " 🆚  ", " vs ", " 对比 ", " vs ", " 對比 ", " vs ", " frente a ", " vs ", " contre ", " vs ")

// splitVersus splits "A vs B vs C", "A or B", "A, B and C compared"; nil if s
// names no two sides.
func splitVersus(s string) []string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return nil
	}
	s = oneVersus(s)
	if strings.Contains(s, " vs ") {
		return strings.Split(s, " vs ")
	}
	for _, or := range [...]string{" or ", " oder ", " Or ", " ou ", " o ", " или "} {
		if strings.Contains(s, or) {
			return splitList(strings.Replace(s, or, ", ", 1))
		}
	}
	if benchmarking := words.HasPrefix(lower, "benchmarking "); benchmarking || strings.Contains(lower, "compar") ||
		strings.Contains(lower, "vergleich") || strings.Contains(lower, "difference") {
		_, rest, ok := strings.Cut(lower, "comparing ")
		if benchmarking {
			rest, ok = lower[len("benchmarking "):], true
		}
		if ok {
			s = s[max(0, len(s)-len(rest)):]
			for _, with := range [...]string{" with ", " against ", " to "} {
				s = strings.Replace(s, with, ", ", 1)
			}
		}
		for _, and := range [...]string{" and ", " & ", " und "} {
			s = strings.Replace(s, and, ", ", 1)
		}
		list := splitList(s)
		if slices.ContainsFunc(list, isOfComparing) {
			return nil // "Alternatives, Inspiration and Comparisons"
		}
		return list
	}
	return nil
}

// isOfComparing reports an entry of a list that is a word for comparing, and no name.
func isOfComparing(entry string) bool {
	return words.HasPrefix(strings.ToLower(entry), "comparison", "vergleich", "difference")
}

// oneVersus gives one spelling to what stands between two sides, and leaves "VS Code"
// alone, which is a name.
func oneVersus(s string) string {
	s = setBetween(strings.ReplaceAll(s, "—", " — "))
	if !strings.Contains(s, vocab.Studio) {
		return versusSigns.Replace(s)
	}
	return strings.ReplaceAll(versusSigns.Replace(strings.ReplaceAll(s, vocab.Studio, "\x00")), "\x00", vocab.Studio)
}

// betweenLeads stand before two names that a heading distinguishes, each with the word that
// joins the names.
var betweenLeads = [...]struct{ lead, join string }{
	{"difference between ", " and "}, {"differences between ", " and "}, {"comparison between ", " and "}, {"choosing between ", " and "}, {"choose between ", " and "}, {"deciding between ", " and "},
	{"unterschied zwischen ", " und "}, {"unterschiede zwischen ", " und "}, {"vergleich zwischen ", " und "},
}

// setBetween compares what a heading distinguishes: "Differences between A and B".
func setBetween(s string) string {
	if !strings.Contains(s, "etween ") && !strings.Contains(s, "wischen ") {
		return s
	}
	lower := words.LowerASCII(s)
	for _, l := range betweenLeads {
		at := strings.Index(lower, l.lead)
		if at < 0 || at > 0 && lower[at-1] != ' ' {
			continue
		}
		rest := s[at+len(l.lead):]
		if i := strings.Index(rest, l.join); i > 0 {
			return rest[:i] + " vs " + rest[i+len(l.join):]
		}
	}
	return s
}

// withoutStudio removes the name from a text that is asked for what parts names.
func withoutStudio(s string) string {
	if !strings.Contains(s, vocab.Studio) {
		return s
	}
	return strings.ReplaceAll(s, vocab.Studio, "")
}

// listTitle reads a title that is a list of names, "A, B and C: benchmarks", where a table of
// the page lists them too: no more than that says that they are names, and are compared.
func (r *reader) listTitle(title string) {
	for _, side := range titleSides(title) {
		side, tested := ofTest(side)
		if !strings.Contains(side, ", ") && !tested {
			continue
		}
		list := splitList(strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ").Replace(side))
		if len(list) < 3 && (!tested || len(list) < 2) {
			continue
		}
		if slices.ContainsFunc(list, func(name string) bool {
			return names.Clean(name) != name || strings.Count(name, " ") > 2 || vocab.IsCommon(name) || vocab.IsStop(name) ||
				vocab.IsColumn(name) || !words.IsLower(name) && (!r.body.IsProper(name) || r.body.Ordinary(name) > 0)
		}) {
			continue
		}
		known, heads := 0, r.tableHeads()
		for _, name := range list {
			if heads[name] != nil {
				known++
			}
		}
		if known > 1 && known+1 >= len(list) {
			r.compareAll(list)
			return
		}
	}
}

// ofTest removes the words around the names of a title that says that they were tested,
// "Benchmarking A, B and C on a laptop", and reports whether it does.
func ofTest(side string) (names string, tested bool) {
	for _, lead := range [...]string{"Benchmarking ", "Testing ", "Evaluating ", "Measuring ", "Load testing ", "Comparing "} {
		rest, ok := strings.CutPrefix(side, lead)
		if !ok {
			continue
		}
		for _, with := range [...]string{" on ", " for ", " in ", " with ", " under ", " at "} {
			rest, _, _ = strings.Cut(rest, with)
		}
		return rest, true
	}
	return side, false
}

// movedTitle takes the tools of a title about a migration: "How we moved from A to B". Both
// must be names that the text uses, and more than once.
func (r *reader) movedTitle(title string) {
	lower := words.LowerASCII(title)
	at := strings.Index(lower, "from ")
	if at < 0 || at > 0 && (lower[at-1] != ' ' || !saysMove(lower[:at])) {
		return
	}
	left, rest, ok := strings.Cut(title[at+len("from "):], " to ")
	if !ok || strings.Count(left, " ") > 2 {
		return
	}
	used := func(name string) bool { return r.body.Exact(name) > 1 && r.body.IsName(name) }
	from, to := names.Clean(left), r.prefixOf(rest, used)
	if !used(from) || !r.body.IsProper(from) || to == "" || to == from {
		return
	}
	r.compareAll([]string{from, to})
}

// saysMove reports a text whose last words say that something moves: "how we moved 40 services".
func saysMove(lower string) bool {
	const most = 7 // words
	for range most {
		lower = strings.TrimRight(lower, " ")
		last := words.Last(lower)
		switch last {
		case "moved", "moving", "move", "migrated", "migrating", "migration", "migrate", "switched", "switching", "switch", "went", "ported", "porting":
			return true
		}
		if last == "" || strings.TrimRight(last, ":;.?!") != last {
			return false
		}
		lower = lower[:len(lower)-len(last)]
	}
	return false
}

// withoutVersionBehind removes the version at the end of a text: "Zeta 6".
func withoutVersionBehind(s string) string {
	version := words.Last(s)
	if words.OpensDigit(strings.TrimPrefix(version, "v")) && strings.Trim(version, "v0123456789.x") == "" {
		return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " "), version), " ")
	}
	return s
}

// headedPair notes a section that sets two of several tools against each other: "A vs B" in an article about A, B
// and C.
func (r *reader) headedPair(s *section.Section) {
	const few = 3
	h := s.Title
	if len(h.Mentions) < 2 || len(r.compared) < few && r.subject == nil || !isVersusHeading(h.Plain) || names.CountTools(h.Mentions) != 2 {
		return
	}
	pair := names.ToolsOf(h.Mentions)
	if r.subject != nil && slices.Contains(pair, r.subject.Name) {
		return // see open
	}
	title, _ := phrase.StripNumber(s.Heading)
	key := slices.Sorted(slices.Values(pair))
	r.facts.Add(facts.Key{Kind: record.KindComparison, Tool: key[0], Label: key[1]}, s.Titled(),
		record.Comparison{Tools: pair, Title: title, Intro: record.Clip(s.Prose(), record.MaxText)})
}
