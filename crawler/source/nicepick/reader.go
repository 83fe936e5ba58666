package nicepick

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// part is where on the page the reader is.
type part int

const (
	top       part = iota // from the title to the first label
	pick                  // the box that names the winner
	side                  // a tool: what stands before its lists
	pros                  // its pros
	cons                  // its cons
	verdict               // "Use X if"
	bottom                // "X wins" and why
	others                // other comparisons
	elsewhere             // nothing of the comparison
)

// reader walks over the blocks of a page and notes what they are by the labels
// that stand before them: their text, never their markup.
type reader struct {
	page  *source.Page
	names []string

	part    part
	current string // the tool whose card this is
	waiting string // the tool whose "Use X if" still lacks its text

	intro   noted
	winner  string
	reason  noted
	pros    []point
	cons    []point
	related []point
	useIf   []use
	more    []record.Fact
	links   []source.Link
	tools   map[string]*record.Tool
	seen    map[string]record.Evidence
}

type noted struct {
	text     string
	evidence record.Evidence
}

type point struct {
	tool, text string
	evidence   record.Evidence
}

type use struct {
	record.UseIf
	evidence record.Evidence
}

// title reads the names from the heading "A vs B", else from the page's title.
func (r *reader) title() bool {
	var candidates []string
	for _, b := range r.page.Outline.Blocks() {
		if b.Kind == source.Heading || b.Strong {
			candidates = append(candidates, b.Text)
		}
	}
	before, _, _ := strings.Cut(r.page.Outline.Data().Title, "|")
	if i := strings.LastIndex(before, "("); i > 0 {
		before = before[:i]
	}
	for _, c := range append(candidates, before) {
		if names := versus(c); len(names) > 1 && r.fits(names) {
			r.names = names
			break
		}
	}
	for _, n := range r.names {
		r.tools[n] = &record.Tool{Name: n, Role: record.RoleSubject}
	}
	return len(r.names) > 1
}

// fits reports whether the names are those of the page's address, so that a
// link to another comparison is not taken for the title.
func (r *reader) fits(names []string) bool {
	slug := r.page.URL[strings.LastIndex(r.page.URL, "/")+1:]
	for _, n := range names {
		if !strings.Contains(letters(slug), letters(n)) {
			return false
		}
	}
	return true
}

// letters keeps what slugs keep of a name.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7f {
			return c
		}
		return -1
	}, strings.ToLower(s))
}

// versus splits "A vs B" into its names.
func versus(title string) []string {
	title = canon.Text(title)
	var names []string
	for {
		i := strings.Index(strings.ToLower(title), " vs ")
		if i < 0 {
			break
		}
		names = append(names, strings.TrimSpace(title[:i]))
		title = title[i+len(" vs "):]
	}
	return append(names, strings.TrimSpace(title))
}

// read walks over the page.
func (r *reader) read() {
	r.seen = map[string]record.Evidence{}
	r.part = elsewhere // until the title
	for _, b := range byColumn(r.page.Outline.Blocks()) {
		r.follow(b)
		if b.Region.Chrome() || b.Region == source.Header && b.Kind != source.Heading {
			continue
		}
		text := strip(canon.Text(source.Undouble(b.Text)))
		if text == "" || r.label(b, text) {
			continue
		}
		r.content(b, text)
	}
}

// follow notes links to other pages of the source.
func (r *reader) follow(b *source.Block) {
	for _, l := range b.Links() {
		target, err := canon.URL(r.page.URL, l.URL)
		if err != nil || target == r.page.URL {
			continue
		}
		if claims(target) {
			r.links = append(r.links, source.Link{URL: target, Text: l.Text})
		}
	}
}

// strip removes the signs that decorate labels.
func strip(s string) string {
	return strings.TrimSpace(strings.TrimLeftFunc(s, func(c rune) bool { return c > 0x2190 && c < 0x2e80 || c >= 0x1f000 }))
}

// label recognises a block that says what comes next.
func (r *reader) label(b *source.Block, text string) bool {
	lower := strings.ToLower(strings.TrimSuffix(text, ":"))
	switch lower {
	case "nice pick", "our pick", "the pick":
		if r.part == top || r.current == "" {
			r.part = pick
		} else if r.part == side && r.winner == "" {
			r.winner = r.current
		}
		return true
	case "pros", "cons":
		r.listed(lower, "")
		return true
	case "the verdict", "verdict":
		r.part, r.current = verdict, ""
		return true
	case "the bottom line", "bottom line":
		r.part, r.current = bottom, ""
		return true
	case "related comparisons", "more comparisons", "other comparisons":
		r.part, r.current = others, ""
		return true
	}
	if list, name := r.listOf(text); name != "" {
		r.listed(list, name)
		return true
	}
	if name, ok := strings.CutSuffix(text, " wins"); ok && r.named(name) != "" {
		r.winner, r.part = r.named(name), bottom
		return true
	}
	if text == strings.Join(r.names, " vs ") {
		r.part = top
		return true
	}
	return r.card(b, text)
}

