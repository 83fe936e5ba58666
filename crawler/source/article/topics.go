package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// above is a heading whose section a later one stands in.
type above struct {
	level  uint8
	tool   *names.Tool
	weighs bool // the heading weighs the tool against another
	at     *section.Section
}

// topics gives each section its topic and its tool.
func (r *reader) topics() {
	r.constant = r.weighedThroughout()
	var stack []above
	var last *names.Tool // of the section before, for headings of one level
	var questions faqLevels
	for i := range r.parts {
		s := &r.parts[i]
		if s.Heading == "" {
			continue
		}
		h := s.Title
		h.Mentions = r.names.Find(h.Plain)
		s.Topic = r.topicWithName(h)
		for len(stack) > 0 && stack[len(stack)-1].level >= s.Level {
			stack = stack[:len(stack)-1]
		}
		if s.Topic == heading.NoTopic && asksWhy(h) && s.HasItems() {
			s.Topic = heading.Reasons
		}
		if s.Topic == heading.NoTopic && (len(h.Mentions) > 0 || len(stack) > 0 && stack[len(stack)-1].tool != nil) {
			s.Topic = r.judges(h)
		}
		s.FAQ = questions.advance(r, i, s.Topic == heading.FAQ)
		others := catalogOf(h) != noCatalog
		if !others && !r.isOfBoth(s) && !isListOfTools(h) {
			s.Tool = r.mainTool(h)
		}
		s.Owns = s.Tool != nil && s.Tool != r.subject && !s.FAQ && (r.names.Get(h.Bare) == s.Tool || r.opens(h))
		switch {
		case s.Tool != nil, others, r.isUnknownName(s):
		case heading.IsGeneric(s.Topic) && words.HasAny(h.Lower, "other", "others", "else", "elsewhere", "each", "which") &&
			!strings.Contains(h.Lower, "something else"): // of any of them
		case heading.IsGeneric(s.Topic) && len(h.Mentions) > 0: // of leaving the subject, in the section of another tool
		case r.subject != nil && staysWith(h.Lower): // not the alternative in front of it
			s.Tool = r.subject
		case len(stack) > 0 && stack[len(stack)-1].tool != nil:
			if !heading.IsGeneric(s.Topic) || !stack[len(stack)-1].weighs {
				s.Tool = stack[len(stack)-1].tool
			}
		case last != nil && heading.IsGeneric(s.Topic) && h.IsBareTopic() && !h.IsOfKind():
			s.Tool, s.Follows = last, true
		}
		if len(stack) > 0 {
			r.sharesTopic(s, stack[len(stack)-1].at)
		}
		if !s.FAQ {
			last = s.Tool
		}
		stack = append(stack, above{s.Level, s.Tool, r.subject == nil && r.constant == nil && isVersusHeading(h.Plain) &&
			names.CountTools(h.Mentions) > 1, s})
		if s.Owns {
			s.Tool.TakeLinks(s.Block, r.page.URL)
			r.spellShort(s)
		}
	}
	r.acrossTools()
}

// staysWith reports a heading above reasons to keep the tool that a page offers
// alternatives to: "When to stay".
func staysWith(lower string) bool {
	return words.HasPrefix(lower, "when to stay", "when to stick", "when to keep", "reasons to stay", "why stay", "who should stay")
}

// acrossTools gives the sections below the last of several headings of tools, all of which come in
// turn as often as there are tools, "Pros", "Pros", "Cons", "Cons", to each of them: such a page stands
// side by side, row by row.
func (r *reader) acrossTools() {
	var owners []int // places of headings of tools, one behind the other
	for i := 0; i < len(r.parts); i++ {
		s := &r.parts[i]
		switch {
		case len(owners) > 0 && s.Level >= outline.WeakLevel && s.Topic == heading.NoTopic: // a badge beside a name
			continue
		case s.Owns && (len(owners) == 0 || s.Level == r.parts[owners[0]].Level):
			owners = append(owners, i)
			continue
		case len(owners) > 1:
			i = r.inRows(owners, i) - 1
		}
		owners = owners[:0]
	}
}

// inRows gives the sections from a place on to the tools of headings in front of them, and returns where
// that ends.
func (r *reader) inRows(owners []int, from int) int {
	n, end := len(owners), from
	for ; end < len(r.parts) && r.parts[end].Level > r.parts[owners[0]].Level; end++ {
		s, row := &r.parts[end], from+(end-from)/n*n
		if !isPointed(s.Topic) || s.Title.Lower != r.parts[row].Title.Lower || end == row && row > from && s.Title.Lower == r.parts[row-1].Title.Lower {
			return end
		}
	}
	if (end-from)%n != 0 {
		return end
	}
	for i := from; i < end; i++ {
		r.parts[i].Tool = r.parts[owners[(i-from)%n]].Tool
	}
	return end
}

