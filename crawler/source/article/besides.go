package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// others are the tools of a table, each of which stands beside the others, but beside no
// more than a fact may name. Those behind so many, of thousands, share one list.
type others struct {
	tools  []*tool
	shared []string
	joined string
}

// of names what stands beside tool i, and joins it.
func (o *others) of(i int) (versus []string, beside string) {
	near := o.tools[:min(len(o.tools), record.MaxList)]
	if i < len(near) || slices.Contains(near, o.tools[i]) {
		versus = besides(near, o.tools[i])
		return versus, strings.Join(versus, "\n")
	}
	if o.shared == nil {
		o.shared = besides(near, o.tools[i])
		o.joined = strings.Join(o.shared, "\n")
	}
	return o.shared, o.joined
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
