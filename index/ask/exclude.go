package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// negations are words that exclude what follows.
var negations = strings.Fields("without not no except excluding besides")

// negationLeads are words between the object of a search and a negation.
var negationLeads = strings.Fields("but and or that which who are is other ones than apart from")

// interrogatives are words that begin a question.
var interrogatives = strings.Fields("why when how can could does do did is are should would will if what where")

// excluding reads "java orm without hibernate": the question before the negation,
// and the tools that are named behind it. Something else cannot be left out, since a
// search does not know what a tool has no trace of: that is said, and not searched
// as if it were wanted.
func (a *asker) excluding(ctx context.Context, wanted, unwanted []string) (question, bool) {
	lower := lowered(wanted)
	if len(wanted) == 0 || len(unwanted) == 0 || slices.Contains(interrogatives, lower[0]) {
		return question{}, false
	}
	for len(wanted) > 0 && slices.Contains(negationLeads, lower[len(wanted)-1]) {
		wanted = wanted[:len(wanted)-1]
	}
	if len(contentWords(wanted)) == 0 {
		return question{}, false
	}
	excluded, named := a.toolsOf(ctx, unwanted)
	q, err := a.read(ctx, strings.Join(wanted, " "))
	if err != nil || q.kind != Category && q.kind != Alternatives && (q.kind != Plain || !named) {
		return question{}, false
	}
	if !named {
		q.said += fmt.Sprintf("; which of them are without %q is not known", strings.Join(unwanted, " "))
		return q, true
	}
	if q.said == "" {
		q.said = fmt.Sprintf("the words %q", q.words)
	}
	q.excluded = excluded
	q.said += ", leaving out " + namesOf(excluded, ", ")
	return q, true
}

// minusAsWithout writes the minus of "alternatives -flask" as a word.
func minusAsWithout(words []string) (all []string) {
	for i, w := range words {
		if bare := strings.TrimPrefix(w, "-"); i > 0 && bare != w && names.Key(bare) != "" && !strings.HasPrefix(bare, "-") {
			all = append(all, "without")
			w = bare
		}
		all = append(all, w)
	}
	return all
}

// negationIn returns where the first negation begins and what follows it; -1 if
// there is none.
func negationIn(lower []string) (at, rest int) {
	for i, w := range lower {
		switch next := i + 1; {
		case slices.Contains(negations, w):
			return i, next
		case next < len(lower) && (w == "other" && lower[next] == "than" || w == "apart" && lower[next] == "from"):
			return i, next + 1
		}
	}
	return -1, 0
}

// toolsOf returns the tools that a list of names is of; false if it says anything
// else.
func (a *asker) toolsOf(ctx context.Context, words []string) (list []tool, ok bool) {
	parts := splitAt(commasApart(words), []string{"or", "and", "nor", "&", "without", "not", ","})
	if len(parts) > maxTools {
		return nil, false
	}
	for _, part := range parts {
		t, n, ok := a.toolAt(ctx, part)
		if !ok || n < len(part) {
			return nil, false
		}
		list = append(list, t)
	}
	return list, len(list) > 0
}

// exclude leaves out of the answer what is about some tools. For a language that includes
// the tools written in it.
func (a *asker) exclude(ctx context.Context, tools []tool) {
	if len(tools) == 0 {
		return
	}
	var either index.Or
	for _, t := range tools {
		either = append(either, equals("id", t.id))
		if a.profile(ctx, t.id).Kind == "language" {
			either = append(either, equals("languages", t.name))
		}
	}
	a.excluded = map[index.Name]index.Filter{index.Tools: either, index.Comparisons: aboutAny(tools), index.Passages: aboutAny(tools)}
}
