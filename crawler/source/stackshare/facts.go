package stackshare

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// writer collects facts, and a tool for every name in them.
type writer struct {
	*reader
	facts []record.Fact
	tools []record.Tool
	at    []int          // beside tools
	known map[string]int // by name
	long  source.Left    // names that are too long
}

// facts writes down what was read, the tools first.
func (r *reader) facts() ([]record.Fact, []source.Left) {
	w := &writer{reader: r, known: make(map[string]int, 32), facts: make([]record.Fact, 0, 96)}
	w.subjects()
	w.alternatives()
	if len(r.names) > 1 {
		at := r.intro.at
		w.add(at, record.Comparison{Tools: r.names, Title: strings.Join(r.names, " vs "), Intro: text(r.intro.text), Summary: text(r.summed.text)})
	}
	for _, d := range r.points {
		w.add(d.at, record.Difference{Tools: r.names, Title: text(d.title), Text: text(d.text)})
	}
	for i := range r.sides {
		w.side(i)
	}
	for _, a := range r.answers {
		w.add(a.at, record.Answer{Question: a.question, Text: text(a.text), Tools: []string{r.names[a.tool]}})
	}
	for i := range r.opinions {
		w.opinion(&r.opinions[i])
	}
	for _, p := range r.pages {
		for _, n := range p.names {
			w.mention(entry{name: n, at: p.at})
		}
		w.add(p.at, record.RelatedComparison{Title: p.title, URL: p.link, Tools: p.names})
	}
	all := make([]record.Fact, 0, len(w.tools)+len(w.facts))
	for i, t := range w.tools {
		all = append(all, record.Fact{Body: t, Evidence: r.evidence(w.at[i])})
	}
	var left []source.Left
	if w.long.Count > 0 {
		left = append(left, w.long)
	}
	return append(all, w.facts...), left // the crawler refuses a page of too many
}

func (w *writer) add(at int, b record.Body) {
	w.facts = append(w.facts, record.Fact{Body: b, Evidence: w.evidence(at)})
}

// figureEvidence quotes a figure with its label.
func (w *writer) figureEvidence(f figure) record.Evidence {
	e := w.evidence(f.at)
	if f.Raw == "" || strings.Contains(e.Quote, f.Raw) {
		return e
	}
	if both, ok := w.beside(f.at, func(text string) bool { return strings.Contains(text, f.Raw) }); ok {
		return both
	}
	return e.Showing(f.Raw)
}

// voteEvidence quotes a point with its votes.
func (w *writer) voteEvidence(p vote) record.Evidence {
	e := w.evidence(p.at)
	if p.votes == nil || strings.ContainsAny(strings.Replace(e.Quote, p.text, "", 1), "0123456789") {
		return e
	}
	both, ok := w.beside(p.at, func(text string) bool {
		n, isVotes := votesOf(text)
		return isVotes && *n == *p.votes
	})
	if ok {
		return both
	}
	return e
}

// text cuts a text to what a fact may hold.
func text(s string) string { return clip(s, record.MaxText) }

// isName reports a name that a fact may hold; one that is too long is counted.
func (w *writer) isName(s string) bool {
	if utf8.RuneCountInString(s) <= record.MaxName {
		return s != ""
	}
	w.long.Why = fmt.Sprintf("names of more than %d characters", record.MaxName)
	if w.long.Count++; w.long.Count == 1 {
		w.long.Example = clip(s, maxExample)
	}
	return false
}

const maxExample = 60

// tool adds what is known of a tool to its one fact; the strongest role wins.
func (w *writer) tool(t record.Tool, at int) {
	if !w.isName(t.Name) {
		return
	}
	key := canon.Text(t.Name)
	i, ok := w.known[key]
	if !ok {
		w.known[key] = len(w.tools)
		w.tools, w.at = append(w.tools, t), append(w.at, at)
		return
	}
	old := &w.tools[i]
	old.Description = cmp.Or(old.Description, t.Description)
	old.PageURL = cmp.Or(old.PageURL, t.PageURL)
	if old.Role == record.RoleMentioned && t.Role != record.RoleMentioned {
		old.Role = t.Role
	}
}

