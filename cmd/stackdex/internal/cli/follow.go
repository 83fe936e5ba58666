package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest/record"
)

// plainEvery is how often progress is printed where nobody watches.
const plainEvery = 5 * time.Second

// follow starts a run on n, shows its progress, and returns when everything it
// found is searchable.
func (a *app) follow(ctx context.Context, n *node.Node, r crawler.RunRequest) (run record.Run, err error) {
	run, err = n.Control().Start(ctx, r)
	if err != nil {
		return run, err
	}
	defer a.interrupted(&err, "interrupted; the same command goes on where it stopped")
	p := screen.NewProgress(a.err, plainEvery, time.Now)
	defer p.Clear()
	started := time.Now()
	run, err = n.Control().Follow(ctx, run.ID, func(progress record.Progress) {
		p.Update(progressLine(progress, indexStatus(n), time.Since(started)))
	})
	if err != nil {
		return run, err
	}
	info, err := n.Storage().Log.PagesInfo(ctx)
	if err != nil || n.Index() == nil {
		return run, err
	}
	p.Update("indexing what was fetched")
	a.indexedBy, err = n.Index().AwaitSearchable(ctx, info.Last)
	return run, err
}

// interrupted says what becomes of a run whose command was stopped and returned err.
func (a *app) interrupted(err *error, what string) {
	if *err != nil && a.ctx.Err() != nil {
		a.warn(what)
	}
}

func indexStatus(n *node.Node) *indexer.Status {
	if n.Index() == nil {
		return nil
	}
	x := n.Index().Indexer()
	if x == nil {
		return nil
	}
	s := x.Status()
	return &s
}

// progressLine says in one line how far a run is.
func progressLine(p record.Progress, x *indexer.Status, took time.Duration) string {
	parts := []string{
		fmt.Sprintf("fetched %s", screen.Count(p.Counts.Fetched+p.Counts.Unchanged)),
		fmt.Sprintf("due %s", screen.Count(p.Due+p.InFlight)),
	}
	if p.Counts.Failed > 0 {
		parts = append(parts, fmt.Sprintf("failed %s", screen.Count(p.Counts.Failed)))
	}
	if p.PutOff > 0 {
		parts = append(parts, fmt.Sprintf("put off %s", screen.Count(p.PutOff)))
	}
	parts = append(parts, fmt.Sprintf("facts %s", screen.Count(p.Counts.Facts)))
	if x != nil {
		total := 0
		for _, n := range x.Documents {
			total += n
		}
		parts = append(parts, fmt.Sprintf("searchable %s", screen.Count(int64(total))))
	}
	if s := took.Seconds(); s >= 1 {
		parts = append(parts, fmt.Sprintf("%.1f pages/s", float64(p.Counts.Fetched+p.Counts.Unchanged)/s))
	}
	if p.WaitingOn != "" {
		parts = append(parts, "waiting for "+screen.Clean(p.WaitingOn))
	}
	return strings.Join(parts, ", ")
}

// summary tells what a run and the indexing after it did.
func (a *app) summary(n *node.Node, run record.Run, took time.Duration, asJSON bool) (runReport, error) {
	r, err := a.report(n.Storage().Log, run, took)
	if err != nil {
		return r, err
	}
	a.indexed(&r, indexStatus(n), a.indexedBy)
	if asJSON {
		return r, a.lines().Encode(r)
	}
	a.printRun(&r)
	a.printIndexed(&r)
	if n.Seeds() != nil && r.Index != nil {
		a.out.Printf("%s\n", a.out.Dim(`ask it: stackdex search "django alternatives" · stackdex show django · stackdex compare django flask`))
	}
	printRefused(a.out, r.Refused)
	return r, nil
}

// crawlerStarts is how long a cluster may be without a crawler before a run is
// handed over, and crawlerRestarts before following one is given up.
const (
	crawlerStarts   = 3 * time.Second
	crawlerRestarts = time.Minute
)

