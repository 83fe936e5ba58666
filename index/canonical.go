package index

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Canonical writes a document as the indexer does: fields in the order of the
// struct, those it does not know left out.
func Canonical(n Name, doc []byte) ([]byte, error) {
	root, ok := schemaRoots[string(n)]
	if !ok {
		return nil, fmt.Errorf("no index is called %q", n)
	}
	value := reflect.New(root.of).Interface()
	if err := json.Unmarshal(doc, value); err != nil {
		return nil, fmt.Errorf("document of %s: %w", n, err)
	}
	return json.Marshal(value)
}
