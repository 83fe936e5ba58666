package indexer

import (
	"context"

	"github.com/stackdex/stackdex/index"
)

// restoreSettings has the engine put back the settings that somebody changed, now and then.
// What keeps it from that is told by whatever else the engine is asked.
func (x *Indexer) restoreSettings(ctx context.Context) {
	e, ok := x.cfg.Engine.(index.SettingsRestorer)
	if !ok {
		return
	}
	every := x.cfg.SettingsEvery
	if x.doubted.Swap(false) {
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

// DoubtSettings has the settings of the engine looked at soon: it refused a search
// of somebody else for them.
func (x *Indexer) DoubtSettings() { x.doubted.Store(true) }
