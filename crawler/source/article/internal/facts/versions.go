package facts

import "github.com/stackdex/stackdex/ingest/record"

// versionedFact is a measurement, by its place among the facts, of a version of its tool.
type versionedFact struct {
	at   int
	name string // of the tool, with its version
}

// OfVersion notes that the last measurement added is of one version of its tool.
func (f *Facts) OfVersion(name string) {
	f.ofOld = append(f.ofOld, versionedFact{len(f.bodies) - 1, name})
}

// partVersions makes the version of a tool the workload of what was measured of it, where
// another figure of the same tool and metric has none either and is another one: "X does 900
// req/s. X 5 did 400".
func (f *Facts) partVersions() {
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
