package indexer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	applyFacts = 50_000 // facts that one transaction stores, about
	filePages  = 20_000 // pages that are filed beside what comes next, and not by the next cycle
)

// delivery is a batch from one of the logs; without content it says that
// everything that is there was delivered.
type delivery struct {
	pages   []record.StoredPage
	history []record.StoredHistory
	figures bool // from HISTORY
}

// loop tails both logs and folds when they are quiet, every few seconds, or
// when many pages are dirty.
func (x *Indexer) loop(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	in := make(chan delivery, 4)
	send := func(d delivery) error { return deliver(ctx, in, d) }
	x.ahead = newAhead(x)
	x.tail(ctx, g, send, func(p []record.StoredPage) error { return send(delivery{pages: slices.Clone(p)}) })
	claimed := make(chan struct{})
	g.Go(func() error {
		err := x.claim(ctx)
		if err == nil {
			close(claimed)
		}
		return err
	})
	g.Go(func() error {
		l := loop{x: x, in: in, claimed: claimed}
		return l.run(ctx)
	})
	return g.Wait()
}

// tail reads both logs from where the state is. Pages go to one function, everything else
// to send.
func (x *Indexer) tail(ctx context.Context, g *errgroup.Group, send func(delivery) error, pages func([]record.StoredPage) error) {
	m := x.cfg.State.Meta()
	g.Go(func() error {
		err := x.cfg.Log.TailPages(ctx, m.AppliedPages, pages, func() error { return send(delivery{}) })
		return tailed(ctx, "PAGES", err)
	})
	g.Go(func() error {
		err := x.cfg.Log.TailHistory(ctx, m.AppliedHistory,
			func(h []record.StoredHistory) error { return send(delivery{history: slices.Clone(h), figures: true}) },
			func() error { return send(delivery{figures: true}) })
		return tailed(ctx, "HISTORY", err)
	})
}

var errEnded = errors.New("the log ended")

func tailed(ctx context.Context, stream string, err error) error {
	if err == nil {
		err = cmp.Or(ctx.Err(), errEnded)
	}
	return fmt.Errorf("read %s: %w", stream, err)
}

// loop is the state of the one goroutine that changes things.
type loop struct {
	x            *Indexer
	in           <-chan delivery
	claimed      <-chan struct{} // closed when the engine may be written
	next         batch           // to be stored
	pagesQuiet   bool
	historyQuiet bool
	unfolded     int  // pages applied since the last cycle
	unfiled      int  // of these, those that may not be filed yet
	caughtUp     bool // both logs were quiet once
	audited      bool // the documents of the engine are those that were written
	folded       time.Time
	cost         time.Duration    // of the last cycle
	rested       <-chan time.Time // nil, or receives when what was gathered is to be folded
	storing      chan error       // nil, or says how the transaction under way ended
}

// batch is what one transaction stores.
type batch struct {
	pages   []*state.Prepared
	history []record.HistoryEntry
	facts   int // of both, at least one of each

	lastPage, lastHistory uint64 // sequences
}

func (b *batch) empty() bool { return len(b.pages)+len(b.history) == 0 }

func (b *batch) full() bool { return b.facts >= applyFacts }

func (l *loop) run(ctx context.Context) (err error) {
	tick := time.NewTicker(l.x.cfg.FoldEvery)
	defer tick.Stop()
	ctx, stop := context.WithCancel(ctx)
	defer func() {
		stop()
		err = errors.Join(err, l.stored())
		_ = l.x.ahead.wait() // what it was told to stop does not matter
		l.x.namings.wait()
	}()
	l.x.setPhase(PhaseApplying)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case d := <-l.in:
			l.take(d)
		case err := <-l.storing:
			if l.storing = nil; err != nil {
				return err
			}
		case <-l.rested:
			l.rested = nil
		case <-tick.C:
			if err := l.tick(ctx); err != nil {
				return err
			}
		}
		if err := l.applySome(ctx); err != nil {
			return err
		}
		if !l.due() {
			continue
		}
		if err := l.storeAll(ctx); err != nil {
			return err
		}
		if err := l.cycle(ctx); err != nil {
			return err
		}
	}
}

// tick checks for suppressions and for others that write to the engine.
func (l *loop) tick(ctx context.Context) error {
	if err := l.storeAll(ctx); err != nil { // prepared with what is hidden now
		return err
	}
	l.x.ahead.settle()
	if err := l.x.suppress(ctx); err != nil {
		return err
	}
	return l.guard(ctx)
}

// take prepares what has been delivered. While a transaction is under way it is
// gathered for the next one: the more pages one stores, the fewer leaves are
// written several times.
func (l *loop) take(d delivery) {
	if d.figures {
		l.historyQuiet = len(d.history) == 0
	} else {
		l.pagesQuiet = len(d.pages) == 0
	}
	if len(d.pages)+len(d.history) == 0 {
		return
	}
	l.x.setPhase(PhaseApplying)
	b := &l.next
	b.pages = append(b.pages, l.x.prepare(d.pages)...)
	for _, p := range d.pages {
		b.facts += 1 + len(p.Page.Facts)
		b.lastPage = max(b.lastPage, p.Seq)
	}
	for _, h := range d.history {
		b.history = append(b.history, h.Entry)
		b.facts += 1 + len(h.Entry.Stats)
		b.lastHistory = max(b.lastHistory, h.Seq)
	}
}

func (l *loop) quiet() bool { return l.pagesQuiet && l.historyQuiet }

