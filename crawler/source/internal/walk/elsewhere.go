package walk

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// leadsElsewhere reports an open text that is the title of another page behind the
// words for it: "Read also: …".
func (w *walker) leadsElsewhere() bool {
	const enough = 4 // words of a title
	runs, text := w.runs[w.open.runs:], w.text[w.open.text:]
	if len(runs) < 2 || len(text) < len("related: ") || len(text) > chrome.MaxElsewhere || runs[0].Link != "" ||
		strings.IndexByte("rRaAyYfFlL\xc3", text[0]) < 0 {
		return false
	}
	label := bytes.Trim(text[:runs[0].End], " :–—-→»")
	if !chrome.IsElsewhereLabel(label) {
		return false
	}
	if len(label) == len("related") && bytes.Count(text[runs[0].End:], []byte(" ")) < enough {
		return false // a tool, it may be
	}
	for i := range runs[1:] {
		if r := &runs[i+1]; r.Link == "" && len(bytes.Trim(text[r.Start:r.End], " :–—-→»|,·")) > 0 {
			return false
		}
	}
	return true
}

// callsToAction reports a box that asks readers what they need, and ends with what to
// press for it: "Need a team? Talk to us. [Get a quote]". What it asks and says in front
// has no figures but those of whoever asks.
func (w *walker) callsToAction(g *outline.Group) bool {
	const few, long = 4, 60
	if n := g.To - g.From; n < 2 || n > few {
		return false
	}
	text := w.raw(g.From)
	word, _, _ := bytes.Cut(text, []byte(" "))
	if len(text) == 0 || !chrome.AsksReader(word) || bytes.IndexByte(text, '?') < 0 {
		return false
	}
	for i := g.From; i < g.To; i++ {
		if b := &w.doc.Blocks[i]; b.Kind == outline.Item || w.isOfTable(i) || b.Kind == outline.Heading && b.Level == 1 ||
			i < g.To-1 && bytes.ContainsAny(w.raw(i), "0123456789") && !chrome.PraisesItself(w.raw(i)) {
			return false
		}
	}
	last := w.raw(g.To - 1)
	s := &w.spans[g.To-1]
	pressed := w.doc.Blocks[g.To-1].Kind == outline.Button
	for r := s.runs[0]; !pressed && r < s.runs[1]; r++ {
		if w.runs[r].Link == "" {
			return false
		}
	}
	verb, _, _ := bytes.Cut(last, []byte(" "))
	return len(last) <= long && chrome.IsAction(verb)
}

// listsTags reports a group of nothing but links to lists of pages: the tags of an
// article at its foot.
func (w *walker) listsTags(g *outline.Group) bool {
	for i := g.From; i < g.To; i++ {
		s := &w.spans[i]
		if s.runs[0] == s.runs[1] {
			return false
		}
		for r := s.runs[0]; r < s.runs[1]; r++ {
			run := &w.runs[r]
			if text := w.raw(i)[run.Start:run.End]; !chrome.LeadsToTag(run.Link) && len(bytes.Trim(text, " ,·|#:")) > 0 {
				return false
			}
		}
	}
	return g.To > g.From
}

// leadsAway reports an aside of nothing but links to other pages, below a label that
// says that they are what is read much or was written last.
func (w *walker) leadsAway(at int32) bool {
	g := &w.doc.Groups[at]
	if g.To-g.From < 2 {
		return false
	}
	if label := w.raw(g.From); len(label) < 6 || len(label) > 40 || !chrome.OpensElsewhere(string(label)) {
		return false
	}
	return w.allLead(g.From+1, g.To)
}

// listsElsewhere reports a box of links to other pages, to jobs or to what is new.
func (w *walker) listsElsewhere(g *outline.Group) bool {
	return w.offersJobs(g) || w.pointsElsewhere(g) || w.listsNews(g)
}

