package meiliindex

import (
	"math"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// Every document has an id.
const (
	always = "id EXISTS"
	never  = "id NOT EXISTS"
)

// filterText writes a checked filter in Meilisearch's language.
func filterText(f index.Filter) string {
	switch f := f.(type) {
	case index.And:
		return joined(f, " AND ", always)
	case index.Or:
		return joined(f, " OR ", never)
	case index.Not:
		return "NOT (" + filterText(f.Filter) + ")"
	case index.Exists:
		return "(" + f.Attribute + " EXISTS AND " + f.Attribute + " IS NOT NULL AND " + f.Attribute + " IS NOT EMPTY)"
	case index.Compare:
		return compareText(f)
	case index.Equal:
		return equalText(f)
	}
	return never
}

func joined(list []index.Filter, by, none string) string {
	if len(list) == 0 {
		return none
	}
	parts := make([]string, len(list))
	for i, f := range list {
		parts[i] = "(" + filterText(f) + ")"
	}
	return strings.Join(parts, by)
}

func equalText(f index.Equal) string {
	if len(f.Values) == 0 {
		return never
	}
	parts := make([]string, len(f.Values))
	for i, v := range f.Values {
		parts[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
	}
	return f.Attribute + " IN [" + strings.Join(parts, ", ") + "]"
}

func compareText(f index.Compare) string {
	var parts []string
	for _, bound := range []struct {
		value     *float64
		exclusive bool
		sign      string
		open      float64 // the bound that leaves everything in
	}{{f.Min, f.MinExclusive, ">", -1}, {f.Max, f.MaxExclusive, "<", 1}} {
		if bound.value == nil || math.IsInf(*bound.value, int(bound.open)) {
			continue
		}
		if math.IsInf(*bound.value, 0) {
			return never
		}
		sign := bound.sign
		if !bound.exclusive {
			sign += "="
		}
		parts = append(parts, f.Attribute+" "+sign+" "+strconv.FormatFloat(*bound.value, 'f', -1, 64))
	}
	if len(parts) == 0 {
		return filterText(index.Exists{Attribute: f.Attribute})
	}
	return strings.Join(parts, " AND ")
}
