package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/edits"
)

// replacements are words for what can be used in place of a tool.
var replacements = strings.Fields("alternatives alternative replacement replacements substitute substitutes competitor competitors equivalent equivalents rival rivals")

// isAlternative reports whether a word, which may be mistyped or of a language that writes
// it much the same, asks for what can be used in place of a tool.
func isAlternative(lower string) bool {
	return slices.Contains(replacements, lower) || len(lower) > 8 && edits.Distance(lower, "alternatives", 2) <= 2
}

// insteadPhrases stand before a tool in place of which another is wanted, anywhere in a
// question; leavePhrases only at its beginning.
var (
	insteadPhrases = []string{"instead of", "tools like", "tool like", "something like", "anything like", "similar to", "cheaper than", "better than", "simpler than", "lighter than"}
	leavePhrases   = []string{"like", "replace", "replacing", "what can replace", "what could replace", "what replaces", "what to replace", "switch from", "migrate from", "migrating from", "moving away from", "move away from"}
)

// alternatives reads "X alternatives [with Y]", "alternatives to X", "framework like X" and
// the like.
func (a *asker) alternatives(ctx context.Context, words []string) (question, bool) {
	var before, after []string
	linked := true // what follows must be the name
	if at := slices.IndexFunc(lowered(words), isAlternative); at >= 0 {
		before, after = words[:at], words[at+1:]
		after, linked = afterAny(after, "to", "for", "of", "a", "à", "zu", "para")
	} else if rest, ok := afterAny(words, leavePhrases...); ok {
		after = rest
	} else if b, rest, ok := around(words, insteadPhrases); ok {
		before, after = b, rest
	} else {
		return a.likened(ctx, words)
	}
	q := question{kind: Alternatives}
	if t, ok := a.find(ctx, strings.Join(contentWords(before), " ")); ok && followedBy(words, before, "for") {
		q.tools = []tool{t} // "celery alternative for node" is about Celery
		return q.replaced(after), true
	}
	if t, n, ok := a.nameAt(ctx, after); ok {
		more, further := a.others(ctx, after[n:])
		q.tools = append([]tool{t}, more...)
		return q.replaced(slices.Concat(before, further)), true
	}
	if t, further, _, ok := a.toolIn(ctx, before, mayPrecede); ok {
		q.tools = []tool{t}
		return q.replaced(append(further, after...)), true
	}
	if t, _, further, ok := a.toolIn(ctx, before, mayFollow); ok {
		q.tools = []tool{t}
		return q.replaced(append(further, after...)), true
	}
	return unknownTool(contentWords(before), after, linked)
}

// followedBy reports whether a word stands one behind the first of words.
func followedBy(words, first []string, word string) bool {
	at := len(first) + 1
	return at < len(words) && strings.EqualFold(words[at], word)
}

// likened reads "django like framework for php" and "django but simpler".
func (a *asker) likened(ctx context.Context, words []string) (question, bool) {
	t, n, ok := tool{}, 0, false
	if at := slices.IndexFunc(lowered(words), func(w string) bool { return w == "like" || w == "but" }); at > 0 {
		t, n, ok = a.toolAt(ctx, words[:at])
		ok = ok && n == at
	}
	if !ok {
		return question{}, false
	}
	return question{kind: Alternatives, tools: []tool{t}}.replaced(words[n+1:]), true
}

// replaced completes a question for alternatives with further words.
func (q question) replaced(further []string) question {
	further = slices.DeleteFunc(contentWords(further), func(w string) bool { return slices.Contains(versusWords, strings.ToLower(w)) })
	q.words = strings.Join(further, " ")
	q.said = saidWith("alternatives to "+namesOf(q.tools, " or "), q.words)
	return q
}

// around returns the words on either side of the first of some phrases that is there.
func around(words []string, phrases []string) (before, after []string, ok bool) {
	for at := range words {
		if rest, ok := afterAny(words[at:], phrases...); ok {
			return words[:at], rest, true
		}
	}
	return nil, nil, false
}

// others returns the tools that are named behind another with and, or or a comma,
// and the words behind them.
func (a *asker) others(ctx context.Context, words []string) (more []tool, rest []string) {
	for len(words) > 1 && len(more) < maxTools-1 && slices.Contains([]string{"and", "or", "&", "+", ","}, strings.ToLower(words[0])) {
		t, n, ok := a.toolAt(ctx, words[1:])
		if !ok {
			break
		}
		more, words = append(more, t), words[1+n:]
	}
	return more, words
}

// unknownTool searches what stands in the place of a tool that nobody knows by that
// name, and says so; false if nothing stands there.
func unknownTool(before, after []string, linked bool) (question, bool) {
	name := before
	if linked {
		name = after
	}
	if len(name) == 0 || !linked && len(after) > 0 {
		return question{}, false
	}
	words := strings.Join(name, " ")
	return question{kind: Plain, words: words, said: fmt.Sprintf("words, because no tool is called %q", words)}, true
}
