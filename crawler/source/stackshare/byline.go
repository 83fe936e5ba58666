package stackshare

import "strings"

// signature returns whom a byline names: "by Ana" and "— Ana" name Ana.
func signature(s string) string {
	s = strings.TrimSpace(strings.TrimLeft(s, "—–―-~ "))
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "by "), "By "))
}

// authorAndRole divides "Ana, engineer at Acme", "Ana (engineer at Acme)" and
// "Ana – engineer at Acme"; a single word behind the comma is of the name.
func authorAndRole(s string) (author, role string) {
	if rest, ok := strings.CutSuffix(s, ")"); ok {
		if author, role, ok := strings.Cut(rest, " ("); ok && author != "" && role != "" {
			return strings.TrimSpace(author), strings.TrimSpace(role)
		}
	}
	for _, joint := range [...]string{", ", " – ", " — ", " - "} {
		author, role, ok := strings.Cut(s, joint)
		author, role = strings.TrimSpace(author), strings.TrimSpace(role)
		if ok && author != "" && strings.Contains(role, " ") {
			return author, role
		}
	}
	return s, ""
}

// nameList divides a line of names with signs between them; nil if it is none.
func nameList(s string) []string {
	for _, sep := range [...]string{", ", " • ", " · ", " | ", " / "} {
		if strings.Count(s, sep) < 3 {
			continue
		}
		names := strings.Split(s, sep)
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
			if len(names[i]) > 40 || strings.Count(names[i], " ") > 2 {
				return nil
			}
		}
		return names
	}
	return nil
}
