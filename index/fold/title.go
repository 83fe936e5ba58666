package fold

import (
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	maxTitle = 160 // characters of a title
	maxLead  = 80  // of the text that a title quotes
)

// heading is the title of a passage as a person would put it.
func (d *draft) heading(p *index.Passage) string {
	tools := listed(p.ToolNames, " and ")
	sides := strings.Join(p.ToolNames, " vs ")
	switch b := d.body.(type) {
	case record.Measurement:
		title := tools + " " + humanName(b.Metric) + ": " + p.Display
		if p.Workload != "" {
			title += " (" + p.Workload + ")"
		}
		return title
	case record.Difference:
		return joined(sides, leadOr(d.lead, p.Text))
	case record.Verdict:
		if b.Winner != "" {
			return sides + ": " + d.winner + " wins"
		}
		return sides + ": the verdict"
	case record.Comparison:
		return sides
	case record.Answer:
		return leadOr(d.lead, p.Text)
	case record.Guidance:
		return guidanceTitle(b, tools) + ": " + cut(p.Text, maxLead)
	case record.Opinion:
		return opinionTitle(b, tools)
	case record.Pro:
		return "For " + tools + ": " + cut(p.Text, maxLead)
	case record.Con:
		return "Against " + tools + ": " + cut(p.Text, maxLead)
	}
	return tools
}

// leadOr returns the title that a text has of its own, else its beginning.
func leadOr(lead, text string) string {
	if lead != "" {
		return lead
	}
	return cut(text, maxLead)
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}

func guidanceTitle(b record.Guidance, tool string) string {
	over := ""
	if len(b.Versus) > 0 {
		over = listed(b.Versus, " or ")
	}
	switch {
	case b.Advice == record.ChooseWhen && over != "":
		return "When to choose " + tool + " over " + over
	case b.Advice == record.ChooseWhen:
		return "When to choose " + tool
	case b.Advice == record.Limitation && over != "":
		return "Limitation of " + tool + " beside " + over
	case b.Advice == record.Limitation:
		return "Limitation of " + tool
	}
	return "Recommendation on " + tool
}

func opinionTitle(b record.Opinion, tools string) string {
	author := normal(b.Author)
	if author == "" {
		author = "Somebody"
	}
	verb := " on "
	if b.Stance == "needs_advice" {
		verb = " asks for advice on "
	}
	title := author
	switch {
	case tools != "":
		title += verb + tools
	case b.Stance == "needs_advice":
		title += " asks for advice"
	case b.Author == "":
		title = "An opinion"
	default:
		title = "Opinion of " + author
	}
	if b.Date != "" {
		title += ", " + string(b.Date)
	}
	return title
}

// listed joins names as in prose, the first few of many.
func listed(names []string, last string) string {
	const most = 4
	switch {
	case len(names) > most:
		return strings.Join(names[:most], ", ") + " and others"
	case len(names) > 1:
		return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
	}
	return strings.Join(names, "")
}
