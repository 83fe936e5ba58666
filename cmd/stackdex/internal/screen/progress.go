package screen

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// Progress shows one changing line on a terminal; elsewhere it prints a plain
// line now and then. It is safe for concurrent use.
type Progress struct {
	s     *Screen
	every time.Duration
	now   func() time.Time

	mu    sync.Mutex
	last  string
	shown bool
	at    time.Time
}

// NewProgress returns a Progress on s that prints at most one plain line per
// interval where nobody watches.
func NewProgress(s *Screen, every time.Duration, now func() time.Time) *Progress {
	return &Progress{s: s, every: every, now: now}
}

// Update shows line.
func (p *Progress) Update(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if line == p.last {
		return
	}
	if p.s.tty {
		if p.s.width > 1 {
			line = Cut(line, p.s.width-1)
		}
		fmt.Fprintf(p.s.w, "\r\x1b[K%s", line)
		p.shown, p.last = true, line
		return
	}
	if now := p.now(); p.at.IsZero() || now.Sub(p.at) >= p.every {
		fmt.Fprintln(p.s.w, line)
		p.at, p.last = now, line
	}
}

// Clear removes the line, so that other output can follow.
func (p *Progress) Clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.s.w, "\r\x1b[K")
		p.shown, p.last = false, ""
	}
}

// Count writes n with thousands separated by a thin gap a person can read.
func Count(n int64) string {
	if n < 0 {
		return "-" + Count(-n)
	}
	digits := fmt.Sprint(n)
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
