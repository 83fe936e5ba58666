package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// verdict is who wins, as the page says.
type verdict struct {
	winner  *names.Tool
	text    string
	section *section.Section
	split   bool // another sentence names another winner
}

// advice reads a sentence that recommends a tool for a case, or names a winner.
func (r *reader) advice(s *sentence.Sentence) {
	p := s.Piece
	if s.Section.FAQ || p.Item || s.Section.Topic != heading.NoTopic {
		return
	}
	if r.recommendations(p) != nil { // see lists
		if text := withoutLead(s.Text); len(r.compared) > 1 && r.settles(s.Section) && r.chosen(text, r.names.Look(text)) == nil &&
			fitting(text, s.Mentions) == nil && s.Favoured() == nil {
			r.settle(s, s.Text)
		}
		return
	}
	if t := r.avoided(s.Text); t != nil {
		r.facts.Guidance(s.Section.At(s.Text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.Limitation, Text: record.Clip(strings.TrimRight(s.Text, ";"), record.MaxText)})
		return
	}
	text, mentions := withoutLead(s.Text), s.Mentions
	if s.ContinuesSentence() && text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if len(text) != len(s.Text) {
		mentions = r.names.Look(text)
	}
	if t := r.chosen(text, mentions); t != nil && !(s.Start == p.At && r.advised(p.Text) != nil && !r.advisesOften(p.Text)) {
		r.facts.Guidance(s.Section.At(s.Text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.ChooseWhen, Text: record.Clip(strings.TrimRight(withoutLead(s.Text), ";"), record.MaxText)})
		return
	}
	if r.favours(s) || len(r.compared) < 2 || !r.settles(s.Section) {
		return
	}
	r.settle(s, p.Text)
}

// settle notes the winner according to a sentence; text is the whole verdict.
func (f *findings) settle(s *sentence.Sentence, text string) {
	t := s.Winner()
	switch {
	case t == nil || t.Thing:
	case f.verdict.winner == nil:
		f.verdict = verdict{winner: t, text: text, section: s.Section}
	default:
		f.verdict.split = f.verdict.split || f.verdict.winner != t
	}
}

// settles reports a section in which an article says who wins.
func (d *document) settles(s *section.Section) bool {
	if s.Block == nil || s.Level == 1 {
		return true // under the title
	}
	for _, above := range s.Path[:max(0, len(s.Path)-1)] {
		if lower := words.LowerASCII(above); !heading.IsConclusion(lower) && !strings.HasPrefix(above, "Which ") && len(s.Path) > 1 &&
			above != d.title {
			return false // of a matter: "Speed", and below it "Winner"
		}
	}
	if h := s.Title; len(h.Mentions) > 0 && len(h.Lower) == len(h.Plain) && !heading.IsQuestion(h.Plain) && words.HasAny(h.Lower, "wins", "winner") {
		return sentence.Of(h.Plain, h.Lower, h.Mentions, s).Winner() != nil // of all, and not "Speed: X wins"
	}
	return heading.IsConclusion(words.LowerASCII(s.Heading)) || strings.HasPrefix(s.Heading, "Which ") || strings.HasPrefix(s.Heading, "So, ")
}

// decide adds the verdict of the page, if it has one winner.
func (r *reader) decide() {
	v := &r.verdict
	if v.winner == nil || v.split {
		return
	}
	names := make([]string, 0, len(r.compared))
	for _, t := range r.compared[:min(len(r.compared), record.MaxList)] {
		names = append(names, t.Name)
	}
	if r.facts.Add(facts.Key{Kind: record.KindVerdict}, v.section.At(v.text), record.Verdict{Tools: names, Winner: record.NullString(v.winner.Name), Summary: record.Clip(v.text, record.MaxText)}) {
		r.facts.Use(names...)
		r.facts.Use(v.winner.Name)
		r.facts.Compare = true
	}
}

// withoutLead removes what leads to the advice of a text and says nothing itself: "TL;DR: ",
// "In short: ".
func withoutLead(text string) string {
	const longest = 24 // bytes
	label, rest, ok := strings.Cut(text, ": ")
	if !ok || len(label) > longest || rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return text
	}
	lower := words.LowerASCII(label)
	if heading.IsConclusion(lower) ||
		slices.Contains([]string{"tldr", "in short", "short answer", "the short answer", "quick answer", "rule of thumb", "our advice", "my advice", "short version", "the short version", "quick take"}, lower) {
		return rest
	}
	return text
}

// favours states that the tool of a sentence is to be chosen in the case that it names.
func (r *reader) favours(s *sentence.Sentence) bool {
	t := s.Favoured()
	if t == nil || r.recommended.piece == s.Piece && r.recommended.list != nil {
		return false
	}
	r.facts.Guidance(s.Section.At(s.Text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.ChooseWhen, Text: record.Clip(strings.TrimRight(s.Text, ";"), record.MaxText)})
	return true
}

// headedVerdict reads who wins by what the heading of a section says: "Verdict: X wins".
func (r *reader) headedVerdict(i int) {
	h := r.parts[i].Title
	if len(r.compared) < 2 || len(h.Mentions) == 0 || r.parts[i].FAQ || heading.IsQuestion(h.Plain) || len(h.Lower) != len(h.Plain) ||
		!heading.IsConclusion(h.Lower) || !r.isOfPage(i) {
		return
	}
	r.settle(sentence.Of(h.Plain, h.Lower, h.Mentions, &r.parts[i]), h.Plain)
}

// isOfPage reports a section that stands in no other but that of the title, or one of an
// outcome too.
func (d *document) isOfPage(i int) bool {
	const most = 200 // sections that are looked back at
	for k := i - 1; k >= 0; k-- {
		if i-k > most {
			return false
		}
		above := &d.parts[k]
		if above.Heading == "" || above.Level >= d.parts[i].Level {
			continue
		}
		return above.Level <= 1 || heading.IsConclusion(above.Title.Lower)
	}
	return true
}
