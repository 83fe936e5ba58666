package stackshare

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// answer is what stands under "What is X?".
type answer struct {
	question string
	tool     int
	passage
}

// answer reads the first text under the question; it describes the tool.
func (r *reader) answer(s *section) {
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.picture || t.noise || t.kind == outline.Button || t.figure {
			continue
		}
		text := t.text
		for k := i + 1; k < s.to && r.continues(k); k++ {
			text += "\n" + r.tokens[k].text
		}
		question := r.tokens[s.at].text
		for k := range r.answers {
			if keyOf(r.answers[k].question) == keyOf(question) {
				return
			}
		}
		r.answers = append(r.answers, answer{question, s.tool, passage{text, i}})
		side := &r.sides[s.tool]
		side.description = passage{text, i}
		return
	}
}

// asksByButton recognises a question on a button that shows the answer right below it and is
// not one of a row of buttons.
func (r *reader) asksByButton(i int) (label, bool) {
	t := &r.tokens[i]
	if t.picture || i == 0 || i+1 == len(r.tokens) || len(t.key) > maxLabel || !strings.HasSuffix(t.key, "?") {
		return label{}, false
	}
	if next := &r.tokens[i+1]; r.tokens[i-1].kind == outline.Button || !next.sentence || next.kind == outline.Button || next.noise {
		return label{}, false
	}
	l, ok := r.toolLabel(labelKey(t.key))
	return l, ok && l.topic == answered
}

// continues reports whether token i is a further line of the block that the
// token before it begins or continues; where all is lines, nothing is.
func (d *document) continues(i int) bool {
	if t := &d.tokens[i]; !t.soft || t.noise {
		return false
	}
	for i--; i > 0 && d.tokens[i].soft; i-- {
	}
	return i > 0 && d.tokens[i].sentence
}

// askedTwice gives the first of two equal questions back to the section on
// differences in which it stands: prose that asks what the answers below
// repeat.
func (r *reader) askedTwice() {
	kept := r.sections[:0]
	for _, s := range r.sections {
		if n := len(kept) - 1; n >= 0 && s.topic == answered && kept[n].topic == differences {
			if key := labelKey(r.tokens[s.at].key); r.asked[key] > 1 {
				r.asked[key]--
				kept[n].to = s.to
				continue
			}
		}
		kept = append(kept, s)
	}
	r.sections = kept
}

// sideHeads gives what stands under the last of several headings side by side
// to the tools that they name, column by column.
func (r *reader) sideHeads() {
	n := len(r.names)
	for i := 0; n > 1 && i+n <= len(r.sections); i++ {
		group := r.sections[i : i+n]
		last := group[n-1]
		if last.empty() || !sideBySideHeads(group) {
			continue
		}
		columns := r.columns(last.span, n, notEmpty)
		if columns == nil && last.topic == answered {
			columns = r.sentences(last.span)
		}
		if r.isRowOfHeads(last.at) && last.topic != answered && (len(columns) != n || columns[0].from != last.from) {
			rest := section{label: label{overview, -1}, at: -1, span: last.span}
			group[n-1].to = last.from
			r.sections = slices.Insert(r.sections, i+n, rest)
			continue
		}
		if len(columns) != n {
			continue
		}
		for k := range group {
			group[k].span = columns[k]
		}
	}
}

// isRowOfHeads reports a heading that is the last in an element of headings only: what
// stands behind that is in the column of none.
func (d *document) isRowOfHeads(i int) bool {
	if i < 0 {
		return false
	}
	blocks, at := d.page.Outline.Blocks(), d.tokens[i].block
	for from, to := range d.page.Outline.Enclosing(at) {
		if to > at+1 || at-from > boxNear {
			return false
		}
		for k := from; k < at; k++ {
			if blocks[k].Kind != outline.Heading {
				return false
			}
		}
		if from < at {
			return true
		}
	}
	return false
}

func sideBySideHeads(group []section) bool {
	for k, s := range group {
		if s.tool < 0 || s.topic != group[0].topic || k > 0 && s.tool == group[k-1].tool || k+1 < len(group) && !s.empty() {
			return false
		}
	}
	return true
}

func (d *document) sentences(s span) []span {
	var list []span
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.sentence && !t.noise && !t.picture {
			list = append(list, span{i, i + 1})
		}
	}
	return list
}

var (
	usedByCompanies  = regexp.MustCompile(`(?i)([\d][\d.,]*\s?[km]?\+?) companies\b`)
	usedByDevelopers = regexp.MustCompile(`(?i)([\d][\d.,]*\s?[km]?\+?) developers\b`)
	including        = regexp.MustCompile(`(?i)\bincluding (.+?)\.?$`)
)

// users reads who uses the tool: numbers of companies and developers in
// sentences, and names of companies.
func (r *reader) users(s *section) {
	side := &r.sides[s.tool]
	counted, people := false, false
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		var companies, developers []string
		if holdsDigit(t.text) {
			companies, developers = usedByCompanies.FindStringSubmatch(t.text), usedByDevelopers.FindStringSubmatch(t.text)
		}
		if companies != nil {
			counted = r.setStat(s.tool, "stackshare.company_stacks", companies[1], "", i)
			if m := including.FindStringSubmatch(t.text); m != nil {
				r.including(m[1], i, s)
			}
		}
		if developers != nil {
			counted = r.setStat(s.tool, "stackshare.developer_stacks", developers[1], "", i) || counted
		}
		switch key := labelKey(t.key); {
		case key == "companies" || key == "developers":
			people = key == "developers"
		case !people && t.isName() && !r.isIcon(i) && companies == nil && developers == nil:
			for _, name := range listedNames(t.text) {
				side.users.put(entry{name: name, at: i})
			}
		}
	}
	if !counted {
		side.users.state(s.span)
	}
}

// including reads "A, B, and C".
func (f *findings) including(list string, at int, s *section) {
	for _, name := range joined.Split(list, -1) {
		if name = strings.TrimSpace(name); name != "" && len(name) <= record.MaxName {
			f.sides[s.tool].users.put(entry{name: name, at: at})
		}
	}
}