// handOver starts a run in a running stackdex and follows it.
func (a *app) handOver(inst instance.Info, r crawler.RunRequest, asJSON bool) (err error) {
	started := time.Now()
	storage, err := a.storageOf(a.ctx, inst, node.Access{})
	if err != nil {
		return err
	}
	defer closing(&err, storage.Close)
	control, err := node.NewControl(a.cfg, storage, a.log, programVersion())
	if err != nil {
		return err
	}
	defer closing(&err, control.Close)
	if err := control.AwaitCrawler(a.ctx, crawlerStarts); err != nil {
		return err
	}
	run, err := control.Start(a.ctx, r)
	if err != nil {
		return err
	}
	defer a.interrupted(&err, "no longer followed; the run goes on where it was handed over, `stackdex status` shows it")
	p := screen.NewProgress(a.err, plainEvery, time.Now)
	defer p.Clear()
	run, err = control.FollowWhileAlive(a.ctx, run.ID, crawlerRestarts, func(progress record.Progress) {
		p.Update(progressLine(progress, nil, time.Since(started)))
	})
	if err != nil {
		return err
	}
	by := ""
	if inst.HTTP != "" {
		p.Update("indexing what was fetched")
		if by, err = waitIndexed(a.ctx, web.NewClient(inst.HTTP, inst.Client()), storage, p); err != nil {
			return err
		}
	}
	p.Clear()
	report, err := a.report(storage.Log, run, time.Since(started))
	if err != nil {
		return err
	}
	report.IndexedBy = by
	if asJSON {
		return errors.Join(a.lines().Encode(report), report.outcome())
	}
	a.printRun(&report)
	if by != "" {
		a.out.Printf("%s\n", searchableBy(by))
	}
	printRefused(a.out, report.Refused)
	return report.outcome()
}

// waitIndexed returns when a running stackdex has indexed everything that is in the log
// now, and has forgotten what is to be forgotten; p shows what it waits for. A stackdex
// that stands by is not waited for: the process that indexes instead is returned.
func waitIndexed(ctx context.Context, c *web.Client, storage *node.Storage, p *screen.Progress) (by string, err error) {
	info, err := storage.Log.PagesInfo(ctx)
	if err != nil {
		return "", err
	}
	_, forgotten, err := storage.Log.ListSuppressions(ctx)
	if err != nil {
		return "", err
	}
	t := time.NewTicker(200 * time.Millisecond)
	defer t.Stop()
	for {
		s, err := remoteStatus(ctx, c)
		switch {
		case err != nil && ctx.Err() != nil:
			return "", ctx.Err()
		case errors.Is(err, web.ErrNoAnswer):
			return "", fmt.Errorf("the stackdex that indexes here ended meanwhile (%w); nothing is lost: all of it is stored, and becomes searchable when one indexes again, or by the same command", err)
		case errors.Is(err, index.ErrUnavailable):
			p.Update("stored; how far it is indexed is not known now: " + err.Error())
		case err != nil:
			return "", fmt.Errorf("all of it is stored, but whether it is searchable is not known: %w", err)
		case s.StandsBy:
			return s.Indexer, nil
		case s.Index == nil:
			p.Update("stored; the index is being replaced")
		case s.Index.Phase == indexer.PhaseIdle && s.Index.Applied >= info.Last && s.Index.Forgotten >= forgotten && s.Index.Dirty == 0:
			return "", nil
		default:
			p.Update(indexingLine(s.Index))
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-t.C:
		}
	}
}

// indexingLine says how far indexing is, or what blocks it.
func indexingLine(x *indexer.Status) string {
	if x.WaitingOn != "" {
		return "stored; to be searchable it waits for " + x.WaitingOn + ": " + x.LastError
	}
	return fmt.Sprintf("stored; indexing: %s of %s applied, %s to fold", screen.Count(int64(x.Applied)), counted(int64(x.Last), "page"), screen.Count(int64(x.Dirty)))
}
