package words

import "strings"

// SplitList divides s at separators outside of parentheses, and returns the parts that are
// not empty, without the space around them.
func SplitList(s string, separators ...string) (parts []string) {
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		for _, sep := range separators {
			if strings.HasPrefix(s[i:], sep) {
				add(s[from:i])
				from = i + len(sep)
				i = from - 1
				break
			}
		}
	}
	add(s[from:])
	return parts
}