// isOfBoth reports a heading of what speaks for or against several tools that it sets against
// each other, "X vs Y: drawbacks of both", or of when each is the one to take: under it lead
// paragraphs, or further headings, to each.
func (c *comparison) isOfBoth(s *section.Section) bool {
	if c.subject != nil || !heading.IsGeneric(s.Topic) || names.CountTools(s.Title.Mentions) < 2 {
		return false
	}
	return (s.Topic == heading.Pros || s.Topic == heading.Cons) && isVersusHeading(s.Title.Plain) || strings.Count(s.Title.Lower, "when to ") > 1
}

// isListOfTools reports a heading of several tools and no other word than those for what is like
// them: "Zeta, Quark & other databases".
func isListOfTools(h *heading.Title) bool {
	if len(h.Mentions) < 2 || len(h.Lower) != len(h.Plain) || names.CountTools(h.Mentions) < 2 {
		return false
	}
	from := 0
	for _, m := range h.Mentions {
		if from > 0 && strings.Trim(h.Lower[from:m.Start], " ,&/") != "" && words.Bare(strings.TrimSpace(h.Lower[from:m.Start])) != "and" ||
			from == 0 && m.Start > 0 {
			return false
		}
		from = m.End
	}
	rest := strings.TrimLeft(h.Lower[from:], " ,&")
	rest = strings.TrimPrefix(rest, "and ")
	return rest == "" || words.HasPrefix(rest, "other ") && isKindOf(rest)
}

// asksWhy reports a heading that asks why a tool, and nothing more: "Why X?".
func asksWhy(h *heading.Title) bool {
	rest, ok := strings.CutPrefix(h.Lower, "why ")
	return ok && len(h.Lower) == len(h.Plain) && len(h.Mentions) == 1 && h.Mentions[0].Start == len("why ") &&
		strings.TrimRight(rest[h.Mentions[0].End-len("why "):], " ?:!") == ""
}

// faqLevels follows the questions of a FAQ.
type faqLevels struct {
	faq, top uint8 // of the questions, 0 outside of a FAQ, and of its heading
	asked    int   // questions in it
	askedAt  uint8 // level of the last one
}

// advance looks at the heading of a section, which opens a FAQ or not, and reports whether that is
// within one. Below questions of a lower level than its heading, one of the level of that is
// another chapter.
func (f *faqLevels) advance(r *reader, i int, opens bool) bool {
	s := &r.parts[i]
	asks := heading.IsQuestion(s.Title.Plain)
	switch {
	case opens:
		f.faq = max(s.Level, 1)
		f.top, f.asked = f.faq, 0
		if i+1 < len(r.parts) && heading.IsQuestion(r.parts[i+1].Heading) { // of a higher level, on some pages
			f.faq = min(f.faq, max(r.parts[i+1].Level, 1))
		}
	case f.faq > 0 &&
		(s.Level < f.faq || f.asked > 0 && f.askedAt > f.top && s.Level <= f.top ||
			!asks && (s.Level <= f.top || f.asked > 1 && s.Level <= f.askedAt)):
		f.faq = 0
	case f.faq > 0 && asks:
		f.asked, f.askedAt = f.asked+1, s.Level
	}
	return f.faq > 0 && !opens
}

// sharesTopic gives a section that is headed with the name of a tool alone the topic of
// the heading above, which names none: "Pros", and below it "X" and "Y". What the
// heading above says is then of no tool but theirs.
func (c *comparison) sharesTopic(s, above *section.Section) {
	h := s.Title
	if s.Topic != heading.NoTopic || s.Tool == nil || s.FAQ || len(h.Bare) != len(h.Plain) || c.names.Get(h.Bare) != s.Tool {
		return
	}
	if !isPointed(above.Topic) || !above.Title.IsBareTopic() || above.Title.IsOfKind() || above.HasItems() || above.Tool != nil && !above.Follows {
		return
	}
	s.Topic = above.Topic
	above.Tool, above.Follows = nil, false
}

// topicWithName reads the topic of a heading. What is said of leaving a tool
// is no reason to choose one.
func (c *comparison) topicWithName(h *heading.Title) heading.Topic {
	if h.Bare != "" && len(h.Bare) < len(h.Plain) && c.names.Get(h.Bare) != nil { // what follows is a tagline, or a label
		at := strings.Index(h.Plain, h.Bare) + len(h.Bare)
		if label := strings.Trim(h.Plain[at:], " :–—-|()"); label != "" && !heading.IsLabel(label) {
			return heading.NoTopic
		}
	}
	lower := h.Lower
	if h.Topic == heading.NoTopic && h.What != "" && c.names.Get(h.What) != nil {
		return heading.WhatIs
	}
	if h.Topic == heading.NoTopic && words.HasPrefix(lower, "why ", "when ") &&
		(strings.Contains(lower, "choose ") || heading.IsWhenToUse(lower)) && c.mainTool(h) != nil && !strings.Contains(lower, "mistake") {
		return heading.Reasons
	}
	return h.Topic
}

