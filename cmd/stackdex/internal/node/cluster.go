package node

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// errNoCrawler means that no crawler is alive to do a run.
var errNoCrawler = errors.New("no crawler is alive on this NATS")

// lookEvery is the interval at which live crawlers are counted.
const lookEvery = 250 * time.Millisecond

// AwaitCrawler returns when a crawler is alive on the log, or errNoCrawler if
// none turns up in time.
func (c *Control) AwaitCrawler(ctx context.Context, within time.Duration) error {
	giveUp := time.Now().Add(within)
	for {
		alive, err := c.crawlerLives(ctx)
		if err != nil || alive {
			return err
		}
		if time.Now().After(giveUp) {
			return fmt.Errorf("%w: start one with `stackdex run crawl` and the same --nats and --nats-prefix", errNoCrawler)
		}
		if err := clock.Sleep(ctx, clock.System{}, lookEvery); err != nil {
			return err
		}
	}
}

func (c *Control) crawlerLives(ctx context.Context) (bool, error) {
	holders, err := c.log.Holders(ctx)
	return slices.ContainsFunc(holders, ingest.Holder.Lives), err
}

// FollowWhileAlive is Follow, given up with errNoCrawler when no crawler was
// alive for as long as patience; the run stays, and goes on when one is.
func (c *Control) FollowWhileAlive(ctx context.Context, run string, patience time.Duration, fn func(record.Progress)) (record.Run, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	watched := make(chan struct{})
	defer func() { cancel(nil); <-watched }()
	go func() {
		defer close(watched)
		cancel(c.watchCrawlers(ctx, patience))
	}()
	done, err := c.Follow(ctx, run, fn)
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, errNoCrawler) {
		return done, fmt.Errorf("%w for %s; the run is kept and goes on when one is", cause, patience)
	}
	return done, err
}

// watchCrawlers returns errNoCrawler when none was alive for a while, else when
// ctx ends.
func (c *Control) watchCrawlers(ctx context.Context, patience time.Duration) error {
	for last := time.Now(); ; {
		alive, err := c.crawlerLives(ctx)
		if alive || err != nil { // without an answer, crawlers may be alive
			last = time.Now()
		}
		if time.Since(last) > patience {
			return errNoCrawler
		}
		if err := clock.Sleep(ctx, clock.System{}, 4*lookEvery); err != nil {
			return err
		}
	}
}
