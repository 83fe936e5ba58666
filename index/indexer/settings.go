package indexer

import (
	"context"

	"github.com/stackdex/stackdex/index"
)

// restoreSettings has the engine restore, now and then, settings that somebody changed.
// Failures are left to whatever else the engine is asked, which reports them.
func (x *Indexer) restoreSettings(ctx context.Context) {
	e, ok := x.cfg.Engine.(index.SettingsRestorer)
	if !ok {
		return
	}
	every := x.cfg.SettingsEvery
	if x.recheck.Swap(false) {
		every = 0
	}
	written, err := e.RestoreSettings(ctx, every, x.fence(ctx))
	if len(written) > 0 {
		x.cfg.Logger.Warn("somebody changed settings of the engine that stackdex needs: they are put back", "settings", written)
	}
	if err != nil && ctx.Err() == nil {
		x.cfg.Logger.Warn("the settings of the engine could not be put back", "err", err)
	}
}

// RecheckSettings has the engine's settings checked soon: it refused somebody's search
// because of them.
func (x *Indexer) RecheckSettings() { x.recheck.Store(true) }
