package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// versioned is a measurement, by its place among the facts, of a version of its tool.
type versioned struct {
	at   int
	name string // of the tool, with its version
}

// versionOf returns the name of a tool with the version that the sentence gives it where it
// stands nearest in front of a figure, else right behind it; "" if it gives none.
func (s *sentence) versionOf(t *names.Tool, q quantity.Quantity) string {
	var of *names.Mention
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Tool == t && m.End <= q.Start {
			of = m
		}
	}
	if behind := s.whereAt(q); behind != nil && behind.Tool == t {
		of = behind
	}
	if of == nil {
		return ""
	}
	version, _ := words.First(s.text[of.End:])
	version = words.Bare(version)
	if !strings.HasPrefix(s.text[of.End:], " "+version) || !opensDigit(strings.TrimPrefix(version, "v")) || strings.Trim(version, "v0123456789.x") != "" || len(version) > len("v10.10.10") || phrase.YearAt(version) != "" || of.End < q.End && of.End+1+len(version) > q.Start {
		return ""
	}
	return t.Name + " " + version
}

// partVersions makes the version of a tool the workload of what was measured of it, where
// another figure of the same tool and metric has none either and is another one: "X does 900
// req/s. X 5 did 400".
func (f *facts) partVersions() {
	if len(f.ofOld) == 0 {
		return
	}
	type measured struct{ tool, metric, unit string }
	first := map[measured]float64{}
	several := map[measured]bool{}
	for i := range f.bodies {
		m, ok := f.bodies[i].Body.(record.Measurement)
		if !ok || m.Workload != "" || m.Value == nil {
			continue
		}
		key := measured{m.Tool, m.Metric, m.Unit}
		if value, known := first[key]; !known {
			first[key] = *m.Value
		} else if value != *m.Value {
			several[key] = true
		}
	}
	for _, v := range f.ofOld {
		m := f.bodies[v.at].Body.(record.Measurement)
		if m.Workload == "" && several[measured{m.Tool, m.Metric, m.Unit}] {
			m.Workload = record.Clip(v.name, record.MaxName)
			f.bodies[v.at].Body = m
		}
	}
}

// statedFigure is a figure that prose has stated of a tool.
type statedFigure struct {
	piece  *piece
	tool   *names.Tool
	family string
	start  int // of its sentence
}

// mayBeOther reports a pronoun behind a sentence with a figure of the same kind, of another
// tool than that of the section: "X needed 9 ms here. It needs 7 ms." may be of either.
func (r *reader) mayBeOther(s *sentence, q quantity.Quantity) bool {
	own := s.section.tool
	return own != nil && !own.Thing && s.before != nil && s.before != own && r.stated.piece == s.piece && r.stated.tool == s.before && r.stated.start < s.start && r.stated.family == s.family(q.Unit)
}
