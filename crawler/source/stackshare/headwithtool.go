package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// headWithTool recognises the head of a part that names its tool: "Pros of
// Django", "Django: pros".
func (sub *subject) headWithTool(t *token) (topic, int) {
	if len(sub.names) < 2 || len(t.key) > maxWord+maxNameBytes || t.tool >= 0 {
		return nothing, -1
	}
	key := withoutArticle(labelKey(t.key))
	if k, tool := sub.headWithName(key); k != nothing || t.kind != outline.Heading {
		return k, tool
	}
	at := strings.LastIndexByte(key, ' ')
	if at < 0 || len(key)-at > 4 {
		return nothing, -1
	}
	if _, counts := wholeNumber(key[at+1:]); !counts {
		return nothing, -1
	}
	return sub.headWithName(key[:at]) // and how many entries there are
}

// headWithName reads the words of the head of a part with the name of a tool.
func (sub *subject) headWithName(key string) (topic, int) {
	for tool, name := range sub.keys {
		if rest, ok := strings.CutPrefix(key, name); ok {
			if k := innerWords[strings.Trim(strings.TrimPrefix(rest, "'s"), " :–—-|·()")]; k != nothing && rest[0] != 's' {
				return k, tool
			}
		}
		if rest, ok := strings.CutSuffix(strings.TrimRight(key, ")"), name); ok {
			rest = strings.TrimRight(rest, " :–—-|·(")
			rest = strings.TrimSuffix(strings.TrimSuffix(rest, " of"), " for")
			if k := innerWords[rest]; k != nothing {
				return k, tool
			}
		}
	}
	if l, ok := sub.likedLabel(key); ok {
		return l.topic, l.tool
	}
	return nothing, -1
}
