package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/index"
)

const (
	maxNameWords = 6   // of a tool that is looked up
	maxQuestion  = 400 // bytes; longer texts are plain words
	maxSides     = 5
)

// tool is a tool that a question names.
type tool struct{ id, name string }

// question is a text as it was read.
type question struct {
	kind    string
	tools   []tool
	words   string       // that are left
	left    []tool       // out
	text    string       // without what is left out
	filter  index.Filter // of a category
	in      tool         // the language that it is asked for in
	numbers []float64    // of a claim
	said    string
}

// reading returns the description of how the question was read.
func (q question) reading() Reading {
	r := Reading{Kind: q.kind, Tools: []string{}, Text: q.words, Said: q.said}
	for _, t := range q.tools {
		r.Tools = append(r.Tools, t.id)
	}
	for _, t := range q.left {
		r.Without = append(r.Without, t.id)
	}
	return r
}

// read finds out what a text asks for.
func (a *asker) read(ctx context.Context, text string) (question, error) {
	plain := question{kind: Plain, text: text, words: text}
	words := strings.Fields(strings.TrimRight(strings.TrimSpace(text), "?!"))
	if len(words) == 0 || len(text) > maxQuestion {
		return plain, nil
	}
	if t, ok := a.known(ctx, strings.Join(words, " ")); ok {
		return question{kind: ExactTool, tools: []tool{t}, text: text, words: text, said: "the tool " + t.name}, nil
	}
	at, rest := negationIn(lowered(words))
	excludes := at >= 0
	if excludes {
		if q, ok, err := a.without(ctx, words[:at], words[rest:]); ok || err != nil {
			return q, err
		}
	}
	readers := []func(context.Context, []string) (question, bool){a.claims, a.users, a.comparison, a.alternatives, a.wondered}
	if excludes {
		readers = readers[:1] // a search cannot leave out what a word is about
	}
	for _, read := range readers {
		if q, ok := read(ctx, words); ok {
			q.text = text
			return q, ctx.Err()
		}
	}
	content := contentWords(words)
	if !excludes {
		if q, ok, err := a.inLanguage(ctx, content); ok || err != nil {
			q.text = text
			return q, err
		}
	}
	for i, name := range [][]string{words, content} {
		if i > 0 && (excludes || len(content) == len(words)) {
			break
		}
		if q, ok, err := a.category(ctx, name); ok || err != nil {
			q.text = text
			return q, err
		}
	}
	if len(content) > 0 && len(words) > 2 {
		plain.words = strings.Join(content, " ")
	}
	return plain, ctx.Err()
}

// claims reads "who says django does 743 req/s".
func (a *asker) claims(ctx context.Context, words []string) (question, bool) {
	rest, ok := afterAny(words, "who says", "who said", "who claims", "who claimed", "who measured", "who benchmarked", "who thinks", "who reports", "who reported", "where does it say")
	if !ok || len(rest) == 0 {
		return question{}, false
	}
	q := question{kind: Claims}
	var left []string
	for i := 0; i < len(rest); {
		if t, n, ok := a.toolAt(ctx, rest[i:]); ok && len(q.tools) < maxSides {
			q.tools = append(q.tools, t)
			i += n
			continue
		}
		v, n := numberAt(rest[i:])
		if n > 0 {
			q.numbers = append(q.numbers, v)
		}
		left = append(left, rest[i:i+max(1, n)]...)
		i += max(1, n)
	}
	q.words = strings.Join(contentWords(left), " ")
	q.said = "who says: " + strings.Join(rest, " ")
	switch {
	case len(q.tools) == 0:
	case a.isUnstated(ctx, q):
		q.numbers = nil
		q.said = colon("nobody says that of "+namesOf(q.tools, " and ")+"; what is said", q.words)
	default:
		q.said = paraphrase(q)
	}
	return q, true
}

// wondered reads questions about a tool: "is redis open source", "how fast is fastapi".
func (a *asker) wondered(ctx context.Context, words []string) (question, bool) {
	lower := lowered(words)
	at := 0
	for at < len(lower) && slices.Contains(asking, lower[at]) {
		at++
	}
	if at == 0 || at == len(lower) || !slices.Contains(wondering, lower[0]) {
		return question{}, false
	}
	t, n, ok := a.toolAt(ctx, words[at:])
	if !ok {
		return question{}, false
	}
	q := question{kind: Claims, tools: []tool{t}, words: strings.Join(contentWords(words[at+n:]), " ")}
	q.said = paraphrase(q)
	return q, true
}

