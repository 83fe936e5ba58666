package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isOfDeployed reports a measured figure of a sentence that opens with what one runs of a tool, or does
// with it, and names no tool: "One node delivered 900 req/s", "Importing the data took 4 minutes". In
// the section of a tool it is its.
func (s *Sentence) isOfDeployed(q quantity.Quantity) bool {
	if !s.measuredFamily(q) || s.afterUnknown || s.before != nil && s.before != s.Section.Tool || s.hasTool(q.Start) {
		return false
	}
	return opensDeployed(s.Text[:q.Start], s.lower[:q.Start])
}

// isOfMeasured reports a figure that the writer measured, in a sentence that names no tool in front of it, or
// only one that another is compared with: "With three replicas we counted 88,000 messages/s". In the section of a
// tool it is its.
func (s *Sentence) isOfMeasured(q quantity.Quantity) bool {
	if !s.measuredFamily(q) || s.afterUnknown || s.before != nil && s.before != s.Section.Tool {
		return false
	}
	for _, m := range s.Mentions {
		if m.End <= q.Start && !m.Tool.Thing && !s.isObject(m) {
			return false
		}
	}
	head := s.lower[:q.Start]
	clause := head[s.clauseAt(len(head)):]
	at := max(strings.LastIndex(clause, "we "), strings.LastIndex(clause, "i "))
	if at < 0 || at > 0 && clause[at-1] != ' ' {
		return false
	}
	_, verb := words.First(clause[at:])
	switch verb, _ = words.First(verb); verb {
	case "measured", "counted", "saw", "recorded", "clocked", "observed":
		return !turnsSubject(head[s.clauseAt(len(head)):])
	}
	return false
}

// measuredFamily reports a figure of a kind that somebody measures of what runs.
func (s *Sentence) measuredFamily(q quantity.Quantity) bool {
	switch family := s.family(q.Unit); family {
	case "time", "size", "rate":
		return !q.Counted || family != "size"
	}
	return false
}

// opensDeployed reports a text that opens with what is deployed, or done, as the subject of a verb of
// figures.
func opensDeployed(text, lower string) bool {
	const most = 10 // words up to the verb
	deployed, n := false, 0
	for w := range strings.FieldsSeq(text) {
		bare := words.LowerASCII(words.Bare(w))
		switch {
		case n > 0 && words.IsCapitalized(w) || n == most:
			return false
		case deployed && (isVerbOfTools(bare) || isVerbOfDeployed(bare)):
			return !turnsSubject(lower)
		case words.Bare(w) != w:
			return false
		case deployed:
		case n == 0 && isKindOfDeployed(bare, text):
		case isDeployed(bare) || n == 0 && isDoing(bare):
			deployed = true
		case !vocab.IsDeterminer(bare) && !isStateOfDeployed(bare) && !strings.Contains(bare, "-"):
			return false
		}
		n++
	}
	return false
}

// turnsSubject reports a text that goes over to something else.
func turnsSubject(lower string) bool {
	return strings.ContainsAny(lower, ";:") || words.HasAny(lower, "while", "whereas", "but", "than", "versus", "vs", "compared", "against", "before")
}

// isVerbOfDeployed reports verbs by which what is deployed has a figure, besides those of tools.
func isVerbOfDeployed(w string) bool {
	switch w {
	case "idles", "idled", "stays", "stayed", "weighs", "settles", "settled", "averaged", "averages", "lasted", "completed",
		"topped", "tops", "hovered", "hovers", "managed", "handle", "manage", "starts", "started":
		return true
	}
	return false
}

// isDeployed reports nouns for what one runs of a tool, and what it takes.
func isDeployed(w string) bool {
	switch w {
	case "node", "instance", "server", "binary", "cluster", "broker", "container", "image", "daemon", "installer", "installation",
		"memory", "throughput", "latency", "import", "imports", "indexing", "ingestion", "startup", "runtime", "stylesheet", "script",
		"build", "builds", "core", "queue", "queues", "topic", "topics", "shard", "shards", "partition", "partitions", "agent", "agents", "controller",
		"heap", "bundle", "update", "updates", "writes", "reads", "queries":
		return true
	}
	return false
}

// isKindOfDeployed reports the first word of a text, if right behind it stands the plural of what one runs, of
// which it says the kind: "Quorum queues".
func isKindOfDeployed(w, text string) bool {
	if vocab.IsDeterminer(w) || isDeployed(w) || isStateOfDeployed(w) || isNoKind(w) {
		return false
	}
	_, rest := words.First(text)
	next := words.Head(rest)
	return isPlural(next) && isDeployed(next)
}

// isNoKind reports words in front of things by which these are others' or nobody's.
func isNoKind(w string) bool {
	switch w {
	case "most", "many", "some", "few", "all", "other", "several", "old", "big", "large", "larger", "smaller", "bigger", "such", "these", "those", "both",
		"baseline", "test", "typical", "more", "fewer", "no", "unlike", "only", "even", "with", "without", "for", "on", "in", "at", "when", "while":
		return true
	}
	return false
}

// isDoing reports words for what is done with a tool, as the subject of a sentence.
func isDoing(w string) bool {
	switch w {
	case "importing", "indexing", "loading", "inserting", "ingesting", "building", "compiling", "installing", "starting", "restoring", "exporting":
		return true
	}
	return false
}

// isStateOfDeployed reports words for in which state it was, or how many there were.
func isStateOfDeployed(w string) bool {
	switch w {
	case "development", "standard", "one", "single", "two", "three", "small", "default", "cold", "warm", "idle", "average", "median", "peak", "cached", "uncached", "full",
		"clean", "production", "incremental", "same", "gzipped", "minified", "resident":
		return true
	}
	return false
}
