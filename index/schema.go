package index

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// Schema returns the JSON Schema (draft 2020-12) of the documents called name:
// tools, comparisons, passages, or page for the records that crawlers publish.
// It returns nil for any other name.
func Schema(name string) []byte {
	root, ok := schemaRoots[name]
	if !ok {
		return nil
	}
	s := &schemaWriter{defs: map[string]any{}, list: "array"}
	if name == "page" {
		s.list = []string{"array", "null"} // crawlers write an empty list as either
	}
	s.ref(root.of)
	b, err := json.MarshalIndent(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "stackdex " + name,
		"description": root.text,
		"$ref":        "#/$defs/" + root.of.Name(),
		"$defs":       s.defs,
	}, "", "  ")
	if err != nil {
		return nil // maps, slices and strings can always be encoded
	}
	return append(b, '\n')
}

var schemaRoots = map[string]struct {
	of   reflect.Type
	text string
}{
	string(Tools):       {reflect.TypeFor[Tool](), "All that is known of one tool. Grows by addition."},
	string(Comparisons): {reflect.TypeFor[Comparison](), "All that is known of a set of tools side by side. Grows by addition."},
	string(Passages):    {reflect.TypeFor[Passage](), "One piece of text with all that cite it. Grows by addition."},
	"page":              {reflect.TypeFor[record.Page](), "One version of a page with all its facts, as crawlers publish it."},
}

// schemaWriter collects the definitions of the structs that it meets.
type schemaWriter struct {
	defs map[string]any
	list any // the type of lists
}

// ref defines a struct once and refers to it.
func (s *schemaWriter) ref(t reflect.Type) map[string]any {
	name := t.Name()
	if _, ok := s.defs[name]; !ok {
		s.defs[name] = nil // breaks cycles
		if t == reflect.TypeFor[record.Fact]() {
			s.defs[name] = s.fact()
		} else {
			s.defs[name] = s.object(t)
		}
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

func (s *schemaWriter) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	s.fields(t, properties, &required)
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

// fields adds the fields of a struct, and those of structs that it embeds.
func (s *schemaWriter) fields(t reflect.Type, properties map[string]any, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			s.fields(f.Type, properties, required)
			continue
		}
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		properties[name] = s.field(t, name, f.Type)
		if !strings.Contains(options, "omit") {
			*required = append(*required, name)
		}
	}
}

// field is the schema of a field with what the tables say of it.
func (s *schemaWriter) field(t reflect.Type, name string, of reflect.Type) map[string]any {
	schema := s.value(of)
	key := t.Name() + "." + name
	if text, ok := schemaText[key]; ok {
		schema["description"] = text
	}
	if values, ok := schemaEnums[key]; ok {
		enum := []any{}
		for v := range strings.FieldsSeq(values) {
			enum = append(enum, strings.Trim(v, `"`))
		}
		if list, ok := schema["type"].([]string); ok && len(list) == 2 {
			enum = append(enum, nil)
		}
		schema["enum"] = enum
	}
	return schema
}

func (s *schemaWriter) value(t reflect.Type) map[string]any {
	switch t {
	case reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case reflect.TypeFor[record.Date]():
		return map[string]any{"type": "string", "pattern": `^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$`}
	case reflect.TypeFor[record.NullString]():
		return map[string]any{"type": []string{"string", "null"}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		inner := s.value(t.Elem())
		if name, ok := inner["type"].(string); ok {
			inner["type"] = []string{name, "null"}
			return inner
		}
		return map[string]any{"anyOf": []any{inner, map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": s.list, "items": s.value(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.value(t.Elem())}
	case reflect.Struct:
		return s.ref(t)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64, reflect.Float32:
		return map[string]any{"type": "number"}
	}
	return map[string]any{"type": "integer"}
}

// fact is one of the kinds of facts: the fields of its body, its kind and its
// evidence.
func (s *schemaWriter) fact() map[string]any {
	kinds := []any{}
	for _, body := range []record.Body{
		record.Tool{}, record.Stat{}, record.Trait{}, record.Pro{}, record.Con{}, record.Comparison{}, record.Difference{},
		record.Verdict{}, record.Opinion{}, record.Measurement{}, record.Answer{}, record.Guidance{}, record.Relation{}, record.RelatedComparison{},
	} {
		kind := s.object(reflect.TypeOf(body))
		properties := kind["properties"].(map[string]any)
		properties["kind"] = map[string]any{"const": string(body.Kind())}
		properties["evidence"] = s.ref(reflect.TypeFor[record.Evidence]())
		kind["required"] = append([]string{"kind", "evidence"}, kind["required"].([]string)...)
		kind["title"] = string(body.Kind())
		kinds = append(kinds, kind)
	}
	return map[string]any{"oneOf": kinds}
}
