package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/edits"
	"github.com/stackdex/stackdex/index/names"
)

// Limits of names that may be mistyped.
const (
	minMistyped    = 5  // characters
	minSimilar     = 4  // characters, where a tool must stand
	maxMistyped    = 60 // bytes
	maxTypoWords   = 3  // words of a text that may be nothing but such a name
	runesPerTypo   = 9  // characters for each letter beyond the first that may be wrong
	candidateLimit = 10 // hits among which the name is looked for
)

// candidate is a tool among the hits of a name that nobody knows.
type candidate struct {
	tool
	Name    string   `json:"name"`
	Keys    []string `json:"name_keys"`
	Names   []string `json:"names"`
	Summary string   `json:"summary"`
}

// similar returns the tool that is meant by a name of none, where a tool must stand: a
// letter or two are off, or the maker before it or the .js behind it are left out.
func (a *asker) similar(ctx context.Context, name string) (tool, bool) {
	all := a.candidates(ctx, name)
	key := names.Key(name)
	for _, c := range all {
		if len(key) > 2 && slices.Contains(c.Keys, key+"js") {
			return c.tool, true
		}
	}
	if t, ok := closest(all, name, minSimilar); ok {
		return t, true
	}
	if t, ok := closest(a.similarlyNamed(ctx, name), name, minSimilar); ok {
		return t, true
	}
	for _, c := range all {
		_, own, ok := strings.Cut(c.name, " ")
		if ok && len(key) >= minMistyped && !strings.Contains(name, " ") && names.Key(own) == key { // virtual machines are nobody's
			return c.tool, true
		}
	}
	return tool{}, false
}

// closest returns the candidate whose name is the fewest letters off, at most what a person
// mistypes in a name of that length; least is the length from which on one is taken for mistyped.
func closest(all []candidate, name string, least int) (best tool, ok bool) {
	key := names.Key(name)
	if utf8.RuneCountInString(key) < least {
		return tool{}, false
	}
	most := 1 + utf8.RuneCountInString(key)/runesPerTypo
	for _, c := range all {
		for _, k := range append(c.Keys, names.Key(c.name)) {
			if len(key) < minMistyped && !strings.HasPrefix(k, key[:1]) {
				continue // few letters are near to many names
			}
			if d := edits.Distance(key, k, most); d <= most {
				best, most, ok = c.tool, d-1, true
			}
		}
	}
	return best, ok
}

// candidates returns the first hits of a name, also of it in one word.
func (a *asker) candidates(ctx context.Context, name string) (all []candidate) {
	key := names.Key(name)
	if key == "" || len(name) > maxMistyped {
		return nil
	}
	texts := []string{name}
	if strings.Contains(name, " ") && len(key) >= minMistyped {
		texts = append(texts, key)
	}
	for _, text := range texts {
		r, _ := a.probeWords(ctx, text, candidateLimit, nil)
		all = append(all, candidatesOf(r.Hits[:min(candidateLimit, len(r.Hits))])...)
	}
	return all
}

func candidatesOf(hits []index.Hit) (all []candidate) {
	for _, h := range hits {
		var c candidate
		if json.Unmarshal(h.Document, &c) == nil {
			c.tool = tool{h.ID, c.Name}
			all = append(all, c)
		}
	}
	return all
}

// similarlyNamed returns the tools whose names are known to be near to one. One that could be the
// name of several tools is not mistyped.
func (a *asker) similarlyNamed(ctx context.Context, name string) (all []candidate) {
	key := names.Key(name)
	if a.err != nil || len(name) > maxMistyped || utf8.RuneCountInString(key) < minSimilar {
		return nil
	}
	ids, err := a.names.Similar(ctx, name)
	a.err = err
	for _, id := range ids {
		if t, ok := a.find(ctx, id); ok && names.Key(t.name) != key {
			all = append(all, candidate{tool: t, Name: t.name, Keys: []string{names.Key(id)}})
		}
	}
	return all
}

// misspelled reads a text that is nearly the name of a tool and that none of its hits has: one of
// its words, or two words one behind the other, as "super base".
func (a *asker) misspelled(ctx context.Context, words []string) (question, bool) {
	name := strings.Join(words, " ")
	if len(words) > maxTypoWords {
		return question{}, false
	}
	all := a.candidates(ctx, name)
	phrase := func(c candidate) bool { return strings.Contains(names.Key(c.Name+" "+c.Summary), names.Key(name)) }
	apart := len(words) == 2 && !slices.ContainsFunc(all, phrase)
	if !apart && !slices.ContainsFunc(words, func(w string) bool { return !known(all, w) }) {
		return question{}, false
	}
	unfinished := slices.ContainsFunc(all, func(c candidate) bool { return strings.HasPrefix(names.Key(c.Name), names.Key(name)) })
	if unfinished && len(words) > 1 {
		return question{}, false
	}
	t, ok := closest(all, name, minMistyped)
	if !ok && !unfinished {
		t, ok = closest(a.similarlyNamed(ctx, name), name, minMistyped)
	}
	if !ok {
		return question{}, false
	}
	return question{kind: ExactTool, tools: []tool{t}, words: name, said: "the tool " + t.name + fmt.Sprintf(", because nothing is called %q", name)}, true
}

// known reports whether some of the tools have a word in their names or summary; one may
// have mistyped it as well.
func known(all []candidate, word string) bool {
	key, n := names.Key(word), 0
	for _, c := range all {
		if slices.ContainsFunc(c.words(), func(w string) bool { return names.Key(w) == key }) {
			n++
		}
	}
	return n > 1
}

// writes reports whether the names or summary of a tool have a word as it is written.
func (c candidate) writes(word string) bool { return slices.Contains(c.words(), word) }

func (c candidate) words() []string {
	words := strings.Fields(c.Name + " " + strings.Join(c.Names, " ") + " " + c.Summary)
	for i, w := range words {
		words[i] = strings.Trim(w, ".,;:()!?\"'")
	}
	return words
}

// firstHits are the hits among which a tool that a text names should be.
const firstHits = 5

// mentionedFirst puts tools that a text of the question names beyond doubt, and that are not among its first hits,
// before these: a question in another language is about them. A programming language or a
// standard says what is wanted of something else.
func (a *asker) mentionedFirst(ctx context.Context, q *question, text string) {
	mentioned := a.mentioned(ctx, text)
	if len(mentioned) == 0 || len(mentioned) > maxTools {
		return
	}
	r, _ := a.probeWords(ctx, q.words, firstHits, nil)
	for _, t := range mentioned {
		shown := slices.ContainsFunc(r.Hits[:min(firstHits, len(r.Hits))], func(h index.Hit) bool { return h.ID == t.id })
		if kind := a.profile(ctx, t.id).Kind; !shown && kind != "language" && kind != "standard" {
			q.mentioned = append(q.mentioned, t)
		}
	}
	if q.mentioned != nil {
		q.said = fmt.Sprintf("%s, and the words %q", namesOf(q.mentioned, ", "), q.words)
	}
}
