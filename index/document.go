// Package index turns the facts of many pages into documents and keeps them
// in a search engine: one document a tool, a comparison and a passage, every
// figure with its sources and dates.
//
// The documents of this file are the public API of stackdex. They grow by
// addition; `stackdex schema` prints them as JSON Schema.
package index

import (
	"cmp"
	"encoding/json"
)

// DocumentSchema is the version of the document shapes.
const DocumentSchema = 1

// Name names an index, and with it a kind of document.
type Name string

// The indexes, in the order in which results are shown.
const (
	Tools       Name = "tools"
	Comparisons Name = "comparisons"
	Passages    Name = "passages"
)

// Names returns all indexes in the order in which results are shown.
func Names() []Name { return []Name{Tools, Comparisons, Passages} }

// Ref identifies a document.
type Ref struct {
	Index Name
	ID    string
}

// Document is a finished document: the JSON of a Tool, a Comparison or a
// Passage, which engines store and exports print.
type Document struct {
	Ref  Ref
	JSON json.RawMessage
}

// Source is a page that a document cites; Src fields point to it by N.
type Source struct {
	N           int    `json:"n"`
	Site        string `json:"site"`
	URL         string `json:"url"`
	SeenAt      string `json:"seen_at"` // UTC day
	PublishedAt string `json:"published_at,omitempty"`
	License     string `json:"license,omitempty"`
}

// DateOf is the date of what a page states: what the page says it is as of,
// else the page's own date, else the day on which it was seen, and never a
// later one.
func DateOf(asOf, published, seen string) string {
	date := cmp.Or(asOf, published, seen)
	if date > seen[:min(len(date), len(seen))] {
		return seen
	}
	return date
}

// ToolRef names another tool, with the sources that connect it.
type ToolRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Src  []int  `json:"src,omitempty"`
}

// Named is something that has no document, such as a company.
type Named struct {
	Name string `json:"name"`
	Src  []int  `json:"src"`
}

// Description is what pages say a tool is.
type Description struct {
	Text string `json:"text"`
	Src  []int  `json:"src"`
}

// Tool is all that is known of one tool.
type Tool struct {
	ID             string             `json:"id"`
	Schema         int                `json:"schema"`
	FormerIDs      []string           `json:"former_ids"`
	Sample         bool               `json:"sample"`
	Name           string             `json:"name"`
	Names          []string           `json:"names"`     // as pages and the registry write it
	NameKeys       []string           `json:"name_keys"` // folded, for exact matches
	Kind           string             `json:"kind"`      // language, framework, library, database, service, tool …
	Summary        string             `json:"summary"`
	SummarySrc     []int              `json:"summary_src"`
	Descriptions   []Description      `json:"descriptions"` // how other pages describe it; at most 3
	Category       Category           `json:"category"`
	Languages      []string           `json:"languages"`
	Licenses       []string           `json:"licenses"` // SPDX where known
	Homepage       string             `json:"homepage,omitempty"`
	Repository     string             `json:"repository,omitempty"`
	AlternativeOf  []string           `json:"alternative_of"` // ids of the tools it is an alternative of; at most 500, those that most pages name
	AltOfTotal     int                `json:"alternative_of_total"`
	Alternatives   []ToolRef          `json:"alternatives"`
	AltTotal       int                `json:"alternatives_total"`
	Integrations   []ToolRef          `json:"integrations"`
	IntTotal       int                `json:"integrations_total"`
	Related        []ToolRef          `json:"related"`
	RelTotal       int                `json:"related_total"`
	Comparisons    []string           `json:"comparisons"` // ids; at most 500
	CompTotal      int                `json:"comparisons_total"`
	Popularity     float64            `json:"popularity"`      // in stars or stacks, whichever are known; see fold.Popularity
	PopularityTier int                `json:"popularity_tier"` // 0–9, half a decade each
	Metrics        map[string]float64 `json:"metrics"`         // e.g. github_stars; never scraped keys
	Dates          map[string]int64   `json:"dates"`           // e.g. github_pushed_at, Unix seconds
	Figures        []Figure           `json:"figures"`
	Traits         []ToolTrait        `json:"traits"`
	TraitsTotal    int                `json:"traits_total"`
	Claims         []Claim            `json:"claims"`
	ClaimsTotal    int                `json:"claims_total"`
	Conflicts      []string           `json:"conflicts"` // metrics and traits on which sources disagree
	Pros           []Point            `json:"pros"`
	ProsTotal      int                `json:"pros_total"`
	Cons           []Point            `json:"cons"`
	ConsTotal      int                `json:"cons_total"`
	UsedBy         []Named            `json:"used_by"`
	UsedByTotal    int                `json:"used_by_total"`
	SourceNames    []string           `json:"source_names"` // sites, for the facet
	Sources        []Source           `json:"sources"`
	SourcesTotal   int                `json:"sources_total"`
	OldestSeen     int64              `json:"oldest_seen_ts"` // Unix seconds
	NewestSeen     int64              `json:"newest_seen_ts"`
}

// Category is a path of categories in the form of a hierarchical menu.
type Category struct {
	Lvl0 []string `json:"lvl0"`
	Lvl1 []string `json:"lvl1"`
	Lvl2 []string `json:"lvl2"`
}

