package names

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// The YAML of a registry file is read from its syntax tree, without anchors,
// aliases and tags: lines are known everywhere, and nothing can multiply.

// mapping returns the fields of a mapping.
func mapping(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func fieldName(field *ast.MappingValueNode) string {
	if field.Key == nil || field.Key.GetToken() == nil {
		return ""
	}
	return field.Key.GetToken().Value
}

// sequence returns the items of a field that holds a list, none if it is
// empty.
func sequence(name string, field *ast.MappingValueNode) ([]ast.Node, error) {
	switch v := field.Value.(type) {
	case *ast.SequenceNode:
		return v.Values, nil
	case *ast.NullNode:
		return nil, nil
	default:
		return nil, at(name, field).errorf("%.60s wants a list, not %s", fieldName(field), describe(v))
	}
}

// scalar returns a value as it is written, so that a name may be 11ty or 42.
func scalar(name string, n ast.Node) (string, error) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		if t := n.GetToken(); t != nil {
			return t.Value, nil
		}
	case *ast.NullNode:
		return "", nil
	}
	return "", at(name, n).errorf("want plain text, not %s", describe(n))
}

func scalars(name string, items []ast.Node) ([]string, error) {
	if len(items) > maxAliases {
		return nil, at(name, items[0]).errorf("%d values in one list, the limit is %d", len(items), maxAliases)
	}
	var list []string
	for _, n := range items {
		s, err := scalar(name, n)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func at(name string, n ast.Node) place {
	p := place{file: name, line: 1}
	switch m := n.(type) {
	case nil:
		return p
	case *ast.MappingNode:
		if len(m.Values) > 0 {
			return at(name, m.Values[0])
		}
	case *ast.MappingValueNode:
		if m.Key != nil {
			return at(name, m.Key)
		}
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		p.line = t.Position.Line
	}
	return p
}

func describe(n ast.Node) string {
	if n == nil {
		return "nothing"
	}
	return strings.ToLower(strings.TrimSuffix(n.Type().String(), "Type"))
}
