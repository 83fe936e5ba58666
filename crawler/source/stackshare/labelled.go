package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// listLabel is a label within a line, in front of what it lists.
var listLabel = regexp.MustCompile(`(?i)(?:^|[.;,]\s+|\s*[|·•–—]\s+|\)\s+)(pros|cons|(?:dis)?advantages|strengths|weaknesses|integrations|(?:key |main )?features|(?:key )?highlights|capabilities):(?:\s+|$)`)

// labelledLists splits a line of labels with lists after them, and possibly the name of the
// tool before them: "Integrations: Python", "Django: Pros: fast, small. Cons: young"; nil for
// any other line.
func (sub *subject) labelledLists(t *token) []string {
	if t.picture || t.kind == outline.Heading || t.kind == outline.Button || strings.IndexByte(t.text, ':') < 0 {
		return nil
	}
	if head, rest, ok := strings.Cut(t.text[:min(len(t.text), maxWord)], ": "); ok && rest != "" && innerWords[keyOf(head)] == description {
		return []string{head, strings.TrimSpace(t.text[len(head)+2:])}
	}
	if len(t.text) > maxOwned {
		return nil
	}
	if list := labelledIn(t.text, ""); list != nil {
		return list
	}
	for _, name := range sub.names {
		rest, _, ok := cutName(t.text, name)
		if !ok {
			continue
		}
		if list := labelledIn(rest, t.text[:len(name)]+" "); list != nil {
			return list
		}
	}
	return nil
}

// labelledRow splits a line with the label of a figure and each tool's figure after it: "GitHub
// Stars: A 85.6K, B -"; nil for any other line.
func (sub *subject) labelledRow(s string) []string {
	if len(sub.names) < 2 || len(s) > maxLabel || !holdsDigit(s) || !holdsMetric(strings.ToLower(s)) {
		return nil
	}
	for _, joint := range [...]string{": ", " – ", " — ", " - "} {
		label, rest, ok := strings.Cut(s, joint)
		if !ok || metrics[keyOf(label)] == "" {
			continue
		}
		for _, sep := range [...]string{"; ", ", ", " | ", " · "} {
			if list := sub.figureOfEach(strings.Split(rest, sep)); list != nil {
				return append([]string{label}, list...)
			}
		}
	}
	return nil
}

// figureOfEach divides parts that begin with the name of another tool each, with a
// figure behind it; nil if some do not.
func (sub *subject) figureOfEach(parts []string) []string {
	if len(parts) != len(sub.names) {
		return nil
	}
	var list []string
	seen := map[string]bool{}
	for _, p := range parts {
		for _, name := range sub.names {
			figure, _, ok := cutName(strings.TrimSpace(p), name)
			if _, shows := shown(figure, ""); ok && shows && !seen[name] {
				seen[name] = true
				list = append(list, name, figure)
			}
		}
	}
	if len(seen) < len(sub.names) {
		return nil
	}
	return list
}

// labelledIn divides a line; the labels get the name of whom it is about.
func labelledIn(s, name string) []string {
	if !holdsListLabel(s) {
		return nil
	}
	at := listLabel.FindAllStringSubmatchIndex(s, -1)
	if len(at) == 0 || at[0][2] != 0 {
		return nil
	}
	var list []string
	for k, m := range at {
		end := len(s)
		if k+1 < len(at) {
			end = at[k+1][0]
			if s[end] == ')' {
				end++ // of the last entry's votes
			}
		}
		list = append(list, name+s[m[2]:m[3]])
		list = append(list, listEntries(strings.TrimSpace(s[m[1]:end]))...)
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// holdsListLabel is a quick look for a colon behind a plural.
func holdsListLabel(s string) bool {
	for i := 3; i < len(s); i++ {
		if s[i] == ':' && s[i-1]|0x20 == 's' {
			return true
		}
	}
	return false
}

// listEntries divides the entries of a line, behind their votes if all have
// some.
func listEntries(s string) []string {
	if !strings.HasSuffix(s, "...") {
		s = strings.TrimSuffix(s, ".")
	}
	if s == "" {
		return nil
	}
	if list := votedList(s); len(list) > 1 || forms[0].MatchString(s) {
		return list
	}
	return splitValues(s)
}
