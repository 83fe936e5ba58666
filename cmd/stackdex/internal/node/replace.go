package node

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// lead is Run for a process that stood by.
func (x *Index) lead(ctx context.Context) error {
	if err := x.takeOver(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return fmt.Errorf("indexer: take over: %w", err)
	}
	return x.Run(ctx)
}

// takeOver opens the live generation if another process published it while
// this one stood by, and removes the states of generations that are gone.
func (x *Index) takeOver(ctx context.Context) error {
	var all []string
	err := x.patiently(ctx, func() (err error) {
		all, err = x.engines.List(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if g := x.current(); g == nil || len(all) == 0 || all[0] != g.name {
		if err := x.replace(ctx, g, nil); err != nil {
			return err
		}
	}
	return x.dropStates(all)
}

// replace closes a generation and opens the one that is live now; cause, if
// not nil, is what is wrong with the old one.
func (x *Index) replace(ctx context.Context, old *generation, cause error) error {
	x.setLive(nil) // answers say so until there is another one
	if old != nil {
		if err := old.close(); err != nil {
			x.log.Warn("close a generation", "generation", old.name, "err", err)
		}
		if errors.Is(cause, state.ErrDamaged) { // or of another log
			if _, err := state.SetAside(dataDir(x.cfg.Dir()).state(old.name)); err != nil {
				return err
			}
		}
	}
	var fresh *generation
	err := x.patiently(ctx, func() (err error) {
		fresh, err = x.open(ctx)
		return err
	})
	if err != nil {
		return err
	}
	x.setLive(fresh)
	return nil
}

// dropStates removes the states of generations that are not among live.
func (x *Index) dropStates(live []string) error {
	dir := filepath.Dir(dataDir(x.cfg.Dir()).state(""))
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), stateSuffix)
		if !ok || slices.Contains(live, name) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// patiently retries fn while the engine, which worked before, is unavailable or refuses
// the key.
func (x *Index) patiently(ctx context.Context, fn func() error) error {
	return patiently(ctx, x.log, engineServer.name, func(err error) bool { return engineServer.isAway(err) || errors.Is(err, index.ErrKey) }, fn)
}
