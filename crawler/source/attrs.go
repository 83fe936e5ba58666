package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/markup"
)

// attrs are the attributes of an element that the reader looks at.
type attrs struct {
	id, role, href, title, label, datetime, style, controls, labelledBy, itemprop, content string
	as                                                                                     string // see markup.Renamed
	hidden, ariaHidden, expandable, shadow, paid, author                                   bool
	scripted                                                                               bool // a script shows it, or may
	cloaked                                                                                bool // until a script has begun
	animated                                                                               bool // when it comes into view
	bound                                                                                  bool // a control shows it
	advert                                                                                 bool // a place that a seller of adverts fills
	always                                                                                 bool // a template that stands for what it holds
	resumes                                                                                bool // see markup.GoingOn
	level, colspan, rowspan                                                                int
}

// attrStack holds the attributes of the elements that are open, in memory that is used
// again.
type attrStack struct {
	attrs   []*attrs // as far as elements have any
	nested  int      // how many of these are in use
	anchors []Anchor // of which the next ones are made
}

// noAttrs are the attributes of an element that has none of interest.
var noAttrs attrs

// attrsOf returns the attributes of n, which hold until the walker leaves it.
func (w *walker) attrsOf(n *html.Node) *attrs {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "src", "alt", "rel", "type":
		default:
			if w.nested == len(w.attrs) {
				w.attrs = append(w.attrs, &attrs{})
			}
			a := w.attrs[w.nested]
			w.nested++
			*a = attrs{}
			a.read(n)
			return a
		}
	}
	return &noAttrs
}

func (a *attrs) read(n *html.Node) {
	shown := false // by a condition
	for i := range n.Attr {
		v := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "rel":
			a.paid = strings.Contains(v, "sponsored")
			a.author = a.author || n.DataAtom == atom.A && strings.EqualFold(strings.TrimSpace(v), "author")
		case "id":
			a.id = v
		case "role":
			a.role = firstWord(v)
		case "href":
			a.href = strings.TrimSpace(v)
		case "title":
			a.title = v
		case "aria-label":
			a.label = v
		case "datetime":
			a.datetime = v
		case "style":
			a.style = v
		case "aria-controls":
			a.controls = v
		case "aria-labelledby":
			a.labelledBy = v
		case "itemprop":
			a.itemprop = v
			a.author = a.author || v == "author"
		case "content":
			a.content = v
		case markup.Renamed:
			a.as = v
		case "popover":
			a.hidden = true
		case markup.GoingOn:
			a.resumes = true
		case "hidden":
			a.hidden = !strings.EqualFold(v, "until-found")
		case "aria-hidden":
			a.ariaHidden = strings.EqualFold(strings.TrimSpace(v), "true")
		case "aria-expanded":
			a.expandable = true
		case "data-toggle", "data-bs-toggle":
			a.expandable = a.expandable || v == "collapse"
		case "shadowrootmode":
			a.shadow = true
		case "aria-level":
			a.level = element.SmallInt(v)
		case "colspan", "aria-colspan":
			a.colspan = element.SmallInt(v)
		case "rowspan", "aria-rowspan":
			a.rowspan = element.SmallInt(v)
		default:
			shown = a.script(n.Attr[i].Key) || shown
		}
	}
	a.cloaked = a.cloaked && !shown
}

// script notes an attribute by which a script shows and hides an element; shown reports that
// the attribute itself says when.
func (a *attrs) script(key string) (shown bool) {
	switch key {
	case "x-show", "v-show", "ng-show":
		a.scripted, shown = true, true
	case "x-cloak", "v-cloak", "ng-cloak":
		a.scripted, a.cloaked = true, true
	case "[hidden]", "data-amp-bind-hidden":
		a.bound = true
	case "x-if":
		a.always = true
	case "data-ad-slot", "data-ad-client", "data-ad-unit":
		a.advert = true
	default:
		if markup.IsAnimation(key) {
			a.scripted, a.animated = true, true
		}
	}
	return shown
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \t\n"); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

// signatureOf describes an element by its name and its attributes but for its id and
// class.
func signatureOf(n *html.Node) string {
	var b strings.Builder
	b.WriteString(n.Data)
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key != "id" && a.Key != "class" {
			b.WriteString(" " + a.Key + "=" + a.Val)
		}
	}
	return b.String()
}
