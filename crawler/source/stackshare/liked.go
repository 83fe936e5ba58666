package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// likedLabel recognises headings above what some like or dislike about a tool: "what people
// like about X".
func (sub *subject) likedLabel(key string) (label, bool) {
	ahead, name, ok := strings.Cut(strings.TrimSuffix(key, "?"), " about ")
	if !ok || !strings.HasPrefix(ahead, "what ") {
		return label{}, false
	}
	tool := sub.tool(strings.TrimPrefix(name, "using "))
	if tool < 0 {
		return label{}, false
	}
	switch verb := words.Last(ahead); verb {
	case "like", "love", "enjoy", "appreciate":
		if strings.Contains(ahead, "n't ") || strings.Contains(ahead, " not ") {
			return label{cons, tool}, true
		}
		return label{pros, tool}, true
	case "dislike", "hate", "disliked":
		return label{cons, tool}, true
	}
	return label{}, false
}
