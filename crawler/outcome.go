package crawler

import (
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// outcome is what became of a fetch.
type outcome uint8

// The outcomes.
const (
	outcomeRead        outcome = iota // 200: facts
	outcomeUnchanged                  // 304, or the same content
	outcomeMoved                      // 301, 308 to a page of the same source
	outcomeGone                       // 410, 451, 404 twice, or sent for good to the home page, a login, another site
	outcomeMissing                    // 404 for the first time
	outcomeElsewhere                  // 302, 303, 307 to another page or host: for now
	outcomeBlocked                    // a wall in front of the page
	outcomeBusy                       // 429, or any failure that says when to come back: it speaks for the host
	outcomeFailing                    // 5xx: it speaks for the page
	outcomeUnreachable                // no answer
	outcomeRobotsDown                 // robots.txt cannot be had
	outcomeForbidden                  // by robots.txt
	outcomeRefused                    // by our own rules
	outcomeUnreadable                 // no page at all
	outcomeUnknownKind                // a page that its source does not read
	outcomeOverLimit                  // too large, too many facts, too long to read
	outcomeInvalid                    // the source stated what must not be stated
	outcomeFailed                     // the source broke down
	outcomeUnserved                   // this process lacks what it takes: a source, a contact, leave to fetch from a private address
	outcomeReadInPart                 // only in dead letters: the page was read, but not all of it
)

// outcomeNames begin notes and are classes of dead letters.
var outcomeNames = [...]string{
	outcomeRead:        "read",
	outcomeUnchanged:   "unchanged",
	outcomeMoved:       "moved",
	outcomeGone:        "gone",
	outcomeMissing:     "missing",
	outcomeElsewhere:   "elsewhere",
	outcomeBlocked:     "blocked",
	outcomeBusy:        "busy",
	outcomeFailing:     "failing",
	outcomeUnreachable: "unreachable",
	outcomeRobotsDown:  "robots_down",
	outcomeForbidden:   "forbidden",
	outcomeRefused:     "refused",
	outcomeUnreadable:  "unreadable",
	outcomeUnknownKind: "unknown_kind",
	outcomeOverLimit:   "over_limit",
	outcomeInvalid:     "invalid_record",
	outcomeFailed:      "extractor_failed",
	outcomeUnserved:    "unserved",
	outcomeReadInPart:  "read_in_part",
}

func (o outcome) String() string { return outcomeNames[o] }

// effect is what an outcome does with the facts of the page.
type effect uint8

const (
	effectKeep     effect = iota // the last good ones stay
	effectPublish                // the new ones replace them
	effectTakeAway               // they are taken away, which is held first
	effectBury                   // they stay, and a dead letter says why there are no new ones
)

// hostEffect is what an outcome means for the host's budget.
type hostEffect uint8

const (
	hostUnaffected hostEffect = iota
	hostGood                  // it answered as it should
	hostFailure               // it did not give this page; if that happens several times on end, it is in trouble
	hostTrouble               // it is left alone, longer each time
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
	outcomeRead:        {record.Done, effectPublish, hostGood, 0, 0, nil}, // counted when it is known what changed
	outcomeUnchanged:   {record.Done, effectKeep, hostGood, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	outcomeMoved:       {record.Done, effectTakeAway, hostGood, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	outcomeGone:        {record.Dead, effectTakeAway, hostGood, 0, 0, func(s *record.RunSummary) { s.Gone++ }},
	outcomeMissing:     {record.Due, effectKeep, hostGood, day, day, nil},
	outcomeElsewhere:   {record.Done, effectKeep, hostGood, 0, 0, func(s *record.RunSummary) { s.Unchanged++ }},
	outcomeBlocked:     {record.Due, effectKeep, hostTrouble, time.Hour, 7 * day, func(s *record.RunSummary) { s.Blocked++ }},
	outcomeBusy:        {record.Due, effectKeep, hostTrouble, 2 * time.Second, day, nil},
	outcomeFailing:     {record.Due, effectKeep, hostFailure, 2 * time.Second, day, nil},
	outcomeUnreachable: {record.Due, effectKeep, hostFailure, 2 * time.Second, day, nil},
	outcomeRobotsDown:  {record.Due, effectKeep, hostTrouble, 2 * time.Second, day, nil},
	outcomeForbidden:   {record.Forbidden, effectKeep, hostUnaffected, 0, 0, func(s *record.RunSummary) { s.Forbidden++ }},
	outcomeRefused:     {record.Dead, effectBury, hostUnaffected, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeUnreadable:  {record.Dead, effectBury, hostGood, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeUnknownKind: {record.Dead, effectBury, hostGood, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeOverLimit:   {record.Dead, effectBury, hostGood, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeInvalid:     {record.Dead, effectBury, hostGood, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeFailed:      {record.Dead, effectBury, hostGood, 0, 0, func(s *record.RunSummary) { s.Dead++ }},
	outcomeUnserved:    {record.Due, effectKeep, hostUnaffected, 5 * time.Minute, time.Hour, nil}, // asks nobody, so that the next process need not wait
}

// delay returns the time after which a URL is due again.
func (a action) delay(failures int, atLeast time.Duration) time.Duration {
	d := a.first
	for range failures {
		d = min(4*d, a.most)
	}
	return max(d, atLeast)
}
