package meiliindex

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

const (
	firstPoll = 5 * time.Millisecond
	lastPoll  = 500 * time.Millisecond

	// The next pause is a part of the time that has passed: first a large one, since
	// a task that is not done at once takes long, then a small one.
	largePart = 16
	smallPart = 256
	largest   = 20 * time.Millisecond // by the large part
)

// poll pauses between looks at what takes its time.
type poll struct{ since time.Time }

func newPoll() poll { return poll{time.Now()} }

func (p poll) pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(p.next(time.Since(p.since))):
		return nil
	}
}

// next returns the pause after some time.
func (poll) next(passed time.Duration) time.Duration {
	return min(lastPoll, max(firstPoll, min(largest, passed/largePart), passed/smallPart))
}

// taskError is the error with which a task ended.
type taskError struct {
	task          int64
	code, message string
}

func (e *taskError) Error() string {
	text := fmt.Sprintf("task %d: %s: %s", e.task, e.code, strings.Join(strings.Fields(e.message), " "))
	if e.isOfEmbedder() {
		text += "; mend the embedder, or take it out of the settings of the index, and the documents follow"
	}
	return text
}

// isOfEmbedder reports whether an embedder, which is the operator's, does not work or
// wants vectors that no document of ours has. What it calls a bad request it refuses
// for what the document holds.
func (e *taskError) isOfEmbedder() bool {
	return e.code == embedding && !strings.Contains(e.message, "sent a bad request to embedding server")
}

// Unwrap returns what a failed task means to us: one that failed for want of
// room, in the server itself or in an embedder, or was cancelled, may succeed later;
// nil: nothing beyond itself. Of a write of documents it must be found out whether they
// made the server fail.
func (e *taskError) Unwrap() error {
	switch {
	case e.code == noIndex:
		return index.ErrReplaced
	case unavailableCodes[e.code], e.code == canceled, e.code == internal, e.isOfEmbedder():
		return index.ErrUnavailable
	}
	return nil
}

// codes of errors of tasks.
const (
	canceled  = "canceled" // ours: the server has a status for it
	noIndex   = "index_not_found"
	internal  = "internal"
	embedding = "vector_embedding_error"
)

// wait returns when a task has ended, with the error it ended with. The
// library's own wait takes failed tasks for finished ones.
func (c *client) wait(ctx context.Context, task int64) error {
	waiting := c.patience()
	for p := newPoll(); ; {
		var t *meilisearch.Task
		err := c.do(ctx, fmt.Sprintf("wait for task %d", task), func(ctx context.Context) (err error) {
			t, err = c.lib.GetTaskWithContext(ctx, task)
			return err
		})
		if err != nil {
			return err
		}
		switch t.Status {
		case meilisearch.TaskStatusSucceeded:
			return nil
		case meilisearch.TaskStatusFailed:
			return &taskError{task, t.Error.Code, t.Error.Message}
		case meilisearch.TaskStatusCanceled:
			return &taskError{task, canceled, "somebody cancelled it"}
		}
		waiting.waits(ctx, *t)
		if err := p.pause(ctx); err != nil {
			return err
		}
	}
}

// run makes a request that starts a task and waits for it.
func (c *client) run(ctx context.Context, what string, fn func(ctx context.Context) (*meilisearch.TaskInfo, error)) error {
	task, err := c.start(ctx, what, fn)
	if err != nil {
		return err
	}
	if err := c.wait(ctx, task); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// start makes a request that starts a task.
func (c *client) start(ctx context.Context, what string, fn func(ctx context.Context) (*meilisearch.TaskInfo, error)) (int64, error) {
	var info *meilisearch.TaskInfo
	err := c.upload(ctx, what, func(ctx context.Context) (err error) {
		info, err = fn(ctx)
		return err
	})
	if err != nil {
		return 0, err
	}
	return info.TaskUID, nil
}

// startOnce is start for a request that must not be repeated: after an
// ErrUnavailable the task may have been started or not.
func (c *client) startOnce(ctx context.Context, what string, fn func(ctx context.Context) (*meilisearch.TaskInfo, error)) (int64, error) {
	var info *meilisearch.TaskInfo
	err := c.once(ctx, uploadFactor*c.timeout, what, func(ctx context.Context) (err error) {
		info, err = fn(ctx)
		return err
	})
	if err != nil {
		return 0, err
	}
	return info.TaskUID, nil
}

// taskCode returns the code a task failed with, empty if err is no such error.
func taskCode(err error) string {
	var e *taskError
	if errors.As(err, &e) {
		return e.code
	}
	return ""
}

// awaitIdle waits until no task of some indexes is waiting or under way.
func (c *client) awaitIdle(ctx context.Context, uids []string) error {
	waiting := c.patience()
	for p := newPoll(); ; {
		var list *meilisearch.TaskResult
		err := c.do(ctx, "list tasks", func(ctx context.Context) (err error) {
			list, err = c.lib.GetTasksWithContext(ctx, &meilisearch.TasksQuery{
				IndexUIDS: uids, Limit: 1,
				Statuses: []meilisearch.TaskStatus{meilisearch.TaskStatusEnqueued, meilisearch.TaskStatusProcessing},
			})
			return err
		})
		if err != nil || len(list.Results) == 0 {
			return err
		}
		waiting.waits(ctx, list.Results[0])
		if err := p.pause(ctx); err != nil {
			return err
		}
	}
}
