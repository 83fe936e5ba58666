package stackshare

import (
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// entriesIn returns the entries in s of lists with votes, without the few texts before and
// after them, which are of the list or of the page.
func (d *document) entriesIn(s span) span {
	const few = 3
	if s.empty() || d.tokens[s.from].kind == outline.Item && d.tokens[s.to-1].kind == outline.Item {
		return s
	}
	first, last, votes := -1, -1, false
	for i := s.from; i < s.to; i++ {
		if !d.isListed(i, s) {
			continue
		}
		if first < 0 {
			first = i
		}
		last, votes = i, votes || holdsDigit(d.tokens[i].key)
	}
	if !votes {
		return s
	}
	list, front, behind := span{first, last + 1}, 0, 0
	for i := s.from; i < s.to; i++ {
		if i == list.from {
			i = list.to
		}
		if i == s.to {
			break
		}
		if t := &d.tokens[i]; !t.picture && !t.noise && t.kind != outline.Button {
			if d.isVoted(t.text) {
				return s
			}
			if i < list.from {
				front++
			} else {
				behind++
			}
		}
	}
	if max(front, behind) > few {
		return s
	}
	return list
}

// isListed reports a token in a list entry or a table that does not hold the label in front of
// s.
func (d *document) isListed(i int, s span) bool {
	at := d.tokens[i].block
	if table := d.cellOf(i).Table; table > 0 {
		return s.from > 0 && d.cellOf(s.from-1).Table != table
	}
	return d.page.Outline.InOneList(at, at) && !(s.from > 0 && d.page.Outline.InOneList(d.tokens[s.from-1].block, at))
}

// isVoted reports a text with its votes, and not how many entries a list has.
func (d *document) isVoted(text string) bool {
	for _, form := range forms {
		if p := takeVotes(vote{text: text}, form); p.votes != nil {
			key := labelKey(d.key(p.text))
			return innerWords[key] == nothing && !isVotesWord(key) && !isTotal(d.key(text)) && key != "entries" && !strings.HasPrefix(key, "of ")
		}
	}
	return false
}

// isTotal reports the sum of the votes of a list: "Total 2,249", "Total: 40 votes".
func isTotal(key string) bool {
	sum, ok := strings.CutPrefix(key, "total")
	if !ok {
		return false
	}
	_, ok = votesOf(strings.TrimLeft(strings.TrimPrefix(sum, " votes"), ": "))
	return ok
}

// creditsReader reports who of the readers of the site has added a point.
func creditsReader(key string) bool {
	const most = 60
	verb, who, ok := strings.Cut(key, " by ")
	if !ok || len(key) > most || who == "" || strings.Count(who, " ") > 2 {
		return false
	}
	switch verb {
	case "added", "submitted", "suggested", "contributed", "posted", "proposed":
		return true
	}
	return false
}

// dropNumbers takes the numbers off points that are numbered one after the other, as
// they are typed: "1. Fast", "2. Small".
func dropNumbers(list []vote) {
	rest := make([]string, len(list))
	for i := range list {
		number := strconv.Itoa(i + 1)
		text, ok := strings.CutPrefix(list[i].text, number)
		if !ok || len(text) < 3 || text[0] != '.' && text[0] != ')' || text[1] != ' ' {
			return
		}
		rest[i] = strings.TrimSpace(text[2:])
	}
	for i := range list {
		list[i].text = rest[i]
	}
}
