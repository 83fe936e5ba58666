package section

import (
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isFeedback reports a line in which readers say what they make of the page, or of an
// answer on it, or are asked to, or to subscribe.
func isFeedback(s string) bool {
	const short = 100
	if len(s) < 3 {
		return false
	}
	if len(s) > short {
		return isBackLinked(s)
	}
	return asksForFeedback(s) || isTally(s) || invites(s) || isFiled(s) || isBackLinked(s)
}

// isBackLinked reports a note that ends in the sign of a way back to where it belongs.
func isBackLinked(s string) bool {
	return s[len(s)-1] >= 0x80 && strings.HasSuffix(strings.TrimRight(s, "\uFE0E\uFE0F "), "↩")
}

// isFiled reports a line that says under what a page is filed, or who put it there: "Posted in Guides", "Tags: web,
// python".
func isFiled(s string) bool {
	switch s[0] | 0x20 {
	case 'p', 'f', 't', 'c', 'w', 'l':
	default:
		return false
	}
	if strings.IndexByte(".!?:", s[len(s)-1]) >= 0 {
		return false
	}
	lower := words.LowerASCII(s)
	return words.HasPrefix(lower, "posted in ", "filed under ", "tagged ", "tags: ", "categories: ", "category: ", "posted by ", "published in ",
		"written by ", "log in to post comments", "log in or register to post")
}

// asksForFeedback reports the question whether the page helps, and the answers to it.
func asksForFeedback(s string) bool {
	first, _ := words.First(s)
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, first)) {
	case "was", "is", "did", "how", "rate", "thanks", "thank":
	default:
		return words.HasDigit(s) && hasAnyPart(s, "elpful", "seful") && foundUseful(words.LowerASCII(s))
	}
	if !hasAnyPart(s, "elpful", "seful", "eedback", "ate this ", "nswer your question") {
		return false
	}
	lower := words.LowerASCII(s)
	return words.HasPrefix(lower, "was this ", "is this ", "did this ", "did you find this ", "how useful was this ", "how helpful was this ") && strings.Contains(lower, "?") ||
		words.HasPrefix(lower, "rate this post", "rate this article", "rate this page", "rate this answer", "thanks for the feedback", "thanks for your feedback", "thank you for your feedback") ||
		words.HasDigit(s) && foundUseful(lower)
}

// foundUseful reports how many readers a page helped.
func foundUseful(lower string) bool {
	return words.HasSuffix(strings.TrimRight(lower, "."), "found this helpful", "found this useful")
}

func hasAnyPart(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// isTally reports counts of votes and the like, and nothing else: "👍 12 👎 3", "45
// votes", "Helpful (12) Report", "4.5 out of 5 (120 votes)".
func isTally(s string) bool {
	const short = 60
	if len(s) > short || !words.HasDigit(s) {
		return false
	}
	counted := hasAnyPart(s, "👍", "👎", "❤", "▲", "▼")
	for word := range strings.FieldsFuncSeq(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if words.IsDigit(word[0]) {
			continue
		}
		switch words.LowerASCII(word) {
		case "helpful", "useful", "upvote", "upvotes", "downvote", "downvotes", "vote", "votes", "like", "likes", "dislikes", "comment",
			"comments", "reply", "replies", "claps", "ratings", "views", "followers":
			counted = true
		case "report", "share", "flag", "yes", "no", "out", "of", "rating", "points", "and", "save", "k", "following":
		default:
			return false
		}
	}
	return counted
}

// invites reports a line that invites to a letter: "Join 40,000 readers of our weekly
// letter."
func invites(s string) bool {
	at := strings.IndexFunc(s, unicode.IsLetter)
	if at < 0 || strings.IndexByte("jsln", s[at]|0x20) < 0 {
		return false
	}
	lower := words.LowerASCII(s[at:])
	if words.HasPrefix(lower, "sign up to ", "sign in to ", "log in to ", "need advice about ") {
		return words.HasAny(lower, "see", "view", "add", "upvote", "vote", "read", "comment", "continue", "access", "more", "ask")
	}
	if words.HasPrefix(lower, "join ", "join our ") && words.HasDigit(s) {
		return words.HasAny(lower, "readers", "subscribers", "newsletter", "inbox", "letter", "email", "weekly")
	}
	return words.HasPrefix(lower, "subscribe ", "sign up ") && words.HasAny(lower, "newsletter", "inbox", "letter", "mailing")
}

// countsVotes reports a number beside a button for votes, where all are the blocks of
// the page.
func countsVotes(all []outline.Block, b *outline.Block) bool {
	const longest = 6
	if b.Text == "" || len(b.Text) > longest || b.Kind != outline.Paragraph || !words.IsDigit(b.Text[0]) ||
		strings.Trim(b.Text, "0123456789.,kK") != "" {
		return false
	}
	at := b.Index
	return at > 0 && all[at-1].Kind == outline.Button || at+1 < len(all) && all[at+1].Kind == outline.Button
}
