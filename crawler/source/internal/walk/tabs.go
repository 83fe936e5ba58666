package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The limits of what is taken for tabs.
const (
	maxTabs     = 24
	maxTabText  = 60
	maxRoleText = 200 // of what says that it is a tab: a question
)

// tabs are the labels of panels of which a page shows one at a time. Each
// panel gets its label as a heading, unless it begins with one that names it.
type tabs struct {
	labels   []tab
	next     int        // whose panel comes next, where no id says so
	within   *html.Node // the panel that they stand in
	from, to int32      // the blocks of the labels
	level    uint8      // of the heading above
	radio    bool       // radio buttons choose among the panels
	strip    *html.Node // what holds them, or the element around it, in front of what comes next
	bound    bool       // the labels are links that lead nowhere: a press on one shows something
	used     bool       // a panel was found: the labels are controls
}

// tabSets are the tabs of a page and their panels.
type tabSets struct {
	tabs     []*tabs              // whose panels may come, by their role
	strips   []*tabs              // all
	panels   map[*html.Node]label // nil: no tabs
	panelIDs map[string]label     // by id of a panel, or "<" and the id of its label
}

// tab is the label of a panel.
type tab struct {
	id, panel string // ids of its own element and of the panel
	text      string
	given     bool // a panel has it for its label
}

// label is what a panel is headed by.
type label struct {
	of   *tabs
	at   int  // in its labels
	weak bool // only if the panel has no heading of its own
}

func (l label) text() string { return l.of.labels[l.at].text }

// openTabs notes the labels in n if they are tabs.
func (w *walker) openTabs(n *html.Node, a *dom.Attributes) *tabs {
	known := a.Role == "tablist" || holdsTabs(n)
	if !known && !mayBeTabs(n) {
		return w.openSet(n)
	}
	t := &tabs{from: int32(len(w.doc.Blocks)), within: w.panel, level: w.headed, radio: followsRadio(n)}
	left := disclosure.MaxTabNodes
	isTab, longest := disclosure.IsControl, maxTabText
	if known {
		isTab, longest = isRoleTab, maxRoleText
	}
	if !t.gather(n, &left, longest, isTab) || len(t.labels) < 2 {
		return nil
	}
	panels, weak := t.panels(n, known)
	w.notePanels(t, panels, weak)
	if !known {
		return t
	}
	w.tabs = append(w.tabs, t)
	for i := range t.labels {
		for _, id := range [...]string{t.labels[i].panel, "<" + t.labels[i].id} {
			if _, taken := w.panelIDs[id]; id != "" && id != "<" && !taken {
				w.panelIDs[id] = label{of: t, at: i}
			}
		}
	}
	return t
}

// holdsTabs reports an element of which the first two say that they are tabs, although it
// does not say that it lists them.
func holdsTabs(n *html.Node) bool {
	first := dom.FirstElement(n)
	if first == nil || len(first.Attr) == 0 || !isRoleTab(first) {
		return false
	}
	next := dom.NextElement(first)
	return next != nil && isRoleTab(next)
}

// closeTabs notes where the labels end.
func (w *walker) closeTabs(t *tabs) {
	if t != nil {
		if t.to == 0 {
			t.to = int32(len(w.doc.Blocks))
		}
		w.strips = append(w.strips, t)
	}
}

// followsRadio reports an element behind radio buttons.
func followsRadio(n *html.Node) bool {
	p := n.PrevSibling
	for p != nil && p.Type != html.ElementNode {
		p = p.PrevSibling
	}
	return p != nil && p.DataAtom == atom.Input && element.Attr(p, "type") == "radio"
}

// mayBeTabs reports an element that begins with what opens panels of tabs.
func mayBeTabs(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.Nav:
	default:
		return false
	}
	c := dom.FirstElement(n)
	if c != nil && c.DataAtom == atom.Li {
		c = dom.FirstElement(c)
	}
	return c != nil && disclosure.IsControl(c)
}

// isRoleTab reports a tab by its role.
func isRoleTab(n *html.Node) bool { return element.Attr(n, "role") == "tab" }

// gather adds the tabs in n; false: n holds panels too, or other text.
func (t *tabs) gather(n *html.Node, left *int, longest int, isTab func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *left--; *left < 0 || len(t.labels) > maxTabs {
			return false
		}
		if c.Type == html.TextNode && !element.Blank(c.Data) {
			return false
		}
		if c.Type != html.ElementNode {
			continue
		}
		if !isTab(c) {
			if element.Attr(c, "role") == "tabpanel" || !t.gather(c, left, longest, isTab) {
				return false
			}
			continue
		}
		text := tabText(c, longest)
		if text == "" || len(text) > longest {
			return false
		}
		panel := element.Attr(c, "aria-controls")
		for _, l := range [...]*html.Node{c, dom.FirstElement(c)} {
			if panel == "" && l != nil {
				panel = strings.TrimPrefix(element.Attr(l, "href"), "#")
			}
		}
		t.bound = (t.bound || len(t.labels) == 0) && disclosure.LeadsNowhere(c)
		t.labels = append(t.labels, tab{id: element.Attr(c, "id"), panel: panel, text: text})
	}
	return true
}

