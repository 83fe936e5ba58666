// Package clocktest has clocks for tests: one that stands still until it is
// told, and one that runs fast.
package clocktest

import (
	"sync"
	"time"
)

// Manual is a clock that moves only by Advance.
type Manual struct {
	mu     sync.Mutex
	now    time.Time
	timers map[*timer]struct{}
}

type timer struct {
	at   time.Time
	ring chan time.Time
}

// NewManual returns a clock that shows start.
func NewManual(start time.Time) *Manual {
	return &Manual{now: start, timers: map[*timer]struct{}{}}
}

// Now implements clock.Clock.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// Timer implements clock.Clock.
func (m *Manual) Timer(d time.Duration) (<-chan time.Time, func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := &timer{m.now.Add(d), make(chan time.Time, 1)}
	if d <= 0 {
		t.ring <- m.now
		return t.ring, func() {}
	}
	m.timers[t] = struct{}{}
	return t.ring, func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		delete(m.timers, t)
	}
}

// Advance moves the clock by d and rings what falls due.
func (m *Manual) Advance(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = m.now.Add(d)
	for t := range m.timers {
		if !t.at.After(m.now) {
			t.ring <- m.now
			delete(m.timers, t)
		}
	}
}

// Fast is a clock that runs Speed times as fast as the machine's, and can be
// set forward.
type Fast struct {
	speed time.Duration
	began time.Time
	start time.Time

	mu     sync.Mutex
	offset time.Duration
}

// NewFast returns a clock that shows start now.
func NewFast(start time.Time, speed int) *Fast {
	return &Fast{speed: time.Duration(speed), began: time.Now(), start: start}
}

// Now implements clock.Clock.
func (f *Fast) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.start.Add(time.Since(f.began)*f.speed + f.offset)
}

// Timer implements clock.Clock; Advance does not ring it early.
func (f *Fast) Timer(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTimer(d / f.speed)
	return t.C, func() { t.Stop() }
}

// Advance sets the clock forward by d.
func (f *Fast) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.offset += d
}
