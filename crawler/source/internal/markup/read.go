package markup

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsAnimation reports an attribute by which a script shows an element when it scrolls into
// view.
func IsAnimation[T string | []byte](key T) bool {
	const data = "data-"
	if len(key) < len(data)+2 || string(key[:len(data)]) != data {
		return false
	}
	switch rest := string(key[len(data):]); rest[0] {
	case 'a':
		return rest == "aos" || strings.HasPrefix(rest, "aos-") || strings.HasPrefix(rest, "anim") || strings.HasPrefix(rest, "appear")
	case 's':
		return rest == "sr" || strings.HasPrefix(rest, "sr-") || strings.HasPrefix(rest, "scroll-reveal") ||
			strings.HasPrefix(rest, "scrollreveal") || strings.HasPrefix(rest, "sal")
	case 'r', 'w', 'm', 'i', 'f':
		return strings.HasPrefix(rest, "reveal") || strings.HasPrefix(rest, "wow") || strings.HasPrefix(rest, "motion") ||
			strings.HasPrefix(rest, "inview") || strings.HasPrefix(rest, "in-view") || strings.HasPrefix(rest, "fade")
	}
	return false
}

// isRead reports whether a reader looks at an attribute of an element; its name
// may be written in capitals.
func isRead(element, key []byte) bool {
	if string(key) == "class" { // most are
		return hasClass(element)
	}
	if IsAnimation(key) {
		return true
	}
	var lower [20]byte
	if len(key) > len(lower) {
		return false
	}
	for i, c := range key {
		lower[i] = words.LowerByte(c)
	}
	switch string(lower[:len(key)]) {
	case "id", "role", "href", "title", "style", "slot", "lang", "scope", "hidden", "content", "summary", "datetime", "itemprop", "colspan",
		"rowspan", "popover", Renamed, GoingOn,
		"aria-label", "aria-level", "aria-hidden", "aria-colspan", "aria-rowspan", "aria-colindex", "aria-rowindex", "aria-controls",
		"aria-labelledby", "aria-expanded", "shadowrootmode", "data-toggle", "data-bs-toggle", "data-ad-slot", "data-ad-client", "data-ad-unit",
		"x-show", "x-cloak", "x-if", "v-show", "v-cloak", "ng-show", "ng-cloak", "[hidden]", "data-amp-bind-hidden":
		return true
	case "for":
		return string(element) == "label"
	case "class":
		return hasClass(element)
	case "alt", "src":
		return string(element) == "img" || string(element) == "image" || string(element) == "amp-img"
	case "type":
		return string(element) == "script" || string(element) == "object" || string(element) == "input" // the parser asks for that one
	case "value", "readonly":
		return string(element) == "input"
	case "rel":
		return string(element) == "link" || string(element) == "a"
	case "name":
		return string(element) == "meta" || isOwn(element) || isSlot(element)
	case "panel":
		return isOwn(element)
	case "property", "http-equiv":
		return string(element) == "meta"
	}
	return false
}

// isOwn reports an element that a page makes up.
func isOwn(element []byte) bool { return bytes.IndexByte(element, '-') > 0 }

// isSlot reports a place for what stands in an element that a page makes up.
func isSlot(element []byte) bool { return bytes.EqualFold(element, []byte("slot")) }

// hasClass reports an element of which the class may say that it is an icon, or as another
// one.
func hasClass(element []byte) bool {
	return string(element) == "span" || string(element) == "i" || string(element) == "nav"
}
