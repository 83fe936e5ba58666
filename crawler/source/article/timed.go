package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// timed names what takes the time that figure i is: by the verb or the noun beside it
// or beside the one whose words it goes on, else by the heading.
func (s *sentence) timed(i int, list []quantity.Quantity) string {
	for ; ; i-- {
		if what := timedBehind(s.lower[list[i].End:]); what != "" {
			return what
		}
		head := measuredBy(s.clauseBefore(i, list))
		if what := timedBefore(head); what != "" {
			return what
		}
		if i > 0 && s.goesOnFigure(i, list) {
			continue
		}
		if what := headingTime(s.section.title.lower); what != "" && s.isNeutral(i, list, head) {
			return what
		}
		return "duration"
	}
}

// timedBehind reads "4 s to build", "4 s of build time", "4 s for a cold start".
func timedBehind(tail string) string {
	tail, ok := strings.CutPrefix(tail, " ")
	if !ok {
		return ""
	}
	if rest, ok := strings.CutPrefix(tail, "to "); ok {
		return timeOf(bareWord(firstOf(rest)), false)
	}
	for _, lead := range [...]string{"of ", "for a ", "for an ", "for the ", "for each ", "per "} {
		if rest, ok := strings.CutPrefix(tail, lead); ok {
			tail = rest
			break
		}
	}
	first, rest := firstWord(tail)
	second := bareWord(firstOf(rest))
	switch {
	case first == "cold" && strings.HasPrefix(second, "start"):
		return "cold_start"
	case second == "time" && isTimedNoun(first):
		return timeName(first)
	case bareWord(first) == "latency":
		return "latency"
	}
	return ""
}

// timedBefore returns the metric of the last word of a clause that says what takes
// the time behind it.
func timedBefore(head string) string {
	list := strings.Fields(head)
	in := endsWithin(list)
	for k := len(list) - 1; k >= 0; k-- {
		w, before, next := bareWord(list[k]), "", ""
		if k > 0 {
			before = list[k-1]
		}
		if k+1 < len(list) {
			next = bareWord(list[k+1])
		}
		switch {
		case w == "time" || w == "times":
			if isTimedNoun(before) && (next == "" || isLinking(next)) {
				return timeName(before)
			}
		case w == "latency" || w == "latencies":
			return "latency"
		case before == "cold" && (w == "start" || w == "starts"):
			return "cold_start"
		case w == "start" && before == "the": // "from the start"
		case strings.HasSuffix(list[k], ":"), next == "", isLinking(next), in && isObject(list[k+1:]):
			if what := timeOf(w, in && isObject(list[k+1:])); what != "" {
				return what
			}
		}
	}
	return ""
}

// endsWithin reports words that end with "in", behind which a verb's time stands.
func endsWithin(list []string) bool {
	for k := len(list) - 1; k >= 0; k-- {
		if w := list[k]; w == "in" || w == "within" {
			return true
		} else if !isDegreeWord(w) {
			break
		}
	}
	return false
}

// isObject reports what may stand between a verb and its time: a short object, and
// "in".
func isObject(list []string) bool {
	n := 0
	for _, w := range list {
		switch w {
		case "in", "within":
			return n < 4
		case "on", "with", "by", "for", "of", "from", "to", "at":
			return false
		}
		n++
	}
	return false
}

// timeOf names the time of what a verb or a noun does; the participle of a verb says
// it only in front of "in", or it may be of anything: "built with X".
func timeOf(w string, verb bool) string {
	switch w {
	case "startup", "start-up", "start", "starts", "starting", "boot", "boots", "booting", "bootup":
		return "startup_time"
	case "build", "builds", "building":
		return "build_time"
	case "compile", "compiles", "compiling", "compilation":
		return "compile_time"
	case "install", "installs", "installing", "installation":
		return "install_time"
	case "deploy", "deploys", "deployment":
		return "deploy_time"
	case "render", "renders", "rendering":
		return "render_time"
	case "reload", "reloads", "restart", "restarts", "import", "imports":
		return strings.TrimSuffix(w, "s") + "_time"
	case "recover", "recovers", "recovery":
		return "recovery_time"
	}
	if !verb {
		return ""
	}
	switch w {
	case "started", "booted":
		return "startup_time"
	case "built":
		return "build_time"
	case "loads":
		return "load_time"
	case "answers", "answer", "answered", "responds", "respond", "responded", "replies", "replied":
		return "latency"
	case "compiled", "installed", "deployed", "rendered", "reloaded", "restarted", "imported", "loaded", "recovered":
		return timeName(strings.TrimSuffix(strings.TrimSuffix(w, "d"), "e"))
	}
	return ""
}

