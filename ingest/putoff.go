package ingest

import (
	"cmp"
	"slices"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/ingest/record"
)

// PutOff is a reason why rows are due later.
type PutOff struct {
	Reason  string    `json:"reason"`
	Count   int64     `json:"count"`
	Example string    `json:"example"`  // a URL
	NextDue time.Time `json:"next_due"` // the first of them
}

// maxReasons bounds the reasons that are listed.
const maxReasons = 1000

// reasons counts rows by the reason for which they wait. Rare reasons are kept only as
// counts by hash if there are many; one that becomes frequent is listed again.
type reasons struct {
	listed map[string]*PutOff
	rest   map[uint64]PutOff // without their texts
}

func newReasons() *reasons {
	return &reasons{listed: map[string]*PutOff{}, rest: map[uint64]PutOff{}}
}

// add counts a waiting row.
func (r *reasons) add(row *record.URLRow) {
	w := r.listed[row.Note]
	if w == nil {
		hash := xxhash.Sum64String(row.Note)
		before, known := r.rest[hash]
		if !known {
			before.NextDue = row.DueAt
		}
		delete(r.rest, hash)
		w = &before
		w.Reason, w.Example = row.Note, row.URL
		r.listed[row.Note] = w
	}
	w.Count++
	if row.DueAt.Before(w.NextDue) {
		w.NextDue = row.DueAt
	}
	if len(r.listed) > 2*maxReasons {
		r.prune()
	}
}

// prune keeps the most frequent reasons.
func (r *reasons) prune() {
	for _, w := range r.byCount()[maxReasons:] {
		r.rest[xxhash.Sum64String(w.Reason)] = PutOff{Count: w.Count, NextDue: w.NextDue}
		delete(r.listed, w.Reason)
	}
}

func (r *reasons) byCount() []PutOff {
	all := make([]PutOff, 0, len(r.listed))
	for _, w := range r.listed {
		all = append(all, *w)
	}
	slices.SortFunc(all, func(a, b PutOff) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Reason, b.Reason))
	})
	return all
}

// most returns the most frequent reasons, at most maxReasons, and the number of rows
// with other ones.
func (r *reasons) most() (list []PutOff, others int64) {
	list = r.byCount()
	for _, w := range list[min(maxReasons, len(list)):] {
		others += w.Count
	}
	for _, w := range r.rest {
		others += w.Count
	}
	return list[:min(maxReasons, len(list))], others
}
