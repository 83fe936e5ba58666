// Package facts collects the facts of a page, each once however often and in whatever words the
// page repeats it, with the tools that they name.
package facts

import (
	"fmt"
	"hash/maphash"
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Facts collects what the page states, each fact once.
type Facts struct {
	names   *names.Names
	bodies  []record.Fact
	notes   []note // beside bodies
	seed    maphash.Seed
	heads   []int32         // by the last bits of a hash: 1 + the position of the last fact with them; 0: none
	Compare bool            // something beside names was found
	Over    int             // facts for which there was no room
	named   string          // the last name of which use was told
	ofOld   []versionedFact // measurements of one version of a tool
}

// Key identifies a fact: facts with equal keys are the same one.
type Key struct {
	Kind              record.Kind
	Tool, Label, Text string
	versus            string // of a trait: what it stands beside
	value, low, high  float64
}

// note is what is kept of a key: of two hundred million million keys, two would
// be taken for one.
type note struct {
	hash   uint64 // the same for keys that differ in versus alone
	versus uint64
	before int32 // as in heads, of the facts before
}

// New makes room for the facts of a page of so many blocks.
func New(known *names.Names, blocks int) *Facts {
	room := min(blocks*3/4, maxFacts) // most pages state about so many
	return &Facts{names: known, bodies: make([]record.Fact, 0, room+len(known.List)), notes: make([]note, 0, room), seed: maphash.MakeSeed(), heads: make([]int32, 1<<bits.Len(uint(max(room, fewBlocks))))}
}

// maxFacts leaves room for the tools, fewFacts for those of a page that claims
// thousands.
const (
	maxFacts  = record.MaxFacts - 500
	fewFacts  = record.MaxFacts / 2
	fewBlocks = 256
)

// hash is the same for traits that differ only in what they stand beside.
func (f *Facts) hash(k *Key) uint64 {
	h := maphash.String(f.seed, k.Text)
	for _, s := range [...]string{k.Tool, k.Label, string(k.Kind)} {
		h = bits.RotateLeft64(h, 29)*0x9E3779B97F4A7C15 + maphash.String(f.seed, s)
	}
	if k.value == 0 && k.low == 0 && k.high == 0 {
		return h
	}
	for _, v := range [...]float64{k.value, k.low, k.high} {
		h = bits.RotateLeft64(h^math.Float64bits(v+0), 29) * 0x9E3779B97F4A7C15
	}
	return h
}

// last returns 1 + the position of the last fact with a hash, following the chain of heads; 0
// if there is none.
func (f *Facts) last(hash uint64, from int32) int32 {
	for from > 0 && f.notes[from-1].hash != hash {
		from = f.notes[from-1].before
	}
	return from
}

// head returns where in heads the facts with a hash begin.
func (f *Facts) head(hash uint64) *int32 { return &f.heads[hash&uint64(len(f.heads)-1)] }

// find returns the position of the fact that key is of, -1 if it is new, and
// whether one is known that differs only in what it stands beside.
func (f *Facts) find(key *Key, hash uint64) (at int, like bool) {
	last := f.last(hash, *f.head(hash))
	if last == 0 {
		return -1, false
	}
	versus := maphash.String(f.seed, key.versus)
	for i := last; i > 0; i = f.last(hash, f.notes[i-1].before) {
		if f.notes[i-1].versus == versus {
			return int(i - 1), true
		}
	}
	return -1, true
}

// Add appends a fact unless key is known, and reports whether it did.
func (f *Facts) Add(key Key, p evidence.Passage, b record.Body) bool {
	hash := f.hash(&key)
	at, _ := f.find(&key, hash)
	return at < 0 && f.append(&key, hash, p, b)
}

func (f *Facts) append(key *Key, hash uint64, p evidence.Passage, b record.Body) bool {
	if len(f.bodies) >= min(maxFacts, max(fewFacts, record.MaxFacts-len(f.names.List))) {
		f.Over++
		return false
	}
	head := f.head(hash)
	f.notes = append(f.notes, note{hash, maphash.String(f.seed, key.versus), *head})
	f.bodies = append(f.bodies, record.Fact{Body: b, Evidence: p.Evidence()})
	*head = int32(len(f.bodies))
	return true
}

// Use notes that a fact names tools.
func (f *Facts) Use(list ...string) {
	for _, name := range list {
		if name == f.named {
			continue
		}
		if t := f.names.Get(name); t != nil {
			t.Used, f.named = true, name
		}
	}
}

// Trait adds an attribute stated in prose, unless a cell of a table states the same.
func (f *Facts) Trait(p evidence.Passage, t record.Trait) {
	if f.Cell(p, t, AttributeKey(t.Attribute), "") {
		f.Use(t.Tool)
	}
}

// Cell adds a cell of a table, whose attribute has the key label, once for each
// set of tools, joined as beside, that its column stands beside, and reports
// whether it did.
func (f *Facts) Cell(p evidence.Passage, t record.Trait, label, beside string) bool {
	key := Key{Kind: record.KindTrait, Tool: t.Tool, Label: label, Text: joinText(t.Values, ", "), versus: beside}
	hash := f.hash(&key)
	if at, like := f.find(&key, hash); at >= 0 || like && beside == "" || !f.append(&key, hash, p, t) {
		return false
	}
	f.Compare = true
	return true
}

// joinText is the normal form of texts in a row.
func joinText(list []string, sep string) string {
	if len(list) == 1 {
		return canon.Text(list[0])
	}
	return canon.Text(strings.Join(list, sep))
}

// AttributeKey folds the spellings of attributes that prose and tables share.
func AttributeKey(s string) string {
	switch s = words.ToLower(canon.Text(s)); s {
	case "licence", "licensed under", "licenses", "lizenz":
		return "license"
	case "created by", "author", "creators", "developer", "developed by":
		return "creator"
	case "first released", "released", "first release", "released in", "year", "initial release", "release":
		return "release year"
	}
	return s
}

// Measurement adds a measurement once, and again only for a workload that must be another one;
// a repetition fills in what the first one lacks.
func (f *Facts) Measurement(p evidence.Passage, m record.Measurement) (added bool) {
	key := Key{Kind: record.KindMeasurement, Tool: m.Tool, Label: m.Unit}
	if m.Value != nil { // however its bounds are put
		key.value = *m.Value
	} else {
		key.low, key.high = number(m.Low), number(m.High)
	}
	hash := f.hash(&key)
	at, others := f.findWorkload(hash, &m)
	if at < 0 {
		if others < maxWorkloads && f.append(&key, hash, p, m) {
			f.Use(m.Tool)
			f.Compare = true
			return true
		}
		return false
	}
	if m.Workload == "" && others > 0 {
		return false // it may be of any of them
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
	return false
}

// maxWorkloads bounds the workloads of one figure.
const maxWorkloads = 16

// findWorkload returns the position of the figure with a hash that may be of the same
// workload as m, and of the same statistic, -1 if there is none, and how many others it
// has met.
func (f *Facts) findWorkload(hash uint64, m *record.Measurement) (at, others int) {
	at = -1
	workload := m.Workload
	for i := f.last(hash, *f.head(hash)); i > 0; i = f.last(hash, f.notes[i-1].before) {
		before := f.bodies[i-1].Body.(record.Measurement)
		if before.Metric != m.Metric && isStatistic(before.Metric) && isStatistic(m.Metric) {
			continue
		}
		known := before.Workload
		if at < 0 && !areApart(known, workload) || known == workload {
			at = int(i - 1)
		}
		others++
	}
	if at >= 0 {
		others--
	}
	return at, others
}

// isStatistic reports a metric that summarizes several runs, and not what was measured in them:
// two in one table may have the same value.
func isStatistic(metric string) bool {
	switch metric {
	case "mean", "median", "average", "avg", "stddev", "std_dev", "error", "min", "max", "minimum", "maximum", "p50", "p75", "p90", "p95",
		"p99", "p50_latency", "p75_latency", "p90_latency", "p95_latency", "p99_latency", "max_latency", "min_latency":
		return true
	}
	return false
}

// areApart reports two workloads of which none can be another wording of the
// other: two names, or two kinds of test.
func areApart(a, b string) bool {
	a, b = canon.Text(a), canon.Text(b)
	if strings.Contains(strings.ToLower(a), strings.ToLower(b)) || strings.Contains(strings.ToLower(b), strings.ToLower(a)) {
		return false
	}
	first, _, _ := strings.Cut(a, " with ")
	second, _, _ := strings.Cut(b, " with ")
	if phrase.NameAt(first) == first && phrase.NameAt(second) == second {
		return true
	}
	if a != "" && b != "" && !strings.Contains(a, " ") && !strings.Contains(b, " ") && strings.ToLower(a) != a && strings.ToLower(b) != b {
		return true // Gunicorn, uWSGI
	}
	switch noun := words.Last(a); noun {
	case "test", "benchmark", "workload", "workloads":
		return noun == words.Last(b) && strings.Count(a, " ") == strings.Count(b, " ")
	}
	return false
}

func number(v *float64) float64 {
	if v == nil {
		return math.Inf(1)
	}
	return *v
}

// Stat adds a statistic; a repetition may still give it a date.
func (f *Facts) Stat(p evidence.Passage, s record.Stat) {
	key := Key{Kind: record.KindStat, Tool: s.Tool, Label: s.Metric, Text: s.Text, value: number(s.Value)}
	hash := f.hash(&key)
	if at, _ := f.find(&key, hash); at >= 0 {
		if known := f.bodies[at].Body.(record.Stat); known.AsOf == "" && s.AsOf != "" {
			known.AsOf = s.AsOf
			f.bodies[at].Body = known
		}
	} else if f.append(&key, hash, p, s) {
		f.Use(s.Tool)
		f.Compare = true
	}
}

// Guidance adds advice.
func (f *Facts) Guidance(p evidence.Passage, g record.Guidance) {
	if f.Add(Key{Kind: record.KindGuidance, Tool: g.Tool, Text: g.Text}, p, g) {
		f.Use(g.Tool)
		f.Use(g.Versus...)
		f.Compare = true
	}
}

// Relation adds a relation between two tools, or a tool and a company.
func (f *Facts) Relation(p evidence.Passage, rel record.Relation) {
	if f.Add(Key{Kind: record.KindRelation, Tool: rel.From, Label: string(rel.Relation), Text: canon.Text(string(rel.To))}, p, rel) {
		f.Use(rel.From)
		if rel.Relation != record.RelUsedBy {
			f.Use(string(rel.To))
		}
	}
}

// Answer adds an answer to a question that has none yet. The same question may be asked about several
// tools.
func (f *Facts) Answer(p evidence.Passage, a record.Answer) {
	key := Key{Kind: record.KindAnswer, Text: strings.TrimRight(words.ToLower(canon.Text(a.Question)), " ?")}
	if len(a.Tools) == 1 {
		key.Tool = a.Tools[0]
	}
	if f.Add(key, p, a) {
		f.Use(a.Tools...)
		f.Compare = true
	}
}

// Pro adds a point in favour of a tool.
func (f *Facts) Pro(p evidence.Passage, t *names.Tool, text string) {
	f.point(p, t, text, record.Pro{Tool: t.Name, Text: record.NullString(text)})
}

// Con adds a point against a tool.
func (f *Facts) Con(p evidence.Passage, t *names.Tool, text string) {
	f.point(p, t, text, record.Con{Tool: t.Name, Text: record.NullString(text)})
}

// Voted adds what speaks for a tool, or against it, with how many say so.
func (f *Facts) Voted(p evidence.Passage, against bool, t *names.Tool, text string, votes int64) {
	var body record.Body = record.Pro{Tool: t.Name, Text: record.NullString(text), Votes: &votes}
	if against {
		body = record.Con{Tool: t.Name, Text: record.NullString(text), Votes: &votes}
	}
	f.point(p, t, text, body)
}

func (f *Facts) point(p evidence.Passage, t *names.Tool, text string, body record.Body) {
	if f.Add(Key{Kind: body.Kind(), Tool: t.Name, Text: text}, p, body) {
		f.Use(t.Name)
		f.Compare = true
	}
}

// List returns the tools that facts name and then the facts.
func (f *Facts) List() (all []record.Fact, left []source.Left) {
	f.partVersions()
	tools := make([]record.Fact, 0, len(f.names.List))
	room, over := record.MaxFacts-len(f.bodies), f.Over
	for _, t := range f.names.List {
		if t.Used {
			room--
		}
	}
	for _, t := range f.names.List {
		if !t.Used && (t.Thing || t.Role == record.RoleMentioned) {
			continue
		}
		if !t.Used {
			if room <= 0 {
				over++
				continue
			}
			room--
		}
		at := t.Evidence
		if at.Text == "" {
			at = evidence.Passage{Text: t.Name}
		}
		tools = append(tools, record.Fact{Evidence: at.Evidence(), Body: record.Tool{Name: t.Name, Role: t.Role, Description: t.Description,
			Homepage: t.Homepage, Repository: t.Repository}})
	}
	if over > 0 {
		left = append(left, source.Left{Why: fmt.Sprintf("facts and tools beyond the %d that a page may have", record.MaxFacts), Count: over})
	}
	if n := f.names.Unindexed; n > 0 {
		left = append(left, source.Left{Why: fmt.Sprintf("names beyond %d of one letter, which are not looked for in the text", names.MaxForms), Count: n})
	}
	return slices.Insert(f.bodies, 0, tools...), left
}
