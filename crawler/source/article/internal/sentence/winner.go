package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// The words around the name of a tool that wins.
var (
	wins = [...]string{" wins", " is the winner", " is the clear winner", " is the overall winner", " is our winner", " is our pick", " is our top pick", " is our choice", " is our recommendation",
		" is the better choice", " is the best choice", " is the better option", " is the best option", " is the safer choice", " is the safer bet", " is the safest choice", " comes out ahead", " comes out on top", " takes the crown", " takes it", " takes the win", " takes the trophy", " takes the cake", " is the one we recommend", " is what we recommend", " is what we would choose",
		" is what we'd choose", " is what we would pick", " is what we'd pick", " gets our vote", " gets our recommendation"}
	winsAhead = [...]string{"the winner is ", "our winner is ", "our winner: ", "winner: ", "our pick is ", "our pick: ", "verdict: ", "our recommendation is ", "our recommendation: ", "we recommend ", "we would choose ", "we'd choose ", "we'd pick ", "we would pick ", "we choose ", "we pick ", "we would go with ", "we'd go with ", "i would take ", "i'd take ", "we would take ", "we'd take ", "i would choose ", "i'd choose ", "i would pick ", "i'd pick ", "i would go with ", "i'd go with ",
		"i recommend ", "i'd recommend ", "i would recommend ", "we'd recommend ", "we would recommend ", "my pick is ", "my recommendation is ", "my recommendation: ", "our vote goes to ", "my vote goes to ", "empfehlen wir "}
)

// Winner returns the tool that wins according to a sentence, or nil. Being better at one thing
// only is not a win.
func (s *Sentence) Winner() *names.Tool {
	lower := words.Plain(s.lower)
	if len(lower) != len(s.lower) { // typographic signs
		return nil
	}
	if words.HasAny(lower, "no", "not", "never", "neither", "nobody", "if", "when", "unless", "nicht", "kein", "keine", "niemand", "niemandem", "wenn", "falls") ||
		strings.Contains(lower, "n't") {
		return nil
	}
	for _, m := range s.Mentions {
		rest := lower[m.End:]
		named := words.HasSuffix(lower[:m.Start], winsAhead[:]...)
		for _, w := range wins {
			if after, ok := strings.CutPrefix(rest, w); ok {
				rest, named = after, true
				break
			}
		}
		if named && overall(rest) && !s.isConfined(lower, m.Start) {
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
	return words.HasPrefix(rest, " overall", " here", " hands down", " for new projects", " for any new project", " for every new project", " of this comparison", " of our comparison", " in this comparison", " by a", " any day", " every time", " because", " thanks to", " –", " —")
}
