package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	maxDescribed  = 10  // rows of a kind that are described
	importWriters = 16  // pages that are written at the same time
	importPart    = 500 // rows whose figures are one message
)

// importer writes the pages of a dataset and their figures to the log.
type importer struct {
	log            *ingest.Log
	figures        *ingest.Dataset
	day            time.Time
	progress       *screen.Progress
	warn           func(string)
	started        time.Time
	rows           int64
	written, older atomic.Int64
	corrected      atomic.Int64 // of written: that day was imported before, and said something else
	sent           sync.Map     // URL → whether that day was imported before; of pages of which nobody knows yet whether they were stored
	hides          func(*record.Page, *record.Fact) bool
	hidden         int64          // rows of what is forgotten
	lines          map[uint64]int // where the rows stand, by the hash of their URL

	bad      leftOut // cannot be read
	again    leftOut // have a URL that an earlier row has
	nameless leftOut // have a name that means no tool
	unlisted bool    // nobody lists all names that mean no tool: there may be more of them
}

// leftOut are rows that searches will not find, of one kind.
type leftOut struct {
	count int64
	first []string // reasons of the first few
}

func (l *leftOut) add(format string, args ...any) {
	if l.count++; l.count <= maxDescribed {
		l.first = append(l.first, fmt.Sprintf(format, args...))
	}
}

// counts says what became of the rows.
func (im *importer) counts() string {
	said := fmt.Sprintf("%s new or changed, %s older than what is known and now in the history, %s unreadable",
		screen.Count(im.written.Load()), screen.Count(im.older.Load()), screen.Count(im.bad.count))
	if n := im.corrected.Load(); n > 0 {
		said += fmt.Sprintf(", %s in place of what was imported of that day before", screen.Count(n))
	}
	if im.again.count > 0 {
		said += fmt.Sprintf(", %s left out for a URL that stands there twice", screen.Count(im.again.count))
	}
	if im.hidden > 0 {
		said += fmt.Sprintf(", %s forgotten and not searchable", screen.Count(im.hidden))
	}
	if im.nameless.count > 0 {
		least := ""
		if im.unlisted {
			least = "at least "
		}
		said += fmt.Sprintf(", %s%s whose name means no tool", least, screen.Count(im.nameless.count))
	}
	return said
}

// describe describes the first few rows of each kind that nobody will find.
func (im *importer) describe(a *app, file string) {
	if im.hidden > 0 {
		a.warn(fmt.Sprintf("%s: %s of what is forgotten: stored, but in no document until that is taken back; see `stackdex forget --list`", file, counted(im.hidden, "row")))
	}
	for _, l := range []struct {
		leftOut
		more string
	}{
		{im.bad, "could not be read"},
		{im.again, "have a URL that an earlier row has"},
		{im.nameless, "have a name that means no tool; see `stackdex resolve --unresolved`"},
	} {
		for _, why := range l.first {
			a.warn(file + ": " + why)
		}
		if more := l.count - int64(len(l.first)); more > 0 {
			a.warn(fmt.Sprintf("%s: %s more %s", file, screen.Count(more), l.more))
		}
	}
}

// importLease is held by the import that writes.
const importLease = "import"

// noteOther says which process an import waits for.
func (im *importer) noteOther(ctx context.Context) error {
	leader, err := im.log.Leader(ctx, importLease)
	if leader != "" {
		im.warn(fmt.Sprintf("another import runs (%s): this one begins when that ends", leader))
	}
	return err
}

// alone runs an import while no other one writes: of two imports of a day, all rows of
// the later one must win. It starts over if NATS was away for so long that another
// import may have begun; rewind returns to the beginning of the file.
func (im *importer) alone(ctx context.Context, rewind func() error, run func(context.Context) error) error {
	if err := im.noteOther(ctx); err != nil {
		return err
	}
	var failed error
	begun := false
	err := im.log.Lead(ctx, importLease, func(ctx context.Context) error {
		if begun {
			if err := rewind(); err != nil {
				failed = fmt.Errorf("import: the log could not be reached for so long that another import may have begun, and this one cannot begin again: %w; the same command again imports what is left", err)
				return nil
			}
			im.warn("the log could not be reached for a while: the import begins again, and leaves out what is stored already")
			im.startOver()
		}
		begun = true
		failed = run(ctx)
		return nil
	})
	return cmp.Or(failed, err)
}

