package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// nameAndText splits "Name: text" and "Name – text" in one piece, where the
// name is set apart by emphasis or a link.
func (r *reader) nameAndText(t *token) (name, rest string, ok bool) {
	if t.picture || !t.sentence {
		return "", "", false
	}
	b := &r.page.Outline.Blocks()[t.block]
	if len(b.Runs) < 2 || b.Runs[1].Apart {
		return r.plainName(t.text)
	}
	head := &b.Runs[0]
	if !head.Strong && head.Link == "" || head.Link == b.Runs[1].Link && head.Strong == b.Runs[1].Strong {
		return r.plainName(t.text)
	}
	name = strings.TrimSpace(b.Text[:head.End])
	rest = strings.TrimSpace(b.Text[head.End:])
	marked := strings.HasSuffix(name, ":") || startsWithJoint(rest)
	name, rest = numberless(strings.TrimRight(name, " :")), strings.TrimLeft(rest, ":–—- ")
	if rest == "" || name == "" || len(name) > maxNameBytes {
		return "", "", false
	}
	if !marked && slices.ContainsFunc(b.Images, func(m outline.Image) bool { return keyOf(labeltext.Pictured(m.Alt)) == keyOf(name) }) {
		return name, t.text, true // the name begins the text
	}
	return name, rest, marked || rest[0] >= 'A' && rest[0] <= 'Z' || strings.HasPrefix(rest, name+" ")
}

// withoutKind drops the word in front of a name that says what the list is of, mostly to
// those who hear the page: "Alternative: Node.js".
func withoutKind(s string) string {
	if kind, name, ok := strings.Cut(s, ": "); ok && name != "" {
		switch kind {
		case "Alternative", "alternative", "Tool", "tool", "Name", "name":
			return strings.TrimSpace(name)
		}
	}
	return s
}

// withoutTextLabel drops the label in front of what is said of an entry: "Description: …".
func withoutTextLabel(s string) (text string, ok bool) {
	label, text, ok := strings.Cut(s, ": ")
	if !ok || len(label) > len("description") {
		return "", false
	}
	switch keyOf(label) {
	case "description", "about", "summary", "what it is", "what is it", "details", "overview":
		return strings.TrimSpace(text), strings.TrimSpace(text) != ""
	}
	return "", false
}

// withoutFigure drops the figure that stands behind a name: "Go - 2.1K stacks".
func withoutFigure(s string) string {
	for _, joint := range [...]string{" - ", " – ", " — ", " · ", ", "} {
		if name, figure, ok := strings.Cut(s, joint); ok {
			if metric, _ := ownFigure(figure, keyOf(figure)); metric != "" {
				return name
			}
		}
	}
	return s
}

// plainName splits "Name: text" and "Name – text" where nothing sets the name
// apart: it is short, and the text begins as texts do.
func (st *style) plainName(s string) (name, rest string, ok bool) {
	if !st.plain {
		return "", "", false
	}
	return cutPlain(s)
}

func cutPlain(s string) (name, rest string, ok bool) {
	at := len(s)
	for _, joint := range [...]string{": ", " – ", " — ", " - "} {
		if i := strings.Index(s, joint); i > 0 && i < at {
			at, name, rest = i, s[:i], strings.TrimSpace(s[i+len(joint):])
		}
	}
	if rest == "" || len(name) > 40 || strings.Count(name, " ") > 3 || strings.ContainsAny(name, "!?;\"") || strings.Contains(name, ". ") {
		return "", "", false
	}
	return numberless(name), rest, isSentence(rest) && (rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] == '.')
}
