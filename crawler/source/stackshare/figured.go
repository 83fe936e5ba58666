package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// labelled matches a figure with its label, in either order.
var labelled = func() *regexp.Regexp {
	const label = `(?:(?:GitHub )?(?:Stars|Forks)|Stacks|Followers|Votes)`
	const number = `(?:` + parted + `|\d[\d.,]*(?:\s?(?:[KkMm]|thousand|million))?)\b\+?(?:\s*` + change + `)?`
	return regexp.MustCompile(`(?i)\b` + label + `(?:\s*[:：]\s*|\s+[-–—]\s+|\s+)` + number + `|\b` + label + `\s*[:：]\s*[-–—]|` + number + `\s+` + label + `\b`)
}()

// figured divides a line of figures with their labels, which nothing but white space
// and signs part: "Kafka Stacks: 8K Followers: 5.8K", "★ 12K stars ⑂ 3K forks". A
// name may stand in front.
func figured(f field, b *outline.Block) []outline.Run {
	if !countsTwice(f.text) {
		return nil
	}
	found := labelled.FindAllStringIndex(f.text, -1)
	if len(found) < 2 {
		return nil
	}
	at := strings.Index(b.Text, f.text)
	if at < 0 {
		return nil
	}
	var list []outline.Run
	end := 0
	for i, pair := range found {
		between := f.text[end:pair[0]]
		if i > 0 && strings.ContainsFunc(between, joint.IsAlphanumeric) {
			return nil
		}
		if name := strings.TrimRightFunc(between, isNoName); i == 0 && name != "" {
			if isSentence(name) || strings.ContainsAny(name, "0123456789") || holdsMetric(keyOf(name)) {
				return nil
			}
			list = cutRuns(list, b, int32(at), int32(at+len(withoutVerb(name))))
		}
		list = append(list, outline.Run{Anchor: noAnchor, Start: int32(at + pair[0]), End: int32(at + pair[1])})
		end = pair[1]
	}
	if strings.ContainsFunc(f.text[end:], joint.IsAlphanumeric) {
		return nil
	}
	return list
}

// withoutVerb drops from a name in front of figures the word that says it has them.
func withoutVerb(s string) string {
	for _, verb := range [...]string{" has", " counts", " with", " now has"} {
		if name, ok := strings.CutSuffix(s, verb); ok {
			return name
		}
	}
	return s
}

// rowOfFigures divides a line of nothing but figures that dots or bars part, as those
// without labels of 2019 are: "8K | 5.8K | 2.8K". A name may stand in front.
func rowOfFigures(f field, b *outline.Block) []outline.Run {
	if !hasDots(f.text) || !strings.ContainsAny(f.text, "0123456789") {
		return nil
	}
	parts := dots.Split(f.text, -1)
	at := strings.Index(b.Text, f.text)
	if len(parts) != len(bareMetrics) || at < 0 {
		return nil
	}
	var list []outline.Run
	if i := strings.LastIndexByte(parts[0], ' '); i > 0 {
		list = cutRuns(list, b, int32(at), int32(at+i))
		at += i + 1
		parts[0] = parts[0][i+1:]
	}
	if !areBare(parts) {
		return nil
	}
	for _, p := range parts {
		i := strings.Index(b.Text[at:], p)
		list = append(list, outline.Run{Anchor: noAnchor, Start: int32(at + i), End: int32(at + i + len(p))})
		at += i + len(p)
	}
	return list
}

// countsTwice is a quick look whether a text may hold two labels with figures.
func countsTwice(s string) bool {
	digits, labels := false, 0
	for i := 0; i < len(s); i++ {
		digits = digits || words.IsDigit(s[i])
	}
	if !digits {
		return false
	}
	lower := strings.ToLower(s)
	for _, label := range [...]string{"stars", "forks", "stacks", "followers", "votes"} {
		labels += strings.Count(lower, label)
	}
	return labels > 1
}

// isNoName reports what stands behind a name: white space and signs, but not those
// that end names.
func isNoName(r rune) bool { return !joint.IsAlphanumeric(r) && !strings.ContainsRune("+#)", r) }
