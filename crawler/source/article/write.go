package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
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
		r.facts.add(factKey{kind: record.KindComparison}, evidence.Passage{Text: cmp.Or(r.heading, r.title)}, record.Comparison{Tools: called, Title: cmp.Or(r.heading, r.title)})
		r.facts.compare = (r.unnamed || saysVersus(r.title+" "+r.heading)) && !slices.ContainsFunc(r.compared, func(t *names.Tool) bool { return r.body.Exact(t.Name) < manyTimes })
	}
	r.rankingTools()
	r.properties()
	r.fieldLines()
	for i := range r.parts {
		s := &r.parts[i]
		r.open(i)
		r.describe(s)
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
	r.tellAlternates()
	r.decide()
}

// tables reads the tables of a section. The same again for small screens, and what
// dates them, stand behind one or several.
func (r *reader) tables(s *section) {
	var asOf record.Date
	below := 0 // the next piece that is no table
	for i, p := range s.pieces {
		if p.table == nil {
			continue
		}
		if i >= below {
			for below = i + 1; below < len(s.pieces) && s.pieces[below].table != nil; below++ {
			}
			asOf = r.dateOfTable(s.pieces[below:])
		}
		r.table(s, p.table, asOf)
	}
}

// manyTimes is how often a page names each of two tools that it compares, even
// if it states nothing else of them.
const manyTimes = 4

// rankingTools makes the tools of a list that compare with each other.
func (r *reader) rankingTools() {
	if !r.ranking {
		return
	}
	for i := range r.parts {
		if s := &r.parts[i]; s.tool != nil && !s.faq {
			if r.names.Get(s.title.bare) == s.tool {
				s.tool.Role = record.RoleSubject
				r.compared = appendTool(r.compared, s.tool)
			}
		}
	}
	if n := len(r.compared); n > 1 && n <= record.MaxList {
		r.facts.add(factKey{kind: record.KindComparison}, evidence.Passage{Text: r.title}, record.Comparison{Tools: r.others(nil), Title: r.title})
	}
}

// open notes the first section about a tool: a comparison with the subject.
func (r *reader) open(i int) {
	s := &r.parts[i]
	if !s.owns {
		return
	}
	if s.tool.Evidence.Text == "" {
		s.tool.Evidence = s.titled()
	}
	if r.subject == nil || s.tool.Thing {
		return
	}
	role := record.RoleSubject
	if r.replaced {
		role = record.RoleAlternative
	}
	r.role(s.tool, role)
	at := s.titled()
	title, _ := phrase.StripNumber(s.heading)
	if r.facts.add(factKey{kind: record.KindComparison, tool: s.tool.Name}, at, record.Comparison{Tools: []string{r.subject.Name, s.tool.Name}, Title: title, Intro: record.Clip(s.prose(), record.MaxText)}) {
		r.facts.compare = r.facts.compare || r.titled && r.hasText(i)
		if r.replaced {
			r.facts.relation(at, record.Relation{From: s.tool.Name, To: record.NullString(r.subject.Name), Relation: record.RelAlternative})
		}
	}
}

// hasText reports whether anything stands in section i or one below it.
func (r *reader) hasText(i int) bool {
	for j := i; j < len(r.parts) && (j == i || r.parts[j].level > r.parts[i].level); j++ {
		if len(r.parts[j].pieces) > 0 {
			return true
		}
	}
	return false
}

// describe takes the first paragraph under "What is X?" for what X is.
func (r *reader) describe(s *section) {
	if s.topic != whatIs || s.tool == nil || s.tool.Description != "" || s.faq {
		return
	}
	for _, p := range s.pieces {
		if p.table == nil && p.text != "" {
			s.tool.Description = record.Clip(p.text, record.MaxText)
			s.tool.Evidence = s.at(p.text)
			return
		}
	}
}

