package github

import (
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// facts writes down what was read.
func (r *reader) facts() []record.Fact {
	var facts []record.Fact
	add := func(e record.Evidence, b record.Body) { facts = append(facts, record.Fact{Body: b, Evidence: e}) }
	add(r.aboutAt, record.Tool{
		Name: r.repo, PageURL: r.page.URL, Description: r.about, Role: record.RoleSubject,
		Categories: r.topics, Homepage: r.homepage, Repository: r.page.URL,
	})
	for _, m := range record.Metrics() {
		if f, ok := r.stats[m.Name]; ok {
			add(f.evidence.Showing(f.Raw), stat(r.repo, m, f))
		}
	}
	if r.release != "" {
		add(r.tagAt, record.Stat{Tool: r.repo, Metric: "release.latest_version", Raw: r.release, Text: r.release})
		r.day(add, "release.latest_at", r.releaseAt, r.tagAt)
	}
	r.day(add, "github.pushed_at", r.pushed, r.pushedAt)
	if r.archived.Quote != "" {
		one := 1.0
		add(r.archived, record.Stat{Tool: r.repo, Metric: "github.archived", Value: &one, Raw: "true", Text: "true"})
	}
	if r.license != "" {
		add(r.licenseAt, record.Trait{Tool: r.repo, Attribute: "License", Values: []string{r.license}, Raw: r.license + " license"})
	}
	r.addLanguages(add)
	return facts
}

func stat(tool string, m record.Metric, f figure) record.Stat {
	s := record.Stat{Tool: tool, Metric: m.Name, Value: new(f.Value), Unit: m.Unit, Raw: f.Raw}
	if !f.NoLow {
		s.Low = new(f.Low)
	}
	if !f.NoHigh {
		s.High = new(f.High)
	}
	return s
}

func (r *reader) day(add func(record.Evidence, record.Body), metric string, d record.Date, e record.Evidence) {
	t, ok := d.Time()
	if !ok {
		return
	}
	add(e.Showing(string(d)), record.Stat{Tool: r.repo, Metric: metric, Value: new(float64(t.Unix())), Raw: string(d), Text: string(d)})
}

func (r *reader) addLanguages(add func(record.Evidence, record.Body)) {
	var values, raw []string
	for _, l := range r.languages {
		raw = append(raw, l.name+" "+l.percent+"%")
		if l.name != "Other" {
			values = append(values, l.name)
		}
	}
	if len(values) == 0 {
		return
	}
	e := r.languages[0].evidence
	add(record.Evidence{Quote: record.Clip(strings.Join(raw, ", "), record.MaxQuote), Path: e.Path}, record.Trait{Tool: r.repo, Attribute: "Languages", Values: values, Raw: strings.Join(raw, ", ")})
	add(e, record.Tool{Name: values[0], Role: record.RoleMentioned})
	add(e, record.Relation{From: r.repo, To: record.NullString(values[0]), Relation: record.RelWrittenIn})
}
