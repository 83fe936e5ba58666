package record

import "fmt"

func (t Tool) validate(c *checker) {
	c.tool("name", t.Name)
	c.optionalURL("page_url", t.PageURL)
	c.text("description", t.Description)
	c.oneOf("role", string(t.Role), []string{string(RoleSubject), string(RoleAlternative), string(RoleMentioned)})
	c.each("categories", t.Categories, (*checker).name)
	c.optionalURL("homepage", t.Homepage)
	c.optionalURL("repository", t.Repository)
}

func (s Stat) validate(c *checker) {
	c.tool("tool", s.Tool)
	m, ok := MetricByName(s.Metric)
	if !ok {
		c.fail("metric", fmt.Sprintf("%.60q is not in the table of metrics", s.Metric))
	}
	c.bounds(s.Value, s.Low, s.High)
	c.label("unit", s.Unit)
	c.label("raw", s.Raw)
	c.label("text", s.Text)
	c.date("as_of", s.AsOf)
	if ok && m.Type == Count && s.Value != nil && *s.Value < 0 {
		c.fail("value", "a count is not negative")
	}
}

func (t Trait) validate(c *checker) {
	c.tool("tool", t.Tool)
	c.name("attribute", t.Attribute)
	c.text("raw", t.Raw)
	c.each("values", t.Values, (*checker).needText)
	c.tools("versus", t.Versus, 0)
}

func (p Pro) validate(c *checker) { c.point(p.Tool, p.Text, p.Votes) }

func (p Con) validate(c *checker) { c.point(p.Tool, p.Text, p.Votes) }

func (c *checker) point(tool string, text NullString, votes *int64) {
	c.tool("tool", tool)
	c.text("text", string(text))
	if votes != nil && *votes < 0 {
		c.fail("votes", "is negative")
	}
}

func (f Comparison) validate(c *checker) {
	c.tools("tools", f.Tools, 2)
	c.text("title", f.Title)
	c.text("intro", f.Intro)
	c.text("summary", f.Summary)
}

func (f Difference) validate(c *checker) {
	c.tools("tools", f.Tools, 2)
	c.text("title", f.Title)
	c.needText("text", f.Text)
}

func (f Verdict) validate(c *checker) {
	c.tools("tools", f.Tools, 2)
	c.label("winner", string(f.Winner))
	c.text("summary", f.Summary)
	if len(f.UseIf) > MaxList {
		c.fail("use_if", fmt.Sprintf("%d entries, the limit is %d", len(f.UseIf), MaxList))
		return
	}
	for i, u := range f.UseIf {
		c.tool(fmt.Sprintf("use_if[%d].tool", i), u.Tool)
		c.needText(fmt.Sprintf("use_if[%d].text", i), u.Text)
	}
}

func (f Opinion) validate(c *checker) {
	c.label("author", f.Author)
	c.label("role", f.Role)
	c.date("date", f.Date)
	c.oneOf("stance", f.Stance, []string{"", "decided", "needs_advice"})
	c.tools("tools", f.Tools, 0)
	c.needText("text", f.Text)
	if f.Views != nil && *f.Views < 0 {
		c.fail("views", "is negative")
	}
}

func (f Measurement) validate(c *checker) {
	c.tool("tool", f.Tool)
	c.name("metric", f.Metric)
	if f.Value == nil && f.Low == nil && f.High == nil {
		c.fail("value", "neither a value nor a bound")
	}
	c.bounds(f.Value, f.Low, f.High)
	c.label("unit", f.Unit)
	c.text("workload", f.Workload)
	c.text("attributed_to", string(f.AttributedTo))
	c.text("raw", f.Raw)
	c.date("as_of", f.AsOf)
}

func (f Answer) validate(c *checker) {
	c.needText("question", f.Question)
	c.text("text", f.Text)
	c.tools("tools", f.Tools, 0)
}

func (f Guidance) validate(c *checker) {
	c.tool("tool", f.Tool)
	c.tools("versus", f.Versus, 0)
	c.oneOf("advice", string(f.Advice), []string{string(ChooseWhen), string(Limitation), string(Recommendation)})
	c.needText("text", f.Text)
}

func (f Relation) validate(c *checker) {
	c.tool("from", f.From)
	c.label("to", string(f.To))
	c.oneOf("relation", string(f.Relation), []string{string(RelAlternative), string(RelIntegration), string(RelUsedBy), string(RelRelated), string(RelWrittenIn)})
}

func (f RelatedComparison) validate(c *checker) {
	c.text("title", f.Title)
	c.optionalURL("url", f.URL)
	c.tools("tools", f.Tools, 0)
}