func (w *writer) mention(e entry) {
	w.tool(record.Tool{Name: e.name, PageURL: e.link, Role: record.RoleMentioned}, e.at)
}

func (w *writer) subjects() {
	for i, n := range w.names {
		s := &w.sides[i]
		t := record.Tool{Name: n, PageURL: s.link, Description: text(s.description.text), Role: record.RoleSubject, Categories: s.categories}
		at := s.description.at
		if w.kind == record.PageTool {
			t.Homepage, t.Repository, t.Categories = w.homepage, w.repo, w.trail
			if w.origin != "" && len(w.page.URL) <= record.MaxURL {
				t.PageURL = w.page.URL
			}
		}
		if at < 0 {
			at = w.tokenOf(w.keys[i])
		}
		w.tool(t, at)
	}
}

// tokenOf returns the first token with a key, -1 if there is none.
func (d *document) tokenOf(key string) int {
	for i := range d.tokens {
		if d.tokens[i].key == key {
			return i
		}
	}
	return -1
}

func (w *writer) alternatives() {
	for _, a := range w.offered {
		w.tool(record.Tool{Name: a.name, PageURL: a.link, Description: text(a.description), Role: record.RoleAlternative}, a.at)
		key := keyOf(a.name)
		for i, n := range w.names {
			if w.keys[i] != key {
				w.add(a.at, record.Relation{From: a.name, To: record.NullString(n), Relation: record.RelAlternative})
			}
		}
	}
}

// side writes what the page says of one of its tools.
func (w *writer) side(i int) {
	s, name := &w.sides[i], w.names[i]
	for _, m := range metricOrder {
		if f, ok := s.stats[m]; ok {
			w.facts = append(w.facts, record.Fact{Body: f.Stat, Evidence: w.figureEvidence(f)})
		}
	}
	for _, p := range s.pros.points {
		w.facts = append(w.facts, record.Fact{Body: record.Pro{Tool: name, Text: record.NullString(text(p.text)), Votes: p.votes}, Evidence: w.voteEvidence(p)})
	}
	if s.pros.stated && len(s.pros.points) == 0 {
		w.add(s.pros.at, record.Pro{Tool: name})
	}
	for _, p := range s.cons.points {
		w.facts = append(w.facts, record.Fact{Body: record.Con{Tool: name, Text: record.NullString(text(p.text)), Votes: p.votes}, Evidence: w.voteEvidence(p)})
	}
	if s.cons.stated && len(s.cons.points) == 0 {
		w.add(s.cons.at, record.Con{Tool: name})
	}
	w.features(i)
	for _, e := range s.with.entries {
		w.mention(e)
	}
	w.relations(name, record.RelIntegration, &s.with)
	w.relations(name, record.RelUsedBy, &s.users)
}

func (w *writer) features(i int) {
	l := &w.sides[i].features
	if !l.stated {
		return
	}
	t := record.Trait{Tool: w.names[i], Attribute: "features", Raw: "-"}
	for _, e := range l.entries[:min(len(l.entries), record.MaxList)] {
		t.Values = append(t.Values, text(e.name))
	}
	if t.Values != nil {
		t.Raw = text(strings.Join(t.Values, "; "))
	}
	for k, n := range w.names {
		if k != i {
			t.Versus = append(t.Versus, n)
		}
	}
	w.add(l.at, t)
}

func (w *writer) relations(from string, kind record.RelationType, l *entryList) {
	for _, e := range l.entries {
		w.add(e.at, record.Relation{From: from, To: record.NullString(e.name), Relation: kind})
	}
	if l.stated && len(l.entries) == 0 {
		w.add(l.at, record.Relation{From: from, Relation: kind})
	}
}

func (w *writer) opinion(o *opinion) {
	b := record.Opinion{Author: o.author, Role: o.role, Date: o.date, Stance: o.stance, Text: text(w.join(o.text)), Views: o.views}
	for _, t := range o.tags[:min(len(o.tags), record.MaxList)] {
		if !w.isName(t.name) {
			continue
		}
		w.mention(t)
		b.Tools = append(b.Tools, t.name)
	}
	w.add(o.at, b)
}