// asking are words between the beginning of a question and the tool that it asks
// about.
var asking = strings.Fields("why when how what is are was has have does do did can could should would will i we use fast slow good bad much many well old big popular reliable secure hard easy")

func paraphrase(q question) string {
	return colon("what is said of "+namesOf(q.tools, " and "), q.words)
}

func colon(said, words string) string {
	if words == "" {
		return said
	}
	return said + ": " + words
}

// users reads "who uses redis" and the like.
func (a *asker) users(ctx context.Context, words []string) (question, bool) {
	rest, ok := afterAny(words, "who uses", "who is using", "who else uses", "what companies use", "which companies use", "which companies are using", "companies using", "companies that use", "companies which use")
	if !ok {
		return question{}, false
	}
	t, n, ok := a.nameAt(ctx, rest)
	if !ok || slices.ContainsFunc(contentWords(rest[n:]), func(w string) bool { return !slices.Contains(anywhere, strings.ToLower(w)) }) {
		return question{}, false // who uses it for that, or with that, is not known
	}
	return question{kind: Users, tools: []tool{t}, said: "who uses " + t.name}, true
}

// anywhere are words behind the name of a tool that say nothing of who uses it.
var anywhere = strings.Fields("production today now currently nowadays at scale internally these days")

// isUnstated reports whether no passage of the tools has a number of the
// claim.
func (a *asker) isUnstated(ctx context.Context, q question) bool {
	if len(q.numbers) == 0 {
		return false
	}
	return a.findsNothing(ctx, index.Passages, stage{filter: index.And{of(q.tools), about(q.numbers)}})
}

// comparison reads "A vs B", "compare A and B", "A or B" and the like.
func (a *asker) comparison(ctx context.Context, words []string) (question, bool) {
	rest, compares := afterAny(words, "compare", "comparison of", "comparing", "difference between", "differences between", "the difference between", "what is the difference between")
	between := []string{"vs", "vs.", "versus", "or"}
	if compares {
		between = append(between, "and", "with", "to", "against", "from")
	}
	parts := split(rest, between)
	if len(parts) < 2 || len(parts) > maxSides || strings.HasPrefix(strings.ToLower(words[0]), "alternative") {
		return question{}, false
	}
	q := question{kind: Comparison}
	var left []string
	for i, part := range parts {
		var may surplus
		if i == 0 {
			may |= mayPrecede
		}
		if i == len(parts)-1 {
			may |= mayFollow
		}
		t, before, after, ok := a.toolIn(ctx, part, may)
		if !ok {
			return question{}, false
		}
		if !slices.Contains(q.tools, t) {
			q.tools = append(q.tools, t)
		}
		left = append(append(left, before...), after...)
	}
	if len(q.tools) < 2 {
		return question{}, false
	}
	q.words = strings.Join(left, " ")
	q.said = withWords(namesOf(q.tools, " vs "), q.words)
	return q, true
}

// alternatives reads "X alternatives [with Y]", "alternatives to X" and the
// like.
func (a *asker) alternatives(ctx context.Context, words []string) (question, bool) {
	lower := lowered(words)
	at := slices.IndexFunc(lower, func(w string) bool {
		return w == "alternatives" || w == "alternative" || w == "replacement" || w == "replacements" || w == "competitors"
	})
	var before, after []string
	linked := true // what follows must be the name
	if at >= 0 {
		before, after = words[:at], words[at+1:]
		after, linked = afterAny(after, "to", "for", "of")
	} else {
		rest, ok := afterAny(words, "tools like", "tool like", "something like", "anything like", "similar to", "tools similar to", "tool similar to", "cheaper than", "better than", "simpler than", "lighter than", "instead of", "what to use instead of", "replace", "replacing", "switch from", "migrate from", "migrating from", "moving away from", "move away from")
		if !ok {
			return question{}, false
		}
		after = rest
	}
	q := question{kind: Alternatives}
	if t, n, ok := a.nameAt(ctx, after); ok {
		more, left := a.others(ctx, after[n:])
		q.tools = append([]tool{t}, more...)
		q.words = strings.Join(contentWords(append(slices.Clone(before), left...)), " ")
	} else if t, left, _, ok := a.toolIn(ctx, before, mayPrecede); ok {
		q.tools = []tool{t}
		q.words = strings.Join(contentWords(append(left, after...)), " ")
	} else {
		return nameless(contentWords(before), after, linked)
	}
	q.said = withWords("alternatives to "+namesOf(q.tools, " or "), q.words)
	return q, true
}

