package stackshare

import (
	"strings"
	"testing"
)

func TestFoldIndex(t *testing.T) {
	texts := []string{"Kubernetes", "ſass", "ΣΑΣ", "straße", "a", "A", "B", "É", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "\xff"}
	asked := append([]string{"\u212Aubernetes", "SASS", "σας", "STRASSE", "é", "b", "", "x", "X10", "\uFFFD"}, texts...)
	for n := range len(texts) + 1 {
		var x foldIndex
		for _, s := range asked {
			want := -1
			for i := n - 1; i >= 0; i-- {
				if strings.EqualFold(texts[i], s) {
					want = i
				}
			}
			if got := x.find(s, n, func(i int) string { return texts[i] }); got != want {
				t.Errorf("%q among %d: %d, want %d", s, n, got, want)
			}
		}
	}
}
