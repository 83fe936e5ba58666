package web

import (
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// Topics lists what Evidence can list for a tool; if there is nothing the error is
// index.ErrNotFound.
func (l *Library) Topics(ctx context.Context, tool string) ([]fold.Topic, error) {
	t, err := l.Tool(ctx, tool)
	if err != nil {
		return nil, err
	}
	topics := fold.Topics(t)
	if len(topics) == 0 {
		return nil, nothingStated(tool)
	}
	return topics, nil
}

// Evidence lists everything behind a figure, a measured metric or an attribute of a tool. If
// there is nothing the error is index.ErrNotFound and lists what exists.
func (l *Library) Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error) {
	t, err := l.Tool(ctx, tool)
	if err != nil {
		return nil, err
	}
	all, err := l.insight.Evidence(ctx, t.ID, metric)
	if err != nil || len(all) > 0 {
		return all, err
	}
	known := topicNames(t, func(fold.Topic) bool { return true })
	if known == "" {
		return nil, nothingStated(tool)
	}
	return nil, PublicError(index.ErrNotFound, "no page says %.100q of %s; there are %s", metric, tool, known)
}

// Series lists how a figure of a tool changed. If no page states it the error is
// index.ErrNotFound and lists the figures that exist.
func (l *Library) Series(ctx context.Context, tool, metric string) ([]fold.Point, error) {
	t, err := l.Tool(ctx, tool)
	if err != nil {
		return nil, err
	}
	all, err := l.insight.Series(ctx, t.ID, metric)
	if err != nil || len(all) > 0 {
		return all, err
	}
	stated, err := l.insight.Evidence(ctx, t.ID, metric)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(stated, func(o fold.Observation) bool { return o.Passage != "" }) {
		return nil, PublicError(index.ErrNotFound, "%.100q is measured, each time in its own way, and makes no series; `stackdex evidence %q %q` lists what pages state", metric, tool, metric)
	}
	known := topicNames(t, func(t fold.Topic) bool { return t.Kind == "figure" })
	if known == "" {
		return nil, PublicError(index.ErrNotFound, "no page prints a figure of %.100q", tool)
	}
	return nil, PublicError(index.ErrNotFound, "no page prints %.100q of %s; there are %s", metric, tool, known)
}

func nothingStated(tool string) error {
	return PublicError(index.ErrNotFound, "no page states a figure or an attribute of %.100q", tool)
}

// topicNames lists the topics of a tool of which keep holds.
func topicNames(t *index.Tool, keep func(fold.Topic) bool) string {
	var known []string
	for _, topic := range fold.Topics(t) {
		if keep(topic) {
			known = append(known, topic.Name)
		}
	}
	return strings.Join(known, ", ")
}
