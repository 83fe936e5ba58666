package node

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
)

// place says for people where a log is.
func place(cfg *config.Config, log *ingest.Log) string {
	if cfg.NATS != "" {
		return fmt.Sprintf("the streams %s_* of %s", cfg.NATSPrefix, log.Address())
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

// Owned returns an index.ErrForeign that names the installation which the live
// indexes belong to, if it is another one than that of a log; takeOver makes them
// this one's instead.
func Owned(ctx context.Context, cfg *config.Config, engines Engines, log *ingest.Log, takeOver bool) (err error) {
	live, err := engines.Published(ctx)
	if errors.Is(err, index.ErrMissing) {
		return nil // of nobody, or of one who lost a part
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, live.Close()) }()
	pages, err := log.PagesInfo(ctx)
	if err != nil {
		return err
	}
	has, err := recordOf(ctx, live)
	if err != nil || has.Log.IsZero() || has.Log.Equal(pages.Created) {
		return err
	}
	if !takeOver {
		return fmt.Errorf("%w: the indexes %s_* belong to %s; choose another --index-prefix, or, if that one is gone or its log was lost, make them this installation's with `stackdex engine setup --take-over`", index.ErrForeign, cfg.IndexPrefix, has.Installation())
	}
	if has, err = live.Meta(ctx); err != nil {
		return err
	}
	has.Log, has.From, has.Applied = pages.Created, place(cfg, log), 0
	_, err = live.Apply(ctx, index.Batch{Meta: &has})
	return err
}