// listed begins the pros or cons of a tool: of the one that is named, else of
// the one whose card this is, which the box with the pick may have begun.
func (r *reader) listed(list, name string) {
	if name != "" {
		r.current = name
	} else if r.current == "" && r.part == pick && r.winner != "" {
		r.current = r.winner
		r.tools[r.current].Description = r.reason.text
		r.seen[r.current] = r.reason.evidence
	}
	r.part = pros
	if list == "cons" {
		r.part = cons
	}
}

// listOf reads "Pros of X", "X: cons" and the like.
func (r *reader) listOf(text string) (list, name string) {
	for _, n := range r.names {
		rest, ok := cutFold(text, n)
		if !ok {
			continue
		}
		rest = strings.ToLower(strings.Trim(rest, " :–—-·|()"))
		rest = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(rest, "'s "), " of"), " for")
		if isList(rest) {
			return strings.TrimSuffix(rest, ":"), n
		}
	}
	return "", ""
}

// cutFold takes name from the front or the end of text.
func cutFold(text, name string) (rest string, ok bool) {
	if len(text) <= len(name) || len(text) > len(name)+20 {
		return "", false
	}
	if strings.EqualFold(text[:len(name)], name) {
		return text[len(name):], true
	}
	at := len(text) - len(name)
	return text[:at], strings.EqualFold(text[at:], name)
}

// card recognises the name of a tool at the head of its card.
func (r *reader) card(b *source.Block, text string) bool {
	name := r.named(strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "Nice Pick"), "-")))
	if name == "" {
		return false
	}
	if r.part == pick && r.reason.text == "" {
		r.winner = name
		return true
	}
	if strings.HasSuffix(text, "Nice Pick") {
		r.winner = name
	}
	r.part, r.current = side, name
	if r.tools[name].PageURL == "" && b.Link() != "" {
		if target, err := canon.URL(r.page.URL, b.Link()); err == nil {
			r.tools[name].PageURL = target
		}
	}
	return true
}

// named returns the tool of the page that is called s.
func (r *reader) named(s string) string {
	for _, n := range r.names {
		if strings.EqualFold(n, strings.TrimSpace(s)) {
			return n
		}
	}
	return ""
}

// content notes a block by the part in which it stands.
func (r *reader) content(b *source.Block, text string) {
	evidence := evidenceOf(b, text)
	if r.useCase(text, evidence) {
		return
	}
	switch r.part {
	case top:
		if r.intro.text == "" && r.sentence(b) {
			r.intro = noted{text, evidence}
		}
	case pick, bottom:
		if r.reason.text == "" && r.sentence(b) && !strings.Contains(text, "@") {
			r.reason = noted{text, evidence}
		}
	case side, pros, cons:
		r.inCard(b, text, evidence)
	case others:
		r.other(b, evidence)
	}
}

// sentence reports whether b is running text.
func (r *reader) sentence(b *source.Block) bool {
	return b.Kind != source.Heading && b.Kind != source.Button && strings.Count(b.Text, " ") >= 2
}

func (r *reader) inCard(b *source.Block, text string, evidence record.Evidence) {
	if r.current == "" {
		return
	}
	text = strings.TrimSpace(strings.TrimLeft(text, "•·* "))
	sign := strings.IndexAny(text, "+-") == 0
	if r.part == side || !sign && b.Kind == source.Paragraph && r.tools[r.current].Description == "" {
		if r.tools[r.current].Description == "" && r.sentence(b) {
			r.tools[r.current].Description = text
			r.seen[r.current] = evidence
		}
		return
	}
	text = strings.TrimSpace(strings.TrimLeft(text, "+-"))
	if text == "" {
		return
	}
	p := point{r.current, text, evidence}
	if list, ok := strings.CutPrefix(text, "Related to:"); ok {
		for name := range strings.SplitSeq(list, ",") {
			if name = strings.TrimSpace(name); name != "" {
				r.related = append(r.related, point{r.current, name, evidence})
			}
		}
		return
	}
	if r.part == pros {
		r.pros = append(r.pros, p)
	} else {
		r.cons = append(r.cons, p)
	}
}

// useCase reads "Use X if: …", whose text may stand in the next block.
func (r *reader) useCase(text string, evidence record.Evidence) bool {
	if r.waiting != "" {
		r.useIf = append(r.useIf, use{record.UseIf{Tool: r.waiting, Text: text}, evidence})
		r.waiting = ""
		return true
	}
	if r.part != verdict || !strings.HasPrefix(text, "Use ") {
		return false
	}
	for _, n := range r.names {
		rest, ok := strings.CutPrefix(text, "Use "+n+" if")
		if !ok {
			continue
		}
		if rest = strings.TrimSpace(strings.TrimLeft(rest, ":")); rest == "" {
			r.waiting = n
		} else {
			r.useIf = append(r.useIf, use{record.UseIf{Tool: n, Text: rest}, evidence})
		}
		return true
	}
	return false
}

// other notes a comparison that the page points to.
func (r *reader) other(b *source.Block, evidence record.Evidence) {
	for _, l := range b.Links() {
		target, err := canon.URL(r.page.URL, l.URL)
		names := versus(l.Text)
		if err != nil || len(names) < 2 || !claims(target) {
			continue
		}
		r.more = append(r.more, record.Fact{Evidence: evidence, Body: record.RelatedComparison{Title: canon.Text(l.Text), URL: target, Tools: names}})
	}
}
