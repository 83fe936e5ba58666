package vocab

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsDenied reports a clause with a negation that applies to what follows. A second verb after
// "and" is a statement of its own.
func IsDenied(clause string) bool {
	if i := strings.LastIndex(clause, " and "); i >= 0 {
		clause = clause[i+len(" and "):]
	}
	denied := false
	before := ""
	for w := range strings.FieldsSeq(words.Plain(clause)) {
		switch {
		case before == "not" && (w == "only" || w == "just" || w == "merely" || w == "least"):
			denied = false
		case w == "not" || w == "never" || w == "nobody" || w == "cannot" || w == "nor" || w == "neither" || w == "hardly" ||
			strings.HasSuffix(w, "n't"):
			denied = true
		case before == "no" && w == "longer", w == "to" && (before == "fails" || before == "failed" || before == "unable"):
			denied = true
		}
		before = w
	}
	return denied
}
