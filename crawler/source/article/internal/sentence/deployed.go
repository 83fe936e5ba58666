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
	switch s.family(q.Unit) {
	case "time", "size", "rate":
	default:
		return false
	}
	if q.Counted && s.family(q.Unit) != "rate" && s.family(q.Unit) != "time" || s.afterUnknown || s.before != nil && s.before != s.Section.Tool || s.hasTool(q.Start) {
		return false
	}
	return opensDeployed(s.Text[:q.Start], s.lower[:q.Start])
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
	case "idles", "idled", "stays", "stayed", "weighs", "settles", "settled", "averaged", "averages", "lasted", "completed":
		return true
	}
	return false
}

// isDeployed reports nouns for what one runs of a tool, and what it takes.
func isDeployed(w string) bool {
	switch w {
	case "node", "instance", "server", "binary", "cluster", "broker", "container", "image", "daemon", "installer", "installation",
		"memory", "throughput", "latency", "import", "imports", "indexing", "ingestion", "startup", "runtime", "stylesheet", "script",
		"build", "builds", "core":
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
	case "one", "single", "two", "three", "small", "default", "cold", "warm", "idle", "average", "median", "peak", "cached", "uncached", "full",
		"clean", "production", "incremental", "same", "gzipped", "minified", "resident":
		return true
	}
	return false
}
