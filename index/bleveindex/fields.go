package bleveindex

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/stackdex/stackdex/index"
)

// The fields of the index; each has the letter of its index before it.
const (
	nameField   = "name"  // words of names
	edgeField   = "edge"  // beginnings of the words of names
	topicField  = "topic" // stems of categories, kinds and languages
	bodyField   = "body"  // stems of the main text
	moreField   = "more"  // stems of other text
	exactField  = "exact" // whole names
	aliasField  = "alias" // whole other names
	themeField  = "theme" // whole categories, kinds and languages
	hasField    = "has"   // attributes with a value
	rankField   = "rank"  // two digits: how well known or supported
	wordFilter  = "f."    // + attribute: folded values
	facetFilter = "v."    // + attribute: values as they are
	numFilter   = "n."    // + attribute: numbers, whole and in part
	sortColumn  = "s."    // + attribute: one sortable value
	storedField = "_json" // the document
)

const (
	maxEdge    = 12       // runes of a beginning
	maxTerms   = 20_000   // of a field of a document
	maxKeyword = 400      // bytes of a value that is filtered or sorted by
	maxJSON    = 64 << 20 // bytes of a document
)

// role says how the words of an attribute are searched.
type role int

const (
	otherText role = iota
	mainName
	otherName
	mainText
	topic
)

var roles = map[index.Name]map[string]role{
	index.Tools: {
		"name": mainName, "names": otherName, "name_keys": otherName, "summary": mainText,
		"kind": topic, "category.lvl0": topic, "category.lvl1": topic, "category.lvl2": topic, "languages": topic,
	},
	index.Comparisons: {
		"title": mainName, "titles": otherName, "name_keys": otherName, "sides.name": otherName, "summary": mainText,
	},
	index.Passages: {
		"title": mainName, "tool_names": otherName, "text": mainText,
	},
}

// fieldName returns the name of a field of an index.
func fieldName(n index.Name, field string) string { return string(n[:1]) + "." + field }

// docID returns the id of a document in the index.
func docID(r index.Ref) string { return string(r.Index[:1]) + "/" + r.ID }

// termField is a field whose terms are known, without how often and where they stand.
type termField struct {
	name    string
	options bleveapi.FieldIndexingOptions
	terms   bleveapi.TokenFrequencies
}

// newTermField makes a field. All of its terms share what Bleve asks of one, its frequency
// and its places, of which there are none: a frequency for each would take most of the
// memory of a batch.
func newTermField(name string, terms []string, options bleveapi.FieldIndexingOptions) *termField {
	f := &termField{name: name, options: options, terms: make(bleveapi.TokenFrequencies, len(terms))}
	shared := &bleveapi.TokenFreq{}
	for _, term := range terms {
		f.terms[term] = shared
	}
	return f
}

func (f *termField) Name() string                                        { return f.name }
func (f *termField) Value() []byte                                       { return nil }
func (f *termField) ArrayPositions() []uint64                            { return nil }
func (f *termField) EncodedFieldType() byte                              { return 't' }
func (f *termField) Analyze()                                            {}
func (f *termField) Options() bleveapi.FieldIndexingOptions              { return f.options }
func (f *termField) AnalyzedLength() int                                 { return len(f.terms) }
func (f *termField) AnalyzedTokenFrequencies() bleveapi.TokenFrequencies { return f.terms }
func (f *termField) NumPlainTextBytes() uint64                           { return 0 }
func (f *termField) Size() int                                           { return len(f.terms) * 64 }

// builder collects the fields of one document.
type builder struct {
	name  index.Name
	doc   *document.Document
	terms map[string][]string
}

// buildDocument makes the document that Bleve stores. An error is a reason to
// refuse the document.
func buildDocument(d index.Document) (*document.Document, error) {
	if err := d.Ref.Check(); err != nil {
		return nil, err
	}
	if len(d.JSON) > maxJSON {
		return nil, fmt.Errorf("document of %d bytes; at most %d", len(d.JSON), maxJSON)
	}
	var value map[string]any
	if err := json.Unmarshal(d.JSON, &value); err != nil {
		return nil, fmt.Errorf("document is no JSON object: %w", err)
	}
	b := &builder{name: d.Ref.Index, doc: document.NewDocument(docID(d.Ref)), terms: map[string][]string{}}
	attributes := index.AttributesOf(d.Ref.Index)
	for _, a := range attributes.Searchable {
		b.searchable(roles[b.name][a], index.TextsAt(value, a))
	}
	b.filterable(value, attributes)
	for _, a := range attributes.Sortable {
		b.sortable(value, a)
	}
	b.add(rankField, rankOf(d.Ref.Index, value))
	b.flush()
	b.doc.AddField(document.NewTextFieldWithIndexingOptions(storedField, nil, d.JSON, bleveapi.StoreField))
	return b.doc, nil
}

func (b *builder) add(field string, terms ...string) {
	if list := b.terms[field]; len(list) < maxTerms {
		b.terms[field] = append(list, terms...)
	}
}

// flush turns the collected terms into fields.
func (b *builder) flush() {
	for field, terms := range b.terms {
		options := bleveapi.IndexField | bleveapi.SkipFreqNorm
		if strings.HasPrefix(field, facetFilter) || strings.HasPrefix(field, sortColumn) {
			options |= bleveapi.DocValues
		}
		b.doc.AddField(newTermField(fieldName(b.name, field), terms, options))
	}
}

