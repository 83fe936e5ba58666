// Package clock tells crawlers the time, so that tests can control it.
package clock

import (
	"context"
	"time"
)

// Clock tells the time and sets timers.
type Clock interface {
	Now() time.Time
	// Timer returns a channel that delivers once after d, and a function that
	// forgets the timer.
	Timer(d time.Duration) (ring <-chan time.Time, stop func())
}

// System is the clock of the machine.
type System struct{}

// Now implements Clock.
func (System) Now() time.Time { return time.Now() }

// Timer implements Clock.
func (System) Timer(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTimer(d)
	return t.C, func() { t.Stop() }
}

// Sleep waits for d or until ctx ends, whose error it returns then.
func Sleep(ctx context.Context, c Clock, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	ring, stop := c.Timer(d)
	defer stop()
	select {
	case <-ring:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
