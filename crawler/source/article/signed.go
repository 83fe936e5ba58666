package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/ingest/record"
)

// signedPoints reads the lines of a section about a tool of which some bear a sign that speaks
// for the tool and some one that speaks against it: "✅ Fast", "❌ Few plugins". Lines with one
// kind of sign only are any list, and those of one word may be what a tool has and has not.
func (r *reader) signedPoints(s *section.Section) {
	if s.Tool == nil || s.Tool.Thing || s.Topic != heading.NoTopic && s.Topic != heading.WhatIs || listsParts(s.Title.Lower) ||
		names.CountTools(s.Title.Mentions) > 1 {
		return
	}
	for i := 0; i < len(s.Pieces); {
		n := signedRun(s, i)
		led := i > 0 && s.Pieces[i-1].Table == nil && strings.HasSuffix(s.Pieces[i-1].Text, ":") // by what is had, for all we know
		if n > 1 && !led && judgesBoth(s, i, i+n) {
			for k := i; k < i+n; k++ {
				if p := &s.Pieces[k]; !r.isOfAnother(s, p) {
					r.addPoint(s.At(p.Text), p.Sign, s.Tool, record.Clip(textWithoutSign(p), record.MaxText))
				}
			}
		}
		i += max(n, 1)
	}
}

// listsParts reports a heading of what a tool has or goes with, of which signs say whether.
func listsParts(lower string) bool {
	for _, w := range [...]string{"feature", "support", "compatib", "includ", "checklist", "requirement", "integration", "availab", "legend"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// textWithoutSign is the text of a piece without its sign.
func textWithoutSign(p *section.Piece) string {
	if heading.SignOf(p.Text) == p.Sign {
		return heading.WithoutSign(p.Text)
	}
	return p.Text
}

// signedRun counts the pieces with signs from one on.
func signedRun(s *section.Section, i int) int {
	n := 0
	for i+n < len(s.Pieces) && s.Pieces[i+n].Table == nil && s.Pieces[i+n].Sign != heading.NoTopic {
		n++
	}
	return n
}

// judgesBoth reports a run of pieces with signs that speak for and against the tool.
func judgesBoth(s *section.Section, from, to int) bool {
	found, words := map[heading.Topic]bool{}, false
	for k := from; k < to; k++ {
		p := &s.Pieces[k]
		found[p.Sign] = true
		words = words || strings.Contains(textWithoutSign(p), " ")
		if strings.HasSuffix(textWithoutSign(p), ":") {
			return false
		}
	}
	return found[heading.Pros] && found[heading.Cons] && words
}

// thumbs reads entries behind a thumb, which say of themselves what they are.
func (r *reader) thumbs(s *section.Section) {
	if s.Tool == nil || s.Tool.Thing || isPointed(s.Topic) {
		return
	}
	for i := range s.Pieces {
		p := &s.Pieces[i]
		sign, text, ok := strings.Cut(p.Text, " ")
		if !ok || !p.Item || !strings.HasPrefix(sign, "👍") && !strings.HasPrefix(sign, "👎") {
			continue
		}
		if kind := heading.TopicOfSign(sign); kind != heading.NoTopic && !r.isOfAnother(s, p) {
			r.addPoint(s.At(p.Text), kind, s.Tool, record.Clip(strings.TrimSpace(text), record.MaxText))
		}
	}
}
