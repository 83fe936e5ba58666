package quantity

import "github.com/stackdex/stackdex/crawler/source/words"

// Written returns the language whose conventions a text writes its numbers by: lang, or English
// if the text keeps commas between thousands, as translations do: "1,316,844", or "9,944"
// beside "348.5" and never "9,9".
func Written(text, lang string) string {
	if !styleOf(lang).comma {
		return lang
	}
	var n signs
	for i := 0; i < len(text); {
		if !words.IsDigit(text[i]) {
			i++
			continue
		}
		end := numberEnd(text, i)
		n.count(text[i:end])
		i = end
	}
	const few = 3
	if n.european == 0 && (n.english > 0 || n.thousands >= few && n.points > 1) {
		return "en"
	}
	return lang
}

// signs counts how a text writes its numbers.
type signs struct {
	english, european int // beyond doubt
	thousands         int // a comma and three digits
	points            int // a point and one digit or two
}

// count looks at a run of digits, points and commas.
func (n *signs) count(number string) {
	commas, dots, last := 0, 0, 0
	for i := range len(number) {
		switch number[i] {
		case ',':
			commas, last = commas+1, i
		case '.':
			dots, last = dots+1, i
		}
	}
	behind := len(number) - last - 1
	switch {
	case commas+dots == 0:
	case commas == 1 && dots == 0 && behind != 3, commas == 1 && number[last] == ',' && dots > 0:
		n.european++
	case commas > 0 && dots == 1 && number[last] == '.':
		n.english++
	case commas > 1 && dots == 0 && isGrouped(number, ','):
		n.english++
	case commas == 1 && dots == 0:
		n.thousands++
	case dots == 1 && commas == 0 && behind < 3:
		n.points++
	}
}

// isGrouped reports digits in groups of three behind the first sign.
func isGrouped(number string, sign byte) bool {
	size, groups := 0, 0
	for i := len(number) - 1; i >= 0; i-- {
		if number[i] != sign {
			size++
			continue
		}
		if size != 3 {
			return false
		}
		size, groups = 0, groups+1
	}
	return groups > 0 && size > 0 && size < 4
}

// numberEnd returns where the digits at i end, with the points and commas between them.
func numberEnd(s string, i int) int {
	for i < len(s) && (words.IsDigit(s[i]) || (s[i] == ',' || s[i] == '.') && digitAt(s, i+1)) {
		i++
	}
	return i
}
