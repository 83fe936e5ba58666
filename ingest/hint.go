package ingest

import (
	"fmt"

	"github.com/nats-io/nats.go"
)

// settingsHint is a subject without a stream: a missed hint costs only time.
const settingsHint = "hint.settings"

// PublishSettingsHint tells the indexer that the engine refused a search because of its
// settings.
func (l *Log) PublishSettingsHint() error {
	return l.nc.Publish(l.names.subjectPrefix+settingsHint, nil)
}

// SubscribeSettingsHints calls fn for every PublishSettingsHint of this installation
// until stop is called.
func (l *Log) SubscribeSettingsHints(fn func()) (stop func(), err error) {
	sub, err := l.nc.Subscribe(l.names.subjectPrefix+settingsHint, func(*nats.Msg) { fn() })
	if err != nil {
		return nil, fmt.Errorf("subscribe to hints: %w", err)
	}
	return func() { _ = sub.Unsubscribe() }, nil // of a connection that is closed there is none
}
