// Package byline reads a page's title, category, author and dates from structured data, else
// from the lines around its title and at its end. It also recognises signed quotations.
package byline

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Reader reads the byline of one page.
type Reader struct {
	Page     *source.Page
	Content  *outline.Outline // without what is chrome
	Title    string
	Language string
	Subject  *names.Tool // X of "X alternatives", nil of a page that has no such
	Names    *names.Names
	Body     *corpus.Corpus
}

// About returns the page's title, category, author and dates.
func (r *Reader) About() record.Page {
	d := r.Page.Outline.Data()
	p := record.Page{PageType: record.PageArticle, Title: record.Clip(r.Title, record.MaxText), Language: r.Language, Author: record.Clip(canon.Text(d.Author), record.MaxName)}
	if p.Title == "" && r.Subject != nil {
		p.Title = r.Subject.Name + " Alternatives"
	}
	p.PublishedAt, _ = dates.Parse(d.Published)
	p.ModifiedAt, _ = dates.Parse(d.Modified)
	for _, l := range r.Page.Outline.Breadcrumb() {
		if text := canon.Text(l.Text); text != "" && !isSite(text) && text != canon.Text(r.Title) && len(p.CategoryPath) < record.MaxList {
			p.CategoryPath = append(p.CategoryPath, record.Clip(text, record.MaxName))
		}
	}
	publisher := ""
	if r.byPublisher() { // a person in the byline says more
		publisher, p.Author = p.Author, ""
	}
	r.visible(&p)
	for _, lead := range [...]string{"View all posts by ", "All posts by ", "More posts by ", "Posts by "} {
		p.Author = strings.TrimPrefix(p.Author, lead)
	}
	if p.Author == "" {
		p.Author = publisher
	}
	if p.ModifiedAt != "" && p.ModifiedAt == p.PublishedAt {
		p.ModifiedAt = ""
	}
	return p
}

// isSite reports crumbs that lead to the site and not to a category.
func isSite(crumb string) bool {
	switch strings.ToLower(crumb) {
	case "home", "homepage", "start", "startseite", "blog", "articles", "accueil", "inicio":
		return true
	}
	return false
}

// nearTitle bounds the blocks around the title in which a byline stands.
const nearTitle = 12

// visible reads author and dates from the lines around the title, if the page
// does not state them for machines.
func (r *Reader) visible(p *record.Page) {
	blocks := r.Page.Outline.Blocks()
	top := section.TitleAt(blocks, r.Title)
	if top < 0 {
		return
	}
	from, to := aboveIntroduction(blocks, top), min(len(blocks), top+nearTitle)
	for i := top + 1; i < to; i++ { // contents count for nothing
		if b := &blocks[i]; (b.Kind == outline.Item && strings.HasPrefix(b.Link(), "#") || section.IsTitle(b, r.Title)) && to < len(blocks) {
			to++
		}
	}
	for i := from; i < to; i++ {
		b := &blocks[i]
		if i == top || b.Region.Chrome() ||
			i < top &&
				(b.Region == outline.Aside || len(b.Path) > 0 ||
					!isProfile(b.Link()) && section.IsPost(&section.Piece{Text: b.Text, Item: b.Kind == outline.Item, Block: b})) {
			continue // of another post
		}
		if i > top && section.IsTitle(b, r.Title) {
			continue // again
		}
		if i > top && b.Kind == outline.Heading && !r.isPictured(blocks[:i], b) && !r.headsByline(blocks, i, top) {
			break
		}
		if len(b.Text) > 200 {
			continue
		}
		label := ""
		if i > from {
			label = labelOf(blocks[i-1].Text)
		}
		r.byLine(p, b, label)
		if p.Author == "" && i > top && i+1 < to {
			p.Author = r.signature(&blocks[i-1], b, &blocks[i+1])
		}
		if p.Author == "" && i > top && b.Kind == outline.Paragraph && r.isPerson(b.Text) && phrase.PersonAt(b.Text) == b.Text &&
			isRepeatedBelow(blocks[i+1:], b.Text) {
			p.Author = b.Text
		}
		if p.Author == "" &&
			(label == "author" ||
				(b.Kind == outline.Heading || r.isPictured(blocks[:i], b)) && (isProfile(b.Link()) || isDatedNear(blocks, i, top))) &&
			r.isPerson(b.Text) {
			p.Author = b.Text
		}
	}
	r.signedBelow(p, blocks[top:])
	if day := r.lastChange(blocks[top:]); p.ModifiedAt == "" && day > p.PublishedAt {
		p.ModifiedAt = day
	}
}

