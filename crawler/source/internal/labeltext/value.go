package labeltext

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// MaxTitle bounds a weak heading in bytes.
const MaxTitle = 120

// SameWords reports an alternate that says what is drawn, with a colon or without.
func SameWords(alt, drawn string) bool {
	return alt == drawn || strings.ReplaceAll(alt, ": ", " ") == strings.ReplaceAll(drawn, ": ", " ")
}

// Pictured returns the subject that an alternate text names: "Moss" for "Moss logo", "Logo of
// Moss" and "Moss.svg".
func Pictured(alt string) string {
	alt = Undouble(alt)
	for _, suffix := range [...]string{".svg", ".png", ".webp", ".jpg", "'s logo", "'s icon", "'s avatar", " logo", " icon", " avatar"} {
		if at := len(alt) - len(suffix); at > 0 && strings.EqualFold(alt[at:], suffix) {
			alt = alt[:at]
		}
	}
	for _, prefix := range [...]string{"logo of ", "logo for ", "logo: ", "icon of ", "icon for "} {
		if at := len(prefix); at < len(alt) && strings.EqualFold(alt[:at], prefix) {
			return alt[at:]
		}
	}
	return alt
}

// IsGenericAlt reports a label of a picture that says no more than that it is one.
func IsGenericAlt(label string) bool {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "logo", "icon", "emoji", "image", "picture", "avatar":
		return true
	}
	return false
}

// Answers are pictures that say yes or no, for or against.
const Answers = "👍👎🙂🙁😀😃😄😊😐😕😞😡🟢🔴🟡🟠⚪⚫⚠☑☒☐☹☺🚫👌👏🆗🆚🏆🥇🥈🥉"

// IsVersus reports the word between the names of a comparison.
func IsVersus(s string) bool {
	const most = 12 // bytes, with the white space of a template
	if len(s) < len("vs") || len(s) > most {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "vs", "vs.", "versus":
		return true
	}
	return false
}

// IsAttributeWord reports a word that heads the column of row labels in comparison tables:
// "Feature", "Criterion".
func IsAttributeWord(s string) bool {
	switch strings.ToLower(strings.TrimSuffix(s, ":")) {
	case "attribute", "attributes", "feature", "features", "criteria", "criterion", "aspect", "category", "factor", "metric", "parameter", "property",
		"point", "comparison", "area", "characteristic", "merkmal", "kriterium", "eigenschaft":
		return true
	}
	return false
}

// IsToolWord reports what tables have above the names of tools, and no row of
// attributes begins with.
func IsToolWord(s string) bool {
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(s, ":")))
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	switch words[len(words)-1] {
	case "framework", "library", "tool", "name", "database", "product", "platform", "software", "solution", "alternative", "option", "service",
		"werkzeug":
		return true
	}
	return false
}

// IsAnswer reports a value that begins with yes or no, or a sign for these.
func IsAnswer(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(strings.Trim(word, ",.()")) {
	case "yes", "no", "✓", "✗", "✔", "✘", "✅", "❌", "partial", "optional":
		return true
	}
	return false
}

// LooksLikeLabel reports a short text without digits that begins with a letter.
func LooksLikeLabel(s string) bool {
	return len(s) > 1 && len(s) <= 40 && joint.IsLetter(s[0]) && strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 && !IsAbsent(s)
}

// IsAbsent reports a text that states an absence: -, –, N/A, none. A sign may precede the
// words, which are for screen readers then.
func IsAbsent(s string) bool {
	s = strings.TrimSpace(s)
	if isAbsentValue(s) {
		return true
	}
	for _, sign := range [...]string{"-", "–", "—", "−"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return isAbsentValue(strings.TrimSpace(rest))
		}
	}
	return false
}

// isAbsentValue reports a sign, or words, for what is not there.
func isAbsentValue(s string) bool {
	if len(s) > len("not applicable") {
		return false
	}
	var buf [len("not applicable")]byte
	switch string(words.Lower(buf[:0], s)) {
	case "", "-", "–", "—", "−", "--", "n/a", "na", "none", "null", "nil", "no data", "not available", "not applicable", "unknown", "?", "…":
		return true
	}
	return false
}

// IsVote reports the label of a voting button: "+ 1", "+1", "▲", "Upvote".
func IsVote(s string) bool {
	switch strings.ToLower(strings.Join(strings.Fields(s), "")) {
	case "+1", "▲", "△", "⬆", "↑", "upvote", "vote", "like":
		return true
	}
	return false
}

// Undouble returns s once where it is written twice in a row, for two screen sizes or as a name
// beside its icon's alternate text: "438k views" for "438k views438k", "Django" for
// "DjangoDjango" and "Django Django".
func Undouble(s string) string {
	s = strings.TrimSpace(s)
	n := len(s)
	if n < 5 {
		return s
	}
	if n%2 == 0 && s[:n/2] == s[n/2:] {
		return s[:n/2]
	}
	if n%2 == 1 && s[n/2] == ' ' && s[:n/2] == s[n/2+1:] {
		return s[:n/2]
	}
	if i := strings.IndexByte(s, ' '); i > 0 && words.IsDigit(s[0]) && strings.ContainsAny(s[i:], "abcdefghijklmnopqrstuvwxyz") {
		if rest := strings.TrimSpace(strings.TrimSuffix(s, s[:i])); len(rest) == n-i && len(rest) > i &&
			strings.IndexByte("0123456789.,", rest[len(rest)-1]) < 0 { // 1 March 2021, 8k 5.8k
			return rest
		}
	}
	return s
}
