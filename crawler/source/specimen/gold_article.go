package specimen

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Page implements Content.
func (a *Article) Page() record.Page {
	g := newGold("")
	r := articleReader{a: a, g: g, seen: map[string]bool{}}
	if a.Subject != "" {
		g.tool(record.Tool{Name: a.Subject, Role: record.RoleSubject})
	}
	if len(a.Compared) > 0 {
		for _, name := range a.Compared {
			g.tool(record.Tool{Name: name, Role: record.RoleSubject})
		}
		g.add(record.Comparison{Tools: a.Compared, Title: a.Title})
	}
	for i := range a.Sections {
		r.section(i)
	}
	for _, f := range a.Facts {
		r.fact(f)
	}
	return record.Page{URL: a.Address(), PageType: record.PageArticle, Title: a.Title, CategoryPath: a.Crumbs,
		Author: a.Author, Language: a.Language, PublishedAt: a.Published, ModifiedAt: a.Modified, Facts: g.facts}
}

type articleReader struct {
	a     *Article
	g     *gold
	tool  string // of the section and those below it
	level int
	seen  map[string]bool
}

// fact adds a fact once, and the tools it names.
func (r *articleReader) fact(b record.Body) {
	key := r.key(b)
	if t, ok := b.(record.Trait); ok {
		t.Versus = nil
		cell := "any " + r.key(t)
		if len(t.Versus) == len(b.(record.Trait).Versus) && r.seen[cell] {
			return // what prose says of a cell again
		}
		r.seen[cell] = true
	}
	if r.seen[key] {
		return
	}
	r.seen[key] = true
	r.g.mention(namedTools(b)...)
	r.g.add(b)
}

// key tells what is the same fact again on a page: a figure is, whatever the
// words around it, and so is a trait under another spelling of its attribute.
func (r *articleReader) key(b record.Body) string {
	switch f := b.(type) {
	case record.Measurement:
		f.Raw, f.Approximate, f.AsOf, f.AttributedTo, f.Workload, f.Metric = "", false, "", "", "", ""
		b = f
	case record.Stat:
		f.Raw = ""
		b = f
	case record.Trait:
		f.Raw, f.Attribute = "", AttributeKey(f.Attribute)
		b = f
	}
	j, err := json.Marshal(record.Fact{Body: b})
	if err != nil {
		return err.Error()
	}
	return canon.Text(string(j))
}

// namedTools returns the tools that a fact of an article names.
func namedTools(b record.Body) []string {
	switch f := b.(type) {
	case record.Measurement:
		return []string{f.Tool}
	case record.Stat:
		return []string{f.Tool}
	case record.Trait:
		return []string{f.Tool}
	case record.Guidance:
		return append([]string{f.Tool}, f.Versus...)
	case record.Relation:
		if f.Relation == record.RelUsedBy {
			return []string{f.From}
		}
		return []string{f.From, string(f.To)}
	}
	return nil
}

func (r *articleReader) section(i int) {
	s := r.a.Sections[i]
	if s.Tool != "" {
		r.tool, r.level = s.Tool, s.Level
		r.alternative(s)
	} else if s.Level <= r.level {
		r.tool = ""
	}
	if name, ok := described(s.Heading); ok && r.tool == name && len(s.Blocks) > 0 {
		r.g.tool(record.Tool{Name: name, Role: record.RoleMentioned, Description: s.Blocks[0].Para})
	}
	if strings.HasSuffix(s.Heading, "?") {
		r.g.add(record.Answer{Question: s.Heading, Text: proseOf(s), Tools: r.toolsIn(s.Heading)})
	}
	for _, b := range s.Blocks {
		if b.Table != nil {
			r.table(b.Table)
			r.listed(s, b.Table)
			continue
		}
		r.guidance(s, b)
		r.points(s, b)
	}
}

func (r *articleReader) points(s Section, b Block) {
	for _, item := range b.List {
		switch s.Reads {
		case record.KindPro:
			r.g.add(record.Pro{Tool: r.tool, Text: record.NullString(item)})
		case record.KindCon:
			r.g.add(record.Con{Tool: r.tool, Text: record.NullString(item)})
		}
	}
}

func (r *articleReader) alternative(s Section) {
	if r.a.Subject == "" {
		r.g.tool(record.Tool{Name: s.Tool, Role: record.RoleSubject})
		return
	}
	r.g.tool(record.Tool{Name: s.Tool, Role: record.RoleAlternative})
	rel := record.Relation{From: s.Tool, To: record.NullString(r.a.Subject), Relation: record.RelAlternative}
	if key := r.key(rel); !r.seen[key] {
		r.seen[key] = true
		r.g.add(rel, record.Comparison{Tools: []string{r.a.Subject, s.Tool}, Title: s.Heading, Intro: proseOf(s)})
	}
}

