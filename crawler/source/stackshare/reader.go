package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// reader reads one page, in the steps of the package comment. Each of its parts
// is filled by one step and belongs to the rules beside it: what a method needs
// of the page is what its receiver says.
type reader struct {
	document
	linkTargets
	style
	subject
	tableCache
	division
	focus
	findings
}

// style is how the page writes what may be written in several ways. It is known
// before the sections that depend on it are read.
type style struct {
	linksTools   bool            // the page links to pages of the site
	preformatted bool            // what looks like code is none
	unheaded     bool            // no markup makes headings of the page
	signed       bool            // counts of votes are written "+12"
	plain        bool            // alternatives have their names in front, nothing sets them apart
	decisions    bool            // cards of advice are headed "Decision"
	cardWords    map[string]bool // stand over each of them
}

// subject is what the page is about; identify finds it, or the page is of no
// known kind.
type subject struct {
	kind     record.PageType
	names    []string // of its tools, in the order of the title
	keys     []string // of names
	titleKey string
	trail    []string // categories from the outermost
}

// tableCache keeps the tables of the page, which are found when a rule first
// asks for them, and notes which of them have been read.
type tableCache struct {
	tables  []*outline.Table // of the page, once one was asked for
	grids   []*outline.Table // without markup, if gridded
	gridded bool
	paired  map[int]bool // tables of pros and cons of one tool that were read, by block
}

// division is the page divided at its headings: its sections are in the order of
// the page and do not overlap.
type division struct {
	sections []section
	asked    map[string]int // headings "What is X?" by key
}

// focus is what holds only while a part of the page is read.
type focus struct {
	scope    span    // of the section that is read
	found    *places // while labelled figures are read
	columned bool    // the detailed comparison has a column for each tool
}

// findings are what has been read; they only grow, and facts writes them down.
type findings struct {
	sides    []side // beside subject.names
	homepage string
	repo     string

	intro        passage
	summed       passage
	points       []difference
	seenPoints   map[[2]string]bool // titles and texts of points
	opinions     []opinion
	seenOpinions map[opinionKey]bool
	offered      []entry   // alternatives
	offeredAt    foldIndex // of offered
	pages        []pointer // other comparisons
	pagesAt      foldIndex // of pages
	answers      []answer
	links        []outline.Link
}

// passage is a text with the place where it stands.
type passage struct {
	text string
	at   int // token, -1: none
}

// side is what the page says of one of its tools.
type side struct {
	link        string
	description passage
	categories  []string
	stats       map[string]figure // by metric
	pros, cons  pointList
	features    entryList
	with        entryList // integrations
	users       entryList // companies
}

// section is a part of the page under a heading that is known.
type section struct {
	label
	at int // token of the heading, -1: none
	span
}

func newReader(p *source.Page) *reader {
	r := &reader{document: newDocument(p), linkTargets: newLinkTargets(p.URL), division: division{asked: map[string]int{}}}
	r.dropChapterNumbers()
	r.tokenize()
	return r
}

// dropChapterNumbers leaves out the numbers of the sections of the page.
func (r *reader) dropChapterNumbers() {
	r.page = r.page.WithoutChapterNumbers(func(title string) bool {
		t := token{Anchor: noAnchor, text: title, key: keyOf(title), kind: outline.Heading}
		_, ok := r.label(&t)
		return ok || headsAdvice(title)
	})
}

// identify finds out which tools the page is about.
func (r *reader) identify() bool {
	slugs, kind := r.address()
	if kind != record.PageTool {
		if names := r.comparedTools(slugs); names != nil {
			r.name(record.PageComparison, names, slugs)
			return true
		}
		if kind == record.PageComparison {
			return false
		}
	}
	slug := ""
	if len(slugs) == 1 {
		slug = slugs[0]
	}
	if name := r.aboutTool(slug); name != "" {
		r.name(record.PageTool, []string{name}, slugs)
		return true
	}
	return false
}

func (r *reader) name(kind record.PageType, names, slugs []string) {
	r.kind, r.names = kind, names
	r.titleKey = keyOf(strings.Join(names, " vs "))
	r.sides = make([]side, len(names))
	for i, n := range names {
		r.keys = append(r.keys, keyOf(n))
		r.sides[i].stats = map[string]figure{}
		r.sides[i].description.at = -1
		if i < len(slugs) && len(slugs) == len(names) && fits(n, slugs[i]) {
			r.sides[i].link = r.resolve("/" + slugs[i])
		}
	}
	r.intro.at, r.summed.at = -1, -1
}

// read reads the whole page and reports whether it says anything.
func (r *reader) read() bool {
	r.dropRepeats()
	r.dropMonograms()
	r.dropAuthorBoxes()
	r.joinHeadings()
	r.annotate()
	r.dropRefrains()
	r.dropBesideNames()
	r.headColumns()
	r.dropLeads()
	r.signed = r.hasSigned()
	r.trail = r.breadcrumb()
	r.divide()
	if r.splitOwned() {
		r.annotate()
		r.sections = nil
		clear(r.asked)
		r.divide()
	}
	r.nameLinks()
	r.mainFigures()
	for i := range r.sections {
		s := &r.sections[i]
		switch s.topic {
		case differences:
			if len(r.names) > 1 {
				r.differences(s)
			}
		case detailed:
			r.detailed(s.span)
		case advice:
			r.advice(s.span)
		case alternatives:
			r.alternatives(s.span)
		case related:
			r.related(s.span)
		case answered:
			r.answer(s)
		case beginning, titled, overview:
			r.outwardLinks(s.span)
		default:
			r.ofTool(s)
		}
	}
	r.overviewRows()
	r.describeCards()
	r.prose()
	return r.hasFacts()
}

// dropRepeats leaves out what says again what is said of all tools in front of it.
func (r *reader) dropRepeats() {
	if len(r.names) < 2 {
		return
	}
	once, repeats := r.page.Outline.WithoutRepeats(func(part *outline.Outline) bool {
		for _, name := range r.names {
			if !slices.ContainsFunc(part.Blocks(), func(b outline.Block) bool { return strings.Contains(b.Text, name) }) {
				return false
			}
		}
		return true
	})
	if !repeats {
		return
	}
	page := *r.page
	page.Outline = once
	r.page, r.tokens, r.start = &page, r.tokens[:0], r.start[:0]
	r.tokenize()
}

// ofTool reads a section about one of the tools.
func (r *reader) ofTool(s *section) {
	if s.tool < 0 {
		return
	}
	r.dropCode(s.span)
	switch s.topic {
	case pros, chosen:
		r.sides[s.tool].pros.add(r, s.span)
	case cons:
		r.sides[s.tool].cons.add(r, s.span)
	case integrations:
		r.sides[s.tool].with.add(r, s.span)
	case companies:
		r.sides[s.tool].users.add(r, s.span)
	case users:
		r.users(s)
	case features:
		r.sides[s.tool].features.addValues(r, s.span)
	}
}

// hasFacts reports whether the page is more than its title: a sign-up page
// has that too.
func (f *findings) hasFacts() bool {
	n := len(f.points) + len(f.opinions) + len(f.offered) + len(f.answers)
	for i := range f.sides {
		s := &f.sides[i]
		n += len(s.stats) + len(s.pros.points) + len(s.cons.points) + len(s.features.entries)
	}
	return n > 0
}
