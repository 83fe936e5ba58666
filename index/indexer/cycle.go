package indexer

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

const (
	jobBatch      = 32      // jobs that a worker folds in one transaction
	itemBatch     = 64      // dirty things that are turned into jobs at once; a page may be many jobs
	queued        = 32      // batches of jobs whose outputs wait for those before them
	completeBytes = 1 << 20 // JSON for which the documents of an index are written alone
	chunkClear    = 50_000  // dirty things that one commit clears, more than it has documents
	outputRoom    = 10_000  // outputs for which memory is taken at once
)

// chunk is what is written and committed together.
type chunk struct {
	number  int // in its cycle
	outputs []output
	clear   []cleared
	bytes   int
	last    bool // of its cycle
}

// name tells the chunk from others that are being written.
func (c chunk) name() string { return strconv.Itoa(c.number) }

// cycle folds everything that is dirty and writes what changed. Folding goes
// on while the engine works on the chunk before.
func (x *Indexer) cycle(ctx context.Context) error {
	x.setPhase(PhaseFolding)
	if err := x.announce(ctx); err != nil {
		return err
	}
	if err := x.resolve(ctx); err != nil {
		return err
	}
	x.siblings = &siblingCache{}
	var flushing errgroup.Group
	flushing.Go(x.cfg.State.Flush) // so that it need not be waited for later
	err := x.fold(ctx, (*producer).all, x.writeAll)
	if err := errors.Join(err, flushing.Wait()); err != nil {
		return err
	}
	return x.cfg.State.Merge()
}

// fold folds the jobs that produce submits, on all workers, and passes the results to
// write, in the order of the jobs.
func (x *Indexer) fold(ctx context.Context, produce func(*producer) error, write func(context.Context, <-chan chunk) error) error {
	g, ctx := errgroup.WithContext(ctx)
	work, order := make(chan *task, queued), make(chan *task, queued)
	chunks := make(chan chunk)
	g.Go(func() error {
		defer close(work)
		defer close(order)
		p := producer{x: x, ctx: ctx, gatherer: newGatherer(x.names, x.hides, x.cfg.Fold, nil), work: work, order: order, done: map[string]struct{}{}}
		if err := produce(&p); err != nil {
			return err
		}
		return p.submit(len(p.jobs))
	})
	for range x.cfg.Workers {
		g.Go(func() error { return x.foldTasks(ctx, work) })
	}
	g.Go(func() error {
		defer close(chunks)
		c := collector{x: x, ctx: ctx, chunks: chunks}
		c.chunk.outputs = make([]output, 0, min(x.cfg.State.Dirty(), x.cfg.BatchDocs, outputRoom))
		return c.all(order)
	})
	g.Go(func() error { return write(ctx, chunks) })
	return g.Wait()
}

// task is a batch of jobs.
type task struct {
	jobs    []job
	outputs [][]output
	folded  chan struct{}
}

// producer turns what is dirty into jobs, in a fixed order: passages first, which
// are most of what the engine has to do and the least to fold, so that it works
// soonest; and what claims of a tool refer to is there before the tool.
type producer struct {
	x        *Indexer
	ctx      context.Context
	gatherer gatherer
	work     chan<- *task
	order    chan<- *task
	jobs     []job
	done     map[string]struct{} // texts folded in this cycle that others may lead to again
}

func (p *producer) all() error {
	for _, step := range []struct {
		work state.Work
		jobs func(*state.Tx, state.Item) ([]job, error)
	}{
		{state.DirtyPageTexts, p.pageJobs},
		{state.DirtyText, p.textJob},
		{state.DirtyComparison, documentJob(index.Comparisons, state.DirtyComparison)},
		{state.DirtyTool, documentJob(index.Tools, state.DirtyTool)},
	} {
		if err := p.each(step.work, step.jobs); err != nil {
			return err
		}
	}
	return nil
}

// each makes the jobs of one kind of work.
func (p *producer) each(work state.Work, jobs func(*state.Tx, state.Item) ([]job, error)) error {
	var after []byte
	for {
		var items []state.Item
		err := p.x.cfg.State.View(func(tx *state.Tx) error {
			items = tx.DirtyAfter(work, after, itemBatch)
			for _, item := range items {
				made, err := jobs(tx, item)
				if err != nil {
					return err
				}
				p.jobs = append(p.jobs, made...)
			}
			return nil
		})
		if err != nil || len(items) == 0 {
			return err
		}
		after = items[len(items)-1].Key
		for len(p.jobs) >= jobBatch {
			if err := p.submit(jobBatch); err != nil {
				return err
			}
		}
	}
}

// submit gives the first n jobs to the workers.
func (p *producer) submit(n int) error {
	if n == 0 {
		return nil
	}
	t := &task{jobs: p.jobs[:n], folded: make(chan struct{})}
	p.jobs = p.jobs[n:]
	for _, to := range []chan<- *task{p.order, p.work} {
		select {
		case to <- t:
		case <-p.ctx.Done():
			return p.ctx.Err()
		}
	}
	return nil
}

