package indexer

import (
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// What CHANGES tells of values at most.
const (
	maxChangedValues = 20
	maxShownValue    = 60 // bytes
)

// What stands between the entries of what is kept of a tool's values, and between
// name and value. Neither is in a text of a document: controls are not normal.
const (
	entryEnd = "\x1e"
	nameEnd  = "\x1f"
)

// shownOf is what is kept of the values that a tool shows: figures first, in the
// order of the document.
func shownOf(t *index.Tool) string {
	var b strings.Builder
	add := func(name, value string) {
		b.WriteString(name)
		b.WriteString(nameEnd)
		b.WriteString(shorten(value))
		b.WriteString(entryEnd)
	}
	for i := range t.Figures {
		add(t.Figures[i].Metric, t.Figures[i].Display)
	}
	for i := range t.Traits {
		add(t.Traits[i].Key, strings.Join(t.Traits[i].Values, ", "))
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
	for entry := range strings.SplitSeq(strings.TrimSuffix(before, entryEnd), entryEnd) {
		name, value, _ := strings.Cut(entry, nameEnd)
		was[name] = value
	}
	add := func(name, from, to string) {
		if from != to && len(changed) < maxChangedValues {
			changed = append(changed, record.ChangedValue{Name: name, From: from, To: to})
		}
	}
	for entry := range strings.SplitSeq(after, entryEnd) {
		if name, value, ok := strings.Cut(entry, nameEnd); ok {
			add(name, was[name], value)
			delete(was, name)
		}
	}
	for _, name := range sortedKeys(was) {
		add(name, was[name], "")
	}
	return changed
}
