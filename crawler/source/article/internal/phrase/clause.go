package phrase

import "strings"

// BreaksClause reports whether a new clause begins in a text.
func BreaksClause(lower string) bool { return ClauseStart(lower) > 0 }

// ClauseStart returns where the last clause of a text begins: after a sign or a conjunction.
func ClauseStart(lower string) int {
	for end := len(lower); end > 1; end-- {
		switch lower[end-1] {
		case ' ':
			if partsClauses(lower[:end-1]) {
				return end
			}
		case longDash[len(longDash)-1]:
			if strings.HasSuffix(lower[:end], longDash) {
				return end
			}
		}
	}
	return 0
}

// AppendClauses appends to list where clauses of a text begin: all that ClauseStart
// finds in what the text begins with.
func AppendClauses(list []int32, lower string) []int32 {
	for i := 1; i < len(lower); i++ {
		switch lower[i] {
		case ' ':
			if partsClauses(lower[:i]) {
				list = append(list, int32(i+1))
			}
		case longDash[len(longDash)-1]:
			if strings.HasSuffix(lower[:i+1], longDash) {
				list = append(list, int32(i+1))
			}
		}
	}
	return list
}

const longDash = "—"

// partsClauses reports a text that ends with what parts clauses, if a space
// follows.
func partsClauses(lower string) bool {
	switch lower[len(lower)-1] {
	case ',', ';', ':':
		return true
	case longDash[len(longDash)-1]:
		return strings.HasSuffix(lower, " —")
	case "–"[2]:
		return strings.HasSuffix(lower, " –")
	case 'e':
		return strings.HasSuffix(lower, " while") || strings.HasSuffix(lower, " because") || strings.HasSuffix(lower, " since")
	case 't':
		return strings.HasSuffix(lower, " but")
	case 's':
		return strings.HasSuffix(lower, " whereas")
	case 'h':
		return strings.HasSuffix(lower, " although")
	}
	return false
}
