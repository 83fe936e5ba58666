package labeltext

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// MaxMore bounds what offers the rest of a list, in bytes.
const MaxMore = 40

// IsShowMore reports a text that offers the rest of something: "Show more", "View all 12".
func IsShowMore(text string) bool {
	text = strings.TrimLeft(strings.ToLower(text), "+ ")
	verb, rest, _ := strings.Cut(text, " ")
	switch verb {
	case "show", "see", "view", "load", "expand", "display":
		return rest == "all" || rest == "more" || strings.HasPrefix(rest, "all ") || strings.HasPrefix(rest, "more ") ||
			strings.HasSuffix(rest, " more")
	case "more":
		return rest == ""
	}
	return verb != "" && words.IsDigit(verb[0]) && rest == "more"
}

// IsToggle reports a word that opens or closes what stands below it.
func IsToggle(word string) bool {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "show", "hide", "open", "close", "expand", "collapse", "toggle", "show this section", "hide this section":
		return true
	}
	return false
}

// OpenSigns stand beside a title of which a press opens what is below it.
const OpenSigns = " +−–▾▼⌄›▸▶▹"
