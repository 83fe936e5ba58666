package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// printHelp writes the help of the program with all settings, that of a command with
// its own flags and the groups of settings that its tag names.
func printHelp(options kong.HelpOptions, ctx *kong.Context) error {
	cmd := ctx.Selected()
	if cmd == nil {
		return kong.DefaultHelpPrinter(options, ctx)
	}
	groups := strings.Split(cmd.Tag.Get("settings"), ",")
	for _, flag := range ctx.Model.Flags {
		flag.Hidden = flag.Hidden || flag.Group != nil && !slices.Contains(groups, flag.Group.Key)
	}
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	_, err := fmt.Fprintf(ctx.Stdout, "\n%s\n", allSettings)
	return err
}

// helpText leaves out the variable of a flag: one rule names them all.
func helpText(v *kong.Value) string { return v.Help }

const allSettings = `Every command also takes the settings that "stackdex --help" lists, among them
--data-dir, --sample, --nats and --engine.`

const description = `stackdex keeps a searchable, cited index of what the web says about software frameworks and tools.

Try it on the bundled sample web, with nothing to install:

  stackdex up --sample --once
  stackdex search "django alternatives" --sample
  stackdex show django --sample

Every flag is also a line of a YAML file (stackdex.yaml, or --config) and an environment variable: --per-host 4, "per-host: 4" and STACKDEX_PER_HOST=4 mean the same.`

var groups = []kong.Group{
	{Key: "main", Title: "Use it"},
	{Key: "crawl", Title: "Gather"},
	{Key: "ask", Title: "Ask"},
	{Key: "keep", Title: "Look after it"},
	{Key: "storage", Title: "Storage"},
	{Key: "engine", Title: "Search engine and names"},
	{Key: "fetching", Title: "Fetching"},
	{Key: "serving", Title: "Serving"},
	{Key: "output", Title: "Output"},
}
