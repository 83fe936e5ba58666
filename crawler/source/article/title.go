package article

import "strings"

// title is a heading as its readers ask for it, read once.
type title struct {
	plain    string // with plain quotes
	lower    string // plain in lower case
	topic    topic  // that its words say
	bare     string // the name that it consists of, before a tagline
	numbered bool
	mentions []mention // of tools in plain, when all names are known
}

func titleOf(heading string) *title {
	t := &title{plain: plain(heading)}
	t.lower = strings.ToLower(t.plain)
	t.topic = topicOf(t.lower)
	t.bare, t.numbered = bareName(t.plain)
	return t
}

// isBareTopic reports a heading that names no tool and no other matter.
func (t *title) isBareTopic() bool { return len(t.plain) < 50 && len(t.mentions) == 0 }

// bareName returns the name that a heading consists of, before a tagline.
func bareName(plain string) (name string, numbered bool) {
	h, numbered := stripNumber(plain)
	if h == "" || strings.HasSuffix(h, "?") {
		return "", false
	}
	for _, sep := range [...]string{": ", " – ", " — ", " - ", " | ", " ("} {
		if i := strings.Index(h, sep); i > 0 {
			h = h[:i]
		}
	}
	if strings.Count(h, " ") > 3 || len(h) > 50 {
		return "", false
	}
	return cleanName(h), numbered
}
