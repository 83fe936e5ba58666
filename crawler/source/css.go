package source

import "strings"

// columnsOf returns the number of columns in which a style lays out what the
// element holds, 0 if it does not say so, and whether it makes the element a
// row of a table.
func columnsOf(style string) (columns uint8, row bool) {
	if !strings.Contains(style, "grid") && !strings.Contains(style, "table-row") {
		return 0, false
	}
	for decl := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(decl, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "display":
			row = value == "table-row"
		case "grid-template-columns":
			columns = tracks(value)
		case "grid", "grid-template":
			if _, after, found := strings.Cut(value, "/"); found {
				columns = tracks(strings.TrimSpace(after))
			}
		}
	}
	return columns, row
}

// tracks counts the columns of a template: "1fr 2fr", "auto repeat(2, 1fr)".
func tracks(s string) uint8 {
	n := 0
	for s != "" && n <= maxGridColumns {
		if rest, ok := strings.CutPrefix(s, "repeat("); ok {
			times, _, _ := strings.Cut(rest, ",")
			n += smallInt(times)
		} else if s[0] != '[' { // a name of a line
			n++
		}
		s = strings.TrimSpace(s[trackEnd(s):])
	}
	if n > maxGridColumns {
		return 0
	}
	return uint8(n)
}

// trackEnd returns where the first word of s ends; what stands in parentheses
// belongs to it.
func trackEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ' ':
			if depth <= 0 {
				return i
			}
		}
	}
	return len(s)
}
