package stackshare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

const bullets = words.Bullets + "*–▲△⬆↑▼×" + signsFor + signsAgainst + "\uFE0F"

// bare removes what decorates a text: bullets, doublings.
func bare(s string) string {
	s = withoutMore(labeltext.Undouble(s))
	if text, ok := strings.CutPrefix(s, "− "); ok && !words.HasDigit(text[:min(1, len(text))]) && !labelsAbsent(text) {
		s = strings.TrimSpace(text)
	}
	if len(s) > 2 && (s[0] == '-' || s[0] == '+' && !words.IsDigit(s[2])) && s[1] == ' ' && !labelsAbsent(s[2:]) {
		s = strings.TrimSpace(s[2:])
	}
	if s == "" || isWordByte(s[0]) {
		return s
	}
	if label, ok := strings.CutPrefix(s, "– "); ok && labelsAbsent(label) {
		return s
	}
	if first := strings.TrimLeft(s, bullets+" "); first != "" {
		return first
	}
	return s
}

// unmarked drops a mark in front of a text, that is no letter and no digit and stands by
// itself: "🔹 Language".
func unmarked(s string) string {
	if s == "" || s[0] < utf8.RuneSelf {
		return s
	}
	if mark, text, ok := strings.Cut(s, " "); ok && text != "" && !hasAlnum(mark) {
		return text
	}
	return s
}

func isAlnum(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// isBullet reports a bullet that a page wrote as a text beside its item.
func isBullet(s string) bool {
	switch s {
	case "•", "◦", "▪", "▫", "‣", "⁃":
		return true
	}
	return len(s) > len("●") && strings.Trim(s, "•●█▒░") == "" // or what hides a text
}

// undecorated drops pictographs at both ends of a text, and an arrow at its end: of
// prose they are a part.
func undecorated(s string) string {
	if isPlain(s) || len(s) > maxLabel || isSentence(s) {
		return s
	}
	head := strings.TrimLeftFunc(s, isDecoration)
	if sign, label, ok := strings.Cut(head, " "); ok && isStar(sign) && !words.HasDigit(label) {
		head = label // "⭐ Stacks"; beside digits a star says what they count
	}
	if head == "" {
		return s
	}
	kept := strings.TrimRightFunc(head, func(c rune) bool { return isDecoration(c) || strings.ContainsRune("→›»↗✓✔", c) })
	if len(kept) == len(s) || kept == "" {
		return s
	}
	return strings.TrimSpace(kept)
}

// isDecoration reports a pictograph, or a space, that is no sign of votes, nor for or
// against something, nor of a count of views.
func isDecoration(c rune) bool {
	const symbols, dingbats, pictographs = 0x2600, 0x27bf, 0x1f000
	if c == ' ' || c == '\ufe0f' || c == '\u200d' {
		return true
	}
	return (c >= pictographs || c >= symbols && c <= dingbats) && !strings.ContainsRune(voteSigns+signsFor+signsAgainst+"👁★☆⭐✕♯♭", c)
}

// isStar reports a single star, as a picture or a letter.
func isStar(s string) bool {
	s = strings.TrimSuffix(s, "\ufe0f")
	return s == "⭐" || s == "★" || s == "☆"
}

// isPictograph reports a text of nothing but pictographs, that are no signs of votes,
// nor for or against something.
func isPictograph(s string) bool {
	const first = 0x1f000
	for _, c := range s {
		if c < first && c != '\ufe0f' && c != '\u200d' || strings.ContainsRune(voteSigns+signsFor+signsAgainst, c) {
			return false
		}
	}
	return s != ""
}

// labelsAbsent reports the label of a figure in front of which a dash is its value:
// "- GitHub Stars · 91 Stacks".
func labelsAbsent(s string) bool {
	label, _, _ := strings.Cut(s, " · ")
	label, _, _ = strings.Cut(label, ",")
	return len(label) <= maxWord && metrics[keyOf(label)] != ""
}

// withoutMore drops the link that shows the rest of a text from its end.
func withoutMore(s string) string {
	if !strings.HasSuffix(s, " more") {
		return s
	}
	for _, link := range [...]string{"See more", "Read more", "Show more", "Learn more", "Find out more"} {
		if text, ok := strings.CutSuffix(s, link); ok && len(text) > 2 {
			if text = strings.TrimSpace(text); strings.IndexByte(".!?)\"", text[len(text)-1]) >= 0 || strings.HasSuffix(text, "…") {
				return text
			}
		}
	}
	return s
}

// withoutHelpSign drops the sign that explains a label from its end: "Stacks ℹ️".
func withoutHelpSign(s string) string {
	if s == "" || s[len(s)-1] < 0x80 {
		return s
	}
	for _, sign := range [...]string{"ℹ", "ⓘ", "🛈"} {
		if label, ok := strings.CutSuffix(strings.TrimSuffix(s, "\ufe0f"), sign); ok && label != "" {
			return strings.TrimSpace(label)
		}
	}
	return s
}
