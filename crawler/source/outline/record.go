package outline

import "strings"

// Record is one of several siblings of the same shape: a card, a row, an
// entry of a list, a box of statistics.
type Record struct {
	*Outline // what the record holds; what repeats in it are records too
	Fields   []Field
}

// Field is one piece of a record: a text that stands by itself, or an image.
type Field struct {
	Text   string // empty for an image
	Alt    string // of an image; never also part of Text
	Link   string
	Title  string // see Run.Title
	Time   string // see Run.Time
	Kind   Kind
	Level  uint8 // of a heading
	Strong bool
	Soft   bool // see Block.Soft
	Block  int  // Block.Index
}

// Fields returns the texts and images of o one by one: each block, and within a block each
// inline item that is set apart.
func (o *Outline) Fields() []Field { return o.fields() }

func (o *Outline) fields() []Field {
	fields := make([]Field, 0, o.to-o.from)
	for i := o.from; i < o.to; i++ {
		fields = appendFields(fields, &o.doc.Blocks[i])
	}
	return fields
}

func appendFields(fields []Field, b *Block) []Field {
	images := b.Images
	for start := 0; start < len(b.Runs); {
		end := start + 1
		for end < len(b.Runs) && !b.Runs[end].Apart {
			end++
		}
		for len(images) > 0 && images[0].At <= int(b.Runs[start].Start) {
			fields = append(fields, imageField(b, &images[0]))
			images = images[1:]
		}
		fields = append(fields, textField(b, b.Runs[start:end]))
		start = end
	}
	for i := range images {
		fields = append(fields, imageField(b, &images[i]))
	}
	return fields
}

func imageField(b *Block, m *Image) Field {
	return Field{Alt: m.Alt, Link: m.Link, Kind: Picture, Block: b.Index}
}

func textField(b *Block, runs []Run) Field {
	f := Field{
		Text: strings.TrimSpace(b.Text[runs[0].Start:runs[len(runs)-1].End]), Kind: b.Kind, Level: b.Level,
		Strong: AllStrong(runs), Soft: b.Soft, Block: b.Index,
	}
	for i := range runs {
		fill(&f.Link, runs[i].Link)
		fill(&f.Title, runs[i].Title)
		fill(&f.Time, runs[i].Time)
	}
	return f
}

// Record returns all of o as one record.
func (o *Outline) Record() Record { return Record{o, o.fields()} }

// Repetitions returns every repetition in o, outermost first: siblings of
// similar structure, in reading order. Names of classes play no part.
// Siblings may have their fields in different orders and lack some of them.
func (o *Outline) Repetitions() [][]Record {
	var list [][]Record
	for at := range o.doc.Groups {
		g := &o.doc.Groups[at]
		if !o.holds(g) || g.From == g.To || o.doc.Blocks[g.From].Region.Chrome() && !o.blocksAreChrome() {
			continue
		}
		list = o.repetitionsOf(list, int32(at))
	}
	return list
}

func (o *Outline) blocksAreChrome() bool {
	return !o.Empty() && o.doc.Blocks[o.from].Region.Chrome()
}

// holds reports whether children of g may lie in o.
func (o *Outline) holds(g *Group) bool { return int(g.From) < o.to && int(g.To) > o.from }

// within reports whether all of g lies in o.
func (o *Outline) within(g *Group) bool { return int(g.From) >= o.from && int(g.To) <= o.to }

// cluster collects siblings of one shape.
type cluster struct {
	tag     Tag
	shape   shape
	members []int32
	fields  int
}

// maxClusters bounds the shapes that siblings are sorted into.
const maxClusters = 16

func (o *Outline) repetitionsOf(list [][]Record, at int32) [][]Record {
	groups := o.doc.Groups
	var clusters []cluster
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		if groups[c].From == groups[c].To || !o.within(&groups[c]) {
			continue
		}
		s := o.doc.shape(groups[c].From, groups[c].To)
		found := false
		for i := range clusters {
			if clusters[i].tag == groups[c].Tag && clusters[i].shape.like(&s, groups[c].Tag) {
				clusters[i].members = append(clusters[i].members, c)
				clusters[i].fields += s.total
				found = true
				break
			}
		}
		if !found && len(clusters) < maxClusters {
			clusters = append(clusters, cluster{groups[c].Tag, s, []int32{c}, s.total})
		}
	}
	for _, c := range clusters {
		if len(c.members) < 2 || c.fields < 2*len(c.members) && !IsItem(c.tag) {
			continue
		}
		records := make([]Record, len(c.members))
		for i, m := range c.members {
			part := o.slice(int(groups[m].From), int(groups[m].To))
			records[i] = Record{part, part.fields()}
		}
		list = append(list, records)
	}
	return list
}

