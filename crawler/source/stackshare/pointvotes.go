package stackshare

import (
	"regexp"
	"slices"
	"strings"
)

// countOfVotes is a number, whose thousands may stand apart as in print.
const countOfVotes = `\d{1,3}(?:\x{202f}\d{3})+|\d[\d.,]*[kKmM]?`

// shareOfVotes is how many of all votes these are, behind their count: "96%".
const shareOfVotes = `(?:,?\s[(\[]?\d{1,3}(?:[.,]\d+)?\s?%[)\]]?)?`

// forms in which a text holds its votes.
var forms = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<text>.+?)\s*[(\[]\+?(?P<votes>` + countOfVotes + `)(\s?(up)?votes?)?[)\]]` + shareOfVotes + `$`),
	regexp.MustCompile(`^(?P<text>.+?)\s*[-–—:,·|]?\s+\+?(?P<votes>` + countOfVotes + `)\s?(up)?votes?` + shareOfVotes + `$`),
	regexp.MustCompile(`^[+(\[]?(?P<votes>` + countOfVotes + `)[)\]]?(\s(up)?votes?)?\s*[-–—:.·|×]?\s+(?P<text>\S.*)$`),
	regexp.MustCompile(`(?i)^(?P<text>.+?)\s*[-–—,·|(]?\s+\(?(up)?votes?:?\s\+?(?P<votes>` + countOfVotes + `)\)?$`),
	regexp.MustCompile(`(?i)^(up)?votes?:?\s\+?(?P<votes>` + countOfVotes + `)\s*[-–—:.·|]?\s+(?P<text>\S.*)$`),
	regexp.MustCompile(`^(?P<text>.+?)\s*[-–—:·|]?\s+[+×]?(?P<votes>` + countOfVotes + `)$`),
}

// signedForm is a text with votes behind it where all votes have a sign: "Fast +9".
var signedForm = regexp.MustCompile(`^(?P<text>.+?)\s+\+(?P<votes>` + countOfVotes + `)$`)

// beginsBlock reports a token that more of its block follows, and none is in front of.
func (d *document) beginsBlock(i int, s span) bool {
	at := d.tokens[i].block
	return i+1 < s.to && d.tokens[i+1].block == at && (i == s.from || d.tokens[i-1].block != at)
}

// splitVotes takes votes out of texts, if all of them have one form. Votes in
// parentheses behind the text are such where at least half of the texts have
// them.
func splitVotes(list []vote) {
	for i, form := range forms {
		split, found := make([]vote, len(list)), 0
		for k, p := range list {
			if split[k] = takeVotes(p, form); split[k].votes != nil {
				found++
			} else if i > 0 {
				break
			}
		}
		if found == len(list) || i == 0 && 2*found >= len(list) {
			copy(list, split)
			return
		}
	}
}

// takeVotes takes votes of a form out of a text that has none yet.
func takeVotes(p vote, form *regexp.Regexp) vote {
	if !holdsDigit(p.text) {
		return p
	}
	m := form.FindStringSubmatch(p.text)
	if m == nil {
		return p
	}
	if n, ok := votesOf(m[form.SubexpIndex("votes")]); ok {
		p.text, p.votes = strings.TrimSpace(m[form.SubexpIndex("text")]), n
	}
	return p
}

// takeMissing takes votes of a form out of the texts that have none.
func takeMissing(list []vote, form *regexp.Regexp) {
	for i := range list {
		if list[i].votes == nil {
			list[i] = takeVotes(list[i], form)
		}
	}
}

// beginWithVotes reports points that all begin with a count.
func beginWithVotes(list []vote) bool {
	return !slices.ContainsFunc(list, func(p vote) bool { return takeVotes(p, forms[2]).votes == nil })
}

// takeGlued takes votes out of the texts that have none, where others of their list have theirs
// in a text of its own, if all of them hold a count in that place.
func takeGlued(list []vote, numbersFirst bool) {
	form := forms[len(forms)-1]
	if numbersFirst {
		form = forms[2]
	}
	split := slices.Clone(list)
	takeMissing(split, form)
	if !slices.ContainsFunc(split, func(p vote) bool { return p.votes == nil }) {
		copy(list, split)
	}
}
