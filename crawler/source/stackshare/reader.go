package stackshare

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

// reader reads one page, in the steps of the package comment.
type reader struct {
	page         *source.Page
	host         string // of the page
	origin       string // of the page, empty if it is not one of the site
	tokens       []token
	lists        *tokenLists // where tokens and start come from
	start        []int       // by block: its first token, or where that would stand
	sections     []section
	keyed        strings.Builder // of the tokens' keys
	scope        span            // of the section that is read
	found        *places         // while labelled figures are read
	linksTools   bool            // the page links to pages of the site
	preformatted bool            // what looks like code is none
	unheaded     bool            // no markup makes headings of the page
	signed       bool            // counts of votes are written "+12"
	plain        bool            // alternatives have their names in front, nothing sets them apart
	decisions    bool            // cards of advice are headed "Decision"
	cardWords    map[string]bool // stand over each of them
	columned     bool            // the detailed comparison has a column for each tool
	grown        int             // tokens that divided texts have added
	tables       []*source.Table // of the page, once one was asked for
	grids        []*source.Table // without markup, if gridded
	gridded      bool
	paired       map[int]bool // tables of pros and cons of one tool that were read, by block

	kind     record.PageType
	names    []string
	keys     []string // of names
	titleKey string
	trail    []string // categories from the outermost

	sides        []side
	intro        noted
	summed       noted
	points       []difference
	seenPoints   map[[2]string]bool // titles and texts of points
	opinions     []opinion
	seenOpinions map[opinionKey]bool
	offered      []entry // alternatives
	pages        []pointer
	answers      []answer
	asked        map[string]int // headings "What is X?" by key
	links        []source.Link

	offeredAt, pagesAt foldIndex // of offered and pages

	targets  map[string]destination // by link as written
	homepage string
	repo     string
}

// noted is a text with the place where it stands.
type noted struct {
	text string
	at   int // token, -1: none
}

// side is what the page says of one of its tools.
type side struct {
	link        string
	description noted
	categories  []string
	stats       map[string]figure // by metric
	pros, cons  voted
	features    listed
	with        listed // integrations
	users       listed // companies
}

// section is a part of the page under a heading that is known.
type section struct {
	label
	at int // token of the heading, -1: none
	span
}

// tokenLists are the room for the tokens of a page, used for the next one again.
type tokenLists struct {
	tokens []token
	start  []int
}

var lists sync.Pool

// maxLists bounds the tokens for which room is kept.
const maxLists = 1 << 12

// release gives the room for the tokens back.
func (r *reader) release() {
	if cap(r.tokens) <= maxLists && cap(r.start) <= maxLists {
		clear(r.tokens[:cap(r.tokens)])
		r.lists.tokens, r.lists.start = r.tokens, r.start
		lists.Put(r.lists)
	}
}

func newReader(p *source.Page) *reader {
	r := &reader{page: p, asked: map[string]int{}, targets: make(map[string]destination, 48)}
	if l, ok := lists.Get().(*tokenLists); ok {
		r.lists, r.tokens, r.start = l, l.tokens[:0], l.start[:0]
	} else {
		r.lists = &tokenLists{}
	}
	if u, err := url.Parse(p.URL); err == nil {
		r.host = strings.ToLower(u.Hostname())
		if (u.Scheme == "https" || u.Scheme == "http") && slices.Contains(hosts, r.host) { // the URL of a page is canonical
			r.origin = u.Scheme + "://" + u.Host
		}
	}
	r.dropChapterNumbers()
	r.tokenize()
	return r
}

// dropChapterNumbers leaves out the numbers of the sections of the page.
func (r *reader) dropChapterNumbers() {
	r.page = r.page.WithoutChapterNumbers(func(title string) bool {
		t := token{Anchor: noAnchor, text: title, key: keyOf(title), kind: source.Heading}
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
	once, repeats := r.page.Outline.WithoutRepeats(func(part *source.Outline) bool {
		for _, name := range r.names {
			if !slices.ContainsFunc(part.Blocks(), func(b source.Block) bool { return strings.Contains(b.Text, name) }) {
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
func (r *reader) hasFacts() bool {
	n := len(r.points) + len(r.opinions) + len(r.offered) + len(r.answers)
	for i := range r.sides {
		s := &r.sides[i]
		n += len(s.stats) + len(s.pros.points) + len(s.cons.points) + len(s.features.entries)
	}
	return n > 0
}

// resolve returns the canonical form of a link that leads to a tool; "" if it
// leads elsewhere.
func (r *reader) resolve(link string) string { return r.target(link, record.PageTool) }
