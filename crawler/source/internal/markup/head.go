package markup

import "bytes"

// headPlace says where the head of a page is.
type headPlace uint8

const (
	aheadOfHead headPlace = iota
	inHead                // or what goes there
	behindHead
)

// behind returns the place behind the start tag name.
func (p headPlace) behind(name []byte) headPlace {
	switch string(name) {
	case "html", "head", "meta", "title", "base":
		return max(p, inHead)
	case "link", "script", "style":
		return p // in front of all others they say that a page has no doctype
	}
	return behindHead
}

// behindEnd returns the place behind the end tag name.
func (p headPlace) behindEnd(name []byte) headPlace {
	switch string(name) {
	case "head", "title", "script", "style":
		return p
	}
	return behindHead
}

// leadsElsewhere reports the tag of a link that does not say where the page belongs.
func leadsElsewhere(tag []byte) bool {
	tag = bytes.ToLower(tag)
	return !bytes.Contains(tag, []byte("canonical")) && bytes.IndexByte(tag, '&') < 0
}

// skipEnd goes to the end of an element of the head, behind its end tag if it has one,
// and reports whether it could.
func (t *thinner) skipEnd() bool {
	if string(t.name) == "link" {
		return true
	}
	end := t.at + len("</") + len(t.name)
	if t.src[end] != '>' {
		return false
	}
	t.at = end + 1
	return true
}
