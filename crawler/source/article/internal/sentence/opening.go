package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxOpening bounds the words in front of the first comma of a sentence, in bytes.
const maxOpening = 80

// opening is what a sentence says in front of its first comma of how the figures
// behind it were measured.
type opening struct {
	load string
	end  int // where the comma stands
}

// openingOf reads "In our test with 64 connections, …", "With 1 KB messages, …", "On
// a 4-core VM, …" and "When serving files, …".
func (s *Sentence) openingOf() opening {
	if !s.opening.known {
		s.opening.set(s.readOpening())
	}
	return s.opening.value
}

func (s *Sentence) readOpening() opening {
	if note := s.testNote(); note.load != "" {
		return note
	}
	if doing := s.doneBefore(); doing.load != "" {
		return doing
	}
	end := strings.Index(s.Text, ", ")
	if end < 0 || s.namesIn(end) || strings.Contains(s.lower[:end], " it ") {
		end = s.beforeName()
	}
	if end < 0 || end > maxOpening || strings.ContainsAny(s.Text[:end], ";:()") {
		return opening{}
	}
	first, rest := words.First(s.Text[:end])
	if rest = strings.TrimSpace(rest); rest == "" {
		return opening{}
	}
	load := ""
	switch strings.ToLower(first) {
	case "in", "during", "for", "on", "with", "using", "under", "at", "over":
		if load = behindTest(rest); load == "" {
			load = loadAt(strings.ToLower(first), rest)
		}
	case "after", "without":
		if verb := words.Head(words.LowerASCII(rest)); words.HasAny(verb, preparing[:]...) || strings.ToLower(first) == "after" && strings.HasSuffix(verb, "ing") && words.HasDigit(rest) {
			load = strings.ToLower(first) + " " + rest
		}
	case "when", "while":
		if words.HasAny(words.Head(words.LowerASCII(rest)), working[:]...) {
			load = rest
		}
	}
	if load == "" {
		return opening{}
	}
	return opening{load, end}
}

// beforeName returns the position of the first name of a sentence, or of "it", after words that
// may describe the measurement; -1 if the name opens the sentence: "With the default
// configuration X did".
func (s *Sentence) beforeName() int {
	head := s.lower[:min(len(s.lower), maxOpening)]
	end := strings.Index(head, " it ")
	if we := strings.Index(head, " we "); we >= 0 && (end < 0 || we < end) {
		end = we
	}
	if len(s.Mentions) > 0 && (end < 0 || s.Mentions[0].Start < end) {
		end = s.Mentions[0].Start - 1
	}
	if end <= 0 || isPreposition(words.Last(s.lower[:end])) || vocab.IsDeterminer(words.Last(s.lower[:end])) {
		return -1
	}
	return end
}

// testNote reads "In our test (PostgreSQL 16, 8 workers) …", and no other parenthesis.
func (s *Sentence) testNote() opening {
	if !words.HasPrefix(s.lower, "in our ", "in the ", "in this ", "in a ") {
		return opening{}
	}
	from := strings.Index(s.Text[:min(len(s.Text), maxOpening)], " (")
	if from < 0 || s.namesIn(from) || strings.Count(s.Text[:from], " ") > 4 {
		return opening{}
	}
	note, _, closed := strings.Cut(s.Text[from+2:], ")")
	switch strings.TrimSuffix(words.Last(s.lower[:from]), "s") {
	case "test", "benchmark", "run", "measurement", "setup":
	default:
		return opening{}
	}
	if !closed || len(note) > maxOpening || !isSetupList(note) {
		return opening{}
	}
	return opening{note, from + 2 + len(note)}
}

