package indexer

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// What CHANGES tells of values at most.
const (
	maxChangedValues = 20
	maxShownValue    = 60 // bytes
)

// What stands behind each entry of what is kept of a tool's values, and between its
// kind, name and value. Neither is in a text of a document: controls are not normal.
const (
	entryEnd = "\x1e"
	nameEnd  = "\x1f"
)

// shownOf is what is kept of the values that a tool shows: figures first, in the
// order of the document. Of a tool without any it is not empty, which is that of
// one that is not known.
func shownOf(t *index.Tool) string {
	var b strings.Builder
	add := func(kind, name, value string) {
		b.WriteString(kind)
		b.WriteString(nameEnd)
		b.WriteString(name)
		b.WriteString(nameEnd)
		b.WriteString(shorten(value))
		b.WriteString(entryEnd)
	}
	for i := range t.Figures {
		add(record.ChangedFigure, t.Figures[i].Metric, t.Figures[i].Display)
	}
	for i := range t.Traits {
		add(record.ChangedTrait, t.Traits[i].Key, strings.Join(t.Traits[i].Values, ", "))
	}
	if b.Len() == 0 {
		return entryEnd
	}
	return b.String()
}

// shorten cuts a value at the start of a character and marks it.
func shorten(s string) string {
	if len(s) <= maxShownValue {
		return s
	}
	return strings.ToValidUTF8(s[:maxShownValue], "") + "…"
}

// changedValues compares what was shown with what is; nothing if it is not known
// what was.
func changedValues(before, after string) (changed []record.ChangedValue) {
	if before == "" || before == after {
		return nil
	}
	was := map[string]string{}
	for called, value := range shownValues(before) {
		was[called] = value
	}
	add := func(called, from, to string) {
		if kind, name, _ := strings.Cut(called, nameEnd); from != to && len(changed) < maxChangedValues {
			changed = append(changed, record.ChangedValue{Kind: kind, Name: name, From: from, To: to})
		}
	}
	for called, value := range shownValues(after) {
		add(called, was[called], value)
		delete(was, called)
	}
	for _, called := range slices.Sorted(maps.Keys(was)) {
		add(called, was[called], "")
	}
	return changed
}

// shownValues are the entries of what is kept: kind and name, and the value.
func shownValues(shown string) iter.Seq2[string, string] {
	return func(yield func(called, value string) bool) {
		for entry := range strings.SplitSeq(shown, entryEnd) {
			if at := strings.LastIndex(entry, nameEnd); at > 0 && !yield(entry[:at], entry[at+len(nameEnd):]) {
				return
			}
		}
	}
}
