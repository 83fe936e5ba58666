package stackshare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// mostBeside bounds the texts beside each name in a row of names.
const mostBeside = 3

// dropBesideNames leaves out what stands beside or below the name of each tool in the row of
// names that opens the detailed comparison, in front of the descriptions: a button, a
// category, an arrow.
func (r *reader) dropBesideNames() {
	if len(r.names) < 2 {
		return
	}
	var dropped map[int]bool
	for i := range r.tokens {
		if r.tokens[i].kind != outline.Heading || r.tokens[i].picture {
			continue
		}
		if l, ok := r.label(&r.tokens[i]); !ok || l.topic != detailed {
			continue
		}
		r.bareNames(i + 1)
		for _, at := range r.besideNames(i + 1) {
			if dropped == nil {
				dropped = map[int]bool{}
			}
			dropped[at] = true
		}
	}
	if dropped != nil {
		r.dropTokens(func(i int) bool { return dropped[i] })
	}
}

// besideNames returns the tokens beside the names of all tools in the row that begins at
// token i: as many beside each, which are the same or short, and behind them a sentence.
func (r *reader) besideNames(i int) (beside []int) {
	n := len(r.names)
	gap := 1
	for gap <= mostBeside+1 && i+gap < len(r.tokens) && r.tokens[i+gap].tool < 0 {
		gap++
	}
	end := i + gap*n
	if gap < 2 || gap > mostBeside+1 || end >= len(r.tokens) || !r.tokens[end].sentence {
		return nil
	}
	seen := make([]bool, n)
	for at := i; at < end; at += gap {
		tool := r.tokens[at].tool
		if tool < 0 || seen[tool] {
			return nil
		}
		seen[tool] = true
		for k := 1; k < gap; k++ {
			if !r.isBeside(at+k, i+k) {
				return nil
			}
			beside = append(beside, at+k)
		}
	}
	return beside
}

// isBeside reports a text that may stand beside a name without saying anything of what that
// names, as the text at first does beside the first name.
func (d *document) isBeside(i, first int) bool {
	t, other := &d.tokens[i], &d.tokens[first]
	const few = 3 // words
	switch {
	case t.picture, t.sentence, t.absent, t.figure, t.isLabel(), t.tool >= 0, t.day != "", t.kind != other.kind, len(t.text) > maxRefrain:
		return false
	}
	return t.key == other.key || strings.Count(t.text, " ") < few
}

// bareNames takes off the names of all tools in a row that begins at token i what is written
// behind or in front of each of them alike: "Zeta Framework", "#1 Zeta".
func (r *reader) bareNames(i int) {
	n := len(r.names)
	if i+n >= len(r.tokens) || !r.tokens[i+n].sentence {
		return
	}
	row, tools := r.tokens[i:i+n], make([]int, 0, n)
	front, behind := "", ""
	for k := range row {
		t := &row[k]
		if t.tool >= 0 || t.sentence || t.isLabel() || t.picture || len(t.text) > maxNameBytes {
			return
		}
		tool, before, after := r.nameWithin(t.text)
		if tool < 0 || slices.Contains(tools, tool) || k > 0 && (before != front || after != behind) {
			return
		}
		front, behind, tools = before, after, append(tools, tool)
	}
	for k, tool := range tools {
		row[k].text, row[k].key, row[k].tool = r.names[tool], r.keys[tool], tool
	}
}

// nameWithin returns the longest name of a tool at the beginning or the end of a text, and
// what stands around it, with digits alike; -1 if none does.
func (r *reader) nameWithin(text string) (tool int, before, after string) {
	tool = -1
	for k, name := range r.names {
		if tool >= 0 && len(name) <= len(r.names[tool]) || len(text) <= len(name) {
			continue
		}
		if rest, ok := strings.CutPrefix(text, name); ok && (rest[0] == ' ' || rest[0] >= utf8.RuneSelf || rest[0]-'A' < 26) {
			tool, before, after = k, "", rest
		} else if rest, ok := strings.CutSuffix(text, name); ok && rest[len(rest)-1] == ' ' {
			tool, before, after = k, strings.Map(alikeDigits, rest), ""
		}
	}
	return tool, before, after
}

func alikeDigits(c rune) rune {
	if c >= '0' && c <= '9' {
		return '0'
	}
	return c
}
