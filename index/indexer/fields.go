package indexer

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index"
)

// fieldsOf returns the top-level fields of an index's documents in the order
// of their declaration.
func fieldsOf(n index.Name) []string {
	types := map[index.Name]reflect.Type{
		index.Tools:       reflect.TypeFor[index.Tool](),
		index.Comparisons: reflect.TypeFor[index.Comparison](),
		index.Passages:    reflect.TypeFor[index.Passage](),
	}
	t := types[n]
	names := make([]string, t.NumField())
	for i := range names {
		names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	return names
}

var fieldNames = map[index.Name][]string{
	index.Tools:       fieldsOf(index.Tools),
	index.Comparisons: fieldsOf(index.Comparisons),
	index.Passages:    fieldsOf(index.Passages),
}

// fieldOrder are the places of the fields of an index in the order of their
// names.
var fieldOrder = map[index.Name][]int{
	index.Tools:       orderOf(index.Tools),
	index.Comparisons: orderOf(index.Comparisons),
	index.Passages:    orderOf(index.Passages),
}

func orderOf(n index.Name) []int {
	names := fieldsOf(n)
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	return order
}

// hashFields hashes every top-level field of a document, which json.Marshal
// wrote; 0 is an absent one.
func hashFields(n index.Name, doc []byte) ([]uint32, error) {
	hashes := make([]uint32, len(fieldNames[n]))
	next := 0
	for rest := bytes.TrimPrefix(doc, []byte{'{'}); len(rest) > 1; {
		end := valueEnd(rest)
		name := bytes.Trim(rest[:end], `"`)
		// Fields come in the order of their declaration.
		for next < len(hashes) && fieldNames[n][next] != string(name) {
			next++
		}
		if next == len(hashes) || end == len(rest) {
			return nil, fmt.Errorf("hash a document of %s: unknown field %q", n, name)
		}
		rest = rest[end+1:]
		end = valueEnd(rest)
		hashes[next] = max(1, uint32(xxhash.Sum64(rest[:end])))
		rest = rest[min(end+1, len(rest)):]
	}
	return hashes, nil
}

// valueEnd returns where the first value of compact JSON ends: before a comma,
// a colon or a bracket that is not its own.
func valueEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i = stringEnd(b, i+1)
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 {
				return i
			}
		case ',', ':':
			if depth == 0 {
				return i
			}
		}
	}
	return len(b)
}

// stringEnd returns where a string ends that begins at from.
func stringEnd(b []byte, from int) int {
	for i := from; i < len(b); {
		end := bytes.IndexByte(b[i:], '"')
		if end < 0 {
			break
		}
		escaped := bytes.IndexByte(b[i:i+end], '\\')
		if escaped < 0 {
			return i + end
		}
		i += escaped + 2
	}
	return len(b)
}

// changedFields names the fields whose hashes differ, sorted. A hash that was
// not stored counts as absent.
func changedFields(n index.Name, before, after []uint32) []string {
	at := func(hashes []uint32, i int) uint32 {
		if i < len(hashes) {
			return hashes[i]
		}
		return 0
	}
	total := 0
	for i := range fieldNames[n] {
		if at(before, i) != at(after, i) {
			total++
		}
	}
	changed := make([]string, 0, total)
	for _, i := range fieldOrder[n] {
		if at(before, i) != at(after, i) {
			changed = append(changed, fieldNames[n][i])
		}
	}
	return changed
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
