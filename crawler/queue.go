package crawler

import (
	"cmp"
	"container/heap"
	"context"
	"hash/maphash"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
)

// queue hands out what is due, host by host in turn, as soon as the host may be asked:
// a slow or resting host occupies no worker.
type queue struct {
	clock       clock.Clock
	pace        *fetch.Pace
	perHost     int
	needsNoTurn func(url string) bool // reports URLs for which no request will be made
	seed        maphash.Seed

	mu    sync.Mutex
	hosts map[string]*host
	ready []*host
	later laterHosts
	held  map[*host]struct{} // of runs whose last pages are in flight
	wake  chan struct{}
}

func newQueue(c clock.Clock, pace *fetch.Pace, perHost int, needsNoTurn func(url string) bool) *queue {
	return &queue{clock: c, pace: pace, perHost: perHost, needsNoTurn: needsNoTurn, seed: maphash.MakeSeed(), hosts: map[string]*host{}, held: map[*host]struct{}{}, wake: make(chan struct{}, 1)}
}

func (q *queue) hash(url string) uint64 { return maphash.String(q.seed, url) }

func (q *queue) signal() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// push queues a row, or removes it from the queue if no run wants it any more.
func (q *queue) push(p *partition, row *record.URLRow, seq uint64, r *run, fresh freshness) {
	q.mu.Lock()
	defer q.mu.Unlock()
	hash := q.hash(row.URL)
	if p.closed {
		return
	}
	p.tail = max(p.tail, seq)
	if r == nil {
		delete(p.queued, hash)
		if row.State == record.Due {
			p.dormant++
		}
		return
	}
	if p.inFlight[hash] == seq {
		return // a second reading of the table found what is being fetched
	}
	p.queued[hash] = seq
	h := q.hosts[row.Host]
	if h == nil {
		h = &host{name: row.Host}
		q.hosts[row.Host] = h
	}
	h.part = p
	p.hosts[h] = struct{}{}
	heap.Push(&h.waiting, entry{dueOf(row), seq, hash, row.URL, r, uint16(row.Depth), row.Attempts > 0, fresh})
	if h.place != placeReady {
		q.put(h)
	}
}

// dueOf returns when a row falls due; one that is done is due again at once.
func dueOf(row *record.URLRow) int64 {
	if row.State != record.Due || row.DueAt.IsZero() {
		return 0
	}
	return row.DueAt.UnixNano()
}

// put files a host that is in no place, or moves one from later; q.mu is held.
func (q *queue) put(h *host) {
	switch h.place {
	case placeLater:
		heap.Remove(&q.later, h.index)
	case placeHeld:
		delete(q.held, h)
	}
	h.place = placeNone
	if len(h.waiting) == 0 {
		if h.inFlight == 0 {
			delete(q.hosts, h.name)
			delete(h.part.hosts, h)
		}
		return
	}
	if h.inFlight >= q.perHost || !h.part.seen {
		return // done puts it back, or the end of the first reading
	}
	if due := time.Unix(0, h.waiting[0].due); due.After(q.clock.Now()) {
		q.putLater(h, due)
		return
	}
	h.place = placeReady
	q.ready = append(q.ready, h)
	q.signal()
}

func (q *queue) putLater(h *host, wake time.Time) {
	h.place, h.wake = placeLater, wake
	heap.Push(&q.later, h)
	if h.index == 0 {
		q.signal()
	}
}

// job is a URL that was handed out.
type job struct {
	entry
	host *host
	part *partition
}

// next waits for a URL that may be fetched now, and takes its host's turn.
func (q *queue) next(ctx context.Context) (*job, error) {
	for {
		j, wait := q.pick()
		if j != nil {
			return j, nil
		}
		ring, stop := q.clock.Timer(wait)
		select {
		case <-ctx.Done():
			stop()
			return nil, ctx.Err()
		case <-q.wake:
		case <-ring:
		}
		stop()
	}
}

// pick returns a job, or how long to wait for one.
func (q *queue) pick() (*job, time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := q.clock.Now()
	for len(q.later) > 0 && !q.later[0].wake.After(now) {
		h := heap.Pop(&q.later).(*host)
		h.place = placeNone
		q.put(h)
	}
	for len(q.ready) > 0 {
		h := q.ready[0]
		q.ready[0] = nil
		q.ready = q.ready[1:]
		h.place = placeNone
		if j := q.pickFrom(h, now); j != nil {
			return j, 0
		}
	}
	if len(q.later) > 0 {
		return nil, min(q.later[0].wake.Sub(now), time.Minute)
	}
	return nil, time.Minute
}