// described returns X of a heading "What Is X?".
func described(heading string) (name string, ok bool) {
	if len(heading) < 9 || !strings.EqualFold(heading[:8], "what is ") {
		return "", false
	}
	return strings.CutSuffix(heading[8:], "?")
}

func (r *articleReader) guidance(s Section, b Block) {
	advice, about := s.Advice, s.About
	if b.Advice != "" {
		advice, about = b.Advice, b.About
	}
	if advice == "" {
		return
	}
	fill(&about, r.tool)
	versus := others(r.a.Compared, about)
	if r.a.Subject != "" && about != r.a.Subject {
		versus = []string{r.a.Subject}
	}
	for _, text := range append(slices.Clone(b.List), b.Para) {
		if text != "" {
			r.fact(record.Guidance{Tool: about, Versus: versus, Advice: advice, Text: text})
		}
	}
}

// proseOf returns the paragraphs and list items directly under a heading.
func proseOf(s Section) string {
	var parts []string
	for _, b := range s.Blocks {
		if b.Para != "" {
			parts = append(parts, b.Para)
		}
		parts = append(parts, b.List...)
	}
	return strings.Join(parts, "\n")
}

func (r *articleReader) table(t *Table) {
	switch t.Layout {
	case ByAttribute:
		for _, row := range t.Rows {
			for j := 1; j < len(row); j++ {
				r.cell(t.Header[j], "", row[0].Text, row[j], others(t.Header[1:], t.Header[j]))
			}
		}
	case ByTool:
		var names []string
		for _, row := range t.Rows {
			names = append(names, nameOnly(row[0].Text))
		}
		for i, row := range t.Rows {
			_, note := parenthesis(row[0].Text)
			for j := 1; j < len(row); j++ {
				r.cell(names[i], note, t.Header[j], row[j], others(names, names[i]))
			}
		}
	}
}

// listed makes alternatives of the tools that a table under a heading about
// the alternatives of the subject lists.
func (r *articleReader) listed(s Section, t *Table) {
	if t.Layout != ByTool || r.a.Subject == "" || !strings.Contains(s.Heading, r.a.Subject+" Alternative") {
		return
	}
	for _, row := range t.Rows {
		if name := nameOnly(row[0].Text); name != r.a.Subject {
			r.g.tool(record.Tool{Name: name, Role: record.RoleAlternative})
			r.fact(record.Relation{From: name, To: record.NullString(r.a.Subject), Relation: record.RelAlternative})
		}
	}
}

func (r *articleReader) cell(tool, workload, attribute string, c Cell, versus []string) {
	values := c.Values
	if values == nil {
		values = splitValues(c.Text)
	}
	r.fact(record.Trait{Tool: tool, Attribute: attribute, Values: values, Raw: c.Text, Versus: versus})
	if c.Figure != nil {
		m := *c.Figure
		m.Tool = tool
		fill(&m.Workload, workload)
		r.fact(m)
	}
}

// parenthesis splits "FastAPI (async)" into its name and note.
func parenthesis(s string) (name, note string) {
	name, rest, ok := strings.Cut(s, " (")
	if !ok {
		return s, ""
	}
	return name, strings.TrimSuffix(rest, ")")
}

func nameOnly(s string) string {
	name, _ := parenthesis(s)
	return name
}

// toolsIn returns the tools of the article that a heading names.
func (r *articleReader) toolsIn(heading string) []string {
	var tools []string
	for _, s := range r.a.Sections {
		if s.Tool != "" && strings.Contains(heading, s.Tool) && !slices.Contains(tools, s.Tool) {
			tools = append(tools, s.Tool)
		}
	}
	for _, name := range append(slices.Clone(r.a.Compared), r.a.Subject) {
		if name != "" && strings.Contains(heading, name) && !slices.Contains(tools, name) {
			tools = append(tools, name)
		}
	}
	return tools
}

// AttributeKey folds the spellings of attributes that prose and tables share.
func AttributeKey(s string) string {
	s = strings.ToLower(canon.Text(s))
	for _, group := range attributeGroups {
		if slices.Contains(group, s) {
			return group[0]
		}
	}
	return s
}

var attributeGroups = [][]string{
	{"license", "licence", "licensed under", "licenses"},
	{"creator", "created by", "author", "creators"},
	{"release year", "first released", "released", "first release", "released in", "year"},
	{"language", "languages", "written in"},
	{"features", "feature"},
}
