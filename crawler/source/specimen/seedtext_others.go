package specimen

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// oldComparison takes the figures that stand in prose from our own version.
func (t *seedText) oldComparison() *OldComparison {
	own := DjangoFlask2019()
	c := &OldComparison{Base: stackshareBase, Path: own.Path, Sides: slices.Clone(own.Sides)}
	t.to("Add tool")
	t.at++ // the heading
	c.Prose = t.until("What is Django?")
	c.Prose = append(c.Prose, t.oldParagraphs()...)
	for i := range c.Sides {
		t.to("What is " + c.Sides[i].Name + "?")
		c.Sides[i].Description = t.next()
	}
	t.to("What are some alternatives")
	for t.peek() != "See all alternatives" && t.at < len(t.lines) {
		c.Alternatives = append(c.Alternatives, Alternative{seedRef(t.next()), t.next()})
	}
	t.to("Decisions about")
	var d OldDecision
	for _, line := range t.until("Around") {
		if ref := seedRef(line); !slices.Contains(d.Tags, ref) {
			d.Tags = append(d.Tags, ref)
		}
	}
	d.Text = t.next()
	c.Decisions = []OldDecision{d}
	return c
}

// oldParagraphs reads up to the heading that asks again what Django is.
func (t *seedText) oldParagraphs() []string {
	from := t.at
	t.at++
	for t.at < len(t.lines) && t.peek() != "What is Django?" {
		t.at++
	}
	return t.lines[from:t.at]
}

func (t *seedText) nicePick() *NicePick {
	c := &NicePick{Base: "https://nicepick.dev", Kind: t.next()}
	title := t.next()
	c.Path = "/compare/" + slug(title)
	c.Intro = t.next()
	t.to("🧊Nice Pick")
	c.Winner = t.next()
	t.at++ // its description
	for _, name := range strings.Split(title, " vs ") {
		c.Sides = append(c.Sides, t.niceSide(name))
	}
	t.to("The Verdict")
	for _, s := range c.Sides {
		text := strings.TrimPrefix(t.next(), "Use "+s.Name+" if: ")
		c.UseIf = append(c.UseIf, record.UseIf{Tool: s.Name, Text: text})
	}
	return c
}

func (t *seedText) niceSide(name string) NiceSide {
	s := NiceSide{Name: name, Path: "/tools/" + slug(name)}
	t.to(name)
	if t.peek() == "Nice Pick" {
		t.at++
	}
	s.Description = t.next()
	t.to("Pros")
	for _, line := range t.until("Cons") {
		line = strings.TrimPrefix(strings.TrimPrefix(line, "• "), "+")
		if rest, ok := strings.CutPrefix(line, "Related to: "); ok {
			s.Related = strings.Split(rest, ", ")
			continue
		}
		s.Pros = append(s.Pros, line)
	}
	t.at++
	for strings.HasPrefix(t.peek(), "• ") {
		s.Cons = append(s.Cons, strings.TrimPrefix(strings.TrimPrefix(t.next(), "• "), "-"))
	}
	return s
}

// article takes title, author and dates, which the text lacks, and the facts
// of the prose from our own version.
func (t *seedText) article() *Article {
	own := DjangoAlternatives()
	a := *own
	a.Lead, a.Sections, a.OtherPosts = nil, nil, nil
	r := articleText{a: &a, figures: figuresOf(own)}
	for t.at < len(t.lines) {
		r.line(t.next())
	}
	r.flushTable()
	if n := len(a.Sections); n > 0 { // the list at the foot is no part of the conclusion
		blocks := a.Sections[n-1].Blocks
		for _, post := range blocks[len(blocks)-1].List {
			i := strings.LastIndex(post, " - ")
			date, _ := seedLongDate(post[i+3:])
			a.OtherPosts = append(a.OtherPosts, OtherPost{post[:i], date})
		}
		a.Sections[n-1].Blocks = blocks[:len(blocks)-1]
	}
	return &a
}

func seedLongDate(s string) (record.Date, bool) {
	return seedDate(strings.NewReplacer("June", "Jun").Replace(s))
}

