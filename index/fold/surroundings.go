package fold

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
)

// surroundings are the facts of a page that tell what a text on it is set
// against: the comparisons it makes and the measurements side by side.
type surroundings struct {
	*view
	compared map[string]bool     // comparison ids
	beside   map[string][]string // ids by metric, unit and place
	sides    map[string]string   // names of the tools that the page compares, with their ids
}

func newSurroundings(v *view) *surroundings {
	s := &surroundings{view: v, compared: map[string]bool{}, beside: map[string][]string{}, sides: map[string]string{}}
	for _, f := range v.Facts {
		if tools, ok := Compared(f); ok {
			if ids, whole := v.ids(tools); whole {
				if id := ComparisonID(ids); id != "" {
					s.compared[id] = true
				}
			}
			for _, name := range tools {
				s.sides[name] = v.id(name)
			}
		}
		if m, ok := f.Body.(record.Measurement); ok {
			if id := v.id(m.Tool); id != "" {
				place := besideKey(m, f.Evidence)
				s.beside[place] = append(s.beside[place], id)
			}
		}
	}
	return s
}

func besideKey(m record.Measurement, e record.Evidence) string {
	return lower(m.Metric) + "\x00" + lower(m.Unit) + "\x00" + strings.Join(e.Path, "\x00")
}

// versus returns the tools that a text sets its own against.
func (s *surroundings) versus(t textFact, ids []string, f record.Fact) []string {
	if m, ok := f.Body.(record.Measurement); ok {
		return s.beside[besideKey(m, f.Evidence)]
	}
	versus, _ := s.ids(t.versus)
	return versus
}

// comparisons returns the comparisons to which a text belongs: that of its own
// tools; of its tool and one it is set against, if the page makes it; on a page
// that is one comparison, that one.
func (s *surroundings) comparisons(t textFact, ids []string, whole bool, versus map[string]bool) []string {
	var list []string
	if id := ComparisonID(ids); id != "" && whole && s.compared[id] {
		list = append(list, id)
	}
	for other := range versus {
		if id := ComparisonID(append(slices.Clone(ids), other)); id != "" && s.compared[id] {
			list = append(list, id)
		}
	}
	if s.Head.PageType == record.PageComparison && (t.kind == record.KindOpinion || t.kind == record.KindPro || t.kind == record.KindCon) {
		for id := range s.compared {
			list = append(list, id)
		}
	}
	return list
}

// mentioned returns the tools that the page compares and that a text names: as
// a tag (#django, @{#rails}|topic:null|), or by the very name that the page
// uses, because many names are words too.
func (s *surroundings) mentioned(text string) []string {
	var ids []string
	folded := strings.ToLower(text)
	for name, id := range s.sides {
		if id != "" && (contains(folded, "#"+strings.ToLower(name)) || len(name) > 2 && contains(text, name)) {
			ids = append(ids, id)
		}
	}
	return ids
}

// nameOf returns the name of a tool that the page compares.
func (s *surroundings) nameOf(id string) string {
	name := id
	for spelling, of := range s.sides {
		if of == id {
			name = cmp.Or(s.tool(spelling).Name, id)
		}
	}
	return name
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