// question makes an answer of a heading that asks, and of every entry of a
// list of questions.
func (r *reader) question(s *section) {
	if s.heading == "" || len(s.pieces) == 0 || !strings.HasSuffix(s.heading, "?") && !s.faq {
		return
	}
	question, _ := phrase.StripNumber(phrase.WithoutLetter(s.heading))
	if isInvitation(s.title.lower) || s.block != nil && r.isTitle(s.block) {
		return
	}
	tools := toolsOf(s.title.mentions)
	if question != s.title.plain {
		tools = r.toolsIn(question)
	}
	r.facts.answer(s.titled(), record.Answer{Question: question, Text: record.Clip(s.prose(), record.MaxText), Tools: tools})
}

// toolsIn lists the tools that a text names, once each.
func (r *reader) toolsIn(text string) []string { return toolsOf(r.names.Look(text)) }

// toolsOf lists the tools among mentions, once each.
func toolsOf(mentions []names.Mention) []string {
	var list []string
	for _, m := range mentions {
		if !m.Tool.Thing && !slices.Contains(list, m.Tool.Name) {
			list = append(list, m.Tool.Name)
		}
	}
	return list
}

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
		r.facts.answer(at, record.Answer{Question: record.Clip(question, record.MaxText), Text: record.Clip(text, record.MaxText), Tools: r.toolsIn(question)})
	}
}

// lists reads what stands under headings of reasons, limits, pros and cons.
func (r *reader) lists(s *section) {
	if s.faq {
		return
	}
	r.thumbs(s)
	r.signedPoints(s)
	if !r.entriesByTool(s) && s.tool != nil && !s.tool.Thing && s.topic != noTopic {
		listed := s.hasItems()
		for i := range s.pieces {
			p := &s.pieces[i]
			if isPointed(s.topic) && r.endsList(s, p) {
				break
			}
			if p.isEntry(listed) && !r.isOfAnother(s, p) && (s.topic != reasons || r.counsels(p) == nil) {
				r.entry(s, p)
			}
		}
		r.features(s)
	}
	for i := range s.pieces {
		p := &s.pieces[i]
		if p.table != nil {
			continue
		}
		if list := r.counsels(p); list != nil {
			for _, c := range list {
				r.facts.guidance(s.at(c.text), record.Guidance{Tool: c.tool.Name, Versus: r.others(c.tool), Advice: record.ChooseWhen, Text: record.Clip(c.text, record.MaxText)})
			}
			continue
		}
		if t := r.advisedFor(p); t != nil && (p.item || s.topic != noTopic || !r.advisesOften(p.text)) {
			r.facts.guidance(s.at(p.text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.ChooseWhen, Text: record.Clip(p.text, record.MaxText)})
		}
	}
}

// hasItems reports whether the entries of a section are its items, and not its
// paragraphs.
func (s *section) hasItems() bool {
	for i := range s.pieces {
		if p := &s.pieces[i]; p.item && p.isEntry(true) {
			return true
		}
	}
	return false
}

// isEntry reports an entry of a section whose entries are items, or else
// paragraphs.
func (p *piece) isEntry(items bool) bool {
	return p.table == nil && p.item == items && p.text != "" && !strings.HasSuffix(p.text, ":") && !isAbsent(p.text) && !saysNone(p.text) && !p.leadsAway()
}

// leadsAway reports a link, and nothing else, with an arrow behind its words: "Visit X →".
func (p *piece) leadsAway() bool {
	return p.block != nil && p.block.Link() != "" && wordsOf(withoutLinks(p.block)) == 0 && words.HasSuffix(p.text, "→", "›", "»", "➜", "↗")
}

// saysNone reports a text that says that there is nothing to list: "None that we
// know of."
func saysNone(s string) bool {
	return len(s) < 60 && (strings.HasPrefix(s, "None ") || s == "None.")
}

// features makes one trait of a list of what a tool has.
func (r *reader) features(s *section) {
	if s.topic != features || !s.hasItems() {
		return
	}
	t := record.Trait{Tool: s.tool.Name, Attribute: "features"}
	for i := range s.pieces {
		if p := &s.pieces[i]; p.isEntry(true) && len(t.Values) < record.MaxList {
			t.Values = append(t.Values, record.Clip(p.text, record.MaxText))
		}
	}
	t.Raw = record.Clip(strings.Join(t.Values, "; "), record.MaxText)
	r.facts.trait(s.at(t.Raw), t)
}

