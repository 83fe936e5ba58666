package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// differences reads the points under a heading that says no more than that in them the
// tools differ: headings below it, labelled items, paragraphs with a bold label.
func (r *reader) differences(i int) {
	s := &r.parts[i]
	if s.faq || !s.title.isOfDifferences() {
		return
	}
	tools := r.differing(s)
	if len(tools) < 2 || len(tools) > record.MaxList {
		return
	}
	points := r.pointsBelow(i)
	if points == nil {
		points = slices.DeleteFunc(s.labelledPieces(), func(p difference) bool { return r.names.Get(p.title) == nil && !r.isPoint(p.title, p.text) })
	}
	if slices.ContainsFunc(points, func(p difference) bool { return r.names.Get(p.title) != nil }) {
		return // tool by tool
	}
	for _, p := range points {
		key := factKey{kind: record.KindDifference, say: p.text, label: p.title}
		if r.facts.add(key, p.at, record.Difference{Tools: tools, Title: record.Clip(p.title, record.MaxName), Text: record.Clip(p.text, record.MaxText)}) {
			r.facts.use(tools...)
			r.facts.compare = true
		}
	}
}

// difference is a point of a list of them.
type difference struct {
	title, text string
	at          evidence.Passage
}

// isOfDifferences reports a heading of differences, whose other words are names, or say
// which differences and between what.
func (t *title) isOfDifferences() bool {
	if len(t.lower) != len(t.plain) || len(t.plain) > maxLead || isQuestion(t.plain) || !strings.Contains(t.lower, "difference") {
		return false
	}
	from := 0
	for k := 0; k <= len(t.mentions); k++ {
		end, after := len(t.lower), len(t.lower)
		if k < len(t.mentions) {
			end, after = t.mentions[k].Start, t.mentions[k].End
		}
		for w := range strings.FieldsSeq(t.lower[from:end]) {
			switch words.Bare(w) {
			case "", "difference", "differences", "key", "main", "major", "core", "important", "biggest", "fundamental", "notable", "top", "technical", "the", "of", "between", "and", "vs", "versus", "their", "some", "&",
				"feature", "functional", "architectural", "at", "a", "glance", "summary", "overview":
			default:
				if strings.Trim(words.Bare(w), "0123456789") != "" {
					return false
				}
			}
		}
		from = after
	}
	return true
}

// differing returns the tools that differ: those of the heading, those that the page
// compares, or the subject and the tool of the section.
func (r *reader) differing(s *section) []string {
	if list := toolsOf(s.title.mentions); len(list) > 1 {
		return list
	}
	if r.subject != nil {
		if s.tool == nil || s.tool == r.subject || s.tool.Thing {
			return nil
		}
		return []string{r.subject.Name, s.tool.Name}
	}
	list := make([]string, len(r.compared))
	for i, t := range r.compared {
		list[i] = t.Name
	}
	return list
}

// pointsBelow returns the headings right below section i with what stands under them, nil
// if there are none, or if one of them asks.
func (r *reader) pointsBelow(i int) (list []difference) {
	level := uint8(0)
	for j := i + 1; j < len(r.parts) && r.parts[j].level > r.parts[i].level; j++ {
		s := &r.parts[j]
		if level == 0 {
			level = s.level
		}
		if s.level != level {
			continue
		}
		if isQuestion(s.heading) {
			return nil
		}
		title, _ := phrase.StripNumber(s.heading)
		if text := s.prose(); title != "" && text != "" && !strings.HasSuffix(text, "?") && r.isPoint(title, text) {
			list = append(list, difference{strings.TrimSuffix(title, ":"), text, s.at(text)})
		}
	}
	return list
}

// isPoint reports the title of something in which tools may differ: not what says which
// part of the page stands there, nor what is said of one of them alone. Text is what
// stands under it.
func (r *reader) isPoint(title, text string) bool {
	lower := strings.ToLower(title)
	if topicOf(lower) != noTopic || words.HasAny(lower, "pros", "cons") || saysOutcome(lower) || isElsewhere(title) || source.IsNoteLabel(title) {
		return false
	}
	switch strings.TrimRight(lower, " :.!") {
	case "introduction", "intro", "background", "methodology", "next steps", "example", "examples", "published", "updated", "update", "disclaimer", "disclosure", "sponsored", "advertisement", "einleitung":
		return false
	case "getting started", "installation":
		return len(toolsOf(r.names.Find(text))) > 1
	}
	return len(toolsOf(r.names.Find(title))) != 1
}

// labelledPieces returns the items and paragraphs of a section that begin with a label, if
// most of its items, or more than one of its paragraphs, do.
func (s *section) labelledPieces() (list []difference) {
	items := 0
	for k := range s.pieces {
		p := &s.pieces[k]
		if p.table != nil || p.block == nil {
			continue
		}
		if p.item {
			items++
		}
		label, text := labelAtHead(p)
		if label == "" {
			continue
		}
		list = append(list, difference{label, text, s.at(p.text)})
	}
	if len(list) < 2 || 2*len(list) <= items {
		return nil
	}
	return list
}

// labelAtHead splits a piece behind its label: bold words at its head, or, of an item, a few words
// in front of a colon.
func labelAtHead(p *piece) (label, text string) {
	if runs := p.block.Runs; len(runs) > 0 && runs[0].Strong && strings.HasPrefix(p.text, p.block.Text[:runs[0].End]) {
		label, text = p.block.Text[:runs[0].End], p.text[runs[0].End:]
	} else if before, after, ok := strings.Cut(p.text, ": "); ok && p.item {
		label, text = before, after
	}
	label, _ = phrase.StripNumber(strings.TrimSpace(label))
	label, text = strings.TrimRight(label, " .:–—-"), strings.TrimLeft(text, " .:–—-")
	if label == "" || text == "" || len(label) > maxLabel || strings.Count(label, " ") > 6 {
		return "", ""
	}
	return label, text
}
