package meiliindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

const (
	maxQueryText = 1_000 // bytes that are sent; the server looks at 10 words
	cropWords    = 35
	openMark     = "\uE000"
	closeMark    = "\uE001"
)

// Search finds documents. Totals are the server's estimates.
func (e *engine) Search(ctx context.Context, q index.Query) (index.Result, error) {
	q, err := q.Normalize()
	if err != nil {
		return index.Result{}, err
	}
	if strings.TrimSpace(q.Text) != "" && plainText(q.Text) == "" {
		return answer{}.result(q) // the server finds everything by no words
	}
	began := time.Now()
	answer, err := e.ask(ctx, q.Index, request(q))
	if err != nil {
		return index.Result{}, err
	}
	result, err := answer.result(q)
	if err != nil {
		return index.Result{}, err
	}
	if err := e.ownFacets(ctx, q, result); err != nil {
		return index.Result{}, err
	}
	result.Took = time.Since(began)
	return result, nil
}

// ownFacets counts the facets that a filter chose values of without that
// filter.
func (e *engine) ownFacets(ctx context.Context, q index.Query, result index.Result) error {
	for _, facet := range q.Facets {
		without, changed := index.FacetFilter(q.Filter, facet)
		if !changed {
			continue
		}
		alone := index.Query{Index: q.Index, Text: q.Text, Filter: without, Facets: []string{facet}, Limit: 1}
		r := request(alone)
		r.AttributesToRetrieve = []string{primaryKey}
		answer, err := e.ask(ctx, q.Index, r)
		if err != nil {
			return err
		}
		result.Facets[facet] = counts(answer.FacetDistribution[facet])
	}
	return nil
}

func (e *engine) ask(ctx context.Context, n index.Name, r *meilisearch.SearchRequest) (answer, error) {
	uid := e.at().uid(string(n))
	var a answer
	err := e.generations.client.do(ctx, "search "+uid, func(ctx context.Context) error {
		raw, err := e.generations.client.lib.Index(uid).SearchRawWithContext(ctx, r.Query, r)
		if err != nil {
			return err
		}
		return json.Unmarshal(*raw, &a)
	})
	if errors.Is(err, index.ErrSettings) {
		e.check.refused.Store(true)
	}
	return a, err
}

// manyWords are so many words that a hit with only one of them has it by chance, unless a filter
// says what it is about. The score of a hit is at most the share of words that it has,
// because the ranking rules begin with that.
const manyWords = 3

// request makes the library's search of a normalized query. Where no document has all of its
// words the most frequent are given up first: they say the least.
func request(q index.Query) *meilisearch.SearchRequest {
	r := &meilisearch.SearchRequest{
		Query: plainText(q.Text), Limit: int64(q.Limit), Offset: int64(q.Offset),
		Facets: q.Facets, ShowRankingScore: true, MatchingStrategy: meilisearch.Frequency,
	}
	if n := len(strings.Fields(r.Query)); n >= manyWords && q.Filter == nil {
		r.RankingScoreThreshold = 1/float64(n) + 0.001
	}
	if q.Filter != nil {
		r.Filter = filterText(q.Filter)
	}
	for _, s := range q.Sort {
		order := ":asc"
		if s.Descending {
			order = ":desc"
		}
		r.Sort = append(r.Sort, s.Attribute+order)
	}
	if q.Highlight && r.Query != "" {
		r.AttributesToHighlight = index.AttributesOf(q.Index).Searchable
		r.AttributesToCrop = []string{"summary", "text"}
		r.CropLength = cropWords
		r.HighlightPreTag, r.HighlightPostTag = openMark, closeMark
	}
	return r
}

// plainText takes off a text what is a command to Meilisearch, quotation marks
// and minuses before words, and what is no word but would have to be found.
func plainText(text string) string {
	words := slices.DeleteFunc(strings.Fields(strings.ReplaceAll(text, `"`, " ")), func(w string) bool {
		return strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
	})
	size := 0
	for i, w := range words {
		words[i] = strings.TrimLeft(w, "-")
		if size += len(words[i]) + 1; size > maxQueryText {
			words = words[:i+1]
			words[i] = strings.ToValidUTF8(words[i][:min(len(words[i]), maxQueryText/4)], "")
			break
		}
	}
	return strings.Join(words, " ")
}

// answer is what the server says to a search.
type answer struct {
	Hits               []map[string]json.RawMessage
	EstimatedTotalHits int
	FacetDistribution  map[string]map[string]int
}

func (a answer) result(q index.Query) (index.Result, error) {
	r := index.Result{Hits: []index.Hit{}, Total: a.EstimatedTotalHits, Exact: q.Text == ""}
	for _, h := range a.Hits {
		hit, err := hitOf(h, q)
		if err != nil {
			return r, err
		}
		r.Hits = append(r.Hits, hit)
	}
	if len(q.Facets) > 0 {
		r.Facets = map[string][]index.FacetCount{}
		for _, facet := range q.Facets {
			r.Facets[facet] = counts(a.FacetDistribution[facet])
		}
	}
	return r, nil
}

// hitOf takes apart what the server puts together: the document, its score and
// its marked copy.
func hitOf(h map[string]json.RawMessage, q index.Query) (index.Hit, error) {
	var hit index.Hit
	if h[primaryKey] == nil {
		return hit, fmt.Errorf("hit of %s without an id: the displayedAttributes of the index in Meilisearch hide it, and stackdex cannot search without it: add %q", q.Index, primaryKey)
	}
	if err := json.Unmarshal(h[primaryKey], &hit.ID); err != nil {
		return hit, fmt.Errorf("hit of %s without an id: %w: %w", q.Index, index.ErrUnavailable, err)
	}
	if score := h["_rankingScore"]; score != nil {
		if err := json.Unmarshal(score, &hit.Score); err != nil {
			return hit, fmt.Errorf("score of %s: %w", hit.ID, err)
		}
	}
	if q.Highlight {
		hit.Highlights = highlights(h["_formatted"], index.AttributesOf(q.Index).Searchable)
	}
	delete(h, "_rankingScore")
	delete(h, "_formatted")
	var err error
	hit.Document, err = json.Marshal(h)
	return hit, err
}

// highlights returns the attributes in which the server marked something, escaped.
func highlights(formatted json.RawMessage, attributes []string) map[string]string {
	var value any
	if formatted == nil || json.Unmarshal(formatted, &value) != nil {
		return map[string]string{}
	}
	return index.Highlights(value, attributes, func(text string) (string, bool) {
		return markedHTML(text), strings.Contains(text, openMark)
	})
}

// markedHTML escapes a text and turns the server's marks into elements, which
// are closed whatever the text holds.
func markedHTML(text string) string {
	var b strings.Builder
	open := false
	for _, r := range text {
		switch string(r) {
		case openMark:
			if !open {
				b.WriteString("<mark>")
			}
			open = true
		case closeMark:
			if open {
				b.WriteString("</mark>")
			}
			open = false
		default:
			b.WriteString(html.EscapeString(string(r)))
		}
	}
	if open {
		b.WriteString("</mark>")
	}
	return b.String()
}

// counts orders the values of a facet by their number.
func counts(values map[string]int) []index.FacetCount {
	list := make([]index.FacetCount, 0, len(values))
	for value, n := range values {
		if value != "" {
			list = append(list, index.FacetCount{Value: value, Count: n})
		}
	}
	slices.SortFunc(list, index.CompareCounts)
	return list
}
