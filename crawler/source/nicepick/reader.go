package nicepick

import (
	"slices"
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// reader divides a page into labels and content, and finds for each content
// whose it is and what: by the labels of its cell, row and column in a table,
// else by the smallest element that names one tool, else by the labels open
// at its place.
type reader struct {
	document
	labelIndex
	findings
	main scope // the labels that are open outside of tables
}

// document is the page as a list of tokens, each a label or content.
type document struct {
	page          *source.Page
	names         []string // of the tools that it compares
	words         vocabulary
	tokens        []token
	laidOut       int32             // number of the last table that is none in the markup
	blank         []blank           // empty cells of those
	targets       map[string]string // by link: the address of the comparison that it leads to
	labelledCases bool              // the page writes "Use X if"
	inverted      bool              // see isInverted
	preformatted  bool              // what looks like code is none
}

// labelIndex answers which labels name a tool within a range of the page. It is
// built when all tokens are known.
type labelIndex struct {
	named    [][]int32 // by tool: labels that name it, up to a block
	labels   [][]int   // by tool: tokens that are labels and name it alone
	lastOnly onlyTool
	lastCard card
}

// findings are what has been read; they only grow, and facts writes them down.
type findings struct {
	intro     passage
	reason    passage
	winner    string
	cases     []use // by tool
	texts     []statement
	points    []point
	stated    []point // lists of pros or cons that are empty on the page
	lists     []list
	more      []record.Fact
	traits    []record.Fact
	told      map[outline.CellRef]bool // cells of attributes
	traitKeys map[[3]string]bool       // of the traits, to leave repetitions out
	links     []outline.Link
	tools     []record.Tool
	seen      []record.Evidence // of their descriptions
}

type passage struct {
	text     string
	evidence record.Evidence
}

// point is an entry of a list: a pro, a con, a related name.
type point struct {
	tool, text string
	as         role
	evidence   record.Evidence
}

type use struct {
	record.UseIf
	evidence record.Evidence
}

// statement is a text about a tool.
type statement struct {
	passage
	tool   int
	owner  int  // the token of its label, -1: none
	marked bool // a label says that it is what the tool is
}

// place is where content stands: whose it is and what.
type place struct {
	tool, owner int // the tool and the token that names it, -1: none
	role        role
	list        int // the token that names the role, -1: none
}

// read notes everything on the page.
func (r *reader) read() {
	r.words = newVocabulary(r.names)
	r.tools, r.seen, r.cases = make([]record.Tool, len(r.names)), make([]record.Evidence, len(r.names)), make([]use, len(r.names))
	for k, n := range r.names {
		r.tools[k] = record.Tool{Name: n, Role: record.RoleSubject}
	}
	r.dropChapterNumbers()
	r.readTraits()
	r.tokenize()
	r.findTitle()
	r.points = make([]point, 0, len(r.tokens)/2)
	r.layOut()
	r.count()
	r.turn()
	r.inverted = r.isInverted()
	r.index()
	r.main.open = append(r.main.open, entry{label: label{tool: -1, role: foreign}, at: -1, level: weak}) // until the title
	for i := 0; i < len(r.tokens); {
		if end := r.tableFrom(i); end > i {
			r.readTable(i, end)
			i = end
			continue
		}
		r.step(&r.main, i)
		i++
	}
	r.pickWinner()
}

// dropChapterNumbers leaves out the numbers of the sections of the page.
func (d *document) dropChapterNumbers() {
	d.page = d.page.WithoutChapterNumbers(func(title string) bool {
		_, ok := d.words.label(title)
		return ok
	})
}

// count notes which labels there are.
func (r *reader) count() {
	blocks := r.page.Outline.Blocks()
	r.named = make([][]int32, len(r.names))
	all := make([]int32, len(r.names)*(len(blocks)+1))
	for k := range r.names {
		r.named[k] = all[k*(len(blocks)+1) : (k+1)*(len(blocks)+1)]
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		if !t.isLabel {
			continue
		}
		r.labelledCases = r.labelledCases || t.label.role == useIf
		for k := range r.names {
			if t.label.both || t.label.tool == k {
				r.named[k][t.block.Index+1]++
			}
		}
	}
	for k := range r.names {
		for i := range blocks {
			r.named[k][i+1] += r.named[k][i]
		}
	}
}

// step reads the token at i at a place outside of tables.
func (r *reader) step(s *scope, i int) {
	t := &r.tokens[i]
	switch {
	case t.isLabel && r.isChip(s, t):
		r.note(i, r.placeIn(s))
	case t.isLabel && !r.passing(i):
		r.push(s, i)
		r.link(t)
	case t.isLabel:
	case r.isForeign(s, t):
		r.hide(s, i)
	default:
		r.closeRelated(s, i)
		p := r.passed(i, r.placeIn(s))
		behind := r.isBehindCard(i, p)
		if p.role != useIf && p.role != bottom && !(p.role == intro && r.intro.text == "") {
			p = r.around(i, p)
		}
		if !behind {
			r.note(i, p)
		}
		s.adjacent = false
	}
}

// card is the element around the name of a tool and a list of it.
type card struct{ owner, list, to int }

// isBehindCard reports a text behind the element that holds the name of the tool, the label
// of its list and entries of it: no entry of that list.
func (r *reader) isBehindCard(i int, p place) bool {
	t := &r.tokens[i]
	if p.role != pros && p.role != cons || p.owner < 0 || p.list < p.owner || p.list+1 >= i || t.sign != 0 || t.block.Kind != outline.Paragraph {
		return false
	}
	if r.lastCard.list != p.list || r.lastCard.owner != p.owner {
		r.lastCard = card{p.owner, p.list, len(r.page.Outline.Blocks())}
		for _, to := range r.page.Outline.Enclosing(r.tokens[p.owner].block.Index) {
			if to > r.tokens[p.list].block.Index {
				r.lastCard.to = to
				break
			}
		}
	}
	return t.block.Index >= r.lastCard.to && r.tokens[p.list+1].block.Index < r.lastCard.to && !r.tokens[p.list+1].isLabel
}

// isForeign reports a heading that is no label and begins something else.
func (f *findings) isForeign(s *scope, t *token) bool {
	if !t.heads() || t.block.Cell.Table != 0 {
		return false
	}
	as, _ := s.role()
	tool, _ := s.tool()
	if as == free && tool >= 0 && s.adjacent && strings.Count(t.text, " ") > 4 && s.open[len(s.open)-1].level < t.block.Level {
		t.subtitle = true
	}
	return (as != intro || f.intro.text != "") && !t.behind && !t.subtitle
}

// isChip reports a related name that happens to be one of the page's tools,
// written in another way.
func (d *document) isChip(s *scope, t *token) bool {
	as, _ := s.role()
	return as == related && t.label.named() && t.label.role == free && !t.label.badge && !t.heads() && !slices.Contains(d.names, t.text)
}

// passing reports a label in front of a text that holds for that text alone.
func (d *document) passing(i int) bool {
	t := &d.tokens[i]
	return t.inline && (t.label.role == related || t.label.role == useIf || t.label.role == about)
}

// passed returns the place of content behind a label that is its own.
func (d *document) passed(i int, p place) place {
	if i == 0 || !d.tokens[i-1].isLabel || d.tokens[i-1].block != d.tokens[i].block || !d.passing(i-1) {
		return p
	}
	l := d.tokens[i-1].label
	p.role, p.list = l.role, i-1
	if l.named() {
		p.tool, p.owner = l.tool, i-1
	}
	return p
}

// closeRelated ends a list of related names at an entry that is none.
func (r *reader) closeRelated(s *scope, i int) {
	as, at := s.role()
	if as != related || at < 0 {
		return
	}
	l, t := &r.tokens[at], &r.tokens[i]
	behind := i-1 > at && t.block.Kind == outline.Paragraph && r.tokens[i-1].block.Kind == outline.Item && t.isSentence()
	outside := l.block.Kind == outline.Item && t.block.Kind == outline.Item && t.block.Level <= l.block.Level && l.block != t.block && l.sign != 0
	if outside || behind || t.sign != 0 && (l.sign != 0 || r.main.innerRole()) || isProse(t.text) {
		s.cut(func(e *entry) bool { return e.at == at })
	}
}

// isProse reports a text that is no list of names: more words than a name has stand
// between two commas.
func isProse(text string) bool {
	const most = 5
	for part := range strings.SplitSeq(text, ",") {
		if len(strings.Fields(part)) > most {
			return true
		}
	}
	return false
}

// placeIn returns the place that the open labels give.
func (r *reader) placeIn(s *scope) place {
	var p place
	p.tool, p.owner = s.tool()
	p.role, p.list = s.role()
	if p.tool >= 0 && p.role.divides() && p.role != bottom && (p.role != foreign || p.list < 0) {
		p.role = r.roleOf(p.role, p.tool)
	}
	return p
}

// around corrects the owner of content by the smallest element that names a
// tool, unless only a heading behind the content does.
func (r *reader) around(i int, p place) place {
	block := r.tokens[i].block.Index
	only := r.only(block)
	if only < 0 || only == p.tool {
		return p
	}
	if r.named[only][block] == r.named[only][r.lastOnly.from] && p.tool >= 0 { // named behind it
		if next := r.nextLabel(only, i); next >= 0 && r.tokens[next].heads() {
			return p
		}
	}
	p.tool, p.owner = only, -1
	if p.role.divides() && (p.role != foreign || p.list < 0) {
		p.role = r.roleOf(p.role, only)
	}
	return p
}

// nextLabel returns the first label behind token i that names a tool, -1 if
// there is none.
func (x *labelIndex) nextLabel(tool, i int) int {
	list := x.labels[tool]
	if at := sort.SearchInts(list, i+1); at < len(list) {
		return list[at]
	}
	return -1
}

// index notes where the labels that name each tool are.
func (r *reader) index() {
	r.labels = make([][]int, len(r.names))
	for i := range r.tokens {
		if t := &r.tokens[i]; t.isLabel && t.label.named() {
			r.labels[t.label.tool] = append(r.labels[t.label.tool], i)
		}
	}
}

// link notes the pages of the tools that a label names.
func (r *reader) link(t *token) {
	switch {
	case t.label.named():
		r.linkTool(t.label.tool, t.block.Link())
	case t.label.both:
		for _, l := range t.block.Links() {
			if k := slices.Index(r.names, canon.Text(l.Text)); k >= 0 {
				r.linkTool(k, l.URL)
			}
		}
	}
}

func (r *reader) linkTool(k int, target string) {
	tool := &r.tools[k]
	if tool.PageURL != "" || target == "" || strings.HasPrefix(target, "#") || r.compare(target) != "" {
		return
	}
	if target, err := canon.URL(r.page.URL, target); err == nil && target != r.page.URL {
		tool.PageURL = target
	}
}

// follow notes links to other pages of the source.
func (r *reader) follow() {
	blocks := r.page.Outline.Blocks()
	for i := range blocks {
		if blocks[i].Link() == "" {
			continue
		}
		for _, l := range blocks[i].Links() {
			if target := r.compare(l.URL); target != "" {
				r.links = append(r.links, outline.Link{URL: target, Text: l.Text})
			}
		}
	}
}

// compare returns the address of another comparison, "" if the link leads
// elsewhere.
func (d *document) compare(link string) string {
	if !strings.Contains(link, "-vs-") {
		return ""
	}
	target, ok := d.targets[link]
	if !ok {
		target, _ = canon.URL(d.page.URL, link)
		if target == d.page.URL || target != "" && !claims(target) {
			target = ""
		}
		if d.targets == nil {
			d.targets = map[string]string{}
		}
		d.targets[link] = target
	}
	return target
}
