package cli

import (
	"cmp"
	"maps"
	"slices"
)

type showCmd struct {
	Tool string `arg:"" help:"Name of a tool, as people write it: django, c++, node."`
	JSON bool   `name:"json" help:"Print the document as JSON."`
}

func (c *showCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	t, err := lib.Tool(a.ctx, c.Tool)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(t)
	}
	printTool(a.out, t)
	return nil
}

type compareCmd struct {
	Tools []string `arg:"" help:"Names of two to five tools."`
	JSON  bool     `name:"json" help:"Print the document as JSON."`
}

func (compareCmd) Help() string {
	return `The order of the tools does not matter. If no page compares them, the comparison is put together from what is known of each, and says so.

  stackdex compare django flask
  stackdex compare quart phoenix`
}

func (c *compareCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	comparison, err := lib.Compare(a.ctx, c.Tools)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(comparison)
	}
	printComparison(a.out, comparison)
	return nil
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
