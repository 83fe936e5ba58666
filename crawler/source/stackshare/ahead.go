package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// partFigures makes sections of their own of the tools' figures that stand in
// front of the text on differences, below its heading: as in 2019, where that is
// the title of the page.
func (r *reader) partFigures() {
	for i := 0; i < len(r.sections); i++ {
		s := &r.sections[i]
		if s.topic != differences || len(r.names) < 2 {
			continue
		}
		end := r.figuresAhead(s.span)
		if end == 0 {
			continue
		}
		front := section{label: label{overview, -1}, at: -1, span: span{s.from, end}}
		s.from = end
		r.sections = slices.Insert(r.sections, i, front)
		i++
	}
}

// maxAhead bounds the texts in front of the figures that are not about them.
const maxAhead = 8

// figuresAhead returns the end of the tools' figures in s: before the first text, or before the
// second if each of the tools is named beside them; 0 if there are none.
func (r *reader) figuresAhead(s span) int {
	labels, figures, texts, others, end := 0, 0, 0, 0, 0
	seen := make([]bool, len(r.names))
scan:
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		n := 0
		if !t.sentence {
			n = r.countFigures(i)
		}
		switch {
		case t.metric != "", t.own != "", n > 0:
			if t.metric != "" || t.own != "" || holdsMetric(t.key) {
				labels += max(n, 1)
			}
			figures += n
			end = i + 1
		case t.tool >= 0:
			if figures > 0 && !seen[t.tool] {
				end = i + 1
			}
			seen[t.tool] = true
		case t.picture, t.noise, t.column, t.kind == outline.Button, isVoteButton(t.text):
		case figures > 0 && (t.sentence || t.kind == outline.Heading):
			break scan
		case t.sentence:
			texts++
		default:
			others++
		}
		if texts > 1 || others > maxAhead {
			break
		}
	}
	all := !slices.Contains(seen, false)
	switch {
	case labels > 1 && figures > 1 && (texts == 0 || all):
		return end
	case all && figures >= len(bareMetrics)*len(r.names):
		return end
	}
	return 0
}

// countFigures counts the figures that token i is, or is made of, with or without
// labels.
func (r *reader) countFigures(i int) int {
	t := &r.tokens[i]
	if t.figure || t.own != "" {
		return 1
	}
	if t.picture || !holdsDigit(t.text) {
		return 0
	}
	if list := figureList(t.text); list != nil {
		return len(list)
	}
	if pieces := r.ownedPieces(t, false); pieces != nil {
		return len(pieces) - 1
	}
	return len(r.bareIn(span{i, i + 1}))
}
