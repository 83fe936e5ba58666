package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler/dataset"
)

type importCmd struct {
	StackShare importStackShareCmd `cmd:"" name:"stackshare-csv" help:"Import tools.csv of github.com/captn3m0/stackshare-dataset."`
}

type importStackShareCmd struct {
	File string `arg:"" help:"The file, or - for standard input."`
	AsOf string `name:"as-of" required:"" help:"Day on which the dataset was made, as 2024-05-01: figures are dated with it." placeholder:"DATE"`

	day time.Time // AsOf, once it is valid
}

func (importStackShareCmd) Help() string {
	return `Every row becomes a page of the source stackshare-dataset that was seen on the given day: a newer import replaces it, and crawled pages stand beside it. Import as many days as there are, in any order: the newest is shown, and the figures of every day stand in the history.

  stackdex import stackshare-csv may.csv --as-of 2024-05-01
  stackdex import stackshare-csv june.csv --as-of 2024-06-01
  stackdex history django stackshare.stacks

The licence (ODbL 1.0) stays with the documents.

Rows that cannot be read are named by line; the others are imported, and the command ends with exit code 3.

` + refusedHelp
}

func (c *importStackShareCmd) Validate() (err error) {
	if c.AsOf == "" {
		return errors.New("missing flags: --as-of=DATE, the day on which the dataset was made, as 2024-05-01")
	}
	if c.day, err = time.Parse(time.DateOnly, c.AsOf); err != nil {
		return fmt.Errorf("--as-of %q is not a day like 2024-05-01", c.AsOf)
	}
	if today := time.Now().Format(time.DateOnly); c.AsOf > today {
		return fmt.Errorf("--as-of %s is yet to come; today is %s", c.AsOf, today)
	}
	return nil
}

func (c *importStackShareCmd) Run(a *app) (err error) {
	file := a.in
	var rows io.Reader
	if c.File == "-" {
		rows = a.input()
	} else {
		if file, err = os.Open(c.File); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer closing(&err, file.Close)
		rows = file
	}
	s, inst, err := a.anyStorage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	defer a.interrupted(&err, "interrupted; the rows that are stored stay, and the same command goes on")
	im := importer{log: s.Log, day: c.day, progress: screen.NewProgress(a.err, plainEvery, time.Now), warn: a.warn, started: time.Now()}
	defer im.progress.Clear()
	rewind := func() error { _, err := file.Seek(0, io.SeekStart); return err }
	if err := im.alone(a.ctx, rewind, func(ctx context.Context) error { return im.run(ctx, file.Name(), rows) }); err != nil {
		return err
	}
	stored := time.Since(im.started)
	im.progress.Update("indexing")
	settled, err := a.whenSearchable(a.ctx, s, inst, func(u unresolver) error { return im.findNameless(a.ctx, u) })
	if err != nil {
		return fmt.Errorf("%s are stored (%s), but not searchable yet: %w", counted(im.rows, "row"), im.counts(), err)
	}
	im.progress.Clear()
	total := time.Since(im.started)
	searchable := "searchable in " + total.Round(10*time.Millisecond).String()
	if !settled {
		by, err := s.Indexer(a.ctx)
		if err != nil {
			return err
		}
		searchable = searchableBy(by)
	}
	a.out.Printf("imported %s (%s): stored in %s, %s, %.0f rows a second\n", counted(im.rows, "row"), im.counts(),
		stored.Round(10*time.Millisecond), searchable, float64(im.rows)/total.Seconds())
	a.out.Printf("%s\n", a.out.Dim(dataset.StackShareAttribution))
	im.describe(a, file.Name())
	refused, err := node.Refused(a.ctx, s.Log)
	if err != nil {
		return err
	}
	printRefused(a.out, refused)
	if im.bad.count > 0 || refused > 0 {
		return &exitError{code: exitPartial}
	}
	return nil
}
