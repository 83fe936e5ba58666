package source

// Data is what a page states for machines. Every text in it is as hostile as
// the page.
type Data struct {
	Language    string // of the html element, or the first content-language
	Title       string // of the title element
	Canonical   string // link rel=canonical, as written
	Description string
	Author      string // meta author or article:author, else the JSON-LD author
	Published   string // day as written: meta, JSON-LD or time element with itemprop
	Modified    string
	Meta        map[string]string // name or property in lower case → content, the first of each
	LD          []Object          // JSON-LD: every object that has a @type, nested ones after the one that holds them
	States      []any             // JSON states of scripts (application/json), decoded
}

// Object is a decoded JSON object.
type Object map[string]any

// Type returns the @type of o without its namespace, the first of several.
func (o Object) Type() string { return "" }

// Text returns the text at a path of keys. A number is written out, an
// object gives its name, a list its first entry; "" if there is nothing.
func (o Object) Text(keys ...string) string { return "" }

// List returns what stands at a path of keys as objects, a single one too.
func (o Object) List(keys ...string) []Object { return nil }

// Objects returns the JSON-LD objects of one of the types.
func (d *Data) Objects(types ...string) []Object { return nil }

// Breadcrumb returns the page's place in its site from the outermost, from
// JSON-LD or from a navigation list, without the page itself if its own
// heading ends it; nil if there is none.
func (o *Outline) Breadcrumb() []Link { return nil }
