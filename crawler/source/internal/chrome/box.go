package chrome

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsOfVideo reports the caption of a video, which says what to watch and how many have.
func IsOfVideo(text []byte) bool {
	return (bytes.HasPrefix(text, []byte("Watch:")) || bytes.HasPrefix(text, []byte("Video:"))) && len(text) <= labeltext.MaxTitle &&
		bytes.HasSuffix(text, []byte(" views)"))
}

// AsksConsent reports a text that may be one of a cookie banner.
func AsksConsent(text []byte) bool {
	return bytes.Contains(text, []byte("ookie")) || bytes.Contains(text, []byte("consent"))
}

// Lower appends s in small letters to dst.
func Lower(dst, s []byte) []byte {
	for i, c := range s {
		if c >= utf8.RuneSelf {
			return append(dst, bytes.ToLower(s[i:])...)
		}
		dst = append(dst, words.LowerByte(c))
	}
	return dst
}

// IsConsent reports the text of a button that answers a question about cookies.
func IsConsent(s string) bool {
	if s == "" || strings.IndexByte("aArRdDgGoOmMiIcC", s[0]) < 0 {
		return false
	}
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch strings.Trim(word, "!.,") {
	case "accept", "agree", "allow", "reject", "decline", "deny", "got", "ok", "okay", "manage", "i", "consent", "dismiss",
		"akzeptieren", "alle", "accepter", "aceptar", "accetta":
		return true
	}
	return false
}

// IsNoteLabel reports the label of a box within a text that says nothing but what kind of box
// it is: "Note", "Tip".
func IsNoteLabel(s string) bool {
	if len(s) > len("attention:") {
		return false
	}
	switch strings.ToLower(strings.TrimRight(s, ":!")) {
	case "tip", "tips", "note", "notes", "info", "hint", "warning", "caution", "danger", "important", "attention", "success", "hinweis",
		"achtung", "tipp":
		return true
	}
	return false
}

// IsStarsWord reports what a number of stars is called.
func IsStarsWord(text []byte) bool {
	switch string(text) {
	case "Excellent", "Great", "Good", "Average":
		return true
	}
	return false
}

// IsRating reports a rating in stars, with its average and the number of votes: "★★★★☆ 4.6/5 -
// (87 votes)".
func IsRating(text string) bool {
	const long = 60
	if len(text) > long {
		return false
	}
	for i, word := range strings.Fields(text) {
		if i == 0 && IsStarsWord([]byte(word)) {
			continue
		}
		switch strings.ToLower(strings.Trim(word, "()-–—·|:,★☆⭐½\ufe0f")) {
		case "", "out", "of", "votes", "vote", "reviews", "review", "ratings", "rating", "stars", "star", "average", "based", "on":
		default:
			if strings.Trim(word, "0123456789.,/()★☆⭐½\ufe0fkK") != "" {
				return false
			}
		}
	}
	return true
}

// What boxes of the site begin with.
var (
	followLexicon  = words.NewLexicon("follow us", "follow @", "star us on", "find us on", "like us on")
	supportLexicon = words.NewLexicon("we are hiring", "we're hiring", "join our team", "support our work", "support us", "buy us a coffee")
	quotaLexicon   = words.NewLexicon("you have ", "you've ", "you’ve ", "this is your last")
	searchLexicon  = words.NewLexicon("search ")
	watchLexicon   = words.NewLexicon("watch:")
)

// AsksToFollow reports the beginning of a box that says where to follow the site.
func AsksToFollow(head string) bool { return followLexicon.Head(head) >= 0 }

// AsksForSupport reports the beginning of a box that offers work or asks for money.
func AsksForSupport(head string) bool { return supportLexicon.Head(head) >= 0 }

// CountsQuota reports the beginning of a box that says how much may still be read for free.
func CountsQuota(head string) bool { return quotaLexicon.Head(head) >= 0 }

// BeginsSearch reports the beginning of a box in which one searches.
func BeginsSearch(head string) bool { return searchLexicon.Head(head) >= 0 }

// BeginsFilm reports the beginning of a line that names a film.
func BeginsFilm(head string) bool { return watchLexicon.Head(head) >= 0 }

// IsClock reports hours, minutes and the like: "02d:13h:45m", "12 : 07 : 44".
func IsClock(text []byte) bool {
	const long = 48
	digits, parts := 0, 0
	for i, c := range text {
		switch {
		case words.IsDigit(c):
			digits++
			if i == 0 || !words.IsDigit(text[i-1]) {
				parts++
			}
		case c != ' ' && c != ':' && !words.IsLetter(c):
			return false
		}
	}
	if parts < 2 || len(text) > long {
		return false
	}
	units := bytes.IndexByte(text, ':') >= 0 || bytes.Contains(text, []byte("h")) && bytes.Contains(text, []byte("m"))
	spelt := string(bytes.ToLower(bytes.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ':' || r == ' ' {
			return -1
		}
		return r
	}, text)))
	for _, unit := range [...]string{"days", "day", "hours", "hour", "hrs", "minutes", "mins", "min", "seconds", "secs", "sec"} {
		spelt = strings.ReplaceAll(spelt, unit, "")
	}
	return digits <= 2*parts+1 && units && strings.Trim(spelt, "dhms") == ""
}

// IsCrumbs reports the label of a breadcrumb.
func IsCrumbs(label string) bool {
	return len(label) < 24 && strings.Contains(strings.ToLower(label), "breadcrumb")
}