// doneBefore reads what was done where a sentence opens with it, and says behind a colon how long that took: "Creating
// 10,000 rows widens the gap: X needs 382 ms, Y 447 ms".
func (s *Sentence) doneBefore() opening {
	doing := words.Head(s.lower)
	if !strings.HasSuffix(doing, "ing") || len(doing) < len("adding") {
		return opening{}
	}
	end := strings.Index(s.Text[:min(len(s.Text), maxOpening)], ": ")
	if end < 0 || s.namesIn(end) || strings.ContainsAny(s.Text[:end], ";(") || strings.Contains(s.Text[:end], ", ") {
		return opening{}
	}
	list := quantity.Find(s.Text[:end], "")
	if len(list) != 1 || !list[0].Counted || list[0].Hypothetical || strings.Count(s.Text[:list[0].Start], " ") > 2 {
		return opening{}
	}
	return opening{s.Text[:list[0].End], end}
}

// isSetupList reports a list of what a test was made with, of which one entry at least
// is a load, a machine or a name with a version: "PostgreSQL 16, 8 workers".
func isSetupList(note string) bool {
	for part := range strings.SplitSeq(note, ",") {
		part = strings.TrimSpace(part)
		if !words.HasDigit(part) {
			continue
		}
		lower := words.LowerASCII(part)
		noun := strings.TrimSuffix(words.Last(lower), "s")
		if vocab.IsLoad(part) || slices.ContainsFunc(strings.Fields(lower), isInstance) ||
			words.IsDigit(part[0]) && (noun == "user" || noun == "visitor") ||
			words.IsDigit(part[0]) && (slices.Contains(loads[:], noun) || slices.Contains(machines[:], noun)) ||
			words.HasAny(lower, "gb", "mb", "core", "cores", "vcpu", "vcpus", "cpu", "cpus", "ram") {
			return true
		}
		if first, rest := words.First(part); isVersioned(first, strings.TrimSpace(rest)) {
			return true
		}
	}
	return false
}

// isVersioned reports a name with the number of its version: "Python 3.13", "M2".
func isVersioned(name, version string) bool {
	if !words.IsCapitalized(name) || isCalendarName(name) || version == "" || len(version) == 4 && phrase.YearAt(version) != "" {
		return false
	}
	switch words.LowerASCII(name) {
	case "see", "figure", "fig", "fig.", "table", "section", "chapter", "step", "part", "page", "note", "appendix", "listing", "test", "run",
		"day", "week", "thanks", "version", "round", "phase", "no.":
		return false
	}
	version = strings.TrimPrefix(version, "v")
	return version != "" && words.IsDigit(version[0]) && strings.IndexByte(version, ' ') < 0
}

// namesIn reports that a tool is named before a position.
func (s *Sentence) namesIn(before int) bool {
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.Start < before && !m.Tool.Thing })
}

// behindTest returns what a test is said to be made with: "64 connections" of "our
// test with 64 connections".
func behindTest(phrase string) string {
	for _, with := range [...]string{" with ", " using ", " at ", " on ", " over "} {
		test, load, ok := strings.Cut(phrase, with)
		if !ok {
			continue
		}
		switch strings.TrimSuffix(strings.ToLower(words.Last(test)), "s") {
		case "test", "benchmark", "run", "measurement", "setup", "experiment", "trial":
			return withoutArticle(load)
		case "project", "app", "application", "monorepo", "repo", "repositorie", "repository", "codebase", "table", "database", "site", "workspace":
			if words.OpensDigit(load) {
				return load
			}
		}
	}
	return ""
}

// loadAt reads the load or the machine behind a preposition.
func loadAt(preposition, phrase string) string {
	load := withoutArticle(phrase)
	lower := words.LowerASCII(load)
	if load == "" || strings.Count(lower, " ") > 6 {
		return ""
	}
	head := lower // in front of what is added to it
	for _, more := range [...]string{" with ", " per ", " of ", " and ", " in "} {
		head, _, _ = strings.Cut(head, more)
	}
	noun := strings.TrimSuffix(words.Last(head), "s")
	switch preposition {
	case "on", "in":
		if strings.HasPrefix(lower, "same ") {
			return ""
		}
		if load != phrase && isInstance(head) {
			return load
		}
		if load == phrase && !words.IsDigit(load[0]) || load == words.Last(load) && load != "laptop" || !slices.Contains(machines[:], noun) {
			return ""
		}
		return load
	case "for":
		if slices.Contains(loads[:], noun) || noun == "text" || strings.HasSuffix(noun, "ization") {
			return load
		}
	case "over":
		if noun == "connection" || noun == "network" || noun == "link" || isWire(noun) {
			return load
		}
	case "with", "using", "under", "at":
		if preposition == "at" && isState(lower) {
			return load
		}
		if isSwitched(lower) || noun == "configuration" || noun == "config" || noun == "setting" {
			return load
		}
		if slices.Contains(loads[:], noun) || words.IsDigit(load[0]) && slices.Contains(machines[:], noun) || words.HasAny(head, "gb", "mb") {
			return load
		}
	}
	return ""
}

