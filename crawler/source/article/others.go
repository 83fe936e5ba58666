package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// catalog says what a heading that names a tool lists in place of it.
type catalog uint8

const (
	noCatalog    catalog = iota
	ofCompanions         // clients, hosts, plugins … of the tool
	ofAlternates         // what may be taken instead
)

// catalogOf reads a heading that consists of names of tools and of words for what
// else there is: "Alternatives to X and Y", "Beyond X", "X clients". One word on
// another matter makes it none.
func catalogOf(h *heading.Title) catalog {
	if len(h.Lower) != len(h.Plain) || len(h.Plain) > heading.MaxLead ||
		!slices.ContainsFunc(h.Mentions, func(m names.Mention) bool { return !m.Tool.Thing }) {
		return noCatalog
	}
	found, weighed, explicit, before := noCatalog, false, false, ""
	at := 0 // of the words of the heading
	for w := range strings.FieldsSeq(h.Lower) {
		at += strings.Index(h.Lower[at:], w)
		end := at + len(w)
		inName := slices.ContainsFunc(h.Mentions, func(m names.Mention) bool { return m.Start < end && at < m.End })
		switch w = strings.TrimSuffix(words.Bare(w), "'s"); {
		case inName:
		case isAlternate(w, before):
			if !weighed && !h.LeadsTo(at, w) {
				return noCatalog
			}
			found, explicit = ofAlternates, explicit || w != "beyond" && w != "besides" && w != "similar"
		case isCompanionWord(w) || isKindOf(w):
			explicit = true
			if found == noCatalog && h.HasCompanion(at, end) {
				found = ofCompanions
			}
		case words.HasPrefix(w, "compare"):
			weighed = true
		case !isListing(w):
			return noCatalog
		}
		before, at = w, end
	}
	if found == ofAlternates && !explicit { // "Beyond X" may lead to what is used with it
		if strings.HasSuffix(h.Lower, "similar") {
			return noCatalog
		}
		return ofCompanions
	}
	if weighed && found == ofAlternates {
		return ofCompanions
	}
	if weighed {
		return noCatalog
	}
	return found
}

// isAlternate reports words, behind another one, for what may be taken in place of
// something.
func isAlternate(w, before string) bool {
	switch w {
	case "alternatives", "competitors", "rivals", "replacements", "substitutes", "besides", "beyond", "other", "others", "else", "similar",
		"alternativen":
		return true
	case "of":
		return before == "instead"
	case "not":
		return before == "if"
	case "like":
		return isKindOf(before)
	}
	return false
}

// alternateLexicon holds what all words of isAlternate begin with.
var alternateLexicon = words.NewLexicon("alternativ", "competitors", "rivals", "replacements", "substitutes", "besides", "beyond", "other", "else", "similar", "instead", "not", "like")

// isListing reports words that lead to a list, and say nothing of what it holds.
func isListing(w string) bool {
	switch w {
	case "", "what", "which", "are", "some", "the", "best", "top", "good", "great", "popular", "choices", "is", "there", "to", "for", "of",
		"and", "or", "&", "if", "instead", "then", "than", "a", "few",
		"more", "most", "notable", "common", "main", "leading", "modern", "open-source", "open", "source", "free", "self-hosted",
		"lightweight", "worth", "considering", "trying", "knowing", "looking", "at", "in",
		"you", "we", "can", "could", "should", "use", "consider", "try", "exist", "exists", "list", "zu", "with", "our", "its", "how", "does",
		"do", "up", "stack", "stacks", "against":
		return true
	}
	return vocab.IsKind(w) || strings.Trim(w, "0123456789") == ""
}

// isCompanionWord reports a word for things that are made for a tool and are not the tool.
func isCompanionWord(w string) bool {
	switch w {
	case "hosting", "hosts", "vendors", "forks", "wrappers", "guis", "extensions", "modules", "addons", "add-ons", "integrations",
		"successors", "bindings", "companions", "derivatives":
		return true
	}
	return false
}

