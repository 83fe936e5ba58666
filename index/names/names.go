package names

// Context is what a page tells about a name apart from its spelling: its `tool` fact.
type Context struct {
	PageURL    string
	Homepage   string
	Repository string
	Subject    bool // the page is about this tool
}

// Resolution is the meaning of a name.
type Resolution struct {
	ID         string // empty: the name resolves to nothing
	Name       string // as shown
	Kind       string // language, framework, library, database, service, tool …; empty: unknown
	Registered bool
	Repository string // canonical URL; empty: unknown
	Homepage   string // canonical URL; empty: unknown
	FormerIDs  []string
	Keys       []string // name keys of the registry that mean this tool alone, sorted; not to be changed
	Candidates []string // ids of what the name could mean, the best first
	Why        string   // the reason in plain English
}

// Mention is a tool that a text names.
type Mention struct {
	ID    string
	Text  string // as written, without markers
	Start int    // byte offset of the mention with its markers
	End   int
}
