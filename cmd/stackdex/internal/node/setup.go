package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
)

// logPlace describes for people where a log is.
func logPlace(cfg *config.Config) string {
	if cfg.NATS != "" {
		return fmt.Sprintf("the streams %s_* of %s", cfg.NATSPrefix, ingest.Address(cfg.NATS))
	}
	dir := cfg.Dir()
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	host, err := os.Hostname()
	if err != nil {
		return dir
	}
	return dir + " on " + host
}

// ClaimIndexes makes sure that the live indexes belong to the installation of a log. If
// they belong to another one, the error is an index.ErrForeign that names it, unless
// takeOver makes them this one's.
func ClaimIndexes(ctx context.Context, cfg *config.Config, engines Engines, log *ingest.Log, takeOver bool) (err error) {
	live, err := engines.Published(ctx)
	if errors.Is(err, index.ErrMissing) {
		return nil // they belong to nobody, or their owner lost a part
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, live.Close()) }()
	ours, err := reservation(ctx, cfg, log)
	if err != nil {
		return err
	}
	has, err := recordOf(ctx, live)
	switch {
	case err != nil || has.Log.IsZero() || has.Log.Equal(ours.Log):
		return err
	case has.Reserved() && (takeOver || has.From == ours.From): // nothing is lost
		return putRecord(ctx, live, ours)
	case !takeOver:
		return foreign(cfg, has, ours)
	}
	if has, err = live.Meta(ctx); err != nil {
		return err
	}
	has.Log, has.From, has.Applied = ours.Log, ours.From, 0
	return putRecord(ctx, live, has)
}

// CheckIndexes returns the error of ClaimIndexes before a log is made, or opened to be
// changed.
func CheckIndexes(ctx context.Context, cfg *config.Config, engines Engines, logger *slog.Logger) (err error) {
	live, err := engines.Published(ctx)
	if errors.Is(err, index.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, live.Close()) }()
	has, err := recordOf(ctx, live)
	if err != nil || has.Log.IsZero() {
		return err
	}
	ours, err := knownReservation(ctx, cfg, logger)
	if err != nil || has.Log.Equal(ours.Log) || has.Reserved() && has.From == ours.From {
		return err
	}
	return foreign(cfg, has, ours)
}

// knownReservation is the reservation of a log that may not exist yet: then it has no day.
func knownReservation(ctx context.Context, cfg *config.Config, logger *slog.Logger) (ours index.Meta, err error) {
	ours.From = logPlace(cfg)
	if exists, _, err := Holds(cfg.Dir()); err != nil || cfg.NATS == "" && !exists {
		return ours, err
	}
	s, err := OpenStorage(ctx, cfg, logger, Access{MustExist: true})
	if errors.Is(err, ingest.ErrNoStreams) {
		return ours, nil
	}
	if err != nil {
		return ours, err
	}
	ours, err = reservation(ctx, cfg, s.Log)
	return ours, errors.Join(err, s.Close())
}

// foreign is the error for indexes of another log.
func foreign(cfg *config.Config, has, ours index.Meta) error {
	if has.From == ours.From {
		return fmt.Errorf("%w: the indexes %s_* were made from an earlier log, of %s, which is not in %s any more; bring it back (its volume, or a copy), or, if it is lost, begin anew with `stackdex engine setup --take-over`: what is indexed is found until its pages were crawled again", index.ErrForeign, cfg.IndexPrefix, has.Log.UTC().Format(time.RFC3339), has.From)
	}
	return fmt.Errorf("%w: the indexes %s_* belong to %s; choose another --index-prefix, or, if that one is gone or its log was lost, make them this installation's with `stackdex engine setup --take-over`", index.ErrForeign, cfg.IndexPrefix, has.Installation())
}

// ReserveIndexes marks live indexes that are empty and belong to nobody as this
// installation's. If another one was faster, the error is an index.ErrForeign.
func ReserveIndexes(ctx context.Context, cfg *config.Config, engines Engines, live index.Engine, log *ingest.Log) error {
	ours, err := reservation(ctx, cfg, log)
	if err != nil {
		return err
	}
	has, err := live.Meta(ctx)
	if err != nil || has != (index.Meta{}) {
		return err
	}
	for _, n := range index.Names() {
		if c, ok := live.(index.Counter); ok {
			if held, err := c.Count(ctx, n); err != nil || held > 0 {
				return err // whose documents they are, only the indexer can tell
			}
		}
	}
	if err := putRecord(ctx, live, ours); err != nil && !errors.Is(err, index.ErrReplaced) {
		return err
	}
	return ClaimIndexes(ctx, cfg, engines, log, false)
}

// reservation is the mark of an installation in indexes that are still empty.
func reservation(ctx context.Context, cfg *config.Config, log *ingest.Log) (index.Meta, error) {
	pages, err := log.PagesInfo(ctx)
	return index.Meta{Log: pages.Created, From: logPlace(cfg)}, err
}

func putRecord(ctx context.Context, live index.Engine, m index.Meta) error {
	_, err := live.Apply(ctx, index.Batch{Meta: &m})
	return err
}
