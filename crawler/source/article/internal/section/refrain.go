package section

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
)

// fewestRefrains is how many sections end in the same words before these are the site's: two may
// do so by chance.
const fewestRefrains = 3

// maxRefrains bounds the lines at the end of a section that are looked at, and maxRefrain each of
// them, in bytes.
const (
	maxRefrains = 8
	maxRefrain  = 400
)

// markRefrains marks the texts with which several sections end under headings of one level, whatever
// these say: a form for a newsletter, "Read more about X", links to share the page. The name that
// their heading, or the one above, consists of may stand in them. A section of which nothing else would be left keeps them.
func markRefrains(parts []Section) {
	if len(parts) <= fewestRefrains || !repeatsEnd(parts) {
		return
	}
	left := make([]int, len(parts)) // pieces in front of the refrains
	for i := range parts {
		left[i] = len(parts[i].Pieces)
	}
	for range maxRefrains {
		count := map[refrain]int{}
		for i := range parts {
			if key, ok := refrainAt(&parts[i], left[i]); ok {
				count[key]++
			}
		}
		marked := false
		for i := range parts {
			if key, ok := refrainAt(&parts[i], left[i]); ok && count[key] >= fewestRefrains {
				left[i]--
				parts[i].Pieces[left[i]].Refrain, marked = true, true
			}
		}
		if !marked {
			return
		}
	}
}

// refrain is a text at the end of sections whose headings have a level; see withoutHeads.
type refrain struct {
	level uint8
	text  string
}

// repeatsEnd reports that two sections, the second right behind the first or the next but one, end
// in the same words: most pages have none such.
func repeatsEnd(parts []Section) bool {
	var before [2]refrain
	for i := range parts {
		key, ok := refrainAt(&parts[i], len(parts[i].Pieces))
		if !ok {
			continue
		}
		if key == before[0] || key == before[1] {
			return true
		}
		before[0], before[1] = before[1], key
	}
	return false
}

// refrainAt returns the last of n pieces of a section if it may be a refrain: a short text behind
// another one, which is no entry of a list of points and gives no value of a label.
func refrainAt(s *Section, n int) (refrain, bool) {
	if n < 2 || s.Heading == "" {
		return refrain{}, false
	}
	p := &s.Pieces[n-1]
	if p.Table != nil || p.Text == "" || len(p.Text) > maxRefrain || p.Sign != 0 || p.Item && s.Title.Topic != 0 || isLabelled(p.Text) {
		return refrain{}, false
	}
	return refrain{s.Level, withoutHeads(p.Text, s.Path)}, true
}

// withoutHeads returns a text without the name that its heading, or the one above, consists of.
func withoutHeads(text string, path []string) string {
	for i := len(path) - 1; i >= max(0, len(path)-2); i-- {
		if name, _ := phrase.StripNumber(path[i]); name != "" && strings.Contains(text, name) {
			return strings.Replace(text, name, "\x00", 1)
		}
	}
	return text
}

// isLabelled reports a text of a short label with its value: "Winner: X".
func isLabelled(text string) bool {
	label, value, ok := strings.Cut(text[:min(len(text), MaxLabelled)], ": ")
	return ok && len(label) < phrase.MaxLabel && len(value) < phrase.MaxLabel
}
