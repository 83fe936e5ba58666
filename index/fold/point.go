package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// points are the pros or the cons of one tool, by their normalised text.
type points struct {
	byText map[string]*point
	read   map[string]*point // by the text as written
}

type point struct {
	text  string
	votes *int64
	voted int // the day of the page that counted votes
	cites cites
}

func (p *points) add(v *view, text string, votes *int64) {
	if text == "" {
		return // stated as none
	}
	if p.read == nil { // most tools have none
		p.byText, p.read = map[string]*point{}, map[string]*point{}
	}
	e, ok := p.read[text]
	if !ok {
		n := normal(text)
		if n == "" {
			return
		}
		if e = p.byText[n]; e == nil {
			e = &point{text: n}
			p.byText[n] = e
		}
		p.read[text] = e
	}
	e.cites.add(v)
	if votes != nil && (e.votes == nil || v.date > e.voted || v.date == e.voted && *votes > *e.votes) {
		e.votes, e.voted = votes, v.date
	}
}

// document lists the points by their newest count of votes, then by the number
// of pages, then by text; those without votes come last.
func (p *points) document(c *citer) (list []index.Point, total int) {
	all := make([]*point, 0, len(p.byText))
	for _, e := range p.byText {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *point) int {
		return cmp.Or(
			cmp.Compare(votesOf(b), votesOf(a)),
			cmp.Compare(len(b.cites), len(a.cites)),
			cmp.Compare(a.text, b.text),
		)
	})
	list = make([]index.Point, min(len(all), MaxInline))
	for i := range list {
		list[i] = index.Point{Text: cut(all[i].text, all[i].cites.chars()), Votes: all[i].votes}
		c.want(all[i].cites, &list[i].Src)
	}
	return list, len(all)
}

func votesOf(p *point) int64 {
	if p.votes == nil {
		return -1
	}
	return *p.votes
}

// chars is how many characters of a text may be shown: as many as the most
// generous of its sources allows, 0: all.
func (c cites) chars() int {
	most := 0
	for _, v := range c {
		if v.chars == 0 {
			return 0
		}
		most = max(most, v.chars)
	}
	return most
}