func (r *reader) entry(s *section, p *piece) {
	at, text := s.at(p.text), record.Clip(p.text, record.MaxText)
	switch s.topic {
	case reasons:
		r.facts.guidance(at, record.Guidance{Tool: s.tool.Name, Versus: r.others(s.tool), Advice: record.ChooseWhen, Text: text})
	case limits:
		r.facts.guidance(at, record.Guidance{Tool: s.tool.Name, Versus: r.others(s.tool), Advice: record.Limitation, Text: text})
	case pros, cons:
		r.facts.point(at, s.topic, s.tool, text)
	case users:
		if list := r.listOnly(text); !p.item && len(list) > 1 {
			for _, name := range list {
				r.facts.relation(at, record.Relation{From: s.tool.Name, To: record.NullString(name), Relation: record.RelUsedBy})
			}
			return
		}
		if name := phrase.NameAt(text); name != "" && p.item && len(name) <= 60 && !vocab.IsStop(name) {
			r.facts.relation(at, record.Relation{From: s.tool.Name, To: record.NullString(name), Relation: record.RelUsedBy})
		}
	}
}

// others are the tools that advice about t weighs it against.
func (r *reader) others(t *names.Tool) []string {
	if r.subject != nil {
		if t == r.subject {
			return nil
		}
		return []string{r.subject.Name}
	}
	var list []string
	for _, other := range r.compared {
		if other != t && len(list) < record.MaxList {
			list = append(list, other.Name)
		}
	}
	return list
}

// prose reads the sentences of a section.
func (r *reader) prose(s *section) {
	for i := range s.pieces {
		if p := &s.pieces[i]; p.table == nil && !isHeadline(p) && !r.isTestimonial(p) {
			r.paragraph(s, p)
		}
	}
}

// maxSentence bounds the bytes of a sentence that is read.
const maxSentence = 4000

// paragraph reads the sentences of a text up to the last one that has a cue.
// Most texts have none, and need no closer look.
func (r *reader) paragraph(s *section, p *piece) {
	hints := hintsIn(r.signals(), p.at, p.at+len(p.text))
	last := lastCue(hints)
	if last < 0 {
		return
	}
	var before *names.Tool
	strayed := false
	lower, all := r.body.Lower(), setting{text: p.text}
	for from, to := range phrase.Spans(p.text) {
		one := sentence{text: p.text[from:to], lower: lower[p.at+from : p.at+to], start: p.at + from, section: s, piece: p, before: before, item: p.item, strayed: strayed, setUp: &all, clauses: r.clauses[:0]}
		n := 0
		for n < len(hints) && int(hints[n].at) < p.at+to {
			n++
		}
		one.hints, hints = hints[:n], hints[n:]
		if to-from > maxSentence {
			continue
		}
		one.words = wordsIn(r.body.Words, one.start, one.start+len(one.text))
		r.mentions = r.names.AppendFound(r.mentions[:0], one.text, one.words, one.start)
		one.mentions = r.mentions
		r.state(&one, p)
		if p.at+to > last {
			return
		}
		before = one.spokenOf()
		strayed = one.opensOtherwise(r) || one.opensItsOther() || strayed && (before == nil || before == one.before)
	}
}

// state reads what a sentence states.
func (r *reader) state(s *sentence, p *piece) {
	for _, h := range s.hints {
		s.cues |= h.cue()
		s.told |= h.tell()
	}
	if s.cues&cueFigure != 0 {
		r.figures(s)
	}
	if s.cues&(cueLicense|cueMade|cueLatest|cueWritten) != 0 {
		r.origin(s)
	}
	if s.cues&cueUsers != 0 {
		r.users(s)
	}
	if s.cues&cueAdvice != 0 {
		r.advice(s, p)
	}
}

// spokenOf returns what the next sentence may call "it".
func (s *sentence) spokenOf() *names.Tool {
	if s.pronoun() {
		return s.before
	}
	for _, m := range s.mentions {
		if !m.Tool.Thing && !s.isObject(m) && !s.isModifier(m) {
			return m.Tool
		}
	}
	return s.before
}
