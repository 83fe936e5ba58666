package chrome

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsShareCount reports how often a page was passed on: "1.2K Shares".
func IsShareCount(s string) bool {
	const noun = " shares"
	count := len(s) - len(noun)
	return count >= 0 && strings.EqualFold(s[count:], noun) && joint.IsFigure(s[:count])
}

// IsShare reports the text of a link that shares the page.
func IsShare(s string) bool {
	var buf [maxShareWord]byte
	switch word, rest := shareWord(&buf, s); string(word) {
	case "tweet", "share", "pin", "like", "email", "e-mail", "copy", "teilen", "partager":
		rest = strings.ToLower(rest)
		return rest == "" || joint.IsFigure(rest) || rest == "it" || rest == "this" || rest == "link" || strings.HasPrefix(rest, "on ") ||
			strings.HasPrefix(rest, "this ")
	}
	return IsNetwork(s)
}

// IsNetwork reports a name of where pages are passed on, which may as well be
// one of a company or of a tool that the page is about.
func IsNetwork(s string) bool {
	var buf [maxShareWord]byte
	switch word, rest := shareWord(&buf, s); string(word) {
	case "facebook", "twitter", "x", "linkedin", "reddit", "whatsapp", "telegram", "bluesky", "threads", "mastodon":
		return rest == "" || joint.IsFigure(rest)
	}
	return false
}

// maxShareWord is how long a word can be with which pages are passed on.
const maxShareWord = 8

// shareWord returns the first word of s in small letters, in buf, and the rest;
// nothing if it is longer than any with which pages are passed on.
func shareWord(buf *[maxShareWord]byte, s string) (word []byte, rest string) {
	first, rest, _ := strings.Cut(s, " ")
	if len(first) > len(buf) {
		return nil, ""
	}
	return words.Lower(buf[:0], first), rest
}

// IsShareTarget reports a link that shares the page.
func IsShareTarget(link string) bool {
	return strings.HasPrefix(link, "mailto:") || strings.Contains(link, "/sharer") || strings.Contains(link, "/intent/") ||
		strings.Contains(link, "share?") || strings.Contains(link, "shareArticle") || strings.Contains(link, "/submit?")
}
