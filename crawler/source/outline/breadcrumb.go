package outline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/metadata"
)

// Breadcrumb returns the page's place in its site from the outermost category, without the page
// itself: from JSON-LD, else from a row of links that ends at the page's first heading. It is
// nil if there is neither.
func (o *Outline) Breadcrumb() []Link {
	title := o.title()
	for _, list := range o.doc.Data.Objects("BreadcrumbList") {
		if trail := trailOf(list); len(trail) > 0 {
			return withoutSelf(trail, title)
		}
	}
	return withoutSelf(o.trail(title), title)
}

// title is the first heading of the highest level; a lower one only if the
// page's own title begins with it.
func (o *Outline) title() string {
	for i := range o.doc.Blocks {
		b := &o.doc.Blocks[i]
		if b.Kind != Heading || b.Region.Chrome() {
			continue
		}
		if b.Level == 1 || len(b.Text) > 2 && strings.HasPrefix(o.doc.Data.Title, b.Text) {
			return b.Text
		}
	}
	return ""
}

func trailOf(list metadata.Object) []Link {
	type step struct {
		at int
		l  Link
	}
	var steps []step
	for i, e := range list.List("itemListElement") {
		at, err := strconv.Atoi(e.Text("position"))
		if err != nil {
			at = i + 1
		}
		l := Link{URL: e.Text("item", "@id"), Text: e.Text("name")}
		if l.URL == "" {
			l.URL = e.Text("item")
		}
		if l.Text == "" {
			l.Text = e.Text("item", "name")
		}
		steps = append(steps, step{at, l})
	}
	slices.SortStableFunc(steps, func(a, b step) int { return cmp.Compare(a.at, b.at) })
	trail := make([]Link, len(steps))
	for i, s := range steps {
		trail[i] = s.l
	}
	return trail
}

// trail looks for a breadcrumb among the groups of the page.
func (o *Outline) trail(title string) []Link {
	if title == "" {
		return nil
	}
	ends := o.endingWith(title)
	for i := range o.doc.Groups {
		g := &o.doc.Groups[i]
		next, _ := slices.BinarySearch(ends, g.From)
		if g.To-g.From > 12 || next == len(ends) || ends[next] >= g.To || hasHeading(o.doc.Blocks[g.From:g.To]) ||
			branches(o.doc.Blocks[g.From:g.To]) {
			continue
		}
		trail := o.steps(int(g.From), int(g.To))
		if isTrail(trail, title) {
			return trail
		}
	}
	return nil
}

// branches reports a list that is a menu and no trail: one beside the page, or with
// neighbours below an item.
func branches(blocks []Block) bool {
	depth := uint8(1)
	for i := range blocks {
		b := &blocks[i]
		if b.Region == Sidebar || b.Kind == Item && b.Level > 1 && b.Level <= depth {
			return true
		}
		if b.Kind == Item {
			depth = b.Level
		}
	}
	return false
}

// steps returns the texts of a range that could be those of a breadcrumb.
func (o *Outline) steps(from, to int) []Link {
	b := &o.doc.Blocks[from]
	if links := b.Links(); to-from == 1 && len(b.Runs) > 0 && len(links) > 0 { // Home / Guides / This page
		last := b.Runs[len(b.Runs)-1]
		if text := trimStep(b.Text[last.Start:last.End]); last.Link == "" && text != "" {
			links = append(links, Link{Text: text})
		}
		if len(links) > 1 {
			return links
		}
	}
	if to-from == 1 && b.Link() == "" {
		if trail := writtenSteps(b.Text); trail != nil {
			return trail
		}
	}
	var trail []Link
	for _, f := range o.slice(from, to).Fields() {
		if text := trimStep(f.Text); text != "" {
			trail = append(trail, Link{URL: f.Link, Text: text})
		}
	}
	return trail
}

// writtenSteps reads steps that only signs between them part.
func writtenSteps(line string) []Link {
	for _, sign := range [...]string{" / ", " › ", " » ", " > ", " → "} {
		parts := strings.Split(line, sign)
		if len(parts) < 3 {
			continue
		}
		trail := make([]Link, len(parts))
		for i, p := range parts {
			if trail[i].Text = trimStep(p); trail[i].Text == "" {
				return nil
			}
		}
		return trail
	}
	return nil
}

// endingWith returns the blocks with which a breadcrumb to title may end, in
// order.
func (o *Outline) endingWith(title string) []int32 {
	var list []int32
	for i := range o.doc.Blocks {
		if b := &o.doc.Blocks[i]; (b.Kind != Heading || b.Weak) && endsWithFold(b.Text, title) {
			list = append(list, int32(i))
		}
	}
	return list
}

// endsWithFold reports whether the last step in text may be title.
func endsWithFold(text, title string) bool {
	if len(text) < len(title) {
		return false
	}
	text = strings.TrimRight(text, stepSigns)
	return len(text) >= len(title) && strings.EqualFold(text[len(text)-len(title):], title)
}

// stepSigns stand between the steps of a breadcrumb.
const stepSigns = " /\\›»>→·|"

func trimStep(s string) string { return strings.Trim(s, stepSigns) }

func hasHeading(blocks []Block) bool {
	for i := range blocks {
		if blocks[i].Kind == Heading && !blocks[i].Weak {
			return true
		}
	}
	return false
}

// isTrail reports short steps of which all but the last are links, the last
// being the page.
func isTrail(trail []Link, title string) bool {
	if len(trail) < 2 || len(trail) > 12 || title == "" || !strings.EqualFold(trail[len(trail)-1].Text, title) {
		return false
	}
	linked := 0
	for _, l := range trail[:len(trail)-1] {
		if len(l.Text) > 60 {
			return false
		}
		if l.URL != "" {
			linked++
		}
	}
	return linked > 0 || len(trail) > 2
}

func withoutSelf(trail []Link, title string) []Link {
	if n := len(trail); n > 0 && title != "" && strings.EqualFold(trail[n-1].Text, title) {
		return trail[:n-1]
	}
	return trail
}
