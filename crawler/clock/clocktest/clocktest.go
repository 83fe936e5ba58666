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

// longestGap is how much of the machine's time counts between two looks at a Fast clock.
// Whoever waits for it looks twice as often.
const longestGap = 20 * time.Millisecond

// Fast is a clock that runs Speed times as fast as the machine's, and can be set forward.
// It stands still while the process does: some seconds of a machine with other work would
// be an hour.
type Fast struct {
	speed time.Duration

	mu     sync.Mutex
	now    time.Time
	looked time.Time // by the clock of the machine
}

// NewFast returns a clock that shows start now.
func NewFast(start time.Time, speed int) *Fast {
	return &Fast{speed: time.Duration(speed), now: start, looked: time.Now()}
}

// Now implements clock.Clock.
func (f *Fast) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	machine := time.Now()
	f.now = f.now.Add(min(machine.Sub(f.looked), longestGap) * f.speed)
	f.looked = machine
	return f.now
}

// Timer implements clock.Clock.
func (f *Fast) Timer(d time.Duration) (<-chan time.Time, func()) {
	ring, at := make(chan time.Time, 1), f.Now().Add(d)
	wait := func() time.Duration { return min(at.Sub(f.Now())/f.speed+1, longestGap/2) }
	var mu sync.Mutex
	mu.Lock() // until t is set
	defer mu.Unlock()
	var t *time.Timer
	stopped := false
	t = time.AfterFunc(wait(), func() {
		mu.Lock()
		defer mu.Unlock()
		if now := f.Now(); !now.Before(at) {
			ring <- now
		} else if !stopped {
			t.Reset(wait())
		}
	})
	return ring, func() {
		mu.Lock()
		defer mu.Unlock()
		stopped = true
		t.Stop()
	}
}

// Advance sets the clock forward by d.
func (f *Fast) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d)
}