// mainTool returns the tool that a heading is about: the first it names that
// is not the subject; the subject if it names only that and is not about its
// alternatives.
func (c *comparison) mainTool(h *heading.Title) *names.Tool {
	var subject *names.Tool
	for _, m := range h.Mentions {
		switch {
		case vocab.IsAddOn(words.Bare(words.Head(h.Lower[min(m.End, len(h.Lower)):]))): // "X plugins", "our X course"
		case isAmongExamples(h, m): // "Sidecars (Zeta/X)"
		case m.Tool == c.subject, m.Tool == c.constant && names.CountTools(h.Mentions) > 1:
			subject = m.Tool
		case !m.Tool.Thing:
			return m.Tool
		}
	}
	lower := h.Lower
	if subject != nil && !strings.Contains(lower, "alternative") && !strings.Contains(lower, "switch") && !strings.Contains(lower, "leav") &&
		!strings.Contains(lower, "replac") && !strings.Contains(lower, "migrat") {
		return subject
	}
	return nil
}

// isAmongExamples reports a name in parentheses beside others, of what stands in front of them.
func isAmongExamples(h *heading.Title, m names.Mention) bool {
	open := strings.LastIndexByte(h.Plain[:m.Start], '(')
	if open <= 0 || strings.IndexByte(h.Plain[open:m.Start], ')') >= 0 {
		return false
	}
	note, _, _ := strings.Cut(h.Plain[open+1:], ")")
	return strings.ContainsAny(note, "/,&") || strings.Contains(note, " and ") || strings.Contains(note, " or ")
}

// weighedThroughout returns the tool that several headings weigh against others, each
// against another one: what stands under them is about the others.
func (r *reader) weighedThroughout() (constant *names.Tool) {
	const several = 3
	if r.subject != nil {
		return nil
	}
	n := 0
	var first []names.Mention // of the first such heading
	for i := range r.parts {
		h := r.parts[i].Title
		if !isVersusHeading(h.Plain) || r.parts[i].Level < 2 {
			continue
		}
		mentions := r.names.Find(h.Plain)
		if names.CountTools(mentions) != 2 {
			continue
		}
		if n++; n == 1 {
			first = mentions
			continue
		}
		first = slices.DeleteFunc(first, func(m names.Mention) bool {
			return !slices.ContainsFunc(mentions, func(other names.Mention) bool { return other.Tool == m.Tool })
		})
	}
	if n >= several && names.CountTools(first) == 1 {
		return first[0].Tool
	}
	return nil
}

// opens reports a heading that begins what the page says of a tool.
func (c *comparison) opens(h *heading.Title) bool {
	if names.CountTools(h.Mentions) > 1 && !slices.ContainsFunc(h.Mentions, func(m names.Mention) bool { return m.Tool == c.subject }) {
		return false // "Is A a good B alternative?" on a page about C
	}
	return c.subject != nil &&
		(strings.Contains(h.Lower, "alternative") || isVersusHeading(h.Plain) || strings.Contains(h.Lower, " different from ") ||
			words.HasPrefix(h.Lower, "what is ", "how does ", "how do ", "why ", "is "))
}

// raiseRole gives a tool the stronger of its role and another.
func raiseRole(t *names.Tool, role record.Role) {
	if rank(role) > rank(t.Role) {
		t.Role = role
	}
}

func rank(role record.Role) int {
	switch role {
	case record.RoleSubject:
		return 2
	case record.RoleAlternative:
		return 1
	}
	return 0
}

// judges returns the topic of a heading that judges one tool, or, within the section
// of one, none by name.
func (c *comparison) judges(h *heading.Title) heading.Topic {
	if c.names.Get(h.Bare) != nil { // with a tagline
		return heading.NoTopic
	}
	if len(h.Lower) != len(h.Plain) || len(h.Plain) > maxJudged ||
		heading.IsQuestion(h.Plain) && !words.HasPrefix(h.Lower, "what ", "what's ", "where ", "why ", "when ", "who ") {
		return heading.NoTopic
	}
	if len(h.Mentions) == 0 && words.HasAny(h.Lower, "better", "ahead", "stronger") && !strings.Contains(h.Lower, "could be better") {
		return heading.NoTopic // "What's better?"
	}
	text, from := "", 0
	for _, m := range h.Mentions {
		if m.Tool != h.Mentions[0].Tool || m.Tool.Thing {
			return heading.NoTopic
		}
		text += h.Lower[from:m.Start] + " "
		from = m.End
	}
	return heading.Judged(text + h.Lower[from:])
}

// maxJudged bounds a heading of judging words, in bytes.
const maxJudged = 80
