package state

import (
	"fmt"

	"github.com/stackdex/stackdex/ingest/record"
)

// kindNumbers are written to disk: they only ever grow at the end.
var kindNumbers = []record.Kind{
	record.KindTool, record.KindStat, record.KindTrait, record.KindPro, record.KindCon,
	record.KindComparison, record.KindDifference, record.KindVerdict, record.KindOpinion,
	record.KindMeasurement, record.KindAnswer, record.KindGuidance, record.KindRelation,
	record.KindRelatedComparison,
}

func (c *coder) kind(f *record.Fact) record.Kind {
	var n uint64
	if !c.reading && f.Body != nil {
		for i, k := range kindNumbers {
			if k == f.Body.Kind() {
				n = uint64(i + 1)
			}
		}
	}
	c.uint(&n)
	if n == 0 || n > uint64(len(kindNumbers)) {
		c.fail(fmt.Errorf("fact of unknown kind %d", n))
		return ""
	}
	return kindNumbers[n-1]
}

// coded codes a body of type B: body when writing, the result when reading.
func coded[B record.Body](c *coder, body record.Body, code func(*coder, *B)) record.Body {
	b, _ := body.(B)
	code(c, &b)
	return b
}

func (c *coder) fact(f *record.Fact) {
	switch c.kind(f) {
	case record.KindTool:
		f.Body = coded(c, f.Body, (*coder).tool)
	case record.KindStat:
		f.Body = coded(c, f.Body, (*coder).stat)
	case record.KindTrait:
		f.Body = coded(c, f.Body, (*coder).trait)
	case record.KindPro:
		f.Body = coded(c, f.Body, func(c *coder, b *record.Pro) { c.point(&b.Tool, &b.Text, &b.Votes) })
	case record.KindCon:
		f.Body = coded(c, f.Body, func(c *coder, b *record.Con) { c.point(&b.Tool, &b.Text, &b.Votes) })
	case record.KindComparison:
		f.Body = coded(c, f.Body, (*coder).comparison)
	case record.KindDifference:
		f.Body = coded(c, f.Body, (*coder).difference)
	case record.KindVerdict:
		f.Body = coded(c, f.Body, (*coder).verdict)
	case record.KindOpinion:
		f.Body = coded(c, f.Body, (*coder).opinion)
	case record.KindMeasurement:
		f.Body = coded(c, f.Body, (*coder).measurement)
	case record.KindAnswer:
		f.Body = coded(c, f.Body, (*coder).answer)
	case record.KindGuidance:
		f.Body = coded(c, f.Body, (*coder).guidance)
	case record.KindRelation:
		f.Body = coded(c, f.Body, (*coder).relation)
	case record.KindRelatedComparison:
		f.Body = coded(c, f.Body, (*coder).related)
	}
	str(c, &f.Evidence.Quote)
	c.strings(&f.Evidence.Path)
}

func (c *coder) tool(b *record.Tool) {
	str(c, &b.Name)
	str(c, &b.PageURL)
	str(c, &b.Description)
	str(c, &b.Role)
	c.strings(&b.Categories)
	str(c, &b.Homepage)
	str(c, &b.Repository)
}

func (c *coder) stat(b *record.Stat) {
	str(c, &b.Tool)
	str(c, &b.Metric)
	c.float(&b.Value)
	c.float(&b.Low)
	c.float(&b.High)
	str(c, &b.Unit)
	str(c, &b.Raw)
	str(c, &b.Text)
	str(c, &b.AsOf)
}

func (c *coder) trait(b *record.Trait) {
	str(c, &b.Tool)
	str(c, &b.Attribute)
	c.strings(&b.Values)
	str(c, &b.Raw)
	c.strings(&b.Versus)
}

func (c *coder) point(tool *string, text *record.NullString, votes **int64) {
	str(c, tool)
	str(c, text)
	c.count(votes)
}

func (c *coder) comparison(b *record.Comparison) {
	c.strings(&b.Tools)
	str(c, &b.Title)
	str(c, &b.Intro)
	str(c, &b.Summary)
}

func (c *coder) difference(b *record.Difference) {
	c.strings(&b.Tools)
	str(c, &b.Title)
	str(c, &b.Text)
}

func (c *coder) verdict(b *record.Verdict) {
	c.strings(&b.Tools)
	str(c, &b.Winner)
	str(c, &b.Summary)
	list(c, &b.UseIf, func(c *coder, u *record.UseIf) {
		str(c, &u.Tool)
		str(c, &u.Text)
	})
}

func (c *coder) opinion(b *record.Opinion) {
	str(c, &b.Author)
	str(c, &b.Role)
	str(c, &b.Date)
	str(c, &b.Stance)
	c.strings(&b.Tools)
	str(c, &b.Text)
	c.count(&b.Views)
}

func (c *coder) measurement(b *record.Measurement) {
	str(c, &b.Tool)
	str(c, &b.Metric)
	c.float(&b.Value)
	c.float(&b.Low)
	c.float(&b.High)
	str(c, &b.Unit)
	c.bool(&b.Approximate)
	str(c, &b.Workload)
	str(c, &b.AttributedTo)
	str(c, &b.Raw)
	str(c, &b.AsOf)
}

func (c *coder) answer(b *record.Answer) {
	str(c, &b.Question)
	str(c, &b.Text)
	c.strings(&b.Tools)
}

func (c *coder) guidance(b *record.Guidance) {
	str(c, &b.Tool)
	c.strings(&b.Versus)
	str(c, &b.Advice)
	str(c, &b.Text)
}

func (c *coder) relation(b *record.Relation) {
	str(c, &b.From)
	str(c, &b.To)
	str(c, &b.Relation)
}

func (c *coder) related(b *record.RelatedComparison) {
	str(c, &b.Title)
	str(c, &b.URL)
	c.strings(&b.Tools)
}

// namesIn adds the tools that a fact names, as written, some perhaps twice. The
// company of a used_by relation is no tool.
func namesIn(body record.Body, to []string) []string {
	switch b := body.(type) {
	case record.Tool:
		return append(to, b.Name)
	case record.Stat:
		return append(to, b.Tool)
	case record.Trait:
		return append(append(to, b.Tool), b.Versus...)
	case record.Pro:
		return append(to, b.Tool)
	case record.Con:
		return append(to, b.Tool)
	case record.Comparison:
		return append(to, b.Tools...)
	case record.Difference:
		return append(to, b.Tools...)
	case record.Verdict:
		to = append(append(to, string(b.Winner)), b.Tools...)
		for _, u := range b.UseIf {
			to = append(to, u.Tool)
		}
		return to
	case record.Opinion:
		return append(to, b.Tools...)
	case record.Measurement:
		return append(to, b.Tool)
	case record.Answer:
		return append(to, b.Tools...)
	case record.Guidance:
		return append(append(to, b.Tool), b.Versus...)
	case record.Relation:
		if to = append(to, b.From); b.Relation != record.RelUsedBy {
			to = append(to, string(b.To))
		}
		return to
	case record.RelatedComparison:
		return append(to, b.Tools...)
	}
	return to
}