// listsNews reports a box of links below a label that says that they are to what was
// written last, or is read most, and to no more than that.
func (w *walker) listsNews(g *outline.Group) bool {
	label := w.raw(g.From)
	if g.To-g.From < 2 || len(label) < 6 || len(label) > 24 || strings.IndexByte("tTpPrRlLfF", label[0]) < 0 {
		return false
	}
	first, what, _ := strings.Cut(strings.ToLower(string(label)), " ")
	if !chrome.IsOfNews(first) {
		return false
	}
	switch what {
	case "", "now", "posts", "articles", "news", "stories", "guides", "reads", "today", "updates", "this week":
		return !w.holdsTitle(g) && w.allLead(g.From+1, g.To)
	}
	return false
}

// showsOtherPages reports a box that says at its top that it shows other pages, and then
// has the title of each, a link, as a heading: below them stands what these say.
func (w *walker) showsOtherPages(g *outline.Group) bool {
	const enough = 2
	if g.To-g.From < enough+1 || !chrome.NamesOtherPages(w.raw(g.From)) {
		return false
	}
	titles, level := 0, uint8(0)
	for i := g.From + 1; i < g.To; i++ {
		b := &w.doc.Blocks[i]
		if b.Kind != outline.Heading {
			continue
		}
		linked := len(w.runsOf(i)) > 0 && w.runsOf(i)[0].Link != ""
		switch {
		case !linked && (titles > 0 || b.Level < 2):
			return false
		case linked && titles > 0 && b.Level != level:
			return false
		case linked:
			titles, level = titles+1, b.Level
		}
	}
	return titles >= enough
}

// pointsElsewhere reports a box of the words for it and the titles of other pages.
func (w *walker) pointsElsewhere(g *outline.Group) bool {
	const few, enough = 4, 4 // blocks, and words of a title
	label := w.raw(g.From)
	if n := g.To - g.From; n < 2 || n > few || len(label) < len("related") || len(label) > joint.LongLabel || w.isOfTable(g.From) {
		return false
	}
	if !chrome.IsElsewhereLabel(bytes.Trim(label, " :–—-→»")) {
		return false
	}
	for i := g.From + 1; i < g.To; i++ {
		if bytes.Count(w.raw(i), []byte(" ")) < enough && w.doc.Blocks[i].Kind != outline.Picture {
			return false
		}
	}
	return !w.holdsTitle(g) && w.allLead(g.From+1, g.To)
}

// offersJobs reports a box of links to jobs, below a label that says so.
func (w *walker) offersJobs(g *outline.Group) bool {
	label := w.raw(g.From)
	if g.To-g.From < 2 || len(label) < 4 || len(label) > 40 || strings.IndexByte("jJvVcCoOlLnNfF", label[0]) < 0 {
		return false
	}
	switch first, rest, _ := strings.Cut(strings.ToLower(string(label)), " "); first {
	case "jobs", "vacancies", "careers":
	case "open", "latest", "new", "featured":
		if rest != "positions" && rest != "jobs" && rest != "roles" {
			return false
		}
	default:
		return false
	}
	return !w.holdsTitle(g) && w.allLead(g.From+1, g.To)
}

// allLead reports blocks that are pictures, or begin or end with a link.
func (w *walker) allLead(from, to int32) bool {
	for i := from; i < to; i++ {
		if runs := w.runsOf(i); w.doc.Blocks[i].Kind != outline.Picture && (len(runs) == 0 || runs[0].Link == "" && runs[len(runs)-1].Link == "") {
			return false
		}
	}
	return true
}

// isPageNote reports a group that holds only notes of the page about itself.
func (w *walker) isPageNote(g *outline.Group) bool {
	const few = 3
	for i := g.From; i < g.To; i++ {
		if text := w.raw(i); g.To-g.From > few || len(text) > chrome.MaxPageNote || !chrome.IsPageNote(string(text)) {
			return false
		}
	}
	return true
}
