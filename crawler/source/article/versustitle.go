package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// versusTitle reads "A vs B: which one?" and "A or B".
func (r *reader) versusTitle(title string) {
	sides := titleSides(wideSigns.Replace(title))
	if side := easternVersus(title); side != "" {
		sides = []string{side}
	}
	for _, side := range sides {
		parts := splitVersus(side)
		if len(parts) < 2 {
			continue
		}
		found := make([]string, 0, len(parts))
		usable, guessed := 2, false
		if isVersusHeading(side) {
			usable = 1
		}
		for i, p := range parts {
			used := func(name string) bool {
				return r.body.Exact(name) >= usable || r.isHeaded(name) || usable == 1 && r.isInHeading(name)
			}
			name := r.prefixOf(p, used)
			if i == 0 {
				if name = r.suffixOf(p, used); name == "" {
					name = r.suffixOf(withoutVersionBehind(p), used)
				}
			}
			name = r.notMaker(name, p, used)
			if name == "" && (r.isHeaded(p) || r.opensSentence(names.Clean(p))) {
				name = names.Clean(p)
			}
			if name == "" && !guessed && len(parts) > 2 && r.isLowerSide(p) {
				name, guessed = names.Clean(p), true
			}
			if name == "" && usable == 1 {
				name = r.otherwiseWritten(p)
			}
			if name == "" {
				break
			}
			found = append(found, name)
		}
		if len(found) != len(parts) || setBetween(side) != side && slices.ContainsFunc(found, r.isCountable) {
			continue
		}
		found = append(found, r.furtherNames(parts[len(parts)-1])...)
		for _, name := range r.unversioned(found) {
			t := r.names.Add(name)
			t.Role = record.RoleSubject
			r.compared = appendTool(r.compared, t)
		}
		if len(r.compared) > 1 {
			return
		}
		r.compared = nil
	}
	for _, read := range [...]func(string){r.listTitle, r.movedTitle, r.pairTitle} {
		if read(title); len(r.compared) > 0 {
			return
		}
	}
}

// notMaker returns the name of a side of a title, or the own name of a tool where that is but its
// maker's: "Google Cloud Run", where the text says "Cloud Run", and speaks of Google too.
func (d *document) notMaker(name, side string, used func(string) bool) string {
	maker, short := names.ByMaker(side)
	if maker == "" || name != maker {
		return name
	}
	own := d.prefixOf(short, used)
	if own == "" || vocab.IsCommon(own) || vocab.IsKind(own) || d.body.Exact(own) <= d.body.Exact(maker) {
		return name
	}
	return own
}

// wideSigns gives the signs of East Asian texts the shape that they have in others.
var wideSigns = strings.NewReplacer("：", ": ", "｜", " | ", "？", "? ", "（", " (")

// otherwiseWritten returns the name that a side of a title is in other letters, as it heads a
// column of a table or as the text has it throughout: "react" is React there, and NPM npm.
func (d *document) otherwiseWritten(side string) string {
	side = names.Clean(side)
	if side == "" || vocab.IsCommon(side) || vocab.IsStop(side) {
		return ""
	}
	for head := range d.tableHeads() {
		if head != side && strings.EqualFold(head, side) {
			return head
		}
	}
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			if p.Table != nil && len(p.Table.Header) > 1 && strings.EqualFold(names.Clean(p.Table.Header[0].Text), side) {
				return names.Clean(p.Table.Header[0].Text) // a table without labels
			}
		}
	}
	lower := strings.ToLower(side)
	if lower == side || strings.Contains(side, " ") || !words.Has(d.title, side) || !d.isOddWord(lower) || d.body.Exact(lower) < 2*manyTimes {
		return ""
	}
	return lower
}

// furtherNames returns the names behind the first of the last side of a title that is a
// list, "A vs B, C, D": what the text uses as such.
func (d *document) furtherNames(side string) (list []string) {
	if !strings.Contains(side, ", ") || strings.Contains(side, ": ") {
		return nil
	}
	for _, p := range splitList(strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ").Replace(side))[1:] {
		if name := names.Clean(p); name == p && words.IsCapitalized(name) && !vocab.IsCommon(name) && !vocab.IsStop(name) && d.body.Exact(name) > 1 {
			list = append(list, name)
		}
	}
	return list
}

// isLowerSide reports a word in small letters that is one of several sides of a title, "Zeta vs
// kappa vs Omega", and that the text uses.
func (d *document) isLowerSide(side string) bool {
	name := names.Clean(side)
	return len(name) > 1 && isLowerWord(name) && !vocab.IsStop(name) && !vocab.IsCommon(name) && d.body.Exact(name) > 2
}

// opensSentence reports a word in small letters that a paragraph begins with:
// only names keep theirs there.
func (d *document) opensSentence(name string) bool {
	if len(name) < 2 || !isLowerWord(name) || vocab.IsStop(name) || vocab.IsCommon(name) || d.body.Exact(name) < 3 {
		return false
	}
	for i := range d.parts {
		for k := range d.parts[i].Pieces {
			p := &d.parts[i].Pieces[k]
			if p.Table == nil && !p.Item && strings.HasPrefix(p.Text, name+" ") && len(p.Text) > phrase.MaxLabel {
				return true
			}
		}
	}
	return false
}

// titleSides returns the title, and its parts around colons and dashes.
func titleSides(title string) []string {
	sides := []string{title}
	for _, sep := range [...]string{": ", " – ", " — ", " - ", " | ", "? ", " ("} {
		if strings.Contains(title, sep) {
			sides = append(sides, strings.Split(title, sep)...)
		}
	}
	return sides
}
