// Package heading reads headings: their topics, the names that they consist of or ask about,
// and whether they judge, weigh or list.
package heading

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Topic is what the section under a heading holds.
type Topic uint8

const (
	NoTopic  Topic = iota // none of those below
	WhatIs                // what a tool is
	Reasons               // when to choose a tool
	Limits                // when not to, and what it cannot do
	Pros                  // what speaks for it
	Cons                  // what speaks against it
	Features              // what it has
	Users                 // who uses it
	FAQ                   // a list of questions
)

type topicWord struct {
	words string
	topic Topic
}

// topicWords are what headings of a topic say; the first that occurs decides,
// so that what contains another stands before it.
var topicWords = [...]topicWord{
	{"pros and cons", NoTopic}, {"pros & cons", NoTopic}, {"pros / cons", NoTopic}, {"advantages and disadvantages", NoTopic}, {"strengths and weaknesses", NoTopic}, {"benefits and drawbacks", NoTopic},
	{"pros and drawbacks", NoTopic}, {"advantages and drawbacks", NoTopic}, {"vor- und nachteile", NoTopic}, {"vor und nachteile", NoTopic},
	{"when not to", Limits}, {"when to avoid", Limits}, {"who should avoid", Limits}, {"reasons not to", Limits}, {"why not", Limits},
	{"when should you avoid", Limits}, {"not the right choice", Limits}, {"not the best choice", Limits}, {"not the best fit", Limits}, {"isn't the best choice", Limits}, {"isn't the best fit", Limits}, {"not the right fit", Limits}, {"not a good fit", Limits}, {"consider an alternative", Limits}, {"consider alternatives", Limits}, {"look elsewhere", Limits}, {"something else is", Limits}, {"something else may", Limits}, {"something else might", Limits}, {"isn't the right fit", Limits}, {"isn't the right choice", Limits}, {"isn't a good fit", Limits}, {"limitation", Limits}, {"limits", Limits}, {"caveats", Limits}, {"einschränkungen", Limits}, {"grenzen", Limits},
	{"disadvantage", Cons}, {"drawback", Cons}, {"weakness", Cons}, {"downside", Cons}, {"shortcoming", Cons}, {"cons", Cons},
	{"we dislike", Cons}, {"what we don't like", Cons}, {"what we didn't like", Cons}, {"what i don't like", Cons}, {"dislikes", Cons}, {"the bad", Cons}, {"nachteile", Cons}, {"schwächen", Cons}, {"minuses", Cons},
	{"where it falls short", Cons}, {"falls short", Cons}, {"challenges", Cons}, {"trade-offs", Cons}, {"tradeoffs", Cons}, {"inconvénients", Cons}, {"desventajas", Cons},
	{"advantage", Pros}, {"strengths", Pros}, {"benefit", Pros}, {"upsides", Pros}, {"pros", Pros}, {"what we like", Pros}, {"what i like", Pros}, {"why we like", Pros}, {"shines", Pros},
	{"likes", Pros}, {"the good", Pros}, {"vorteile", Pros}, {"stärken", Pros}, {"plusses", Pros}, {"pluses", Pros}, {"where it shines", Pros}, {"does well", Pros}, {"is good at", Pros}, {"are good at", Pros}, {"avantages", Pros}, {"ventajas", Pros},
	{"why choose", Reasons}, {"why use", Reasons}, {"why pick", Reasons}, {"why developers choose", Reasons}, {"reasons to", Reasons}, {"when to choose", Reasons}, {"when to use", Reasons}, {"when to pick", Reasons},
	{"when to stay", Reasons}, {"when to stick", Reasons}, {"when to keep", Reasons}, {"when to go with", Reasons}, {"when to consider", Reasons}, {"when to prefer", Reasons}, {"when to switch to", Reasons}, {"who should use", Reasons}, {"who should choose", Reasons}, {"who should try", Reasons}, {"who should pick", Reasons},
	{"when should you choose", Reasons}, {"when should you use", Reasons}, {"when should you pick", Reasons}, {"when should i use", Reasons}, {"when should i choose", Reasons}, {"when should i pick", Reasons},
	{"when should you consider", Reasons}, {"when should you prefer", Reasons}, {"when should you go with", Reasons}, {"when does it make sense", Reasons},
	{"when would you choose", Reasons}, {"when would you use", Reasons}, {"when do you choose", Reasons}, {"when do you use", Reasons}, {"when should teams choose", Reasons}, {"when should teams use", Reasons},
	{"when should you keep", Reasons}, {"when should you stay", Reasons}, {"when should you stick", Reasons}, {"when should i keep", Reasons}, {"when should i stay", Reasons}, {"when should we keep", Reasons}, {"when should teams keep", Reasons},
	{"best for", Reasons}, {"ideal for", Reasons}, {"best use cases", Reasons}, {"ideal use cases", Reasons}, {"makes sense", Reasons}, {"is the right choice", Reasons}, {"is the better choice", Reasons}, {"is better:", Reasons}, {"is a better fit", Reasons}, {"perfect for you", Reasons}, {"right for you if", Reasons}, {"wann sollte man", Reasons},
	{"production users", Users}, {"used by", Users}, {"who uses", Users}, {"companies using", Users}, {"companies that use", Users}, {"notable users", Users},
	{"frequently asked", FAQ}, {"faq", FAQ}, {"questions and answers", FAQ}, {"common questions", FAQ}, {"people also ask", FAQ}, {"q&a", FAQ}, {"häufige fragen", FAQ},
	{"key features", Features}, {"main features", Features}, {"core features", Features}, {"standout features", Features},
}

