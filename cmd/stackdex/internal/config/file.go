package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFile bounds a configuration file in bytes.
const maxFile = 1 << 20

// Files are the configuration files that were read, the one that wins last.
type Files struct{ read []*file }

// Load is a kong.ConfigurationLoader for YAML files whose keys are the names
// of flags; errors name the file and the line.
func (fs *Files) Load(r io.Reader) (kong.Resolver, error) {
	f := &file{name: "configuration file", entries: map[string]entry{}}
	if named, ok := r.(interface{ Name() string }); ok {
		f.name = named.Name()
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: larger than %d bytes", f.name, maxFile)
	}
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, f.syntaxError(err)
	}
	for _, doc := range parsed.Docs {
		if err := f.add(doc.Body); err != nil {
			return nil, err
		}
	}
	fs.read = append(fs.read, f)
	return f, nil
}

// syntaxError returns an error of the parser without the lines of the file that it quotes:
// there may be secrets in them.
func (f *file) syntaxError(err error) error {
	var syntax interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &syntax) || syntax.GetToken() == nil {
		return fmt.Errorf("%s: this is not YAML", f.name)
	}
	return fmt.Errorf("%s: %s", f.at(syntax.GetToken().Position.Line), syntax.GetMessage())
}

// Place returns where the value of a setting was written, as file:line; empty
// if no file has it.
func (fs *Files) Place(setting string) string {
	for _, f := range slices.Backward(fs.read) {
		if e, ok := f.entries[setting]; ok {
			return f.at(e.line)
		}
	}
	return ""
}

// file is a kong.Resolver.
type file struct {
	name    string
	entries map[string]entry
}

// entry is a value as kong takes it: a string, []any or map[string]any; nil
// leaves the default.
type entry struct {
	line  int
	value any
}

func (f *file) at(line int) string { return fmt.Sprintf("%s:%d", f.name, line) }

func (f *file) add(body ast.Node) error {
	switch n := body.(type) {
	case nil, *ast.NullNode, *ast.CommentGroupNode:
		return nil
	case *ast.MappingValueNode:
		return f.put(n)
	case *ast.MappingNode:
		for _, v := range n.Values {
			if err := f.put(v); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s: expected lines of the form \"setting: value\"", f.at(lineOf(body)))
}

func (f *file) put(n *ast.MappingValueNode) error {
	key, err := scalar(n.Key)
	if err != nil {
		return fmt.Errorf("%s: name of a setting: %w", f.at(lineOf(n.Key)), err)
	}
	if _, twice := f.entries[key]; twice {
		return fmt.Errorf("%s: %s is set twice", f.at(lineOf(n.Key)), key)
	}
	value, err := plain(n.Value)
	if err != nil {
		return fmt.Errorf("%s: %s: %w", f.at(lineOf(n.Key)), key, err)
	}
	f.entries[key] = entry{lineOf(n.Key), value}
	return nil
}

func lineOf(n ast.Node) int { return n.GetToken().Position.Line }

// Validate implements kong.Resolver: it names the keys that are no settings and
// the values that their settings cannot hold.
func (f *file) Validate(app *kong.Application) error {
	flags := flagsByName(app.Node)
	var errs []error
	for _, key := range f.keys() {
		e := f.entries[key]
		if len(flags[key]) == 0 {
			errs = append(errs, fmt.Errorf("%s: unknown setting %q%s", f.at(e.line), key, nearest(key, flags)))
		} else if err := accepted(flags[key], e.value); err != nil {
			errs = append(errs, fmt.Errorf("%s: %s: %w", f.at(e.line), key, err))
		}
	}
	return errors.Join(errs...)
}

// keys returns the keys in the order of their lines.
func (f *file) keys() []string {
	keys := make([]string, 0, len(f.entries))
	for key := range f.entries {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := f.entries[a].line - f.entries[b].line; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return keys
}

// accepted returns nil if one of the flags, which share a name, can hold value.
func accepted(flags []*kong.Flag, value any) error {
	var err error
	for _, flag := range flags {
		if err = accepts(flag, value); err == nil {
			return nil
		}
	}
	return err
}

func accepts(flag *kong.Flag, value any) error {
	if value == nil {
		return nil
	}
	target := reflect.New(flag.Target.Type()).Elem()
	scan := kong.Scan().PushTyped(value, kong.FlagValueToken)
	if err := flag.Mapper.Decode(&kong.DecodeContext{Value: flag.Value, Scan: scan}, target); err != nil {
		return err
	}
	if flag.Enum == "" {
		return nil
	}
	values := []string{fmt.Sprint(target.Interface())}
	if list, ok := target.Interface().([]string); ok {
		values = list
	}
	for _, v := range values {
		if !slices.Contains(flag.EnumSlice(), v) {
			return fmt.Errorf("must be one of %s but is %q", strings.Join(flag.EnumSlice(), ", "), v)
		}
	}
	return nil
}

// Resolve implements kong.Resolver. A variable wins over the file, and what no
// flag can hold is left to Validate, which knows the line.
func (f *file) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	e, ok := f.entries[flag.Name]
	if !ok || accepts(flag, e.value) != nil {
		return nil, nil
	}
	for _, env := range flag.Envs {
		if _, set := os.LookupEnv(env); set {
			return nil, nil
		}
	}
	return e.value, nil
}

// flagsByName returns the flags of all commands.
func flagsByName(n *kong.Node) map[string][]*kong.Flag {
	all := map[string][]*kong.Flag{}
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		for _, f := range n.Flags {
			all[f.Name] = append(all[f.Name], f)
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(n)
	return all
}
