package index

import "strings"

// FieldsOf returns the fields of the documents of an index as JSON names them, in the
// order of their declaration.
func FieldsOf(n Name) []string {
	t := schemaRoots[string(n)].of
	fields := make([]string, t.NumField())
	for i := range fields {
		fields[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	return fields
}

// TextsAt returns the texts at a path of a document that was decoded into an any, such as
// pros.text; lists on the way are walked through.
func TextsAt(doc any, path string) []string {
	var texts []string
	collectTexts(doc, path, &texts)
	return texts
}

func collectTexts(value any, path string, texts *[]string) {
	switch v := value.(type) {
	case string:
		if path == "" {
			*texts = append(*texts, v)
		}
	case []any:
		for _, member := range v {
			collectTexts(member, path, texts)
		}
	case map[string]any:
		key, rest, _ := strings.Cut(path, ".")
		collectTexts(v[key], rest, texts)
	}
}
