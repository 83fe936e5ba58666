package meiliindex

import (
	"errors"
	"sync"
)

const (
	// payloadBytes is the size of one write. The server takes 100 MB, a proxy before
	// it may take less. A batch that the indexer gathers fits, since two writes take the
	// server longer than one.
	payloadBytes  = 64 << 20
	documentBytes = 64 << 20 // of one document
)

// payload is what is known of the size that the server and the proxies before
// it take in one request.
type payload struct {
	mu     sync.Mutex
	limit  int
	passed int // the largest that was taken
}

// most returns how many bytes may be sent at once.
func (p *payload) most() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.limit
}

// saw learns from the outcome of a request: one that was too large leaves a limit below
// its size.
func (p *payload) saw(size int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case err == nil:
		p.passed = max(p.passed, size)
	case errors.Is(err, errTooLarge):
		if p.passed >= size { // less is taken than before
			p.passed = 0
		}
		p.limit = min(p.limit, max(p.passed, size/2))
	}
}

// cut returns the first of some items that are to be sent together, and their
// size. It is one at least.
func cut[T any](items []T, limit int, sizeOf func(T) int) (part []T, size int) {
	for i, item := range items {
		if i > 0 && size+sizeOf(item) > limit {
			return items[:i], size
		}
		size += sizeOf(item)
	}
	return items, size
}
