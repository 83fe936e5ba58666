package fold

import (
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Version is the version of the rules. Documents that were folded by another version are folded
// again.
const Version = 5

// Limits of what stands inline in a document; totals count everything.
const (
	MaxInline = 20  // observations, citations, references of one list
	maxRows   = 50  // traits of a tool, rows of a comparison
	maxIDs    = 500 // lists of ids, which are there to be filtered
	MaxSides  = 8   // tools of a comparison; a page that names more is a list
)

// DefaultFresh is how much older than the newest observation of its metric an
// observation may be before it is stale.
const DefaultFresh = 180 * 24 * time.Hour

// Page is one page version with some of its facts and the tools its names
// resolve to.
type Page struct {
	Head  record.Page // Facts nil
	Facts []record.Fact
	Keys  []string                     // TextKey of each fact, empty if it makes no passage; nil: not known
	Tools map[string]*names.Resolution // by the name as the page writes it; missing: resolves to nothing
}

var unresolved names.Resolution

// tool returns what a name of the page means; without an ID for nothing.
func (p *Page) tool(name string) *names.Resolution {
	if r := p.Tools[name]; r != nil {
		return r
	}
	return &unresolved
}

// textKey returns the TextKey of a fact of the page.
func (p *Page) textKey(i int) string {
	if p.Keys != nil {
		return p.Keys[i]
	}
	key, _ := TextKey(p.Facts[i])
	return key
}

// History is an entry of the log of figures with the tools its names resolve to.
type History struct {
	Entry record.HistoryEntry
	Tools map[string]names.Resolution
}

// Config is what a fold depends on apart from facts.
type Config struct {
	Fresh time.Duration   // 0: DefaultFresh
	Sites map[string]Site // by the source's name
}

// Site is what a source declares about its texts.
type Site struct {
	License string
	Excerpt int // characters of a text that may be shown; 0: all
}

func (c Config) fresh() time.Duration {
	if c.Fresh <= 0 {
		return DefaultFresh
	}
	return c.Fresh
}

// ComparisonID returns the id of the comparison of tools: their sorted ids
// joined by -vs-. It is empty if there are fewer than two different ones or
// more than MaxSides.
func ComparisonID(ids []string) string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) < 2 || len(ids) > MaxSides || ids[0] == "" {
		return ""
	}
	return strings.Join(ids, versus)
}

// versus stands between the ids of tools in that of a comparison.
const versus = "-vs-"

// ComparedIDs returns the ids of tools that a comparison id is made of.
func ComparedIDs(id string) []string { return strings.Split(id, versus) }

// Compared returns the names of the tools that f sets side by side; ok is false for facts that
// make no comparison document.
func Compared(f record.Fact) (tools []string, ok bool) {
	switch b := f.Body.(type) {
	case record.Comparison:
		return b.Tools, true
	case record.Verdict:
		return b.Tools, true
	case record.Difference:
		return b.Tools, true
	}
	return nil, false
}