func documentJob(n index.Name, work state.Work) func(*state.Tx, state.Item) ([]job, error) {
	return func(_ *state.Tx, item state.Item) ([]job, error) {
		return []job{{index: n, key: string(item.Key), clear: []cleared{{work, item.Key}}}}, nil
	}
}

// pageJobs makes the jobs of the texts of a page; the last one clears it.
func (p *producer) pageJobs(tx *state.Tx, item state.Item) ([]job, error) {
	page, id := p.gatherer.read, state.ID(item.Key)
	own := job{index: index.Passages, page: id, clear: []cleared{{state.DirtyPageTexts, item.Key}}}
	known, err := tx.ReadPage(id, page)
	if err != nil {
		return nil, err
	}
	if !known {
		return []job{{clear: own.clear}}, nil
	}
	if err := page.ReadFiled(); err != nil {
		return nil, err
	}
	var shared []string
	for _, x := range page.Texts {
		switch {
		case slices.Contains(own.keys, x.Key) || p.folded(x.Key):
		case tx.Shared(x.Key):
			shared = append(shared, p.remember(x.Key))
		default:
			if x.Metric != "" {
				p.remember(x.Key)
			}
			own.keys = append(own.keys, x.Key)
		}
	}
	if own.keys == nil {
		own.index = ""
	}
	var jobs []job
	for _, key := range shared {
		more, err := p.textJobs(tx, key)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, more...)
	}
	return append(jobs, own), nil
}

// remember keeps the key of a text that is folded, apart from its page's.
func (p *producer) remember(key string) string {
	key = strings.Clone(key)
	p.done[key] = struct{}{}
	return key
}

// folded reports whether a text was folded in this cycle. One that only one
// page leads to is not remembered.
func (p *producer) folded(key string) bool { _, done := p.done[key]; return done }

func (p *producer) textJob(tx *state.Tx, item state.Item) (jobs []job, err error) {
	if key := string(item.Key); !p.folded(key) {
		if jobs, err = p.textJobs(tx, key); err != nil {
			return nil, err
		}
	}
	return append(jobs, job{clear: []cleared{{state.DirtyText, item.Key}}}), nil
}

// foldTasks is a worker.
func (x *Indexer) foldTasks(ctx context.Context, work <-chan *task) error {
	w := newWorker(x)
	for t := range work {
		x.folding.RLock()
		start := time.Now()
		t.outputs = make([][]output, len(t.jobs))
		err := x.cfg.State.View(func(tx *state.Tx) (err error) {
			for i, j := range t.jobs {
				if err := ctx.Err(); err != nil {
					return err
				}
				if t.outputs[i], err = w.run(tx, j); err != nil {
					return err
				}
			}
			return nil
		})
		x.folding.RUnlock()
		if err != nil {
			return err
		}
		x.updateStatus(func(s *Status) {
			s.Folded += int64(len(t.jobs))
			s.FoldTime += time.Since(start)
		})
		close(t.folded)
	}
	return nil
}

// collector puts the outputs of jobs in the order of the jobs, and into chunks.
type collector struct {
	x      *Indexer
	ctx    context.Context
	chunks chan<- chunk
	chunk  chunk
}

func (c *collector) all(order <-chan *task) error {
	for t := range order {
		select {
		case <-t.folded:
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
		for i, j := range t.jobs {
			if err := c.add(j, t.outputs[i]); err != nil {
				return err
			}
		}
	}
	c.chunk.last = true
	return c.flush()
}

func (c *collector) add(j job, outputs []output) error {
	if len(outputs) > 0 && c.complete(outputs[0].ref.Index) {
		c.offer()
	}
	for _, o := range outputs {
		c.chunk.outputs = append(c.chunk.outputs, o)
		c.chunk.bytes += len(o.json)
	}
	c.chunk.clear = append(c.chunk.clear, j.clear...)
	if len(c.chunk.outputs) >= c.x.cfg.BatchDocs || c.chunk.bytes >= c.x.cfg.BatchBytes || len(c.chunk.clear)-len(c.chunk.outputs) >= chunkClear {
		return c.flush()
	}
	return nil
}

// complete reports whether a chunk of some size holds all there is of an index:
// the engine can take it while the documents of the next index are folded.
func (c *collector) complete(next index.Name) bool {
	last := len(c.chunk.outputs) - 1
	return c.chunk.bytes >= completeBytes && c.chunk.outputs[last].ref.Index != next
}

func (c *collector) flush() error {
	if len(c.chunk.outputs) == 0 && len(c.chunk.clear) == 0 {
		return nil
	}
	select {
	case c.chunks <- c.chunk:
		c.next()
		return nil
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

// offer flushes the chunk if the engine is waiting for one. A busy engine gets a larger
// one later.
func (c *collector) offer() {
	select {
	case c.chunks <- c.chunk:
		c.next()
	default:
	}
}

func (c *collector) next() {
	c.chunk = chunk{number: c.chunk.number + 1, outputs: make([]output, 0, len(c.chunk.outputs))}
}
