package stackshare

import "github.com/stackdex/stackdex/crawler/source"

// namedByIcon returns the metric of a figure that no words label: an icon in front of
// it is called so, or the element that holds the figure and nothing else.
func (r *reader) namedByIcon(i int) string {
	t := &r.tokens[i]
	if !t.figure || t.kind == source.Item {
		return ""
	}
	if i > 0 && r.tokens[i-1].picture && r.tokens[i-1].block == t.block {
		if metric := r.tokens[i-1].metric; metric != "" && !r.isLabelled(i) {
			return metric
		}
	}
	if t.Title == "" || len(t.Title) > maxWord || i > 0 && r.tokens[i-1].Title == t.Title && !r.tokens[i-1].picture || i+1 < len(r.tokens) && r.tokens[i+1].Title == t.Title {
		return ""
	}
	key := keyOf(t.Title)
	if metric := metrics[labelKey(key)]; metric != "" {
		return metric
	}
	metric, _ := ownFigure(t.Title, key)
	return metric
}

// isLabelled reports a figure with a label of words behind it in its block.
func (r *reader) isLabelled(i int) bool {
	if i+1 == len(r.tokens) || r.tokens[i+1].block != r.tokens[i].block || r.tokens[i+1].picture {
		return false
	}
	return metrics[labelKey(r.tokens[i+1].key)] != ""
}
