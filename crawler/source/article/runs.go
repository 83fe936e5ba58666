package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// unversioned removes the versions after names, "Zeta 15.3", unless the page knows the names
// only with them, or they distinguish the names.
func (d *document) unversioned(list []string) []string {
	bare := make([]string, len(list))
	for i, name := range list {
		bare[i] = name
		version := words.Last(name)
		short := strings.TrimRight(strings.TrimSuffix(name, version), " ")
		if version != name && words.IsDigit(version[0]) && strings.Trim(version, "0123456789.x") == "" && d.body.Exact(short) > d.body.Exact(name) {
			bare[i] = short
		}
	}
	for i := range bare {
		if slices.Contains(bare[:i], bare[i]) {
			return list
		}
	}
	return bare
}

// prefixName returns the longest run of words at the head of a text that the
// page uses as a name; usable says how often it must occur in the text.
func (d *document) prefixName(s string, usable int) string {
	return d.prefixOf(s, func(name string) bool { return d.body.Exact(name) >= usable })
}

// suffixName is prefixName for the end of a text.
func (d *document) suffixName(s string, usable int) string {
	return d.suffixOf(s, func(name string) bool { return d.body.Exact(name) >= usable })
}

func (d *document) prefixOf(s string, used func(string) bool) string {
	runs := make([]string, 0, names.MaxWords) // of one word, of two, …
	end := 0
	for rest := s; len(runs) < names.MaxWords; {
		var word string
		if word, rest = words.First(rest); word == "" || len(runs) > 0 && setsAgainst(word) {
			break
		}
		end = len(s) - len(rest)
		runs = append(runs, words.SingleSpaced(s[:end]))
	}
	for i := len(runs) - 1; i >= 0; i-- {
		name := names.Clean(names.WithoutPossessive(runs[i]))
		if used(name) && (d.body.IsProper(name) || i == 0 && d.isLowerName(name)) {
			return name
		}
	}
	return ""
}

func (d *document) suffixOf(s string, used func(string) bool) string {
	runs := make([]string, 0, names.MaxWords)
	for rest := s; len(runs) < names.MaxWords; {
		word := words.Last(rest)
		if word == "" {
			break
		}
		rest = strings.TrimRight(rest, " \n\t")
		rest = rest[:len(rest)-len(word)]
		runs = append(runs, words.SingleSpaced(s[len(rest):]))
	}
	for i := len(runs) - 1; i >= 0; i-- {
		if i > 0 && d.isCounted(runs[i], names.Clean(runs[i-1])) && used(names.Clean(runs[i-1])) {
			continue
		}
		if name := names.Clean(runs[i]); used(name) && (d.body.IsProper(name) || i == 0 && d.isLowerName(name)) {
			return name
		} else if i > 0 && d.isFullName(name) {
			return name
		}
	}
	return ""
}

// isFullName reports a name of which the page uses the first word as a name of its own, and all of it
// at least once: "Zeta CSS" where it mostly says "Zeta".
func (d *document) isFullName(name string) bool {
	first, _ := words.First(name)
	return d.body.Exact(name) > 0 && d.body.IsProper(name) && d.often(first) && d.body.IsName(first)
}

// isCounted reports a number before a name that counts what the title lists, "60 Zeta
// alternatives", and is not part of the name, which the page would then use with it.
func (d *document) isCounted(run, name string) bool {
	first, rest := words.First(run)
	return names.Clean(rest) == name && strings.Trim(first, "0123456789") == "" && d.body.IsProper(name) && 2*d.body.Exact(run) < d.body.Exact(name)
}

// often reports a name that the text uses more than once.
func (d *document) often(name string) bool { return d.body.Exact(name) > 1 }

// setsAgainst reports words behind which what a name is set against follows, also where
// all words have capitals: "Choose X Over Y".
func setsAgainst(word string) bool {
	switch word {
	case "Over", "Than", "Instead", "Versus", "Against":
		return true
	}
	return false
}
