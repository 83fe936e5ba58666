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

const (
	leastTyped  = 5  // characters of a name that may be mistyped
	mostTyped   = 60 // bytes
	nearHits    = 10 // hits among which a mistyped name is looked for
	nearWords   = 3  // of a text that may be a mistyped name
	lettersEach = 9  // characters of a name for each letter beyond the first that may be wrong
)

// candidate is a tool among the hits of a name that nobody knows.
type candidate struct {
	tool
	Name    string   `json:"name"`
	Keys    []string `json:"name_keys"`
	Names   []string `json:"names"`
	Summary string   `json:"summary"`
}

// near returns the tool that a name is of which nobody knows, and which must be one's: a
// letter or two are off, or the maker before it or the .js behind it are left out.
func (a *asker) near(ctx context.Context, name string) (tool, bool) {
	all := a.candidates(ctx, name)
	if t, ok := closest(all, name); ok {
		return t, true
	}
	key := names.Key(name)
	for _, c := range all {
		if len(key) > 2 && slices.Contains(c.Keys, key+"js") {
			return c.tool, true
		}
	}
	for _, c := range all {
		_, own, ok := strings.Cut(c.name, " ")
		if ok && len(key) >= leastTyped && !strings.Contains(name, " ") && names.Key(own) == key { // virtual machines are nobody's
			return c.tool, true
		}
	}
	return tool{}, false
}

// closest returns the candidate whose name is the fewest letters off, at most what a person
// mistypes in a name of that length.
func closest(all []candidate, name string) (best tool, ok bool) {
	key := names.Key(name)
	if utf8.RuneCountInString(key) < leastTyped {
		return tool{}, false
	}
	most := 1 + utf8.RuneCountInString(key)/lettersEach
	for _, c := range all {
		for _, k := range append(c.Keys, names.Key(c.name)) {
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
	if key == "" || len(name) > mostTyped {
		return nil
	}
	texts := []string{name}
	if strings.Contains(name, " ") && len(key) >= leastTyped {
		texts = append(texts, key)
	}
	for _, text := range texts {
		q := a.query(index.Tools, stage{text: text}, nil)
		q.Filter, q.Limit = nil, max(a.request.limit(), nearHits)
		r, _ := a.probe(ctx, q)
		all = append(all, candidatesOf(r.Hits[:min(nearHits, len(r.Hits))])...)
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

// misspelled reads a text that is nearly the name of a tool and holds a word that none of its
// hits has.
func (a *asker) misspelled(ctx context.Context, words []string) (question, bool) {
	name := strings.Join(words, " ")
	if len(words) > nearWords {
		return question{}, false
	}
	all := a.candidates(ctx, name)
	if !slices.ContainsFunc(words, func(w string) bool { return !written(all, w) }) {
		return question{}, false
	}
	t, ok := closest(all, name)
	if !ok || len(words) > 1 && slices.ContainsFunc(all, func(c candidate) bool { return strings.HasPrefix(names.Key(c.Name), names.Key(name)) }) {
		return question{}, false // the last word may be unfinished
	}
	return question{kind: ExactTool, tools: []tool{t}, words: name, said: "the tool " + t.name + fmt.Sprintf(", because nothing is called %q", name)}, true
}

// written reports whether some of the tools have a word in their names or summary; one may
// have mistyped it as well.
func written(all []candidate, word string) bool {
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

// nameFirst puts tools that a text of the question names beyond doubt, and that are not among its first hits,
// before these: a question in another language is about them. A programming language or a
// standard says what is wanted of something else.
func (a *asker) nameFirst(ctx context.Context, q *question, text string) {
	named := a.mentioned(ctx, text)
	if len(named) == 0 || len(named) > maxSides {
		return
	}
	first := a.query(index.Tools, stage{text: q.words}, nil)
	first.Filter, first.Limit = nil, max(a.request.limit(), firstHits)
	r, _ := a.probe(ctx, first)
	for _, t := range named {
		shown := slices.ContainsFunc(r.Hits[:min(firstHits, len(r.Hits))], func(h index.Hit) bool { return h.ID == t.id })
		if kind := a.asked(ctx, t.id).Kind; !shown && kind != "language" && kind != "standard" {
			q.named = append(q.named, t)
		}
	}
	if q.named != nil {
		q.said = fmt.Sprintf("%s, and the words %q", namesOf(q.named, ", "), q.words)
	}
}
