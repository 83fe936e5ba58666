package fold

import (
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// textFact is a fact as a passage reads it.
type textFact struct {
	kind   record.Kind
	tools  []string // names
	versus []string // names
	lead   string   // a title or question of its own
	text   string   // as shown
	key    string   // normalised, equal for equal texts
}

// newText reads a fact; ok is false if it makes no passage.
func newText(f record.Fact) (t textFact, ok bool) {
	switch b := f.Body.(type) {
	case record.Comparison:
		t = textFact{tools: b.Tools, text: paragraphs(b.Intro, b.Summary)}
		t.key = t.text
	case record.Difference:
		t = textFact{tools: b.Tools, lead: normal(b.Title), text: normal(b.Text)}
		t.key = t.lead + "\x00" + t.text
	case record.Verdict:
		t = verdictText(b)
	case record.Opinion:
		t = textFact{tools: b.Tools, text: normal(b.Text)}
		t.key = normal(b.Author) + "\x00" + t.text
	case record.Measurement:
		t = textFact{tools: []string{b.Tool}, text: normal(f.Evidence.Quote), key: measurementText(b)}
		if t.text == "" {
			t.text = normal(b.Raw)
		}
		if t.text == "" {
			t.text = measurementDisplay(b)
		}
	case record.Answer:
		t = textFact{tools: b.Tools, lead: normal(b.Question), text: normal(b.Text)}
		t.key = t.lead + "\x00" + t.text
	case record.Guidance:
		t = textFact{tools: []string{b.Tool}, versus: b.Versus, text: normal(b.Text)}
		t.key = string(b.Advice) + "\x00" + t.text
	case record.Pro:
		t = pointText(b.Tool, b.Text, b.Votes)
	case record.Con:
		t = pointText(b.Tool, b.Text, b.Votes)
	default:
		return t, false
	}
	t.kind = f.Body.Kind()
	return t, t.text != ""
}

func verdictText(b record.Verdict) textFact {
	parts := []string{b.Summary}
	for _, u := range b.UseIf {
		parts = append(parts, "Use "+u.Tool+" if: "+u.Text)
	}
	t := textFact{tools: b.Tools, text: paragraphs(parts...)}
	t.key = t.text
	if t.text == "" && b.Winner != "" {
		t.text = normal(string(b.Winner)) + " wins."
		t.key = "wins\x00" + lower(string(b.Winner))
	}
	return t
}

// minProse is how many words make a pro or con without votes a sentence.
const minProse = 4

// pointText reads a pro or con. Those that people vote on are labels, which
// stand in the tool's document only.
func pointText(tool string, text record.NullString, votes *int64) textFact {
	t := textFact{tools: []string{tool}, text: normal(string(text))}
	if votes != nil || len(strings.Fields(t.text)) < minProse {
		t.text = ""
	}
	t.key = t.text
	return t
}

func paragraphs(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = normal(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}
