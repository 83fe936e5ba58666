package fold

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// TextPage is a page whose texts are folded, prepared once for all of them. Its comparison and
// measurement facts, if given, tell what each text is contrasted with.
type TextPage struct {
	view   *view
	around *surroundings // made when it is asked for
	beside contrasts     // its measurements, likewise
}

type textOnPage struct {
	textFact
	fact record.Fact
}

// ReadTexts prepares a page for Texts.
func ReadTexts(p *Page, cfg Config) *TextPage { return &TextPage{view: newView(p, cfg)} }

// with returns the texts of the page with a key.
func (t *TextPage) with(key string) (all []textOnPage) {
	for i, f := range t.view.Facts {
		if t.view.textKey(i) != key {
			continue
		}
		if x, ok := newText(f); ok {
			all = append(all, textOnPage{x, f})
		}
	}
	return all
}

func (t *TextPage) surroundings() *surroundings {
	if t.around == nil {
		t.around = newSurroundings(t.view)
	}
	return t.around
}

func (t *TextPage) contrasts() contrasts {
	if t.beside == nil {
		t.beside = contrasts{}
		t.beside.add(t.view.Page)
	}
	return t.beside
}

// SetsOf returns the sets of tools that a text of the page is about, each under a name of its
// own.
func (t *TextPage) SetsOf(key string) []string {
	var sets []string
	for _, x := range t.with(key) {
		if ids, _ := t.view.ids(x.tools); x.about(ids) {
			sets = append(sets, setName(ids))
		}
	}
	slices.Sort(sets)
	return slices.Compact(sets)
}

// about reports whether the text makes a passage about some tools.
func (t *textFact) about(ids []string) bool {
	return len(ids) > 0 || t.kind == record.KindOpinion || t.kind == record.KindAnswer
}

func setName(ids []string) string { return strings.Join(ids, "\x00") }

// PassageOf returns the id of the passage of a text about a set that SetsOf
// names.
func PassageOf(key, set string) string {
	kind, _, _ := strings.Cut(key, "-")
	return PassageID(record.Kind(kind), strings.Split(set, "\x00"), key)
}
