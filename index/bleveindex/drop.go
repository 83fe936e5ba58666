package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
)

// Drop removes a generation that is not live, after the searches in it that
// are under way; those of other generations go on meanwhile.
func (g *Generations) Drop(ctx context.Context, generation string) error {
	if err := index.CheckGeneration(generation); err != nil {
		return err
	}
	g.mu.RLock()
	s := g.open[generation]
	live := g.live == generation
	g.mu.RUnlock()
	if s != nil && !live && !s.idleSoon(ctx) {
		return fmt.Errorf("drop generation %s: it is in use", generation)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return errClosed
	}
	if current, err := g.current(); err != nil {
		return err
	} else if current == generation {
		return fmt.Errorf("drop generation %s: it is live", generation)
	}
	if g.open[generation] != s {
		return fmt.Errorf("drop generation %s: it was opened meanwhile", generation)
	}
	if err := g.sweep(); err != nil {
		return fmt.Errorf("drop generation %s: %w", generation, err)
	}
	delete(g.open, generation)
	if err := os.Rename(g.path(generation), filepath.Join(g.opt.Dir, "."+generation+doomedMark)); err != nil {
		return fmt.Errorf("drop generation %s: %w", generation, err)
	}
	return g.sweep()
}

// doomedMark ends the name of a generation that is being removed.
const doomedMark = ".old"

// sweep removes doomed generations, those too that a process which died left.
func (g *Generations) sweep() error {
	entries, err := os.ReadDir(g.opt.Dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && strings.HasSuffix(e.Name(), doomedMark) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(g.opt.Dir, e.Name())))
		}
	}
	return err
}

// idleSoon waits for the searches that are under way; it reports false if the
// store is held for longer than they take.
func (s *store) idleSoon(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	select {
	case <-s.idle:
		return true
	case <-ctx.Done():
		return false
	}
}
