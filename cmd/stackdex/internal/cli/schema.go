package cli

import "github.com/stackdex/stackdex/index"

type schemaCmd struct {
	What string `arg:"" enum:"page,tools,comparisons,passages" help:"page, tools, comparisons or passages."`
}

func (c *schemaCmd) Run(a *app) error {
	_, err := a.out.Write(append(index.Schema(c.What), '\n'))
	return err
}
