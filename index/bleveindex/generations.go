package bleveindex

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stackdex/stackdex/index"
)

const (
	firstGeneration = "g1"
	currentFile     = "CURRENT"
	layout          = "1" // changes when documents must be indexed again
)

// Options says where and how an index is kept.
type Options struct {
	Dir      string        // created if it is not there
	LockWait time.Duration // for another process to let go of a generation; 0: 2 s
	Logger   *slog.Logger  // nil: discards
}

// Generations holds the generations in one directory. Any number of
// goroutines may use it and what it opens.
type Generations struct {
	opt Options

	mu      sync.RWMutex
	open    map[string]*store
	handles map[*engine]bool // opened by name, and not closed yet
	live    string           // empty: not known yet; its store is held while it is open
	closed  bool
}

// New returns the generations in a directory; nothing is opened yet.
func New(opt Options) (*Generations, error) {
	if opt.Dir == "" {
		return nil, errors.New("index directory: no path given")
	}
	if opt.LockWait <= 0 {
		opt.LockWait = 2 * time.Second
	}
	if opt.Logger == nil {
		opt.Logger = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(opt.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("index directory: %w", err)
	}
	return &Generations{opt: opt, open: map[string]*store{}, handles: map[*engine]bool{}}, nil
}

// Mapping returns a hash of everything that needs a rebuild when it changes.
func (g *Generations) Mapping() string {
	h := sha256.New()
	fmt.Fprintln(h, "bleve", layout, index.DocumentSchema)
	for _, n := range index.Names() {
		fmt.Fprintln(h, n, index.AttributesOf(n))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Live opens the published generation, and creates the first one if there is
// none. What it returns follows Publish: searches go on in the new generation.
func (g *Generations) Live(ctx context.Context) (index.Engine, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return nil, errClosed
	}
	if g.live == "" {
		if err := g.openLive(); err != nil {
			return nil, err
		}
	}
	return &engine{generations: g}, nil
}

// Published implements index.Generations.
func (g *Generations) Published(ctx context.Context) (index.Engine, error) {
	name, err := g.current()
	if err != nil {
		return nil, err
	}
	if name == "" {
		return nil, fmt.Errorf("%w: %s names no generation", index.ErrMissing, filepath.Join(g.opt.Dir, currentFile))
	}
	if _, err := os.Stat(g.path(name)); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s is gone", index.ErrMissing, g.path(name))
	}
	return g.Live(ctx)
}

// openLive opens and holds the generation that CURRENT names.
func (g *Generations) openLive() error {
	name, err := g.current()
	if err != nil {
		return err
	}
	if name == "" {
		name = firstGeneration
		if err := g.create(name); err != nil {
			return err
		}
		if err := g.setCurrent(name); err != nil {
			return err
		}
	} else if _, err := os.Stat(g.path(name)); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("open %s: %w: %s names a generation that is not there", g.path(name), index.ErrDamaged, currentFile)
	}
	if _, err := g.opened(name); err != nil {
		return err
	}
	g.live = name
	return nil
}

// Open opens a generation, creating it if it is not there.
func (g *Generations) Open(ctx context.Context, generation string) (index.Engine, error) {
	if err := index.CheckGeneration(generation); err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := g.create(generation); err != nil {
		return nil, err
	}
	s, err := g.opened(generation)
	if err != nil {
		return nil, err
	}
	e := &engine{generations: g, fixed: s}
	g.handles[e] = true
	return e, nil
}

// opened returns a generation that is there, and holds it.
func (g *Generations) opened(name string) (*store, error) {
	if g.closed {
		return nil, errClosed
	}
	if s := g.open[name]; s != nil && s.hold() {
		return s, nil
	}
	s, err := openStore(g.path(name), g.opt.LockWait)
	if err != nil {
		return nil, err
	}
	s.hold()
	g.open[name] = s
	return s, nil
}

// create makes a generation unless it is there.
func (g *Generations) create(name string) error {
	if g.closed {
		return errClosed
	}
	if _, err := os.Stat(g.path(name)); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return createStore(g.path(name))
}

