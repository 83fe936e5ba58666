package ingest

import (
	"fmt"

	"github.com/nats-io/nats.go"
)

// hintSettings is a subject of no stream: who does not hear a hint finds out
// later by himself.
const hintSettings = "hint.settings"

// HintSettings tells who indexes that the engine refused a search for its settings.
func (l *Log) HintSettings() error { return l.nc.Publish(l.names.dot+hintSettings, nil) }

// HearSettings calls fn for every HintSettings of this installation until stop is
// called.
func (l *Log) HearSettings(fn func()) (stop func(), err error) {
	sub, err := l.nc.Subscribe(l.names.dot+hintSettings, func(*nats.Msg) { fn() })
	if err != nil {
		return nil, fmt.Errorf("hear hints: %w", err)
	}
	return func() { _ = sub.Unsubscribe() }, nil // of a connection that is closed there is none
}
