package phrase

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsVersion reports a version number of several parts: "8.0.1".
func IsVersion(w string) bool {
	return len(w) > 2 && len(w) < 40 && words.IsDigit(w[0]) && strings.Contains(w, ".") && strings.Trim(w, "0123456789.") == ""
}

// MaxLabel bounds a label, in bytes.
const MaxLabel = 60

// isLowerName reports a name that begins with one small letter: "eBay".
func isLowerName(w string) bool {
	return len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' && w[1] >= 'A' && w[1] <= 'Z' && w[2] >= 'a' && w[2] <= 'z'
}

// ListAt reads the names at the head of s: "the BBC, Toyota and FedEx".
func ListAt(s string) []string {
	var list []string
	for len(list) < 30 {
		s = strings.TrimPrefix(s, "the ")
		s = strings.TrimPrefix(s, "The ")
		name := NameAt(s)
		if name == "" {
			if name = words.Bare(words.Head(s[:min(len(s), MaxName)])); !isLowerName(name) {
				break
			}
			if rest, ok := strings.CutPrefix(s[len(name):], " "); ok {
				if more := NameAt(rest); more != "" {
					name += " " + more // "eBay Motors"
				}
			}
		}
		s = s[len(name):]
		if note, rest, ok := strings.Cut(s, ")"); ok && strings.HasPrefix(note, " (") {
			s = rest
		}
		list = append(list, strings.TrimSpace(name))
		next := ""
		for _, sep := range [...]string{", and ", ", & ", ", ", " and ", " & ", " or "} {
			if rest, ok := strings.CutPrefix(s, sep); ok {
				next = rest
				break
			}
		}
		if next == "" {
			break
		}
		s = next
	}
	return list
}
