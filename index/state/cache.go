package state

import "sync"

// pageCache keeps decoded pages of at most about its limit in bytes: the pages
// used since the last turn and those of the turn before. A page is found only
// with the checksum of its value on disk, so that no reader of an old snapshot
// can leave an old version to others.
type pageCache struct {
	mu         sync.Mutex
	limit      int
	size       int
	young, old map[cacheKey]*Page
}

type cacheKey struct {
	id  ID
	sum uint64
}

func newPageCache(limit int) *pageCache {
	return &pageCache{limit: limit / 2, young: map[cacheKey]*Page{}}
}

func (c *pageCache) get(k cacheKey) *Page {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.young[k]; p != nil {
		return p
	}
	p := c.old[k]
	if p != nil {
		c.add(k, p)
	}
	return p
}

func (c *pageCache) put(k cacheKey, p *Page) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(k, p)
}

func (c *pageCache) add(k cacheKey, p *Page) {
	if c.size += p.size(); c.size > c.limit {
		c.old, c.young, c.size = c.young, map[cacheKey]*Page{}, p.size()
	}
	c.young[k] = p
}
