package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// sections reads every section.
func (r *reader) sections() {
	if len(r.compared) > 1 {
		called := make([]string, len(r.compared))
		for i, t := range r.compared {
			called[i] = t.Name
		}
		r.facts.Add(facts.Key{Kind: record.KindComparison}, evidence.Passage{Text: cmp.Or(r.heading, r.title)}, record.Comparison{Tools: called, Title: cmp.Or(r.heading, r.title)})
		r.facts.Compare = (r.unnamed || r.paired || isVersusHeading(r.title+" "+r.heading) || hasCompareWord(r.title)) &&
			!slices.ContainsFunc(r.compared, func(t *names.Tool) bool { return !r.isDealtWith(t) })
	}
	r.rankingTools()
	r.properties()
	r.fieldLines()
	for i := range r.parts {
		s := &r.parts[i]
		r.open(i)
		r.headedPair(s)
		describe(s)
		r.question(s)
		r.lists(s)
		r.headedEntries(i)
		r.headedVerdict(i)
		r.leadingLines(s)
		r.differences(i)
		r.tables(s)
	}
	for i := range r.parts { // prose last: tables and lists say the same more exactly
		r.prose(&r.parts[i])
	}
	r.sentences.AddIntegrations()
	r.addAlternatives()
	r.decide()
}

// tables reads the tables of a section. The same again for small screens, and what
// dates them, stand behind one or several.
func (r *reader) tables(s *section.Section) {
	var asOf record.Date
	below := 0 // the next piece that is no table
	for i, p := range s.Pieces {
		if p.Table == nil {
			continue
		}
		if i >= below {
			for below = i + 1; below < len(s.Pieces) && s.Pieces[below].Table != nil; below++ {
			}
			asOf = r.dateOfTable(s.Pieces[below:])
		}
		r.table(s, p.Table, asOf)
	}
}

// manyTimes is how often a page names each of two tools that it compares, even
// if it states nothing else of them.
const manyTimes = 4

// isDealtWith reports a tool that the page names many times, or has a section about.
func (r *reader) isDealtWith(t *names.Tool) bool {
	times := r.body.Exact(t.Name)
	if lower := words.LowerASCII(t.Name); lower != t.Name && words.Has(r.title, lower) {
		times += r.body.Exact(lower) // as the title has it
	}
	if times >= manyTimes {
		return true
	}
	for i := range r.parts {
		if r.names.Get(r.parts[i].Title.Bare) == t && r.parts[i].Level < outline.WeakLevel && r.hasText(i) {
			return true
		}
	}
	return false
}

// rankingTools makes the tools of a list that compare with each other.
func (r *reader) rankingTools() {
	if !r.ranking {
		return
	}
	for i := range r.parts {
		if s := &r.parts[i]; s.Tool != nil && !s.FAQ {
			if r.names.Get(s.Title.Bare) == s.Tool {
				s.Tool.Role = record.RoleSubject
				r.compared = appendTool(r.compared, s.Tool)
			}
		}
	}
	if n := len(r.compared); n > 1 && n <= record.MaxList {
		r.facts.Add(facts.Key{Kind: record.KindComparison}, evidence.Passage{Text: r.title}, record.Comparison{Tools: r.others(nil), Title: r.title})
	}
}

// open notes the first section about a tool: a comparison with the subject.
func (r *reader) open(i int) {
	s := &r.parts[i]
	if r.unnamed && r.subject != nil && isListOfTools(s.Title) && r.hasText(i) {
		r.openList(s)
	}
	if !s.Owns {
		return
	}
	if s.Tool.Evidence.Text == "" {
		s.Tool.Evidence = s.Titled()
	}
	if r.subject == nil || s.Tool.Thing {
		return
	}
	role := record.RoleSubject
	if r.replaced {
		role = record.RoleAlternative
	}
	raiseRole(s.Tool, role)
	at := s.Titled()
	title, _ := phrase.StripNumber(s.Heading)
	if r.facts.Add(facts.Key{Kind: record.KindComparison, Tool: s.Tool.Name}, at, record.Comparison{Tools: []string{r.subject.Name, s.Tool.Name}, Title: title, Intro: record.Clip(s.Prose(), record.MaxText)}) {
		r.facts.Compare = r.facts.Compare || r.titled && r.hasText(i)
		if r.replaced {
			r.facts.Relation(at, record.Relation{From: s.Tool.Name, To: record.NullString(r.subject.Name), Relation: record.RelAlternative})
		}
	}
}

// openList notes a section about several tools: a comparison of all with the subject.
func (r *reader) openList(s *section.Section) {
	list := r.toolsIn(s.Heading)
	if slices.Contains(list, r.subject.Name) {
		return
	}
	for _, name := range list {
		raiseRole(r.names.Get(name), record.RoleSubject)
	}
	c := record.Comparison{Tools: append([]string{r.subject.Name}, list...), Title: s.Heading, Intro: record.Clip(s.Prose(), record.MaxText)}
	if r.facts.Add(facts.Key{Kind: record.KindComparison, Tool: list[0]}, s.Titled(), c) {
		r.facts.Compare = true
	}
}

