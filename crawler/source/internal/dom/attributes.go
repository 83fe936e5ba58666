package dom

import "strings"

// Attributes are the attributes of an element that the reader looks at.
type Attributes struct {
	ID, Role, Href, Title, Label, DateTime, Style, Controls, LabelledBy, ItemProp, Content string
	As                                                                                     string // see markup.Renamed
	Hidden, ARIAHidden, Expandable, Shadow, Paid, Author                                   bool
	Scripted                                                                               bool // a script shows it, or may
	Cloaked                                                                                bool // until a script has begun
	Animated                                                                               bool // when it comes into view
	Bound                                                                                  bool // a control shows it
	Advert                                                                                 bool // a place that a seller of adverts fills
	Always                                                                                 bool // a template that stands for what it holds
	Resumes                                                                                bool // see markup.GoingOn
	Level, ColSpan, RowSpan                                                                int
}

// None are the attributes of an element that has none of interest.
var None Attributes

// FirstToken returns the first token of an attribute in small letters: role="Button tab" is "button".
func FirstToken(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \t\n"); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}
