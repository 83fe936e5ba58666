package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// labelsDay reports what a board writes in front of the day of a post: "Posted:".
func (d *document) labelsDay(i int) bool {
	if i+1 >= len(d.tokens) || d.tokens[i+1].day == "" {
		return false
	}
	switch strings.TrimRight(d.tokens[i].key, ": ") {
	case "posted", "posted on", "posted at", "date", "published", "published on", "written", "written on", "updated", "last updated", "asked",
		"asked on", "answered", "answered on", "shared", "shared on", "on":
		return true
	}
	return false
}

// labelsJoining reports what a board writes in front of the day on which a member joined it.
func labelsJoining(key string) bool {
	switch strings.TrimRight(key, ": ") {
	case "joined", "join date", "registered", "member since", "user since", "last seen", "last active", "last visit", "birthday":
		return true
	}
	return false
}

// isOfJoining reports a day on which a member of a board joined it, by its label.
func (d *document) isOfJoining(i int) bool {
	label, _, ok := strings.Cut(d.tokens[i].key, ": ")
	return ok && labelsJoining(label) || i > 0 && labelsJoining(d.tokens[i-1].key)
}

// isOfProfile reports a detail of a member that a board shows beside each post, or its label:
// "Posts: 132", "Joined: Mar 3, 2016".
func (d *document) isOfProfile(i int) bool {
	label, value, ok := strings.Cut(d.tokens[i].key, ":")
	next, figure := "", false
	if value = strings.TrimSpace(value); value == "" && i+1 < len(d.tokens) {
		next, figure = d.tokens[i+1].key, d.tokens[i+1].figure
	} else if value != "" {
		_, figure = shown(value, "")
	}
	switch label {
	case "posts", "messages", "topics", "threads", "reputation", "karma", "points", "reactions", "reaction score", "solutions", "badges", "likes received", "thanks":
		return figure
	case "location", "country":
		return ok && value != ""
	}
	return labelsJoining(label) && holdsDigit(value+next) || i > 0 && labelsJoining(d.tokens[i-1].key) && holdsDigit(label)
}

// isWayUp reports the words of a link to the top of the page.
func isWayUp(key string) bool {
	switch strings.Trim(key, " ↑▲^") {
	case "", "top", "to top", "back to top", "up":
		return true
	}
	return false
}

// tagsBehindViews reads the tags of a card behind how often it was read: "12k views · on
// Python, Redis".
func (d *document) tagsBehindViews(i int, text string, whole bool, o *opinion) bool {
	names, ok := strings.CutPrefix(text, "on ")
	if !ok || whole && !d.isBehindViews(i) || o.stance == "" || len(o.tags) > 0 || !words.IsCapitalized(names) || isSentence(text) {
		return false
	}
	if _, isDay := dayOf(names); isDay {
		return false
	}
	for _, name := range joined.Split(names, -1) {
		o.tag(entry{name: strings.TrimSpace(name), at: i})
	}
	return true
}

// isBehindViews reports a token in the line of how often a card was read, behind that.
func (d *document) isBehindViews(i int) bool {
	if i == 0 || d.tokens[i-1].block != d.tokens[i].block {
		return false
	}
	_, ok := viewsOf(d.tokens[i-1].key)
	return ok
}
