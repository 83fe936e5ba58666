// Package names decides which tool a name means: a registry that ships with
// stackdex, what pages show of a name, and the operator's own lists.
//
// A name is resolved in this order: the operator's lists; a link of its
// context (tool page, repository, package, homepage) that belongs to a tool
// whose name is compatible; the registry's names; the names that pages have
// shown to be one tool; else a tool of its own.
package names

// Context is what a page says of a name besides the name: its `tool` fact.
type Context struct {
	PageURL    string
	Homepage   string
	Repository string
	Subject    bool // the page is about this tool
}

// Resolution is what a name means.
type Resolution struct {
	ID         string // empty: the name resolves to nothing
	Name       string // as shown
	Kind       string // language, framework, library, database, service, tool …; empty: unknown
	Registered bool
	Repository string // canonical URL; empty: unknown
	Homepage   string // canonical URL; empty: unknown
	FormerIDs  []string
	Candidates []string // ids of what the name could mean, the best first
	Why        string   // the reason in plain English
}

// Mention is a tool that prose names.
type Mention struct {
	ID    string
	Text  string // as written, without markers
	Start int    // byte offset of the mention with its markers
	End   int
}

// Registry holds known tools and the operator's lists; it does not change.
type Registry struct{}

// Default returns the registry that ships with stackdex.
func Default() (*Registry, error) { return &Registry{}, nil }

// Extend returns the registry with an operator's file added; name is what
// errors call the file.
func (r *Registry) Extend(name string, yaml []byte) (*Registry, error) { return r, nil }

// Fingerprint changes whenever any resolution could have changed.
func (r *Registry) Fingerprint() string { return "" }

// Table resolves names with a registry and what pages have shown. It is not
// safe for concurrent use.
type Table struct{ registry *Registry }

// NewTable returns a table that has learned nothing.
func NewTable(r *Registry) *Table { return &Table{registry: r} }

// Key folds a spelling to the form in which spellings are compared.
func Key(name string) string { return name }

// Learn sets all that pages show of a name key and returns the keys whose
// resolution may have changed, sorted. No spellings and no contexts forget it.
func (t *Table) Learn(key string, spellings []string, contexts []Context) (changed []string) {
	return nil
}

// Resolve returns what a name of a page means.
func (t *Table) Resolve(name string, c Context) Resolution { return Resolution{} }

// KeysOf returns the name keys that resolve to a tool, sorted.
func (t *Table) KeysOf(id string) []string { return nil }

// Find returns what a person who typed name means.
func (t *Table) Find(name string) Resolution { return Resolution{} }

// Near returns up to n tools with a name near to what a person typed, the
// nearest first.
func (t *Table) Near(name string, n int) []Resolution { return nil }

// Mentions returns the tools that prose names beyond doubt, each once, in the
// order of their first mention.
func (t *Table) Mentions(text string) []Mention { return nil }