// pickFrom returns the host's next job if it may be asked now, and files the host
// again.
func (q *queue) pickFrom(h *host, now time.Time) *job {
	for len(h.waiting) > 0 && !h.part.current(h.waiting[0], now) {
		heap.Pop(&h.waiting)
	}
	if len(h.waiting) == 0 || h.inFlight >= q.perHost || time.Unix(0, h.waiting[0].due).After(now) {
		q.put(h)
		return nil
	}
	if h.waiting[0].run.full() {
		h.place, q.held[h] = placeHeld, struct{}{}
		return nil
	}
	if !q.needsNoTurn(h.waiting[0].url) {
		if at, ok := q.pace.Take(h.name); !ok {
			q.putLater(h, at)
			return nil
		}
	}
	e := heap.Pop(&h.waiting).(entry)
	delete(h.part.queued, e.hash)
	h.part.inFlight[e.hash] = e.seq
	h.part.inFlightBy[e.run]++
	e.run.take(h.part.number)
	h.part.jobs.Add(1)
	h.inFlight++
	q.put(h)
	return &job{e, h, h.part}
}

// release files the hosts again that wait for pages of their run to come back.
func (q *queue) release() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.releaseHeld()
}

// releaseHeld is release; q.mu is held.
func (q *queue) releaseHeld() {
	for h := range q.held {
		q.put(h)
	}
}

// done gives a job back, to be handed out again at a time that is not zero; fetched tells
// whether it used up a page of its run.
func (q *queue) done(j *job, fetched bool, again time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	j.run.settle(j.part.number, fetched)
	if _, newer := j.part.queued[j.hash]; !again.IsZero() && !newer && !j.part.closed {
		j.part.queued[j.hash] = j.seq
		e := j.entry
		e.due = again.UnixNano()
		heap.Push(&j.host.waiting, e)
	}
	delete(j.part.inFlight, j.hash)
	if j.part.inFlightBy[j.run]--; j.part.inFlightBy[j.run] == 0 {
		delete(j.part.inFlightBy, j.run)
	}
	j.host.inFlight--
	if j.host.place != placeReady {
		q.put(j.host)
	}
	q.releaseHeld()
	j.part.jobs.Done()
}

// close forgets what waits in a partition, in which nothing may be queued any more.
func (q *queue) close(p *partition) {
	q.mu.Lock()
	p.closed = true
	q.mu.Unlock()
	q.clear(p)
}

// clear forgets what waits in a partition and returns the number of the
// reading that may begin.
func (q *queue) clear(p *partition) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	p.queued = map[uint64]uint64{}
	p.tail, p.read = 0, false
	p.reading++
	p.dormant = 0
	clear(p.givenUp)
	for h := range p.hosts {
		h.waiting = nil
		if h.place != placeReady {
			q.put(h)
		}
	}
	return p.reading
}

// size returns how many URLs wait in a partition.
func (q *queue) size(p *partition) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(p.queued)
}

// waiting is what a run still has to do in a partition.
type waiting struct {
	due, inFlight, putOff int64
	failed                int64                // of what is due or put off, and what a run that is over gave up
	next                  time.Time            // of what is not due yet
	on                    string               // what is waited for longest within the limit
	resting               []record.RestingHost // of what is put off, the hosts that are left alone
}

// rests counts a URL that is put off for its host alone, of which nothing may be asked
// before until; the URLs of a host are counted one after the other.
func (w *waiting) rests(host, why string, until time.Time) {
	if last := len(w.resting) - 1; last >= 0 && w.resting[last].Host == host {
		w.resting[last].Pages++
		return
	}
	w.resting = append(w.resting, record.RestingHost{Host: host, Pages: 1, Reason: why, Until: until.UTC()})
}

// waiting counts, for every run, what is due in a partition by horizon and what later,
// taking into account when its host may be asked.
func (q *queue) waiting(p *partition, horizon time.Time) (byRun map[*run]*waiting, tail uint64, read bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	byRun = map[*run]*waiting{}
	at := func(r *run) *waiting {
		if byRun[r] == nil {
			byRun[r] = &waiting{}
		}
		return byRun[r]
	}
	now := q.clock.Now()
	for r, n := range p.inFlightBy {
		at(r).inFlight += int64(n)
	}
	for r, n := range p.givenUp {
		at(r).failed += n
	}
	var latest time.Time
	for h := range p.hosts {
		rest, why := q.pace.Until(h.name)
		for i := range h.waiting {
			e := &h.waiting[i]
			if p.queued[e.hash] != e.seq {
				continue
			}
			w, own := at(e.run), time.Unix(0, e.due)
			if e.tried {
				w.failed++
			}
			when := own
			if rest.After(own) {
				when = rest
			}
			if when.After(now) && (w.next.IsZero() || when.Before(w.next)) {
				w.next = when
			}
			if when.After(horizon) {
				if w.putOff++; !e.tried && !own.After(horizon) {
					w.rests(h.name, why, rest)
				}
				continue
			}
			w.due++
			if when.After(now) && when.After(latest) {
				latest = when
				w.on = h.name + ": " + cmp.Or(why, "a page that failed") + ", " + when.Sub(now).Round(time.Second).String() + " left"
			}
		}
	}
	return byRun, p.tail, p.read
}