// entry is a tool that a catalog lists.
type entry struct {
	tool *names.Tool
	of   []*names.Tool // in the place of which it may be taken
	at   evidence.Passage
}

// alternates takes the names that the page lists as alternatives in sections of
// their own: headings below, and what stands at the head of items.
func (r *reader) alternates() {
	for i := range r.parts {
		s := &r.parts[i]
		if s.Heading == "" || s.Title.Topic != heading.NoTopic || !alternateLexicon.Any(s.Title.Lower) {
			continue
		}
		h := *s.Title
		if h.Mentions = r.names.Look(h.Plain); catalogOf(&h) != ofAlternates {
			continue
		}
		var of []*names.Tool
		for _, m := range h.Mentions {
			if !m.Tool.Thing {
				of = appendTool(of, m.Tool)
			}
		}
		r.enter(r.headsBelow(i), of)
		r.enter(r.headsIn(s), of)
	}
	if r.replaced && r.titled && !isWhyTitle(r.title) {
		r.enter(r.numbered(), []*names.Tool{r.subject})
	}
}

// listedName is a name in a list, not yet known to be one.
type listedName struct {
	name string
	at   evidence.Passage
}

// enter makes tools of the names of a list: of several that look like names, or of
// those that are known.
func (c *comparison) enter(list []listedName, of []*names.Tool) {
	for _, l := range list {
		t := c.names.Get(l.name)
		if t == nil && (len(list) < 2 || isLanguage(l.name) && !slices.ContainsFunc(of, func(t *names.Tool) bool { return isLanguage(t.Name) })) ||
			t != nil && (t.Thing || slices.Contains(of, t)) || len(c.entries) >= maxEntries {
			continue
		}
		c.entries = append(c.entries, entry{c.names.Add(l.name), of, l.at})
	}
}

// maxEntries bounds the alternatives that sections list.
const maxEntries = 200

// headsBelow lists the names that the headings right below section i are.
func (r *reader) headsBelow(i int) (list []listedName) {
	level := uint8(0)
	for j := i + 1; j < len(r.parts) && r.parts[j].Level > r.parts[i].Level; j++ {
		s := &r.parts[j]
		if level == 0 {
			level = s.Level
		}
		if s.Level == level && r.isListedName(s.Title.Bare) && s.Title.Topic == heading.NoTopic && r.hasText(j) {
			list = append(list, listedName{s.Title.Bare, s.Titled()})
		}
	}
	return list
}

// numbered lists the names that numbered headings of one level are.
func (r *reader) numbered() (list []listedName) {
	level := uint8(0)
	for i := range r.parts {
		s := &r.parts[i]
		if !s.Title.Numbered || level > 0 && s.Level != level || !r.hasText(i) || s.Title.Topic != heading.NoTopic {
			continue
		}
		if level = s.Level; !r.isListedName(s.Title.Bare) && !r.isSmallHead(i) {
			return nil // the list is of something else
		}
		list = append(list, listedName{s.Title.Bare, s.Titled()})
	}
	return list
}

// isSmallHead reports a numbered heading that is one word in small letters, which the text below
// uses too: "10. curl".
func (d *document) isSmallHead(i int) bool {
	name := d.parts[i].Title.Bare
	return len(name) > 1 && isLowerWord(name) && !vocab.IsStop(name) && !vocab.IsCommon(name) && !vocab.IsKind(name) &&
		!sentence.IsMatter(name) && d.textBelow(i, name)
}

// headsIn lists the names that the items of a section begin with: bold, linked, or
// in front of a colon or a dash.
func (r *reader) headsIn(s *section.Section) (list []listedName) {
	for i := range s.Pieces {
		p := &s.Pieces[i]
		if p.Table != nil || p.Block == nil {
			continue
		}
		if name := names.Clean(headOf(p)); r.isListedName(name) {
			list = append(list, listedName{name, s.At(p.Text)})
		}
	}
	return list
}

