package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fieldLine is one line of a section about a tool that gives a property of it.
type fieldLine struct {
	section *section.Section
	field   labelledValue
}

// The bounds of a line with a field, in bytes.
const (
	maxFieldLabel = 28
	maxFieldValue = 160
)

// fieldLines reads the paragraphs under the heading of a tool, and under what stands below it,
// that are a label with a value, "Best for: small teams", or several of them between dots, where
// the label is one that reviews use or that stands emphasised under several tools.
func (r *reader) fieldLines() {
	var lines []fieldLine
	of := map[string]*names.Tool{}
	shared := map[string]bool{}
	several := false // tools are named by the last heading that names any
	for i := range r.parts {
		s := &r.parts[i]
		if len(s.Title.Mentions) > 0 {
			several = names.CountTools(s.Title.Mentions) > 1
		}
		if several || s.Tool == nil || s.Tool.Thing || s.FAQ || s.Topic == heading.Users || heading.IsQuestion(s.Title.Plain) {
			continue
		}
		for k := range s.Pieces {
			p := &s.Pieces[k]
			if p.Table != nil || p.Item || p.Block == nil || p.Block.Kind != outline.Paragraph {
				continue
			}
			for _, f := range fieldsOf(p) {
				lines = append(lines, fieldLine{s, f})
				label := words.LowerASCII(f.label)
				if first := of[label]; first == nil {
					of[label] = s.Tool
				} else if first != s.Tool && isEmphasised(p, f.label) {
					shared[label] = true
				}
			}
		}
	}
	var tools []*names.Tool
	kept := lines[:0:0]
	for _, l := range lines {
		label := words.LowerASCII(l.field.label)
		if isFieldLabel(label) || shared[label] && !isRemark(label) {
			if kept = append(kept, l); len(tools) < maxColumns {
				tools = appendTool(tools, l.section.Tool)
			}
		}
	}
	for _, l := range kept {
		c := column{tool: l.section.Tool, versus: otherNames(tools, l.section.Tool)}
		c.beside = strings.Join(c.versus, "\n")
		a, value := attributeOf(l.field.label), textCell(l.field.value)
		r.cell(l.section, &a, &c, &value)
	}
}

// isEmphasised reports that a label at the head of a piece is emphasised, and what stands behind
// it is not.
func isEmphasised(p *section.Piece, label string) bool {
	runs := p.Block.Runs
	return len(runs) > 1 && runs[0].Strong && int(runs[0].End) >= len(label) && int(runs[0].End) <= len(label)+len(": ") &&
		strings.HasPrefix(p.Block.Text, label)
}

// fieldsOf returns the label with its value that a line is, or those that it lists between dots
// or bars; nil if it says more.
func fieldsOf(p *section.Piece) []labelledValue {
	if len(p.Text) > section.MaxLabelled || strings.IndexByte(p.Text, ':') < 0 {
		return nil
	}
	for _, sep := range [...]string{" · ", " | ", " • "} {
		parts := strings.Split(p.Text, sep)
		if len(parts) < 2 || len(parts) > maxLaidOut {
			continue
		}
		list, labels := make([]labelledValue, 0, len(parts)), 0
		for _, part := range parts {
			if strings.Contains(part, ":") {
				labels++
			}
			if f, ok := fieldOf(strings.TrimSpace(part)); ok && isFieldLabel(words.LowerASCII(f.label)) {
				list = append(list, f)
			}
		}
		if len(list) == len(parts) {
			return list
		}
		if labels > 1 {
			return nil
		}
	}
	if f, ok := fieldOf(p.Text); ok && (!metric.IsCount(f.label) || isEmphasised(p, f.label)) { // see onlyCount
		return []labelledValue{f}
	}
	return nil
}

// fieldOf reads "Best for: small teams". A value of two sentences is a text.
func fieldOf(text string) (labelledValue, bool) {
	label, value, ok := strings.Cut(text, ":")
	value = strings.TrimSpace(value)
	if !ok || label == "" || value == "" || len(label) > maxFieldLabel || len(value) > maxFieldValue || strings.Count(label, " ") > 2 ||
		!words.IsCapitalized(label) || strings.ContainsAny(label, ".!?()\"") || strings.HasPrefix(text[len(label)+1:], "//") {
		return labelledValue{}, false
	}
	if strings.HasSuffix(value, "?") || strings.Contains(value, ". ") || strings.Contains(value, "://") {
		return labelledValue{}, false
	}
	return labelledValue{label, strings.TrimSuffix(value, ".")}, true
}

// isFieldLabel reports a label, in small letters, by which reviews give a property of a tool.
func isFieldLabel(label string) bool {
	switch label {
	case "best for", "ideal for", "best suited for", "price", "pricing", "cost", "costs", "starting price", "starts at", "license", "licence",
		"licensing", "rating", "g2 rating", "g2", "g2 score", "capterra rating", "capterra",
		"trustpilot", "trustpilot rating", "gartner rating", "user rating", "our rating", "overall rating", "platform", "platforms",
		"supported platforms", "language", "languages", "programming language", "written in", "open source", "open-source",
		"free plan", "free trial", "free version", "free tier", "paid plans", "deployment", "hosting", "self-hosted", "self-hosting",
		"github stars", "stars", "first release", "initial release", "first released", "release year", "released", "founded",
		"latest version", "latest release", "developer", "developed by", "created by", "creator", "maintainer", "headquarters",
		"operating system", "operating systems", "supported databases", "supported languages", "supported os", "protocols",
		"preis", "lizenz", "plattformen", "am besten für":
		return true
	}
	return false
}

// isRemark reports a label behind which an article says something itself.
func isRemark(label string) bool {
	if chrome.IsNoteLabel(label) || heading.PointsIn(label) != heading.NoTopic || isSide(label) || heading.IsConclusion(label) ||
		words.OpensDigit(label) {
		return true
	}
	switch strings.TrimRight(label, " ") {
	case "example", "examples", "update", "updated", "source", "sources", "image", "photo", "credit", "disclosure", "disclaimer", "read more",
		"read also", "related", "see also", "watch", "our take", "my take", "in short", "in practice", "for example",
		"question", "answer", "q", "a", "step", "quote", "result", "results", "reason", "idea", "problem", "solution", "usage", "why", "how",
		"what", "when", "website", "link", "links", "docs", "documentation", "download", "the good", "the bad", "good", "bad",
		"sponsored", "advertisement", "published", "posted", "author", "tags", "category":
		return true
	}
	return words.HasPrefix(label, "why ", "how ", "what ", "when ", "where ", "our ", "my ", "step ", "figure ", "table ")
}
