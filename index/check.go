package index

import (
	"fmt"
	"slices"
)

// maxID is the length of the longest id of a document, in bytes.
const maxID = 500

// Check returns an error if no document can have this reference, because there is no such
// index or because of the id.
func (r Ref) Check() error {
	if !slices.Contains(Names(), r.Index) {
		return fmt.Errorf("no index %q", r.Index)
	}
	return CheckID(r.ID)
}

// CheckID returns an error unless id can be that of a document: 1 to 500 letters, digits,
// _ and - of ASCII.
func CheckID(id string) error {
	if id == "" {
		return fmt.Errorf("document has no id")
	}
	if len(id) > maxID {
		return fmt.Errorf("id of %d bytes; at most %d", len(id), maxID)
	}
	for i, r := range id {
		if r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return fmt.Errorf("id %q: %q at byte %d; only letters, digits, _ and - are allowed", id, r, i)
		}
	}
	return nil
}

// CheckGeneration returns an error unless name can be that of a generation: 1 to 40 small
// letters, digits and, behind the first, hyphens.
func CheckGeneration(name string) error {
	if name == "" || len(name) > 40 {
		return fmt.Errorf("generation %q: the name has %d bytes, not 1 to 40", name, len(name))
	}
	for i, r := range name {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r != '-' || i == 0) {
			return fmt.Errorf("generation %q: %q at byte %d; only small letters, digits and hyphens are allowed", name, r, i)
		}
	}
	return nil
}

// LastOfEach returns the documents of a batch without those that a later one
// replaces, in their order.
func LastOfEach(docs []Document) []Document {
	last := make(map[Ref]int, len(docs))
	for i, d := range docs {
		last[d.Ref] = i
	}
	if len(last) == len(docs) {
		return docs
	}
	kept := make([]Document, 0, len(last))
	for i, d := range docs {
		if last[d.Ref] == i {
			kept = append(kept, d)
		}
	}
	return kept
}
