package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isSmallName reports a word that the page writes in small letters within sentences and uses as
// a name nevertheless: without an article, and with what it owns, or asking what it is.
func (d *document) isSmallName(name string) bool {
	lower := words.LowerASCII(name)
	if strings.Contains(name, " ") || !d.isOddWord(lower) {
		return false
	}
	const few = 2
	owned := d.timesOwning(lower)
	if name != lower {
		owned += d.timesOwning(name)
	}
	return owned >= few || slices.ContainsFunc(d.parts, func(s section.Section) bool { return strings.EqualFold(s.Title.What, name) })
}

// timesOwning counts where the text says that something is a name's.
func (d *document) timesOwning(name string) int {
	return d.body.Exact(name+"'s") + d.body.Exact(name+"’s")
}

// spellSmall looks for a tool in small letters too, if the page uses that as its name.
func (r *reader) spellSmall(t *names.Tool) {
	if lower := words.LowerASCII(t.Name); lower != t.Name && r.isSmallName(t.Name) {
		r.names.AddSpelling(t, lower)
	}
}

// isCountable reports a word of which the text says that there are several: "triggers".
func (d *document) isCountable(name string) bool {
	return d.body.Exact(name+"s")+d.body.Ordinary(name+"s") > 1
}

// spellShort looks for the tool of a section under the last word of its name too, if the section begins with that
// as its subject: "Artemis is", below "Apache ActiveMQ Artemis".
func (r *reader) spellShort(s *section.Section) {
	const least = 4 // bytes
	i := strings.LastIndexByte(s.Tool.Name, ' ')
	short := s.Tool.Name[i+1:]
	if i < 0 || len(short) < least || !words.IsCapitalized(short) || r.names.Get(short) != nil || vocab.IsKind(short) || vocab.IsCommon(short) ||
		vocab.IsColumn(short) || sentence.IsMatter(words.LowerASCII(short)) || r.body.Ordinary(short) > 0 {
		return
	}
	for k := range s.Pieces {
		p := &s.Pieces[k]
		if p.Table != nil || p.Text == "" {
			continue
		}
		rest, ok := strings.CutPrefix(p.Text, short+" ")
		if verb := words.Head(rest); ok && verb != "" && verb == words.LowerASCII(verb) && words.Bare(verb) == verb {
			r.names.AddSpelling(s.Tool, short)
		}
		return
	}
}