// Records returns the repetition that holds most of o, nil if nothing in o
// repeats. Where no elements enclose the siblings, headings of the same
// level begin them.
func (o *Outline) Records() []Record {
	var best []Record
	most := 0
	for _, list := range o.Repetitions() {
		covered := 0
		for _, r := range list {
			covered += r.to - r.from
		}
		if covered > most {
			best, most = list, covered
		}
	}
	if best != nil {
		return best
	}
	for _, s := range o.Children() {
		if s.Heading == nil {
			continue
		}
		part := o.slice(s.Heading.Index, s.Body.to)
		best = append(best, Record{part, part.fields()})
	}
	if len(best) < 2 {
		return nil
	}
	return best
}

// maxBox bounds the blocks of a box that Boxes looks at.
const maxBox = 400

// Boxes returns the smallest elements of o that ok accepts, in reading
// order, as records: none holds another. With a test like "has exactly one
// date" it finds cards that stand alone or repeat, whatever lies around them.
func (o *Outline) Boxes(ok func(*Outline) bool) []Record {
	groups := o.doc.Groups
	taken := make([]bool, len(groups)) // holds an accepted box
	var found []int32
	for at := len(groups) - 1; at >= 0; at-- {
		g := &groups[at]
		if g.From == g.To || !o.within(g) {
			continue
		}
		if !taken[at] && (g.To-g.From > maxBox || !ok(o.slice(int(g.From), int(g.To)))) {
			continue
		}
		if !taken[at] {
			found = append(found, int32(at))
		}
		if g.Parent >= 0 {
			taken[g.Parent] = true
		}
	}
	records := make([]Record, 0, len(found))
	for i := len(found) - 1; i >= 0; i-- {
		g := &groups[found[i]]
		part := o.slice(int(g.From), int(g.To))
		records = append(records, Record{part, part.fields()})
	}
	return records
}

// Grow returns the largest element of o that holds r and that ok accepts, as
// long as every element between is accepted too; r itself if there is none.
func (o *Outline) Grow(r Record, ok func(*Outline) bool) Record {
	best := r.Outline
	for at := o.doc.smallest(r.from, r.to); at >= 0; at = o.doc.Groups[at].Parent {
		g := &o.doc.Groups[at]
		if !o.within(g) {
			break
		}
		if int(g.From) == best.from && int(g.To) == best.to {
			continue
		}
		part := o.slice(int(g.From), int(g.To))
		if !ok(part) {
			break
		}
		best = part
	}
	return best.Record()
}

// smallest returns the innermost group that holds the range, -1 if none.
func (d *Document) smallest(from, to int) int32 {
	if from >= to || from >= len(d.Blocks) {
		return -1
	}
	at := d.Marks[from].Group
	for at >= 0 && (int(d.Groups[at].To) < to || int(d.Groups[at].From) > from) {
		at = d.Groups[at].Parent
	}
	return at
}

// shape counts what a group is made of, by kind.
type shape struct {
	counts [12]int
	total  int
}

func (d *Document) shape(from, to int32) shape {
	var s shape
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
		if b.Kind == Button {
			continue
		}
		if b.Text != "" {
			n := 1
			for j := range b.Runs {
				if b.Runs[j].Apart {
					n++
				}
			}
			s.counts[b.Kind] += n
			s.total += n
		}
		s.counts[Picture] += len(b.Images)
		s.total += len(b.Images)
		if b.Link() != "" {
			s.counts[11]++
		}
	}
	return s
}

// like reports whether two groups of tag t have at least half of what they
// are made of in common; entries of a list and rows need less.
func (s *shape) like(other *shape, t Tag) bool {
	common, all := 0, 0
	for i := range s.counts {
		common += min(s.counts[i], other.counts[i])
		all += s.counts[i] + other.counts[i]
	}
	if IsItem(t) {
		return true
	}
	return 4*common >= all
}

func fill(dst *string, s string) {
	if *dst == "" {
		*dst = s
	}
}
