package cli

import (
	"context"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/web"
)

type showCmd struct {
	Tool string `arg:"" help:"Name of a tool, as people write it: django, c++, node."`
	JSON bool   `name:"json" help:"Print the document as JSON."`
}

func (showCmd) Help() string {
	return `A number in brackets is a source at the end of the page. Where sources differ, the line says what the others say and how: it agrees (the same, less precisely or at another date), conflicts, is worded otherwise (nobody can say whether it agrees), is superseded by something newer, or lags behind what it was copied from.

The date of a figure is what its source says it is as of, else the date that the page gives itself, else the day on which the page was seen; evidence, export and compare print the same. Behind a source stands the day on which it was last seen.

  stackdex show django
  stackdex show .net --json
  stackdex evidence django github.stars   everything behind a figure`
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
	cited, err := passages(a.ctx, lib, t.Claims)
	if err != nil {
		return err
	}
	printTool(a.out, t, cited)
	return nil
}

// passages returns the passages of claims by their ids; one that is not
// indexed yet is left out.
func passages(ctx context.Context, lib library, claims []index.Claim) (map[string]*index.Passage, error) {
	ids := make([]string, len(claims))
	for i, c := range claims {
		ids[i] = c.Passage
	}
	return web.Passages(ctx, lib, ids)
}

// citation says where a passage stands and of when it is.
func citation(p *index.Passage) string {
	if p == nil || len(p.Sources) == 0 {
		return ""
	}
	first, date := p.Said()
	return screen.Clean(first.Site) + ", " + screen.Clean(date)
}
