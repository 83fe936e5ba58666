package crawler

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

const (
	maxNote  = 300 // characters
	heldNote = "held: "
)

// noteOf returns the note of a row about v, whose version is held back unless held is nil.
// It is for people; lastOutcome reads how it begins.
func noteOf(v verdict, held *record.Held) string {
	switch {
	case held != nil:
		return record.Clip(heldNote+held.Class+": "+held.Reason, maxNote)
	case v.reason != "":
		return record.Clip(v.outcome.String()+": "+v.reason, maxNote)
	}
	return ""
}

// lastOutcome returns the outcome that the note of a row is about; false if it is about
// none.
func lastOutcome(row *record.URLRow) (o outcome, ok bool) {
	if class, held := strings.CutPrefix(row.Note, heldNote); held {
		class, _, _ = strings.Cut(class, ": ")
		return lossOutcomes[class], true
	}
	name, _, _ := strings.Cut(row.Note, ": ")
	i := slices.Index(outcomeNames[:len(actions)], name)
	return outcome(max(i, 0)), i >= 0
}

// lossOutcomes are the outcomes of pages whose versions are held back; pages of the other
// classes were read.
var lossOutcomes = map[string]outcome{lossGone: outcomeGone, lossMoved: outcomeMoved}
