package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fromHeadings takes the names of headings whose wording says that they are
// about a tool.
func (r *reader) fromHeadings() {
	var questions faqLevels
	for i := range r.parts {
		h := r.parts[i].Title
		faq := h.Topic == heading.FAQ
		if faq = questions.advance(r, i, faq) || faq; faq || h.Plain == "" || len(h.Lower) != len(h.Plain) || r.knows(h.Plain) {
			continue
		}
		for _, name := range r.guesses(h.Plain, h.Lower) {
			r.names.Add(name)
		}
	}
}

// knows reports a heading whose tool is known already.
func (c *comparison) knows(h string) bool {
	for _, m := range c.names.Look(h) {
		if m.Tool != c.subject {
			return !strings.Contains(h, " v")
		}
	}
	return false
}

// asks are wordings of headings in front of a tool's name.
var asks = [...]string{
	"how does ", "how is ", "how good is ", "how fast is ",
	"when should you choose ", "when should you use ", "when should you pick ", "when to choose ", "when to use ", "when not to use ",
	"when to pick ", "when to go with ", "why choose ", "why use ", "why pick ", "reasons to choose ", "reasons to use ",
	"choose ", "go with ", "switch to ", "who should use ", "who should try ", "who should choose ", "who should pick ",
	"limitations of ", "drawbacks of ", "advantages of ", "disadvantages of ", "benefits of ", "pros of ", "cons of ",
	"strengths of ", "weaknesses of ", "pros and cons of ", "downsides of ", "is ",
}

var askLexicon = words.NewLexicon(asks[:]...)

// minWithin is the length of leads that may stand within a heading; shorter ones are ambiguous
// there.
const minWithin = 9

// guesses lists the names that a heading is about by its wording.
func (r *reader) guesses(h, lower string) []string {
	var list []string
	var ends [len(asks)]int // of the first place of each; -1: it is none
	for which, at := range askLexicon.In(lower) {
		if ends[which] == 0 && (at == 0 || len(asks[which]) >= minWithin) {
			if ends[which] = at + len(asks[which]); at > 0 && lower[at-1] != ' ' {
				ends[which] = -1
			}
		}
	}
	for which, end := range ends {
		if end <= 0 || asks[which] == "is " && !asksForAlternative(lower) {
			continue
		}
		if name := r.prefixName(strings.TrimPrefix(h[end:], "using "), 1); name != "" {
			list = append(list, name)
		}
	}
	if !isVersusHeading(h) {
		return list
	}
	if parts := splitVersus(h); len(parts) > 1 {
		parts[0] = afterColon(parts[0])
		before := len(list)
		for i, p := range parts {
			name := r.prefixName(p, 1)
			if i == 0 {
				name = r.suffixName(p, 1)
			}
			if name != "" {
				list = append(list, name)
			}
		}
		if len(list) < before+2 && !r.knowsAny(parts) {
			list = list[:before] // "JSX vs templates" weighs no tools
		}
	}
	return list
}

// knowsAny reports that a tool is known of which one of parts is the name.
func (c *comparison) knowsAny(parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return len(c.names.Look(p)) > 0 })
}

func asksForAlternative(lower string) bool {
	return strings.Contains(lower, "alternative") || strings.Contains(lower, "better") || strings.Contains(lower, "replace") ||
		strings.Contains(lower, " good ")
}

func afterColon(s string) string {
	if i := strings.LastIndex(s, ": "); i >= 0 {
		return s[i+2:]
	}
	return s
}

