package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// propertyList is what a section says of its tool in labelled values.
type propertyList struct {
	section *section.Section
	pairs   []labelledValue
}

// properties reads the labelled values that stand under the name of a tool, in terms,
// items or a table of two columns, in front of its pros or of anything else. Those of
// another tool must share labels with them.
func (r *reader) properties() {
	lists, common := r.propertyLists(labelFirst)
	if other, behind := r.propertyLists(valueFirst); len(behind) > len(common) {
		lists, common = other, behind
	}
	var tools []*names.Tool
	kept := lists[:0:0]
	for _, l := range lists {
		if n := l.in(common); 2*n >= len(l.pairs) || n > 1 && 2*n >= len(common) {
			kept, tools = append(kept, l), appendTool(tools, l.section.Tool)
		}
	}
	for _, l := range kept {
		c := column{tool: l.section.Tool, versus: otherNames(tools[:min(len(tools), maxColumns)], l.section.Tool)}
		c.beside = strings.Join(c.versus, "\n")
		for _, p := range l.pairs {
			a, value := attributeOf(p.label), textCell(p.value)
			r.cell(l.section, &a, &c, &value)
		}
	}
}

// propertyLists lists the labelled values of all tools in an order, and the labels
// that several of them have.
func (r *reader) propertyLists(o order) ([]propertyList, map[string]bool) {
	var lists []propertyList
	for i := range r.parts {
		s := &r.parts[i]
		if s.Tool == nil || s.Tool.Thing || s.FAQ || s.Topic != heading.NoTopic || s.Heading == "" || r.names.Get(s.Title.Bare) != s.Tool {
			continue
		}
		if pairs := r.labelledUnder(i, o); len(pairs) > 1 {
			lists = append(lists, propertyList{s, pairs})
		}
	}
	return lists, sharedLabels(lists)
}

// sharedLabels returns the labels that stand in lists of several tools.
func sharedLabels(lists []propertyList) map[string]bool {
	of, shared := map[string]*names.Tool{}, map[string]bool{}
	for _, l := range lists {
		for _, p := range l.pairs {
			label := strings.ToLower(p.label)
			if first := of[label]; first == nil {
				of[label] = l.section.Tool
			} else if first != l.section.Tool {
				shared[label] = true
			}
		}
	}
	return shared
}

// in counts the labels of a list that are among some.
func (l *propertyList) in(labels map[string]bool) int {
	n := 0
	for _, p := range l.pairs {
		if labels[strings.ToLower(p.label)] {
			n++
		}
	}
	return n
}

// labelledUnder lists the labelled values directly under the heading of a section: of
// items only if each of a list is such a value.
func (r *reader) labelledUnder(i int, o order) []labelledValue {
	s := &r.parts[i]
	tokens := make([]token, len(s.Pieces))
	for k := range s.Pieces {
		p := &s.Pieces[k]
		tokens[k] = token{part: i, piece: k, text: p.Text, block: p.Block, isTable: p.Table != nil}
	}
	var list []labelledValue
	for k := 0; k < len(tokens); {
		if tokens[k].isTable {
			if r.layout(s.Pieces[k].Table) == nil {
				pairs, _ := r.tablePairs(tokens, k, o)
				list = append(list, pairs...)
			}
			k++
			continue
		}
		b := tokens[k].block
		if b == nil || b.Kind != outline.Term && b.Kind != outline.Description && !s.Pieces[k].Item {
			k++
			continue
		}
		pairs, next := r.pairsAt(tokens, k, o)
		if next == k || next < len(tokens) && s.Pieces[next].Item && s.Pieces[k].Item {
			return nil
		}
		list, k = append(list, pairs...), next
	}
	if len(list) > maxLabels {
		return nil
	}
	return list
}
