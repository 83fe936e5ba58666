package web

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/stackdex/stackdex/index"
)

// Documents is a store of documents, such as a Library or a Client.
type Documents interface {
	Document(ctx context.Context, ref index.Ref) (json.RawMessage, error)
}

// read returns a document, decoded; its error names the document.
func read[D index.Tool | index.Comparison | index.Passage](ctx context.Context, from Documents, ref index.Ref) (*D, error) {
	d := new(D)
	doc, err := from.Document(ctx, ref)
	if err == nil {
		err = json.Unmarshal(doc, d)
	}
	if err != nil {
		return nil, fmt.Errorf("%s/%.100s: %w", ref.Index, ref.ID, err)
	}
	return d, nil
}
