package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// isTime reports a unit of time that says nothing of what takes it.
func isTime(canonical string) bool {
	switch canonical {
	case "s", "sec", "second", "seconds", "min", "minute", "minutes", "h", "hr", "hour", "hours":
		return true
	}
	return false
}

// timed names what takes a time, by the words of the sentence, else of its heading.
func (s *sentence) timed() string {
	for _, said := range [...]string{s.lower, s.section.title.lower} {
		if at := strings.Index(said, " time"); at > 0 && endsWord(strings.TrimPrefix(said[at+len(" time"):], "s")) {
			what := lastWord(said[:at])
			if bare := strings.Trim(what, ",.;:()\"'"); bare == what && !isStop(bare) && !isDegree(bare) && !isDigit(bare[0]) {
				return snake(bare) + "_time"
			}
		}
		for _, w := range [...]string{"cold start", "startup", "start-up", "latency", "build", "compil", "install"} {
			if at := strings.Index(said, w); at == 0 || at > 0 && said[at-1] == ' ' {
				switch w {
				case "start-up":
					return "startup_time"
				case "compil":
					return "compile_time"
				case "startup", "build", "install":
					return w + "_time"
				}
				return snake(w)
			}
		}
	}
	return "duration"
}

func endsWord(rest string) bool { return rest == "" || bytesOf[rest[0]]&ofWord == 0 }

// isDegree reports words in front of "time" that do not say what takes it.
func isDegree(w string) bool {
	switch w {
	case "long", "short", "same", "first", "second", "third", "last", "this", "that", "each", "every", "some", "any", "real", "less", "much", "most", "one", "at", "our", "your", "their", "next",
		"total", "wall", "average", "mean", "median", "saves", "save", "takes", "took", "take", "half", "full", "part", "over", "no":
		return true
	}
	return false
}

// percentile returns "p99_" of a latency that the words in front of it say is that of a
// percentile, or "p99" right behind it, "" of any other.
func (s *sentence) percentile(q quantity.Quantity) string {
	if rest, ok := strings.CutPrefix(s.lower[q.End:], " at p"); ok {
		return percentileAt("p" + rest)
	}
	if note, _, ok := strings.Cut(s.lower[q.End:], ")"); ok && strings.HasPrefix(note, " (p") && !strings.Contains(note, ":") && !strings.Contains(note[2:], " ") {
		return percentileAt(note[2:])
	}
	head := s.lower[:q.Start]
	at := strings.LastIndex(head, "p9")
	if at < 0 {
		at = strings.LastIndex(head, "p50")
	}
	if at < 0 || at > 0 && joinsWord(head[at-1]) || strings.ContainsAny(head[at:], ");.") {
		return ""
	}
	if open := strings.LastIndexByte(head, '('); open > at {
		return ""
	}
	return percentileAt(head[at:])
}

func percentileAt(s string) string {
	end := 1
	for end < len(s) && (isDigit(s[end]) || s[end] == '.' && end+1 < len(s) && isDigit(s[end+1])) {
		end++
	}
	if end < 2 || end > 6 || !endsWord(s[end:]) {
		return ""
	}
	return snake(s[:end]) + "_"
}
