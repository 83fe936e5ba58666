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

const (
	toldRows      = 10  // unreadable rows that are described
	importWriters = 16  // pages that are written at the same time
	importPart    = 500 // rows whose figures are one message
)

// importer writes the pages of a dataset and their figures to the log.
type importer struct {
	log                       *ingest.Log
	day                       time.Time
	progress                  *screen.Progress
	started                   time.Time
	rows, written, older, bad atomic.Int64
}

func (im *importer) run(a *app, file *os.File) error {
	var bad []string
	var rows []record.Page
	part := 0
	flush := func() error {
		part++
		err := im.store(a.ctx, part, rows)
		rows = rows[:0]
		im.progress.Update("stored " + counted(im.rows.Load(), "row"))
		return err
	}
	for page, err := range dataset.StackShare(file, im.day) {
		im.rows.Add(1)
		if err != nil {
			if im.bad.Add(1) <= toldRows {
				bad = append(bad, err.Error())
			}
			continue
		}
		if rows = append(rows, page); len(rows) < importPart {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if im.rows.Load() == im.bad.Load() {
		return fmt.Errorf("import %s: no row could be read: %s", file.Name(), cmp.Or(strings.Join(bad[:min(1, len(bad))], ""), "there is none"))
	}
	for _, why := range bad {
		a.tell(file.Name() + ": " + why)
	}
	return a.ctx.Err()
}

// store writes what a part of the rows says of figures, and then their pages, so
// that what is shown is in the history too.
func (im *importer) store(ctx context.Context, part int, rows []record.Page) error {
	day := record.Day(im.day)
	batch := record.HistoryBatch{Source: dataset.StackShareSource, Part: fmt.Sprintf("%s#%d", day, part), SeenAt: im.day.UTC()}
	for i := range rows {
		if e := rows[i].Figures(); len(e.Stats) > 0 {
			batch.Entries = append(batch.Entries, e)
		}
	}
	if len(batch.Entries) > 0 {
		if err := im.log.PutHistory(ctx, batch); err != nil {
			return fmt.Errorf("import: %w", err)
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(importWriters)
	for _, page := range rows {
		g.Go(func() error { return im.write(ctx, page) })
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// write stores a page unless what is known is of a later day or the same. Of
// two rows of one day the one that is imported later wins.
func (im *importer) write(ctx context.Context, page record.Page) error {
	for {
		var seq uint64
		known, err := im.log.GetPage(ctx, page.Source, page.URL)
		switch {
		case errors.Is(err, record.ErrNotFound):
		case err != nil:
			return err
		case record.Day(known.Page.SeenAt) > record.Day(im.day):
			im.older.Add(1)
			return nil
		case known.Page.ContentHash == page.ContentHash:
			return nil
		default:
			seq = known.Seq
			if page.SeenAt = im.day.UTC(); !known.Page.SeenAt.Before(page.SeenAt) {
				page.SeenAt = known.Page.SeenAt.Add(time.Nanosecond)
			}
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
