package index

// Schema returns the JSON Schema (draft 2020-12) of the documents called name:
// tools, comparisons, passages, or page for the records that crawlers publish.
// It returns nil for any other name.
func Schema(name string) []byte { return nil }
