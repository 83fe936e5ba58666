package meiliindex

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/meilisearch/meilisearch-go"
)

const (
	reportAfter = 5 * time.Second  // of waiting for a task
	reportEvery = 30 * time.Second // from then on
	longWork    = time.Minute      // of one of our own tasks
)

// patience reports what is waited for, once that takes long.
type patience struct {
	client *client
	next   time.Time
}

func (c *client) patience() *patience { return &patience{c, time.Now().Add(c.reportAfter)} }

// waits is called with a task after each look at it. The server works on one task after
// the other, so that somebody else's stuck task blocks ours.
func (p *patience) waits(ctx context.Context, t meilisearch.Task) {
	if time.Now().Before(p.next) {
		return
	}
	p.next = time.Now().Add(reportEvery)
	works := t
	if t.Status == meilisearch.TaskStatusEnqueued {
		works = p.client.underWay(ctx)
	}
	level := slog.LevelWarn
	if started := works.StartedAt; p.client.ours(works.IndexUID) &&
		(started.IsZero() || time.Since(started) < longWork) { // not said yet of one that has just begun
		level = slog.LevelInfo
	}
	attrs := []any{"task", t.UID, "type", t.Type, "index", t.IndexUID, "since", t.EnqueuedAt}
	switch {
	case works.Status == "":
		attrs = append(attrs, "behind", "work that this key may not see, or none: then the server repeats the task by itself, and its log says why, as for want of room on its disk")
	case works.UID != t.UID:
		attrs = append(attrs, "behind", fmt.Sprintf("task %d, %s of %s, under way since %s", works.UID, works.Type, works.IndexUID, works.StartedAt.Format(time.RFC3339)))
	}
	if level == slog.LevelWarn && works.Status != "" {
		attrs = append(attrs, "remedy", fmt.Sprintf("if it hangs: POST %s/tasks/cancel?uids=%d", p.client.base, works.UID))
	}
	p.client.log.Log(ctx, level, "waiting for a task of Meilisearch", attrs...)
}

// underWay returns the task that the server works on, the zero one if that is not
// known.
func (c *client) underWay(ctx context.Context) meilisearch.Task {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	list, err := c.lib.GetTasksWithContext(ctx, &meilisearch.TasksQuery{Limit: 1, Statuses: []meilisearch.TaskStatus{meilisearch.TaskStatusProcessing}})
	if err != nil || len(list.Results) == 0 {
		return meilisearch.Task{}
	}
	return list.Results[0]
}
