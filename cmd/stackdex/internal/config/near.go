package config

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/stackdex/stackdex/index/edits"
)

// nearest suggests the setting whose name is nearest to key, for the end of a
// sentence.
func nearest(key string, flags map[string][]*kong.Flag) string {
	folded := strings.NewReplacer("_", "-", ".", "-").Replace(strings.ToLower(key))
	best, least := "", len(folded)/3+1
	for name := range flags {
		d := edits.Distance(folded, name, least)
		switch {
		case strings.HasPrefix(name, folded):
			d = min(d, 1)
		case strings.HasPrefix(folded, name):
			d = min(d, 2)
		}
		if d < least || d == least && best != "" && name < best {
			best, least = name, d
		}
	}
	if best == "" {
		return "; `stackdex --help` lists all settings"
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// UnknownVariables describes the STACKDEX_* variables that set nothing.
func UnknownVariables(app *kong.Application) []string {
	flags := flagsByName(app.Node)
	known := map[string]bool{EnvPrefix + "_CONFIG": true}
	for _, list := range flags {
		for _, env := range list[0].Envs {
			known[env] = true
		}
	}
	var out []string
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		key, ours := strings.CutPrefix(name, EnvPrefix+"_")
		if ours && !known[name] {
			out = append(out, fmt.Sprintf("the variable %s is no setting%s", name, nearest(key, flags)))
		}
	}
	slices.Sort(out)
	return out
}
