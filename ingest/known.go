package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// maxKnown bounds each of the two halves of known, which together take a few megabytes.
const maxKnown = 1 << 17

// known remembers URLs that are in the table for certain, because most links
// of a page lead to pages that were found before: asking the server each time
// would cost more than reading the page. URLs that nobody has asked for lately are
// forgotten. Rows are only removed when they cannot be read; known is
// emptied then, and when the table may be another one: a server that was away may
// have been restored from a backup.
type known struct {
	mu         sync.Mutex
	young      map[uint64]struct{}
	old        map[uint64]struct{}
	generation int             // how often it was emptied
	conn       context.Context // of the connection over which it was learned
}

func fingerprint(url string) uint64 {
	sum := sha256.Sum256([]byte(url))
	return binary.LittleEndian.Uint64(sum[8:])
}

func (k *known) has(url string) bool {
	f := fingerprint(url)
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.young[f]; ok {
		return true
	}
	_, ok := k.old[f]
	if ok {
		k.put(f)
	}
	return ok
}

// add records a URL that was in the table in a generation of known.
func (k *known) add(url string, generation int) {
	f := fingerprint(url)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.generation == generation {
		k.put(f)
	}
}

func (k *known) put(f uint64) {
	if k.young == nil || len(k.young) == maxKnown {
		k.old, k.young = k.young, make(map[uint64]struct{})
	}
	k.young[f] = struct{}{}
}

// over returns the generation of what is learned over a connection, a new one if known
// was filled over another connection.
func (k *known) over(conn context.Context) (generation int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.conn != conn {
		k.conn = conn
		k.drop()
	}
	return k.generation
}

func (k *known) empty() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.drop()
}

func (k *known) drop() {
	k.young, k.old = nil, nil
	k.generation++
}
