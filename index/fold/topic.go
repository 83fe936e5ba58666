package fold

import (
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// Topic is something that Evidence can list for a tool.
type Topic struct {
	Name    string `json:"name"` // as Evidence takes it: github.stars, throughput, license
	Kind    string `json:"kind"` // figure, measurement or trait
	Label   string `json:"label"`
	Display string `json:"display"`
	Status  string `json:"status"` // conflicts if sources disagree, worded if nobody can judge, else agrees; only if one page says it; of measurements stated
	Others  int    `json:"others"` // observations or values beside the one displayed
}

// Topics lists what the document of a tool shows, in the document's order.
func Topics(t *index.Tool) []Topic {
	topics := []Topic{}
	disputed := map[string]bool{}
	for _, key := range t.Conflicts {
		disputed[key] = true
	}
	for _, f := range t.Figures {
		name := f.Metric
		if m, ok := metricNamed(name); ok {
			name = m.Name
		}
		status := statusAgrees
		switch {
		case disputed[f.Metric]:
			status = statusConflicts
		case f.Total == 1:
			status = whyOnly
		}
		topics = append(topics, Topic{Name: name, Kind: "figure", Label: f.Label, Display: f.Display, Status: status, Others: f.Total - 1})
	}
	measured := map[string]int{} // place of a metric
	for _, c := range t.Claims {
		if at, ok := measured[c.Metric]; ok {
			topics[at].Others++
			continue
		}
		measured[c.Metric] = len(topics)
		topics = append(topics, Topic{Name: c.Metric, Kind: string(record.KindMeasurement), Label: humanName(c.Metric), Display: c.Display, Status: statusStated})
	}
	for _, r := range t.Traits {
		status := r.Status
		if r.OthersTotal == 0 && len(r.Src) == 1 {
			status = whyOnly
		}
		topics = append(topics, Topic{Name: r.Key, Kind: string(record.KindTrait), Label: r.Label, Display: cellText(r.Values), Status: status, Others: r.OthersTotal})
	}
	return topics
}
