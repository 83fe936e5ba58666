package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump writes o for people to read: one block a line, indented by headings,
// then the tables, declared or not, and what the page states for machines.
func (o *Outline) Dump(w io.Writer) error {
	out := bufio.NewWriter(w)
	o.dumpData(out)
	for i := range o.Blocks() {
		dumpBlock(out, &o.doc.Blocks[o.from+i])
	}
	for i, t := range append(o.Tables(), o.Grids()...) {
		dumpTable(out, i+1, t)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("dump outline: %w", err)
	}
	return nil
}

func (o *Outline) dumpData(out *bufio.Writer) {
	d := o.Data()
	for _, line := range [...][2]string{
		{"title", d.Title}, {"language", d.Language}, {"canonical", d.Canonical}, {"description", d.Description},
		{"author", d.Author}, {"published", d.Published}, {"modified", d.Modified},
	} {
		if line[1] != "" {
			fmt.Fprintf(out, "@%s %s\n", line[0], line[1])
		}
	}
	for _, l := range o.Breadcrumb() {
		fmt.Fprintf(out, "@breadcrumb %s\n", l.Text)
	}
	for _, obj := range d.LD {
		fmt.Fprintf(out, "@ld %s %s\n", obj.Type(), obj.Text("name"))
	}
}

func dumpBlock(out *bufio.Writer, b *Block) {
	fmt.Fprintf(out, "%4d %s%s", b.Index, strings.Repeat("  ", len(b.Path)), b.Kind)
	switch {
	case b.Kind == Heading && b.Weak:
		out.WriteString(" weak")
	case b.Kind == Heading:
		fmt.Fprintf(out, " %d", b.Level)
	case b.Kind == Item && b.Ordered:
		fmt.Fprintf(out, " %d ordered", b.Level)
	case b.Kind == Item:
		fmt.Fprintf(out, " %d", b.Level)
	}
	if b.Cell.Table > 0 {
		fmt.Fprintf(out, " t%d r%d c%d", b.Cell.Table, b.Cell.Row, b.Cell.Col)
	}
	if b.Region != Body {
		fmt.Fprintf(out, " (%s)", b.Region)
	}
	for _, flag := range [...]struct {
		on   bool
		name string
	}{{b.Strong && b.Kind != Heading, "strong"}, {b.Soft, "soft"}, {b.Hidden, "hidden"}} {
		if flag.on {
			out.WriteString(" " + flag.name)
		}
	}
	for i, f := range appendFields(nil, b) {
		if i > 0 {
			out.WriteString(" ¦")
		}
		dumpField(out, &f)
	}
	out.WriteByte('\n')
}

func dumpField(out *bufio.Writer, f *Field) {
	if f.Text != "" {
		fmt.Fprintf(out, " %q", f.Text)
	} else {
		fmt.Fprintf(out, " [%q]", f.Alt)
	}
	if f.Title != "" && f.Title != f.Text {
		fmt.Fprintf(out, " title=%q", f.Title)
	}
	if f.Time != "" {
		fmt.Fprintf(out, " time=%s", f.Time)
	}
	if f.Link != "" {
		fmt.Fprintf(out, " → %s", f.Link)
	}
}

func dumpTable(out *bufio.Writer, n int, t *Table) {
	fmt.Fprintf(out, "table %d, %s, block %d, %d columns, under %s\n", n, t.Origin, t.Block, t.Width(), strings.Join(t.Path, " › "))
	if t.Caption != "" {
		fmt.Fprintf(out, "  caption %q\n", t.Caption)
	}
	if t.Header != nil {
		dumpRow(out, "=", t.Header)
	}
	for _, r := range t.Rows {
		dumpRow(out, "|", r)
	}
}

func dumpRow(out *bufio.Writer, mark string, row []Cell) {
	out.WriteString("  " + mark)
	for i := range row {
		fmt.Fprintf(out, " %q", row[i].Text)
	}
	out.WriteByte('\n')
}
