package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// entriesByTool reads the items of a list of reasons, limits, pros or cons that each begin with
// their tool, "X: needs care", where no heading above names one; false if there are none. Items
// without a tool are dropped.
func (r *reader) entriesByTool(s *section.Section) bool {
	if !isPointed(s.Topic) || len(s.Title.Mentions) > 0 || s.Tool != nil && !s.Follows {
		return false
	}
	var owners []*names.Tool
	for i := range s.Pieces {
		if t, _ := r.labelledBy(&s.Pieces[i]); t != nil && len(owners) < maxOwners {
			owners = appendTool(owners, t)
		}
	}
	if len(owners) < 2 || s.Tool != nil && !slices.Contains(owners, s.Tool) {
		return false
	}
	for i := range s.Pieces {
		if t, text := r.labelledBy(&s.Pieces[i]); t != nil {
			own := *s
			own.Tool = t
			r.entry(&own, &section.Piece{Text: text, Item: true})
		}
	}
	return true
}

// maxOwners bounds the number of tools in a list by tool.
const maxOwners = 50

// labelledBy returns the tool that an item begins with, in front of a colon or a
// dash, and what it says of it.
func (c *comparison) labelledBy(p *section.Piece) (*names.Tool, string) {
	if !p.Item || p.Table != nil {
		return nil, ""
	}
	f := c.names.Head(p.Text)
	if f == nil || f.Tool.Thing {
		return nil, ""
	}
	for _, sep := range [...]string{": ", " – ", " — ", " - "} {
		if text, ok := strings.CutPrefix(p.Text[len(f.Text):], sep); ok && text != "" {
			return f.Tool, text
		}
	}
	return nil, ""
}

// headedEntries reads the headings below one of reasons, limits, pros or cons
// under which nothing else stands: each is an entry.
func (r *reader) headedEntries(i int) {
	s := &r.parts[i]
	if s.FAQ || s.Tool == nil || s.Tool.Thing || !isPointed(s.Topic) || len(s.Pieces) > 1 || s.HasItems() || s.Level >= outline.WeakLevel {
		return
	}
	level := uint8(0)
	for j := i + 1; j < len(r.parts) && r.parts[j].Level > s.Level; j++ {
		below := &r.parts[j]
		if level == 0 {
			level = below.Level
		}
		if below.Level != level || below.Topic != heading.NoTopic || below.Heading == "" || len(below.Pieces) == 0 ||
			below.Pieces[0].Table != nil || heading.IsQuestion(below.Heading) || heading.IsConclusion(below.Title.Lower) {
			continue
		}
		text, _ := phrase.StripNumber(below.Heading)
		if leadsToEntries(text) {
			r.entriesUnder(s, below)
			continue
		}
		text = strings.TrimRight(text, ":")
		if strings.Count(text, " ") < 2 {
			text += ": " + below.Pieces[0].Text
		}
		if r.isAbout(s, text) {
			r.entry(s, &section.Piece{Text: text, Block: below.Block})
		}
	}
}

// leadsToEntries reports a line that ends where what it announces begins: "You should take it
// if:", "You need:".
func leadsToEntries(text string) bool {
	lead, ok := strings.CutSuffix(words.LowerASCII(text), ":")
	return ok && (words.HasPrefix(lead, "you ", "your ", "we ", "it is ", "it's ") || words.HasSuffix(lead, " if", " when"))
}

// entriesUnder reads what stands under a line that leads to the entries of a section above it.
func (r *reader) entriesUnder(s, below *section.Section) {
	listed := below.HasItems()
	for k := range below.Pieces {
		p := &below.Pieces[k]
		if p.Table != nil || !p.IsEntry(listed) || r.isOfAnother(s, p) {
			continue
		}
		if rest := strings.TrimLeft(p.Text, "~ "); rest != "" && r.isAbout(s, rest) {
			r.entry(s, &section.Piece{Text: rest, Item: true, Block: p.Block})
		}
	}
}

// wholeEntry reads the entry of a list that begins with piece i, and returns how many pieces
// behind it are paragraphs of the same entry: a reason of two paragraphs is one.
func (r *reader) wholeEntry(s *section.Section, i int) int {
	p, more := &s.Pieces[i], 0
	for isPointed(s.Topic) && i+more+1 < len(s.Pieces) && r.goesOn(s, &s.Pieces[i+more], &s.Pieces[i+more+1]) {
		more++
	}
	if more > 0 {
		texts := make([]string, 0, more+1)
		for k := range s.Pieces[i : i+more+1] {
			texts = append(texts, s.Pieces[i+k].Text)
		}
		whole := *p
		whole.Text = strings.Join(texts, "\n")
		p = &whole
	}
	r.entry(s, p)
	return more
}

