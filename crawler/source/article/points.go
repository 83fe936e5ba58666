package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// cellPoints reads what a cell lists for or against a tool.
func (r *reader) cellPoints(s *section.Section, kind heading.Topic, t *names.Tool, c *outline.Cell) {
	r.cellEntries(s, kind, t, c, phrase.Entries)
}

// oneEntry takes the text of a cell for one entry, whatever signs it has.
func oneEntry(text string) []string { return []string{text} }

// cellEntries is cellPoints with the rule that divides the text of a cell of one block.
func (r *reader) cellEntries(s *section.Section, kind heading.Topic, t *names.Tool, c *outline.Cell, divide func(string) []string) {
	var list []entryText
	if blocks := c.Blocks(); len(blocks) > 1 {
		for i := range blocks {
			if text := blocks[i].Text; text != "" && blocks[i].Kind != outline.Button {
				list = append(list, entryText{text, &blocks[i]})
			}
		}
	} else {
		for _, text := range divide(cellText(c)) {
			list = append(list, entryText{text: text})
		}
	}
	if kind != heading.Limits && r.addVoted(s, kind, t, list) {
		return
	}
	for _, e := range list {
		text := e.text
		if rest := phrase.AfterBullet(text); rest != "" {
			text = rest
		}
		if text = record.Clip(text, record.MaxText); text == "" || section.IsAbsent(text) {
			continue
		}
		if kind == heading.Limits {
			r.facts.Guidance(s.At(text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.Limitation, Text: text})
			continue
		}
		r.addPoint(s.At(text), kind, t, text)
	}
}

// addPoint adds what speaks against a tool under a heading of cons, else for it.
func (f *findings) addPoint(at evidence.Passage, kind heading.Topic, t *names.Tool, text string) {
	text = withoutListSign(kind, text)
	if isAnotherList(text) {
		return
	}
	if kind == heading.Cons {
		f.facts.Con(at, t, text)
		return
	}
	f.facts.Pro(at, t, text)
}

// isAnotherList reports a line below entries that says of itself that it lists what is no entry: "Related
// to: X, Y", "Best for: small teams".
func isAnotherList(text string) bool {
	label, rest, ok := strings.Cut(text, ": ")
	if !ok || rest == "" {
		return false
	}
	switch words.LowerASCII(label) {
	case "related", "related to", "see also", "tags", "similar to", "alternatives", "best for", "ideal for", "good for", "use case", "use cases", "use it for":
		return true
	}
	return false
}

// labelledPoints reads the items of a list about a tool that say themselves what speaks
// against it: "Weakness: closed source".
func (f *findings) labelledPoints(s *section.Section) {
	if s.Tool == nil || s.Tool.Thing || isPointed(s.Topic) {
		return
	}
	for i := range s.Pieces {
		p := &s.Pieces[i]
		if !p.Item || p.Table != nil {
			continue
		}
		label, text, ok := strings.Cut(p.Text, ": ")
		var buf [words.MaxFold]byte
		if !ok || len(label) > words.MaxFold || opensOffer(text) {
			continue
		}
		switch string(words.Fold(&buf, label)) {
		case "weakness", "drawback", "downside", "disadvantage", "shortcoming", "con", "main drawback", "biggest drawback", "main weakness",
			"biggest weakness", "main downside":
			f.facts.Con(s.At(p.Text), s.Tool, record.Clip(text, record.MaxText))
		case "strength", "advantage", "benefit", "upside", "pro", "main strength", "biggest strength", "main advantage", "biggest advantage":
			f.facts.Pro(s.At(p.Text), s.Tool, record.Clip(text, record.MaxText))
		}
	}
}

// opensOffer reports a text that begins with what something costs: "Pro: $20/month".
func opensOffer(text string) bool {
	return words.HasPrefix(text, "$", "€", "£", "Free", "free", "Custom pric", "From $", "from $", "Starts at", "starts at", "Starting at")
}

