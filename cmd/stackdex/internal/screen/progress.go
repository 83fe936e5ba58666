package screen

import (
	"strconv"
	"sync"
	"time"
)

// Progress shows one changing line on a terminal; elsewhere it prints a plain
// line now and then. It is safe for concurrent use.
type Progress struct {
	s     *Screen
	every time.Duration
	now   func() time.Time

	mu   sync.Mutex
	last string
	at   time.Time // of the last plain line, or of the start
}

// NewProgress returns a Progress on s that, where nobody watches, prints a
// plain line after each interval in which something changed.
func NewProgress(s *Screen, every time.Duration, now func() time.Time) *Progress {
	return &Progress{s: s, every: every, now: now, at: now()}
}

// Update shows line.
func (p *Progress) Update(line string) {
	if p.s.tty {
		p.s.setStatus(Clean(line))
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := p.now(); line != p.last && now.Sub(p.at) >= p.every {
		p.s.Printf("%s\n", Clean(line))
		p.at, p.last = now, line
	}
}

// Clear removes the line, so that other output can follow.
func (p *Progress) Clear() { p.s.setStatus("") }

// Count writes n with its thousands parted by commas.
func Count(n int64) string {
	digits, sign := strconv.FormatInt(n, 10), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}
