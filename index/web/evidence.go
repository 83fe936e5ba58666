package web

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/edits"
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
	known := fold.Topics(t)
	if len(known) == 0 {
		return nil, nothingStated(tool)
	}
	return nil, PublicError(index.ErrNotFound, "no page says %.100q of %s; %s", metric, tool, whatThereIs(metric, known))
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
	known := slices.DeleteFunc(fold.Topics(t), func(t fold.Topic) bool { return t.Kind != "figure" })
	if len(known) == 0 {
		return nil, PublicError(index.ErrNotFound, "no page prints a figure of %.100q", tool)
	}
	return nil, PublicError(index.ErrNotFound, "no page prints %.100q of %s; %s", metric, tool, whatThereIs(metric, known))
}

func nothingStated(tool string) error {
	return PublicError(index.ErrNotFound, "no page states a figure or an attribute of %.100q", tool)
}

// whatThereIs lists topics, for the end of a sentence, after those that a name that is
// none may mean.
func whatThereIs(name string, topics []fold.Topic) string {
	all := make([]string, len(topics))
	for i, t := range topics {
		all[i] = t.Name
	}
	list := "there are " + strings.Join(all, ", ")
	if near := nearTopics(name, topics); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "? T" + list[1:]
	}
	return list
}

// nearTopics returns up to three topics that a name may mean, the likeliest first: those
// of which it is a part ("stars" of github.stars), and those that are spelled like it.
func nearTopics(name string, topics []fold.Topic) []string {
	name = topicKey(name)
	parts := func(key string) []string { return strings.Split(key, "_") }
	type candidate struct {
		name string
		far  int
	}
	var near []candidate
	for _, t := range topics {
		key := topicKey(t.Name)
		far := edits.Distance(name, key, max(1, len(key)/4))
		switch words := append(parts(key), parts(topicKey(t.Label))...); {
		case far <= max(1, len(key)/4):
		case slices.Contains(words, name):
			far = 0
		case len(name) > 2 && (strings.Contains(key, name) || strings.Contains(topicKey(t.Label), name)):
			far = 2
		case slices.ContainsFunc(words, func(word string) bool { return len(word) > 3 && edits.Distance(name, word, 1) <= 1 }):
			far = 3
		default:
			continue
		}
		near = append(near, candidate{t.Name, far})
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.far, b.far) })
	var names []string
	for _, c := range near[:min(len(near), 3)] {
		names = append(names, c.name)
	}
	return names
}

// topicKey is a name or label of a topic as people may vary it.
func topicKey(name string) string {
	return strings.NewReplacer(".", "_", "-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
}
