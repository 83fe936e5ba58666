package fold

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
)

// surroundings are the facts of a page that a text on it is contrasted with: the page's
// comparisons and the measurements side by side.
type surroundings struct {
	*view
	compared []string            // comparison ids, sorted
	sides    []side              // tools that the page compares, by name
	beside   map[string][]string // ids of measured tools by metric, unit and place, once they are asked for
}

type side struct{ name, id string }

func newSurroundings(v *view) *surroundings {
	s := &surroundings{view: v}
	for _, f := range v.Facts {
		tools, ok := Compared(f)
		if !ok {
			continue
		}
		if ids, whole := v.ids(tools); whole {
			if id := ComparisonID(ids); id != "" {
				s.compared = insert(s.compared, id)
			}
		}
		for _, name := range tools {
			s.addSide(name)
		}
	}
	return s
}

func (s *surroundings) addSide(name string) {
	at, known := slices.BinarySearchFunc(s.sides, name, func(s side, name string) int { return cmp.Compare(s.name, name) })
	if id := s.id(name); id != "" && !known {
		s.sides = slices.Insert(s.sides, at, side{name, id})
	}
}

// compares reports whether the page makes the comparison with an id.
func (s *surroundings) compares(id string) bool {
	_, ok := slices.BinarySearch(s.compared, id)
	return ok && id != ""
}

// measuredBeside returns the tools that are measured beside one.
func (s *surroundings) measuredBeside(m record.Measurement, e record.Evidence) []string {
	if s.beside == nil {
		s.beside = map[string][]string{}
		for _, f := range s.Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				if id := s.id(m.Tool); id != "" {
					place := besideKey(m, f.Evidence)
					s.beside[place] = append(s.beside[place], id)
				}
			}
		}
	}
	return s.beside[besideKey(m, e)]
}

func besideKey(m record.Measurement, e record.Evidence) string {
	return lower(m.Metric) + "\x00" + lower(m.Unit) + "\x00" + strings.Join(e.Path, "\x00")
}

// versus returns the tools that a text sets its own against.
func (s *surroundings) versus(t textFact, f record.Fact) []string {
	if m, ok := f.Body.(record.Measurement); ok {
		return s.measuredBeside(m, f.Evidence)
	}
	versus, _ := s.ids(t.versus)
	return versus
}

// comparisons returns the comparisons to which a text belongs: that of its own
// tools; of its tool and one it is set against, if the page makes it; on a page
// that is one comparison, that one.
func (s *surroundings) comparisons(t textFact, ids []string, whole bool, versus []string) []string {
	var list []string
	if id := ComparisonID(ids); whole && s.compares(id) {
		list = append(list, id)
	}
	for _, other := range versus {
		if id := ComparisonID(append(slices.Clone(ids), other)); s.compares(id) {
			list = append(list, id)
		}
	}
	if s.Head.PageType == record.PageComparison && (t.kind == record.KindOpinion || t.kind == record.KindPro || t.kind == record.KindCon) {
		list = append(list, s.compared...)
	}
	return list
}

// mentioned returns the tools that the page compares and that a text names: as
// a tag (#django, @{#rails}|topic:null|), or by the very name that the page
// uses, because many names are words too.
func (s *surroundings) mentioned(text string) []string {
	var ids []string
	folded := strings.ToLower(text)
	for _, side := range s.sides {
		if contains(folded, "#"+strings.ToLower(side.name)) || len(side.name) > 2 && contains(text, side.name) {
			ids = append(ids, side.id)
		}
	}
	return ids
}

// nameOf returns the name of a tool that the page compares.
func (s *surroundings) nameOf(id string) string {
	for _, side := range s.sides {
		if side.id == id {
			return cmp.Or(s.tool(side.name).Name, id)
		}
	}
	return id
}

// contains reports whether a name stands in a text and is not part of a word.
func contains(text, name string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !inWord(before) && !inWord(after) {
			return true
		}
		from = at + len(name)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' }
