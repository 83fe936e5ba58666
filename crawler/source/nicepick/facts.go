package nicepick

import (
	"net/url"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

// facts writes down what was read.
func (r *reader) facts() []record.Fact {
	var facts []record.Fact
	add := func(e record.Evidence, b record.Body) { facts = append(facts, record.Fact{Body: b, Evidence: e}) }
	for _, n := range r.names {
		add(r.seen[n], *r.tools[n])
	}
	for _, p := range r.mentioned() {
		add(p.evidence, record.Tool{Name: p.text, Role: record.RoleMentioned})
	}
	add(r.intro.evidence, record.Comparison{Tools: r.names, Title: strings.Join(r.names, " vs "), Intro: r.intro.text})
	for _, p := range r.pros {
		add(p.evidence, record.Pro{Tool: p.tool, Text: record.NullString(p.text)})
	}
	for _, p := range r.cons {
		add(p.evidence, record.Con{Tool: p.tool, Text: record.NullString(p.text)})
	}
	for _, p := range r.related {
		add(p.evidence, record.Relation{From: p.tool, To: record.NullString(p.text), Relation: record.RelRelated})
	}
	if v, e, ok := r.verdict(); ok {
		add(e, v)
	}
	return append(facts, r.more...)
}

// mentioned lists the tools of relations and other comparisons that are not
// the page's own, once each.
func (r *reader) mentioned() []point {
	var list []point
	seen := map[string]bool{}
	mention := func(p point) {
		if r.named(p.text) == "" && !seen[p.text] {
			seen[p.text] = true
			list = append(list, p)
		}
	}
	for _, p := range r.related {
		mention(p)
	}
	for _, f := range r.more {
		for _, name := range f.Body.(record.RelatedComparison).Tools {
			mention(point{text: name, evidence: f.Evidence})
		}
	}
	return list
}

func (r *reader) verdict() (record.Verdict, record.Evidence, bool) {
	if r.winner == "" && len(r.useIf) == 0 {
		return record.Verdict{}, record.Evidence{}, false
	}
	v := record.Verdict{Tools: r.names, Winner: record.NullString(r.winner), Summary: r.reason.text}
	e := r.reason.evidence
	for _, u := range r.useIf {
		v.UseIf = append(v.UseIf, u.UseIf)
		if e.Quote == "" {
			e = u.evidence
		}
	}
	return v, e, true
}

func evidenceOf(b *source.Block, text string) record.Evidence {
	if runes := []rune(text); len(runes) > record.MaxQuote {
		text = string(runes[:record.MaxQuote])
	}
	return record.Evidence{Quote: text, Path: b.Path}
}

func claims(target string) bool {
	u, err := url.Parse(target)
	if err != nil {
		return false
	}
	_, ok := nicepick{}.Claim(u)
	return ok
}
