package cli

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
)

type resolveCmd struct {
	Names   []string `arg:"" optional:"" help:"Names as pages write them; none or -: one a line from standard input."`
	Explain bool     `help:"Say why."`
	JSON    bool     `name:"json" help:"Print one JSON object a line: name, tool (id or null), candidates."`
}

func (resolveCmd) Help() string {
	return `Names are resolved with the registry that ships, the file of --names and what crawled pages have shown, if there are any.

  stackdex resolve Golang "Ruby on Rails" k8s .NET --explain
  stackdex resolve --json < names.txt`
}

func (c *resolveCmd) Run(a *app) (err error) {
	find, done, err := a.resolver()
	if err != nil {
		return err
	}
	defer closing(&err, done)
	if len(c.Names) > 0 && (len(c.Names) != 1 || c.Names[0] != "-") {
		for _, name := range c.Names {
			if err := c.print(a, name, find); err != nil {
				return err
			}
		}
		return nil
	}
	lines := bufio.NewScanner(a.in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := c.print(a, lines.Text(), find); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("names on standard input: %w", err)
	}
	return nil
}

func (c *resolveCmd) print(a *app, name string, find func(string) (web.Resolution, error)) error {
	r, err := find(name)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.lines().Encode(r)
	}
	tool := a.out.Warn("nothing")
	switch {
	case r.Tool != nil:
		tool = a.out.Good(*r.Tool)
	case len(r.Candidates) > 0:
		tool += " (could be " + strings.Join(r.Candidates, ", ") + ")"
	}
	a.out.Printf("%s → %s\n", screen.Cut(name, 80), tool)
	if c.Explain {
		a.out.Printf("  %s\n", a.out.Dim(screen.Clean(r.Why)))
	}
	return nil
}

// resolver returns what resolves names: the index if there is one, else the
// registry alone.
func (a *app) resolver() (find func(string) (web.Resolution, error), done func() error, err error) {
	lib, done, err := a.open(a.ctx)
	if err == nil {
		return func(name string) (web.Resolution, error) { return lib.Resolve(a.ctx, name) }, done, nil
	}
	if _, running, _ := instance.Find(a.ctx, a.cfg.Dir()); running || !errors.Is(err, node.ErrEmpty) {
		return nil, nil, err
	}
	reg, err := node.Names(a.cfg)
	if err != nil {
		return nil, nil, err
	}
	table := names.NewTable(reg)
	return func(name string) (web.Resolution, error) {
			return web.NewResolution(name, table.Resolve(name, names.Context{})), nil
		},
		func() error { return nil }, nil
}
