package meiliindex

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// Meilisearch locks nothing: a process that was stopped while it wrote may send
// its documents long after another took its place. What it can do is tell:
// every write is a task with a number, so that tasks which are not ours are
// found, and what they wrote is written over.

// tasks are the writes to documents that this process started.
type tasks struct {
	sending sync.RWMutex // locked while nothing may be on its way: what is there and was not noted yet is not ours

	mu   sync.Mutex
	ours map[taskKey]ourTask
	lost map[string]int // attempts by index whose outcome is not known
	busy map[string]int // writes by index that may be tried again
	last int            // number of the newest of ours
}

// taskKey tells a task from all others: a server that was restored from a dump
// gives numbers again.
type taskKey struct{ uid, nanoseconds int64 }

func keyOf(uid int64, at time.Time) taskKey { return taskKey{uid, at.UnixNano()} }

type ourTask struct {
	number int    // in the order in which we started them
	index  string // uid
	since  time.Time
}

const (
	keptTasks = 10_000
	taskAge   = time.Hour // after which nobody asks for a task any more
)

func (t *tasks) started(uid string, info *meilisearch.TaskInfo) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.add(info.TaskUID, uid, info.EnqueuedAt)
}

// add is called with the lock held.
func (t *tasks) add(uid int64, index string, at time.Time) {
	if len(t.ours) >= keptTasks {
		for key, o := range t.ours {
			if time.Since(o.since) > taskAge {
				delete(t.ours, key)
			}
		}
	}
	t.last++
	t.ours[keyOf(uid, at)] = ourTask{t.last, index, time.Now()}
}

// count returns how many tasks we started.
func (t *tasks) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last
}

// since returns those of ours that went to some indexes, without the first ones.
func (t *tasks) since(indexes []string, first int) []taskKey {
	t.mu.Lock()
	defer t.mu.Unlock()
	var list []taskKey
	for key, o := range t.ours {
		if o.number > first && slices.Contains(indexes, o.index) {
			list = append(list, key)
		}
	}
	return list
}

func (t *tasks) lose(uid string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lost[uid]++
}

// trying records a write to an index until done is called.
func (t *tasks) trying(uid string) (done func()) {
	add := func(n int) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.busy[uid] += n
	}
	add(1)
	return func() { add(-1) }
}

// forgive forgets lost attempts: their outcome has been seen. Those of a write that is
// being retried are kept, because the server may be slow.
func (t *tasks) forgive(uids []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, uid := range uids {
		if t.busy[uid] == 0 {
			delete(t.lost, uid)
		}
	}
}

// own reports whether we started a task, or may have: the answer of one attempt
// got lost.
func (t *tasks) own(task meilisearch.Task) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ours := t.ours[keyOf(task.UID, task.EnqueuedAt)]; ours {
		return true
	}
	if t.lost[task.IndexUID] == 0 {
		return false
	}
	t.lost[task.IndexUID]--
	t.add(task.UID, task.IndexUID, task.EnqueuedAt)
	return true
}

// write is start for what changes the documents of an index: a fence is asked before each
// attempt.
func (c *client) write(ctx context.Context, uid, what string, fence func() error, fn func(ctx context.Context) (*meilisearch.TaskInfo, error)) (int64, error) {
	defer c.tasks.trying(uid)()
	task, err := c.start(ctx, what, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		c.tasks.sending.RLock()
		defer c.tasks.sending.RUnlock()
		if err := fence(); err != nil {
			return nil, &fenceError{err}
		}
		info, err := fn(ctx)
		switch {
		case err == nil:
			c.tasks.started(uid, info)
		case mayHaveStarted(err):
			c.tasks.lose(uid)
		}
		return info, err
	})
	return task, err
}

// mayHaveStarted reports whether a request that failed may have started a task
// all the same: not if there was no connection, or if it was refused.
func mayHaveStarted(err error) bool {
	var dial *net.OpError
	if errors.As(err, &dial) && dial.Op == "dial" {
		return false
	}
	var e *meilisearch.Error
	if !errors.As(err, &e) {
		return true
	}
	if errors.As(e.OriginError, &dial) && dial.Op == "dial" {
		return false
	}
	return e.StatusCode/100 != 4 || e.StatusCode == http.StatusRequestTimeout
}

// fenceError is why a request was not made.
type fenceError struct{ error }

func (e *fenceError) Unwrap() error { return e.error }

