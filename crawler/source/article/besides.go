package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// others are the tools of a table, each of which stands beside the others, but beside no
// more than a fact may name. Those behind so many, of thousands, share one list.
type others struct {
	near   []*tool // each name once
	shared []string
	joined string
}

func othersOf(tools []*tool) others {
	var o others
	known := make(map[string]bool, min(len(tools), record.MaxList))
	for _, t := range tools {
		if t != nil && !known[t.name] && len(o.near) < record.MaxList {
			known[t.name], o.near = true, append(o.near, t)
		}
	}
	return o
}

// of names what stands beside a tool, and joins it.
func (o *others) of(t *tool) (versus []string, beside string) {
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
func namesBut(tools []*tool, t *tool) []string {
	names := make([]string, 0, len(tools))
	for _, other := range tools {
		if other != t {
			names = append(names, other.name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return names
}

// besides names the others of tools.
func besides(tools []*tool, t *tool) []string {
	var names []string
	for _, other := range tools {
		if other != nil && other != t && !slices.Contains(names, other.name) {
			names = append(names, other.name)
		}
	}
	return names
}
