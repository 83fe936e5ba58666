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
	ID           string
	Name         string
	Kind         string
	Vendor       string // who makes it, if neither the repository nor the homepage says so
	Aliases      []string
	Shared       []string // names that other tools bear too
	Spelled      []string // exact spellings of a shared name that mean this tool
	Also         []string // names that alone mean another tool, and this one on its own pages
	Repository   string
	Repositories []string // others that are the tool's, such as former ones
	Homepage     string
	StackShare   []string // last part of the page's address
	Packages     []string // "npm:react"
	FormerIDs    []string

	at       place
	operator bool
	owns     bool // the operator says what its repositories are
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
	if body == nil || body.Type() == ast.NullType || body.Type() == ast.CommentType || body.Type() == ast.CommentGroupType {
		return nil
	}
	fields, ok := mapping(body)
	if !ok {
		return at(name, body).errorf("want the keys tools, same and apart, not %s", describe(body))
	}
	for _, field := range fields {
		items, err := sequence(name, field)
		if err != nil {
			return err
		}
		switch key := fieldName(field); key {
		case "tools":
			err = f.readTools(name, items)
		case "same":
			f.same, err = readLists(name, "same", items, f.same)
		case "apart":
			f.apart, err = readLists(name, "apart", items, f.apart)
		default:
			return at(name, field).errorf("unknown key %.60q: want tools, same or apart", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *file) readTools(name string, items []ast.Node) error {
	for _, n := range items {
		fields, ok := mapping(n)
		if !ok {
			return at(name, n).errorf("tools wants entries as - {id: foo, name: Foo}, not %s", describe(n))
		}
		e := entry{at: at(name, n)}
		for _, field := range fields {
			if err := e.read(name, field); err != nil {
				return err
			}
		}
		f.tools = append(f.tools, e)
	}
	return nil
}

// read sets the field of an entry.
func (e *entry) read(name string, field *ast.MappingValueNode) error {
	var text *string
	var list *[]string
	switch key := fieldName(field); key {
	case "id":
		text = &e.ID
	case "name":
		text = &e.Name
	case "kind":
		text = &e.Kind
	case "vendor":
		text = &e.Vendor
	case "repository":
		text = &e.Repository
	case "homepage":
		text = &e.Homepage
	case "aliases":
		list = &e.Aliases
	case "shared":
		list = &e.Shared
	case "spelled":
		list = &e.Spelled
	case "also":
		list = &e.Also
	case "repositories":
		list = &e.Repositories
	case "stackshare":
		list = &e.StackShare
	case "packages":
		list = &e.Packages
	case "former_ids":
		list = &e.FormerIDs
	default:
		return at(name, field).errorf("unknown field %.60q: want id, name, kind, vendor, aliases, repository, repositories, homepage, packages, stackshare, shared, spelled, also or former_ids", key)
	}
	var err error
	if text != nil {
		*text, err = scalar(name, field.Value)
		return err
	}
	items, err := sequence(name, field)
	if err != nil {
		return err
	}
	*list, err = scalars(name, items)
	return err
}

func readLists(name, key string, items []ast.Node, lists []list) ([]list, error) {
	for _, n := range items {
		l := list{at: at(name, n)}
		s, ok := n.(*ast.SequenceNode)
		if !ok {
			return nil, l.at.errorf("%s wants lists of names, as - [Foo, Foo.js], not %s", key, describe(n))
		}
		var err error
		if l.names, err = scalars(name, s.Values); err != nil {
			return nil, err
		}
		if len(l.names) < 2 {
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
