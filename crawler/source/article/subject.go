package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// subjects finds the tools that the page is about: those of the title, those
// of headings, those of tables.
func (r *reader) subjects() {
	r.fromTitle()
	if r.subject == nil && len(r.compared) == 0 {
		r.fromAddress()
	}
	if r.subject == nil && len(r.compared) == 0 {
		for i := range r.parts {
			if r.fromHeading(r.parts[i].Heading) {
				break
			}
		}
	}
	if r.subject == nil && len(r.compared) == 0 {
		ranking := isRanking(r.title)
		if r.ranking = ranking && !isOfOthers(r.title); !r.ranking && !r.announced() {
			if r.ranking = ranking; !ranking {
				return
			}
		}
	}
	r.fromHeadings()
	r.recast()
	if known := len(r.names.List); r.fromTables() > known {
		r.fromTables() // names of one table may tell what another one holds
	}
	if known := len(r.names.List); r.bareHeadings() > known {
		r.recast()
		r.fromTables()
	}
	r.alternates()
	r.recastBy(r.plainCards)
	r.things()
}

func (r *reader) fromTitle() {
	title := words.Plain(r.title)
	name := r.alternativesTo(title, r.often)
	if name == "" {
		name = r.alternativesTo(title, r.body.IsName)
	}
	if name == "" {
		heads := r.tableHeads()
		name = r.alternativesTo(title, func(name string) bool { return heads[name] != nil })
	}
	if name == "" {
		name = r.replacedByHeads(title)
	}
	if name != "" {
		r.replaces(name)
		r.titled = true
		r.ownAlternative(title)
		return
	}
	r.versusTitle(title)
}

func (r *reader) fromHeading(heading string) bool {
	if words.HasPrefix(heading, "Use ", "use ") { // "Use a queue instead of a table"
		return false
	}
	if name := r.alternativesTo(words.Plain(heading), r.often); name != "" && !strings.HasSuffix(heading, "?") {
		r.replaces(name)
		return true
	}
	return false
}

// replaces makes name the tool to which the page lists alternatives.
func (c *comparison) replaces(name string) {
	c.subject, c.replaced = c.names.Add(name), true
	c.subject.Role = record.RoleSubject
}

// alternativesTo returns X of "X alternatives" and "alternatives to X"; used
// says whether the page uses X enough to trust that it is a name.
func (d *document) alternativesTo(title string, used func(string) bool) string {
	lower := strings.ToLower(title)
	for _, lead := range [...]string{"alternatives to ", "alternative to ", "competitors of ", "competitors to ", "alternativen zu ", "instead of "} {
		if i := strings.Index(lower, lead); i >= 0 && len(lower) == len(title) {
			if name := d.prefixOf(title[i+len(lead):], used); name != "" {
				return name
			}
		}
	}
	for _, word := range [...]string{"alternatives", "alternative", "competitors", "alternativen"} {
		i := strings.Index(lower, word)
		if i <= 0 || len(lower) != len(title) {
			continue
		}
		head := strings.Trim(title[:i], " -")
		if strings.HasSuffix(head, "(") { // "Rain (alternative A)"
			continue
		}
		for last := words.Last(head); last != ""; last = words.Last(head) {
			if name := d.suffixOf(head, used); name != "" {
				return name
			}
			if !vocab.IsKind(last) && !strings.EqualFold(last, "and") && last != "&" {
				break
			}
			head = strings.TrimSuffix(strings.TrimRight(head, " \n\t"), last) // "Django framework alternatives"
		}
	}
	if _, behind, ok := strings.Cut(lower, "alternatives for "); ok && len(lower) == len(title) { // and not what X is used for
		return d.prefixOf(title[len(title)-len(behind):], used)
	}
	return ""
}

// isInHeading reports a name in a heading below the title.
func (d *document) isInHeading(name string) bool {
	return d.body.IsProper(name) && slices.ContainsFunc(d.parts, func(s section.Section) bool {
		at := strings.Index(s.Title.Plain, name)
		return at >= 0 && s.Title.Plain != d.title && words.Alone(s.Title.Plain, at, at+len(name))
	})
}

// isHeaded reports a name under which the page has a section of its own, or which
// several of its headings name.
func (d *document) isHeaded(name string) bool {
	if name = names.Clean(name); name == "" || vocab.IsCommon(name) {
		return false
	}
	named := 0
	for i := range d.parts {
		t := d.parts[i].Title
		if t.Bare == name || t.What == name && d.body.IsProper(name) {
			return true
		}
		if at := strings.Index(t.Plain, name); at >= 0 && t.Plain != d.title && words.Alone(t.Plain, at, at+len(name)) {
			if named++; d.body.IsProper(name) && heading.PointsIn(strings.TrimSpace(t.Plain[:at]+t.Plain[at+len(name):])) != heading.NoTopic {
				return true // "X pros"
			}
		}
	}
	return named > 1 && d.body.IsProper(name)
}

func appendTool(list []*names.Tool, t *names.Tool) []*names.Tool {
	for _, known := range list {
		if known == t {
			return list
		}
	}
	return append(list, t)
}

