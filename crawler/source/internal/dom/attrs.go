package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/markup"
)

// Read reads the attributes of n.
func (a *Attributes) Read(n *html.Node) {
	shown := false // by a condition
	for i := range n.Attr {
		v := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "rel":
			a.Paid = strings.Contains(v, "sponsored")
			a.Author = a.Author || n.DataAtom == atom.A && strings.EqualFold(strings.TrimSpace(v), "author")
		case "id":
			a.ID = v
		case "role":
			a.Role = FirstToken(v)
		case "href":
			a.Href = strings.TrimSpace(v)
		case "title":
			a.Title = v
		case "aria-label":
			a.Label = v
		case "datetime":
			a.DateTime = v
		case "style":
			a.Style = v
		case "aria-controls":
			a.Controls = v
		case "aria-labelledby":
			a.LabelledBy = v
		case "itemprop":
			a.ItemProp = v
			a.Author = a.Author || v == "author"
		case "content":
			a.Content = v
		case markup.Renamed:
			a.As = v
		case "popover":
			a.Hidden = true
		case markup.GoingOn:
			a.Resumes = true
		case "hidden":
			a.Hidden = !strings.EqualFold(v, "until-found")
		case "aria-hidden":
			a.ARIAHidden = strings.EqualFold(strings.TrimSpace(v), "true")
		case "aria-expanded":
			a.Expandable = true
		case "data-toggle", "data-bs-toggle":
			a.Expandable = a.Expandable || v == "collapse"
		case "shadowrootmode":
			a.Shadow = true
		case "aria-level":
			a.Level = element.SmallInt(v)
		case "colspan", "aria-colspan":
			a.ColSpan = element.SmallInt(v)
		case "rowspan", "aria-rowspan":
			a.RowSpan = element.SmallInt(v)
		default:
			shown = a.script(n.Attr[i].Key) || shown
		}
	}
	a.Cloaked = a.Cloaked && !shown
}

// script notes an attribute by which a script shows and hides an element; shown reports that
// the attribute itself says when.
func (a *Attributes) script(key string) (shown bool) {
	switch key {
	case "x-show", "v-show", "ng-show":
		a.Scripted, shown = true, true
	case "x-cloak", "v-cloak", "ng-cloak":
		a.Scripted, a.Cloaked = true, true
	case "[hidden]", "data-amp-bind-hidden":
		a.Bound = true
	case "x-if":
		a.Always = true
	case "data-ad-slot", "data-ad-client", "data-ad-unit":
		a.Advert = true
	default:
		if markup.IsAnimation(key) {
			a.Scripted, a.Animated = true, true
		}
	}
	return shown
}