// tabText returns what a tab says, without the first letters of that in the place of a
// picture.
func tabText(n *html.Node, longest int) string {
	text := dom.Label(n, longest)
	first := dom.FirstElement(n)
	if first == nil || !dom.IsARIAHidden(first) {
		return text
	}
	letters := dom.Clean(dom.OnlyText(first))
	if rest, ok := strings.CutPrefix(text, letters); ok && letters != "" && len(letters) < 3 {
		if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, letters[:1]) {
			return rest
		}
	}
	return text
}

// labelOf returns the label of n if n is a panel of tabs: what the ids say goes before
// the place.
func (w *walker) labelOf(n *html.Node, a *dom.Attributes) (label, bool) {
	for _, id := range [...]string{a.ID, "<" + a.LabelledBy} {
		if l, ok := w.panelIDs[id]; ok && (!l.of.labels[l.at].given || w.panel != nil && w.panels[w.panel] == l) {
			l.of.next = l.at + 1
			return l, true
		}
	}
	if l, ok := w.panels[n]; ok {
		return l, true
	}
	if len(w.tabs) == 0 || a.Role != "tabpanel" {
		return label{}, false
	}
	t := w.tabs[len(w.tabs)-1]
	if t.within != w.panel || t.next >= len(t.labels) || a.ID != "" && t.labels[t.next].panel != "" {
		return label{}, false
	}
	t.next++
	return label{of: t, at: t.next - 1}, true
}

// openPanel writes the heading of a panel, and returns its block; -1: none.
func (w *walker) openPanel(n *html.Node, a *dom.Attributes) int32 {
	if w.panels == nil {
		return -1
	}
	l, ok := w.labelOf(n, a)
	if !ok {
		return -1
	}
	if w.panel != nil && w.panels[w.panel] == l {
		return -1 // what it wraps
	}
	w.panel, w.panels[n], l.of.labels[l.at].given = n, l, true
	heading, text := ownHeading(n), l.text()
	if l.weak && heading != "" {
		return -1
	}
	if l.of.used = true; l.of.to == 0 {
		l.of.to = int32(len(w.doc.Blocks)) // it stands behind them in one element
	}
	if dom.TextSize(n, 1) == 0 || heading != "" && strings.Contains(strings.ToLower(heading), strings.ToLower(text)) {
		return -1
	}
	saved := w.state
	w.kind, w.level = outline.Heading, max(2, min(l.of.level+1, 6))
	w.addText(text)
	w.flush()
	w.state = saved
	return int32(len(w.doc.Blocks)) - 1
}

// closePanel puts the heading of the panel n above those in it, and forgets
// the tabs in it; open is how many there were before.
func (w *walker) closePanel(n *html.Node, heading int32, open int) {
	if w.panel == n {
		w.tabs = w.tabs[:open]
	}
	if heading < 0 {
		return
	}
	b := &w.doc.Blocks[heading]
	for i := heading + 1; i < int32(len(w.doc.Blocks)); i++ {
		if c := &w.doc.Blocks[i]; c.Kind == outline.Heading {
			b.Level = max(1, min(b.Level, c.Level-1))
		}
	}
}

// ownHeading returns the heading that n begins with, if it does.
func ownHeading(n *html.Node) string {
	for left := 64; n != nil && left > 0; left-- {
		if element.HeadingLevel(n.DataAtom) > 0 || element.Attr(n, "role") == "heading" {
			return dom.Label(n, labeltext.MaxTitle)
		}
		c := n.FirstChild
		for c != nil && (c.Type != html.ElementNode || dom.TextSize(c, 1) == 0) {
			if c.Type == html.TextNode && !element.Blank(c.Data) {
				return ""
			}
			c = c.NextSibling
		}
		n = c
	}
	return ""
}

// dropTabs drops the labels that head panels: keep says which blocks stay, nil
// for all.
func (w *walker) dropTabs(keep []bool) []bool {
	for _, t := range w.strips {
		if !t.used || t.from == t.to {
			continue
		}
		keep = w.doc.KeepAll(keep)
		for i := t.from; i < t.to; i++ {
			keep[i] = false
		}
	}
	return keep
}

func (w *walker) isPanel(n *html.Node) bool {
	_, is := w.panels[n]
	return is
}
