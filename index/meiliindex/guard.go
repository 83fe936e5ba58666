package meiliindex

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// Meilisearch locks nothing: a process that was stopped while it wrote may send
// its documents long after another took its place. What it can do is tell:
// every write is a task with a number, so that tasks which are not ours are
// found, and what they wrote is written over.

type fenceKey struct{}

// fenced returns a context in which fence is asked before every write.
func fenced(ctx context.Context, fence func() error) context.Context {
	if fence == nil {
		return ctx
	}
	return context.WithValue(ctx, fenceKey{}, fence)
}

func fence(ctx context.Context) error {
	if f, ok := ctx.Value(fenceKey{}).(func() error); ok {
		return f()
	}
	return nil
}

// tasks are the writes to documents that we started.
type tasks struct {
	mu   sync.Mutex
	ours map[int64]time.Time
	lost map[string]int // attempts by index whose outcome is not known
}

const (
	keptTasks = 10_000
	taskAge   = time.Hour // after which nobody asks for a task any more
)

func (t *tasks) started(task int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.ours) >= keptTasks {
		for task, at := range t.ours {
			if time.Since(at) > taskAge {
				delete(t.ours, task)
			}
		}
	}
	t.ours[task] = time.Now()
}

func (t *tasks) lose(uid string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lost[uid]++
}

// forgive forgets lost attempts: what became of them has been seen.
func (t *tasks) forgive(uids []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, uid := range uids {
		delete(t.lost, uid)
	}
}

// own reports whether we started a task, or may have: the answer of one attempt
// got lost.
func (t *tasks) own(task int64, uid string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ours := t.ours[task]; ours {
		return true
	}
	if t.lost[uid] == 0 {
		return false
	}
	t.lost[uid]--
	t.ours[task] = time.Now()
	return true
}

// write is start for what changes the documents of an index.
func (c *client) write(ctx context.Context, uid, what string, fn func(ctx context.Context) (*meilisearch.TaskInfo, error)) (int64, error) {
	task, err := c.start(ctx, what, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		if err := fence(ctx); err != nil {
			return nil, &fenceError{err}
		}
		info, err := fn(ctx)
		switch {
		case err == nil:
			c.tasks.started(info.TaskUID)
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

// writes returns the newest tasks that changed documents of some indexes and
// are newer than one.
func (c *client) writes(ctx context.Context, uids []string, after int64) ([]meilisearch.Task, error) {
	var all []meilisearch.Task
	for from := int64(0); ; {
		var list *meilisearch.TaskResult
		err := c.do(ctx, "list tasks", func(ctx context.Context) (err error) {
			list, err = c.lib.GetTasksWithContext(ctx, &meilisearch.TasksQuery{
				IndexUIDS: uids, Limit: tasksPage, From: from, Types: writeTypes(),
			})
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, t := range list.Results {
			if t.UID <= after {
				return all, nil
			}
			all = append(all, t)
		}
		if from = list.Next; from == 0 {
			return all, nil
		}
	}
}

const tasksPage = 20

// writeTypes are the tasks that change documents. A query has to name them: a
// swap counts against its limit, and is then left out as of no index.
func writeTypes() []meilisearch.TaskType {
	return []meilisearch.TaskType{meilisearch.TaskTypeDocumentAdditionOrUpdate, meilisearch.TaskTypeDocumentDeletion, "documentEdition"}
}

// write is a task that changes documents.
type write struct {
	uid int64 // -1: there is none
	at  time.Time
}

// newestWrite returns the newest task that changed documents.
func (e *engine) newestWrite(ctx context.Context) (write, error) {
	var list *meilisearch.TaskResult
	c := e.generations.client
	err := c.do(ctx, "list tasks", func(ctx context.Context) (err error) {
		list, err = c.lib.GetTasksWithContext(ctx, &meilisearch.TasksQuery{IndexUIDS: e.at().documentUIDs(), Limit: 1, Types: writeTypes()})
		return err
	})
	if err != nil || len(list.Results) == 0 {
		return write{uid: -1}, err
	}
	return write{list.Results[0].UID, list.Results[0].EnqueuedAt}, nil
}

// Guard implements index.Guarded.
func (e *engine) Guard(ctx context.Context) error {
	if err := e.verify(ctx); err != nil {
		return err
	}
	uids := e.at().documentUIDs()
	e.mu.Lock()
	last := e.known.task
	e.mu.Unlock()
	c := e.generations.client
	found, err := c.writes(ctx, uids, last.uid)
	if err != nil {
		return err
	}
	newest := last
	for _, t := range found {
		if !c.tasks.own(t.UID, t.IndexUID) {
			return fmt.Errorf("%w: task %d of %s on Meilisearch %s is not ours; if another stackdex uses these indexes, give one of them another --index-prefix", index.ErrOverwritten, t.UID, t.IndexUID, c.base)
		}
		if t.UID > newest.uid {
			newest = write{t.UID, t.EnqueuedAt}
		}
	}
	c.tasks.forgive(uids)
	e.mu.Lock()
	defer e.mu.Unlock()
	if newest.uid > e.known.task.uid {
		e.known.task = newest
	}
	return nil
}