// isSwitched reports words that end in what was done to what they name: "caching turned on".
func isSwitched(lower string) bool {
	return words.HasSuffix(lower, " turned on", " turned off", " switched on", " switched off", " enabled", " disabled", " warmed up") &&
		strings.Count(lower, " ") < 5
}

// isInstance reports the type of a rented machine: "c6i.large".
func isInstance(name string) bool {
	family, size, ok := strings.Cut(name, ".")
	return ok && words.HasDigit(family) && family[0] >= 'a' && family[0] <= 'z' && strings.IndexByte(name, ' ') < 0 &&
		words.HasSuffix(size, "nano", "micro", "small", "medium", "large", "metal")
}

func withoutArticle(phrase string) string {
	for _, a := range [...]string{"a ", "an ", "the ", "our ", "one ", "just ", "only ", "about ", "around "} {
		if rest, ok := strings.CutPrefix(phrase, a); ok {
			return withoutArticle(rest)
		}
	}
	return phrase
}

// machines are what a test runs on, loads what it is made of, working what is done
// in it.
var (
	machines = [...]string{"instance", "machine", "laptop", "desktop", "server", "box", "vm", "vp", "droplet", "container", "node", "cluster", "macbook", "core", "cpu", "vcpu", "ram", "hardware"}
	loads    = [...]string{"connection", "client", "thread", "worker", "processe", "query", "querie", "database", "payload", "body", "response", "request", "message", "row", "record", "key", "document",
		"file", "event", "vector", "cache", "caching", "keep-alive", "compression", "logging", "tl", "batche", "pipelining", "join", "read", "write", "insert", "update", "lookup", "scan",
		"partition", "producer", "consumer", "upload", "template", "core", "concurrency", "write-heavy", "cold start", "traffic", "job", "replica"}
	working = [...]string{"serving", "rendering", "returning", "parsing", "reading", "writing", "inserting", "loading", "sending", "receiving", "streaming", "querying", "processing", "handling", "uploading",
		"building", "compiling", "indexing", "sorting", "importing", "scanning", "encoding", "decoding", "serializing", "proxying", "publishing", "consuming", "bundling", "idle"}
	preparing = [...]string{"tuning", "optimizing", "optimising", "enabling", "disabling", "warming", "adding", "caching", "indexing"}
)

// madeOn returns the machine right behind a figure on which it was measured: "on a
// laptop (M2, 1 process)".
func (s *Sentence) madeOn(q quantity.Quantity) string {
	rest, ok := strings.CutPrefix(s.Text[q.End:], " on ")
	if !ok {
		return ""
	}
	end := strings.IndexAny(rest, ",;:.(")
	if end > 0 && rest[end] == '.' && end+1 < len(rest) && rest[end+1] != ' ' { // t3.medium
		if more := strings.IndexAny(rest[end+1:], ",;:.("); more >= 0 {
			end += 1 + more
		} else {
			end = len(rest)
		}
	}
	if end < 0 {
		end = len(rest)
	}
	at := len(s.Text) - len(rest)
	if slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.Start >= at && m.Start < at+end }) {
		return ""
	}
	machine := loadAt("on", strings.TrimSpace(rest[:end]))
	if machine == "" || end == len(rest) || rest[end] != '(' {
		return machine
	}
	note, _, closed := strings.Cut(rest[end:], ")")
	if !closed || len(note) > phrase.MaxLabel {
		return machine
	}
	return machine + " " + note + ")"
}
