package cli

import (
	"fmt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/web"
)

type compareCmd struct {
	Tools []string `arg:"" help:"Names of two to five tools."`
	JSON  bool     `name:"json" help:"Print the document as JSON."`
}

func (compareCmd) Help() string {
	return `The order of the tools does not matter. If no page compares them, the comparison is put together from what is known of each, and says so.

A cell shows what the page of the tool shows (stackdex show): what its own page says, else most pages, else the newest. What other pages say stands beneath it, and whether that conflicts. A row in which cells make sense only beside each other, as Steeper, is that of one page.

  stackdex compare django flask
  stackdex compare quart phoenix`
}

func (c *compareCmd) Validate() error {
	if len(c.Tools) < 2 || len(c.Tools) > web.MaxSides {
		return fmt.Errorf("a comparison has 2 to %d tools, not %d", web.MaxSides, len(c.Tools))
	}
	return nil
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
	var claims []index.Claim
	for _, m := range comparison.Measured {
		for _, id := range m.Passages {
			claims = append(claims, index.Claim{Passage: id})
		}
		for _, o := range m.Others {
			claims = append(claims, index.Claim{Passage: o.Passage})
		}
	}
	cited, err := passages(a.ctx, lib, claims)
	if err != nil {
		return err
	}
	printComparison(a.out, comparison, cited)
	return nil
}
