package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest/record"
)

// factLine writes a fact as one line.
func factLine(b record.Body) string {
	const width = 110
	var line string
	switch f := b.(type) {
	case record.Tool:
		line = fmt.Sprintf("%s (%s) %s", f.Name, f.Role, f.Description)
	case record.Stat:
		line = fmt.Sprintf("%s %s = %s", f.Tool, f.Metric, cmp.Or(f.Text, bounded(f.Value, f.Low, f.High)))
	case record.Trait:
		line = fmt.Sprintf("%s %s: %s", f.Tool, f.Attribute, orNone(strings.Join(f.Values, " | ")))
	case record.Pro:
		line = fmt.Sprintf("%s + %s%s", f.Tool, orNone(string(f.Text)), votes(f.Votes))
	case record.Con:
		line = fmt.Sprintf("%s - %s%s", f.Tool, orNone(string(f.Text)), votes(f.Votes))
	case record.Comparison:
		line = fmt.Sprintf("%s: %s", strings.Join(f.Tools, " | "), f.Title)
	case record.Difference:
		line = fmt.Sprintf("%s: %s: %s", strings.Join(f.Tools, " | "), f.Title, f.Text)
	case record.Verdict:
		line = fmt.Sprintf("%s: %s; %d use-if", strings.Join(f.Tools, " | "), orNone(string(f.Winner)), len(f.UseIf))
	case record.Opinion:
		line = fmt.Sprintf("%s, %s, %s: %s", f.Author, f.Date, f.Stance, f.Text)
	case record.Measurement:
		line = fmt.Sprintf("%s %s = %s %s", f.Tool, f.Metric, bounded(f.Value, f.Low, f.High), f.Unit)
		if f.Workload != "" {
			line += " (" + f.Workload + ")"
		}
	case record.Answer:
		line = fmt.Sprintf("%s %s", f.Question, f.Text)
	case record.Guidance:
		line = fmt.Sprintf("%s %s: %s", f.Tool, f.Advice, f.Text)
	case record.Relation:
		line = fmt.Sprintf("%s %s %s", f.From, f.Relation, orNone(string(f.To)))
	case record.RelatedComparison:
		line = fmt.Sprintf("%s %s", f.Title, f.URL)
	}
	return screen.Cut(line, width)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func votes(n *int64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprintf(" (%d)", *n)
}

// bounded writes a value with its bounds, if they say more.
func bounded(value, low, high *float64) string {
	if value == nil && low == nil && high == nil {
		return "none"
	}
	text := "?"
	if value != nil {
		text = fmt.Sprintf("%.10g", *value)
	}
	switch {
	case value != nil && low == nil && high == nil:
		return "~" + text // the page does not say how near
	case value != nil && low != nil && high != nil && *low == *high:
		return text
	}
	return text + " [" + bound(low, "-∞") + ", " + bound(high, "∞") + "]"
}

func bound(v *float64, open string) string {
	if v == nil {
		return open
	}
	return fmt.Sprintf("%.10g", *v)
}
