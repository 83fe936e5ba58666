package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// recommendation is what a part of a text advises: to choose a tool.
type recommendation struct {
	tool *names.Tool
	text string
}

// recommendations is what a piece advises.
type recommendations struct {
	piece *section.Piece
	list  []recommendation
}

// recommendations lists what the sentences of a piece advise, if they advise to choose
// several tools, each for its own reasons; nil if they do not. Each sentence of a
// piece may ask, so that the answer for the last piece is kept.
func (r *reader) recommendations(p *section.Piece) []recommendation {
	if r.recommended.piece != p {
		r.recommended.piece, r.recommended.list = p, r.findRecommendations(p)
	}
	return r.recommended.list
}

func (r *reader) findRecommendations(p *section.Piece) []recommendation {
	if !r.sentences.MayAdvise(p) ||
		strings.Count(p.Text, " if ")+strings.Count(p.Text, " when ")+strings.Count(p.Text, " for ")+strings.Count(p.Text, "If ") < 2 {
		return nil
	}
	var list []recommendation
	for from, to := range phrase.Spans(p.Text) {
		list = r.appendRecommendations(list, p.Text[from:to], from > 1 && p.Text[from-2] == ';')
	}
	if len(list) < 2 || !slices.ContainsFunc(list, func(c recommendation) bool { return c.tool != list[0].tool }) {
		return nil
	}
	return list
}

// appendRecommendations appends what a sentence advises; ContinuesNumber reports that it may begin in
// small letters.
func (c *comparison) appendRecommendations(list []recommendation, text string, goesOn bool) []recommendation {
	text = withoutLead(strings.TrimSuffix(text, ";"))
	mentions := c.names.Find(text)
	opened := text
	if goesOn && text != "" {
		opened = strings.ToUpper(text[:1]) + text[1:]
	}
	t := c.chosen(opened, mentions)
	if t == nil {
		if t = fitting(text, mentions); t == nil {
			if t = sentence.Of(text, words.LowerASCII(text), mentions, nil).Favoured(); t == nil {
				return list
			}
		}
	}
	from := 0
	for _, m := range mentions {
		end, start := joinedAt(text[:m.Start])
		verb := start < m.Start
		if m.Tool == t || m.Tool.Thing || end <= from ||
			!words.HasPrefix(text[m.End:], " if ", " when ") &&
				!(strings.HasPrefix(text[m.End:], " for ") && (verb || strings.Contains(text[from:end], " for "))) {
			continue
		}
		list = append(list, recommendation{t, text[from:end]})
		from, t = start, m.Tool
	}
	return append(list, recommendation{t, text[from:]})
}

// maxJoint is longer than the words that join advice to advice.
const maxJoint = 32

// joinedAt returns where the words at the end of a text that join two pieces of advice begin,
// and where the second piece begins, including its verb if it has one: "…, and ", "…, but use
// ". The first is 0 if there are none.
func joinedAt(before string) (end, start int) {
	start = len(before)
	rest := strings.TrimRight(before, " ")
	from := max(0, len(rest)-maxJoint)
	rest = words.LowerASCII(rest[from:])
	for _, verb := range advice {
		if head, ok := strings.CutSuffix(rest, " "+strings.TrimRight(verb, " ")); ok {
			rest, start = head, from+len(head)+1
			break
		}
	}
	for _, and := range [...]string{" and", " but", " or", " while", ","} {
		if head, ok := strings.CutSuffix(rest, and); ok {
			return from + len(strings.TrimSuffix(head, ",")), start
		}
	}
	return 0, start
}

// fitting returns the tool of "X is the better fit when …".
func fitting(text string, mentions []names.Mention) *names.Tool {
	if len(mentions) == 0 || mentions[0].Start > 0 || mentions[0].Tool.Thing {
		return nil
	}
	rest := text[mentions[0].End:]
	condition := rest[sentence.FitsAt(rest):]
	for _, pick := range [...]string{" is our winner", " is our pick", " is our choice", " is our favorite", " is our favourite"} {
		condition = strings.TrimPrefix(condition, pick)
	}
	if len(condition) < len(rest) && words.HasPrefix(condition, " if ", " when ", " for ", " once ", " where ") {
		return mentions[0].Tool
	}
	return nil
}

// chosen returns the tool of "In short, choose X if …" and of "If …, choose X".
func (c *comparison) chosen(text string, mentions []names.Mention) *names.Tool {
	if t := c.advised(text); t != nil {
		return t
	}
	head, rest, ok := strings.Cut(text, ", ")
	if ok && strings.Count(head, " ") < 3 && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
		if t := c.advised(strings.ToUpper(rest[:1]) + rest[1:]); t != nil {
			return t
		}
	}
	if !words.HasPrefix(text, "If ", "When ", "if ", "when ") {
		return nil
	}
	for _, m := range mentions {
		if !m.Tool.Thing && strings.HasSuffix(text[:m.Start], ", ") && isBestFit(text[m.End:]) {
			return m.Tool
		}
		if !m.Tool.Thing && (m.End == len(text) || strings.IndexByte(".,;", text[m.End]) >= 0 || strings.HasPrefix(text[m.End:], " instead")) &&
			words.HasSuffix(text[:m.Start], ", choose ", ", pick ", ", use ", ", go with ", ", opt for ", ", go for ", ", select ") {
			return m.Tool
		}
	}
	return nil
}

