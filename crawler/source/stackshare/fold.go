package stackshare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldIndex finds texts that differ in case alone among those of a list that only
// grows: strings.EqualFold over few, a map over many.
type foldIndex struct {
	at   map[string]int // the first of each
	done int            // of the list in it
}

// few texts are compared one by one.
const few = 16

// find returns the first of n texts that equals s but for case, -1 if none does.
func (x *foldIndex) find(s string, n int, text func(i int) string) int {
	if n <= few {
		for i := range n {
			if strings.EqualFold(text(i), s) {
				return i
			}
		}
		return -1
	}
	if x.at == nil {
		x.at = map[string]int{}
	}
	for ; x.done < n; x.done++ {
		key := folded(text(x.done))
		if _, ok := x.at[key]; !ok {
			x.at[key] = x.done
		}
	}
	if i, ok := x.at[folded(s)]; ok {
		return i
	}
	return -1
}

// folded is the same for texts that strings.EqualFold holds for equal.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' {
				return c - 'a' + 'A'
			}
			return c
		}
		least := c
		for d := unicode.SimpleFold(c); d != c; d = unicode.SimpleFold(d) {
			least = min(least, d)
		}
		return least
	}, s)
}