// goesOn reports a paragraph that stands behind another one in the same entry of a list.
func (r *reader) goesOn(s *section.Section, p, next *section.Piece) bool {
	isParagraph := func(p *section.Piece) bool {
		return p.Item && p.Table == nil && p.Block != nil && p.Block.Kind == outline.Item && p.Text == p.Block.Text && strings.HasSuffix(p.Text, ".")
	}
	return isParagraph(p) && isParagraph(next) && next.Block.Index == p.Block.Index+1 && next.IsEntry(true) && !r.isOfAnother(s, next) &&
		r.page.Outline.InOneEntry(p.Block.Index, next.Block.Index)
}

// isAbout reports that a heading below a section may be an entry of it: it speaks
// of no other tool, and denies nothing.
func (c *comparison) isAbout(s *section.Section, text string) bool {
	return !c.mentionsOthers(s, text) &&
		(s.Topic == heading.Limits || s.Topic == heading.Cons || !vocab.IsDenied(text) && !strings.HasPrefix(text, "Avoid"))
}

// endsList reports a line in front of a list that ends what the section said
// before: of a section that a line opened any other, of others one about another
// tool.
func (c *comparison) endsList(s *section.Section, p *section.Piece) bool {
	if p.Item || p.Table != nil || !strings.HasSuffix(p.Text, ":") {
		return false
	}
	return s.Level >= outline.WeakLevel || c.mentionsOthers(s, p.Text)
}

// mentionsOthers reports a text that names tools, and not that of the section.
func (c *comparison) mentionsOthers(s *section.Section, text string) bool {
	names := c.toolsIn(text)
	return len(names) > 0 && !slices.Contains(names, s.Tool.Name)
}

// leadingLines reads the items under a line that says of which tool they are
// reasons, limits, pros or cons: "Where X is better:".
func (r *reader) leadingLines(s *section.Section) {
	if s.FAQ || isPointed(s.Topic) {
		return
	}
	var under *section.Section // what the line opens; nil: nothing
	for i := range s.Pieces {
		p := &s.Pieces[i]
		switch {
		case p.Table != nil:
			under = nil
		case p.Item && under != nil && p.IsEntry(true):
			r.entry(under, p)
		case !p.Item:
			under = r.opened(s, p.Text)
		}
	}
}

// opened returns the section for which a line before a list is the heading, nil if it is no
// heading.
func (c *comparison) opened(s *section.Section, line string) *section.Section {
	if !strings.HasSuffix(line, ":") || len(line) > heading.MaxLead || len(phrase.Sentences(line)) > 1 {
		return nil
	}
	topic := heading.TopicOf(strings.ToLower(words.Plain(line)))
	if !isPointed(topic) {
		return nil
	}
	tools := c.toolsIn(line)
	if len(tools) != 1 {
		return nil
	}
	return &section.Section{Level: outline.WeakLevel, Heading: line, Title: heading.Read(line), Path: s.Path, Topic: topic, Tool: c.names.Get(tools[0])}
}

// isPointed reports topics of which each entry is a fact.
func isPointed(t heading.Topic) bool {
	return t == heading.Reasons || t == heading.Limits || t == heading.Pros || t == heading.Cons
}

// isInvitation reports a question that asks the reader to do something.
func isInvitation(lower string) bool {
	lower = strings.TrimLeftFunc(lower, func(c rune) bool { return c > unicode.MaxASCII || c == ' ' })
	if label, rest, ok := strings.Cut(lower, ": "); ok && !strings.Contains(label, " ") {
		lower = rest
	}
	return words.HasPrefix(lower, "ready to ", "¿listo para ", "¿lista para ", "listo para ", "pronto para ", "quer criar ", "quieres crear ", "¿quieres crear ", "bereit für ", "prêt à ", "looking for ", "looking to ", "want to ", "interested in ", "need help", "need more ", "still have ", "still undecided", "not sure", "still unsure", "still not sure", "have questions", "have a question", "got questions", "any questions", "questions?")
}

// withoutWarning removes the words of a warning at the head of an entry in a list of reasons,
// "Avoid if: …", and reports whether there were any.
func withoutWarning(text string) (string, bool) {
	label, rest, ok := strings.Cut(text, ":")
	rest = strings.TrimSpace(rest)
	if !ok || rest == "" || len(label) > phrase.MaxLabel {
		return text, false
	}
	if heading.SignOf(label) != heading.NoTopic {
		label = heading.WithoutSign(label)
	}
	switch words.LowerASCII(strings.TrimSpace(label)) {
	case "avoid", "avoid if", "avoid when", "skip if", "skip it if", "skip when", "not for", "not ideal for", "not good for", "don't use if", "don't use when", "avoid it if":
		return rest, true
	}
	return text, false
}

// reasonsBehind returns what a paragraph below pros or cons gives as reasons, by the label that it
// begins with: "When to choose X: …".
func reasonsBehind(s *section.Section, p *section.Piece) (string, bool) {
	label, rest, ok := strings.Cut(p.Text, ": ")
	if !ok || p.Item || s.Topic != heading.Pros && s.Topic != heading.Cons || len(label) > phrase.MaxLabel {
		return "", false
	}
	return rest, heading.TopicOf(words.LowerASCII(label)) == heading.Reasons
}
