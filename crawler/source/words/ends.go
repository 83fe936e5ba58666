package words

import "strings"

// First splits s after its first word; both parts are "" if it has none.
func First(s string) (word, rest string) {
	from := 0
	for from < len(s) && isBlank(s[from]) {
		from++
	}
	end := from
	for end < len(s) && !isBlank(s[end]) {
		end++
	}
	return s[from:end], s[end:]
}

// Head returns the first word of s, "" if it has none.
func Head(s string) string {
	word, _ := First(s)
	return word
}

// Last returns the last word of s, "" if it has none.
func Last(s string) string {
	end := len(s)
	for end > 0 && isBlank(s[end-1]) {
		end--
	}
	from := end
	for from > 0 && !isBlank(s[from-1]) {
		from--
	}
	return s[from:end]
}

// Bare returns a word without the signs around it.
func Bare(w string) string {
	if w != "" && IsAlnum(w[0]) && IsAlnum(w[len(w)-1]) {
		return w
	}
	return strings.Trim(w, "(),.;:!?\"'“”’~≈=|–—")
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// HasPrefix reports whether s begins with any of the given texts.
func HasPrefix(s string, starts ...string) bool {
	for _, p := range starts {
		if len(p) <= len(s) && (p == "" || s[0] == p[0] && s[:len(p)] == p) { // most differ in the first byte
			return true
		}
	}
	return false
}

// HasSuffix reports whether s ends with any of the given texts.
func HasSuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if n := len(s) - len(e); n >= 0 && (e == "" || s[len(s)-1] == e[len(e)-1] && s[n:] == e) {
			return true
		}
	}
	return false
}
