package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/meiliindex"
	"github.com/stackdex/stackdex/index/names"
)

// Engines are the generations of the engine that the configuration chooses.
type Engines interface {
	index.Generations
	index.Mapper
	Close() error
}

// OpenEngines returns the chosen engine's generations. An engine on a server
// is checked first: nothing is changed if it cannot be used.
func OpenEngines(ctx context.Context, cfg *config.Config, log *slog.Logger) (Engines, error) {
	if cfg.OnServer() {
		m, err := Meilisearch(ctx, cfg, log)
		if err != nil {
			return nil, err
		}
		return m, nil
	}
	return bleveindex.New(bleveindex.Options{Dir: dataDir(cfg.Dir()).index(), Logger: log})
}

// CheckEngine returns an error if the engine of the configuration is on a server
// that cannot be used; nothing is made or changed.
func CheckEngine(ctx context.Context, cfg *config.Config, log *slog.Logger) error {
	if !cfg.OnServer() {
		return nil
	}
	engines, err := OpenEngines(ctx, cfg, log)
	if err != nil {
		return err
	}
	return engines.Close()
}

// Meilisearch returns the generations on the configured server, once it is known to be
// usable.
func Meilisearch(ctx context.Context, cfg *config.Config, log *slog.Logger) (*meiliindex.Generations, error) {
	m, err := uncheckedMeilisearch(cfg, log)
	if err != nil {
		return nil, err
	}
	if err = m.Reach(ctx); err == nil {
		err = m.Check(ctx)
	}
	if err != nil {
		return nil, errors.Join(withRemedy(err), m.Close())
	}
	return m, nil
}

// withRemedy says what to do about a server that does not answer, or refuses to.
func withRemedy(err error) error {
	switch {
	case errors.Is(err, http.ErrSchemeMismatch):
		return fmt.Errorf("%w; it speaks no TLS: say http:// with --meili, not https://", err)
	case errors.Is(err, meiliindex.ErrFull):
		return fmt.Errorf("%w; free or enlarge the disk of Meilisearch, and run it again", err)
	case errors.Is(err, meiliindex.ErrTasksFull): // which says what to do
		return fmt.Errorf("%w; then run it again", err)
	case errors.Is(err, meiliindex.ErrBusy):
		return fmt.Errorf("%w; wait and run it again", err)
	case errors.Is(err, meiliindex.ErrFailed):
		return fmt.Errorf("%w; see the log of Meilisearch, and run it again", err)
	case errors.Is(err, meiliindex.ErrSilent):
		return fmt.Errorf("%w: it hangs, or something on the way does; see its log and restart it, or say with --meili where another one is", err)
	case errors.Is(err, index.ErrUnavailable):
		return fmt.Errorf("%w; start Meilisearch there, or say with --meili where it is", err)
	}
	return err
}

// uncheckedMeilisearch is Meilisearch without asking the server anything.
func uncheckedMeilisearch(cfg *config.Config, log *slog.Logger) (*meiliindex.Generations, error) {
	return meiliindex.New(meiliindex.Options{URL: cfg.Meili, Key: cfg.MeiliKey, KeyFile: cfg.MeiliKeyFile, Prefix: cfg.IndexPrefix, EmbedderKeys: cfg.Embedders, Logger: log})
}

// Registry returns the registry of names, extended by the operator's file if there is one;
// likely mistakes in that file are reported.
func Registry(cfg *config.Config, notify func(string)) (*names.Registry, error) {
	reg, err := names.Default()
	if err != nil || cfg.Names == "" {
		return reg, err
	}
	info, err := os.Stat(cfg.Names)
	if err != nil {
		return nil, fmt.Errorf("--names: %w", err)
	}
	if info.Size() > maxNamesFile {
		return nil, fmt.Errorf("--names: %s has %d bytes, the limit is %d", cfg.Names, info.Size(), maxNamesFile)
	}
	b, err := os.ReadFile(cfg.Names)
	if err != nil {
		return nil, fmt.Errorf("--names: %w", err)
	}
	if reg, err = reg.Extend(cfg.Names, b); err != nil {
		return nil, err
	}
	for _, doubt := range reg.Doubts() {
		notify(doubt)
	}
	return reg, nil
}

// warn returns a function that writes a warning to log.
func warn(log *slog.Logger) func(string) {
	return func(s string) { log.Warn(s) }
}

const maxNamesFile = 16 << 20
