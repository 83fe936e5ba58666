package record

import (
	"strings"
)

// reader reads a page as Encode writes it, several times faster than
// encoding/json. It gives up on whatever else may be JSON (white space, a field
// that it does not know, text that is no UTF-8): encoding/json reads that.
//
// The strings of facts are parts of one string; the few of the page itself,
// which may be kept for long, are copies.
type reader struct {
	s      string
	at     int
	failed bool // it gave up
}

// readPage returns the page in b, and false if it gave up.
func readPage(b []byte) (Page, bool) {
	r := reader{s: string(b)}
	var p Page
	for name := range r.fields {
		r.pageField(&p, name)
	}
	return p, !r.failed && r.at == len(r.s)
}

func (r *reader) pageField(p *Page, name string) {
	switch name {
	case "schema":
		p.Schema = int(r.whole())
	case "source":
		r.own(&p.Source)
	case "url":
		r.own(&p.URL)
	case "page_type":
		r.own((*string)(&p.PageType))
	case "title":
		r.own(&p.Title)
	case "category_path":
		r.list(&p.CategoryPath)
		for i, s := range p.CategoryPath {
			p.CategoryPath[i] = strings.Clone(s)
		}
	case "author":
		r.own(&p.Author)
	case "language":
		r.own(&p.Language)
	case "published_at":
		r.own((*string)(&p.PublishedAt))
	case "modified_at":
		r.own((*string)(&p.ModifiedAt))
	case "seen_at":
		from := r.at
		r.quoted()
		r.failed = r.failed || p.SeenAt.UnmarshalJSON([]byte(r.s[from:r.at])) != nil
	case "extractor":
		r.own(&p.Extractor)
	case "content_hash":
		r.own(&p.ContentHash)
	case "gone":
		p.Gone = r.flag()
	case "sample":
		p.Sample = r.flag()
	case "facts":
		r.facts(p)
	default:
		r.failed = true
	}
}

func (r *reader) facts(p *Page) {
	if p.Facts != nil {
		r.failed = true // twice
	}
	if r.null() {
		return
	}
	p.Facts = make([]Fact, 0, strings.Count(r.s[r.at:], `{"kind":`))
	for range r.elements {
		var w wireFact
		for name := range r.fields {
			r.factField(&w, name)
		}
		if r.failed {
			return
		}
		body, err := w.body()
		r.failed = err != nil
		p.Facts = append(p.Facts, Fact{body, w.Evidence})
	}
}

func (r *reader) factField(w *wireFact, name string) {
	to := w.text(name)
	if to == nil {
		to = w.typed(name)
	}
	if to != nil {
		r.str(to)
		return
	}
	switch name {
	case "evidence":
		r.evidence(&w.Evidence)
	case "categories":
		r.list(&w.Categories)
	case "values":
		r.list(&w.Values)
	case "versus":
		r.list(&w.Versus)
	case "tools":
		r.list(&w.Tools)
	case "value":
		w.Value = r.number()
	case "low":
		w.Low = r.number()
	case "high":
		w.High = r.number()
	case "votes":
		w.Votes = r.count()
	case "views":
		w.Views = r.count()
	case "approximate":
		w.Approximate = r.flag()
	case "use_if":
		r.useIf(w)
	default:
		r.failed = true
	}
}

// text returns where the plain text of a field belongs, nil if it has none.
func (w *wireFact) text(name string) *string {
	switch name {
	case "name":
		return &w.Name
	case "page_url":
		return &w.PageURL
	case "description":
		return &w.Description
	case "role":
		return &w.Role
	case "homepage":
		return &w.Homepage
	case "repository":
		return &w.Repository
	case "tool":
		return &w.Tool
	case "metric":
		return &w.Metric
	case "unit":
		return &w.Unit
	case "raw":
		return &w.Raw
	case "text":
		return &w.Text
	case "attribute":
		return &w.Attribute
	case "title":
		return &w.Title
	case "intro":
		return &w.Intro
	case "summary":
		return &w.Summary
	case "author":
		return &w.Author
	case "stance":
		return &w.Stance
	case "workload":
		return &w.Workload
	case "question":
		return &w.Question
	case "from":
		return &w.From
	case "url":
		return &w.URL
	}
	return nil
}

// typed is text for texts that have a type of their own.
func (w *wireFact) typed(name string) *string {
	switch name {
	case "kind":
		return (*string)(&w.Kind)
	case "as_of":
		return (*string)(&w.AsOf)
	case "winner":
		return (*string)(&w.Winner)
	case "date":
		return (*string)(&w.Date)
	case "attributed_to":
		return (*string)(&w.AttributedTo)
	case "advice":
		return (*string)(&w.Advice)
	case "to":
		return (*string)(&w.To)
	case "relation":
		return (*string)(&w.Relation)
	}
	return nil
}

func (r *reader) evidence(e *Evidence) {
	for name := range r.fields {
		switch name {
		case "quote":
			r.str(&e.Quote)
		case "path":
			r.list(&e.Path)
		default:
			r.failed = true
		}
	}
}

func (r *reader) useIf(w *wireFact) {
	if w.UseIf != nil {
		r.failed = true // twice
	}
	if r.null() {
		return
	}
	w.UseIf = []UseIf{}
	for range r.elements {
		var u UseIf
		for name := range r.fields {
			switch name {
			case "tool":
				r.str(&u.Tool)
			case "text":
				r.str(&u.Text)
			default:
				r.failed = true
			}
		}
		w.UseIf = append(w.UseIf, u)
	}
}