// isBestFit reports words behind a tool that say that it is the one to take, and end there: " is
// often the better fit."
func isBestFit(rest string) bool {
	const most = 9 // words
	rest, _, _ = strings.Cut(strings.TrimRight(rest, "."), ", ")
	verb, degree, noun, n := false, false, false, 0
	for w := range strings.FieldsSeq(rest) {
		if n++; n > most {
			return false
		}
		switch w = words.LowerASCII(w); w {
		case "is", "remains", "stays", "becomes", "be":
			verb = true
		case "often", "usually", "probably", "still", "generally", "likely", "almost", "always", "definitely", "clearly", "simply", "the", "a",
			"an", "your", "our", "would", "will", "may", "might", "can", "more", "most", "very", "to":
		case "better", "right", "best", "safer", "safest", "stronger", "natural", "obvious", "appropriate", "suitable", "preferred",
			"excellent", "good", "great", "ideal", "clear", "sensible", "solid", "perfect", "way":
			degree = true
		case "choice", "fit", "pick", "option", "bet", "solution", "winner", "go":
			noun = true
		default:
			return false
		}
	}
	return verb && degree && noun
}

// advisesOften reports a paragraph that advises in several of its sentences.
func (c *comparison) advisesOften(text string) bool {
	n := 0
	for from, to := range phrase.Spans(text) {
		if c.advised(text[from:to]) != nil {
			n++
		}
	}
	return n > 1
}

// isOfAnother reports an item of advice to choose another tool than that of the
// section, or an entry that begins with the name of another one: "X: needs care".
func (c *comparison) isOfAnother(s *section.Section, p *section.Piece) bool {
	t := c.advisedFor(p)
	if t == nil && isPointed(s.Topic) {
		t, _ = c.labelledBy(p)
	}
	return t != nil && t != s.Tool
}

// advisedFor returns the tool that a piece advises to choose: that of advised,
// or of an item "X if …".
func (c *comparison) advisedFor(p *section.Piece) *names.Tool {
	if t := c.advised(p.Text); t != nil || !p.Item {
		return t
	}
	if f := c.names.Head(record.Clip(p.Text, 80)); f != nil && !f.Tool.Thing &&
		words.HasPrefix(p.Text[len(f.Text):], " if you", " if your", " when you", " if the ", " when the ") {
		return f.Tool
	} else if f != nil && !f.Tool.Thing && words.HasPrefix(strings.TrimLeft(p.Text[len(f.Text):], " :–—-"), "best for ", "ideal for ", "great for ") {
		return f.Tool // "X – best for small sites"
	}
	return nil
}

// advised returns the tool of "Switch to X when …", "Choose X if …".
func (c *comparison) advised(text string) *names.Tool {
	which := adviceLexicon.Head(text)
	if which < 0 || text[0] < 'A' || text[0] > 'Z' || text[1:len(advice[which])] != advice[which][1:] {
		return nil
	}
	rest := text[len(advice[which]):]
	if f := c.names.Head(record.Clip(rest, 80)); f != nil && !f.Tool.Thing &&
		words.HasPrefix(rest[len(f.Text):], " when ", " if ", " for ", " unless ", " as long as ", " where ", " when: ", " if: ", ": ") &&
		!words.HasPrefix(rest[len(f.Text):], " for example", " for instance") {
		return f.Tool
	}
	return nil
}

// avoided returns the tool of "Avoid X if …".
func (c *comparison) avoided(text string) *names.Tool {
	for _, lead := range [...]string{"Avoid ", "Skip ", "Don't use ", "Don’t use ", "Do not use ", "Don't choose ", "Don’t choose ", "Stay away from "} {
		rest, ok := strings.CutPrefix(text, lead)
		if !ok {
			continue
		}
		if f := c.names.Head(record.Clip(rest, 80)); f != nil && !f.Tool.Thing &&
			words.HasPrefix(rest[len(f.Text):], " if ", " when ", " for ", " unless ") {
			return f.Tool
		}
	}
	return nil
}

// advice is what sentences of advice begin with, with a capital.
var advice = [...]string{"switch to ", "stay with ", "stick with ", "choose ", "pick ", "use ", "go with ", "opt for ", "select ", "move to ", "keep ", "go for ", "consider ", "prefer ", "take "}

var adviceLexicon = words.NewLexicon(advice[:]...)