// due tells whether to fold now. Until the backlog of the start is read, only
// the number of pages counts, so that a rebuild folds each document about
// once. Later, folding gets at most half of the time, and what trickles in is
// gathered.
func (l *loop) due() bool {
	if l.unfolded >= l.x.cfg.MaxDirty {
		return true
	}
	if l.quiet() {
		rest := l.x.cfg.Gather - time.Since(l.folded)
		if l.unfolded == 0 {
			rest = 0 // nothing is gathered
		}
		if rest > 0 && l.rested == nil {
			l.rested = time.After(rest)
		}
		return rest <= 0
	}
	return l.caughtUp && l.unfolded > 0 && time.Since(l.folded) >= max(l.x.cfg.FoldEvery, l.cost)
}

// guard checks whether somebody else wrote to the engine or changed its settings, once
// it is ours and while we are not writing.
func (l *loop) guard(ctx context.Context) error {
	if !l.owns() || l.x.ahead.working() {
		return nil
	}
	err := l.x.guard(ctx)
	if err == nil {
		l.x.restoreSettings(ctx)
	}
	return err
}

// owns reports whether the engine may be written.
func (l *loop) owns() bool {
	select {
	case <-l.claimed:
		return true
	default:
		return false
	}
}

func (l *loop) cycle(ctx context.Context) error {
	select {
	case <-l.claimed:
	case <-ctx.Done():
		return ctx.Err()
	}
	l.caughtUp = l.caughtUp || l.quiet()
	if l.x.cfg.State.Dirty() > 0 || l.x.namings.any() || l.x.cfg.State.Meta().Rewrite && !l.x.kept {
		start := time.Now()
		l.x.ahead.settle()
		l.x.kept = false // with what is written now the log may make most of them
		if err := l.x.cycle(ctx); err != nil {
			return err
		}
		if l.quiet() { // before, documents that are not known yet would go too
			if err := l.x.finishRewrite(ctx); err != nil {
				return err
			}
		}
		l.folded, l.cost = time.Now(), time.Since(start)
	}
	l.unfolded, l.unfiled, l.x.ahead = 0, 0, nil
	if l.quiet() {
		if err := l.x.record(ctx); err != nil {
			return err
		}
		if err := l.audit(ctx); err != nil {
			return err
		}
		if l.x.cfg.State.Dirty() > 0 {
			return l.cycle(ctx)
		}
		if err := l.x.adopted(ctx); err != nil {
			return err
		}
	}
	if l.quiet() {
		if err := l.x.dropLetters(ctx); err != nil {
			return err
		}
		l.x.setPhase(PhaseIdle)
	} else {
		l.x.setPhase(PhaseApplying)
	}
	return nil
}

// audit has the engine audited once a first cycle has written what was left, and
// again after long, and keeps what is accounted for after every cycle.
func (l *loop) audit(ctx context.Context) (err error) {
	switch {
	case l.x.kept:
		return nil
	case l.audited && l.x.overdue():
		l.x.suspicion = notForLong
	case l.audited:
		return l.x.remember(ctx, false)
	}
	l.audited, err = l.x.audit(ctx)
	return err
}

// storeAll stores what has been taken.
func (l *loop) storeAll(ctx context.Context) error {
	if err := l.apply(ctx); err != nil {
		return err
	}
	return l.stored()
}

// applySome begins to store what has been taken, if it is enough for a transaction.
func (l *loop) applySome(ctx context.Context) error {
	if l.storing == nil && (l.next.facts >= l.x.cfg.StoreFacts || l.quiet()) || l.next.full() {
		return l.apply(ctx)
	}
	return nil
}

// apply begins to store what has been taken; what comes next is prepared in the
// meantime.
func (l *loop) apply(ctx context.Context) error {
	if l.next.empty() {
		return nil
	}
	if err := l.stored(); err != nil {
		return err
	}
	b := l.next
	l.next = batch{}
	ahead, err := l.x.ahead.due(b.pages)
	if err != nil {
		return err
	}
	ahead = ahead && l.owns()
	l.unfolded += len(b.pages) + len(b.history)
	l.unfiled += len(b.pages)
	file := ahead || l.unfiled >= filePages
	if file {
		l.unfiled = 0
	}
	storing := make(chan error, 1)
	l.storing = storing
	go func() {
		err := l.x.store(b)
		if err == nil && file {
			err = l.x.cfg.State.File(ctx, nil)
		}
		if err == nil && ahead {
			l.x.ahead.start(ctx)
		}
		storing <- err
	}()
	return nil
}

// stored waits until what was applied is stored.
func (l *loop) stored() error {
	if l.storing == nil {
		return nil
	}
	defer func() { l.storing = nil }()
	return <-l.storing
}

// store applies a batch in one transaction; what the names mean that it brought
// is found out while the next one is written.
func (x *Indexer) store(b batch) error {
	var names []state.Item
	err := x.cfg.State.Update(func(tx *state.Tx) error {
		for _, p := range b.pages {
			if _, err := tx.PutPage(p); err != nil {
				return err
			}
		}
		if err := tx.PutHistory(b.history); err != nil {
			return err
		}
		tx.Meta.AppliedPages = max(tx.Meta.AppliedPages, b.lastPage)
		tx.Meta.AppliedHistory = max(tx.Meta.AppliedHistory, b.lastHistory)
		names = tx.DirtyAfter(state.DirtyName, nil, resolveBatch)
		for _, name := range names {
			if err := tx.Clear(state.DirtyName, name.Key); err != nil {
				return err
			}
		}
		return x.keepNamed(tx)
	})
	if err == nil {
		x.startNaming(names)
		x.setLast(x.cfg.State.Meta().AppliedPages)
	}
	return err
}
