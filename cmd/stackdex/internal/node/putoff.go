package node

import (
	"context"
	"time"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// runs adds the newest runs, with what an active one has done so far.
func (s *Status) runs(ctx context.Context, runs crawler.Runs) error {
	stored, err := runs.ListRuns(ctx)
	if err != nil {
		return err
	}
	s.Runs = []record.Run{} // an empty list in JSON, as others are
	for _, r := range stored[:min(shownRuns, len(stored))] {
		if r.Run.State == record.RunActive {
			reports, err := runs.Progress(ctx, r.Run.ID)
			if err != nil {
				return err
			}
			sum := crawler.Sum(reports)
			r.Run.Summary = sum.Counts
			if s.Progress == nil {
				s.Progress = &sum
			}
		}
		s.Runs = append(s.Runs, r.Run)
	}
	return nil
}

// putOff adds what was put off: pages for a reason of their own, pages of hosts that the
// newest run left alone, and pages that were not tried yet.
func (s *Status) putOff(urls *ingest.URLTable, now time.Time) {
	s.Waiting, s.WaitingElse = mostOf(urls.Waiting, urls.Others)
	untried := map[string]int64{}
	for _, u := range urls.Untried {
		untried[u.Host] = u.Count
	}
	if len(s.Runs) > 0 {
		for _, h := range s.Runs[0].Summary.Resting {
			left := min(h.Pages, untried[h.Host])
			if !h.Until.After(now) {
				h.Pages = left // the others were fetched since
			}
			if h.Pages > 0 {
				s.Resting = append(s.Resting, h)
			}
			untried[h.Host] -= left
		}
	}
	var rest []ingest.PutOff
	for _, u := range urls.Untried {
		if u.Count = untried[u.Host]; u.Count > 0 {
			rest = append(rest, u)
		}
	}
	s.Untried, s.UntriedElse = mostOf(rest, urls.More)
}

// mostOf returns the first of a list that begins with the most frequent, and the number
// of rows that it leaves out.
func mostOf(list []ingest.PutOff, others int64) (shown []ingest.PutOff, rest int64) {
	n := min(shownReasons, len(list))
	for _, w := range list[n:] {
		others += w.Count
	}
	return list[:n], others
}
