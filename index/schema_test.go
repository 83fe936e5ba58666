package index_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestSchemaHoldsForDocuments checks the documents that the fold makes of real
// figures against their schemas; a key that a schema does not know fails.
func TestSchemaHoldsForDocuments(t *testing.T) {
	for pattern, name := range map[string]string{"tool_*": "tools", "comparison_*": "comparisons", "derived_*": "comparisons", "passages": "passages"} {
		files, err := filepath.Glob(filepath.Join("fold", "testdata", pattern+".json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", pattern, err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			documents := []json.RawMessage{b}
			if bytes.HasPrefix(b, []byte("[")) {
				if err := json.Unmarshal(b, &documents); err != nil {
					t.Fatal(err)
				}
			}
			for _, d := range documents {
				check(t, file, name, d)
			}
		}
	}
}

func TestSchemaHoldsForPages(t *testing.T) {
	one := 1.0
	votes := int64(3)
	tools := []string{"A", "B"}
	p := record.Page{
		Schema: 1, Source: "article", URL: "https://a.example/x", PageType: record.PageArticle, CategoryPath: []string{"X"}, PublishedAt: "2025-11",
		SeenAt: time.Date(2025, 11, 2, 10, 0, 0, 0, time.UTC), Extractor: "article/1",
	}
	for _, b := range []record.Body{
		record.Tool{Name: "A", Role: record.RoleSubject, Homepage: "https://a.example"},
		record.Stat{Tool: "A", Metric: "github.stars", Value: &one, Low: &one}, record.Trait{Tool: "A", Attribute: "ORM", Values: []string{"Yes"}, Versus: []string{"B"}},
		record.Pro{Tool: "A", Text: "Good", Votes: &votes}, record.Con{Tool: "A"}, record.Comparison{Tools: tools}, record.Difference{Tools: tools, Text: "It differs"},
		record.Verdict{Tools: tools, UseIf: []record.UseIf{{Tool: "A", Text: "so"}}}, record.Opinion{Tools: tools, Text: "I like it", Stance: ""},
		record.Measurement{Tool: "A", Metric: "throughput", Value: &one}, record.Answer{Question: "Is it?", Tools: tools},
		record.Guidance{Tool: "A", Versus: []string{}, Advice: record.Limitation, Text: "None"}, record.Relation{From: "A", Relation: record.RelUsedBy}, record.RelatedComparison{Tools: tools},
	} {
		p.Facts = append(p.Facts, record.Fact{Body: b, Evidence: record.Evidence{Path: []string{"H"}}})
	}
	b, err := record.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "a page with every kind of fact", "page", b)
}

func TestSchemaRefusesWhatIsWrong(t *testing.T) {
	tool, err := os.ReadFile(filepath.Join("fold", "testdata", "tool_django.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{{`"popularity":`, `"popular":`}, {`"why": "authority"`, `"why": "because"`}, {`"former_ids": []`, `"former_ids": null`}} {
		bad := strings.Replace(string(tool), change[0], change[1], 1)
		if bad == string(tool) {
			t.Fatalf("%s is not in the document", change[0])
		}
		if errs := violations(t, "tools", []byte(bad)); len(errs) == 0 {
			t.Errorf("%s was accepted", change[1])
		}
	}
	if index.Schema("nonsense") != nil {
		t.Error("a schema of nonsense")
	}
}

func check(t *testing.T, what, name string, document []byte) {
	t.Helper()
	for _, e := range violations(t, name, document) {
		t.Errorf("%s: %s", what, e)
	}
}

func violations(t *testing.T, name string, document []byte) []string {
	t.Helper()
	var schema map[string]any
	if err := json.Unmarshal(index.Schema(name), &schema); err != nil {
		t.Fatalf("schema of %s: %v", name, err)
	}
	var v any
	if err := json.Unmarshal(document, &v); err != nil {
		t.Fatal(err)
	}
	c := checker{defs: schema["$defs"].(map[string]any)}
	return c.check("", schema, v)
}

// checker knows as much of JSON Schema as Schema writes, and refuses keys that
// a schema does not list.
type checker struct{ defs map[string]any }

func (c checker) check(at string, schema map[string]any, v any) (errs []string) {
	if ref, ok := schema["$ref"].(string); ok {
		def, ok := c.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		if !ok {
			return []string{at + ": no definition " + ref}
		}
		return c.check(at, def, v)
	}
	for _, key := range []string{"oneOf", "anyOf"} {
		if options, ok := schema[key].([]any); ok {
			return c.oneOf(at, options, v)
		}
	}
	if want, ok := schema["const"]; ok && want != v {
		return []string{fmt.Sprintf("%s: %v, want %v", at, v, want)}
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, v) {
		return []string{fmt.Sprintf("%s: %v is not one of %v", at, v, enum)}
	}
	if want, ok := schema["type"]; ok && !isType(want, v) {
		return []string{fmt.Sprintf("%s: %v is not of type %v", at, v, want)}
	}
	switch v := v.(type) {
	case []any:
		items, _ := schema["items"].(map[string]any)
		for i, e := range v {
			errs = append(errs, c.check(fmt.Sprintf("%s[%d]", at, i), items, e)...)
		}
	case map[string]any:
		errs = c.object(at, schema, v)
	}
	return errs
}

func (c checker) object(at string, schema, v map[string]any) (errs []string) {
	properties, _ := schema["properties"].(map[string]any)
	others, open := schema["additionalProperties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, key := range required {
		if _, ok := v[key.(string)]; !ok {
			errs = append(errs, fmt.Sprintf("%s.%s: is missing", at, key))
		}
	}
	for key, e := range v {
		switch p, ok := properties[key].(map[string]any); {
		case ok:
			errs = append(errs, c.check(at+"."+key, p, e)...)
		case open:
			errs = append(errs, c.check(at+"."+key, others, e)...)
		default:
			errs = append(errs, fmt.Sprintf("%s.%s: is not in the schema", at, key))
		}
	}
	return errs
}

// oneOf wants exactly one option to fit.
func (c checker) oneOf(at string, options []any, v any) []string {
	fits, last := 0, []string{}
	for _, o := range options {
		if errs := c.check(at, o.(map[string]any), v); len(errs) == 0 {
			fits++
		} else if len(last) == 0 || len(errs) < len(last) {
			last = errs
		}
	}
	if fits == 1 {
		return nil
	}
	return append([]string{fmt.Sprintf("%s: fits %d options", at, fits)}, last...)
}

func isType(want, v any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(w any) bool { return isType(w, v) })
	}
	switch v := v.(type) {
	case nil:
		return want == "null"
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "number" || want == "integer" && v == math.Trunc(v)
	case []any:
		return want == "array"
	}
	return want == "object"
}
