package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// entriesByTool reads the items of a list of reasons, limits, pros or cons that each
// begin with the tool they are of, "X: needs care", where no heading above says whose
// the list is; false if it is none. Whose the other items are, nobody knows.
func (r *reader) entriesByTool(s *section) bool {
	if !isPointed(s.topic) || len(s.title.mentions) > 0 || s.tool != nil && !s.follows {
		return false
	}
	var owners []*names.Tool
	for i := range s.pieces {
		if t, _ := r.labelledBy(&s.pieces[i]); t != nil && len(owners) < maxOwners {
			owners = appendTool(owners, t)
		}
	}
	if len(owners) < 2 || s.tool != nil && !slices.Contains(owners, s.tool) {
		return false
	}
	for i := range s.pieces {
		if t, text := r.labelledBy(&s.pieces[i]); t != nil {
			own := *s
			own.tool = t
			r.entry(&own, &piece{text: text, item: true})
		}
	}
	return true
}

// maxOwners bounds the tools that are told apart in a list by tool.
const maxOwners = 50

// labelledBy returns the tool that an item begins with, in front of a colon or a
// dash, and what it says of it.
func (r *reader) labelledBy(p *piece) (*names.Tool, string) {
	if !p.item || p.table != nil {
		return nil, ""
	}
	f := r.names.Head(p.text)
	if f == nil || f.Tool.Thing {
		return nil, ""
	}
	for _, sep := range [...]string{": ", " – ", " — ", " - "} {
		if text, ok := strings.CutPrefix(p.text[len(f.Text):], sep); ok && text != "" {
			return f.Tool, text
		}
	}
	return nil, ""
}

// headedEntries reads the headings below one of reasons, limits, pros or cons
// under which nothing else stands: each is an entry.
func (r *reader) headedEntries(i int) {
	s := &r.parts[i]
	if s.faq || s.tool == nil || s.tool.Thing || !isPointed(s.topic) || len(s.pieces) > 1 || s.hasItems() || s.level >= source.WeakLevel {
		return
	}
	level := uint8(0)
	for j := i + 1; j < len(r.parts) && r.parts[j].level > s.level; j++ {
		below := &r.parts[j]
		if level == 0 {
			level = below.level
		}
		if below.level != level || below.topic != noTopic || below.heading == "" || len(below.pieces) == 0 || below.pieces[0].table != nil || isQuestion(below.heading) {
			continue
		}
		text, _ := phrase.StripNumber(below.heading)
		if strings.Count(text, " ") < 2 {
			text += ": " + below.pieces[0].text
		}
		if r.isAbout(s, text) {
			r.entry(s, &piece{text: text, block: below.block})
		}
	}
}

// isAbout reports that a heading below a section may be an entry of it: it speaks
// of no other tool, and denies nothing.
func (r *reader) isAbout(s *section, text string) bool {
	return !r.speaksOfOthers(s, text) && (s.topic == limits || s.topic == cons || !vocab.IsDenied(text) && !strings.HasPrefix(text, "Avoid"))
}

// endsList reports a line in front of a list that ends what the section said
// before: of a section that a line opened any other, of others one about another
// tool.
func (r *reader) endsList(s *section, p *piece) bool {
	if p.item || p.table != nil || !strings.HasSuffix(p.text, ":") {
		return false
	}
	return s.level >= source.WeakLevel || r.speaksOfOthers(s, p.text)
}

// speaksOfOthers reports a text that names tools, and not that of the section.
func (r *reader) speaksOfOthers(s *section, text string) bool {
	names := r.toolsIn(text)
	return len(names) > 0 && !slices.Contains(names, s.tool.Name)
}

// leadingLines reads the items under a line that says of which tool they are
// reasons, limits, pros or cons: "Where X is better:".
func (r *reader) leadingLines(s *section) {
	if s.faq || isPointed(s.topic) {
		return
	}
	var under *section // what the line opens; nil: nothing
	for i := range s.pieces {
		p := &s.pieces[i]
		switch {
		case p.table != nil:
			under = nil
		case p.item && under != nil && p.isEntry(true):
			r.entry(under, p)
		case !p.item:
			under = r.opened(s, p.text)
		}
	}
}

// maxLead bounds the line in front of a list, in bytes.
const maxLead = 100

// opened returns the section that a line in front of a list is the heading of,
// nil if it is none.
func (r *reader) opened(s *section, line string) *section {
	if !strings.HasSuffix(line, ":") || len(line) > maxLead || len(phrase.Sentences(line)) > 1 {
		return nil
	}
	topic := topicOf(strings.ToLower(words.Plain(line)))
	if !isPointed(topic) {
		return nil
	}
	tools := r.toolsIn(line)
	if len(tools) != 1 {
		return nil
	}
	return &section{level: source.WeakLevel, heading: line, title: titleOf(line), path: s.path, topic: topic, tool: r.names.Get(tools[0])}
}

// isPointed reports topics of which each entry is a fact.
func isPointed(t topic) bool { return t == reasons || t == limits || t == pros || t == cons }

// isInvitation reports a question that asks the reader to do something.
func isInvitation(lower string) bool {
	lower = strings.TrimLeftFunc(lower, func(c rune) bool { return c > unicode.MaxASCII || c == ' ' })
	if label, rest, ok := strings.Cut(lower, ": "); ok && !strings.Contains(label, " ") {
		lower = rest
	}
	return words.HasPrefix(lower, "ready to ", "¿listo para ", "¿lista para ", "listo para ", "pronto para ", "quer criar ", "quieres crear ", "¿quieres crear ", "bereit für ", "prêt à ", "looking for ", "looking to ", "want to ", "interested in ", "need help", "need more ", "still have ", "still undecided", "not sure", "still unsure", "still not sure", "have questions", "have a question", "got questions", "any questions", "questions?")
}
