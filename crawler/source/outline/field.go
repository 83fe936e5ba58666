package outline

import (
	"cmp"
	"strings"
)

// Field is a text that stands by itself, or an image.
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
func (o *Outline) Fields() []Field {
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
		f.Link = cmp.Or(f.Link, runs[i].Link)
		f.Title = cmp.Or(f.Title, runs[i].Title)
		f.Time = cmp.Or(f.Time, runs[i].Time)
	}
	return f
}
