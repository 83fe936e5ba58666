package record

import "time"

// Suppression keeps something that was forgotten on request from coming back.
type Suppression struct {
	Schema int       `json:"schema"`
	Kind   string    `json:"kind"` // url, source or author
	Value  string    `json:"value"`
	At     time.Time `json:"at"`
}

// Hiding returns a function that reports whether a list of suppressions hides a fact of a
// page: everything on a URL or of a source, the pages of an author and their opinions.
func Hiding(entries []Suppression) func(*Page, *Fact) bool {
	all := map[string]map[string]bool{"url": {}, "source": {}, "author": {}}
	for _, e := range entries {
		if all[e.Kind] != nil {
			all[e.Kind][e.Value] = true
		}
	}
	return func(head *Page, f *Fact) bool {
		if all["url"][head.URL] || all["source"][head.Source] || head.Author != "" && all["author"][head.Author] {
			return true
		}
		o, ok := f.Body.(Opinion)
		return ok && o.Author != "" && all["author"][o.Author]
	}
}