// bareHeadings takes headings that are nothing but a name, or a name with a
// tagline, where several of a level are and the text below uses the name. It
// returns how many names there are.
func (r *reader) bareHeadings() (known int) {
	byLevel := map[uint8][]int{}
	named := map[uint8]int{}
	weighed := map[uint8][]int{}        // those of what the page weighs and calls otherwise
	sure := map[uint8]int{}             // those weighed that are names beyond doubt
	var heads map[string]*outline.Table // that tell names; only of alternatives
	listed := uint8(0)                  // the level of those that alone are a list; only of alternatives
	if r.replaced {
		heads = r.tableHeads()
		if r.titled && listsOthers(r.title) && !isWhyTitle(r.title) {
			listed = r.headsOfNames()
		}
	}
	for i := range r.parts {
		r.labelledName(i)
		name, level := r.parts[i].Title.Bare, r.parts[i].Level
		switch {
		case name == "" || r.parts[i].Block == nil:
		case r.names.Get(name) != nil:
			named[level]++
		case r.body.IsProper(name) && (!r.unnamed || r.isNamed(name)):
			alternative, called := r.replaced && !isKindOf(name) && r.weighedBelow(i), r.isCalled(i, name)
			switch {
			case alternative && (called || r.looksLikeName(i, name)), r.replaced && r.isConfirmedName(i, name, heads):
				sure[level]++
				byLevel[level] = append(byLevel[level], i)
			case called, listed > 0 && level == listed && r.isNameOfText(i):
				byLevel[level] = append(byLevel[level], i)
			case alternative:
				weighed[level] = append(weighed[level], i)
			}
		}
	}
	for level, list := range weighed {
		if sure[level]+named[level] >= len(list) {
			byLevel[level] = append(byLevel[level], list...)
			slices.Sort(byLevel[level])
			sure[level] += len(list)
		}
	}
	for i := range r.parts { // in the order of the page
		list := byLevel[r.parts[i].Level]
		if len(list) == 0 || list[0] != i {
			continue
		}
		byLevel[r.parts[i].Level] = list[1:]
		if level := r.parts[i].Level; named[level] > 0 || len(list) > 2 || r.ranking && len(list) > 1 || sure[level] > 1 ||
			listed == level && r.isNameOfText(i) {
			r.names.Add(r.parts[i].Title.Bare)
			named[level]++
		}
	}
	return len(r.names.List)
}

// looksLikeName reports a heading that is a name by its looks: with a number, a link or
// the letters of one.
func (d *document) looksLikeName(i int, name string) bool {
	b := d.parts[i].Block
	return d.parts[i].Title.Numbered || vocab.IsAcronymic(name) || b != nil && b.Link() != ""
}

// isConfirmedName reports a heading that is the name of what the page lists: in its title behind
// a colon, or above the columns or in front of the rows of a table, of which what stands
// below the heading is no other form, as for narrow screens.
func (d *document) isConfirmedName(i int, name string, heads map[string]*outline.Table) bool {
	if _, list, ok := strings.Cut(words.Plain(d.title), ": "); ok {
		entries := splitList(strings.NewReplacer(" and ", ", ", " & ", ", ", " vs ", ", ").Replace(list))
		if len(entries) > 1 && slices.Contains(entries, name) {
			return true
		}
	}
	t := heads[name]
	return t != nil && !d.mirrors(i, t)
}

// maxMirrored bounds the rows whose labels are looked for below a heading.
const maxMirrored = 64

// mirrors reports a section that begins with the label of a row of a table.
func (d *document) mirrors(i int, t *outline.Table) bool {
	pieces := d.parts[i].Pieces
	if len(pieces) == 0 {
		return false
	}
	return slices.ContainsFunc(t.Rows[:min(len(t.Rows), maxMirrored)], func(row []outline.Cell) bool {
		return len(row) > 0 && row[0].Text != "" && strings.HasPrefix(pieces[0].Text, row[0].Text)
	})
}

// tableHeads returns the names above the columns of tables, and in front of the rows of those
// whose rows are tools, as written and without a version behind them, each with its table.
func (d *document) tableHeads() map[string]*outline.Table {
	heads := map[string]*outline.Table{}
	put := func(c outline.Cell, t *outline.Table) {
		name := names.Clean(c.Text)
		if len(name) > phrase.MaxLabel {
			return
		}
		if heads[name] == nil {
			heads[name] = t
		}
		for i := 1; i+1 < len(name); i++ {
			if name[i] == ' ' && words.IsDigit(name[i+1]) && heads[name[:i]] == nil {
				heads[name[:i]] = t
			}
		}
	}
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			if p.Table == nil || len(p.Table.Header) < 2 {
				continue
			}
			for _, c := range p.Table.Header[1:] {
				put(c, p.Table)
			}
			if !isToolCorner(p.Table.Header[0].Text) {
				continue
			}
			for _, row := range p.Table.Rows {
				if len(row) > 0 {
					put(row[0], p.Table)
				}
			}
		}
	}
	return heads
}

