package ingest_test

import (
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
)

// The ports that the log fills.
var (
	_ crawler.Frontier    = (*ingest.Log)(nil)
	_ crawler.Pages       = (*ingest.Log)(nil)
	_ crawler.HeldPages   = (*ingest.Log)(nil)
	_ crawler.DeadLetters = (*ingest.Log)(nil)
	_ crawler.Runs        = (*ingest.Log)(nil)
	_ crawler.Leases      = (*ingest.Log)(nil)
	_ index.Log           = (*ingest.Log)(nil)
	_ index.Outbox        = (*ingest.Log)(nil)
	_ index.Suppressions  = (*ingest.Log)(nil)
)
