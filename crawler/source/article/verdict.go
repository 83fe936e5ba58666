package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
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

// advice reads a sentence that tells when to choose a tool, or which one wins.
func (r *reader) advice(s *sentence, p *section.Piece) {
	if s.section.FAQ || p.Item || s.section.Topic != heading.NoTopic {
		return
	}
	if r.counsels(p) != nil { // see lists
		if text := withoutLead(s.text); len(r.compared) > 1 && r.settles(s.section) && r.chosen(text, r.names.Look(text)) == nil && fitting(text, s.mentions) == nil && s.favoured() == nil {
			r.settle(s, s.text)
		}
		return
	}
	text, mentions := withoutLead(s.text), s.mentions
	if s.goesOn() && text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if len(text) != len(s.text) {
		mentions = r.names.Look(text)
	}
	if t := r.chosen(text, mentions); t != nil && !(s.start == p.At && r.advised(p.Text) != nil && !r.advisesOften(p.Text)) {
		r.facts.Guidance(s.section.At(s.text), record.Guidance{Tool: t.Name, Versus: r.others(t), Advice: record.ChooseWhen, Text: record.Clip(strings.TrimRight(withoutLead(s.text), ";"), record.MaxText)})
		return
	}
	if r.favours(s) || len(r.compared) < 2 || !r.settles(s.section) {
		return
	}
	r.settle(s, p.Text)
}

// goesOn reports a sentence behind a semicolon, which begins in small letters.
func (s *sentence) goesOn() bool {
	at := s.start - s.piece.At
	return at > 1 && at <= len(s.piece.Text) && s.piece.Text[at-2] == ';'
}

// settle notes who wins by what a sentence says; text is what the verdict is told in.
func (r *reader) settle(s *sentence, text string) {
	t := s.winner()
	switch {
	case t == nil || t.Thing:
	case r.verdict.winner == nil:
		r.verdict = verdict{winner: t, text: text, section: s.section}
	default:
		r.verdict.split = r.verdict.split || r.verdict.winner != t
	}
}

// settles reports a section in which an article says who wins.
func (r *reader) settles(s *section.Section) bool {
	if s.Block == nil || s.Level == 1 {
		return true // under the title
	}
	for _, above := range s.Path[:max(0, len(s.Path)-1)] {
		if lower := words.LowerASCII(above); !saysOutcome(lower) && !strings.HasPrefix(above, "Which ") && len(s.Path) > 1 && above != r.title {
			return false // of a matter: "Speed", and below it "Winner"
		}
	}
	if h := s.Title; len(h.Mentions) > 0 && len(h.Lower) == len(h.Plain) && !heading.IsQuestion(h.Plain) && words.HasAny(h.Lower, "wins", "winner") {
		return (&sentence{text: h.Plain, lower: h.Lower, mentions: h.Mentions, section: s}).winner() != nil // of all, and not "Speed: X wins"
	}
	return saysOutcome(words.LowerASCII(s.Heading)) || strings.HasPrefix(s.Heading, "Which ") || strings.HasPrefix(s.Heading, "So, ")
}

// saysOutcome reports a heading of what comes out of a comparison.
func saysOutcome(lower string) bool {
	return words.HasAny(lower, "verdict", "conclusion", "winner", "wins", "bottom line", "final thoughts", "summary", "recommendation", "tl;dr", "takeaway", "takeaways", "wrapping up", "fazit", "our pick", "our choice", "final words", "closing thoughts")
}

// The words around the name of a tool that wins.
var (
	wins = [...]string{" wins", " is the winner", " is the clear winner", " is the overall winner", " is our winner", " is our pick", " is our top pick", " is our choice", " is our recommendation",
		" is the better choice", " is the best choice", " is the better option", " is the best option", " is the safer choice", " is the safer bet", " is the safest choice", " comes out ahead", " comes out on top", " takes the crown", " is the one we recommend", " is what we recommend", " is what we would choose",
		" is what we'd choose", " is what we would pick", " is what we'd pick", " gets our vote", " gets our recommendation"}
	winsAhead = [...]string{"the winner is ", "our winner is ", "our winner: ", "winner: ", "our pick is ", "our pick: ", "verdict: ", "our recommendation is ", "our recommendation: ", "we recommend ", "we would choose ", "we'd choose ", "we'd pick ", "we would pick ", "we choose ", "we pick ", "we would go with ", "we'd go with ", "i would choose ", "i'd choose ", "i would pick ", "i'd pick ", "i would go with ", "i'd go with ",
		"i recommend ", "i'd recommend ", "i would recommend ", "we'd recommend ", "we would recommend ", "my pick is ", "my recommendation is ", "my recommendation: ", "our vote goes to ", "my vote goes to ", "empfehlen wir "}
)

// winner returns the tool that wins by what a sentence says, nil if it says none:
// who is better at one thing only has not won.
func (s *sentence) winner() *names.Tool {
	lower := words.Plain(s.lower)
	if len(lower) != len(s.lower) { // typographic signs
		return nil
	}
	if words.HasAny(lower, "no", "not", "never", "neither", "nobody", "if", "when", "unless", "nicht", "kein", "keine", "niemand", "niemandem", "wenn", "falls") || strings.Contains(lower, "n't") {
		return nil
	}
	for _, m := range s.mentions {
		rest := lower[m.End:]
		said := words.HasSuffix(lower[:m.Start], winsAhead[:]...)
		for _, w := range wins {
			if after, ok := strings.CutPrefix(rest, w); ok {
				rest, said = after, true
				break
			}
		}
		if said && overall(rest) && !s.isConfined(lower, m.Start) {
			return m.Tool
		}
	}
	return nil
}

// overall reports that what follows a victory does not confine it to a matter.
func overall(rest string) bool {
	if rest == "" || strings.IndexByte(".!;,:", rest[0]) >= 0 {
		return true
	}
	if n := mostAt(rest[1:]); n > 0 {
		return overall(rest[1+n:])
	}
	return words.HasPrefix(rest, " overall", " here", " hands down", " for new projects", " for any new project", " for every new project", " of this comparison", " of our comparison", " in this comparison", " by a", " because", " thanks to", " –", " —")
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
