package names

// Unresolved is a name that a page gives a tool and that resolves to nothing.
type Unresolved struct {
	Name       string   `json:"name"` // as the page writes it
	Why        string   `json:"why"`
	Candidates []string `json:"candidates"` // ids of what it could mean
	Site       string   `json:"site"`       // of the first of its pages
	URL        string   `json:"url"`
	Pages      int      `json:"pages"` // on which the name stands so
}
