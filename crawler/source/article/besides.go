package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// others are the tools of a table, each of which stands beside the others, but beside no
// more than a fact may name. Those behind so many, of thousands, share one list.
type others struct {
	near   []*names.Tool // each name once
	shared []string
	joined string
}

func othersOf(tools []*names.Tool) others {
	var o others
	known := make(map[string]bool, min(len(tools), record.MaxList))
	for _, t := range tools {
		if t != nil && !known[t.Name] && len(o.near) < record.MaxList {
			known[t.Name], o.near = true, append(o.near, t)
		}
	}
	return o
}

// of names what stands beside a tool, and joins it.
func (o *others) of(t *names.Tool) (versus []string, beside string) {
	if t == nil {
		return nil, ""
	}
	if slices.Contains(o.near, t) {
		versus = namesBut(o.near, t)
		return versus, strings.Join(versus, "\n")
	}
	if o.shared == nil {
		o.shared = namesBut(o.near, t)
		o.joined = strings.Join(o.shared, "\n")
	}
	return o.shared, o.joined
}

// namesBut names tools without one of them.
func namesBut(tools []*names.Tool, t *names.Tool) []string {
	names := make([]string, 0, len(tools))
	for _, other := range tools {
		if other != t {
			names = append(names, other.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return names
}

// otherNames names the others of tools.
func otherNames(tools []*names.Tool, t *names.Tool) []string {
	var names []string
	for _, other := range tools {
		if other != nil && other != t && !slices.Contains(names, other.Name) {
			names = append(names, other.Name)
		}
	}
	return names
}