func splitList(s string) []string {
	var list []string
	for p := range strings.SplitSeq(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// isRanking reports the title of a list: "Best message brokers", "7 Python
// frameworks compared".
func isRanking(title string) bool {
	lower := strings.ToLower(title)
	kind := false
	for w := range strings.FieldsSeq(lower) {
		w = strings.Trim(w, ".,:;?!()'\"")
		kind = kind || strings.HasSuffix(w, "s") && vocab.IsKind(strings.TrimSuffix(w, "s")) || w == "libraries" || w == "technologies" ||
			w == "databases"
	}
	if !kind {
		return false
	}
	first := strings.TrimLeft(lower, "#")
	return words.HasAny(lower, "best", "top", "compared", "comparison", "comparing", "popular", "choosing", "which") ||
		first != "" && words.IsDigit(first[0])
}

// fromTables takes the names of columns or rows of tables that compare, and
// returns how many names there are.
func (r *reader) fromTables() (known int) {
	for i := range r.parts {
		for _, p := range r.parts[i].Pieces {
			if p.Table == nil {
				continue
			}
			r.tableNames(r.layout(p.Table))
		}
	}
	return len(r.names.List)
}

func (r *reader) tableNames(g *grid) {
	if g == nil {
		return
	}
	for i, s := range g.subjects {
		if r.isRemarks(g, i) || isSum(s.Text) || isBaseline(s.Text) || isOutcomeColumn(s.Text) {
			continue
		}
		t := r.headTool(s.Text)
		if t == nil {
			text, _ := quantity.HeaderUnit(s.Text)
			name := names.Clean(text)
			if name == "" || len(name) > 60 || vocab.IsCommon(name) || isTimed(name) {
				continue
			}
			t = r.names.Add(name)
		}
		r.names.Compare(t)
	}
}

// isOutcomeColumn reports what heads a column of what came of a comparison, or of where it stands.
func isOutcomeColumn(s string) bool {
	var buf [words.MaxFold]byte
	s = strings.TrimLeftFunc(s, func(c rune) bool { return c > unicode.MaxLatin1 && !unicode.IsLetter(c) || c == ' ' }) // "🏆 Winner"
	switch string(words.Fold(&buf, strings.TrimRight(s, ": "))) {
	case "winner", "runner-up", "runner up", "source", "sources", "metric", "key metric", "verdict", "reference", "references", "our pick", "best choice", "recommendation",
		"more information", "more info":
		return true
	}
	return false
}

// isSum reports what stands before the row, or above the column, of sums.
func isSum(s string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimRight(s, ": "))) {
	case "total", "totals", "sum", "average", "mean", "median", "overall", "gesamt", "summe":
		return true
	}
	return false
}

// isTimed reports a name of what a tool was at some time: "Before Zeta 8".
func isTimed(name string) bool {
	var buf [words.MaxFold]byte
	first, rest := words.First(name)
	switch string(words.Fold(&buf, first)) {
	case "before", "since", "after", "until", "from", "as":
		return rest != ""
	}
	return false
}

// things finds languages, protocols and registries: the values of attributes
// that hold such, and what the text calls an ecosystem or a registry.
func (r *reader) things() {
	for i := range r.parts {
		for _, p := range r.parts[i].Pieces {
			if g := r.layout(p.Table); g != nil {
				r.tableThings(g)
			}
		}
	}
	for _, kind := range [...]string{"ecosystem", "registry", "package index"} {
		for at := r.body.Find(0, kind); at != 0; at = r.body.Find(at, kind) {
			end := int(r.body.Words[at-1]) - 1
			if end < 0 || r.body.Text[end] != ' ' {
				continue
			}
			start := strings.LastIndexAny(r.body.Text[:end], " \n(") + 1
			if name := r.body.Text[start:end]; name != "" && !words.IsDigit(name[0]) && (isAcronym(name) || r.body.IsProper(name) && r.body.Exact(name) > 2) {
				r.thing(name)
			}
		}
	}
}

// thing adds what is no tool.
func (c *comparison) thing(name string) { c.names.AddThing(name) }

// isAcronym reports a word without vowels: npm, gRPC has none that counts.
func isAcronym(s string) bool {
	return len(s) > 2 && len(s) < 6 && !strings.ContainsAny(s, "aeiouAEIOU'’.,-/0123456789")
}

func (r *reader) tableThings(g *grid) {
	for _, row := range g.rows {
		var buf [words.MaxFold]byte
		if len(row.attribute) > words.MaxFold {
			continue
		}
		switch string(words.Lower(buf[:0], strings.TrimSpace(row.attribute))) {
		case "language", "languages", "interface", "gateway", "gateway interface", "protocol", "protocols", "ecosystem", "runtime",
			"architecture", "written in", "platform", "package registry", "sprache":
		default:
			continue
		}
		for _, c := range row.cells {
			for _, v := range r.splitValues(c.Text) {
				r.thingIn(v)
			}
		}
	}
}

// thingIn takes a value that is a name, without its version and note.
func (r *reader) thingIn(value string) {
	value, _ = phrase.InParentheses(value)
	name, rest := words.First(value)
	for word, after := words.First(rest); word != ""; word, after = words.First(after) {
		if !words.HasDigit(word) {
			return // of more words than one
		}
	}
	if name != "" && r.names.Get(name) == nil && !vocab.IsKind(name) && r.body.Exact(name) > 1 && r.body.IsProper(name) {
		r.thing(name)
	}
}