// isCalled reports that the page uses a heading as a name: anywhere if it has a
// number, where its first word will do below it, else below it.
func (r *reader) isCalled(i int, name string) bool {
	if r.parts[i].Title.Numbered {
		first, rest := words.First(name)
		if r.body.Exact(name) > 0 ||
			r.replaced && rest != "" && !isKindOf(name) && !vocab.IsStop(first) && r.body.IsProper(first) && r.textBelow(i, first) {
			return true
		}
	}
	return r.calledBelow(i, name)
}

// weighedBelow reports whether what speaks for or against something stands below the
// section i.
func (d *document) weighedBelow(i int) bool {
	for j := i + 1; j < len(d.parts) && d.parts[j].Level > d.parts[i].Level; j++ {
		if t := d.parts[j].Title.Topic; t == heading.Pros || t == heading.Cons {
			return true
		}
	}
	return false
}

// isKindOf reports a name of many things: "Managed Services".
func isKindOf(name string) bool {
	last := words.Last(name)
	if last == "" || last[len(last)-1]|0x20 != 's' {
		return false
	}
	stem := len(last) - len("ies")
	return vocab.IsKind(last[:len(last)-1]) || stem > 0 && strings.EqualFold(last[stem:], "ies") && vocab.IsKind(last[:stem]+"y")
}

// labelledName takes what stands behind the colon of a heading for its name, if
// the text below begins with that: "Mac only: Zeta".
func (r *reader) labelledName(i int) {
	s := &r.parts[i]
	_, name, ok := strings.Cut(s.Title.Plain, ": ")
	if !ok || len(s.Pieces) == 0 || s.Pieces[0].Table != nil || r.names.Get(s.Title.Bare) != nil || strings.Count(name, " ") > 2 {
		return
	}
	if r.body.IsProper(name) && strings.HasPrefix(s.Pieces[0].Text, name+" ") && !strings.HasPrefix(s.Pieces[0].Text, s.Title.Bare) {
		s.Title.Bare = name
	}
}

// calledBelow reports whether the section i or one below it uses name or, as
// Rails for Ruby on Rails, a short form of it.
func (d *document) calledBelow(i int, name string) bool {
	for _, spelling := range names.Spellings(name) {
		if d.textBelow(i, spelling) {
			return true
		}
	}
	return false
}

// textBelow reports whether the section i or one below it names name.
func (d *document) textBelow(i int, name string) bool {
	for j := i; j < len(d.parts) && (j == i || d.parts[j].Level > d.parts[i].Level); j++ {
		for _, p := range d.parts[j].Pieces {
			if at := strings.Index(p.Text, name); at >= 0 && words.Alone(p.Text, at, at+len(name)) {
				return true
			}
		}
	}
	return false
}

// isLowerName reports a word in small letters that heads a column of a table,
// or a row of one whose rows are tools: nginx, webpack.
func (d *document) isLowerName(s string) bool {
	if len(s) < 2 || len(s) > 30 || s[0] < 'a' || s[0] > 'z' || strings.Contains(s, " ") || vocab.IsCommon(s) || vocab.IsStop(s) ||
		vocab.IsKind(s) || vocab.IsKind(strings.TrimSuffix(s, "s")) {
		return false
	}
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			if p.Table == nil || len(p.Table.Header) < 2 {
				continue
			}
			for _, c := range p.Table.Header[1:] {
				if c.Text == s {
					return true
				}
			}
			if !isToolCorner(strings.ToLower(strings.TrimSpace(p.Table.Header[0].Text))) {
				continue
			}
			for _, row := range p.Table.Rows {
				if len(row) > 0 && row[0].Text == s {
					return true
				}
			}
		}
	}
	return false
}
