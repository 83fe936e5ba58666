package meiliindex

import (
	"reflect"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// typeOf returns the type of the documents of an index.
func typeOf(n index.Name) reflect.Type {
	switch n {
	case index.Tools:
		return reflect.TypeFor[index.Tool]()
	case index.Comparisons:
		return reflect.TypeFor[index.Comparison]()
	}
	return reflect.TypeFor[index.Passage]()
}

// fieldsOf returns the fields of the documents of an index as JSON names them.
func fieldsOf(n index.Name) []string {
	var names []string
	for t, i := typeOf(n), 0; i < t.NumField(); i++ {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}
