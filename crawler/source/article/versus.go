package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// saysVersus reports a heading that sets one thing against another.
func saysVersus(heading string) bool {
	return mayCompare(heading) && hasAnyWord(strings.ToLower(withoutStudio(heading)), "vs", "vs.", "versus", "v.")
}

// mayCompare reports a text with "vs", "v." or "ve" in it.
func mayCompare(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1]|0x20 == 'v' && (s[i]|0x20 == 's' || s[i]|0x20 == 'e' || s[i] == '.') {
			return true
		}
	}
	return false
}

// versusSigns gives one spelling to what stands between two sides.
var versusSigns = strings.NewReplacer(" vs. ", " vs ", " Vs ", " vs ", " VS ", " vs ", " versus ", " vs ", " Versus ", " vs ", " VS. ", " vs ", " Vs. ", " vs ",
	" v. ", " vs ", " gegen ", " vs ", " compared to ", " vs ", " compared with ", " vs ", " Compared to ", " vs ")

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
	for _, or := range [...]string{" or ", " oder ", " Or "} {
		if strings.Contains(s, or) {
			return splitList(strings.Replace(s, or, ", ", 1))
		}
	}
	if strings.Contains(lower, "compar") || strings.Contains(lower, "vergleich") || strings.Contains(lower, "difference") {
		if i := strings.Index(lower, "comparing "); i >= 0 {
			s = s[i+len("comparing "):]
		}
		return splitList(strings.Replace(strings.Replace(s, " and ", ", ", 1), " & ", ", ", 1))
	}
	return nil
}

// oneVersus gives one spelling to what stands between two sides, and leaves "VS Code"
// alone, which is a name.
func oneVersus(s string) string {
	if !strings.Contains(s, studio) {
		return versusSigns.Replace(s)
	}
	return strings.ReplaceAll(versusSigns.Replace(strings.ReplaceAll(s, studio, "\x00")), "\x00", studio)
}

// studio is the one name that begins as what parts two names does.
const studio = "VS Code"

// withoutStudio removes the name from a text that is asked for what parts names.
func withoutStudio(s string) string {
	if !strings.Contains(s, studio) {
		return s
	}
	return strings.ReplaceAll(s, studio, "")
}

// listTitle reads a title that is a list of names, "A, B and C: benchmarks", where a table of
// the page lists them too: no more than that says that they are names, and are compared.
func (r *reader) listTitle(title string) {
	for _, side := range titleSides(title) {
		if !strings.Contains(side, ", ") {
			continue
		}
		list := splitList(strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ").Replace(side))
		if len(list) < 3 {
			continue
		}
		if slices.ContainsFunc(list, func(name string) bool {
			return cleanName(name) != name || strings.Count(name, " ") > 2 || isCommon(name) || isStop(name) || isColumnWord(name) || !words.IsLower(name) && (!r.isProper(name) || r.body.ordinary(name) > 0)
		}) {
			continue
		}
		told, heads := 0, r.tableHeads()
		for _, name := range list {
			if heads[name] != nil {
				told++
			}
		}
		if told > 1 && told+1 >= len(list) {
			r.compareAll(list)
			return
		}
	}
}
