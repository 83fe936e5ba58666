package article

import "strings"

// saysVersus reports a heading that sets one thing against another.
func saysVersus(heading string) bool {
	return hasAnyWord(strings.ToLower(withoutStudio(heading)), "vs", "vs.", "versus", "v.")
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
