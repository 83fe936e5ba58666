package outline

import "slices"

// head is a heading and how far it reaches.
type head struct {
	block, end int32
	level      uint8
}

// maxPath bounds the length of a path.
const maxPath = 12

// rank gives each block its path, and each heading its reach.
func (d *Document) rank() {
	d.heads = d.heads[:0]
	var open []int // indexes into heads, outermost first
	var path, room []string
	fresh := true
	for i := range d.Blocks {
		b := &d.Blocks[i]
		at := int32(i)
		n := len(open)
		for n > 0 && d.over(open[n-1], b, at) {
			n--
			d.heads[open[n]].end = at
		}
		if b.Kind == Heading {
			base := d.Scopes[d.Marks[i].Scope].Sealed
			for n > 0 && d.ends(open[n-1], b, base) {
				n--
				d.heads[open[n]].end = at
			}
		}
		if n < len(open) {
			open, fresh = open[:n], true
		}
		if fresh {
			room, path = d.path(room, open)
			fresh = false
		}
		b.Path = path
		if b.Kind == Heading {
			open = append(open, len(d.heads))
			d.heads = append(d.heads, head{block: at, end: int32(len(d.Blocks)), level: b.Level})
			fresh = true
		}
	}
}

// over reports whether the reach of a heading ended before block b at
// position at: its scope closed, or the box that it stood in.
func (d *Document) over(h int, b *Block, at int32) bool {
	from := d.heads[h].block
	return d.Scopes[d.Marks[from].Scope].To <= at || d.Blocks[from].Region.Chrome() && !b.Region.Chrome()
}

// ends reports whether the heading b, in a scope whose headings cannot end
// those before base, ends the heading h.
func (d *Document) ends(h int, b *Block, base int32) bool {
	was := &d.heads[h]
	if was.level < b.Level || was.block < base {
		return false
	}
	return !b.Region.Chrome() || d.Blocks[was.block].Region.Chrome()
}

// path returns the texts of the headings that are open, outermost first,
// and appends them to room.
func (d *Document) path(room []string, open []int) (after, path []string) {
	if len(open) == 0 {
		return room, nil
	}
	open = open[:min(len(open), maxPath)]
	if len(open) > cap(room)-len(room) {
		room = make([]string, 0, pathRoom)
	}
	from := len(room)
	for _, h := range open {
		room = append(room, d.Blocks[d.heads[h].block].Text)
	}
	return room, room[from:len(room):len(room)]
}

// pathRoom is how many texts of paths are made room for at once.
const pathRoom = 4 * maxPath

// reach returns the position after the last block under the heading at a
// position.
func (d *Document) reach(heading int) int {
	i, ok := slices.BinarySearchFunc(d.heads, int32(heading), func(h head, at int32) int { return int(h.block - at) })
	if !ok {
		return heading + 1
	}
	return int(d.heads[i].end)
}