// figuresOf returns the figure of each cell by its text.
func figuresOf(a *Article) map[string]*record.Measurement {
	figures := map[string]*record.Measurement{}
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				for _, c := range row {
					if c.Figure != nil {
						figures[c.Text] = c.Figure
					}
				}
			}
		}
	}
	return figures
}

// articleText builds an article from its lines.
type articleText struct {
	a       *Article
	figures map[string]*record.Measurement
	table   *Table
	faq     bool
}

func (r *articleText) line(s string) {
	if strings.HasPrefix(s, "|") {
		r.row(s)
		return
	}
	r.flushTable()
	if section, ok := r.heading(s); ok {
		r.a.Sections = append(r.a.Sections, section)
		return
	}
	if len(r.a.Sections) == 0 {
		r.a.Lead = append(r.a.Lead, s)
		return
	}
	blocks := &r.a.Sections[len(r.a.Sections)-1].Blocks
	item, listed := strings.CutPrefix(s, "- ")
	if !listed {
		*blocks = append(*blocks, adviceBlock(s))
		return
	}
	if n := len(*blocks); n > 0 && (*blocks)[n-1].List != nil {
		(*blocks)[n-1].List = append((*blocks)[n-1].List, item)
		return
	}
	*blocks = append(*blocks, Block{List: []string{item}})
}

var switchTo = regexp.MustCompile(`^(?:Switch to|Stay with) (.+?) when `)

func adviceBlock(s string) Block {
	b := Block{Para: s}
	if m := switchTo.FindStringSubmatch(s); m != nil {
		b.About, b.Advice = m[1], record.ChooseWhen
	}
	return b
}

func (r *articleText) row(s string) {
	var cells []Cell
	for _, text := range strings.Split(strings.Trim(s, "|"), "|") {
		text = strings.TrimSpace(text)
		cells = append(cells, Cell{Text: text, Figure: r.figures[text]})
	}
	switch {
	case strings.HasPrefix(s, "|---"):
	case r.table == nil:
		r.table = &Table{Layout: Other}
		for _, c := range cells {
			r.table.Header = append(r.table.Header, c.Text)
		}
		if i := slices.Index([]string{"Attribute", "Framework"}, cells[0].Text); i >= 0 {
			r.table.Layout = []Layout{ByAttribute, ByTool}[i]
		}
	case cells[0].Text == r.table.Header[0]:
		r.table.RepeatAfter = len(r.table.Rows)
	default:
		r.table.Rows = append(r.table.Rows, cells)
	}
}

func (r *articleText) flushTable() {
	if r.table != nil {
		last := &r.a.Sections[len(r.a.Sections)-1]
		last.Blocks = append(last.Blocks, Block{Table: r.table})
		r.table = nil
	}
}

var goodAlternative = regexp.MustCompile(`^Is (.+) a Good Django Alternative for `)

// heading tells whether a line is a heading, and of what.
func (r *articleText) heading(s string) (Section, bool) {
	if m := goodAlternative.FindStringSubmatch(s); m != nil {
		return Section{Level: 2, Heading: s, Tool: m[1]}, true
	}
	section := Section{Level: 3, Heading: s}
	switch {
	case s == "Django Alternatives" || s == "Conclusion" || strings.HasPrefix(s, "FAQ on"):
		section.Level = 2
		r.faq = strings.HasPrefix(s, "FAQ on")
	case strings.HasPrefix(s, "What Makes") || strings.HasPrefix(s, "Which Django Alternatives ") || strings.HasPrefix(s, "How Do ") ||
		strings.HasPrefix(s, "When Should You Switch") || strings.HasPrefix(s, "What Are the Most"):
		section.Level = 2
	case strings.HasPrefix(s, "When Should You Choose"):
		section.Advice = record.ChooseWhen
	case strings.HasPrefix(s, "What Are the Limitations"):
		section.Advice = record.Limitation
	case strings.HasSuffix(s, "?") && len(s) < 120:
		section.FAQ = r.faq
	case slices.Contains([]string{"FastAPI", "Flask", "Tornado", "Quart", "Ruby on Rails", "Laravel", "Express.js", "Spring Boot", "Phoenix"}, s):
		section.Tool = s
	default:
		return Section{}, false
	}
	return section, true
}
