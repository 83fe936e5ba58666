package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	clientsThatUse = "companies that use "
	clientsUsedBy  = " is used by "
)

// popular is what stands between names and clientsThatUse.
var popular = regexp.MustCompile(` (?:are|is) (?:some|one|among)(?: of)? the(?: most)?(?: popular| well-known)? $`)

// clients reads the companies in a sentence of the layout of 2019: "A, B, and C are
// some of the popular companies that use X, whereas Y is used by D and E."
func (r *reader) clients(text string, at int) {
	for sentence := range strings.SplitSeq(text, ". ") {
		if !strings.Contains(sentence, clientsThatUse) {
			continue
		}
		for _, clause := range clauses.Split(strings.TrimRight(sentence, ". "), -1) {
			names, tool := "", ""
			if before, after, ok := strings.Cut(clause, clientsThatUse); ok {
				if m := popular.FindStringIndex(before); m != nil {
					names, tool = before[:m[0]], after
				}
			} else if before, after, ok := strings.Cut(clause, clientsUsedBy); ok {
				names, tool = after, before
			}
			if k := r.tool(keyOf(strings.Trim(tool, " ,"))); k >= 0 {
				for _, name := range clientNames(names) {
					r.sides[k].users.put(entry{name: name, at: at})
				}
			}
		}
	}
}

var (
	commas = regexp.MustCompile(`,\s*(?:and\s+)?`)
	ands   = regexp.MustCompile(`,\s*|\s+and\s+`)
)

// clientNames divides a list of companies; a comma in front of its "and" says that
// any other is of a name.
func clientNames(s string) []string {
	sep := ands
	if strings.Contains(s, ", and ") {
		sep = commas
	}
	var list []string
	for _, name := range sep.Split(s, -1) {
		if name = strings.TrimSpace(name); isClient(name) {
			list = append(list, name)
		}
	}
	return list
}

// listedNames splits a text at its commas and, if it has any, at the "and" before the last
// name; "and 5 others" is left out.
func listedNames(s string) []string {
	if !strings.Contains(s, ", ") {
		return []string{s}
	}
	sep := ands
	if strings.Contains(s, ", and ") {
		sep = commas
	}
	var list []string
	for _, name := range sep.Split(s, -1) {
		if name = strings.TrimSpace(name); name != "" && !isRest("and "+keyOf(name)) {
			list = append(list, name)
		}
	}
	return list
}

// isClient reports what may be the name of a company: no number of them, and no
// others that are not named.
func isClient(s string) bool {
	const few = 5
	if s == "" || len(s) > min(maxNameBytes, record.MaxName) || strings.Count(s, " ") >= few || !hasLetter(s) {
		return false
	}
	first, rest, several := strings.Cut(s, " ")
	if several && strings.ToLower(first) == first && !words.IsDigit(first[0]) && rest == strings.ToLower(rest) {
		return false
	}
	switch keyOf(s) {
	case "others", "more", "many", "etc.", "etc", "other companies":
		return false
	}
	return !strings.HasPrefix(keyOf(s), "many ") && !strings.HasSuffix(keyOf(s), " companies")
}
