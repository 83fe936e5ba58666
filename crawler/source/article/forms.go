package article

import (
	"slices"
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// form is a spelling of a name in running text.
type form struct {
	text string
	tool *tool
}

func formKey(c byte) byte { return c & 63 }

// A page may claim any number of tools. Those beyond maxForms under one letter
// are not looked for in prose; in lists longer than shortList a form is looked
// up by its text.
const (
	maxForms  = 2048
	shortList = 64
)

// addForm keeps the longest forms first, and of one length the older ones; false
// if there is no room.
func (n *names) addForm(f form) bool {
	list := &n.forms[formKey(f.text[0])]
	if len(*list) >= maxForms {
		return false
	}
	at := len(*list)
	for at > 0 && len((*list)[at-1].text) < len(f.text) {
		at--
	}
	*list = slices.Insert(*list, at, f)
	n.odd = n.odd || !opensWord(f.text[0])
	switch {
	case n.exact != nil:
		n.addExact(f)
	case len(*list) > shortList:
		n.exact = map[string]*form{}
		for i := range n.forms {
			for _, f := range n.forms[i] {
				n.addExact(f)
			}
		}
	}
	return true
}

func (n *names) addExact(f form) {
	if n.exact[f.text] == nil {
		n.exact[f.text] = &f
	}
}

// formAt returns the longest form that stands alone at position i of s, nil if
// none does.
func (n *names) formAt(s string, i int) *form {
	list := n.forms[formKey(s[i])]
	if len(list) > shortList {
		return n.longestAt(list, s, i)
	}
	for k := range list {
		f := &list[k]
		if end := i + len(f.text); end <= len(s) && s[end-1] == f.text[len(f.text)-1] && s[i:end] == f.text && words.Alone(s, i, end) {
			return f
		}
	}
	return nil
}

// longestAt is formAt for a long list: a look for each length in it.
func (n *names) longestAt(list []form, s string, i int) *form {
	for k := 0; k < len(list); {
		size := len(list[k].text)
		if end := i + size; end <= len(s) && words.Alone(s, i, end) {
			if f := n.exact[s[i:end]]; f != nil {
				return f
			}
		}
		k += sort.Search(len(list)-k, func(j int) bool { return len(list[k+j].text) < size })
	}
	return nil
}

// unowned removes what makes a name the owner of something: "Zeta's".
func unowned(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}
