package conformance

import (
	"fmt"
	"io"
	"slices"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// Reader reads the facts of a rendering, as a source under test does.
type Reader func(c specimen.Content, r specimen.Rendering) ([]record.Fact, error)

// Reading is how one rendering of a page was read.
type Reading struct {
	Page   string
	Notes  []string // the variations of the rendering
	Seed   uint64   // of the variant; 0: as the real site writes it
	Report Report
	Err    error
}

// Measure reads each content as its site writes it and in a variant for each
// of the seeds from 1 to variants, in order.
func Measure(contents []specimen.Content, variants int, read Reader) []Reading {
	var list []Reading
	for _, c := range contents {
		want, optional := c.Gold(), c.Optional()
		for seed := range uint64(variants) + 1 {
			rendering := c.Render()
			if seed > 0 {
				rendering = c.Variant(seed)
			}
			got, err := read(c, rendering)
			list = append(list, Reading{c.Name(), rendering.Notes, seed, CompareWith(got, want, optional), err})
		}
	}
	return list
}

// Pool adds the reports of readings.
func Pool(list []Reading) Report {
	var all Report
	for _, r := range list {
		all.Add(r.Report)
	}
	return all
}

// Summarize writes a table for each page, one for all, and the worst readings
// with what they missed, at most limit of them.
func Summarize(w io.Writer, list []Reading, limit int) {
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].Page == list[start].Page {
			end++
		}
		fmt.Fprintf(w, "\n%s, %d renderings\n", list[start].Page, end-start)
		Pool(list[start:end]).Table(w)
		start = end
	}
	fmt.Fprintf(w, "\nall pages, %d renderings\n", len(list))
	Pool(list).Table(w)
	worst := slices.Clone(list)
	slices.SortStableFunc(worst, func(a, b Reading) int { return b.faults() - a.faults() })
	for _, r := range worst[:min(limit, len(worst))] {
		if r.faults() > 0 {
			fmt.Fprintf(w, "\n%s, seed %d %q: %v\n%s\n", r.Page, r.Seed, r.Notes, r.Err, r.Report)
		}
	}
}

func (r Reading) faults() int {
	n := len(r.Report.Missing) + len(r.Report.Extra) + 2*len(r.Report.Wrong)
	if r.Err != nil {
		n += 1000
	}
	return n
}