// Figure is one metric of a tool: the value shown, why it, and what the other
// sources say.
type Figure struct {
	Metric  string            `json:"metric"`
	Label   string            `json:"label"`
	Value   *float64          `json:"value"`
	Low     *float64          `json:"low"`
	High    *float64          `json:"high"`
	Unit    string            `json:"unit"`
	Display string            `json:"display"`
	AsOf    *string           `json:"as_of"`
	Date    string            `json:"date"` // as_of, else the page's own date, else the day it was seen
	SeenAt  string            `json:"seen_at"`
	Src     []int             `json:"src"`
	Why     string            `json:"why"` // only, authority, newest, precision, order
	Total   int               `json:"total"`
	Others  []OtherFigure     `json:"others"`
	Growth  map[string]Growth `json:"growth,omitempty"` // by days7, days30, days365
}

// OtherFigure is an observation that is not shown first.
type OtherFigure struct {
	Value   *float64 `json:"value"`
	Display string   `json:"display"`
	AsOf    *string  `json:"as_of"`
	Date    string   `json:"date"` // as that of Figure
	SeenAt  string   `json:"seen_at"`
	Src     []int    `json:"src"`
	Status  string   `json:"status"` // agrees, lags, superseded or conflicts
}

// Growth is how a figure changed between two observations.
type Growth struct {
	Change  float64 `json:"change"`
	Percent float64 `json:"percent"`
	Since   string  `json:"since"` // day of the older observation
}

// ToolTrait is one attribute of a tool.
type ToolTrait struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Cell
}

// Cell is what sources say of one attribute of one tool: the values shown, and
// what others say.
type Cell struct {
	Values      []string     `json:"values"`
	Src         []int        `json:"src"`
	Status      string       `json:"status"` // agrees, worded or conflicts, whichever is worst of what others say; empty if nobody says anything
	Others      []OtherTrait `json:"others,omitempty"`
	OthersTotal int          `json:"others_total"` // of other values, listed or not
}

// Unlisted is how many other values a cell leaves out.
func (c Cell) Unlisted() int { return max(0, c.OthersTotal-len(c.Others)) }

// OtherTrait is what other sources say of an attribute.
type OtherTrait struct {
	Values []string `json:"values"`
	Src    []int    `json:"src"`
	Status string   `json:"status"` // agrees, worded (otherwise; nobody can say whether it agrees) or conflicts
}

// Claim points to the passage of a measurement.
type Claim struct {
	Passage  string   `json:"passage"`
	Metric   string   `json:"metric"`
	Display  string   `json:"display"`
	Value    *float64 `json:"value"`
	Unit     string   `json:"unit"`
	Workload string   `json:"workload"`
}

// Point is a pro or a con.
type Point struct {
	Text  string `json:"text"`
	Votes *int64 `json:"votes"`
	Src   []int  `json:"src"`
}

// Passage is one piece of text with all that cite it; measurements, verdicts,
// answers, opinions, guidance and differences are passages.
type Passage struct {
	ID           string          `json:"id"`
	Schema       int             `json:"schema"`
	Sample       bool            `json:"sample"`
	Kind         string          `json:"kind"`
	Tools        []string        `json:"tools"`
	ToolNames    []string        `json:"tool_names"`
	Versus       []string        `json:"versus"`
	Comparisons  []string        `json:"comparisons"`
	Title        string          `json:"title"`
	Excerpt      string          `json:"excerpt"`
	Text         string          `json:"text"`
	Metric       string          `json:"metric,omitempty"`
	Value        *float64        `json:"value"`
	Low          *float64        `json:"low"`
	High         *float64        `json:"high"`
	Approximate  bool            `json:"approximate"`
	Unit         string          `json:"unit,omitempty"`
	Display      string          `json:"display,omitempty"`
	Workload     string          `json:"workload,omitempty"`
	AttributedTo *string         `json:"attributed_to"`
	AsOf         *string         `json:"as_of"`
	Contrast     []Contrast      `json:"contrast"`
	Advice       string          `json:"advice,omitempty"`
	Author       *string         `json:"author"`
	AuthorRole   string          `json:"author_role,omitempty"`
	Date         *string         `json:"date"`
	Stance       *string         `json:"stance"`
	Views        *int64          `json:"views"`
	Boilerplate  bool            `json:"boilerplate"`
	Citations    int             `json:"citations"`
	SourceNames  []string        `json:"source_names"`
	Sources      []PassageSource `json:"sources"`
	NewestSeen   int64           `json:"newest_seen_ts"`
}

// Contrast points to a measurement of the same metric that cannot be compared
// without a word.
type Contrast struct {
	Passage  string `json:"passage"`
	Relation string `json:"relation"` // different_workload, different_source, different_value
}

// Said is the date of what the first page of the passage states, with that page.
func (p *Passage) Said() (first PassageSource, date string) {
	if len(p.Sources) == 0 {
		return PassageSource{}, ""
	}
	first = p.Sources[0]
	asOf := ""
	if p.AsOf != nil {
		asOf = *p.AsOf
	}
	return first, DateOf(asOf, first.PublishedAt, first.SeenAt)
}

// SiteOf names the site of the first of the sources that src points to.
func SiteOf(sources []Source, src []int) string {
	for i := range sources {
		if len(src) > 0 && sources[i].N == src[0] {
			return sources[i].Site
		}
	}
	return "source"
}

// PassageSource is a page on which a passage stands.
type PassageSource struct {
	Site        string `json:"site"`
	URL         string `json:"url"`
	Path        string `json:"path"` // headings, joined by " > "
	SeenAt      string `json:"seen_at"`
	PublishedAt string `json:"published_at,omitempty"`
	License     string `json:"license,omitempty"`
}
