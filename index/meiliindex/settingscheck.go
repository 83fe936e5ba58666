package meiliindex

import (
	"context"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"github.com/stackdex/stackdex/index"
)

// settingsCheck is what an engine remembers of its settings.
type settingsCheck struct {
	refused atomic.Bool // a query, for how settings are
	looked  time.Time
	ignored map[string]string // what a server did not take though it said so, by uid; writing it indexes all documents again
}

// RestoreSettings implements index.SettingsRestorer; one goroutine at a time may call it.
func (e *engine) RestoreSettings(ctx context.Context, every time.Duration, mayWrite func() error) (written []string, err error) {
	if refused := e.check.refused.Swap(false); !refused && time.Since(e.check.looked) < every {
		return nil, nil
	}
	defer func() { e.check.looked = time.Now() }()
	for _, n := range index.Names() {
		names, err := e.restoreSettings(ctx, n, mayWrite)
		if err != nil {
			return written, err
		}
		for _, name := range names {
			written = append(written, e.at().uid(string(n))+"."+name)
		}
	}
	return written, nil
}

// restoreSettings puts back the settings of one index and returns their names.
func (e *engine) restoreSettings(ctx context.Context, n index.Name, mayWrite func() error) ([]string, error) {
	c, uid, check := e.generations.client, e.at().uid(string(n)), &e.check
	lacks := func() (settings, error) {
		have, err := c.settingsOf(ctx, uid)
		return difference(have, wanted(n)), err
	}
	change, err := lacks()
	if err != nil || len(change) == 0 || check.ignored[uid] == text(change) {
		return nil, err
	}
	if mayWrite != nil {
		if err := mayWrite(); err != nil {
			return nil, err
		}
	}
	if err := c.setSettings(ctx, uid, change); err != nil {
		return nil, err
	}
	left, err := lacks()
	if err != nil {
		return nil, err
	}
	if check.ignored == nil {
		check.ignored = map[string]string{}
	}
	delete(check.ignored, uid)
	if len(left) > 0 {
		check.ignored[uid] = text(left)
	}
	return slices.Sorted(maps.Keys(change)), nil
}
