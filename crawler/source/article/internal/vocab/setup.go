package vocab

import (
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// MachineIn returns the machine or the load that a note in parentheses describes: "(4 cores, 8
// GB)", "(10 clients, batches of 20 rows)".
func MachineIn(s string) string {
	s, ok := strings.CutPrefix(s, "(")
	note, _, closed := strings.Cut(s, ")")
	if !ok || !closed || len(note) > 60 || note == "" || !words.IsDigit(note[0]) {
		return ""
	}
	if first, _, _ := strings.Cut(note, ", "); !IsLoad(first) &&
		!words.HasAny(words.LowerASCII(note), "core", "cores", "cpu", "cpus", "vcpu", "vcpus") {
		return ""
	}
	return note
}

// IsLoad reports a noun that counts the load of a test.
func IsLoad(figure string) bool {
	last := words.Last(figure)
	if len(last) > words.MaxFold {
		return false
	}
	var buf [words.MaxFold]byte
	switch string(words.Lower(buf[:0], last)) {
	case "cores", "cpus", "vcpus", "threads", "workers", "processes", "clients", "brokers", "nodes", "replicas", "shards", "partitions",
		"producers", "consumers", "instances", "gpus", "agents", "runners", "executors", "machines", "jobs":
		return len(last) < len(strings.TrimSpace(figure))
	case "users", "connections", "requests", "sessions":
		return loadLexicon.Any(figure)
	}
	return false
}

// loadLexicon holds what says of users that they are those of a test.
var loadLexicon = words.NewLexicon("concurrent ", "simultaneous ", "parallel ", "virtual ")

// IsLicense reports a value that names a licence of software: "MIT", "GPLv3".
func IsLicense(value string) bool {
	for word := range strings.FieldsFuncSeq(value, func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch strings.TrimSuffix(word, "v") {
		case "MIT", "BSD", "Apache", "GNU", "GPL", "LGPL", "AGPL", "MPL", "EPL", "ISC", "SSPL", "BUSL", "BSL", "Unlicense":
			return true
		}
	}
	return false
}
