package metadata

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

func sortedKeys(o Object) []string { return slices.Sorted(maps.Keys(o)) }

// Data is the structured data of a page. All of it is as untrusted as the page.
type Data struct {
	Language    string            // of the page's sentences, else of the html element, or content-language
	Title       string            // of the title element
	Canonical   string            // link rel=canonical, as written
	Description string            // meta description or og:description
	Author      string            // meta author, else of a JSON-LD article
	Published   string            // as written: meta, microdata or JSON-LD
	Modified    string            // as written
	Meta        map[string]string // name or property in lower case → content, the first of each
	LD          []Object          // JSON-LD: every object with a @type, each before those it holds
	listed      []bool            // beside LD: it tells of another page
	scripts     []string          // JSON-LD as written, until Finish
}

// The limits of what is kept for machines; what is beyond is left out.
const (
	maxMeta    = 500
	maxScripts = 200
	maxObjects = 20_000
	maxJSON    = 4 << 20 // bytes of JSON in all
	maxNesting = 100
)

// Object is a decoded JSON object.
type Object map[string]any

// Type returns the @type of o without its namespace, the first of several.
func (o Object) Type() string {
	t, ok := o["@type"].(string)
	if list, isList := o["@type"].([]any); isList && len(list) > 0 {
		t, ok = list[0].(string)
	}
	if !ok {
		return ""
	}
	for i := len(t) - 1; i >= 0; i-- {
		if c := t[i]; c == '/' || c == ':' || c == '#' {
			return t[i+1:]
		}
	}
	return t
}

// Text returns the text at a path of keys: numbers are formatted, an object gives its name, a
// list its first entry; "" if there is none.
func (o Object) Text(keys ...string) string { return textOf(o.at(keys), 3) }

func textOf(v any, depth int) string {
	if depth == 0 {
		return ""
	}
	switch v := v.(type) {
	case string:
		return dom.Clean(html.UnescapeString(v))
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		if len(v) > 0 {
			return textOf(v[0], depth-1)
		}
	case Object:
		for _, key := range [...]string{"name", "@value", "@id"} {
			if s := textOf(v[key], depth-1); s != "" {
				return s
			}
		}
	}
	return ""
}

// List returns the objects at a path of keys; a single object is a list of one.
func (o Object) List(keys ...string) []Object {
	switch v := o.at(keys).(type) {
	case Object:
		return []Object{v}
	case []any:
		var list []Object
		for _, e := range v {
			if obj, ok := e.(Object); ok {
				list = append(list, obj)
			}
		}
		return list
	}
	return nil
}

func (o Object) at(keys []string) any {
	var v any = o
	for _, key := range keys {
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		obj, ok := v.(Object)
		if !ok {
			return nil
		}
		v = obj[key]
	}
	return v
}

// Objects returns the JSON-LD objects of the given types, in the order of the page.
func (d *Data) Objects(types ...string) []Object {
	var list []Object
	for _, o := range d.LD {
		if slices.Contains(types, o.Type()) {
			list = append(list, o)
		}
	}
	return list
}

// Note takes what the element n states for machines.
func (d *Data) Note(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		if d.Title == "" && n.FirstChild != nil && n.Namespace == "" {
			d.Title = dom.Clean(n.FirstChild.Data)
		}
	case atom.Meta:
		d.meta(n)
	case atom.Link:
		if d.Canonical == "" && strings.EqualFold(element.Attr(n, "rel"), "canonical") {
			d.Canonical = strings.TrimSpace(element.Attr(n, "href"))
		}
	case atom.Script:
		if n.FirstChild == nil || len(d.scripts) >= maxScripts {
			return
		}
		if kind, _, _ := strings.Cut(element.Attr(n, "type"), ";"); strings.EqualFold(strings.TrimSpace(kind), "application/ld+json") {
			d.scripts = append(d.scripts, n.FirstChild.Data)
		}
	}
}

func (d *Data) meta(n *html.Node) {
	key := element.Attr(n, "property")
	for _, other := range [...]string{"name", "http-equiv", "itemprop"} {
		if key == "" {
			key = element.Attr(n, other)
		}
	}
	if key == "" || len(d.Meta) >= maxMeta {
		return
	}
	if d.Meta == nil {
		d.Meta = map[string]string{}
	}
	key = strings.ToLower(strings.TrimSpace(key))
	if _, seen := d.Meta[key]; !seen {
		d.Meta[key] = dom.Clean(element.Attr(n, "content"))
	}
}

