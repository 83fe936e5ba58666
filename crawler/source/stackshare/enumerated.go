package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// withoutPlaces takes out of the titles of points what counts these, in front of all of
// them or behind: "Difference 1: Routing", "Difference 2: Forms".
func withoutPlaces(points []difference) {
	if len(points) < 2 {
		return
	}
	for _, cut := range [...]func(string, int) (title, label string, ok bool){cutPlace, cutPlaceBehind} {
		titles, label := make([]string, len(points)), ""
		counted := true
		for i := range points {
			title, said, ok := cut(points[i].title, i+1)
			if counted = ok && (i == 0 || said == label); !counted {
				break
			}
			titles[i], label = title, said
		}
		if !counted || titles[0] == titles[1] {
			continue
		}
		for i := range points {
			points[i].title = titles[i]
		}
		return
	}
}

// maxPlaceLabel bounds what stands in front of the number of a point, in bytes.
const maxPlaceLabel = 24

// cutPlace cuts off the head of a title that it is the one of a number, and returns the
// label of that too.
func cutPlace(s string, number int) (title, label string, ok bool) {
	at := strings.IndexAny(s, "0123456789")
	if at < 0 || at > maxPlaceLabel || at > 0 && strings.IndexByte(" #(", s[at-1]) < 0 {
		return "", "", false
	}
	rest := strings.TrimLeft(s[at:], "0123456789")
	digits := s[at : len(s)-len(rest)]
	if n, ok := wholeNumber(digits); !ok || n != float64(number) {
		return "", "", false
	}
	title = strings.TrimLeft(words.CutTotal(rest, digits), " .:)/|·–—-")
	if title == "" || title == rest || !hasLetter(title) || title[0] >= 'a' && title[0] <= 'z' {
		return "", "", false
	}
	return title, s[:at], true
}

// cutPlaceBehind cuts off the end of a title that it is the one of a number, and returns
// of how many too.
func cutPlaceBehind(s string, number int) (title, total string, ok bool) {
	head := strings.TrimRight(s, ")]")
	front := strings.TrimRight(head, "0123456789")
	digits := head[len(front):]
	for _, of := range [...]string{" of ", "/"} {
		if at, ok := strings.CutSuffix(front, of); ok {
			front = strings.TrimRight(strings.TrimRight(at, " "), "0123456789")
			digits, total = strings.TrimRight(at[len(front):], " "), digits
			break
		}
	}
	n, ok := wholeNumber(digits)
	title = strings.TrimRight(front, " #([|/·–—-:")
	if !ok || n != float64(number) || title == "" || title == front {
		return "", "", false
	}
	return title, total, true
}

// isEnumerated reports a text that may be a title behind its number, whatever else is
// counted with such a word: "4 Forms".
func isEnumerated(s string) bool {
	if _, ok := words.CutOrdinal(s); ok {
		return true
	}
	title := strings.TrimLeft(s, "0123456789")
	digits := len(s) - len(title)
	return digits > 0 && digits <= 2 && len(title) > 2 && title[0] == ' ' && words.IsCapitalized(title[1:]) && title[2]|0x20 == title[2] &&
		metrics[keyOf(title)] == ""
}