// searchable adds the words of an attribute.
func (b *builder) searchable(as role, texts []string) {
	for _, text := range texts {
		switch as {
		case mainName:
			b.add(exactField, exactKey(text))
			b.nameWords(text)
		case otherName:
			b.add(aliasField, exactKey(text))
			b.nameWords(text)
		case topic:
			leaf := text[strings.LastIndex(text, ">")+1:]
			b.add(themeField, stemKey(leaf))
			b.stems(topicField, leaf)
		case mainText:
			b.stems(bodyField, text)
		default:
			b.stems(moreField, text)
		}
	}
}

// nameWords adds the words of a name, their beginnings, and the whole name as
// one word.
func (b *builder) nameWords(name string) {
	count := 0
	wordsOf(name, func(w word) bool {
		for _, term := range append(w.terms, w.parts...) {
			b.add(nameField, term)
			b.edges(term)
		}
		count++
		return count < maxTerms/maxEdge
	})
	if whole := exactKey(name); count > 1 && count <= 4 && len(whole) <= maxWord {
		b.add(nameField, whole)
		b.edges(whole)
	}
}

func (b *builder) edges(term string) {
	runes := 0
	for i := range term {
		if runes++; runes > 1 && runes <= maxEdge+1 {
			b.add(edgeField, term[:i])
		}
	}
	if runes <= maxEdge {
		b.add(edgeField, term)
	}
}

func (b *builder) stems(field, text string) {
	wordsOf(text, func(w word) bool {
		for _, term := range append(w.terms, w.parts...) {
			b.add(field, stem(term))
		}
		return len(b.terms[field]) < maxTerms
	})
}

// filterable adds what filters and facets look at.
func (b *builder) filterable(value map[string]any, attributes index.Attributes) {
	for _, pattern := range attributes.Filterable {
		for _, a := range expand(value, pattern) {
			if b.filterBy(a, valuesAt(value, a)) {
				b.add(hasField, a)
			}
		}
	}
	for _, a := range attributes.Facets {
		for _, v := range index.TextsAt(value, a) {
			if v != "" {
				b.add(facetFilter+a, clipBytes(v, maxKeyword))
			}
		}
	}
}

// filterBy adds the values of one attribute and reports whether there are any.
func (b *builder) filterBy(attribute string, values []any) bool {
	found := false
	for _, v := range values {
		switch v := v.(type) {
		case string:
			if v == "" {
				continue
			}
			b.add(wordFilter+attribute, clipBytes(fold(v), maxKeyword))
		case bool:
			b.add(wordFilter+attribute, strconv.FormatBool(v))
		case float64:
			b.add(numFilter+attribute, numberTerms(v)...)
		default:
			continue
		}
		found = true
	}
	return found
}

// sortable adds the columns that results are sorted by.
func (b *builder) sortable(value map[string]any, pattern string) {
	for _, a := range expand(value, pattern) {
		for _, v := range valuesAt(value, a) {
			switch v := v.(type) {
			case string:
				b.add(sortColumn+a, clipBytes(fold(v), maxKeyword))
			case float64:
				b.add(sortColumn+a, sortableNumber(v))
			default:
				continue
			}
			break
		}
	}
}

// noRank is the rank of boilerplate.
const noRank = "00"

// rankOf returns how well known or supported a document is, as two digits; it
// decides between hits that fit equally well.
func rankOf(n index.Name, value map[string]any) string {
	rank := 1.0
	switch n {
	case index.Tools:
		rank += 10 * math.Log10(1+max(0, numberAt(value, "popularity")))
	case index.Comparisons:
		rank += 8 * math.Log2(1+max(0, numberAt(value, "sources_total")))
	case index.Passages:
		if flag, _ := value["boilerplate"].(bool); flag {
			return noRank
		}
		rank += 8 * math.Log2(1+max(0, numberAt(value, "citations")))
	}
	return fmt.Sprintf("%02d", int(min(rank, 99)))
}

// expand returns the attributes that a pattern such as metrics.* stands for in
// a document.
func expand(value map[string]any, pattern string) []string {
	group, ok := strings.CutSuffix(pattern, ".*")
	if !ok {
		return []string{pattern}
	}
	members, _ := value[group].(map[string]any)
	names := make([]string, 0, len(members))
	for key := range members {
		if name := group + "." + key; index.Allows([]string{pattern}, name) {
			names = append(names, name)
		}
	}
	return names
}

// valuesAt returns the values at a path; lists on the way are walked through.
func valuesAt(value any, path string) []any {
	var found []any
	collect(value, path, &found)
	return found
}

func collect(value any, path string, found *[]any) {
	switch v := value.(type) {
	case []any:
		for _, member := range v {
			collect(member, path, found)
		}
	case map[string]any:
		if path != "" {
			key, rest, _ := strings.Cut(path, ".")
			collect(v[key], rest, found)
		}
	case nil:
	default:
		if path == "" {
			*found = append(*found, v)
		}
	}
}

func numberAt(value map[string]any, key string) float64 {
	v, _ := value[key].(float64)
	return v
}
