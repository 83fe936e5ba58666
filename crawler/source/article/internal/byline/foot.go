package byline

import (
	"cmp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// changeLexicon holds what a line of the last change begins with.
var changeLexicon = words.NewLexicon("last updated", "last modified", "page last updated")

// lastChange reads the day in the one line "Last updated on …" behind all sections
// of a page, or in its footer: of a tool, such a line says something else.
func (r *Reader) lastChange(blocks []outline.Block) (day record.Date) {
	heading := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == outline.Heading && !b.Region.Chrome() {
			heading = i
		}
		if len(b.Text) > 120 || b.Kind == outline.Heading {
			continue
		}
		text := changeIn(b)
		if text == "" {
			continue
		}
		found := dates.Find(text)
		if day != "" || len(found) != 1 || len(found[0].Date) != len("2006-01-02") || b.Kind != outline.Paragraph {
			return ""
		}
		day = found[0].Date
		if b.Region != outline.Footer && len(r.Names.Look(blocks[heading].Text)) > 0 && heading > 0 {
			return ""
		}
		for k := i + 1; k < len(blocks); k++ {
			if blocks[k].Kind == outline.Heading && !blocks[k].Region.Chrome() {
				return ""
			}
		}
	}
	return day
}

// changeIn returns what a line says of the last change of the page: all of it, or of
// a footer a sentence. It is "" for other lines.
func changeIn(b *outline.Block) string {
	if b.Region != outline.Footer {
		if changeLexicon.Head(b.Text) < 0 {
			return ""
		}
		return b.Text
	}
	for from, to := range phrase.Spans(b.Text) {
		if changeLexicon.Head(b.Text[from:to]) >= 0 {
			return b.Text[from:to]
		}
	}
	return ""
}

// nearEnd bounds the blocks behind the last section in which an entry is signed.
const nearEnd = 64

// signedBelow reads author and date from the lines that sign an entry at its end,
// "Posted by A. Person on …", if only one signs so.
func (r *Reader) signedBelow(p *record.Page, blocks []outline.Block) {
	author, day := "", record.Date("")
	for i := max(0, len(blocks)-nearEnd); i < len(blocks); i++ {
		b := &blocks[i]
		if b.Kind != outline.Paragraph || b.Region == outline.Comments || b.Region == outline.Aside || b.Region == outline.Sidebar || len(b.Text) > 120 {
			continue
		}
		if signLexicon.Head(b.Text) >= 0 {
			name := signedBy(b)
			if author != "" && name != "" && name != author {
				return // several posts
			}
			author = cmp.Or(name, author)
		}
		if isPublishedLine(b.Text) {
			if found := signedOn(b); found != "" {
				if day != "" && day != found {
					return
				}
				day = found
			}
		}
	}
	if p.Author == "" && r.isPerson(author) {
		p.Author = author
	}
	if p.PublishedAt == "" && len(day) == len("2006-01-02") {
		p.PublishedAt = day
	}
}

// signLexicon holds what lines that sign begin with, publishedLexicon what sentences that
// say when something was published do.
var (
	signLexicon      = words.NewLexicon("posted by ", "written by ", "posted on ", "published on ", "author ", "author: ")
	publishedLexicon = words.NewLexicon("posted on ", "published on ", "posted by ", "published: ", "first published on ")
)

// signedOn returns the one day that a line names, or states for machines.
func signedOn(b *outline.Block) record.Date {
	found := dates.Find(b.Text)
	for i := range b.Runs {
		if day, ok := dates.Parse(machineTime(&b.Runs[i])); ok && len(found) == 0 {
			return day
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0].Date
}

// isPublishedLine reports a line of which a sentence says when something was published.
func isPublishedLine(text string) bool {
	for from, to := range phrase.Spans(text) {
		if publishedLexicon.Head(text[from:to]) >= 0 {
			return true
		}
	}
	return false
}

// signedBy returns the name that a line which signs links to a profile, or that
// stands behind its first words.
func signedBy(b *outline.Block) string {
	for _, run := range b.Runs {
		if name := strings.TrimSpace(b.Text[run.Start:run.End]); isProfile(run.Link) && phrase.PersonAt(name) == name {
			return name
		}
	}
	for _, lead := range [...]string{"Posted by ", "Written by ", "Author: "} {
		if rest, ok := strings.CutPrefix(words.Plain(b.Text), lead); ok {
			return phrase.PersonAt(rest)
		}
	}
	if name, ok := section.Signs(words.Plain(b.Text)); ok {
		return name
	}
	return ""
}

// isRepeatedBelow reports that a name below the title stands alone again further down,
// as over what is said of its author.
func isRepeatedBelow(blocks []outline.Block, name string) bool {
	for i := range blocks {
		if b := &blocks[i]; b.Text == name && b.Kind == outline.Paragraph && b.Region != outline.Comments {
			return true
		}
	}
	return false
}
