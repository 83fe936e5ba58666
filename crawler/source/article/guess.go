package article

import (
	"strings"
)

// guess is a name that a heading may hold.
type guess struct {
	name   string
	strong bool // the wording of the heading says that it is a tool
}

// fromHeadings takes the names of headings whose wording says that they are
// about a tool.
func (r *reader) fromHeadings() {
	faq := false
	for i := range r.parts {
		h := r.parts[i].title
		if h.topic == faqs {
			faq = true
		} else if r.parts[i].level <= 2 && !isQuestion(h.plain) {
			faq = false
		}
		if faq || h.plain == "" || len(h.lower) != len(h.plain) || r.knows(h.plain) {
			continue
		}
		for _, g := range r.guesses(h.plain, h.lower) {
			if g.strong {
				r.names.add(g.name)
			}
		}
	}
}

// knows reports a heading whose tool is known already.
func (r *reader) knows(h string) bool {
	for _, m := range r.names.find(h) {
		if m.tool != r.subject {
			return !strings.Contains(h, " v")
		}
	}
	return false
}

// ask is the wording of a heading in front of a name.
type ask struct {
	lead   string
	strong bool
}

// asks are wordings of headings in front of a tool's name. A weak one may
// stand before other things.
var asks = [...]ask{
	{"how does ", true}, {"how do ", false}, {"how is ", true}, {"how good is ", true}, {"how fast is ", true},
	{"when should you choose ", true}, {"when should you use ", true}, {"when should you pick ", true}, {"when to choose ", true}, {"when to use ", true}, {"when not to use ", true},
	{"when to pick ", true}, {"when to go with ", true}, {"why choose ", true}, {"why use ", true}, {"why pick ", true}, {"reasons to choose ", true}, {"reasons to use ", true},
	{"choose ", true}, {"pick ", false}, {"use ", false}, {"go with ", true}, {"switch to ", true}, {"who should use ", true},
	{"limitations of ", true}, {"drawbacks of ", true}, {"advantages of ", true}, {"disadvantages of ", true}, {"benefits of ", true}, {"pros of ", true}, {"cons of ", true},
	{"strengths of ", true}, {"weaknesses of ", true}, {"pros and cons of ", true}, {"downsides of ", true},
	{"is ", true}, {"what is ", false}, {"what's ", false}, {"introduction to ", false}, {"overview of ", false}, {"about ", false}, {"why ", false}, {"meet ", false},
}

var askLexicon = lexiconOf(asks[:], func(a ask) string { return a.lead })

// minWithin is the length of leads that may stand within a heading; shorter
// ones tell too little there.
const minWithin = 9

// guesses lists the names that a heading may be about.
func (r *reader) guesses(h, lower string) []guess {
	var list []guess
	var ends [len(asks)]int // of the first place of each
	for which, at := range askLexicon.In(lower) {
		a := &asks[which]
		if ends[which] == 0 && (at == 0 || len(a.lead) >= minWithin) {
			if ends[which] = at + len(a.lead); at > 0 && lower[at-1] != ' ' {
				ends[which] = -1
			}
		}
	}
	for which, end := range ends {
		if end <= 0 {
			continue
		}
		a, rest := &asks[which], strings.TrimPrefix(h[end:], "using ")
		if name := r.prefixName(strings.Fields(rest), 1); name != "" {
			list = append(list, guess{name, a.strong && (a.lead != "is " || r.asksForAlternative(lower))})
		}
	}
	if !strings.Contains(lower, " v") {
		return list
	}
	if parts := splitVersus(h); len(parts) > 1 {
		parts[0] = afterColon(parts[0])
		for i, p := range parts {
			name := r.prefixName(strings.Fields(p), 1)
			if i == 0 {
				name = r.suffixName(strings.Fields(p), 1)
			}
			if name != "" {
				list = append(list, guess{name, true})
			}
		}
	}
	return list
}

func (r *reader) asksForAlternative(lower string) bool {
	return strings.Contains(lower, "alternative") || strings.Contains(lower, "better") || strings.Contains(lower, "replace") || strings.Contains(lower, " good ")
}

func afterColon(s string) string {
	if i := strings.LastIndex(s, ": "); i >= 0 {
		return s[i+2:]
	}
	return s
}

// bareHeadings takes headings that are nothing but a name, or a name with a
// tagline, where several of a level are and the text below uses the name. It
// returns how many names there are.
func (r *reader) bareHeadings() (known int) {
	byLevel := map[uint8][]int{}
	named := map[uint8]int{}
	for i := range r.parts {
		name, numbered := r.parts[i].title.bare, r.parts[i].title.numbered
		switch {
		case name == "" || r.parts[i].block == nil:
		case r.names.get(name) != nil:
			named[r.parts[i].level]++
		case r.isProper(name) && (numbered && r.body.exact(name) > 0 || r.calledBelow(i, name)):
			byLevel[r.parts[i].level] = append(byLevel[r.parts[i].level], i)
		}
	}
	for i := range r.parts { // in the order of the page
		list := byLevel[r.parts[i].level]
		if len(list) == 0 || list[0] != i {
			continue
		}
		byLevel[r.parts[i].level] = list[1:]
		if named[r.parts[i].level] > 0 || len(list) > 2 || r.ranking && len(list) > 1 {
			r.names.add(r.parts[i].title.bare)
			named[r.parts[i].level]++
		}
	}
	return len(r.names.list)
}

// calledBelow reports whether the section i or one below it uses name or, as
// Rails for Ruby on Rails, a short form of it.
func (r *reader) calledBelow(i int, name string) bool {
	for _, spelling := range spellings(name) {
		if r.textBelow(i, spelling) {
			return true
		}
	}
	return false
}

// textBelow reports whether the section i or one below it names name.
func (r *reader) textBelow(i int, name string) bool {
	for j := i; j < len(r.parts) && (j == i || r.parts[j].level > r.parts[i].level); j++ {
		for _, p := range r.parts[j].pieces {
			if at := strings.Index(p.text, name); at >= 0 && alone(p.text, at, at+len(name)) {
				return true
			}
		}
	}
	return false
}
