package crawler

import (
	"math"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// entry is a URL in the queue. There may be millions, so it holds only what it takes to
// find the row again.
type entry struct {
	due   int64 // Unix nanoseconds
	seq   uint64
	hash  uint64
	url   string
	run   *run
	depth uint16
	tried bool // and failed, since it was last read
	fresh freshness
}

// freshness marks a row that was never tried: such a row can be rebuilt from its entry
// and need not be read again.
type freshness struct {
	source uint8 // place of its source among the claims, from 1; 0: not fresh
	seed   bool
}

// freshnessOf recognises a row that was never tried.
func freshnessOf(row *record.URLRow, claims *Claims) freshness {
	blank := record.URLRow{
		Schema: row.Schema, URL: row.URL, Host: row.Host, Source: row.Source, Depth: row.Depth, Seed: row.Seed,
		Run: row.Run, State: record.Due, DueAt: row.DueAt,
	}
	place := claims.place(row.Source)
	if *row != blank || place < 0 || place >= math.MaxUint8 || row.Depth > math.MaxUint16 {
		return freshness{}
	}
	return freshness{uint8(place + 1), row.Seed}
}

// row returns the row of an entry that is fresh.
func (e *entry) row(host string, claims *Claims) record.URLRow {
	return record.URLRow{
		Schema: record.SchemaVersion, URL: e.url, Host: host, Source: claims.sources[e.fresh.source-1].info.Name,
		Depth: int(e.depth), Seed: e.fresh.seed, State: record.Due,
	}
}

// entries is a heap by due time, and by age among equals.
type entries []entry

func (e entries) Len() int { return len(e) }
func (e entries) Less(i, j int) bool {
	return e[i].due < e[j].due || e[i].due == e[j].due && e[i].seq < e[j].seq
}
func (e entries) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *entries) Push(x any)   { *e = append(*e, x.(entry)) }
func (e *entries) Pop() any {
	old := *e
	last := old[len(old)-1]
	old[len(old)-1] = entry{}
	*e = old[:len(old)-1]
	if n := len(*e); n > 64 && n < cap(*e)/4 {
		*e = append(make(entries, 0, n*2), *e...)
	}
	return last
}

// host is the queue of one host. It is in one place at a time: among the ready, the later
// or the held, or in none, if it has nothing to do or no free slot.
type host struct {
	name     string
	part     *partition
	waiting  entries
	inFlight int
	place    place
	wake     time.Time // if later
	index    int       // in the heap of the later
}

type place uint8

const (
	placeNone place = iota
	placeReady
	placeLater
	placeHeld
)

// laterHosts is a heap by the time at which a host may be ready.
type laterHosts []*host

func (l laterHosts) Len() int { return len(l) }
func (l laterHosts) Less(i, j int) bool {
	return l[i].wake.Before(l[j].wake) || l[i].wake.Equal(l[j].wake) && l[i].name < l[j].name
}
func (l laterHosts) Swap(i, j int) {
	l[i], l[j] = l[j], l[i]
	l[i].index, l[j].index = i, j
}
func (l *laterHosts) Push(x any) {
	x.(*host).index = len(*l)
	*l = append(*l, x.(*host))
}
func (l *laterHosts) Pop() any {
	old := *l
	last := old[len(old)-1]
	old[len(old)-1] = nil
	*l = old[:len(old)-1]
	return last
}
