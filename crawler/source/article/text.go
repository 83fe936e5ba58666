package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// sentences cuts a text behind full stops, question and exclamation marks,
// semicolons and line ends.
func sentences(s string) []string {
	var list []string
	for from, to := range sentenceSpans(s) {
		list = append(list, s[from:to])
	}
	return list
}

// sentenceSpans yields where each sentence of s begins and ends.
func sentenceSpans(s string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		start := 0
		for i := 0; i < len(s); i++ {
			switch s[i] {
			case '\n':
			case ';':
				if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' && s[i+1] < utf8.RuneSelf {
					continue // TL;DR
				}
			case '.', '!', '?':
				if !endsSentence(s, i) {
					continue
				}
			default:
				continue
			}
			if from, to := trimSpan(s, start, i+1); from < to && !yield(from, to) {
				return
			}
			start = i + 1
		}
		if from, to := trimSpan(s, start, len(s)); from < to {
			yield(from, to)
		}
	}
}

// trimSpan moves both ends of s[from:to] over white space.
func trimSpan(s string, from, to int) (int, int) {
	for from < to && s[from] == ' ' {
		from++
	}
	if from < to && s[from] > ' ' && s[from] < utf8.RuneSelf && s[to-1] > ' ' && s[to-1] < utf8.RuneSelf {
		return from, to
	}
	rest := strings.TrimLeftFunc(s[from:to], unicode.IsSpace)
	from = to - len(rest)
	return from, from + len(strings.TrimRightFunc(rest, unicode.IsSpace))
}

// endsSentence reports whether the mark at i ends one: white space and no
// lower-case letter follows, and no abbreviation stands before.
func endsSentence(s string, i int) bool {
	j := i + 1
	for j < len(s) && (s[j] == '"' || s[j] == '\'' || s[j] == ')') {
		j++
	}
	if j < len(s) && s[j] != ' ' && s[j] != '\n' && s[j] < utf8.RuneSelf {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[j:], " \n"))
	if s[i] != '.' {
		return true
	}
	if unicode.IsLower(next) {
		return false
	}
	k := i
	for k > 0 && s[k-1] != ' ' && s[k-1] != '(' {
		k--
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, s[k:i])) {
	case "vs", "e.g", "i.e", "etc", "inc", "no", "approx", "ca", "dr", "mr", "mrs", "st", "z.b":
		return false
	}
	return !isInitial(s[k : i+1])
}

// stripNumber removes what numbers a heading: "3. ", "#2: ", "1) ".
func stripNumber(h string) (rest string, numbered bool) {
	s := strings.TrimLeft(h, "# ")
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i > 5 || i >= len(s) || i > 3 && !words.HasPrefix(s[i:], ". ", ") ") { // else it is a year, or a count
		return h, false
	}
	rest = strings.TrimLeft(s[i:], ".):–—- ")
	if rest == s[i:] || s[i] == ' ' && len(s) == len(h) { // "10 best" is no numbering
		return h, false
	}
	return rest, rest != ""
}

// withoutLetter removes what says that a question is one: "Q1: ", "Q. ".
func withoutLetter(h string) string {
	rest, ok := strings.CutPrefix(h, "Q")
	if !ok {
		return h
	}
	rest = strings.TrimLeft(rest, "0123456789 ")
	if rest == "" || strings.IndexByte(":.)", rest[0]) < 0 || !strings.HasPrefix(rest[1:], " ") {
		return h
	}
	return strings.TrimSpace(rest[1:])
}

// undecorated removes the pictures around a heading: "🚀 FastAPI".
func undecorated(h string) string {
	if first, _ := utf8.DecodeRuneInString(h); first < utf8.RuneSelf {
		if last, _ := utf8.DecodeLastRuneInString(h); last < utf8.RuneSelf {
			return h
		}
	}
	bare := strings.TrimFunc(h, func(c rune) bool {
		return c == ' ' || c == '\ufe0f' || c == '\u200d' || c > 0x2000 && unicode.In(c, unicode.So, unicode.Sk)
	})
	if bare == "" {
		return h
	}
	return bare
}

// inParentheses splits "FastAPI (async)" into its name and its note.
func inParentheses(s string) (name, note string) {
	name, rest, ok := strings.Cut(s, " (")
	if !ok {
		return strings.TrimSpace(s), ""
	}
	note, after, _ := strings.Cut(rest, ")")
	if strings.TrimSpace(after) != "" {
		return strings.TrimSpace(s), ""
	}
	return strings.TrimSpace(name), strings.TrimSpace(note)
}
