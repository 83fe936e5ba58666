package vocab

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsPlan reports a text that is the name of a price plan and nothing else: "Team", "Business
// plan", not "Team salary".
func IsPlan(attribute string) bool {
	name, _, _ := strings.Cut(attribute, " (")
	n := 0
	for w := range strings.FieldsSeq(name) {
		if w = words.Bare(w); len(w) > words.MaxFold {
			return false
		}
		var buf [words.MaxFold]byte
		switch string(words.Lower(buf[:0], w)) {
		case "free", "essential", "essentials", "basic", "starter", "hobby", "standard", "plus", "pro", "professional", "premium", "team", "teams",
			"business", "enterprise", "ultimate", "developer", "growth", "scale", "community", "personal", "individual", "advanced",
			"organization", "trial":
			n++
		case "plan", "tier", "edition", "package", "the", "cloud", "self-hosted", "for", "and", "/", "":
		default:
			return false
		}
	}
	return n > 0
}
