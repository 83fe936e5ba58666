package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
)

type resolveCmd struct {
	Names      []string `arg:"" optional:"" help:"Names as pages write them; none or -: one a line from standard input."`
	Explain    bool     `xor:"how" help:"Say why."`
	Prose      bool     `xor:"how" help:"Find the tools that a text names beyond doubt; without a text, or for -, standard input is one."`
	Unresolved bool     `xor:"how" help:"List the names that pages give tools and that mean none, with why and where."`
	JSON       bool     `name:"json" help:"Print one JSON object a line: name, tool (id; null: not known or not beyond doubt), candidates; with --prose: tool, text, start, end; with --unresolved: name, why, candidates, site, url, pages."`
}

func (resolveCmd) Help() string {
	return `Names are resolved with the registry that ships, the file of --names and what crawled pages have shown, if there are any.

  stackdex resolve Golang "Ruby on Rails" k8s .NET --explain
  stackdex resolve --json < names.txt

--prose prints each tool once, where the text first names it, with byte offsets. What a word means must be beyond doubt: "Go" in "written in Go" is a tool, in "Go ahead" it is not. The first 64 KiB of a text are searched; that there is more is said on standard error.

  stackdex resolve --prose "written in Go with #django and @{#rails}|topic:null|"
  stackdex resolve --prose --json < article.txt

--unresolved lists what pages call tools without saying which one beyond doubt: names of several tools, names in mixed scripts. Lines of the file of --names decide: an alias, same: or apart:.`
}

// Validate implements kong's check of a command line.
func (c *resolveCmd) Validate() error {
	if c.Unresolved && len(c.Names) > 0 {
		return errors.New("--unresolved takes no names; it lists them")
	}
	if c.Prose && len(c.Names) > 1 {
		return fmt.Errorf("--prose takes one text, not %d; put it in quotes", len(c.Names))
	}
	return nil
}

func (c *resolveCmd) Run(a *app) (err error) {
	if c.Unresolved {
		return c.unresolved(a)
	}
	from, done, err := a.namer()
	if err != nil {
		return err
	}
	defer closing(&err, done)
	given := len(c.Names) > 0 && (len(c.Names) != 1 || c.Names[0] != "-")
	if c.Prose {
		return c.prose(a, given, from)
	}
	if given {
		for _, name := range c.Names {
			if err := c.print(a, name, from); err != nil {
				return err
			}
		}
		return nil
	}
	lines := bufio.NewScanner(a.input())
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := c.print(a, lines.Text(), from); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("names on standard input: %w", err)
	}
	return nil
}

func (c *resolveCmd) print(a *app, name string, from namer) error {
	r, err := from.Resolve(a.ctx, name)
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

// prose prints the tools that a text names: the argument if it is given, else
// standard input.
func (c *resolveCmd) prose(a *app, given bool, from namer) (err error) {
	var text string
	if given {
		text = c.Names[0]
	} else if text, err = names.ReadProse(a.input()); err != nil {
		return fmt.Errorf("text on standard input: %w", err)
	}
	found, err := from.Mentions(a.ctx, text)
	if err != nil {
		return err
	}
	lines := a.lines()
	for _, m := range found.Mentions {
		if !c.JSON {
			a.out.Printf("%s → %s  %s\n", screen.Cut(m.Text, 80), a.out.Good(m.Tool), a.out.Dim(fmt.Sprintf("bytes %d to %d", m.Start, m.End)))
		} else if err := lines.Encode(m); err != nil {
			return err
		}
	}
	if len(found.Mentions) == 0 {
		a.note("the text names no tool beyond doubt")
	}
	if found.Cut {
		a.warn(fmt.Sprintf("only the first %s of the text were searched", counted(found.Searched, "byte")))
	}
	return nil
}

// unresolved lists names on pages that mean no tool.
func (c *resolveCmd) unresolved(a *app) error {
	all, err := a.allUnresolved()
	if err != nil {
		return err
	}
	err = listing[names.Unresolved]{
		head: []string{"name", "why it means none", "site", "page"},
		none: "every name that was read on pages means a tool",
		row: func(u names.Unresolved) []string {
			return []string{screen.Cut(u.Name, 40), screen.Cut(u.Why, 80), screen.Clean(u.Site), screen.Clean(u.URL)}
		},
	}.print(a, c.JSON, eachOf(all.Names))
	if err != nil {
		return err
	}
	if left := all.Total - len(all.Names); left > 0 {
		a.note("and %s more", counted(left, "name"))
	}
	if c.JSON {
		return nil
	}
	return a.noteUnread()
}

func (a *app) allUnresolved() (all web.Unresolved, err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return all, err
	}
	defer closing(&err, done)
	return lib.Unresolved(a.ctx, "", indexer.MaxUnresolved)
}

// noteUnread says where names may be that were not read: on pages that were read in
// part, or not at all.
func (a *app) noteUnread() (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	streams, err := s.Log.StreamInfos(a.ctx)
	if err != nil {
		return err
	}
	for _, st := range streams {
		if st.Name == "DEAD" && st.Info.Count > 0 {
			a.note("%s could not be read, or not wholly, and may name more; see `stackdex dead list`", counted(int64(st.Info.Count), "page"))
		}
	}
	return nil
}

// namer returns what resolves names: the index if there is one, else the registry
// alone.
func (a *app) namer() (namer, func() error, error) {
	lib, done, err := a.open(a.ctx)
	if err == nil {
		return lib, done, nil
	}
	if !errors.Is(err, node.ErrEmpty) {
		return nil, nil, err
	}
	reg, err := node.Registry(a.cfg, a.warn)
	if err != nil {
		return nil, nil, err
	}
	return registered{names.NewTable(reg)}, func() error { return nil }, nil
}

// registered resolves the names of the registry alone.
type registered struct{ table *names.Table }

func (r registered) Resolve(_ context.Context, name string) (web.Resolution, error) {
	return web.NewResolution(name, r.table.Find(name)), nil
}

func (r registered) Mentions(_ context.Context, text string) (web.Prose, error) {
	return web.NewProse(text, r.table.Mentions(text)), nil
}