// startOver resets the counts for rows that are read again.
func (im *importer) startOver() {
	im.rows, im.hidden = 0, 0
	im.older.Store(0)
	im.bad, im.again = leftOut{}, leftOut{}
}

func (im *importer) run(ctx context.Context, name string, file io.Reader) error {
	var rows []record.Page
	forgotten, _, err := im.log.ListSuppressions(ctx)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	im.hides = record.Hiding(forgotten)
	if im.figures, err = im.log.OpenDataset(ctx, dataset.StackShareSource, im.day); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	im.lines = map[uint64]int{}
	flush := func() error {
		if err := im.store(ctx, rows); err != nil {
			return err
		}
		rows = rows[:0]
		im.progress.Update("stored " + counted(im.rows, "row"))
		return nil
	}
	for row, err := range dataset.StackShare(file, im.day) {
		if im.rows++; err != nil {
			im.bad.add("%v", err)
			continue
		}
		id := xxhash.Sum64String(row.Page.URL)
		if first, known := im.lines[id]; known {
			im.again.add("line %d: %s stands on line %d already; only that row counts", row.Line, row.Page.URL, first)
			continue
		}
		im.lines[id] = row.Line
		if im.hides(&row.Page, &record.Fact{}) {
			im.hidden++
		}
		if rows = append(rows, row.Page); len(rows) < importPart {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err // the reading ended, but not at the end of the file
	}
	if err := flush(); err != nil {
		return err
	}
	if im.rows == im.bad.count {
		why := "there is none"
		if len(im.bad.first) > 0 {
			why = im.bad.first[0]
		}
		return fmt.Errorf("import %s: no row could be read: %s", name, why)
	}
	return ctx.Err()
}

// findNameless finds the rows whose names mean no tool.
func (im *importer) findNameless(ctx context.Context, u unresolver) error {
	all, err := u.Unresolved(ctx, dataset.StackShareSource, indexer.MaxUnresolved)
	if err != nil {
		return fmt.Errorf("import: names that mean no tool: %w", err)
	}
	im.unlisted = all.Total > len(all.Names)
	type row struct {
		line int
		why  string
	}
	var rows []row
	for _, n := range all.Names {
		if line, ok := im.lines[xxhash.Sum64String(n.URL)]; ok {
			rows = append(rows, row{line, n.Why})
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.line, b.line) })
	for _, r := range rows {
		im.nameless.add("line %d: %s", r.line, r.why)
	}
	return nil
}

// store writes what a part of the rows says of figures, and then their pages, so
// that what is shown is in the history too.
func (im *importer) store(ctx context.Context, rows []record.Page) error {
	var figures []record.HistoryEntry
	for i := range rows {
		if e := rows[i].Figures(); len(e.Stats) > 0 {
			figures = append(figures, e)
		}
	}
	if len(figures) > 0 {
		if err := im.figures.Put(ctx, figures); err != nil {
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

// write stores a page unless the stored one is of a later day or the same. Of two rows
// of one day the one imported later wins.
func (im *importer) write(ctx context.Context, page record.Page) error {
	for {
		var seq uint64
		again := false
		known, err := im.log.GetPage(ctx, page.Source, page.URL)
		switch {
		case errors.Is(err, record.ErrNotFound):
		case err != nil:
			return err
		case record.Day(known.Page.SeenAt) > record.Day(im.day):
			im.older.Add(1)
			return nil
		case known.Page.ContentHash == page.ContentHash:
			im.stored(page.URL) // perhaps by us, and the answer was lost
			return nil
		default:
			seq, again = known.Seq, record.Day(known.Page.SeenAt) == record.Day(im.day)
			if page.SeenAt = im.day.UTC(); !known.Page.SeenAt.Before(page.SeenAt) {
				page.SeenAt = known.Page.SeenAt.Add(time.Nanosecond)
			}
		}
		im.sent.Store(page.URL, again)
		_, err = im.log.PutPage(ctx, page, seq)
		if errors.Is(err, record.ErrConflict) {
			continue // somebody wrote the page meanwhile: look again
		}
		if err == nil {
			im.stored(page.URL)
		}
		return err
	}
}

// stored counts a page that was sent and is stored.
func (im *importer) stored(url string) {
	again, sent := im.sent.LoadAndDelete(url)
	if !sent {
		return
	}
	im.written.Add(1)
	if again.(bool) {
		im.corrected.Add(1)
	}
}
