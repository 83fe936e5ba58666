package metadata

import (
	"slices"
	"strings"
)

// Own returns the JSON-LD objects of the given types that describe the page itself and not
// pages that it lists. If one has the page's title, objects with other titles are left out.
func (d *Data) Own(types ...string) []Object {
	var list []Object
	titled := false
	for i, o := range d.LD {
		if slices.Contains(types, o.Type()) && !(i < len(d.listed) && d.listed[i]) {
			list = append(list, o)
			titled = titled || d.isTitled(o)
		}
	}
	if titled {
		list = slices.DeleteFunc(list, func(o Object) bool { return o.Text("headline") != "" && !d.isTitled(o) })
	}
	return list
}

// isTitled reports an object with a headline that the title of the page begins with.
func (d *Data) isTitled(o Object) bool {
	headline := o.Text("headline")
	return headline != "" && strings.HasPrefix(d.Title, headline)
}

// collect appends the objects in v that have a type; listed says that v describes another page.
func (d *Data) collect(v any, depth int, listed bool) {
	if depth == 0 || len(d.LD) >= maxObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.collect(e, depth-1, listed)
		}
	case Object:
		if v.Type() != "" {
			d.LD, d.listed = append(d.LD, v), append(d.listed, listed)
		}
		for _, k := range sortedKeys(v) {
			d.collect(v[k], depth-1, listed || slices.Contains(listings[:], k))
		}
	}
}
