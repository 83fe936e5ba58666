package ask

import (
	"context"
	"slices"
	"strings"
)

// versusWords stand between tools that are compared, listSeparators between the tools of a
// list.
var (
	versusWords    = strings.Fields("vs vs. versus or against over")
	listSeparators = strings.Fields("and & + , ;")
)

// comparisonOpenings are beginnings behind which a list of tools is compared.
var comparisonOpenings = []string{"compare", "comparison of", "comparison between", "comparing", "difference between", "differences between", "the difference between", "the differences between",
	"what is the difference between", "what's the difference between", "what are the differences between", "choose between", "choosing between", "decide between", "deciding between",
	"switch from", "switching from", "migrate from", "migrating from", "migration from", "move from", "moving from", "pros and cons of"}

// preferenceWords are words of a question that asks for the better tool.
var preferenceWords = strings.Fields("is are should i we use choose pick which one what better best faster more why when to does do the there a")

// comparisonEndings are words at the end of a list of tools that ask for a comparison.
var comparisonEndings = strings.Fields("comparison compared difference differences")

// comparison reads "A vs B", "compare A and B", "A or B", "is A better than B" and the
// like.
func (a *asker) comparison(ctx context.Context, words []string) (question, bool) {
	if isAlternative(strings.ToLower(words[0])) {
		return question{}, false
	}
	rest, compares := afterAny(words, comparisonOpenings...)
	rest = comparativesAsVersus(rest)
	rest = commasApart(rest)
	separators := versusWords
	if last := len(rest) - 1; last > 1 && slices.Contains(comparisonEndings, strings.ToLower(rest[last])) {
		rest, compares = rest[:last], true
	}
	if compares {
		separators = slices.Concat(versusWords, listSeparators, []string{"with", "to", "from"})
	}
	if slices.ContainsFunc(lowered(rest), func(w string) bool { return slices.Contains(separators, w) }) {
		separators = append(slices.Clip(separators), ",")
	} else {
		separators = []string{"v"} // which is a language as well
	}
	parts := splitAt(rest, separators)
	if len(parts) < 2 || len(parts) > maxTools {
		return question{}, false
	}
	q := question{kind: Comparison}
	var further []string
	for i, part := range parts {
		var may sides
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
		if !slices.ContainsFunc(before, func(w string) bool { return !slices.Contains(preferenceWords, strings.ToLower(w)) }) {
			before = nil
		}
		further = append(append(further, before...), after...)
	}
	return q.compared(further)
}

// compared completes a comparison with further words; false if it is of one tool.
func (q question) compared(further []string) (question, bool) {
	if len(q.tools) < 2 {
		return question{}, false
	}
	q.words = strings.Join(further, " ")
	q.said = saidWith(namesOf(q.tools, " vs "), q.words)
	return q, true
}

// comparativesAsVersus replaces what is said between two tools, as "better than" and "compared
// to", by vs.
func comparativesAsVersus(words []string) []string {
	var list []string
	lower := lowered(words)
	for i := 0; i < len(words); i++ {
		next := ""
		if i+1 < len(words) {
			next = lower[i+1]
		}
		switch w := lower[i]; {
		case len(list) == 0:
			list = append(list, words[i])
		case w == "compared" && (next == "to" || next == "with"), w == "rather" && next == "than", w == "instead" && next == "of":
			list = append(list, "vs")
			i++
		case next == "than" && (w == "worse" || strings.HasSuffix(w, "er")):
			list = append(list, "vs")
			i++
		case (w == "more" || w == "less") && i+2 < len(words) && lower[i+2] == "than":
			list = append(list, "vs")
			i += 2
		default:
			list = append(list, words[i])
		}
	}
	return list
}

// toolList reads nothing but names of tools: "react, vue and angular", "django/flask". Names that
// stand side by side must be no words of the language.
func (a *asker) toolList(ctx context.Context, words []string) (question, bool) {
	parts := splitAt(strings.Fields(strings.NewReplacer("/", " , ", ",", " , ").Replace(strings.Join(words, " "))), listSeparators)
	q := question{kind: Comparison}
	for _, part := range parts {
		for len(part) > 0 {
			t, n, ok := a.toolAt(ctx, part)
			if !ok || len(q.tools) == maxTools {
				return question{}, false
			}
			if !slices.Contains(q.tools, t) {
				q.tools = append(q.tools, t)
			}
			part = part[n:]
		}
	}
	if len(parts) == 1 && len(q.tools) > 1 {
		language := func(t tool) bool { return a.profile(ctx, t.id).Kind == "language" }
		if len(a.mentioned(ctx, strings.Join(words, " "))) == 0 || slices.ContainsFunc(q.tools, language) {
			return question{}, false
		}
	}
	return q.compared(nil)
}
