package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// differences reads the points under a heading that says no more than that in them the
// tools differ: headings below it, labelled items, paragraphs with a bold label.
func (r *reader) differences(i int) {
	s := &r.parts[i]
	if s.FAQ || !s.Title.IsOfDifferences() {
		return
	}
	tools := r.differing(s)
	if len(tools) < 2 || len(tools) > record.MaxList {
		return
	}
	points := r.pointsBelow(i)
	if points == nil && len(s.Pieces) == 0 && i+1 < len(r.parts) && r.parts[i+1].Level > s.Level && isIntroduction(r.parts[i+1].Title.Lower) {
		s = &r.parts[i+1]
	}
	if points == nil {
		points = slices.DeleteFunc(labelledPieces(s), func(p difference) bool { return r.names.Get(p.title) == nil && !r.isPoint(p.title, p.text) })
	}
	if slices.ContainsFunc(points, func(p difference) bool { return r.names.Get(p.title) != nil }) {
		return // tool by tool
	}
	for _, p := range points {
		key := facts.Key{Kind: record.KindDifference, Text: p.text, Label: p.title}
		if r.facts.Add(key, p.at, record.Difference{Tools: tools, Title: record.Clip(p.title, record.MaxName), Text: record.Clip(p.text, record.MaxText)}) {
			r.facts.Use(tools...)
			r.facts.Compare = true
		}
	}
}

// isIntroduction reports a heading that leads to what the one above it announces.
func isIntroduction(lower string) bool {
	switch strings.TrimRight(lower, " :") {
	case "introduction", "key differences", "main differences", "differences":
		return true
	}
	return false
}

// difference is a point of a list of them.
type difference struct {
	title, text string
	at          evidence.Passage
}

// differing returns the tools that differ: those of the heading, those that the page
// compares, or the subject and the tool of the section.
func (c *comparison) differing(s *section.Section) []string {
	if list := names.ToolsOf(s.Title.Mentions); len(list) > 1 {
		return list
	}
	if c.subject != nil {
		if s.Tool == nil || s.Tool == c.subject || s.Tool.Thing {
			return nil
		}
		return []string{c.subject.Name, s.Tool.Name}
	}
	list := make([]string, len(c.compared))
	for i, t := range c.compared {
		list[i] = t.Name
	}
	return list
}

// pointsBelow returns the headings right below section i with their content; nil if there are
// none, or if one of them is a question.
func (r *reader) pointsBelow(i int) (list []difference) {
	level := uint8(0)
	for j := i + 1; j < len(r.parts) && r.parts[j].Level > r.parts[i].Level; j++ {
		s := &r.parts[j]
		if level == 0 {
			level = s.Level
		}
		if s.Level != level {
			continue
		}
		if heading.IsQuestion(s.Heading) {
			return nil
		}
		title, _ := phrase.StripNumber(s.Heading)
		if text := s.Prose(); title != "" && text != "" && !strings.HasSuffix(text, "?") && r.isPoint(title, text) {
			list = append(list, difference{strings.TrimSuffix(title, ":"), text, s.At(text)})
		}
	}
	return list
}

// isPoint reports the title of something in which tools may differ: not what says which
// part of the page stands there, nor what is said of one of them alone. Text is what
// stands under it.
func (c *comparison) isPoint(title, text string) bool {
	lower := strings.ToLower(title)
	if heading.TopicOf(lower) != heading.NoTopic || words.HasAny(lower, "pros", "cons") || heading.IsConclusion(lower) ||
		section.IsElsewhere(title) || chrome.IsNoteLabel(title) {
		return false
	}
	switch strings.TrimRight(lower, " :.!") {
	case "introduction", "intro", "background", "methodology", "next steps", "example", "examples", "published", "updated", "update",
		"disclaimer", "disclosure", "sponsored", "advertisement", "einleitung":
		return false
	case "getting started", "installation":
		return names.CountTools(c.names.Find(text)) > 1
	}
	return names.CountTools(c.names.Find(title)) != 1
}

// labelledPieces returns the items and paragraphs of a section that begin with a label, if
// most of its items, or more than one of its paragraphs, do.
func labelledPieces(s *section.Section) (list []difference) {
	items := 0
	for k := range s.Pieces {
		p := &s.Pieces[k]
		if p.Table != nil || p.Block == nil {
			continue
		}
		if p.Item {
			items++
		}
		label, text := labelAtHead(p)
		if label == "" {
			continue
		}
		list = append(list, difference{label, text, s.At(p.Text)})
	}
	if len(list) < 2 || 2*len(list) <= items {
		return nil
	}
	return list
}

// labelAtHead splits a piece behind its label: bold words at its head, or, of an item, a few words
// in front of a colon.
func labelAtHead(p *section.Piece) (label, text string) {
	if runs := p.Block.Runs; len(runs) > 0 && runs[0].Strong && strings.HasPrefix(p.Text, p.Block.Text[:runs[0].End]) {
		label, text = p.Block.Text[:runs[0].End], p.Text[runs[0].End:]
	} else if before, after, ok := strings.Cut(p.Text, ": "); ok && p.Item {
		label, text = before, after
	}
	label, _ = phrase.StripNumber(strings.TrimSpace(label))
	label, text = strings.TrimRight(label, " .:–—-"), strings.TrimLeft(text, " .:–—-")
	if label == "" || text == "" || len(label) > phrase.MaxLabel || strings.Count(label, " ") > 6 {
		return "", ""
	}
	return label, text
}
