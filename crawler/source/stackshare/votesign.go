package stackshare

import (
	"regexp"
	"strings"
)

// voteSigns are what stands beside a count of votes, as a button or an icon.
const voteSigns = "▲△▴▵▼▽▾▿⬆⬇⇧⇩↑↓👍👎♥❤♡"

// signedForms are the places of a count with a sign: behind a text or in front
// of it, the sign on either side of the count.
var signedForms = [...]*regexp.Regexp{
	regexp.MustCompile(`\s*[(\[]?[` + voteSigns + `]\x{FE0F}?\s*\+?(\d[\d.,]*\s?[kKmM]?)(?:\s?(?:up)?votes?)?\s*[)\]]?$`),
	regexp.MustCompile(`(?:^|\s|[(\[])\+?(\d[\d.,]*\s?[kKmM]?)\s*[` + voteSigns + `]\x{FE0F}?\s*[)\]]?$`),
	regexp.MustCompile(`^[(\[]?[` + voteSigns + `]\x{FE0F}?\s*\+?(\d[\d.,]*[kKmM]?)(?:[)\]]\s*|\s+)`),
	regexp.MustCompile(`^[(\[]?\+?(\d[\d.,]*[kKmM]?)\s*[` + voteSigns + `]\x{FE0F}?[)\]]?\s*`),
}

// splitSigned divides a text from the count with a sign at its end or its
// beginning, and drops signs without a count. Of a count alone the text is what
// is left of it.
func splitSigned(s string) (text string, votes *int64) {
	if isPlain(s) || !strings.ContainsAny(s, voteSigns) {
		return s, nil
	}
	for _, form := range signedForms {
		m := form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		count := strings.TrimSpace(s[m[2]:m[3]])
		text := strings.Trim(s[:m[0]]+s[m[1]:], voteSigns+"\uFE0F ·|–—")
		if text == "" {
			return count, nil
		}
		if n, ok := votesOf(count); ok {
			return text, n
		}
	}
	return strings.Trim(s, voteSigns+"\uFE0F "), nil
}