// hasText reports whether anything stands in section i or one below it.
func (d *document) hasText(i int) bool {
	for j := i; j < len(d.parts) && (j == i || d.parts[j].Level > d.parts[i].Level); j++ {
		if len(d.parts[j].Pieces) > 0 {
			return true
		}
	}
	return false
}

// describe takes the first paragraph under "What is X?" for what X is.
func describe(s *section.Section) {
	if s.Topic != heading.WhatIs || s.Tool == nil || s.Tool.Description != "" || s.FAQ {
		return
	}
	for _, p := range s.Pieces {
		if p.Table == nil && p.Text != "" {
			s.Tool.Description = record.Clip(p.Text, record.MaxText)
			s.Tool.Evidence = s.At(p.Text)
			return
		}
	}
}

// question makes an answer of a heading that asks, and of every entry of a
// list of questions.
func (r *reader) question(s *section.Section) {
	if s.Heading == "" || len(s.Pieces) == 0 || !strings.HasSuffix(s.Heading, "?") && !s.FAQ {
		return
	}
	question, _ := phrase.StripNumber(phrase.WithoutLetter(s.Heading))
	if isInvitation(s.Title.Lower) || s.Block != nil && section.IsTitle(s.Block, r.title) {
		return
	}
	tools := names.ToolsOf(s.Title.Mentions)
	if question != s.Title.Plain {
		tools = r.toolsIn(question)
	}
	if len(tools) == 0 && !s.FAQ && s.Tool != nil && !s.Tool.Thing {
		tools = []string{s.Tool.Name} // "Who should use it?"
	}
	r.facts.Answer(s.Titled(), record.Answer{Question: question, Text: record.Clip(answerText(s), record.MaxText), Tools: tools})
}

// answerText returns what a section says, without the notes of the page at its end: the last
// question of a list is followed by them.
func answerText(s *section.Section) string {
	end := len(s.Pieces)
	for end > 1 && isPageNote(&s.Pieces[end-1]) {
		end--
	}
	kept := section.Section{Pieces: s.Pieces[:end]}
	return kept.Prose()
}

// isPageNote reports a paragraph that says how good or old the page is, or leads to other pages.
func isPageNote(p *section.Piece) bool {
	if p.Item || p.Table != nil {
		return false
	}
	const lead = 200 // bytes, enough for its first words
	lower := words.LowerASCII(p.Text[:min(len(p.Text), lead)])
	return isInvitation(lower) ||
		words.HasPrefix(lower, "last verified", "last updated", "last reviewed", "last checked", "prices last", "see the full ", "see our full ", "see also", "read our full ")
}

// toolsIn lists the tools that a text names, once each.
func (c *comparison) toolsIn(text string) []string { return names.ToolsOf(c.names.Look(text)) }

// feedQuestions adds the questions that only the page's data for machines
// holds.
func (r *reader) feedQuestions() {
	for _, o := range r.page.Outline.Data().Objects("Question") {
		question, text := o.Text("name"), o.Text("acceptedAnswer", "text")
		if question == "" || text == "" {
			continue
		}
		if strings.IndexByte(text, '<') >= 0 {
			if inner, err := source.Parse([]byte("<body>" + text)); err == nil {
				text = inner.Text()
			}
		}
		at := evidence.Passage{Text: text, Path: []string{"JSON-LD", "FAQPage"}}
		r.facts.Answer(at, record.Answer{Question: record.Clip(question, record.MaxText), Text: record.Clip(text, record.MaxText), Tools: r.toolsIn(question)})
	}
}

// lists reads what stands under headings of reasons, limits, pros and cons.
func (r *reader) lists(s *section.Section) {
	if s.FAQ {
		return
	}
	r.thumbs(s)
	r.signedPoints(s)
	r.labelledPoints(s)
	if !r.entriesByTool(s) && s.Tool != nil && !s.Tool.Thing && s.Topic != heading.NoTopic {
		listed := s.HasItems()
		led := !listed && areLed(s.Pieces)
		done := r.votedPoints(s, listed) || !listed && isWinner(s.Title) // under which stands a conclusion
		for i := 0; i < len(s.Pieces) && !done; i++ {
			p := &s.Pieces[i]
			if isPointed(s.Topic) && (r.endsList(s, p) || i > 0 && !p.Item && p.Table == nil && r.advisedFor(p) != nil) {
				break
			}
			if led && !isLed(p) {
				continue // that leads to the others
			}
			if p.IsEntry(listed) && !r.isOfAnother(s, p) && (s.Topic != heading.Reasons || r.recommendations(p) == nil) {
				i += r.wholeEntry(s, i)
			}
		}
		r.features(s)
	}
	r.integrations(s)
	for i := range s.Pieces {
		p := &s.Pieces[i]
		if p.Table != nil {
			continue
		}
		if list := r.recommendations(p); list != nil {
			for _, c := range list {
				r.facts.Guidance(s.At(c.text), record.Guidance{Tool: c.tool.Name, Versus: r.others(c.tool), Advice: record.ChooseWhen, Text: record.Clip(c.text, record.MaxText)})
			}
			continue
		}
		if t := r.advisedFor(p); t != nil && (p.Item || s.Topic != heading.NoTopic || !r.advisesOften(p.Text)) {
			r.facts.Guidance(s.At(p.Text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.ChooseWhen, Text: record.Clip(p.Text, record.MaxText)})
		}
	}
}

