package crawler

import (
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// outcome is what became of a fetch.
type outcome uint8

// The outcomes.
const (
	read        outcome = iota // 200: facts
	unchanged                  // 304, or the same content
	moved                      // 301, 308 to a page of the same source
	gone                       // 410, 451, 404 twice, or sent for good to the home page, a login, another site
	missing                    // 404 for the first time
	elsewhere                  // 302, 303, 307 to another page or host: for now
	blocked                    // a wall in front of the page
	busy                       // 429, or any failure that says when to come back: it speaks for the host
	failing                    // 5xx: it speaks for the page
	unreachable                // no answer
	robotsDown                 // robots.txt cannot be had
	forbidden                  // by robots.txt
	refused                    // by our own rules
	unreadable                 // no page at all
	unknownKind                // a page that its source does not read
	overLimit                  // too large, too many facts, too long to read
	invalid                    // the source stated what must not be stated
	failed                     // the source broke down
	unserved                   // this process lacks what it takes: a source, a contact, leave to fetch from a private address
	readInPart                 // of letters alone: the page was read, but not all of it
)

var outcomeNames = [...]string{
	"read", "unchanged", "moved", "gone", "missing", "elsewhere", "blocked", "busy", "failing", "unreachable", "robots_down", "forbidden",
	"refused", "unreadable", "unknown_kind", "over_limit", "invalid_record", "extractor_failed", "unserved", "read_in_part",
}

func (o outcome) String() string { return outcomeNames[o] }

// effect is what an outcome does with the facts of the page.
type effect uint8

const (
	keep    effect = iota // the last good ones stay
	publish               // the new ones replace them
	away                  // they are taken away, which is held first
	bury                  // they stay, and a dead letter says why there are no new ones
)

// hostEffect is what an outcome means for the host's budget.
type hostEffect uint8

const (
	nothing hostEffect = iota
	good               // it answered as it should
	failure            // it did not give this page; if that happens several times on end, it is in trouble
	trouble            // it is left alone, longer each time
)

// action is what follows from an outcome.
type action struct {
	state  record.URLState
	effect effect
	host   hostEffect
	first  time.Duration // if due again: delay after the first failure, four times as long after each further one
	most   time.Duration // bound of the delay
	count  func(*record.RunSummary)
}

const day = 24 * time.Hour

// actions is the whole policy, one line an outcome.
var actions = [...]action{
	read:        {record.Done, publish, good, 0, 0, nil}, // counted when it is known what changed
	unchanged:   {record.Done, keep, good, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	moved:       {record.Done, away, good, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	gone:        {record.Dead, away, good, 0, 0, func(s *record.RunSummary) { s.Gone++ }},
	missing:     {record.Due, keep, good, day, day, nil},
	elsewhere:   {record.Done, keep, good, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	blocked:     {record.Due, keep, trouble, time.Hour, 7 * day, func(s *record.RunSummary) { s.Blocked++ }},
	busy:        {record.Due, keep, trouble, 2 * time.Second, day, nil},
	failing:     {record.Due, keep, failure, 2 * time.Second, day, nil},
	unreachable: {record.Due, keep, failure, 2 * time.Second, day, nil},
	robotsDown:  {record.Due, keep, trouble, 2 * time.Second, day, nil},
	forbidden:   {record.Forbidden, keep, nothing, 0, 0, func(s *record.RunSummary) { s.Forbidden++ }},
	refused:     {record.Dead, bury, nothing, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	unreadable:  {record.Dead, bury, good, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	unknownKind: {record.Dead, bury, good, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	overLimit:   {record.Dead, bury, good, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	invalid:     {record.Dead, bury, good, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	failed:      {record.Dead, bury, good, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	unserved:    {record.Due, keep, nothing, 5 * time.Minute, time.Hour, nil}, // asks nobody, so that the next process need not wait
}

// delay returns the time after which a URL is due again.
func (a action) delay(failures int, atLeast time.Duration) time.Duration {
	d := a.first
	for range failures {
		d = min(4*d, a.most)
	}
	return max(d, atLeast)
}