// pairedTable reads a table with a column of pros and one of cons, of the tool of its section
// or of one that its heads name; false for any other table.
func (r *reader) pairedTable(s *section.Section, t *outline.Table) bool {
	header, rows := t.Header, t.Rows
	if header == nil && len(rows) > 1 {
		header, rows = rows[0], rows[1:]
	}
	if len(header) < 2 {
		return false
	}
	type column struct {
		kind heading.Topic
		tool *names.Tool
	}
	columns := make([]column, len(header))
	for i := range header {
		c := &columns[i]
		if c.kind, c.tool = r.pointsOf(header[i].Text, s.Tool); c.kind == heading.NoTopic || c.tool == nil || slices.Contains(columns[:i], *c) {
			return false
		}
	}
	divide := phrase.Entries
	if len(rows) > 1 {
		divide = oneEntry
	}
	for _, row := range rows {
		for i := range row[:min(len(row), len(columns))] {
			r.cellEntries(s, columns[i].kind, columns[i].tool, &row[i], divide)
		}
	}
	return true
}

// pointsOf returns what a head says that its column lists, and of which tool: of the one that it
// names, "X pros", else of own.
func (c *comparison) pointsOf(head string, own *names.Tool) (heading.Topic, *names.Tool) {
	label := strings.TrimSpace(head)
	if sign := heading.SignOf(label); sign != heading.NoTopic {
		label = heading.WithoutSign(label)
	}
	if kind := heading.PointsIn(label); kind != heading.NoTopic || len(label) > phrase.MaxLabel {
		return kind, own
	}
	mentions := c.names.Look(label)
	if len(mentions) != 1 || mentions[0].Tool.Thing {
		return heading.NoTopic, nil
	}
	m := mentions[0]
	rest := strings.TrimSpace(strings.TrimPrefix(words.Plain(label[m.End:]), "'s"))
	return heading.PointsIn(strings.TrimSpace(strings.Trim(label[:m.Start]+" "+rest, " :–—-"))), m.Tool
}

// pointTable reads a table in which each tool has a column of pros and one of cons, under
// header rows that name both; false for any other table.
func (r *reader) pointTable(s *section.Section, t *outline.Table) bool {
	type column struct {
		tool *names.Tool
		kind heading.Topic
	}
	heads := append(append([][]outline.Cell(nil), t.Over...), t.Header)
	rows := t.Rows
	if t.Header == nil {
		if len(rows) < 3 {
			return false
		}
		heads, rows = rows[:2], rows[2:]
	}
	if len(heads) < 2 {
		return false
	}
	columns := make([]column, t.Width())
	owned := map[*names.Tool]int{}
	for i := range columns {
		c := &columns[i]
		for _, head := range heads {
			text := head[i].Text
			if k := heading.PointsIn(text); k != heading.NoTopic {
				c.kind = k
			} else if known := r.names.Get(text); known != nil && !known.Thing {
				c.tool = known
			} else if text != "" && i > 0 {
				return false
			}
		}
		if (c.tool == nil || c.kind == heading.NoTopic) && i > 0 {
			return false
		}
		if c.tool != nil && c.kind != heading.NoTopic {
			owned[c.tool]++
		}
	}
	if len(owned) < 2 {
		return false
	}
	for _, row := range rows {
		for i := range columns {
			if c := &columns[i]; c.tool != nil && c.kind != heading.NoTopic {
				r.cellPoints(s, c.kind, c.tool, &row[i])
			}
		}
	}
	return true
}

// askedTable reads a table of questions and answers; false for any other table.
func (r *reader) askedTable(s *section.Section, t *outline.Table) bool {
	if t.Width() != 2 || len(t.Over) > 0 {
		return false
	}
	rows := t.Rows
	if t.Header != nil && heading.IsQuestion(t.Header[0].Text) {
		rows = append([][]outline.Cell{t.Header}, rows...)
	}
	if len(rows) < 2 {
		return false
	}
	for _, row := range rows {
		if !heading.IsQuestion(row[0].Text) || row[1].Text == "" || heading.IsQuestion(row[1].Text) {
			return false
		}
	}
	for _, row := range rows {
		question, _ := section.WithoutAsk(row[0].Text)
		text := record.Clip(section.WithoutAnswer(row[1].Text), record.MaxText)
		r.facts.Answer(s.At(text), record.Answer{Question: question, Text: text, Tools: r.toolsIn(question)})
	}
	return true
}