// TopicOf reads the topic of a heading in lower case with plain quotes.
func TopicOf(lower string) Topic {
	if t := TopicOfSign(lower); t != NoTopic {
		return t
	}
	best := len(topicWords)
	for which, at := range topicLexicon.In(lower) {
		if which < best && endsTopic(lower, at+len(topicWords[which].words), len(topicWords[which].words)) {
			best = which
		}
	}
	if best < len(topicWords) {
		t := topicWords[best]
		if t.topic == Reasons && isNegated(lower, strings.Index(lower, t.words)) {
			return Limits
		}
		return t.topic
	}
	if words.HasPrefix(lower, "choose ", "pick ", "use ", "go with ", "consider ", "opt for ") &&
		(strings.Contains(lower, " if") || strings.Contains(lower, " when")) && !strings.HasPrefix(lower, "how ") {
		return Reasons
	}
	if words.HasPrefix(lower, "don't use ", "do not use ", "avoid ", "skip ", "don't choose ") && words.HasSuffix(strings.TrimRight(lower, ": "), " if", " when") {
		return Limits
	}
	switch lower {
	case "features":
		return Features
	case "good":
		return Pros
	case "bad":
		return Cons
	case "good for", "great for", "suited for", "well suited for":
		return Reasons
	case "not good for", "not so good for", "not great for", "not so great for", "less good for", "bad for", "watch out for", "watch-outs", "not suited for", "not for":
		return Limits
	case "what we didn't", "what i didn't", "what we did not", "what i did not", "what we don't", "what i don't": // below "What we liked"
		return Cons
	}
	return NoTopic
}

// TopicOfSign reads a heading that is no more than a sign: "👍".
func TopicOfSign(s string) Topic {
	const longest = 12 // bytes
	if len(s) > longest {
		return NoTopic
	}
	switch strings.Trim(s, " :\uFE0E\uFE0F🏻🏼🏽🏾🏿") {
	case "👍", "✅", "➕":
		return Pros
	case "👎", "❌", "➖":
		return Cons
	}
	return NoTopic
}

// leaving are what turns reasons against what they are about.
var leaving = [...]string{" avoid", " leav", " away from", " abandon", " ditch", " other than ", " something else"}

// isNegated reports a heading of reasons, which begin at a byte, that are
// denied or lead away: "not ideal for", "reasons to leave".
func isNegated(lower string, at int) bool {
	return at > 0 && vocab.IsDenied(lower[:at]) || slices.ContainsFunc(leaving[:], func(part string) bool { return strings.Contains(lower, part) })
}

// endsTopic reports whether a phrase of size bytes that ends at end may do so
// within a word: only long ones may.
func endsTopic(lower string, end, size int) bool {
	return end >= len(lower) || lower[end] < 'a' || lower[end] > 'z' || lower[end] == 's' || size > 6
}

// topicLexicon holds the words of topics.
var topicLexicon = words.LexiconOf(topicWords[:], func(w topicWord) string { return w.words })

// IsLabel reports a short text that only announces the list below it: "Pros", "Main
// drawbacks:".
func IsLabel(s string) bool {
	if len(s) > 40 || strings.Count(s, " ") > 3 || s == "" {
		return false
	}
	s = words.Plain(s)
	if strings.IndexByte(".!?,;", s[len(s)-1]) >= 0 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !labelWord(strings.Trim(w, ":-&")) {
			return false
		}
	}
	switch TopicOf(strings.ToLower(s)) {
	case Pros, Cons, Limits, Reasons:
		return true
	}
	return false
}

// labelWord reports words that labels are made of, whatever their case.
func labelWord(w string) bool {
	switch w = strings.ToLower(w); w {
	case "main", "key", "the", "of", "its", "it", "it's", "some", "biggest", "major", "top", "when", "to", "use", "choose", "pick", "not", "best",
		"for", "ideal", "avoid", "why", "reasons", "cases", "go", "with", "consider", "what", "we", "like", "don't", "good", "bad", "if", "so", "great", "less", "well", "suited", "watch", "out", "":
		return true
	}
	t := TopicOf(w)
	return t == Pros || t == Cons || t == Limits
}

// IsGeneric reports a topic that sections have of any tool.
func IsGeneric(t Topic) bool { return t != NoTopic && t != FAQ }

// IsQuestion reports a text that is a question and nothing else.
func IsQuestion(s string) bool {
	return strings.HasSuffix(s, "?") && len(s) < 200 && len(s) > 5
}

// IsWhenToUse reports a heading of cases in which a tool is to be chosen: "When X is still the
// right choice", "When I'd pick X".
func IsWhenToUse(lower string) bool {
	rest, ok := strings.CutPrefix(lower, "when ")
	if !ok || vocab.IsDenied(rest) || words.HasAny(rest, "wrong", "worst", "bad", "poor", "avoid") {
		return false
	}
	if words.HasPrefix(rest, "i'd ", "we'd ", "you'd ", "i would ", "we would ", "i still ", "we still ") {
		return words.HasAny(rest, "pick", "use", "choose", "take", "reach", "prefer", "recommend")
	}
	return words.HasAny(rest, "choice", "winner", "fit", "pick", "option", "bet") && words.HasAny(rest, "is", "remains")
}

// IsConclusion reports a heading of the outcome of a comparison.
func IsConclusion(lower string) bool {
	return words.HasAny(lower, "verdict", "conclusion", "winner", "wins", "bottom line", "final thoughts", "summary", "recommendation", "tl;dr", "takeaway", "takeaways", "wrapping up", "fazit", "our pick", "our choice", "final words", "closing thoughts")
}
