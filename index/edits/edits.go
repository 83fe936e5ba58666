// Package edits measures how far apart two words are spelled.
package edits

import "unicode/utf8"

// Distance is the optimal string alignment distance of a and b: the letters to
// change, add, drop or swap with a neighbour (Damerau–Levenshtein, no letter
// touched twice). It is limit+1 if it is more than limit.
func Distance(a, b string, limit int) int {
	if isASCII(a) && isASCII(b) {
		return distance([]byte(a), []byte(b), limit)
	}
	return distance([]rune(a), []rune(b), limit)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// short is the length of words that need no memory of their own.
const short = 64

func distance[T byte | rune](a, b []T, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var fixed [3][short]int
	before, last, row := fixed[0][:], fixed[1][:], fixed[2][:]
	if len(b) >= short {
		before, last, row = make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	}
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}
