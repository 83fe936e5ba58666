package article

import (
	"math"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// facts collects what the page states, each fact once.
type facts struct {
	r       *reader
	bodies  []record.Fact
	at      map[factKey]int
	stated  map[factKey]bool // traits, whatever they stand beside
	used    map[*tool]bool   // tools that facts name
	compare bool             // something beside names was found
}

// factKey tells what is the same fact again.
type factKey struct {
	kind             record.Kind
	tool, label, say string
	versus           string
	value, low, high float64
}

func newFacts(r *reader) *facts {
	room := min(len(r.page.Outline.Blocks())/2, maxFacts) // most pages state about so many
	return &facts{r: r, bodies: make([]record.Fact, 0, room), at: make(map[factKey]int, room), stated: map[factKey]bool{}, used: map[*tool]bool{}}
}

// maxFacts leaves room for the tools.
const maxFacts = record.MaxFacts - 500

// add appends a fact unless key is known, and reports whether it did.
func (f *facts) add(key factKey, e record.Evidence, b record.Body) bool {
	if _, ok := f.at[key]; ok || len(f.bodies) >= maxFacts {
		return false
	}
	f.at[key] = len(f.bodies)
	f.bodies = append(f.bodies, record.Fact{Body: b, Evidence: e})
	return true
}

func (f *facts) use(names ...string) {
	for _, name := range names {
		if t := f.r.names.get(name); t != nil {
			f.used[t] = true
		}
	}
}

// trait adds a cell of a table, once for each set of tools that its column
// stands beside. What prose says besides the same value is no fact of its own.
func (f *facts) trait(e record.Evidence, t record.Trait) {
	key := factKey{kind: record.KindTrait, tool: t.Tool, label: attributeKey(t.Attribute), say: canon.Text(strings.Join(t.Values, ", "))}
	if len(t.Versus) == 0 && f.stated[key] {
		return
	}
	f.stated[key] = true
	key.versus = strings.Join(t.Versus, "\n")
	if f.add(key, e, t) {
		f.use(t.Tool)
		f.compare = true
	}
}

// attributeKey folds the spellings of attributes that prose and tables share.
func attributeKey(s string) string {
	switch s = strings.ToLower(canon.Text(s)); s {
	case "licence", "licensed under", "licenses", "lizenz":
		return "license"
	case "created by", "author", "creators", "developer", "developed by":
		return "creator"
	case "first released", "released", "first release", "released in", "year", "initial release", "release":
		return "release year"
	}
	return s
}

// measurement adds a figure once; another wording of it fills in what the
// first one lacks.
func (f *facts) measurement(e record.Evidence, m record.Measurement) {
	key := factKey{kind: record.KindMeasurement, tool: m.Tool, label: m.Unit}
	if m.Value != nil { // however its bounds are put
		key.value = *m.Value
	} else {
		key.low, key.high = number(m.Low), number(m.High)
	}
	if f.add(key, e, m) {
		f.use(m.Tool)
		f.compare = true
		return
	}
	at, ok := f.at[key]
	if !ok {
		return
	}
	known := f.bodies[at].Body.(record.Measurement)
	if known.Workload == "" {
		known.Workload = m.Workload
	}
	if known.AttributedTo == "" {
		known.AttributedTo = m.AttributedTo
	}
	if known.AsOf == "" {
		known.AsOf = m.AsOf
	}
	if m.Approximate && !known.Approximate {
		known.Approximate, known.Low, known.High = true, m.Low, m.High
	}
	f.bodies[at].Body = known
}

func number(v *float64) float64 {
	if v == nil {
		return math.Inf(1)
	}
	return *v
}

func (f *facts) stat(e record.Evidence, s record.Stat) {
	key := factKey{kind: record.KindStat, tool: s.Tool, label: s.Metric, say: s.Text, value: number(s.Value)}
	if f.add(key, e, s) {
		f.use(s.Tool)
		f.compare = true
	}
}

func (f *facts) guidance(e record.Evidence, g record.Guidance) {
	if f.add(factKey{kind: record.KindGuidance, tool: g.Tool, say: g.Text}, e, g) {
		f.use(g.Tool)
		f.use(g.Versus...)
		f.compare = true
	}
}

func (f *facts) relation(e record.Evidence, rel record.Relation) {
	if f.add(factKey{kind: record.KindRelation, tool: rel.From, label: string(rel.Relation), say: canon.Text(string(rel.To))}, e, rel) {
		f.use(rel.From)
		if rel.Relation != record.RelUsedBy {
			f.use(string(rel.To))
		}
	}
}

func (f *facts) answer(e record.Evidence, a record.Answer) {
	key := strings.ToLower(canon.Text(a.Question))
	if f.add(factKey{kind: record.KindAnswer, say: strings.TrimRight(key, " ?")}, e, a) {
		f.use(a.Tools...)
		f.compare = true
	}
}

func (f *facts) point(e record.Evidence, kind topic, t *tool, text string) {
	var body record.Body = record.Pro{Tool: t.name, Text: record.NullString(text)}
	if kind == cons {
		body = record.Con{Tool: t.name, Text: record.NullString(text)}
	}
	if f.add(factKey{kind: body.Kind(), tool: t.name, say: text}, e, body) {
		f.use(t.name)
		f.compare = true
	}
}

// list returns the tools that facts name and then the facts.
func (f *facts) list() []record.Fact {
	var all []record.Fact
	for _, t := range f.r.names.list {
		if !f.used[t] && (t.thing || t.role == record.RoleMentioned) {
			continue
		}
		e := t.evidence
		if e.Quote == "" {
			e = evidenceOf(t.name, nil)
		}
		all = append(all, record.Fact{Evidence: e, Body: record.Tool{Name: t.name, Role: t.role, Description: t.description,
			Homepage: t.homepage, Repository: t.repository}})
	}
	return append(all, f.bodies...)
}

// measurement makes a measurement of a quantity: a range has bounds and no
// value, an approximate figure a value and no bounds.
func (r *reader) measurement(t *tool, q quantity.Quantity) record.Measurement {
	unit, workload := canonUnit(q.Unit)
	m := record.Measurement{Tool: t.name, Unit: cut(unit, record.MaxName), Workload: workload, Approximate: q.Approximate, Raw: q.Raw}
	value, low, high := rounded(q.Value), rounded(q.Low), rounded(q.High)
	if !q.Range {
		m.Value = &value
	}
	if q.Range || !q.Approximate {
		if !q.NoLow {
			m.Low = &low
		}
		if !q.NoHigh {
			m.High = &high
		}
	}
	return m
}

// rounded drops what computing adds to a figure.
func rounded(v float64) float64 {
	if math.Abs(v) > 1e5 {
		return math.Round(v*1e3) / 1e3
	}
	return math.Round(v*1e9) / 1e9
}

// canonUnit gives units of requests one spelling and returns what was
// requested as the workload; of what is counted it keeps the noun.
func canonUnit(unit string) (canonical, workload string) {
	unit = strings.TrimSpace(unit)
	c := quantity.CanonUnit(unit)
	if c != unit || c == "req/s" {
		return c, ""
	}
	lower := strings.ToLower(unit)
	for _, per := range [...]string{"/second", "/sec", "/s", " per second", " a second", " per sec"} {
		noun, ok := strings.CutSuffix(lower, per)
		if !ok {
			continue
		}
		words := strings.Fields(noun)
		if len(words) == 0 {
			return unit, ""
		}
		last := words[len(words)-1]
		what := strings.TrimSpace(unit[:len(noun)-len(last)])
		switch last {
		case "req", "reqs", "request", "requests", "response", "responses":
			if what != "" {
				what += " responses"
			}
			return "req/s", what
		}
		if last == "msg" || last == "msgs" || last == "message" {
			last = "messages"
		}
		return last + "/s", what
	}
	if i := strings.LastIndexByte(unit, ' '); i > 0 && !strings.Contains(lower, " per ") && !strings.Contains(lower, " a ") {
		return unit[i+1:], ""
	}
	return unit, ""
}