// Finish decodes what was noted and picks what has a field of its own. author is the one whom
// an element is marked as, if nothing else names one.
func (d *Data) Finish(author string) {
	budget := maxJSON
	for _, text := range d.scripts {
		if v, ok := decodeJSON(text, &budget); ok {
			d.collect(v, maxNesting, false)
		}
	}
	d.scripts = nil
	first := func(dst *string, keys ...string) {
		for _, k := range keys {
			*dst = cmp.Or(*dst, d.Meta[k])
		}
	}
	first(&d.Language, "content-language", "og:locale")
	first(&d.Description, "description", "og:description", "twitter:description")
	first(&d.Author, "author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
	first(&d.Published, "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "publish_date", "pubdate")
	first(&d.Modified, "article:modified_time", "datemodified", "og:updated_time", "last-modified", "dc.date.modified", "dcterms.modified")
	first(&d.Title, "og:title")
	names := namesByID{ld: d.LD}
	for _, o := range d.Own("Article", "BlogPosting", "NewsArticle", "TechArticle", "WebPage", "Report", "SoftwareApplication") {
		if o.Type() != "SoftwareApplication" { // whose days are those of its releases
			d.Published = cmp.Or(d.Published, o.Text("datePublished"))
			d.Modified = cmp.Or(d.Modified, o.Text("dateModified"))
		}
		d.Author = cmp.Or(d.Author, names.author(o))
		d.Language = cmp.Or(d.Language, o.Text("inLanguage"))
	}
	if IsAddress(d.Author) { // article:author often is the address of a profile
		d.Author = ""
		for _, o := range d.Own("Article", "BlogPosting", "NewsArticle", "TechArticle") {
			d.Author = cmp.Or(d.Author, names.author(o))
		}
	}
	d.Author = cmp.Or(d.Author, author)
}

// namesByID finds the names of objects by their @id.
type namesByID struct {
	ld   []Object
	byID map[string]string // nil until it is asked
}

// author returns the name of the author of an object, who may be told of elsewhere: an
// @id alone leads there. An address is no name.
func (n *namesByID) author(o Object) string {
	name := o.Text("author")
	if list := o.List("author"); len(list) > 0 && list[0].Text("name") == "" {
		id, _ := list[0]["@id"].(string)
		name = n.of(id)
	}
	if IsAddress(name) {
		return ""
	}
	return name
}

func (n *namesByID) of(id string) string {
	if n.byID == nil {
		n.byID = map[string]string{}
		for _, o := range n.ld {
			id, _ := o["@id"].(string)
			if name, ok := o["name"].(string); ok && id != "" && n.byID[id] == "" {
				n.byID[id] = dom.Clean(html.UnescapeString(name))
			}
		}
	}
	return n.byID[id]
}

// IsAddress reports what machines write in the place of a name.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "[object ")
}

// decodeJSON decodes text, which may be wrapped in a comment or a CDATA
// section, with objects as Object and numbers as written.
func decodeJSON(text string, budget *int) (any, bool) {
	if *budget -= len(text); *budget < 0 {
		return nil, false
	}
	text = strings.TrimSpace(text)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}} {
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, wrap[0]), wrap[1]))
	}
	dec := json.NewDecoder(strings.NewReader(strings.TrimSuffix(text, ";")))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return nil, false
	}
	return objects(v, maxNesting), true
}

// objects turns the maps in v into Objects and cuts what is nested deeper than depth.
func objects(v any, depth int) any {
	if depth == 0 {
		return nil
	}
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			v[k] = objects(e, depth-1)
		}
		return Object(v)
	case []any:
		for i := range v {
			v[i] = objects(v[i], depth-1)
		}
	}
	return v
}

// listings are the keys under which an object names other pages than its own.
var listings = [...]string{"itemListElement", "blogPost", "blogPosts", "hasPart", "isPartOf", "mentions", "citation", "isBasedOn", "relatedLink", "comment", "review", "subjectOf"}
