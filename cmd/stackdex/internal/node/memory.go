package node

import (
	"context"
	"math"
	"os"
	"runtime/debug"
	"sync"
)

const (
	memoryLimit = 400 << 20
	usualGC     = 400  // percent: what is parsed is garbage that is not worth collecting often
	bulkGC      = 1600 // percent: mostly, up to the limit
)

// limitMemory bounds the memory and lets the garbage collector run less often while
// there is some, unless GOMEMLIMIT and GOGC are set.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(usualGC)
	}
}

// growHeap makes garbage collections rarer, in a process with a memory limit, until a new
// generation has all that is in the log now: most of what it reads stays in memory, so
// that collections would find little. The function it returns ends that sooner.
func (x *Index) growHeap(ctx context.Context, g *generation) (end func()) {
	info, err := x.store.PagesInfo(ctx)
	if err != nil || os.Getenv("GOGC") != "" || debug.SetMemoryLimit(-1) == math.MaxInt64 {
		return func() {} // the indexer says what is wrong with the log
	}
	usual := debug.SetGCPercent(bulkGC)
	ctx, cancel := context.WithCancel(ctx)
	var reading sync.WaitGroup
	reading.Go(func() {
		_ = g.indexer.Wait(ctx, info.Last) // runOnce returns the error of the indexer
		debug.SetGCPercent(usual)
	})
	return func() {
		cancel()
		reading.Wait()
	}
}
