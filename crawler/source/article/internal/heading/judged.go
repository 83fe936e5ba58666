package heading

import "strings"

// polarity is what a word of a heading says of the tool that the heading is about.
type polarity uint8

const (
	otherMatter polarity = iota
	neutral
	positive
	negative
	choosing // the tool is to be chosen
	refusing // it is not
	fit      // what it is for
	whenever // what is listed below is when, or for what
)

// Judged returns the topic of a heading whose words, tool names aside, only judge: "what … gets
// right", "skip … if". It expects lower case. Any word on another matter makes it NoTopic.
func Judged(lower string) Topic {
	found, last, denied, before := neutral, neutral, false, ""
	for w := range strings.FieldsSeq(inOneWord.Replace(lower)) {
		w = strings.TrimSuffix(strings.Trim(w, ".,:;!?()\""), "'s")
		if judgesOther(before, w) {
			return NoTopic
		}
		before = w
		switch l := polarityOf(w); {
		case strings.HasSuffix(w, "n't"), w == "not":
			denied = true
		case l == otherMatter:
			return NoTopic
		case l == whenever:
			last = l
		case l == neutral && (w == "when" || w == "in"):
			last = whenever
		default:
			last = l
			if l == negative && found == positive || l == positive && found == negative {
				return NoTopic // "wins and loses"
			}
			if l == negative || l == refusing || l != neutral && (found == neutral || found == choosing) {
				found = l
			}
		}
	}
	if found == neutral && last == whenever && strings.HasPrefix(lower, "who ") {
		found = fit
	}
	return topicOfPolarity(found, denied, last == whenever || found == positive && strings.HasPrefix(lower, "when "))
}

// judgesOther reports two words of a heading by which it judges something else than a
// tool, or nothing: "great companies", "best of", "common issues", "best known", "best pick".
func judgesOther(before, w string) bool {
	switch w {
	case "companies", "teams", "people", "developers", "users":
		l := polarityOf(before)
		return l == positive || l == negative
	case "issues", "problems":
		return before == "common" || before == "known"
	case "pick":
		return polarityOf(before) == positive // "Best pick"
	case "in":
		return before == "fits" || before == "fit" // "Where X fits in"
	case "of", "known":
		return before == "best" || before == "worst"
	}
	return false
}

// inOneWord replaces what only several words together say.
var inOneWord = strings.NewReplacer("watch out", "pitfalls", "could be better", "lacks", "could be improved", "lacks", "pain points", "pitfalls", "sweet spot", "fit", "stands out", "shines", "less ", "not ")

// topicOfPolarity combines what the words of a heading say; condition says that it
// ends where a condition begins.
func topicOfPolarity(l polarity, denied, condition bool) Topic {
	switch {
	case l == neutral, l == choosing && !condition, denied && (l == refusing || l == negative):
		return NoTopic
	case l == refusing, denied && (l == choosing || l == fit || condition):
		return Limits
	case l == choosing, l == fit, l == positive && condition:
		return Reasons
	case l == negative, denied:
		return Cons
	}
	return Pros
}

func polarityOf(w string) polarity {
	switch w {
	case "", "what", "where", "when", "why", "who", "things", "thing", "we", "i", "it", "they", "that", "this", "about", "of", "with", "in",
		"at", "to", "from", "the", "a", "an", "and", "is", "are", "was",
		"does", "do", "did", "gets", "get", "needs", "makes", "can", "should", "be", "its", "our", "so", "really", "very", "clearly", "still",
		"actually", "genuinely", "truly", "most", "more", "main", "common", "known", "biggest", "key", "some",
		"developers", "teams", "people", "users", "companies", "reasons", "reason", "areas", "side", "part", "parts", "only":
		return neutral
	case "like", "likes", "liked", "love", "loves", "loved", "enjoy", "enjoyed", "shine", "shines", "excel", "excels", "great", "good", "best",
		"better", "well", "right", "win", "wins", "strong", "stronger", "leads", "ahead",
		"praise", "appreciate", "appreciated", "impressed", "impresses", "upsides", "nice", "awesome", "excellent":
		return positive
	case "dislike", "dislikes", "disliked", "hate", "hates", "hated", "lack", "lacks", "missing", "misses", "struggle", "struggles", "lose",
		"loses", "wrong", "bad", "worse", "worst", "weak",
		"complaint", "complaints", "gotcha", "gotchas", "pitfall", "pitfalls", "frustrates", "annoys", "improvement", "issues", "problems",
		"fails", "falters", "ugly", "criticism", "criticisms":
		return negative
	case "use", "choose", "pick", "take", "select", "prefer":
		return choosing
	case "avoid", "skip", "leave", "overkill", "abandon", "ditch":
		return refusing
	case "suited", "suitable", "ideal", "ideally", "perfect", "recommended", "fit", "fits":
		return fit
	case "if", "for":
		return whenever
	}
	return otherMatter
}
