package source

import (
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/dates"
)

// maxPageNote bounds what a page says of itself, in bytes.
const maxPageNote = 100

// IsPageNote reports a text that is about the page and not about its subject: when
// it was looked after last, whether it helped, whose it is, why it was sent.
func IsPageNote(s string) bool {
	if isLicence(s) {
		return true
	}
	if len(s) > maxPageNote || s == "" {
		return false
	}
	if isCopyright(s) || strings.Contains(s, "unsubscribe") && strings.Contains(s, " because ") {
		return true
	}
	switch s[0] | 0x20 {
	case 'l':
		if isLastChange(s) {
			return true
		}
	case 'e':
		return strings.HasPrefix(s, "Edit this page ") && isLastChange(s[len("Edit this page "):])
	case 'y':
		return strings.HasPrefix(s, "You are visitor ") && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
	case 't':
		head, rest, _ := strings.Cut(s, " last ")
		verb, _, dated := strings.Cut(rest, " on ")
		return dated && strings.EqualFold(head, "this page was") && (verb == "edited" || verb == "modified" || verb == "updated" || verb == "changed")
	case 's':
		return strings.HasPrefix(s, "Showing ") && countsRows(s)
	case 'w', 'd':
		for _, end := range [...]string{" helpful?", " useful?", " help?", " help you?"} {
			if strings.HasSuffix(s, end) && strings.Contains(s, " this ") && strings.Count(s, " ") < 8 {
				return true
			}
		}
	}
	file, change, found := strings.Cut(s, " · ")
	return found && (isLastChange(file) || strings.IndexByte(file, ' ') < 0 && strings.IndexByte(file, '.') > 0 && isLastChange(change))
}

// isLicence reports a text that says under which terms a site is.
func isLicence(s string) bool {
	return strings.HasPrefix(s, "Except where otherwise noted, ") && strings.Contains(s, "licen") && len(s) <= 2*maxPageNote
}

// countsRows reports how many rows of a table are shown: "Showing 1 to 8 of 8 entries".
func countsRows(s string) bool {
	var from, to, all int
	var rows string
	s = strings.NewReplacer("–", " to ", "-", " to ", ",", "").Replace(s)
	n, err := fmt.Sscanf(s, "Showing %d to %d of %d %s", &from, &to, &all, &rows)
	if n != 4 || err != nil || from > to || to > all {
		return false
	}
	switch _, rest, _ := strings.Cut(s, rows); rows {
	case "entries", "results", "rows", "items", "records":
		return rest == "" || strings.HasPrefix(rest, " (")
	}
	return false
}

// isLastChange reports a text that says when the page was changed last, and by whom:
// "Last modified: 2024/03/01 10:11 by Ana".
func isLastChange(s string) bool {
	head, rest, _ := strings.Cut(s, " ")
	verb, when, _ := strings.Cut(rest, " ")
	if !strings.EqualFold(head, "last") {
		return false
	}
	switch strings.ToLower(strings.TrimRight(verb, ":")) {
	case "updated", "checked", "reviewed", "modified", "edited", "verified":
	default:
		return false
	}
	if who, ok := strings.CutPrefix(when, "by "); ok {
		return who != "" && isDigit(who[0]) && strings.Count(who, " ") < 3
	}
	when, who, _ := strings.Cut(when, " by ")
	day, clock, _ := strings.Cut(when, " ")
	return strings.Count(who, " ") < 4 && (isDay(when) || len(clock) == len("15:04") && clock[2] == ':' && isDay(day))
}

// isDay reports a day, or month, and nothing else.
func isDay(s string) bool {
	_, ok := dates.Parse(strings.TrimSuffix(strings.TrimPrefix(s, "on "), "."))
	return ok && len(s) > len("2006")
}
