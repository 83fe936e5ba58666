package indexer

import (
	"bytes"
	"encoding/json"
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

// hashFields hashes every top-level field of a document; 0 is an absent one.
func hashFields(n index.Name, doc []byte) ([]uint32, error) {
	hashes := make([]uint32, len(fieldNames[n]))
	d := json.NewDecoder(bytes.NewReader(doc))
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("read a document of %s: %w", n, err)
	}
	next := 0
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("read a document of %s: %w", n, err)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, fmt.Errorf("read a document of %s: %w", n, err)
		}
		// Fields come in the order of their declaration.
		for next < len(hashes) && fieldNames[n][next] != name {
			next++
		}
		if next == len(hashes) {
			return nil, fmt.Errorf("read a document of %s: unknown field %v", n, name)
		}
		hashes[next] = max(1, uint32(xxhash.Sum64(value)))
	}
	return hashes, nil
}

// changedFields names the fields whose hashes differ, sorted. A hash that was
// not stored counts as absent.
func changedFields(n index.Name, before, after []uint32) []string {
	changed := []string{}
	at := func(hashes []uint32, i int) uint32 {
		if i < len(hashes) {
			return hashes[i]
		}
		return 0
	}
	for i, name := range fieldNames[n] {
		if at(before, i) != at(after, i) {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