// isWinner reports a heading that says which tool wins, and no more: "X wins".
func isWinner(t *heading.Title) bool {
	return len(t.Mentions) == 1 && t.Mentions[0].Start == 0 && strings.Trim(t.Lower[t.Mentions[0].End:], " .!") == "wins"
}

// features makes one trait of a list of what a tool has.
func (f *findings) features(s *section.Section) {
	if s.Topic != heading.Features || !s.HasItems() {
		return
	}
	t := record.Trait{Tool: s.Tool.Name, Attribute: "features"}
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.IsEntry(true) && len(t.Values) < record.MaxList {
			t.Values = append(t.Values, record.Clip(p.Text, record.MaxText))
		}
	}
	t.Raw = record.Clip(strings.Join(t.Values, "; "), record.MaxText)
	f.facts.Trait(s.At(t.Raw), t)
}

func (r *reader) entry(s *section.Section, p *section.Piece) {
	if !p.Item && (leadsOnly(p) || isBesideEntries(p)) {
		return
	}
	if rest, ok := reasonsBehind(s, p); ok {
		own := *s
		own.Topic = heading.Reasons
		r.entry(&own, &section.Piece{Text: rest, Block: p.Block})
		return
	}
	at, text := s.At(p.Text), record.Clip(p.Text, record.MaxText)
	switch s.Topic {
	case heading.Reasons:
		advice := record.ChooseWhen
		if against, ok := withoutWarning(text); ok {
			advice, text = record.Limitation, against
		}
		r.facts.Guidance(at, record.Guidance{Tool: s.Tool.Name, Versus: r.others(s.Tool), Advice: advice, Text: text})
	case heading.Limits:
		r.facts.Guidance(at, record.Guidance{Tool: s.Tool.Name, Versus: r.others(s.Tool), Advice: record.Limitation, Text: text})
	case heading.Pros, heading.Cons:
		r.addPoint(at, s.Topic, s.Tool, text)
	case heading.Users:
		if list := r.sentences.ListOnly(text); !p.Item && len(list) > 1 {
			for _, name := range list {
				r.facts.Relation(at, record.Relation{From: s.Tool.Name, To: record.NullString(name), Relation: record.RelUsedBy})
			}
			return
		}
		if name := phrase.NameAt(text); name != "" && p.Item && len(name) <= 60 && !vocab.IsStop(name) {
			r.facts.Relation(at, record.Relation{From: s.Tool.Name, To: record.NullString(name), Relation: record.RelUsedBy})
		}
	}
}

// isBesideEntries reports a line that says where what stands in front of it comes from, or a box beside
// the text.
func isBesideEntries(p *section.Piece) bool {
	return words.HasPrefix(p.Text, "Source: ", "Sources: ") || p.Block != nil && p.Block.Kind == outline.Quote && !strings.HasPrefix(p.Text, "“")
}

// leadsOnly reports a line that is a link of a few words to another page, and states nothing.
func leadsOnly(p *section.Piece) bool {
	const few = 4
	return p.Block != nil && p.Block.Link() != "" && p.Text == p.Block.Text && words.Count(section.WithoutLinks(p.Block)) == 0 &&
		words.Count(p.Text) <= few && !strings.HasSuffix(p.Text, ".")
}

// areLed reports paragraphs of which several begin with emphasised words, as entries do.
func areLed(pieces []section.Piece) bool {
	n := 0
	for i := range pieces {
		if isLed(&pieces[i]) {
			n++
		}
	}
	return n > 1
}

func isLed(p *section.Piece) bool {
	return p.Table == nil && p.Block != nil && len(p.Block.Runs) > 1 && p.Block.Runs[0].Strong && !p.Block.Runs[len(p.Block.Runs)-1].Strong
}

// others are the tools that advice about t weighs it against.
func (c *comparison) others(t *names.Tool) []string {
	if c.subject != nil {
		if t == c.subject {
			return nil
		}
		return []string{c.subject.Name}
	}
	var list []string
	for _, other := range c.compared {
		if other != t && len(list) < record.MaxList {
			list = append(list, other.Name)
		}
	}
	return list
}

// prose reads the sentences of a section.
func (r *reader) prose(s *section.Section) {
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.Table == nil && !section.IsHeadline(p) && !r.byline.IsTestimonial(p) {
			r.sentences.Paragraph(s, p, r.advice)
		}
	}
}