// aboveIntroduction returns where the lines that may be a byline above the title begin: a few
// lines above it, or above the paragraphs that introduce the article, if those stand between
// a line with a date and the title.
func aboveIntroduction(blocks []outline.Block, top int) int {
	const near, far, short = 3, 8, 80
	for i := top - 1; i >= 0 && i >= top-far; i-- {
		b := &blocks[i]
		if b.Kind != outline.Paragraph || b.Region.Chrome() || b.Region == outline.Aside || len(b.Path) > 0 {
			break
		}
		if len(b.Text) < short && (len(dates.Find(b.Text)) > 0 || slices.ContainsFunc(b.Runs, func(run outline.Run) bool { return run.Time != "" })) {
			for above := i - 1; above >= max(0, i-near) && isShortLine(&blocks[above], short); above-- {
				i = above
			}
			return min(i, max(0, top-near))
		}
	}
	return max(0, top-near)
}

// isShortLine reports a line of a byline by its looks.
func isShortLine(b *outline.Block, short int) bool {
	return len(b.Text) < short && (b.Kind == outline.Paragraph || b.Kind == outline.Button || b.Kind == outline.Picture) && !b.Region.Chrome() &&
		b.Region != outline.Aside && len(b.Path) == 0
}

// headsByline reports a heading that is the author's name, or what the author is right
// below it, with the date near.
func (r *Reader) headsByline(blocks []outline.Block, i, top int) bool {
	if !isDatedNear(blocks, i, top) || len(blocks[i].Text) > 60 {
		return false
	}
	if i > top+1 && blocks[i-1].Kind == outline.Heading {
		i--
	}
	name := blocks[i].Text
	return i > top && phrase.PersonAt(name) == name && r.isPerson(name)
}

// labelOf returns what stands alone before a value of the byline, in lower case; ""
// if a text is no such label.
func labelOf(s string) string {
	if len(s) > 20 {
		return ""
	}
	switch label := strings.TrimRight(words.LowerASCII(s), ": "); label {
	case "author", "authors", "by", "written by", "autor", "created by":
		return "author"
	case "updated", "last updated", "updated on", "last updated on", "modified", "last modified", "last edited", "changed", "aktualisiert":
		return "updated"
	case "published", "published on", "date", "created", "posted", "posted on", "veröffentlicht":
		return "published"
	}
	return ""
}

// isPictured reports a name that the picture before it has too.
func (r *Reader) isPictured(before []outline.Block, b *outline.Block) bool {
	const near = 3
	for i := len(before) - 1; i >= 0 && i >= len(before)-near; i-- {
		for _, m := range before[i].Images {
			if m.Alt == b.Text && m.Alt != "" {
				return true
			}
		}
	}
	return false
}

// isDatedNear reports a date or a reading time in a short line beside block i.
func isDatedNear(blocks []outline.Block, i, top int) bool {
	const near, short = 2, 60
	for k := max(top+1, i-near); k <= i+near && k < len(blocks); k++ {
		b := &blocks[k]
		if k != i && len(b.Text) < short && (len(dates.Find(b.Text)) > 0 || phrase.IsReadingTime(b.Text)) {
			return true
		}
	}
	return false
}