// writes returns the newest tasks that changed documents of some indexes, down
// to one of them.
func (c *client) writes(ctx context.Context, uids []string, to int64) ([]meilisearch.Task, error) {
	var all []meilisearch.Task
	for from := (*int64)(nil); ; {
		page, next, err := c.listWrites(ctx, uids, tasksPage, from)
		if err != nil {
			return nil, err
		}
		for _, t := range page {
			if t.UID < to {
				return all, nil
			}
			all = append(all, t)
		}
		if from = next; from == nil {
			return all, nil
		}
	}
}

const tasksPage = 20

// listWrites returns tasks that changed documents of some indexes, from one on, nil: the
// newest, to older ones; next is the one that follows them. The library does not tell none
// from task 0.
func (c *client) listWrites(ctx context.Context, uids []string, limit int, from *int64) (page []meilisearch.Task, next *int64, err error) {
	// The types have to be named: a swap counts against the limit, and is then left out as
	// of no index.
	query := url.Values{"indexUids": {strings.Join(uids, ",")}, "types": {"documentAdditionOrUpdate,documentDeletion,documentEdition"}, "limit": {strconv.Itoa(limit)}}
	if from != nil {
		query.Set("from", strconv.FormatInt(*from, 10))
	}
	var list struct {
		Results []meilisearch.Task
		Next    *int64
	}
	err = c.do(ctx, "list tasks", func(ctx context.Context) error {
		return c.raw(ctx, http.MethodGet, "/tasks?"+query.Encode(), nil, &list)
	})
	return list.Results, list.Next, err
}

// write is a task that changes documents.
type write struct {
	uid int64 // -1: there is none
	at  time.Time
}

// newestWrite returns the newest task that changed documents.
func (e *engine) newestWrite(ctx context.Context) (write, error) {
	list, _, err := e.generations.client.listWrites(ctx, e.at().documentUIDs(), 1, nil)
	if err != nil || len(list) == 0 {
		return write{uid: -1}, err
	}
	return write{list[0].UID, list[0].EnqueuedAt}, nil
}

// Guard implements index.Guarder. The writes that we know of have to be there
// still, which they are not after the server was restored from a dump: that one
// may have the same indexes and the same meta.
func (e *engine) Guard(ctx context.Context) error {
	e.looking.Lock()
	defer e.looking.Unlock()
	_, err := e.guard(ctx)
	return err
}

// guard is Guard for a caller that holds looking; it returns the state that it found to be
// ours.
func (e *engine) guard(ctx context.Context) (*state, error) {
	known, err := e.compare(ctx)
	if err != nil {
		return nil, err
	}
	e.generations.client.tasks.sending.Lock()
	defer e.generations.client.tasks.sending.Unlock()
	uids := e.at().documentUIDs()
	e.mu.Lock()
	last, started := known.task, known.started
	e.mu.Unlock()
	c := e.generations.client
	ours := c.tasks.since(uids, started)
	found, err := c.writes(ctx, uids, last.uid)
	if err != nil {
		return nil, err
	}
	if gone, ok := missing(found, last, ours); ok {
		c.tasks.forgive(uids)
		return nil, fmt.Errorf("%w: Meilisearch %s does not know task %d of %s_* any more: it was restored from a dump, or its tasks were deleted", index.ErrReplaced, c.base, gone, e.generations.prefix)
	}
	newest := last
	for _, t := range found {
		if t.UID > last.uid && !c.tasks.own(t) {
			return nil, fmt.Errorf("%w: task %d of %s on Meilisearch %s is not ours; if another stackdex uses these indexes, give one of them another --index-prefix", index.ErrOverwritten, t.UID, t.IndexUID, c.base)
		}
		if t.UID > newest.uid {
			newest = write{t.UID, t.EnqueuedAt}
		}
	}
	c.tasks.forgive(uids)
	e.mu.Lock()
	defer e.mu.Unlock()
	if newest.uid > known.task.uid {
		known.task = newest
	}
	return known, nil
}

// missing returns a task that is not among those that were found: the last that
// was known, or one of ours since.
func missing(found []meilisearch.Task, last write, ours []taskKey) (uid int64, ok bool) {
	there := map[taskKey]bool{}
	for _, t := range found {
		there[keyOf(t.UID, t.EnqueuedAt)] = true
	}
	if last.uid >= 0 && !there[keyOf(last.uid, last.at)] {
		return last.uid, true
	}
	for _, key := range ours {
		if key.uid > last.uid && !there[key] {
			return key.uid, true
		}
	}
	return 0, false
}
