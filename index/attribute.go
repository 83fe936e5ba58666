package index

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/edits"
)

// AttributeType says how an attribute is compared.
type AttributeType int

// The types of attributes; a date is a number of Unix seconds.
const (
	TextAttribute AttributeType = iota
	NumberAttribute
	DateAttribute
	FlagAttribute
)

var attributeTypes = map[string]AttributeType{
	"popularity":      NumberAttribute,
	"popularity_tier": NumberAttribute,
	"value":           NumberAttribute,
	"views":           NumberAttribute,
	"citations":       NumberAttribute,
	"sample":          FlagAttribute,
	"boilerplate":     FlagAttribute,
}

// TypeOf returns how an attribute is compared.
func TypeOf(attribute string) AttributeType {
	switch {
	case strings.HasPrefix(attribute, "metrics."):
		return NumberAttribute
	case strings.HasPrefix(attribute, "dates."), strings.HasSuffix(attribute, "_ts"):
		return DateAttribute
	}
	return attributeTypes[attribute]
}

// Allows reports whether a list of attributes, which may hold patterns such as
// metrics.*, holds an attribute.
func Allows(list []string, attribute string) bool {
	return slices.ContainsFunc(list, func(have string) bool {
		if group, ok := strings.CutSuffix(have, "*"); ok {
			key, found := strings.CutPrefix(attribute, group)
			return found && plainKey(key)
		}
		return have == attribute
	})
}

// plainKey reports whether s can be the key of a metric or date.
func plainKey(s string) bool {
	return s != "" && len(s) <= 100 && strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) < 0
}

// unknownAttribute says that an attribute is not in a list, and which are near.
func unknownAttribute(attribute, use string, list []string) string {
	problem := "no attribute " + quoted(attribute) + " to " + use
	if near := nearAttributes(attribute, list); len(near) > 0 {
		return problem + "; did you mean " + strings.Join(near, " or ") + "?"
	}
	if len(list) == 0 {
		return problem
	}
	return problem + "; there are " + strings.Join(list, ", ")
}

// nearAttributes returns up to three attributes that are spelled like one, the
// nearest first.
func nearAttributes(attribute string, list []string) []string {
	type candidate struct {
		name string
		far  int
	}
	var near []candidate
	lower := strings.ToLower(attribute)
	for _, have := range list {
		if group, ok := strings.CutSuffix(have, "*"); ok {
			if key := lower[strings.LastIndexByte(lower, '.')+1:]; plainKey(key) && strings.Contains(key, "_") {
				near = append(near, candidate{group + key, 3})
			}
			continue
		}
		far := edits.Distance(lower, have, len(have))
		if strings.Contains(have, lower) && len(lower) > 2 {
			far = min(far, 2)
		}
		if far <= max(1, len(have)/3) {
			near = append(near, candidate{have, far})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return a.far - b.far })
	var names []string
	for _, c := range near[:min(len(near), 3)] {
		names = append(names, c.name)
	}
	return names
}

// quoted shows text of a person in an error, shortened.
func quoted(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}