// headOf returns what stands at the head of an item and is set apart from the rest.
func headOf(p *section.Piece) string {
	if runs := p.Block.Runs; len(runs) > 0 && (runs[0].Strong || p.Item && runs[0].Link != "") &&
		strings.HasPrefix(p.Text, p.Block.Text[:runs[0].End]) {
		return p.Block.Text[:runs[0].End]
	}
	if !p.Item {
		return ""
	}
	for _, sep := range [...]string{": ", " – ", " — ", " - "} {
		if name, _, ok := strings.Cut(p.Text, sep); ok {
			return name
		}
	}
	if len(p.Text) <= phrase.MaxLabel {
		return p.Text
	}
	return ""
}

// isListedName reports what may be the name of a tool where a list of tools stands.
func (r *reader) isListedName(name string) bool {
	if name == "" {
		return false
	}
	return r.names.Get(name) != nil ||
		!isCall(words.Head(name)) && r.body.IsProper(name) && !isKindOf(name) && !vocab.IsColumn(name) && words.IsCapitalized(name)
}

// isLanguage reports the name of a programming language, which heads what is written in
// it.
func isLanguage(name string) bool {
	switch words.LowerASCII(name) {
	case "ruby", "php", "java", "python", "go", "golang", "rust", "javascript", "typescript", "c", "c++", "c#", "f#", "kotlin", "swift",
		"scala", "elixir", "erlang", "haskell", "perl", "lua", "clojure", "dart", "julia", "ocaml", "zig":
		return true
	}
	return false
}

// isCall reports the first word of a heading about the page itself, which is no name: "Our
// Methodology", "Contact Us".
func isCall(w string) bool {
	switch words.LowerASCII(w) {
	case "our", "your", "my", "about", "contact", "more", "all", "see", "read", "get", "related", "further", "sign", "log", "subscribe",
		"follow", "share", "try", "start", "join", "learn", "download", "view", "next", "previous":
		return true
	}
	return false
}

// isWhyTitle reports a title that lists something about alternatives: why and how, but not "X
// alternatives, and when to use them".
func isWhyTitle(title string) bool {
	lower := strings.ToLower(title)
	for _, besides := range [...]string{"and when to use ", "and when to choose ", "and when to pick ", "and how to choose ", "and how to pick ", "& when to use ", "& how to choose "} {
		if list, _, ok := strings.Cut(lower, besides); ok && listsOthers(list) {
			lower = list
		}
	}
	return words.HasAny(lower, "why", "how", "reasons", "reason", "things", "tips", "ways", "questions", "mistakes", "steps", "when", "signs")
}

// addAlternatives adds the tools that sections list as alternatives.
func (r *reader) addAlternatives() {
	for _, e := range r.entries {
		raiseRole(e.tool, record.RoleAlternative)
		for _, of := range e.of {
			r.facts.Relation(e.at, record.Relation{From: e.tool.Name, To: record.NullString(of.Name), Relation: record.RelAlternative})
		}
	}
}

// isUnknownName reports a heading that is a name, written as no word is, of none of the page's
// tools.
func (d *document) isUnknownName(s *section.Section) bool {
	h := s.Title
	if h.Topic != heading.NoTopic || len(h.Mentions) > 0 || h.Bare == "" || strings.Contains(h.Bare, " ") ||
		strings.ToUpper(h.Bare) == h.Bare || s.Level > outline.WeakLevel {
		return false
	}
	switch h.Bare {
	case "GitHub", "GitLab", "JavaScript", "TypeScript", "StackOverflow", "GraphQL", "WebSockets", "WebSocket", "OpenAPI", "YouTube":
		return false
	}
	return vocab.IsAcronymic(h.Bare) && words.IsCapitalized(h.Bare) && d.body.IsProper(h.Bare)
}
