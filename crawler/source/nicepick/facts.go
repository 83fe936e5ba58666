package nicepick

import (
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// facts writes down what was read.
func (r *reader) facts() []record.Fact {
	facts := make([]record.Fact, 0, len(r.points)+len(r.more)+16)
	add := func(e record.Evidence, b record.Body) { facts = append(facts, record.Fact{Body: b, Evidence: e}) }
	r.dedupe()
	r.describe()
	for k := range r.tools {
		add(r.seen[k], r.tools[k])
	}
	for _, p := range r.mentioned() {
		add(p.evidence, record.Tool{Name: p.text, Role: record.RoleMentioned})
	}
	add(r.intro.evidence, record.Comparison{Tools: r.names, Title: strings.Join(r.names, " vs "), Intro: r.intro.text})
	for _, p := range r.points {
		switch p.as {
		case pros:
			add(p.evidence, record.Pro{Tool: p.tool, Text: record.NullString(p.text)})
		case cons:
			add(p.evidence, record.Con{Tool: p.tool, Text: record.NullString(p.text)})
		case related:
			add(p.evidence, record.Relation{From: p.tool, To: record.NullString(p.text), Relation: record.RelRelated})
		}
	}
	if v, e, ok := r.verdict(); ok {
		add(e, v)
	}
	facts = append(facts, r.traits...)
	return append(facts, r.more...)
}

// few points are compared with each other rather than looked up.
const few = 32

// dedupe drops what a page repeats, such as texts for small screens, and adds
// lists that it has without entries.
func (f *findings) dedupe() {
	type key struct {
		tool, text string
		as         role
	}
	seen := map[key]bool{} // by tool and role, and by text where there are many
	again := func(kept []point, p *point) bool {
		if len(kept) <= few {
			return slices.ContainsFunc(kept, func(q point) bool { return q.text == p.text && q.as == p.as && q.tool == p.tool })
		}
		if len(kept) == few+1 {
			for _, q := range kept {
				seen[key{q.tool, q.text, q.as}] = true
			}
		}
		return seen[key{p.tool, p.text, p.as}]
	}
	kept := f.points[:0]
	for _, p := range f.points {
		if p.tool == "" || again(kept, &p) {
			continue
		}
		if len(kept) > few {
			seen[key{p.tool, p.text, p.as}] = true
		}
		seen[key{p.tool, "", p.as}] = true
		kept = append(kept, p)
	}
	for _, p := range f.stated {
		if k := (key{p.tool, "", p.as}); !seen[k] {
			seen[k] = true
			kept = append(kept, p)
		}
	}
	f.points = kept
}

// describe gives each tool the text that says what it is: one that is labelled
// so, else one that stands with its pros and cons, else one that is not in
// the box of the pick.
func (r *reader) describe() {
	for k := range r.names {
		best, most := -1, 0
		for i, s := range r.texts {
			if s.tool != k {
				continue
			}
			weight := 2
			switch {
			case s.marked:
				weight = 4
			case s.owner < 0:
			case r.tokens[s.owner].lists:
				weight = 3
			case r.tokens[s.owner].badged:
				weight = 1
			}
			if weight > most {
				best, most = i, weight
			}
		}
		if best >= 0 {
			r.tools[k].Description, r.seen[k] = r.texts[best].text, r.texts[best].evidence
		}
	}
}

// mentioned lists the tools of relations and other comparisons that are not
// the page's own, once each.
func (r *reader) mentioned() []point {
	var list []point
	seen := map[string]bool{}
	mention := func(p point) {
		if !slices.Contains(r.names, p.text) && !seen[p.text] {
			seen[p.text] = true
			list = append(list, p)
		}
	}
	for _, p := range r.points {
		if p.as == related {
			mention(p)
		}
	}
	for _, f := range r.more {
		for _, name := range f.Body.(record.RelatedComparison).Tools {
			mention(point{text: name, evidence: f.Evidence})
		}
	}
	return list
}

func (r *reader) verdict() (record.Verdict, record.Evidence, bool) {
	if r.winner == "" && !r.hasCases() {
		return record.Verdict{}, record.Evidence{}, false
	}
	if r.reason.text == "" && r.winner != "" {
		r.reason = r.pickText()
	}
	v := record.Verdict{Tools: r.names, Winner: record.NullString(r.winner), Summary: r.reason.text}
	e := r.reason.evidence
	for k := range r.names {
		u := &r.cases[k]
		if u.Text == "" {
			continue
		}
		v.UseIf = append(v.UseIf, u.UseIf)
		if e.Quote == "" {
			e = u.evidence
		}
	}
	return v, e, true
}

// pickText returns what the box of the pick says of the winner.
func (r *reader) pickText() passage {
	for _, s := range r.texts {
		if r.names[s.tool] == r.winner && s.owner >= 0 && r.tokens[s.owner].badged {
			return s.passage
		}
	}
	k := slices.Index(r.names, r.winner)
	return passage{r.tools[k].Description, r.seen[k]}
}

// hasCases reports whether the page says when to use one of the tools.
func (f *findings) hasCases() bool {
	return slices.ContainsFunc(f.cases, func(u use) bool { return u.Text != "" })
}

func evidenceOf(b *outline.Block, text string) record.Evidence {
	return record.Evidence{Quote: record.Clip(text, record.MaxQuote), Path: b.Path}
}

func claims(target string) bool {
	u, err := url.Parse(target)
	if err != nil {
		return false
	}
	_, ok := nicepick{}.Claim(u)
	return ok
}
