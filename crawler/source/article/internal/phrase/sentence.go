// Package phrase splits running text into sentences and clauses, reads the name, person or year
// at the head of a text, and strips headings of numbers, decoration and notes.
package phrase

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Sentences cuts a text behind full stops, question and exclamation marks,
// semicolons and line ends.
func Sentences(s string) []string {
	var list []string
	for from, to := range Spans(s) {
		list = append(list, s[from:to])
	}
	return list
}

// IsSentence reports a text of one sentence.
func IsSentence(s string) bool {
	n := 0
	for range Spans(s) {
		if n++; n > 1 {
			return false
		}
	}
	return n == 1
}

// Spans yields where each sentence of s begins and ends.
func Spans(s string) iter.Seq2[int, int] {
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
				if !Ends(s, i) {
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

// Ends reports whether the mark at i ends a sentence: white space follows and no lower-case
// letter, and no abbreviation precedes it.
func Ends(s string, i int) bool {
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
	return !IsInitial(s[k : i+1])
}
