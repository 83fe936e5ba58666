package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isOfBenchmarks reports a page whose title calls it one of benchmarks.
func (d *document) isOfBenchmarks() bool {
	return words.HasAny(words.LowerASCII(d.title), "benchmark", "benchmarks", "benchmarking")
}

// listsTools reports a page with a table of results whose rows are tools.
func (r *reader) listsTools() bool {
	return slices.ContainsFunc(r.parts, func(s section.Section) bool {
		return slices.ContainsFunc(s.Pieces, func(p section.Piece) bool {
			if p.Table == nil || len(p.Table.Header) < 2 {
				return false
			}
			header, _ := r.labelsFirst(p.Table.Header, nil)
			return isToolCorner(header[0].Text)
		})
	})
}

// fromPictures takes the two tools that several pictures of a page of benchmarks are said to set
// against each other, "X vs Y", where the text uses both as names.
func (r *reader) fromPictures() bool {
	seen := map[string]int{}
	blocks := r.content.Blocks()
	for i := range blocks {
		for _, m := range blocks[i].Images {
			if !isVersusHeading(m.Alt) || len(m.Alt) > maxJudged {
				continue
			}
			list := r.versusNames(m.Alt, false)
			if key := strings.Join(list, " vs "); len(list) == 2 {
				if seen[key]++; seen[key] > 1 {
					r.compareAll(list)
					return true
				}
			}
		}
	}
	return false
}

// listsResults reports a section of a benchmark with a table of what was measured in it, or in
// one below.
func (d *document) listsResults(i int) bool {
	if !words.HasAny(d.parts[i].Title.Lower, "benchmark", "benchmarks", "performance", "results") {
		return false
	}
	for j := i; j < len(d.parts) && (j == i || d.parts[j].Level > d.parts[i].Level); j++ {
		for k := range d.parts[j].Pieces {
			if p := &d.parts[j].Pieces[k]; p.Table != nil && isOfResults(p.Table) {
				return true
			}
		}
	}
	return false
}

// weighsKnown reports a section with a table of results of two tools that are known.
func (r *reader) weighsKnown(s *section.Section) bool {
	for i := range s.Pieces {
		if t := s.Pieces[i].Table; t != nil && isOfResults(t) {
			if g := r.layout(t); g != nil && r.hits(g.subjects) > 1 {
				return true
			}
		}
	}
	return false
}
