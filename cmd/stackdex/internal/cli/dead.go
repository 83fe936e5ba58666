package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest/record"
)

type deadCmd struct {
	List   deadListCmd   `cmd:"" default:"withargs" help:"List pages and documents that could not be used, and why."`
	Show   deadShowCmd   `cmd:"" help:"Show one of these, with an excerpt."`
	Replay deadReplayCmd `cmd:"" help:"Try these pages again in the next run."`
	Drop   deadDropCmd   `cmd:"" help:"Take these off the list."`
}

func (deadCmd) Help() string {
	return `A page is off the list when it is read, a document when the search engine takes it or when it is not made any more. "dead drop" takes off what you need not hear of again.`
}

type deadListCmd struct {
	JSON bool `name:"json" help:"Print one JSON object a line."`
}

func (c *deadListCmd) Run(a *app) (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	return listing[record.DeadLetter]{
		head: []string{"key", "class", "reason", "when"},
		none: "nothing is dead",
		row: func(d record.DeadLetter) []string {
			return []string{screen.Clean(d.Key), screen.Clean(d.Class), screen.Cut(reasonOf(d), 80), d.At.UTC().Format("2006-01-02 15:04")}
		},
	}.print(a, c.JSON, func(fn func(record.DeadLetter) error) error { return s.Log.DeadLetters(a.ctx, fn) })
}

// reasonOf is why something is dead; the URL of a page whose key is another one
// stands before it.
func reasonOf(d record.DeadLetter) string {
	if d.URL == "" || d.URL == d.Key {
		return d.Reason
	}
	return d.URL + ": " + d.Reason
}

type deadShowCmd struct {
	Key  string `arg:"" help:"Key, as dead list shows it."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (c *deadShowCmd) Run(a *app) (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	d, err := deadLetter(a, s, c.Key)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(d)
	}
	a.out.Printf("%s\n%s: %s\n%s\n\n", a.out.Bold(screen.Clean(d.Key)), screen.Clean(d.Class), screen.Clean(reasonOf(d)), d.At.UTC().Format("2006-01-02 15:04 MST"))
	for line := range strings.Lines(d.Excerpt) {
		a.out.Printf("  %s\n", screen.Clean(line))
	}
	return nil
}

func deadLetter(a *app, s *node.Storage, key string) (record.DeadLetter, error) {
	d, err := s.Log.DeadLetter(a.ctx, key)
	if errors.Is(err, record.ErrNotFound) {
		return d, fmt.Errorf("nothing dead has the key %q; `stackdex dead list` shows the keys", key)
	}
	return d, err
}

type deadReplayCmd struct {
	Keys []string `arg:"" name:"key" help:"Keys of pages, as dead list shows them; all: all of them."`
}

func (c *deadReplayCmd) Run(a *app) error {
	return a.letters(c.Keys, func(s *node.Storage, letters []record.DeadLetter) (err error) {
		control, err := node.NewControl(a.cfg, s, a.log, programVersion())
		if err != nil {
			return err
		}
		defer closing(&err, control.Close)
		replayed, others := 0, 0
		for _, d := range letters {
			if d.Key != d.URL { // of a message or a document
				others++
				continue
			}
			if err := control.Replay(a.ctx, d.URL); err != nil {
				return err
			}
			replayed++
		}
		if others == len(letters) && others > 0 {
			return fmt.Errorf("%q is no page that failed, so nothing can be fetched again; a document is written again when its pages change or with `stackdex engine reindex`, and `stackdex dead drop` forgets it", letters[0].Key)
		}
		a.out.Printf("%d due again; `stackdex refresh` fetches them now\n", replayed)
		if others > 0 {
			a.note("%s; `stackdex dead drop` forgets what cannot be fetched", notPages(others))
		}
		return nil
	})
}

func notPages(n int) string {
	if n == 1 {
		return "1 that is no page stays"
	}
	return fmt.Sprintf("%d that are no pages stay", n)
}

type deadDropCmd struct {
	Keys []string `arg:"" name:"key" help:"Keys, as dead list shows them; all: all of them."`
}

func (c *deadDropCmd) Run(a *app) error {
	return a.letters(c.Keys, func(s *node.Storage, letters []record.DeadLetter) error {
		for _, d := range letters {
			if err := s.Log.Exhume(a.ctx, d.Key); err != nil {
				return fmt.Errorf("%q: %w", d.Key, err)
			}
		}
		a.out.Printf("%d dropped\n", len(letters))
		return nil
	})
}

// letters calls do with the letters under some keys, or with all.
func (a *app) letters(keys []string, do func(*node.Storage, []record.DeadLetter) error) (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	var letters []record.DeadLetter
	if len(keys) == 1 && keys[0] == "all" {
		err = s.Log.DeadLetters(a.ctx, func(d record.DeadLetter) error {
			d.Excerpt = "" // they may be many
			letters = append(letters, d)
			return nil
		})
		if err != nil {
			return err
		}
		return do(s, letters)
	}
	for _, key := range keys {
		d, err := deadLetter(a, s, key)
		if err != nil {
			return err
		}
		letters = append(letters, d)
	}
	return do(s, letters)
}
