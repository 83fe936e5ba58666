package icon

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// LongHelp bounds the names of signs that explain, in bytes.
const LongHelp = 24

// IsHelpSign reports a sign that explains and means nothing else.
func IsHelpSign(s string) bool {
	switch strings.TrimSpace(s) {
	case "ⓘ", "ℹ", "ℹ\ufe0f", "🛈", "(?)", "[?]", "❓", "❔", "(i)", "🛈\ufe0f":
		return true
	}
	return false
}

// IsLetterOfHelp reports a sign that may be text in another place.
func IsLetterOfHelp(s string) bool { return s == "?" || s == "i" }

// NamesHelp reports the name of a sign that explains.
func NamesHelp(s string) bool {
	if len(s) > LongHelp || len(s) < len("help") {
		return false
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, s)) {
	case "help", "info", "information", "more info", "more information", "info icon", "information icon", "help icon", "tooltip",
		"show tooltip", "question mark", "what is this?", "what's this?",
		"info_outline", "help_outline", "explanation", "show explanation", "show info":
		return true
	}
	return false
}
