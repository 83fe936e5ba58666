package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
)

// signature returns whom a byline names: "by Ana" and "— Ana" name Ana.
func signature(s string) string {
	s = strings.TrimSpace(strings.TrimLeft(s, "—–―-~ "))
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "by "), "By "))
}

// byline divides the text that names an author, by its punctuation or by the
// looks of its parts.
func (r *reader) byline(it *item) (author, role string) {
	if author, role = authorAndRole(signature(it.text)); role != "" {
		return author, role
	}
	b := &r.page.Outline.Blocks()[r.tokens[it.at].block]
	at := strings.Index(b.Text, it.text)
	if at < 0 {
		return author, ""
	}
	for k := 1; k < len(b.Runs); k++ {
		i := int(b.Runs[k].Start) - at
		if i <= 0 || i >= len(it.text) || !setsOff(&b.Runs[k-1], &b.Runs[k]) {
			continue
		}
		name, rest := signature(it.text[:i]), strings.Trim(it.text[i:], " ,–—-()")
		if name == "" {
			continue
		}
		if strings.Contains(rest, " ") && (it.text[i] == ' ' || it.text[i-1] == ' ') {
			return name, rest
		}
		return author, ""
	}
	return author, ""
}

// setsOff reports a name that is emphasised or a link, in front of what is not,
// or not in that way.
func setsOff(name, rest *source.Run) bool {
	switch {
	case name.Strong != rest.Strong:
		return name.Strong
	case name.Link != rest.Link:
		return name.Link != "" && rest.Link == ""
	}
	return name.Emphasis && !rest.Emphasis || !name.Emphasis && rest.Emphasis || !name.Small && rest.Small
}

// authorAndRole divides "Ana, engineer at Acme", "Ana (engineer at Acme)" and
// "Ana – engineer at Acme"; a single word behind the comma is of the name.
func authorAndRole(s string) (author, role string) {
	if rest, ok := strings.CutSuffix(s, ")"); ok {
		if author, role, ok := strings.Cut(rest, " ("); ok && author != "" && role != "" {
			return strings.TrimSpace(author), strings.TrimSpace(role)
		}
	}
	for _, joint := range [...]string{", ", " – ", " — ", " - "} {
		author, role, ok := strings.Cut(s, joint)
		author, role = strings.TrimSpace(author), strings.TrimSpace(role)
		if ok && author != "" && strings.Contains(role, " ") {
			return author, role
		}
	}
	return s, ""
}

// nameList divides a line of names with signs between them; nil if it is none.
func nameList(s string) []string {
	for _, sep := range [...]string{", ", " • ", " · ", " | ", " / "} {
		if strings.Count(s, sep) < 3 {
			continue
		}
		names := strings.Split(s, sep)
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
			if len(names[i]) > 40 || strings.Count(names[i], " ") > 2 {
				return nil
			}
		}
		return names
	}
	return nil
}
