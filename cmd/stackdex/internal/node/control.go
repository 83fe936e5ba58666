package node

import (
	"log/slog"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/crawler"
)

// NewControl starts, plans and follows runs on a log whose crawlers may run
// elsewhere; the caller closes it.
func NewControl(cfg *config.Config, s *Storage, log *slog.Logger, version string) (*crawler.Control, error) {
	n := &Node{cfg: cfg, log: log, storage: s, version: version}
	return crawler.NewControl(n.crawlerOptions())
}
