package ask

import (
	"context"
	"slices"
	"strings"
)

// questionWords are words between the beginning of a question and the tool that it asks
// about.
var questionWords = strings.Fields("why when how what is are was has have does do did can could should would will i we use using fast slow good bad much many well old big popular reliable secure hard easy")

// openings are words that begin a request to be told about a tool.
var openings = strings.Fields("what's whats who who's tell me about explain define describe learn learning")

// aspects are what people ask of a tool, whatever it is.
var aspects = strings.Fields("license licence licensing star stars forks github npm stackshare downloads popularity votes followers version versions release releases latest newest current " +
	"pros cons advantage advantages disadvantage disadvantages benefits drawbacks limitations strengths weaknesses feature features overview introduction intro review reviews opinions experience experiences " +
	"performance speed throughput latency benchmark benchmarks scalability architecture tutorial tutorials guide docs documentation manual course examples example usage use case cases users companies customers " +
	"pricing price cost costs free open source history author creator maintainer homepage website site repo repository meaning definition language integration integrations ecosystem community roadmap statistics")

// deeds are words that say what was done with a tool or by whom.
var deeds = strings.Fields("mean means work works made makes created creates wrote written built developed maintains started getting worth explained to")

// toolAspects are aspects that are tools as well.
var toolAspects = strings.Fields("github npm stackshare")

// aspect reads questions that name one tool and nothing but what any tool can be
// asked: "django license", "how many stars does redis have", "tell me about kafka".
func (a *asker) aspect(ctx context.Context, words []string) (question, bool) {
	lower := lowered(words)
	general := func(w string) bool {
		for _, list := range [][]string{aspects, questionWords, openings, deeds, stopWords} {
			if slices.Contains(list, w) {
				return true
			}
		}
		return false
	}
	at := slices.IndexFunc(lower, func(w string) bool { return !general(w) })
	if at < 0 && slices.Contains(toolAspects, lower[0]) {
		at = 0
	}
	if at < 0 {
		return question{}, false
	}
	t, n, ok := a.toolAt(ctx, words[at:])
	around := lowered(slices.Concat(words[:at], words[min(len(words), at+n):]))
	asks := func(w string) bool {
		return slices.Contains(aspects, w) || slices.Contains(interrogatives, w) || slices.Contains(openings, w)
	}
	if !ok || !slices.ContainsFunc(around, asks) || slices.ContainsFunc(around, func(w string) bool { return !general(w) }) {
		return question{}, false
	}
	if at > 0 && !slices.ContainsFunc(around[:at], func(w string) bool { return asks(w) && !slices.Contains(aspects, w) || w == "of" }) && !a.mentions(ctx, words, t) {
		return question{}, false // a website builder is no builder of websites by the name of Builder
	}
	content := slices.DeleteFunc(contentWords(around), func(w string) bool {
		return slices.Contains(openings, w) || slices.Contains(questionWords, w) && !slices.Contains(aspects, w)
	})
	q := question{kind: Claims, tools: []tool{t}, aspects: aspectsIn(around), words: strings.Join(content, " ")}
	q.said = paraphrase(q)
	return q, true
}

// question reads questions about a tool in any words: "is redis open source", "how fast is fastapi".
func (a *asker) question(ctx context.Context, words []string) (question, bool) {
	lower := lowered(words)
	at := 0
	for at < len(lower) && slices.Contains(questionWords, lower[at]) {
		at++
	}
	if at == 0 || at == len(lower) || !slices.Contains(interrogatives, lower[0]) {
		return question{}, false
	}
	if q, ok := a.aspect(ctx, words); ok {
		return q, true // "how many github stars does django have" is not about GitHub
	}
	t, n, ok := a.toolAt(ctx, words[at:])
	if !ok {
		return question{}, false
	}
	q := question{kind: Claims, tools: []tool{t}, aspects: aspectsIn(words), words: strings.Join(contentWords(words[at+n:]), " ")}
	q.said = paraphrase(q)
	return q, true
}
