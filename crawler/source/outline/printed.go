package outline

import (
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// printsAddresses is a quick look whether a page may write where its links lead behind
// them, as styles for printing do.
func printsAddresses(text string) bool {
	for _, open := range [...]byte{'(', '[', '<'} {
		for at := 0; ; {
			next := strings.IndexByte(text[at:], open)
			if next < 0 {
				break
			}
			at += next + 1
			if words.HasPrefix(text[at:], "http", "www.") || open == '(' && strings.HasPrefix(text[at:], "/") {
				return true
			}
		}
	}
	return false
}

// DropAddresses drops what printed pages show of links behind their texts, if text, which is that
// of all blocks, has any.
func (d *Document) DropAddresses(text string) {
	if !printsAddresses(text) {
		return
	}
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind != Code {
			b.dropAddresses()
		}
	}
}

// dropAddresses takes the addresses in brackets out of a text that stand behind what leads
// there: "Marl vs Slate (https://…)". What the text begins with is a link then.
func (b *Block) dropAddresses() {
	var cuts [][2]int
	for at := 0; at < len(b.Text); {
		open := strings.IndexAny(b.Text[at:], "([<")
		if open < 0 {
			break
		}
		from := at + open
		at = from + 1
		to, address := addressAt(b.Text, from)
		if to == 0 || strings.TrimSpace(b.Text[:from]) == "" {
			continue
		}
		run := b.runBefore(from)
		if !isFullAddress(address) && (run == nil || run.Link != address) {
			continue
		}
		if run == &b.Runs[0] && run.Link == "" && from <= labeltext.MaxTitle && strings.TrimSpace(b.Text[to:max(to, int(run.End))]) == "" {
			anchor := *run.Anchor
			anchor.Link = address
			run.Anchor = &anchor
		}
		for from > 0 && b.Text[from-1] == ' ' {
			from--
		}
		cuts = append(cuts, [2]int{from, to})
		at = to
	}
	if cuts != nil {
		b.cutAll(cuts)
	}
}

// addressAt returns the end of the brackets that begin at a position, and the address that
// is all that stands in them; 0 for others.
func addressAt(s string, from int) (to int, address string) {
	const long = 2000 // bytes
	end := strings.IndexAny(s[from+1:min(len(s), from+long)], " ()[]<>")
	if end < 1 || strings.IndexByte(")]>", s[from+1+end]) < 0 {
		return 0, ""
	}
	return from + end + 2, s[from+1 : from+1+end]
}

// isFullAddress reports a text that is one address and nothing else.
func isFullAddress(s string) bool { return words.HasPrefix(s, "https://", "http://", "www.") }

// runBefore returns the run that holds the last text in front of a position.
func (b *Block) runBefore(at int) *Run {
	i := sort.Search(len(b.Runs), func(i int) bool { return int(b.Runs[i].Start) >= at }) - 1
	if i > 0 && strings.TrimSpace(b.Text[b.Runs[i].Start:at]) == "" {
		i-- // a space in front of the brackets
	}
	if i < 0 {
		return nil
	}
	return &b.Runs[i]
}

// cutAll takes parts, in order, out of the text.
func (b *Block) cutAll(cuts [][2]int) {
	var kept strings.Builder
	from := 0
	for _, c := range cuts {
		kept.WriteString(b.Text[from:c[0]])
		from = c[1]
	}
	kept.WriteString(b.Text[from:])
	b.Text = kept.String()
	next, gone := 0, 0
	moved := func(at int) int { // for positions in order
		for next < len(cuts) && cuts[next][1] <= at {
			gone += cuts[next][1] - cuts[next][0]
			next++
		}
		if next < len(cuts) && cuts[next][0] < at {
			return cuts[next][0] - gone
		}
		return at - gone
	}
	n := 0
	for _, r := range b.Runs {
		r.Start = int32(moved(int(r.Start)))
		if r.End = int32(moved(int(r.End))); r.Start < r.End {
			b.Runs[n] = r
			n++
		}
	}
	b.Runs = b.Runs[:n]
	next, gone = 0, 0
	for i := range b.Images {
		b.Images[i].At = moved(b.Images[i].At)
	}
}
