package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
)

// trim drops what stands before the title, and other posts: titles that link
// with their dates, and at the end of the article links to what is read next.
func trim(lines []line) []line {
	kept := lines[:0]
	for _, l := range lines {
		if l.before {
			continue
		}
		if l.table == nil && !l.heading {
			if isPost(&l.piece) || isPostList(l.block) || isReadingTime(l.text) || readsAlso(&l) {
				continue
			}
			if n := len(kept); n > 0 && isTitleLink(&kept[n-1]) && isDay(l.text) {
				kept = kept[:n-1]
				continue
			}
		}
		kept = append(kept, l)
	}
	for n := len(kept); n > 0 && leadsOn(&kept[n-1]); n-- {
		kept = kept[:n-1]
	}
	return kept
}

// isPost reports the line of another post: a link or an item that ends with
// its date.
func isPost(p *piece) bool {
	if len(p.text) > 200 || !p.item && p.block.Link() == "" {
		return false
	}
	if !p.item && wordsOf(withoutLinks(p.block)) > 5 {
		return false // a sentence
	}
	if bare := strings.TrimRight(p.text, " .)"); bare == "" || !isDigit(bare[len(bare)-1]) {
		return false // no date ends it
	}
	found := dates.Find(p.text)
	return len(found) == 1 && len(found[0].Date) == 10 && strings.TrimRight(p.text[found[0].End:], " .)") == "" && found[0].Start > 10
}

// isPostList reports a line of other posts: as many links as dates, and hardly
// anything else.
func isPostList(b *source.Block) bool {
	if b == nil || len(b.Runs) < 2 || b.Link() == "" || len(b.Text) > 1000 {
		return false
	}
	found := dates.Find(b.Text)
	links := linksIn(b)
	if len(found) == 0 || len(found) != links {
		return false
	}
	rest := withoutLinks(b)
	for _, f := range found {
		rest = strings.Replace(rest, b.Text[f.Start:f.End], "", 1)
	}
	return wordsOf(rest) < 3
}

// linksIn counts the links of a block, however many runs each has.
func linksIn(b *source.Block) int {
	n, last := 0, ""
	for i := range b.Runs {
		if link := b.Runs[i].Link; link != "" || strings.TrimSpace(b.Text[b.Runs[i].Start:b.Runs[i].End]) != "" {
			if link != "" && link != last {
				n++
			}
			last = link
		}
	}
	return n
}

// withoutLinks returns the text of a block outside of its links.
func withoutLinks(b *source.Block) string {
	var rest strings.Builder
	for i := range b.Runs {
		if run := &b.Runs[i]; run.Link == "" {
			rest.WriteString(b.Text[run.Start:run.End])
			rest.WriteByte(' ')
		}
	}
	return rest.String()
}

// wordsOf counts the words of letters in a text.
func wordsOf(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }) {
			n++
		}
	}
	return n
}

// isDay reports a text that is a date and nothing else.
func isDay(s string) bool {
	if len(s) >= 40 || !hasDigit(s) {
		return false
	}
	day, ok := dates.Parse(s)
	return ok && len(day) == len("2006-01-02")
}

// isReadingTime reports how long the page takes to read: "12 min read".
func isReadingTime(s string) bool {
	if len(s) > 24 || s == "" || !isDigit(s[0]) {
		return false
	}
	switch strings.TrimLeft(strings.ToLower(s), "0123456789 -–") {
	case "min read", "mins read", "minute read", "minutes read", "min. read", "min. lesezeit", "min lesezeit":
		return true
	}
	return false
}

// readsAlso reports a line within the article that is nothing but the title of
// another page, behind the words for it.
func readsAlso(l *line) bool {
	if l.block == nil || l.block.Link() == "" || len(l.text) > 300 {
		return false
	}
	rest := strings.ToLower(strings.TrimSpace(withoutLinks(l.block)))
	return wordsOf(rest) < 4 && hasAny(rest, "read also", "also read", "read more:", "related:", "see also:", "read next", "further reading", "you may also like", "you might also like", "recommended:", "lesen sie auch", "lire aussi")
}

// isTitleLink reports a line that is the title of something else.
func isTitleLink(l *line) bool {
	return !l.heading && l.table == nil && l.block != nil && len(l.text) > 10 && len(l.text) < 200 && l.block.Link() != "" && wordsOf(withoutLinks(l.block)) == 0
}

// leadsOn reports the furniture of a page that ends, or a line of links that lead to other posts: behind an arrow, or
// behind the words for it.
func leadsOn(l *line) bool {
	if l.heading || l.table != nil || l.block == nil || len(l.text) > 400 {
		return false
	}
	if len(l.text) < 100 && hasAny(strings.ToLower(l.text), "edit this page", "last updated on ", "table of contents", "on this page", "was this page helpful", "back to top") {
		return true
	}
	if l.block.Link() == "" {
		return false
	}
	rest := strings.ToLower(strings.TrimSpace(withoutLinks(l.block)))
	if wordsOf(rest) > 3 {
		return false
	}
	lower := strings.ToLower(l.text)
	if strings.ContainsAny(rest, "←→«»‹›⟵⟶") || strings.ContainsAny(lower, "←→⟵⟶") || strings.HasPrefix(lower, "« ") || strings.HasSuffix(lower, " »") {
		return true
	}
	return hasAny(rest, "more:", "more posts", "related:", "read next", "next:", "previous:", "see also:", "next post", "previous post", "also read", "up next", "mehr:", "older", "newer")
}