// Publish makes a generation the live one.
func (g *Generations) Publish(ctx context.Context, generation string) error {
	if err := index.CheckGeneration(generation); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return errClosed
	}
	if _, err := os.Stat(g.path(generation)); err != nil {
		return fmt.Errorf("publish generation %s: %w", generation, err)
	}
	if g.live == "" {
		return g.setCurrent(generation)
	}
	if g.live == generation {
		return nil
	}
	if _, err := g.opened(generation); err != nil {
		return err
	}
	if err := g.setCurrent(generation); err != nil {
		return errors.Join(err, g.open[generation].release())
	}
	before := g.open[g.live]
	g.live = generation
	g.opt.Logger.Info("index generation published", "generation", generation)
	return before.release()
}

// List returns all generations, the live one first and the others by name.
func (g *Generations) List(ctx context.Context) ([]string, error) {
	entries, err := os.ReadDir(g.opt.Dir)
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", err)
	}
	live, err := g.current()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && index.CheckGeneration(e.Name()) == nil && !strings.Contains(e.Name(), damagedMark) {
			names = append(names, e.Name())
		}
	}
	if i := slices.Index(names, live); i > 0 { // the rest is sorted: os.ReadDir does that
		names = slices.Insert(slices.Delete(names, i, i+1), 0, live)
	}
	return names, nil
}

const damagedMark = "-damaged-"

// SetAside moves the live generation, which is damaged, out of the way and
// returns where to; the next Live begins an empty one of the same name.
func (g *Generations) SetAside(ctx context.Context) (path string, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return "", errClosed
	}
	name, err := g.current()
	if errors.Is(err, index.ErrDamaged) {
		name = firstGeneration
		err = g.setCurrent(name)
	}
	if err != nil || name == "" {
		return "", err
	}
	if s := g.open[name]; s != nil {
		delete(g.open, name)
		if g.live == name {
			g.live = ""
			if err := s.release(); err != nil {
				g.opt.Logger.Warn("close the damaged index", "err", err)
			}
		}
	}
	if _, err := os.Stat(g.path(name)); errors.Is(err, os.ErrNotExist) {
		return "", createStore(g.path(name))
	}
	for n := 1; ; n++ {
		path = fmt.Sprintf("%s%s%d", g.path(name), damagedMark, n)
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			break
		}
	}
	if err := os.Rename(g.path(name), path); err != nil {
		return "", fmt.Errorf("set the damaged index aside: %w", err)
	}
	return path, createStore(g.path(name))
}

// Close closes every generation, after running searches have ended; engines cannot be
// used any more.
func (g *Generations) Close() error {
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return nil
	}
	g.closed = true
	handles, live := slices.Collect(maps.Keys(g.handles)), g.open[g.live]
	g.mu.Unlock()
	var errs []error
	for _, e := range handles {
		errs = append(errs, e.Close())
	}
	if live != nil {
		errs = append(errs, live.release())
	}
	for name, s := range g.open { // nothing is opened any more
		if !s.idleSoon(context.Background()) {
			errs = append(errs, fmt.Errorf("close generation %s: it is still in use", name))
		}
	}
	return errors.Join(errs...)
}

func (g *Generations) path(name string) string { return filepath.Join(g.opt.Dir, name) }

// current returns what CURRENT names, empty if there is no such file.
func (g *Generations) current() (string, error) {
	data, err := os.ReadFile(filepath.Join(g.opt.Dir, currentFile))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the live generation: %w", err)
	}
	name := strings.TrimSpace(string(data))
	if err := index.CheckGeneration(name); err != nil {
		return "", fmt.Errorf("%s: %w: %w", currentFile, index.ErrDamaged, err)
	}
	return name, nil
}

// setCurrent makes CURRENT name a generation, in one step.
func (g *Generations) setCurrent(name string) error {
	path := filepath.Join(g.opt.Dir, currentFile)
	f, err := os.Create(path + ".new")
	if err != nil {
		return fmt.Errorf("publish generation %s: %w", name, err)
	}
	_, err = f.WriteString(name + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		return fmt.Errorf("publish generation %s: %w", name, err)
	}
	return syncDir(g.opt.Dir)
}