// others returns the tools that are named behind another with and, or or a comma,
// and the words behind them.
func (a *asker) others(ctx context.Context, words []string) (more []tool, left []string) {
	for len(words) > 1 && len(more) < maxSides-1 && slices.Contains([]string{"and", "or", "&", "+", ","}, strings.ToLower(words[0])) {
		t, n, ok := a.toolAt(ctx, words[1:])
		if !ok {
			break
		}
		more, words = append(more, t), words[1+n:]
	}
	return more, words
}

// nameless searches what stands in the place of a tool that nobody knows by that
// name, and says so; false if nothing stands there.
func nameless(before, after []string, linked bool) (question, bool) {
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

// joiners are words between a name and what is asked of it.
var joiners = strings.Fields("with in for that which who using written on and without by")

// empty are words without a meaning for the search.
var empty = append(strings.Fields("best top good great popular a an the some any is are does do what which of to from tool tools software list all my me show find please"), joiners...)

// contentWords returns the words that are not empty.
func contentWords(words []string) []string {
	var kept []string
	for _, w := range words {
		if !slices.Contains(empty, strings.ToLower(w)) {
			kept = append(kept, w)
		}
	}
	return kept
}

// afterAny returns the words after the first of some beginnings that matches, in any case; all
// words if none does.
func afterAny(words []string, beginnings ...string) (rest []string, ok bool) {
	lower := lowered(words)
	for _, b := range beginnings {
		if start := strings.Fields(b); len(lower) >= len(start) && slices.Equal(lower[:len(start)], start) {
			return words[len(start):], true
		}
	}
	return words, false
}

// split divides words at separators.
func split(words, separators []string) [][]string {
	parts := [][]string{nil}
	for _, w := range words {
		lower := strings.ToLower(w)
		bare := strings.TrimRight(w, ",")
		switch last := len(parts) - 1; {
		case slices.Contains(separators, lower):
			parts = append(parts, nil)
		case bare != w && len(separators) > 4: // "compare A, B and C"
			parts[last] = append(parts[last], bare)
			parts = append(parts, nil)
		default:
			parts[last] = append(parts[last], w)
		}
	}
	return slices.DeleteFunc(parts, func(p []string) bool { return len(p) == 0 })
}

func lowered(words []string) []string {
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
	}
	return lower
}

func namesOf(tools []tool, between string) string {
	var list []string
	for _, t := range tools {
		list = append(list, t.name)
	}
	return strings.Join(list, between)
}

func withWords(said, words string) string {
	if words == "" {
		return said
	}
	return said + ", with " + words
}

// scales are words behind a number.
var scales = map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9}

// numberAt is numberIn with a scale behind it: 2 million. n is the number of
// words, 0 if the first is no number.
func numberAt(words []string) (v float64, n int) {
	v, ok := numberIn(words[0])
	switch {
	case !ok:
		return 0, 0
	case len(words) > 1 && scales[strings.ToLower(words[1])] > 0:
		return v * scales[strings.ToLower(words[1])], 2
	}
	return v, 1
}

// numberIn reads 743, 69,000, ~69k or 743req/s.
func numberIn(word string) (float64, bool) {
	start := strings.IndexFunc(word, unicode.IsDigit)
	if start < 0 || strings.IndexFunc(word[:start], unicode.IsLetter) >= 0 {
		return 0, false
	}
	end := start
	for end < len(word) && (word[end] >= '0' && word[end] <= '9' || word[end] == ',' || word[end] == '.') {
		end++
	}
	var v float64
	if json.Unmarshal([]byte(strings.TrimRight(strings.ReplaceAll(word[start:end], ",", ""), ".")), &v) != nil {
		return 0, false
	}
	switch {
	case strings.HasPrefix(word[end:], "k"), strings.HasPrefix(word[end:], "K"):
		v *= 1e3
	case strings.HasPrefix(word[end:], "M"):
		v *= 1e6
	}
	return v, true
}
