package fold

import "github.com/stackdex/stackdex/index/names"

// Observation is one statement of a figure with all that decides its rank.
type Observation struct {
	Metric    string   `json:"metric"` // as documents name it, e.g. github_stars
	Value     *float64 `json:"value"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Display   string   `json:"display"`
	Raw       string   `json:"raw"`
	Status    string   `json:"status"` // shown, agrees, lags, superseded, conflicts, absent (stated as none)
	Why       string   `json:"why"`    // the reason in a few words
	Day       string   `json:"day"`    // the date by which it is ranked
	AsOf      string   `json:"as_of,omitempty"`
	SeenAt    string   `json:"seen_at"`
	Stale     bool     `json:"stale"`
	Authority bool     `json:"authority"` // the source counts the metric itself
	Past      bool     `json:"past"`      // from an earlier version of its page
	Site      string   `json:"site"`
	URL       string   `json:"url"`
	Path      []string `json:"path"`
	Quote     string   `json:"quote"`
}

// Point is one value of a metric on one day.
type Point struct {
	Day     string   `json:"day"`
	Value   *float64 `json:"value"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Display string   `json:"display"`
	Site    string   `json:"site"`
	URL     string   `json:"url"`
}

// Evidence lists everything behind a metric of a tool (github.stars or
// github_stars), the shown observation first, with statuses as in documents.
func Evidence(id names.Resolution, metric string, pages []Page, history []History, cfg Config) []Observation {
	return nil
}

// Series lists the values of a metric of a tool from the oldest to the newest
// day, each source's own.
func Series(id names.Resolution, metric string, pages []Page, history []History) []Point { return nil }
