package specimen

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// gold collects the facts of a page.
type gold struct {
	base  string
	facts []record.Fact
	tools map[string]int
}

func newGold(base string) *gold { return &gold{base: base, tools: map[string]int{}} }

func (g *gold) add(bodies ...record.Body) {
	for _, b := range bodies {
		g.facts = append(g.facts, record.Fact{Body: b})
	}
}

func rank(r record.Role) int {
	return slices.Index([]record.Role{record.RoleMentioned, record.RoleAlternative, record.RoleSubject}, r)
}

// tool adds what is known of a tool to its one fact.
func (g *gold) tool(t record.Tool) {
	if t.Name == "" {
		return
	}
	key := canon.Text(t.Name)
	i, ok := g.tools[key]
	if !ok {
		g.tools[key] = len(g.facts)
		g.add(t)
		return
	}
	old := g.facts[i].Body.(record.Tool)
	if rank(t.Role) > rank(old.Role) {
		old.Role = t.Role
		if t.Description != "" {
			old.Description = t.Description
		}
	}
	fill(&old.Description, t.Description)
	fill(&old.PageURL, t.PageURL)
	fill(&old.Homepage, t.Homepage)
	fill(&old.Repository, t.Repository)
	if len(old.Categories) == 0 {
		old.Categories = t.Categories
	}
	g.facts[i].Body = old
}

func fill(dst *string, s string) {
	if *dst == "" {
		*dst = s
	}
}

func (g *gold) ref(r Ref, role record.Role, description string) {
	t := record.Tool{Name: r.Name, Role: role, Description: description}
	if r.Path != "" {
		t.PageURL = g.base + r.Path
	}
	g.tool(t)
}

func (g *gold) mention(names ...string) {
	for _, n := range names {
		g.tool(record.Tool{Name: n, Role: record.RoleMentioned})
	}
}

// stat adds a figure as shown; "-" is a stated absence, "" adds nothing.
func (g *gold) stat(tool, metric, shown string) {
	if shown == "" {
		return
	}
	m, _ := record.MetricByName(metric)
	v, low, high := amount(shown)
	g.add(record.Stat{Tool: tool, Metric: metric, Value: v, Low: low, High: high, Unit: m.Unit, Raw: shown})
}

func (g *gold) exact(tool, metric string, n int64) {
	if n >= 0 {
		g.stat(tool, metric, strconv.FormatInt(n, 10))
	}
}

func (g *gold) textStat(tool, metric, text string, value *float64) {
	g.add(record.Stat{Tool: tool, Metric: metric, Text: text, Raw: text, Value: value})
}

func (g *gold) dayStat(tool, metric string, d record.Date) {
	if t, ok := d.Time(); ok {
		v := float64(t.Unix())
		g.textStat(tool, metric, string(d), &v)
	}
}

// relations adds from every name to each of tos, or a null if there is none.
func (g *gold) relations(rel record.RelationType, from string, tos []string) {
	if len(tos) == 0 {
		g.add(record.Relation{From: from, Relation: rel})
	}
	for _, to := range tos {
		g.add(record.Relation{From: from, To: record.NullString(to), Relation: rel})
	}
}

// amount returns the value of a figure as shown, with the bounds that its
// precision gives.
func amount(shown string) (value, low, high *float64) {
	s := strings.ReplaceAll(strings.TrimSpace(shown), ",", "")
	if s == "" || s == "-" || s == "N/A" {
		return nil, nil, nil
	}
	more := strings.HasSuffix(s, "+")
	s = strings.TrimSuffix(s, "+")
	unit := 1.0
	switch s[len(s)-1] {
	case 'k', 'K':
		unit = 1e3
	case 'm', 'M':
		unit = 1e6
	}
	if unit > 1 {
		s = s[:len(s)-1]
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, nil, nil
	}
	_, decimals, _ := strings.Cut(s, ".")
	half := unit * math.Pow10(-len(decimals)) / 2
	if unit == 1 && decimals == "" {
		half = 0
	}
	v := round(n * unit)
	if more {
		return &v, &v, nil
	}
	lo, hi := round(v-half), round(v+half)
	return &v, &lo, &hi
}

func round(f float64) float64 { return math.Round(f*1e6) / 1e6 }

func count(shown string) *int64 {
	v, _, _ := amount(shown)
	if v == nil {
		return nil
	}
	n := int64(*v)
	return &n
}

// splitValues reads the values of a cell; none is a stated absence.
func splitValues(cell string) []string {
	if absent(cell) {
		return nil
	}
	var values []string
	depth, start := 0, 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		n := separator(cell[i:])
		if n == 0 || depth > 0 {
			continue
		}
		values = append(values, strings.TrimSpace(cell[start:i]))
		start, i = i+n, i+n-1
	}
	return append(values, strings.TrimSpace(cell[start:]))
}

func separator(s string) int {
	for _, sep := range []string{", ", "; ", " / "} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

func absent(cell string) bool {
	switch canon.Text(cell) {
	case "", "-", "--", "N/A", "n/a":
		return true
	}
	return false
}

// longDate writes a date as sites show it, e.g. May 24, 2020.
func longDate(d record.Date, layout string) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return t.Format(layout)
}

// stamp writes a date as a machine-readable time.
func stamp(d record.Date) string {
	t, _ := d.Time()
	return t.Add(9*time.Hour + 30*time.Minute).Format(time.RFC3339)
}
