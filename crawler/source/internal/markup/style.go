package markup

import (
	"bytes"
	"strconv"
	"strings"
)

// The limits of the style sheets in a page that are looked at.
const (
	maxSheet   = 128 << 10 // bytes
	maxClasses = 64
	headSize   = 18.0 // pixels from which a bold text is a heading
)

// sheet is what the style sheets in a page say of headings: the classes that make a
// text large and bold. What stands in rules for some screens only is not looked at.
type sheet struct {
	heads map[string]bool
	read  int // bytes
}

// add reads a style sheet.
func (s *sheet) add(css []byte) {
	for len(css) > 0 && s.read < maxSheet && len(s.heads) < maxClasses {
		open := bytes.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selectors, body := css[:open], css[open+1:]
		if end := bytes.LastIndex(selectors, []byte("*/")); end >= 0 {
			selectors = selectors[end+len("*/"):]
		}
		size := ruleEnd(body)
		if selectors = bytes.TrimSpace(selectors); len(selectors) > 0 && selectors[0] != '@' && bytes.Contains(body[:size], []byte("font")) &&
			isHeadStyle(string(body[:size])) {
			s.name(string(selectors))
		}
		next := min(open+1+size+1, len(css))
		s.read += next
		css = css[next:]
	}
}

// ruleEnd returns where the brace stands that ends what one has begun.
func ruleEnd(body []byte) int {
	for depth, at := 1, 0; ; at++ {
		next := bytes.IndexByte(body[at:], '}')
		if next < 0 {
			return len(body)
		}
		depth += bytes.Count(body[at:at+next], []byte("{")) - 1
		if at += next; depth == 0 {
			return at
		}
	}
}

// name notes the classes of simple selectors: ".title", "div.title".
func (s *sheet) name(selectors string) {
	for selector := range strings.SplitSeq(selectors, ",") {
		element, class, found := strings.Cut(strings.TrimSpace(selector), ".")
		switch element {
		case "", "div", "p", "span":
		default:
			found = false
		}
		if found && class != "" && !strings.ContainsAny(class, " .:>+~[#*\\") {
			if s.heads == nil {
				s.heads = map[string]bool{}
			}
			s.heads[class] = true
		}
	}
}

// isHeadStyle reports declarations that make a text large and bold.
func isHeadStyle(body string) bool {
	large, bold := false, false
	for decl := range strings.SplitSeq(body, ";") {
		key, value, _ := strings.Cut(decl, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(key) {
		case "font":
			weight, rest, _ := strings.Cut(value, " ")
			size, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			bold, large = isBold(weight), isLarge(size)
		case "font-size":
			large = isLarge(value)
		case "font-weight":
			bold = isBold(value)
		}
	}
	return large && bold
}

func isBold(weight string) bool {
	n, err := strconv.Atoi(weight)
	return weight == "bold" || weight == "bolder" || err == nil && n >= 600
}

// isLarge reports a size of letters that headings have; the height of lines may stand
// behind it.
func isLarge(size string) bool {
	size, _, _ = strings.Cut(size, "/")
	for unit, pixels := range map[string]float64{"px": 1, "rem": 16, "em": 16, "pt": 4.0 / 3} {
		if number, ok := strings.CutSuffix(size, unit); ok {
			if n, err := strconv.ParseFloat(number, 64); err == nil {
				return n*pixels >= headSize
			}
		}
	}
	return size == "x-large" || size == "xx-large"
}

// isHead reports the attribute class of an element that such a class makes a heading.
func (s *sheet) isHead(element, attribute []byte) bool {
	switch string(element) {
	case "div", "p", "span":
	default:
		return false
	}
	_, value, _ := bytes.Cut(attribute, []byte("="))
	for class := range bytes.FieldsSeq(bytes.Trim(value, "\"' \t\n")) {
		if s.heads[string(class)] {
			return true
		}
	}
	return false
}
