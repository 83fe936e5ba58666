package names

import (
	"slices"
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Form is a spelling of a name in running text.
type Form struct {
	Text string
	Tool *Tool
}

func formKey(c byte) byte { return c & 63 }

// A page may claim any number of tools. Those beyond MaxForms under one letter
// are not looked for in prose; in lists longer than shortList a form is looked
// up by its text.
const (
	MaxForms  = 2048
	shortList = 64
)

// addForm keeps the longest forms first, and of one length the older ones; false
// if there is no room.
func (n *Names) addForm(f Form) bool {
	list := &n.forms[formKey(f.Text[0])]
	if len(*list) >= MaxForms {
		return false
	}
	at := len(*list)
	for at > 0 && len((*list)[at-1].Text) < len(f.Text) {
		at--
	}
	*list = slices.Insert(*list, at, f)
	n.odd = n.odd || !corpus.OpensWord(f.Text[0])
	switch {
	case n.exact != nil:
		n.addExact(f)
	case len(*list) > shortList:
		n.exact = map[string]*Form{}
		for i := range n.forms {
			for _, f := range n.forms[i] {
				n.addExact(f)
			}
		}
	}
	return true
}

func (n *Names) addExact(f Form) {
	if n.exact[f.Text] == nil {
		n.exact[f.Text] = &f
	}
}

// formAt returns the longest form that stands alone at position i of s, nil if
// none does.
func (n *Names) formAt(s string, i int) *Form {
	list := n.forms[formKey(s[i])]
	if len(list) > shortList {
		return n.longestAt(list, s, i)
	}
	for k := range list {
		f := &list[k]
		if end := i + len(f.Text); end <= len(s) && s[end-1] == f.Text[len(f.Text)-1] && s[i:end] == f.Text && words.Alone(s, i, end) {
			return f
		}
	}
	return nil
}

// longestAt is formAt for a long list: a look for each length in it.
func (n *Names) longestAt(list []Form, s string, i int) *Form {
	for k := 0; k < len(list); {
		size := len(list[k].Text)
		if end := i + size; end <= len(s) && words.Alone(s, i, end) {
			if f := n.exact[s[i:end]]; f != nil {
				return f
			}
		}
		k += sort.Search(len(list)-k, func(j int) bool { return len(list[k+j].Text) < size })
	}
	return nil
}

// WithoutPossessive removes the possessive ending of a name: "Zeta's".
func WithoutPossessive(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}
