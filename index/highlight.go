package index

import "strings"

// maxHighlights is how many values of an attribute are highlighted.
const maxHighlights = 3

// Highlights returns the Highlights of a hit: what mark makes of the texts of the
// document, by attribute. mark reports false for a text in which nothing is marked.
func Highlights(doc any, attributes []string, mark func(text string) (marked string, ok bool)) map[string]string {
	highlights := map[string]string{}
	for _, a := range attributes {
		if a == "name_keys" { // for programs
			continue
		}
		var parts []string
		for _, text := range TextsAt(doc, a) {
			if part, ok := mark(text); ok {
				parts = append(parts, part)
			}
			if len(parts) == maxHighlights {
				break
			}
		}
		if len(parts) > 0 {
			highlights[a] = strings.Join(parts, ", ")
		}
	}
	return highlights
}