// timeName names the time that a noun says is taken: "startup" time.
func timeName(noun string) string {
	switch noun = bareWord(noun); noun {
	case "start-up", "boot", "start":
		noun = "startup"
	case "compil", "compilation":
		noun = "compile"
	case "installation":
		noun = "install"
	case "deployment":
		noun = "deploy"
	case "recover":
		noun = "recovery"
	}
	return snake(noun) + "_time"
}

// isTimedNoun reports a word in front of "time" that says what takes it.
func isTimedNoun(w string) bool {
	if bareWord(w) != w || len(w) < 3 {
		return false
	}
	switch w {
	case "start", "startup", "start-up", "boot", "build", "compile", "install", "load", "response", "request", "query", "render", "reload", "restart", "import", "export", "index", "deploy",
		"test", "run", "process", "wait", "recovery", "failover", "parse", "sync", "backup", "restore", "insert", "write", "read", "scan", "search", "sort", "transfer", "upload", "download",
		"refresh", "inference", "access", "seek", "setup", "rebuild", "bundle", "transform", "delivery":
		return true
	case "during", "morning", "evening", "amazing", "boring", "existing", "missing", "everything", "nothing", "something", "anything":
		return false
	}
	return hasEnd(w, "ing", "tion", "ment")
}

// isLinking reports words between what takes a time and the time: verbs that say no
// more than that it is taken, prepositions and articles.
func isLinking(w string) bool {
	switch w {
	case "takes", "took", "take", "taking", "needs", "needed", "need", "is", "was", "are", "were", "lasts", "lasted", "finishes", "finished", "completes", "completed", "ends", "ended",
		"of", "with", "on", "for", "in", "within", "under", "from", "at", "to", "by", "a", "an", "the", "our", "its", "your", "fell", "falls", "dropped", "drops", "went", "goes", "rose", "grew",
		"stays", "stayed", "remains", "that", "it", "and":
		return true
	}
	return isDegreeWord(w)
}

// isDegreeWord reports words between a verb or a preposition and its figure that say
// nothing of what it is.
func isDegreeWord(w string) bool {
	switch w {
	case "", "only", "just", "about", "around", "roughly", "some", "nearly", "almost", "over", "under", "up", "to", "less", "more", "than", "well", "still", "~", "≈", "a", "as", "little", "much":
		return true
	}
	return false
}

// headingTime returns what the figures below a heading are times of, "" if it names
// none, or two.
func headingTime(lower string) string {
	found := ""
	list := strings.Fields(lower)
	for k, w := range list {
		w = bareWord(w)
		what := ""
		switch {
		case w == "latency":
			what = w
		case k > 0 && list[k-1] == "cold" && strings.HasPrefix(w, "start"):
			what = "cold_start"
		case k > 0 && (w == "time" || w == "times") && isTimedNoun(list[k-1]):
			what = timeName(list[k-1])
		case w == "startup" || w == "start-up" || len(list) < 4 && w != "start":
			what = timeOf(w, false)
		}
		if what == "" || what == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = what
	}
	return found
}

// isNeutral reports that nothing in front of figure i says what it measures: names,
// labels, and words that lead to a figure.
func (s *sentence) isNeutral(i int, list []quantity.Quantity, head string) bool {
	end := list[i].Start
	head = head[strings.LastIndexByte(head, ':')+1:]
	for w := range s.besideNames(end-len(head), end) {
		if !isLinking(w) {
			return false
		}
	}
	return true
}
