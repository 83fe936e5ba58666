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

// leading are words between the object of a search and a negation.
var leading = strings.Fields("but and or that which who are is other ones than apart from")

// wondering are words that begin a question about something negated.
var wondering = strings.Fields("why when how can could does do did is are should would will if what where")

// without reads "java orm without hibernate": the question before the negation,
// and the tools that are named behind it. Something else cannot be left out, since a
// search does not know what a tool has no trace of: that is said, and not searched
// as if it were wanted.
func (a *asker) without(ctx context.Context, asked, unwanted []string) (question, bool, error) {
	lower := lowered(asked)
	if len(asked) == 0 || len(unwanted) == 0 || slices.Contains(wondering, lower[0]) {
		return question{}, false, nil
	}
	for len(asked) > 0 && slices.Contains(leading, lower[len(asked)-1]) {
		asked = asked[:len(asked)-1]
	}
	if len(contentWords(asked)) == 0 {
		return question{}, false, nil
	}
	left, named := a.named(ctx, unwanted)
	q, err := a.read(ctx, strings.Join(asked, " "))
	if err != nil || q.kind != Category && q.kind != Alternatives && (q.kind != Plain || !named) {
		return question{}, false, err
	}
	if !named {
		q.said += fmt.Sprintf("; which of them are without %q is not known", strings.Join(unwanted, " "))
		return q, true, nil
	}
	if q.said == "" {
		q.said = fmt.Sprintf("the words %q", q.words)
	}
	q.left = left
	q.said += ", leaving out " + namesOf(left, ", ")
	return q, true, nil
}

// spelledOut writes the minus of "alternatives -flask" as a word.
func spelledOut(words []string) (all []string) {
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

// named returns the tools that a list of names is of; false if it says anything
// else.
func (a *asker) named(ctx context.Context, words []string) (list []tool, ok bool) {
	parts := split(words, []string{"or", "and", "nor", "&", "without", "not"})
	if len(parts) > maxSides {
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

// leaveOut makes conditions on documents about tools that are excluded. For an excluded
// language these include tools written in it.
func (a *asker) leaveOut(ctx context.Context, tools []tool) {
	if len(tools) == 0 {
		return
	}
	var either index.Or
	for _, t := range tools {
		either = append(either, is("id", t.id))
		if a.asked(ctx, t.id).Kind == "language" {
			either = append(either, is("languages", t.name))
		}
	}
	a.left = map[index.Name]index.Filter{index.Tools: either, index.Comparisons: of(tools), index.Passages: of(tools)}
}
