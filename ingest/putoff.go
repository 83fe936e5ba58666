package ingest

import (
	"cmp"
	"slices"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/ingest/record"
)

// PutOff are rows that are due, with the reason why they are due later.
type PutOff struct {
	Reason  string    `json:"reason,omitempty"` // empty: they were never tried
	Host    string    `json:"host,omitempty"`   // of all of them; empty: they are of several
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

// add counts a row that waits for reason.
func (r *reasons) add(reason string, row *record.URLRow) {
	w := r.listed[reason]
	if w == nil {
		hash := xxhash.Sum64String(reason)
		before, known := r.rest[hash]
		if !known {
			before.NextDue = row.DueAt
		}
		delete(r.rest, hash)
		w = &before
		if w.Count == 0 {
			w.Host = row.Host
		}
		w.Reason, w.Example = reason, row.URL
		r.listed[reason] = w
	}
	if w.Host != row.Host {
		w.Host = ""
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
		r.rest[xxhash.Sum64String(w.Reason)] = PutOff{Host: w.Host, Count: w.Count, NextDue: w.NextDue}
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
