package config

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxFile bounds a configuration file in bytes.
const maxFile = 1 << 20

// Load is a kong.ConfigurationLoader for YAML files whose keys are the names
// of flags; a key that no flag has is an error with its line.
func Load(r io.Reader) (kong.Resolver, error) {
	name := "configuration file"
	if f, ok := r.(interface{ Name() string }); ok {
		name = f.Name()
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: larger than %d bytes", name, maxFile)
	}
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	file := &file{name: name, values: map[string]ast.Node{}}
	for _, doc := range f.Docs {
		if err := file.add(doc.Body); err != nil {
			return nil, err
		}
	}
	return file, nil
}

type file struct {
	name   string
	values map[string]ast.Node
}

func (f *file) add(body ast.Node) error {
	switch n := body.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.MappingValueNode:
		f.values[n.Key.String()] = n.Value
		return nil
	case *ast.MappingNode:
		for _, v := range n.Values {
			f.values[v.Key.String()] = v.Value
		}
		return nil
	}
	return fmt.Errorf("%s: line %d: expected lines of the form \"setting: value\"", f.name, body.GetToken().Position.Line)
}

// Validate implements kong.Resolver: it names keys that are no settings.
func (f *file) Validate(app *kong.Application) error {
	known := flagNames(app.Node)
	var errs []error
	for key, node := range f.values {
		if !slices.Contains(known, key) {
			errs = append(errs, fmt.Errorf("%s: line %d: unknown setting %q%s", f.name, node.GetToken().Position.Line, key, nearest(key, known)))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// Resolve implements kong.Resolver.
func (f *file) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	node, ok := f.values[flag.Name]
	if !ok {
		return nil, nil
	}
	var v any
	if err := yaml.NodeToValue(node, &v); err != nil {
		return nil, fmt.Errorf("%s: line %d: %s: %w", f.name, node.GetToken().Position.Line, flag.Name, err)
	}
	switch v := v.(type) {
	case []any:
		return joined(v, flag.Tag.Sep), nil
	case map[string]any:
		pairs := make([]any, 0, len(v))
		for key, value := range v {
			pairs = append(pairs, fmt.Sprintf("%s=%v", key, value))
		}
		slices.SortFunc(pairs, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
		return joined(pairs, flag.Tag.MapSep), nil
	}
	return fmt.Sprint(v), nil
}

// joined writes list as it would stand on a command line.
func joined(list []any, sep rune) string {
	if sep <= 0 {
		sep = ','
	}
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = fmt.Sprint(v)
	}
	return strings.Join(parts, string(sep))
}

func flagNames(n *kong.Node) []string {
	var names []string
	for _, f := range n.Flags {
		names = append(names, f.Name)
	}
	for _, child := range n.Children {
		names = append(names, flagNames(child)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nearest suggests a known name that shares most of its letters with key.
func nearest(key string, known []string) string {
	folded := strings.NewReplacer("_", "-", ".", "-").Replace(strings.ToLower(key))
	for _, k := range known {
		if k == folded || strings.HasPrefix(k, folded) || strings.HasPrefix(folded, k) {
			return fmt.Sprintf(" (did you mean %q?)", k)
		}
	}
	return "; `stackdex --help` lists all settings"
}
