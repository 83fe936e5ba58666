package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// about reads what the page says of itself: title, place, author and dates.
func (r *reader) about() record.Page {
	d := r.page.Outline.Data()
	p := record.Page{PageType: record.PageArticle, Title: cut(r.title, record.MaxText), Language: r.language, Author: cut(canon.Text(d.Author), record.MaxName)}
	if p.Title == "" && r.subject != nil {
		p.Title = r.subject.name + " Alternatives"
	}
	p.PublishedAt, _ = dates.Parse(d.Published)
	p.ModifiedAt, _ = dates.Parse(d.Modified)
	for _, l := range r.page.Outline.Breadcrumb() {
		if text := canon.Text(l.Text); text != "" && !isSite(text) && text != canon.Text(r.title) && len(p.CategoryPath) < record.MaxList {
			p.CategoryPath = append(p.CategoryPath, cut(text, record.MaxName))
		}
	}
	r.visible(&p)
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
func (r *reader) visible(p *record.Page) {
	blocks := r.page.Outline.Blocks()
	top := r.titleAt(blocks)
	if top < 0 {
		return
	}
	from, to := max(0, top-3), min(len(blocks), top+nearTitle)
	for i := from; i < to; i++ {
		b := &blocks[i]
		if i < top && (b.Region == source.Aside || len(b.Path) > 0) {
			continue // of another post
		}
		if i > top && b.Kind == source.Heading || i != top && b.Region.Chrome() || i == top {
			if i > top && b.Kind == source.Heading {
				return
			}
			continue
		}
		if len(b.Text) > 200 {
			continue
		}
		r.byLine(p, b)
	}
}

// byLine reads "By A. Person · Published on May 24, 2020 · Updated …".
func (r *reader) byLine(p *record.Page, b *source.Block) {
	if p.Author == "" {
		p.Author = authorIn(b)
	}
	lower := lowerASCII(b.Text)
	for _, run := range b.Runs {
		if day, ok := dates.Parse(run.Time); ok && run.Time != "" {
			assignDate(p, lower[:run.Start], day)
		}
	}
	for _, f := range dates.Find(b.Text) {
		if len(f.Date) == len("2006-01-02") {
			assignDate(p, lower[:f.Start], f.Date)
		}
	}
}

func assignDate(p *record.Page, before string, day record.Date) {
	updated := max(strings.LastIndex(before, "updated"), strings.LastIndex(before, "modified"), strings.LastIndex(before, "aktualisiert"), strings.LastIndex(before, "reviewed"))
	published := max(strings.LastIndex(before, "published"), strings.LastIndex(before, "posted"), strings.LastIndex(before, "veröffentlicht"))
	switch {
	case updated > published:
		if p.ModifiedAt == "" {
			p.ModifiedAt = day
		}
	case p.PublishedAt == "":
		p.PublishedAt = day
	}
}

// authorIn reads the name behind "By" at the head of a line.
func authorIn(b *source.Block) string {
	text := plain(b.Text)
	if len(b.Runs) > 0 && isProfile(b.Runs[0].Link) {
		if name := strings.TrimSpace(b.Text[b.Runs[0].Start:b.Runs[0].End]); name != "" && personAt(name) == name && len(name) < 60 {
			return name
		}
	}
	for _, lead := range [...]string{"By ", "by ", "Written by ", "Author: ", "Von ", "Posted by ", "Par ", "Por "} {
		rest, ok := strings.CutPrefix(text, lead)
		if !ok {
			continue
		}
		for _, run := range b.Runs {
			if run.Link != "" && int(run.Start) >= len(lead)-1 {
				if name := strings.TrimSpace(b.Text[run.Start:run.End]); len(name) < 60 {
					return name
				}
			}
		}
		name := personAt(rest)
		for _, stop := range [...]string{" Published", " Updated", " Posted", " On "} {
			name, _, _ = strings.Cut(name, stop)
		}
		return strings.TrimSpace(name)
	}
	if _, rest, ok := strings.Cut(text, " by "); ok && len(dates.Find(text)) > 0 {
		return personAt(rest)
	}
	return ""
}

// isProfile reports a link to the page of a person.
func isProfile(link string) bool {
	for _, part := range [...]string{"/author/", "/authors/", "/people/", "/profile/", "/users/", "/user/", "/by/", "/team/", "/@"} {
		if strings.Contains(link, part) {
			return true
		}
	}
	return false
}
