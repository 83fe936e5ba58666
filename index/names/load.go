package names

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// ErrFile means that a registry file cannot be used; the error names the file
// and the line.
var ErrFile = errors.New("registry file")

// The limits of a registry file.
const (
	maxFile    = 8 << 20
	maxEntries = 200_000
	maxAliases = 200 // names, packages or members of one entry
)

// place is where something stands in a registry file.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

func (p place) errorf(format string, args ...any) error {
	return fmt.Errorf("%w: %s: %s", ErrFile, p, fmt.Sprintf(format, args...))
}

// entry is a tool of a registry file as it stands there.
type entry struct {
	ID           string   `yaml:"id"`
	Name         string   `yaml:"name"`
	Kind         string   `yaml:"kind"`
	Aliases      []string `yaml:"aliases"`
	Shared       []string `yaml:"shared"`  // names that other tools bear too
	Spelled      []string `yaml:"spelled"` // exact spellings of a shared name that mean this tool
	Also         []string `yaml:"also"`    // names that alone mean another tool, and this one on its own pages
	Repository   string   `yaml:"repository"`
	Repositories []string `yaml:"repositories"` // others that are the tool's, such as former ones
	Homepage     string   `yaml:"homepage"`
	StackShare   []string `yaml:"stackshare"` // last part of the page's address
	Packages     []string `yaml:"packages"`   // "npm:react"
	FormerIDs    []string `yaml:"former_ids"`

	at       place
	operator bool
}

// list is an entry of same or apart.
type list struct {
	names []string
	at    place
}

// file is a registry file as it stands.
type file struct {
	tools       []entry
	same, apart []list
}

// parse reads a registry file; every error names a line.
func parse(name string, data []byte) (file, error) {
	top := place{file: name, line: 1}
	if len(data) > maxFile {
		return file{}, top.errorf("%d bytes, the limit is %d", len(data), maxFile)
	}
	if strings.TrimSpace(string(data)) == "" {
		return file{}, nil
	}
	doc, err := parser.ParseBytes(data, 0)
	if err != nil {
		return file{}, syntaxError(top, err)
	}
	var f file
	for _, d := range doc.Docs {
		if err := f.document(name, d.Body); err != nil {
			return file{}, err
		}
	}
	if n := len(f.tools) + len(f.same) + len(f.apart); n > maxEntries {
		return file{}, top.errorf("%d entries, the limit is %d", n, maxEntries)
	}
	return f, nil
}

// syntaxError gives an error of the YAML library the line that it knows.
func syntaxError(at place, err error) error {
	var y yaml.Error
	if errors.As(err, &y) {
		if t := y.GetToken(); t != nil && t.Position != nil {
			at.line = t.Position.Line
		}
		return at.errorf("%s", y.GetMessage())
	}
	return at.errorf("%v", err)
}

func (f *file) document(name string, body ast.Node) error {
	if body == nil || body.Type() == ast.NullType || body.Type() == ast.CommentType {
		return nil
	}
	top, ok := body.(*ast.MappingNode)
	if !ok {
		return at(name, body).errorf("want the keys tools, same and apart, not %s", describe(body))
	}
	for _, field := range top.Values {
		here := at(name, field.Key)
		items, err := sequence(name, field)
		if err != nil {
			return err
		}
		switch key := field.Key.String(); key {
		case "tools":
			err = f.readTools(name, items)
		case "same":
			f.same, err = readLists(name, "same", items, f.same)
		case "apart":
			f.apart, err = readLists(name, "apart", items, f.apart)
		default:
			return here.errorf("unknown key %.60q: want tools, same or apart", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
		return nil, at(name, field.Key).errorf("%.60s wants a list, not %s", field.Key.String(), describe(v))
	}
}

func (f *file) readTools(name string, items []ast.Node) error {
	for _, n := range items {
		var e entry
		if err := yaml.NodeToValue(n, &e, yaml.Strict()); err != nil {
			return syntaxError(at(name, n), err)
		}
		e.at = at(name, n)
		if n := max(len(e.Aliases), len(e.Shared), len(e.Spelled), len(e.Also), len(e.Packages), len(e.Repositories), len(e.StackShare), len(e.FormerIDs)); n > maxAliases {
			return e.at.errorf("%d values in one list, the limit is %d", n, maxAliases)
		}
		f.tools = append(f.tools, e)
	}
	return nil
}

func readLists(name, key string, items []ast.Node, lists []list) ([]list, error) {
	for _, n := range items {
		l := list{at: at(name, n)}
		if err := yaml.NodeToValue(n, &l.names); err != nil {
			return nil, l.at.errorf("%s wants lists of names, as - [Foo, Foo.js]", key)
		}
		if len(l.names) < 2 || len(l.names) > maxAliases {
			return nil, l.at.errorf("%s wants 2 to %d names, here are %d", key, maxAliases, len(l.names))
		}
		for _, s := range l.names {
			if why := junk(s); why != "" {
				return nil, l.at.errorf("%.60q: %s", s, why)
			}
		}
		lists = append(lists, l)
	}
	return lists, nil
}

func at(name string, n ast.Node) place {
	p := place{file: name, line: 1}
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		p.line = t.Position.Line
	}
	return p
}

func describe(n ast.Node) string {
	return strings.ToLower(strings.TrimSuffix(n.Type().String(), "Type"))
}
