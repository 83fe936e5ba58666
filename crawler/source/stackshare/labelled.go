package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
)

// listLabel is a label within a line, in front of what it lists.
var listLabel = regexp.MustCompile(`(?i)(?:^|[.;,]\s+|\s*[|·•–—]\s+|\)\s+)(pros|cons|advantages|disadvantages|integrations|(?:key )?features):(?:\s+|$)`)

// labelledLists divides a line of labels with what each lists behind it:
// "Integrations: Python", "Pros: fast, small. Cons: young"; nil if it is none.
func labelledLists(t *token) []string {
	if t.picture || t.kind == source.Heading || t.kind == source.Button || len(t.text) > maxOwned || strings.IndexByte(t.text, ':') < 0 {
		return nil
	}
	at := listLabel.FindAllStringSubmatchIndex(t.text, -1)
	if len(at) == 0 || at[0][2] != 0 {
		return nil
	}
	var list []string
	for k, m := range at {
		end := len(t.text)
		if k+1 < len(at) {
			end = at[k+1][0]
			if t.text[end] == ')' {
				end++ // of the last entry's votes
			}
		}
		list = append(list, t.text[m[2]:m[3]])
		list = append(list, listEntries(strings.TrimSpace(t.text[m[1]:end]))...)
	}
	if len(list) < 2 {
		return nil
	}
	return list
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
