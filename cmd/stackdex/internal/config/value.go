package config

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// plain returns a YAML value as it would stand on a command line: text is
// taken as it is written, so that 007 and 1e3 stay what they are.
func plain(n ast.Node) (any, error) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return nil, nil
	case *ast.SequenceNode:
		list := make([]any, 0, len(n.Values))
		for _, v := range n.Values {
			text, err := scalar(v)
			if err != nil {
				return nil, err
			}
			list = append(list, text)
		}
		return list, nil
	case *ast.MappingNode:
		return pairs(n.Values)
	case *ast.MappingValueNode:
		return pairs([]*ast.MappingValueNode{n})
	}
	return scalar(n)
}

func pairs(values []*ast.MappingValueNode) (any, error) {
	m := map[string]any{}
	for _, v := range values {
		key, err := scalar(v.Key)
		if err != nil {
			return nil, err
		}
		if m[key], err = scalar(v.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return m, nil
}

var errNested = errors.New("expected a single value, a list of them or a map of them")

func scalar(n ast.Node) (string, error) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case *ast.LiteralNode:
		return n.Value.Value, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, nil
	}
	return "", errNested
}
