package specimen

import (
	"fmt"

	"github.com/stackdex/stackdex/ingest/record"
)

// Review is what an "X alternatives" article says of one alternative.
type Review struct {
	Tool, Purpose string
	Why           string // answers whether it is a good alternative
	What          []string
	Rows          [][]Cell
	RepeatAfter   int
	Compared      string
	Choose        []string
	Limits        []string
	Extra         []Section
}

// Sections writes r as the sections of an article about subject; the first
// has the given heading level.
func (r Review) Sections(subject string, level int) []Section {
	what := make([]Block, len(r.What))
	for i, p := range r.What {
		what[i] = Block{Para: p}
	}
	compare := Section{Level: level + 1, Heading: fmt.Sprintf("How Does %s Compare to %s?", r.Tool, subject), Blocks: []Block{
		{Table: &Table{Layout: ByAttribute, Header: []string{"Attribute", subject, r.Tool}, Rows: r.Rows, RepeatAfter: r.RepeatAfter}}, {Para: r.Compared}}}
	list := []Section{
		{Level: level, Heading: fmt.Sprintf("Is %s a Good %s Alternative for %s?", r.Tool, subject, r.Purpose), Tool: r.Tool, Blocks: []Block{{Image: r.Tool + " home page"}, {Para: r.Why}}},
		{Level: level + 1, Heading: fmt.Sprintf("What Is %s?", r.Tool), Blocks: what},
		compare,
		{Level: level + 1, Heading: fmt.Sprintf("When Should You Choose %s Over %s?", r.Tool, subject), Advice: record.ChooseWhen, Blocks: []Block{{List: r.Choose}}},
		{Level: level + 1, Heading: fmt.Sprintf("What Are the Limitations of %s Compared to %s?", r.Tool, subject), Advice: record.Limitation, Blocks: []Block{{List: r.Limits}}},
	}
	return append(list, r.Extra...)
}

// Row makes a row of texts and cells.
func Row(cells ...any) []Cell {
	row := make([]Cell, len(cells))
	for i, c := range cells {
		switch v := c.(type) {
		case string:
			row[i] = Cell{Text: v}
		case Cell:
			row[i] = v
		}
	}
	return row
}

// About is a cell that holds an approximate figure, "~743 req/s (Gunicorn)".
func About(text, metric string, value float64, unit, workload string) Cell {
	return Cell{Text: text, Figure: &record.Measurement{Metric: metric, Value: &value, Unit: unit, Approximate: true, Workload: workload, Raw: text}}
}

// measured is a cell that holds a figure good to half of its last digit.
func measured(text, metric string, value, half float64, unit, by string) Cell {
	m := exactly("", metric, value, half, unit)
	m.Raw, m.AttributedTo = text, record.NullString(by)
	return Cell{Text: text, Figure: &m}
}

// exactly is a measurement with bounds half around its value.
func exactly(tool, metric string, value, half float64, unit string) record.Measurement {
	low, high := round(value-half), round(value+half)
	return record.Measurement{Tool: tool, Metric: metric, Value: &value, Low: &low, High: &high, Unit: unit}
}

// roughly is a measurement without bounds.
func roughly(tool, metric string, value float64, unit, workload string) record.Measurement {
	return record.Measurement{Tool: tool, Metric: metric, Value: &value, Unit: unit, Approximate: true, Workload: workload}
}

// between is a measurement of a range.
func between(tool, metric string, low, high float64, unit string) record.Measurement {
	return record.Measurement{Tool: tool, Metric: metric, Low: &low, High: &high, Unit: unit}
}

// atLeast is a measurement with a lower bound only.
func atLeast(tool, metric string, value float64, unit string) record.Measurement {
	low := value
	return record.Measurement{Tool: tool, Metric: metric, Value: &value, Low: &low, Unit: unit}
}

// from names who measured m, and when.
func from(m record.Measurement, by string, asOf record.Date) record.Measurement {
	m.AttributedTo, m.AsOf = record.NullString(by), asOf
	return m
}

// StarsAtLeast is "78k+ GitHub stars as of 2025".
func StarsAtLeast(tool string, n float64, asOf record.Date) record.Stat {
	low := n
	return record.Stat{Tool: tool, Metric: "github.stars", Value: &n, Low: &low, Unit: "stars", AsOf: asOf}
}

// usedBy states the companies that use a tool.
func usedBy(tool string, companies ...string) []record.Body {
	list := make([]record.Body, len(companies))
	for i, c := range companies {
		list[i] = record.Relation{From: tool, To: record.NullString(c), Relation: record.RelUsedBy}
	}
	return list
}

// origin states creator, year and licence of a tool, empty ones left out.
func origin(tool, creator, year, license string) []record.Body {
	var list []record.Body
	for _, t := range [][2]string{{"creator", creator}, {"release year", year}, {"license", license}} {
		if t[1] != "" {
			list = append(list, record.Trait{Tool: tool, Attribute: t[0], Values: []string{t[1]}, Raw: t[1]})
		}
	}
	return list
}

func bodies(lists ...[]record.Body) []record.Body {
	var all []record.Body
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
