package indexer

import (
	"context"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

const (
	jobBatch   = 512     // jobs that workers share before their outputs are put in order
	itemBatch  = 64      // dirty things that are turned into jobs at once; a page may be many jobs
	chunkBytes = 8 << 20 // JSON of one write to the engine
	chunkClear = 20_000  // dirty things that one commit clears
)

// chunk is what is written and committed together.
type chunk struct {
	outputs []output
	clear   []cleared
	bytes   int
}

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
	g, ctx := errgroup.WithContext(ctx)
	chunks := make(chan chunk, 1)
	g.Go(func() error {
		defer close(chunks)
		p := producer{x: x, ctx: ctx, chunks: chunks, done: map[string]struct{}{}}
		return p.all()
	})
	g.Go(func() error {
		for c := range chunks {
			if err := x.write(ctx, c); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// producer turns what is dirty into chunks, in a fixed order.
type producer struct {
	x      *Indexer
	ctx    context.Context
	chunks chan<- chunk
	chunk  chunk
	jobs   []job
	done   map[string]struct{} // texts folded in this cycle that others may lead to again
}

func (p *producer) all() error {
	for _, step := range []struct {
		work state.Work
		jobs func(*state.Tx, state.Item) ([]job, error)
	}{
		{state.DirtyTool, documentJob(index.Tools, state.DirtyTool)},
		{state.DirtyComparison, documentJob(index.Comparisons, state.DirtyComparison)},
		{state.DirtyPageTexts, p.pageJobs},
		{state.DirtyText, p.textJob},
	} {
		if err := p.each(step.work, step.jobs); err != nil {
			return err
		}
	}
	if err := p.runJobs(); err != nil {
		return err
	}
	return p.flush()
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
		if len(p.jobs) >= jobBatch {
			if err := p.runJobs(); err != nil {
				return err
			}
		}
	}
}

func documentJob(n index.Name, work state.Work) func(*state.Tx, state.Item) ([]job, error) {
	return func(_ *state.Tx, item state.Item) ([]job, error) {
		return []job{{n, string(item.Key), []cleared{{work, item.Key}}}}, nil
	}
}

// pageJobs makes the jobs of the texts of a page; the last one clears it.
func (p *producer) pageJobs(tx *state.Tx, item state.Item) ([]job, error) {
	page, err := tx.Page(state.ID(item.Key))
	if err != nil {
		return nil, err
	}
	clear := []cleared{{state.DirtyPageTexts, item.Key}}
	var jobs []job
	if page != nil {
		for _, x := range page.Texts {
			if p.first(tx, x) {
				jobs = append(jobs, job{index.Passages, x.Key, nil})
			}
		}
	}
	if len(jobs) == 0 {
		return []job{{clear: clear}}, nil
	}
	jobs[len(jobs)-1].clear = clear
	return jobs, nil
}

// first reports whether a text is met for the first time in this cycle. A text
// that only one page leads to need not be remembered.
func (p *producer) first(tx *state.Tx, x state.Text) bool {
	if _, done := p.done[x.Key]; done {
		return false
	}
	if x.Metric != "" || tx.Shared(x.Key) {
		p.done[x.Key] = struct{}{}
	}
	return true
}

func (p *producer) textJob(_ *state.Tx, item state.Item) ([]job, error) {
	j := job{clear: []cleared{{state.DirtyText, item.Key}}}
	if _, done := p.done[string(item.Key)]; !done {
		j.index, j.key = index.Passages, string(item.Key)
	}
	return []job{j}, nil
}

// runJobs folds the collected jobs on all workers and adds their outputs to
// the chunk in the order of the jobs.
func (p *producer) runJobs() error {
	start := time.Now()
	jobs := p.jobs
	p.jobs = nil
	outputs := make([][]output, len(jobs))
	var next atomic.Int64
	g, ctx := errgroup.WithContext(p.ctx)
	for range min(p.x.cfg.Workers, len(jobs)) {
		g.Go(func() error {
			return p.x.cfg.State.View(func(tx *state.Tx) error {
				for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
					if err := ctx.Err(); err != nil {
						return err
					}
					if jobs[i].index == "" {
						continue
					}
					var err error
					if outputs[i], err = p.x.run(tx, jobs[i]); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	p.x.counted(func(s *Status) {
		s.Folded += int64(len(jobs))
		s.FoldTime += time.Since(start)
	})
	return p.collect(jobs, outputs)
}

func (p *producer) collect(jobs []job, outputs [][]output) error {
	for i, j := range jobs {
		if p.chunk.outputs == nil {
			p.chunk.outputs = make([]output, 0, min(p.x.cfg.BatchDocs+len(outputs[i]), 4096))
		}
		for _, o := range outputs[i] {
			p.chunk.outputs = append(p.chunk.outputs, o)
			p.chunk.bytes += len(o.json)
		}
		p.chunk.clear = append(p.chunk.clear, j.clear...)
		if len(p.chunk.outputs) >= p.x.cfg.BatchDocs || p.chunk.bytes >= chunkBytes || len(p.chunk.clear) >= chunkClear {
			if err := p.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *producer) flush() error {
	c := p.chunk
	p.chunk = chunk{}
	if len(c.outputs) == 0 && len(c.clear) == 0 {
		return nil
	}
	select {
	case p.chunks <- c:
		return nil
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
}
