package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// verdict is who wins, as the page says.
type verdict struct {
	winner  *tool
	text    string
	section *section
	split   bool // another sentence names another winner
}

// advice reads a sentence that tells when to choose a tool, or which one wins.
func (r *reader) advice(s *sentence, p *piece) {
	if s.section.faq || p.item || s.section.topic != noTopic {
		return
	}
	if r.counsels(p) != nil {
		return // see lists
	}
	if t := r.chosen(s.text, s.mentions); t != nil && !(s.start == p.at && r.advised(p.text) != nil && !r.advisesOften(p.text)) {
		r.facts.guidance(s.section.at(s.text), record.Guidance{Tool: t.name, Versus: r.others(t), Advice: record.ChooseWhen, Text: cut(s.text, record.MaxText)})
		return
	}
	if len(r.compared) < 2 || !settles(s.section) {
		return
	}
	t := s.winner()
	switch {
	case t == nil || t.thing:
	case r.verdict.winner == nil:
		r.verdict = verdict{winner: t, text: p.text, section: s.section}
	default:
		r.verdict.split = r.verdict.split || r.verdict.winner != t
	}
}

// settles reports a section in which an article says who wins.
func settles(s *section) bool {
	if s.block == nil || s.level == 1 {
		return true // under the title
	}
	return hasAnyWord(lowerASCII(s.heading), "verdict", "conclusion", "winner", "wins", "bottom line", "final thoughts", "summary", "recommendation", "tl;dr", "takeaway", "takeaways", "wrapping up", "fazit") ||
		strings.HasPrefix(s.heading, "Which ") || strings.HasPrefix(s.heading, "So, ")
}

// The words around the name of a tool that wins.
var (
	wins = [...]string{" wins", " is the winner", " is the clear winner", " is the overall winner", " is our winner", " is our pick", " is our top pick", " is our choice", " is our recommendation",
		" is the better choice", " is the best choice", " is the better option", " is the best option", " is the safer choice", " is the safer bet", " is the safest choice", " comes out ahead", " comes out on top", " takes the crown"}
	winsAhead = [...]string{"the winner is ", "our winner is ", "our winner: ", "winner: ", "our pick is ", "our pick: ", "verdict: ", "our recommendation is ", "our recommendation: ", "we recommend ", "we would choose ", "we'd choose ", "we'd pick ", "empfehlen wir "}
)

// winner returns the tool that wins by what a sentence says, nil if it says none:
// who is better at one thing only has not won.
func (s *sentence) winner() *tool {
	lower := plain(s.lower)
	if len(lower) != len(s.lower) { // typographic signs
		return nil
	}
	if hasAnyWord(lower, "no", "not", "never", "neither", "nobody", "if", "when", "unless", "nicht", "kein", "keine", "niemand", "niemandem", "wenn", "falls") || strings.Contains(lower, "n't") {
		return nil
	}
	for _, m := range s.mentions {
		rest := lower[m.end:]
		said := hasEnd(lower[:m.start], winsAhead[:]...)
		for _, w := range wins {
			if after, ok := strings.CutPrefix(rest, w); ok {
				rest, said = after, true
				break
			}
		}
		if said && overall(rest) && !isConfined(lower[:m.start]) {
			return m.tool
		}
	}
	return nil
}

// isConfined reports words in front of who wins that confine it to a case, as all do
// that are not known to be no more than a transition: "For small sites, X is the
// better choice".
func isConfined(head string) bool {
	for _, lead := range winsAhead {
		head = strings.TrimSuffix(head, lead)
	}
	phrase := strings.TrimRight(head, " ,:")
	if at := clauseStart(phrase); at > 0 {
		phrase = phrase[at:]
	}
	for _, turn := range [...]string{"and ", "but ", "yet ", "so "} {
		phrase = strings.TrimPrefix(phrase, turn)
	}
	switch phrase = strings.TrimSpace(phrase); phrase {
	case "", "and", "but", "yet", "so", "still", "thus", "therefore", "hence", "then", "clearly", "today", "again", "and so", "the", "and the",
		"daher", "deshalb", "darum", "somit", "also", "insgesamt", "unterm strich", "alles in allem", "am ende", "heute":
		return false
	}
	if transitions.Head(phrase) >= 0 {
		return false
	}
	for _, most := range [...]string{"for most ", "for almost ", "for nearly ", "for the majority ", "für die meisten ", "für fast ", "in most cases", "in den meisten fällen"} {
		if strings.HasPrefix(phrase+" ", most) {
			return false
		}
	}
	switch phrase {
	case "for us", "for me", "for everyone", "for everybody", "for all", "für uns", "für alle", "for new projects", "for a new project", "for new apps", "für neue projekte", "für ein neues projekt", "bei neuen projekten":
		return false
	}
	return true
}

// transitions are what leads over to who wins and confines nothing.
var transitions = words.NewLexicon("overall", "all in all", "in the end", "in short", "in summary", "in conclusion", "to sum up", "ultimately", "on balance", "on the whole", "in general", "generally",
	"on second thought", "at the end of the day", "after all", "in our view", "in our opinion", "in our tests", "in our benchmark", "in my view", "in my opinion", "given all", "considering all", "all things considered",
	"verdict", "our verdict", "conclusion", "bottom line", "the bottom line", "tl;dr", "winner", "fazit", "unser fazit", "we think", "we believe", "we find", "i think", "i believe", "of the two", "of the three", "between the two",
	"although ", "though ", "even though ", "while ", "as of ", "it depends, but", "both are ", "both have ", "this is why", "that is why", "for these reasons", "for that reason", "for this reason")

// overall reports that what follows a victory does not confine it to a matter.
func overall(rest string) bool {
	if rest == "" || strings.IndexByte(".!;,:", rest[0]) >= 0 {
		return true
	}
	return hasAny(rest, " overall", " here", " hands down", " in most", " for most", " for new projects", " for the majority", " by a", " because", " thanks to", " –", " —")
}

func hasEnd(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// decide adds the verdict of the page, if it has one winner.
func (r *reader) decide() {
	v := &r.verdict
	if v.winner == nil || v.split {
		return
	}
	names := make([]string, 0, len(r.compared))
	for _, t := range r.compared[:min(len(r.compared), record.MaxList)] {
		names = append(names, t.name)
	}
	if r.facts.add(factKey{kind: record.KindVerdict}, v.section.at(v.text), record.Verdict{Tools: names, Winner: record.NullString(v.winner.name), Summary: cut(v.text, record.MaxText)}) {
		r.facts.use(names...)
		r.facts.use(v.winner.name)
		r.facts.compare = true
	}
}
