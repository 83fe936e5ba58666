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
	vain    map[string]string // what a server did not take though it said so, by uid; writing it indexes all documents again
}

// RestoreSettings implements index.SettingsRestorer; one goroutine at a time may call it.
func (e *engine) RestoreSettings(ctx context.Context, every time.Duration, fence func() error) (written []string, err error) {
	t := &e.check
	if refused := t.refused.Swap(false); !refused && time.Since(t.looked) < every {
		return nil, nil
	}
	defer func() { t.looked = time.Now() }()
	ctx = fenced(ctx, fence)
	for _, n := range index.Names() {
		names, err := e.restoreSettings(ctx, n)
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
func (e *engine) restoreSettings(ctx context.Context, n index.Name) ([]string, error) {
	c, uid, t := e.generations.client, e.at().uid(string(n)), &e.check
	lacks := func() (settings, error) {
		have, err := c.settingsOf(ctx, uid)
		return difference(have, wanted(n)), err
	}
	change, err := lacks()
	if err != nil || len(change) == 0 || t.vain[uid] == text(change) {
		return nil, err
	}
	if err := fence(ctx); err != nil {
		return nil, err
	}
	if err := c.setSettings(ctx, uid, change); err != nil {
		return nil, err
	}
	left, err := lacks()
	if err != nil {
		return nil, err
	}
	if t.vain == nil {
		t.vain = map[string]string{}
	}
	delete(t.vain, uid)
	if len(left) > 0 {
		t.vain[uid] = text(left)
	}
	return slices.Sorted(maps.Keys(change)), nil
}
