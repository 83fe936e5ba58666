package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
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
	return `Every row becomes a page of the source stackshare-dataset that was seen on the given day: a newer import replaces it, an older one does not, and crawled pages stand beside it. The licence (ODbL 1.0) stays with the documents.`
}

func (c *importStackShareCmd) Validate() (err error) {
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
	if c.File != "-" {
		if file, err = os.Open(c.File); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer closing(&err, file.Close)
	}
	s, inst, err := a.anyStorage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	im := importer{log: s.Log, progress: screen.NewProgress(a.err, plainEvery, time.Now), started: time.Now()}
	if err := im.run(a, file, c.day); err != nil {
		return err
	}
	stored := time.Since(im.started)
	im.progress.Update("indexing")
	if err := a.settle(a.ctx, s, inst); err != nil {
		return err
	}
	im.progress.Clear()
	total := time.Since(im.started)
	a.out.Printf("imported %s (%s new or changed, %s older than what is known, %s unreadable): stored in %s, searchable in %s, %.0f rows a second\n",
		counted(im.rows.Load(), "row"), screen.Count(im.written.Load()), screen.Count(im.older.Load()), screen.Count(im.bad.Load()),
		stored.Round(10*time.Millisecond), total.Round(10*time.Millisecond), float64(im.rows.Load())/total.Seconds())
	a.out.Printf("%s\n", a.out.Dim(dataset.StackShareAttribution))
	if im.bad.Load() > 0 {
		return &exitError{code: exitPartial}
	}
	return nil
}

// toldRows is how many unreadable rows are described.
const toldRows = 10

// importWriters is how many pages are written at the same time.
const importWriters = 16

// importer writes the pages of a dataset to the log.
type importer struct {
	log                       *ingest.Log
	progress                  *screen.Progress
	started                   time.Time
	rows, written, older, bad atomic.Int64
}

func (im *importer) run(a *app, file *os.File, asOf time.Time) error {
	g, ctx := errgroup.WithContext(a.ctx)
	g.SetLimit(importWriters)
	var bad []string
	for page, err := range dataset.StackShare(file, asOf) {
		if ctx.Err() != nil {
			break
		}
		im.rows.Add(1)
		if err != nil {
			if im.bad.Add(1) <= toldRows {
				bad = append(bad, err.Error())
			}
			continue
		}
		g.Go(func() error { return im.write(ctx, page) })
		if n := im.rows.Load(); n%100 == 0 {
			im.progress.Update("stored " + counted(n, "row"))
		}
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if im.rows.Load() == im.bad.Load() {
		return fmt.Errorf("import %s: no row could be read: %s", file.Name(), cmp.Or(strings.Join(bad[:min(1, len(bad))], ""), "there is none"))
	}
	for _, why := range bad {
		a.tell(file.Name() + ": " + why)
	}
	return a.ctx.Err()
}

// write stores a page unless what is known is as new or the same.
func (im *importer) write(ctx context.Context, page record.Page) error {
	for {
		var seq uint64
		known, err := im.log.GetPage(ctx, page.Source, page.URL)
		switch {
		case errors.Is(err, record.ErrNotFound):
		case err != nil:
			return err
		case known.Page.SeenAt.After(page.SeenAt):
			im.older.Add(1)
			return nil
		case known.Page.ContentHash == page.ContentHash:
			return nil
		default:
			seq = known.Seq
		}
		_, err = im.log.PutPage(ctx, page, seq)
		if errors.Is(err, record.ErrConflict) {
			continue // somebody wrote the page meanwhile: look again
		}
		if err == nil {
			im.written.Add(1)
		}
		return err
	}
}
