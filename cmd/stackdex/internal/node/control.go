package node

import (
	"context"
	"log/slog"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/crawler"
)

// NewControl starts and follows runs on a log whose crawlers run elsewhere.
func NewControl(cfg *config.Config, s *Storage, log *slog.Logger, version string) (*crawler.Control, error) {
	n := &Node{cfg: cfg, log: log, storage: s, version: version}
	return crawler.NewControl(n.crawlerOptions())
}

// Plan says what a run would fetch; it fetches robots.txt files.
func Plan(ctx context.Context, cfg *config.Config, s *Storage, log *slog.Logger, version string, r crawler.RunRequest) (crawler.Plan, error) {
	n := &Node{cfg: cfg, log: log, storage: s, version: version}
	c, err := crawler.New(n.crawlerOptions())
	if err != nil {
		return crawler.Plan{}, err
	}
	defer c.Close()
	return c.Plan(ctx, r)
}
