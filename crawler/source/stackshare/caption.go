package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// caption says what a button or a link with some words does.
type caption uint8

const (
	besides caption = 1 << iota // it copies, marks or unfolds what it stands beside: left out where it is a button
	ofCard                      // it does something with a card, also where it is a link or an entry of a list
	begins                      // other words may follow: it is no name, whatever they are
)

// captions are what buttons say, as a whole or with the first word of it.
var captions = map[string]caption{
	"anchor": besides, "copy link": besides, "copy to clipboard": besides,
	"close": besides | begins, "collapse": besides | begins, "copy": besides | begins, "expand": besides | begins, "hide": besides | begins, "link": besides | begins,
	"open": besides | begins, "show": besides | begins, "toggle": besides | begins,
	"edit": besides | ofCard | begins, "permalink": besides | ofCard | begins,
	"bookmark": ofCard | begins, "comment": ofCard | begins, "comments": ofCard | begins, "delete": ofCard | begins, "dislike": ofCard | begins, "downvote": ofCard | begins,
	"follow": ofCard | begins, "like": ofCard | begins, "post": ofCard | begins, "quote": ofCard | begins, "reply": ofCard | begins, "report": ofCard | begins,
	"save": ofCard | begins, "share": ofCard | begins, "unfollow": ofCard | begins, "upvote": ofCard | begins,
	"add": begins, "answer": begins, "ask": begins, "avatar": begins, "award": begins, "back": begins, "buy": begins, "compare": begins, "discover": begins, "explore": begins, "learn": begins, "visit": begins, "download": begins, "install": begins, "try": begins, "bearbeiten": begins, "cite": begins, "clap": begins, "connect": begins, "contact": begins,
	"embed": begins, "flag": begins, "forward": begins, "get": begins, "go": begins, "helpful": begins, "join": begins, "kudos": begins, "load": begins, "log": begins, "mark": begins,
	"menu": begins, "message": begins, "more": begins, "mute": begins, "new": begins, "next": begins, "options": begins, "pin": begins, "previous": begins, "print": begins, "profile": begins,
	"react": begins, "read": begins, "see": begins, "sign": begins, "star": begins, "start": begins, "subscribe": begins, "thanks": begins, "translate": begins, "useful": begins,
	"verified": begins, "view": begins, "vote": begins, "watch": begins,
}

// isTool reports a button that copies, marks or unfolds what it stands beside.
func isTool(key string) bool { return captions[key]&besides != 0 }

// isControl reports a caption, alone in a link or an entry of a list.
func (t *token) isControl() bool {
	return len(t.key) <= maxFieldName && captions[strings.Trim(t.key, "[]")]&ofCard != 0 &&
		(t.Link != "" || t.kind == outline.Item || t.kind == outline.Button)
}

// actsOnCard reports words that say what is done with a card. One alone may be a name: Go.
func actsOnCard(key string) bool {
	return captions[key]&ofCard != 0 || strings.IndexByte(key, ' ') > 0 && isCaption(key)
}

// isReaction reports a reaction to a card, a word that is not a name.
func isReaction(key string) bool {
	switch key {
	case "helpful", "useful", "insightful", "thanks", "kudos", "agree", "disagree":
		return true
	}
	return false
}

// isCaption reports words that say what a button does, and no name: of those that are
// first names too the next one decides.
func isCaption(key string) bool {
	verb, rest, _ := strings.Cut(key, " ")
	if captions[verb]&begins == 0 {
		return false
	}
	switch verb {
	case "mark", "star", "ask", "pin", "clap", "watch":
		next, _, _ := strings.Cut(rest, " ")
		return next == "" || captions[next] != 0 || notFirstNames[next]
	}
	return true
}

// notFirstNames are what follows such a word where it is no first name.
var notFirstNames = map[string]bool{
	"a": true, "advice": true, "again": true, "all": true, "an": true, "answer": true, "anything": true, "as": true, "card": true, "community": true, "done": true, "for": true, "helpful": true,
	"here": true, "it": true, "later": true, "me": true, "now": true, "off": true, "on": true, "project": true, "question": true, "repo": true, "repository": true, "review": true, "solved": true,
	"spam": true, "stack": true, "the": true, "them": true, "this": true, "to": true, "tool": true, "tools": true, "topic": true, "unread": true, "up": true, "us": true, "video": true, "your": true,
}
