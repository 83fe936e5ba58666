package cli

import (
	"errors"
	"slices"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
	"github.com/stackdex/stackdex/index/web"
)

type engineCmd struct {
	Reindex  engineReindexCmd  `cmd:"" settings:"engine" help:"Build the index anew from the log, beside the live one, and switch over."`
	Setup    engineSetupCmd    `cmd:"" settings:"engine" help:"Create streams and indexes, and show the search key."`
	Settings engineSettingsCmd `cmd:"" settings:"engine" help:"Show where Meilisearch's settings differ from what stackdex needs."`
	Keys     engineKeysCmd     `cmd:"" settings:"engine" help:"Create and show a search-only key for frontends and a least-privilege key for stackdex."`
}

// meilisearch returns the configured server, checked, or an error if the
// engine is another one.
func (a *app) meilisearch() (*meiliindex.Generations, error) {
	if !a.cfg.OnServer() {
		return nil, errors.New("this is about Meilisearch; the embedded engine has neither settings nor keys. Choose it with --engine meilisearch")
	}
	return node.Meilisearch(a.ctx, a.cfg, a.log)
}

type engineSetupCmd struct {
	TakeOver bool `name:"take-over" help:"Make the indexes of another installation, or of one whose log was lost, this one's: its index is written in their place."`
}

func (engineSetupCmd) Help() string {
	return `Run once before the roles of a cluster start; running it again changes nothing that is as it should be. Indexes that another installation made are left alone, and it is named; nothing is made then.`
}

func (c engineSetupCmd) Run(a *app) (err error) {
	if err := node.CheckEngine(a.ctx, a.cfg, a.log); err != nil {
		return err
	}
	if !a.cfg.OnServer() {
		s, err := a.setUpStreams()
		if err != nil {
			return err
		}
		return s.Close()
	}
	m, err := a.meilisearch()
	if err != nil {
		return err
	}
	defer closing(&err, m.Close)
	if !c.TakeOver {
		if err := node.CheckIndexes(a.ctx, a.cfg, m, a.log); err != nil {
			return err
		}
	}
	s, err := a.setUpStreams()
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	if err := node.ClaimIndexes(a.ctx, a.cfg, m, s.Log, c.TakeOver); err != nil {
		return err
	}
	return c.setUpIndexes(a, m, s)
}

// setUpStreams makes the streams that are missing.
func (a *app) setUpStreams() (*node.Storage, error) {
	s, err := node.OpenStorage(a.ctx, a.cfg, a.log, node.Access{})
	if err == nil {
		a.out.Printf("streams are ready\n")
	}
	return s, err
}

// setUpIndexes makes the indexes that are missing, and shows the keys.
func (c engineSetupCmd) setUpIndexes(a *app, m *meiliindex.Generations, s *node.Storage) (err error) {
	live, err := m.Live(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, live.Close)
	if err := node.ReserveIndexes(a.ctx, a.cfg, m, live, s.Log); err != nil {
		return err
	}
	a.out.Printf("indexes are ready\n")
	if a.cfg.MeiliKey == "" && a.cfg.MeiliKeyFile == "" {
		return nil
	}
	if err := printKeys(a, m, false); !errors.Is(err, index.ErrKey) {
		return err
	}
	// The key made what the roles need, and they need no other.
	a.out.Printf("keys are neither made nor shown: that takes the master key\n")
	return nil
}

type engineSettingsCmd struct {
	Diff  bool `help:"List the differences, and what hides documents or fields; exit with 1 if there are any."`
	Apply bool `help:"Write the settings that stackdex owns and that differ; all others stay."`
	JSON  bool `name:"json" help:"Print JSON."`
}

func (c *engineSettingsCmd) Run(a *app) (err error) {
	m, err := a.meilisearch()
	if err != nil {
		return err
	}
	defer closing(&err, m.Close)
	find := m.Drift
	if c.Apply {
		find = m.ApplySettings
	}
	differences, err := find(a.ctx)
	if err != nil {
		return err
	}
	if err := c.print(a, m, differences); err != nil {
		return err
	}
	if err := a.checkEngine(); err != nil {
		return err
	}
	if c.Diff && !c.Apply && len(differences) > 0 {
		return &exitError{code: 1}
	}
	return nil
}

// checkEngine returns an error if the server lacks documents that this machine knows of.
func (a *app) checkEngine() error {
	inst, running, err := instance.Find(a.ctx, a.cfg.Dir())
	if err != nil {
		return err
	}
	if running {
		return web.NewClient(inst.HTTP, inst.Client()).Ready(a.ctx)
	}
	r, err := node.OpenReader(a.ctx, a.cfg, a.log)
	if errors.Is(err, node.ErrEmpty) || errors.Is(err, node.ErrNoState) || a.mendable(err) {
		return nil // nothing here knows of documents
	}
	if err != nil {
		return err
	}
	return errors.Join(r.Ready(a.ctx), r.Close())
}

func (c *engineSettingsCmd) print(a *app, m *meiliindex.Generations, differences []meiliindex.Difference) error {
	if c.JSON {
		return a.printJSON(differences)
	}
	if len(differences) == 0 {
		a.out.Printf("the settings are as stackdex needs them\n")
		return nil
	}
	var rows [][]string
	for _, d := range differences {
		rows = append(rows, []string{d.Index, d.Setting, screen.Cut(d.Have, 50), screen.Cut(d.Want, 50)})
	}
	a.out.Table([]string{"index", "setting", "on the server", "needed"}, rows)
	printKept(a.out, m.URL(), differences)
	if c.Apply && slices.ContainsFunc(differences, func(d meiliindex.Difference) bool { return !d.Kept }) {
		a.out.Printf("written\n")
	}
	return nil
}

// printKept says how to undo what stackdex leaves as it is.
func printKept(out *screen.Screen, server string, differences []meiliindex.Difference) {
	any := false
	for _, d := range differences {
		if !d.Kept {
			continue
		}
		if !any {
			out.Printf("what displayedAttributes hide, and documents that distinctAttribute leaves out, stay so, for stackdex's own searches too. Meilisearch shows them again after\n\n")
			any = true
		}
		path := map[string]string{"displayedAttributes": "displayed-attributes", "distinctAttribute": "distinct-attribute"}[d.Setting]
		out.Printf("  curl -X DELETE -H \"Authorization: Bearer $STACKDEX_MEILI_KEY\" %s/indexes/%s/settings/%s\n", screen.Clean(server), d.Index, path)
	}
	if any {
		out.Printf("\n")
	}
}

type engineKeysCmd struct {
	JSON bool `name:"json" help:"Print JSON, with stackdex's own key too."`
}

func (engineKeysCmd) Help() string {
	return `Needs the master key as STACKDEX_MEILI_KEY. The search key can do nothing but search what is displayed, so it may stand in a web page.`
}

func (c *engineKeysCmd) Run(a *app) (err error) {
	m, err := a.meilisearch()
	if err != nil {
		return err
	}
	defer closing(&err, m.Close)
	return printKeys(a, m, c.JSON)
}

func printKeys(a *app, m *meiliindex.Generations, asJSON bool) error {
	keys, err := m.Keys(a.ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(keys)
	}
	a.out.Printf("search key for frontends: %s\nkey for stackdex itself:  stackdex engine keys --json shows it\n", keys.Search)
	return nil
}
