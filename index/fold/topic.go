package fold

import (
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// Topic is something that Evidence can be asked of a tool.
type Topic struct {
	Name    string `json:"name"` // as Evidence takes it: github.stars, throughput, license
	Kind    string `json:"kind"` // figure, measurement or trait
	Label   string `json:"label"`
	Display string `json:"display"`
	Status  string `json:"status"` // conflicts if sources disagree, else agrees; of measurements stated
	Others  int    `json:"others"` // observations or values beside the one displayed
}

// Topics lists what a document of a tool shows, in its order.
func Topics(t *index.Tool) []Topic {
	topics := []Topic{}
	disputed := map[string]bool{}
	for _, key := range t.Conflicts {
		disputed[key] = true
	}
	status := map[bool]string{true: statusConflicts, false: statusAgrees}
	for _, f := range t.Figures {
		name := f.Metric
		if m, ok := MetricNamed(name); ok {
			name = m.Name
		}
		topics = append(topics, Topic{Name: name, Kind: "figure", Label: f.Label, Display: f.Display, Status: status[disputed[f.Metric]], Others: f.Total - 1})
	}
	measured := map[string]int{} // place of a metric
	for _, c := range t.Claims {
		if at, ok := measured[c.Metric]; ok {
			topics[at].Others++
			continue
		}
		measured[c.Metric] = len(topics)
		topics = append(topics, Topic{Name: c.Metric, Kind: string(record.KindMeasurement), Label: strings.ReplaceAll(c.Metric, "_", " "), Display: c.Display, Status: statusStated})
	}
	for _, r := range t.Traits {
		topics = append(topics, Topic{Name: r.Key, Kind: string(record.KindTrait), Label: r.Label, Display: cellText(r.Values), Status: r.Status, Others: r.OthersTotal})
	}
	return topics
}
