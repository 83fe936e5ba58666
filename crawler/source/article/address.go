package article

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fromAddress takes the subject of a page whose own title does not name it from the
// title of the window, or from the address: "/django-alternatives/".
func (r *reader) fromAddress() {
	if d := r.page.Outline.Data(); d.Title != "" && d.Title != r.title && !isVersusHeading(d.Title) {
		known := func(name string) bool { return r.body.IsProper(name) }
		if name := r.alternativesTo(words.Plain(d.Title), known); name != "" && !strings.Contains(name, " ") {
			r.replaces(name)
			r.titled = true
			return
		}
	}
	u, err := url.Parse(r.page.URL)
	if err != nil {
		return
	}
	words := strings.Split(strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path)), "-")
	for i, w := range words {
		if w != "alternatives" && w != "competitors" {
			continue
		}
		name := ""
		switch {
		case i == 1:
			name = words[0]
		case i+3 == len(words) && words[i+1] == "to":
			name = words[i+2]
		}
		if len(name) > 2 && !vocab.IsCommon(name) && !vocab.IsStop(name) && !vocab.IsKind(name) &&
			!vocab.IsKind(strings.TrimSuffix(name, "s")) && strings.IndexFunc(name, unicode.IsDigit) < 0 {
			if name = r.spelled(name); name != "" {
				r.replaces(name)
				r.titled = true
			}
		}
		return
	}
}

// spelled returns a name as the text of the page spells it, "" if it does not name it.
func (d *document) spelled(lower string) string {
	text := d.body.Text
	for from, left := 0, maxPairs; left > 0; left-- {
		i := indexFold(text[from:], lower)
		if i < 0 {
			return ""
		}
		i += from
		if from = i + len(lower); words.Alone(text, i, from) && unicode.IsUpper(rune(text[i])) && d.body.IsProper(text[i:from]) {
			return text[i:from]
		}
	}
	return ""
}

// indexFold returns where a word in small letters stands in a text, whatever its
// letters there, -1 if nowhere.
func indexFold(text, lower string) int {
	for from := 0; ; {
		i := strings.IndexAny(text[from:], lower[:1]+strings.ToUpper(lower[:1]))
		if i < 0 || from+i+len(lower) > len(text) {
			return -1
		}
		if i += from; strings.EqualFold(text[i:i+len(lower)], lower) {
			return i
		}
		from = i + 1
	}
}
