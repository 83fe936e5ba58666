package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

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
	named   []tool       // by plain words
	text    string       // without what is left out
	filter  index.Filter // of a category
	narrow  index.Filter // of it without the kind that is called so too
	in      tool         // the language that it is asked for in
	mention []string     // ids of those that mention the language
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
	if t, ok := a.find(ctx, strings.Join(words, " ")); ok {
		return a.exact(ctx, t, words, text)
	}
	words = spelledOut(words)
	at, rest := negationIn(lowered(words))
	excludes := at >= 0
	if excludes {
		if q, ok, err := a.without(ctx, words[:at], words[rest:]); ok || err != nil {
			return q, err
		}
	}
	readers := []reader{a.claims, a.users, a.comparison, a.alternatives, a.wondered}
	if excludes {
		readers = readers[:1] // a search cannot leave out what a word is about
	}
	if q, ok := readAny(ctx, words, readers); ok {
		q.text = text
		return q, ctx.Err()
	}
	if q, ok, err := a.category(ctx, words); ok || err != nil {
		q.text = text
		return q, err
	}
	content := contentWords(words)
	if !excludes {
		if q, ok, err := a.lesser(ctx, words, content); ok || err != nil {
			q.text = text
			return q, err
		}
		plain.said = cmp.Or(missing(words), missing(content))
	}
	if len(content) > 0 && len(words) > 2 {
		plain.words = strings.Join(content, " ")
	}
	plain.words = strings.Join(writtenOut(strings.Fields(plain.words)), " ")
	if excludes {
		words = words[:at]
	}
	a.nameFirst(ctx, &plain, strings.Join(words, " "))
	return plain, ctx.Err()
}

// exact reads the name of a tool, which may be what people call a category too.
func (a *asker) exact(ctx context.Context, t tool, words []string, text string) (question, error) {
	q := question{kind: ExactTool, tools: []tool{t}, text: text, words: text, said: "the tool " + t.name}
	if len(words) == 1 && !isTopic(plural(words[0])) {
		return q, nil
	}
	also, ok, err := a.category(ctx, words)
	if ok {
		q.filter = also.filter
		q.said += ", and " + also.said
	}
	return q, err
}

// reader reads one kind of question; false if it is none.
type reader func(ctx context.Context, words []string) (question, bool)

func readAny(ctx context.Context, words []string, readers []reader) (question, bool) {
	for _, read := range readers {
		if q, ok := read(ctx, words); ok {
			return q, true
		}
	}
	return question{}, false
}

// lesser reads what is no category by all of its words.
func (a *asker) lesser(ctx context.Context, words, content []string) (question, bool, error) {
	if q, ok := readAny(ctx, words, []reader{a.list, a.about}); ok {
		return q, true, a.err
	}
	if q, ok, err := a.inLanguage(ctx, content); ok || err != nil {
		return q, ok, err
	}
	if len(content) < len(words) {
		if q, ok, err := a.category(ctx, content); ok || err != nil {
			return q, ok, err
		}
	}
	q, ok := a.misspelled(ctx, words)
	return q, ok, a.err
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
