package chrome

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// OpensElsewhere reports a label over what else there is on the site.
func OpensElsewhere(label string) bool {
	switch label[0] | 0x20 {
	case 't', 'p', 'r', 'l', 'y', 'm', 'f', 'e':
	default:
		return false
	}
	words := strings.Fields(strings.ToLower(label))
	switch words[0] {
	case "you", "most", "editor's", "editors’":
		return len(words) > 1
	}
	return IsOfNews(words[0])
}

// IsOfNews reports the first word of a label over what else a site has.
func IsOfNews(word string) bool {
	switch word {
	case "trending", "popular", "recommended", "recent", "latest", "featured":
		return true
	}
	return false
}

// IsContentsLabel reports what stands over links to places on the page.
func IsContentsLabel(label string) bool {
	switch strings.ToLower(strings.TrimRight(label, ": ")) {
	case "jump to", "skip to", "on this page", "in this article", "in this post", "contents", "table of contents", "quick links":
		return true
	}
	return false
}

// IsElsewhereLabel reports the words in front of the title of another page: "Read also".
func IsElsewhereLabel(label []byte) bool {
	for _, lead := range elsewhereLabels {
		if len(label) == len(lead) && bytes.EqualFold(label, []byte(lead)) {
			return true
		}
	}
	return false
}

var elsewhereLabels = [...]string{"read also", "also read", "read more", "read next", "you may also like", "you might also like", "you may also be interested in", "you might also be interested in",
	"recommended reading", "further reading", "related", "related post", "related article", "lesen sie auch", "auch interessant", "lire aussi", "à lire aussi", "lee también", "leggi anche"}

// IsPager reports the control that turns the pages of a list or a table: "Previous 1 2 3
// Next".
func IsPager(text []byte) bool {
	const long = 60
	if len(text) < len("Prev 1 Next") || len(text) > long || strings.IndexByte("pPfF1\xc2\xe2", text[0]) < 0 {
		return false
	}
	back, on := false, false
	for word := range bytes.FieldsSeq(text) {
		var space [16]byte
		if len(word) > len(space) {
			return false
		}
		switch text := string(Lower(space[:0], bytes.Trim(word, "«»‹›←→…."))); text {
		case "previous", "prev":
			back = true
		case "next":
			on = true
		case "", "first", "last", "page":
		default:
			if strings.Trim(text, "0123456789") != "" {
				return false
			}
		}
	}
	return back && on
}

// MaxElsewhere bounds a line that leads to other pages, in bytes.
const MaxElsewhere = 300

// PraisesItself reports a text in which a firm speaks of itself, or of who trusts it.
func PraisesItself(text []byte) bool {
	return bytes.HasPrefix(text, []byte("Our ")) || bytes.HasPrefix(text, []byte("We ")) || bytes.Contains(text, []byte("rusted by "))
}

// AsksReader reports words that questions to readers about themselves begin with.
func AsksReader(word []byte) bool {
	var space [16]byte
	if len(word) > len(space) {
		return false
	}
	switch string(Lower(space[:0], bytes.TrimRight(word, "?,"))) {
	case "need", "ready", "looking", "want", "still", "have", "got", "questions", "interested", "hiring", "struggling", "unsure", "stuck", "curious":
		return true
	}
	return false
}

// IsAction reports what captions begin with that say what a press does for the reader.
func IsAction(verb []byte) bool {
	var space [16]byte
	if len(verb) > len(space) {
		return false
	}
	switch string(Lower(space[:0], verb)) {
	case "get", "talk", "contact", "book", "schedule", "request", "start", "try", "hire", "speak", "call", "let's", "let’s", "join", "sign",
		"download", "chat", "ask", "reach":
		return true
	}
	return false
}

// LeadsToTag reports the address of a list of pages with a tag.
func LeadsToTag(link string) bool {
	for _, part := range [...]string{"/tags/", "/tag/", "/topics/", "/topic/"} {
		if strings.Contains(link, part) {
			return true
		}
	}
	return false
}

// NamesOtherPages reports the label of a box of links to other pages of the site.
func NamesOtherPages(label []byte) bool {
	const lead = "related "
	if len(label) <= len(lead) || len(label) > joint.LongLabel || !bytes.EqualFold(label[:len(lead)], []byte(lead)) {
		return false
	}
	switch strings.ToLower(strings.TrimRight(string(label[len(lead):]), ": ")) {
	case "pages", "posts", "articles", "guides", "content", "reading", "reads", "stories", "resources":
		return true
	}
	return false
}

// LeadsToTop reports the address of the top of any page (HTML, 7.4.6.4).
func LeadsToTop(target string) bool { return strings.EqualFold(target, "#top") }

// IsWayBack reports the words of links that offer the address of a section, or the way
// to the top of the page.
func IsWayBack(s string) bool {
	switch strings.ToLower(strings.Trim(s, " ↑⬆▲^¶#§[]().")) {
	case "permalink", "permanent link", "anchor", "direct link", "link", "copy link", "link to this section", "link to this heading",
		"direct link to this section", "link to section",
		"top", "to top", "to the top", "back to top", "back to the top", "go to top", "scroll to top", "top of page", "back to contents",
		"back to table of contents":
		return true
	}
	return false
}

// OffersAll reports the words of a link that leads to the rest of what a section shows:
// "See all →", "View all alternatives".
func OffersAll(s string) bool {
	verb, rest, ok := strings.Cut(strings.ToLower(strings.Trim(s, " →»›>…()[]")), " ")
	if !ok {
		return false
	}
	switch verb {
	case "see", "view", "show", "browse":
		what, _, _ := strings.Cut(rest, " ")
		return what == "all" || rest == "more"
	}
	return false
}
