package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

const (
	maxNameWords = 6   // words of a tool that is looked up
	maxQuestion  = 400 // bytes; longer texts are plain words
	maxTools     = 5   // of one question
)

// tool is a tool that a question names.
type tool struct{ id, name string }

// question is a text as it was read.
type question struct {
	kind      string
	tools     []tool       // that it is about
	words     string       // to search for
	text      string       // as it was typed, without the exclusion
	excluded  []tool       // behind "without"
	mentioned []tool       // amid plain words
	category  categoryTerm // of Category, and of ExactTool if the name is also one
	condition index.Filter // on the tools that answer it
	aspects   []string     // see Reading
	numbers   []float64    // of Claims
	said      string       // see Reading
}

// reading returns the description of how the question was read.
func (q question) reading() Reading {
	r := Reading{Kind: q.kind, Tools: idsOfTools(q.tools), Aspects: q.aspects, Text: q.words, Said: q.said}
	if q.excluded != nil {
		r.Without = idsOfTools(q.excluded)
	}
	return r
}

// read finds out what a text asks for.
func (a *asker) read(ctx context.Context, text string) (question, error) {
	plain := question{kind: Plain, text: text, words: text}
	typed := strings.Fields(strings.TrimRight(strings.TrimSpace(text), "?!"))
	if len(typed) == 0 || len(text) > maxQuestion {
		return plain, nil
	}
	if t, ok := a.find(ctx, strings.Join(typed, " ")); ok {
		return a.exact(ctx, t, typed, text), cmp.Or(a.err, ctx.Err())
	}
	words := minusAsWithout(inEnglish(typed))
	if !slices.Equal(words, typed) {
		plain.words = strings.Join(words, " ")
	}
	q, ok := a.readWords(ctx, words)
	if !ok {
		q = a.plainWords(ctx, plain, words)
	}
	if q.text == "" {
		q.text = text
	}
	return q, cmp.Or(a.err, ctx.Err())
}

// readWords reads what is more than plain words; false if it is not.
func (a *asker) readWords(ctx context.Context, words []string) (question, bool) {
	if q, ok := a.licensed(ctx, words); ok {
		return q, true
	}
	if at, rest := negationIn(lowered(words)); at >= 0 {
		if q, ok := a.excluding(ctx, words[:at], words[rest:]); ok {
			return q, true
		}
		// a search cannot leave out what a word is about
		return readAny(ctx, words, []reader{a.claims, a.category})
	}
	return readAny(ctx, words, []reader{a.claims, a.users, a.comparison, a.alternatives, a.question, a.category, a.toolList, a.aspect, a.categoryAmidWords, a.misspelled, a.qualified})
}

// exact reads the name of a tool, which may be what people call a category too.
func (a *asker) exact(ctx context.Context, t tool, words []string, text string) question {
	q := question{kind: ExactTool, tools: []tool{t}, text: text, words: text, said: "the tool " + t.name}
	if len(words) == 1 && !isTopic(plural(words[0])) {
		return q
	}
	if also, ok := a.category(ctx, words); ok {
		q.category = categoryTerm{tools: also.category.tools}
		q.said += ", and " + also.said
	}
	return q
}

// plainWords completes a question of plain words: a tool that they name comes first.
func (a *asker) plainWords(ctx context.Context, q question, words []string) question {
	content := contentWords(words)
	if len(content) > 0 && len(words) > 2 {
		q.words = strings.Join(content, " ")
	}
	q.words = strings.Join(expanded(strings.Fields(q.words)), " ")
	if at, _ := negationIn(lowered(words)); at >= 0 {
		words = words[:at]
	} else {
		q.said = cmp.Or(missingCategory(words), missingCategory(content))
	}
	a.mentionedFirst(ctx, &q, strings.Join(words, " "))
	return q
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

// categoryAmidWords reads what is a category but for words without a meaning, or one in a
// language.
func (a *asker) categoryAmidWords(ctx context.Context, words []string) (question, bool) {
	content := contentWords(words)
	if q, ok := a.inLanguage(ctx, content); ok {
		return q, true
	}
	if len(content) < len(words) {
		return a.category(ctx, content)
	}
	return question{}, false
}

func idsOfTools(tools []tool) []string {
	ids := make([]string, len(tools))
	for i, t := range tools {
		ids[i] = t.id
	}
	return ids
}

func namesOf(tools []tool, between string) string {
	var list []string
	for _, t := range tools {
		list = append(list, t.name)
	}
	return strings.Join(list, between)
}

func saidWith(said, words string) string {
	if words == "" {
		return said
	}
	return said + ", with " + words
}
