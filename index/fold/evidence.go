package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Observation is one statement of a figure or an attribute, with everything that decides its
// rank.
type Observation struct {
	Metric    string   `json:"metric"` // as documents name it, e.g. github_stars; of an attribute its key
	Value     *float64 `json:"value"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Display   string   `json:"display"`
	Raw       string   `json:"raw"`
	Status    string   `json:"status"` // shown, agrees, lags, superseded, conflicts, worded, absent (stated as none), stated (a measurement), relative (only beside other tools)
	Why       string   `json:"why"`    // of the shown one: only, authority, newest, precision, order, majority
	Date      string   `json:"date"`   // as_of, else the page's own date, else the day it was seen; documents print it
	Day       string   `json:"day"`    // the last day of date, by which it is ranked
	AsOf      string   `json:"as_of,omitempty"`
	SeenAt    string   `json:"seen_at"`
	Stale     bool     `json:"stale"`
	Authority bool     `json:"authority"` // the source counts the metric itself, or the page is the tool's own
	Past      bool     `json:"past"`      // from an earlier version of its page
	Site      string   `json:"site"`
	URL       string   `json:"url"`
	Path      []string `json:"path"`
	Quote     string   `json:"quote"`

	// Of measurements only.
	Workload     string `json:"workload,omitempty"`
	AttributedTo string `json:"attributed_to,omitempty"`
	Passage      string `json:"passage,omitempty"` // id

	// Of attributes only.
	Label  string   `json:"label,omitempty"` // as the page writes it
	Values []string `json:"values,omitempty"`
	Versus []string `json:"versus,omitempty"` // the other tools of its table
}

// Evidence lists everything behind a metric of a tool (github.stars or
// github_stars): the shown observation first, the other current ones by their
// precedence, stated absences, and what earlier versions of pages said, the
// newest first. Of a metric that is measured, as throughput, it lists every
// statement with its workload, and of an attribute (license, "Built-in ORM")
// every cell; of what nobody states, nothing.
func Evidence(res names.Resolution, metric string, pages []Page, history []History, cfg Config) []Observation {
	m, ok := metricAsked(metric)
	if !ok {
		all := views(pages, cfg, ownPage(res.ID))
		measured, stated := measuredEvidence(res, metric, all), traitEvidence(res, metric, all)
		if len(measured) > 0 {
			return append(measured, stated...) // asked for what is measured: remarks come after
		}
		return stated
	}
	figs := figures{}
	var absent []Observation
	for _, v := range views(pages, cfg, ownPage(res.ID)) {
		for _, f := range v.Facts {
			s, ok := f.Body.(record.Stat)
			if !ok || s.Metric != m.Name || v.id(s.Tool) != res.ID {
				continue
			}
			if _, ok := newObserved(m, v, s, f.Evidence); !ok {
				absent = append(absent, absence(m, v, s, f.Evidence))
				continue
			}
			figs.add(v, s, f.Evidence)
		}
	}
	list := figs[m.Name]
	all := []Observation{}
	if len(list) > 0 {
		why := judge(m, list, cfg.fresh())
		for _, o := range list {
			all = append(all, o.public(m))
		}
		all[0].Why = why
	}
	all = append(all, absent...)
	return append(all, pastEvidence(m, res.ID, list, history)...)
}

// pastEvidence lists what earlier versions of pages said and their newest does
// not say: only the newest version of a page is evidence.
func pastEvidence(m record.Metric, id string, current []*observation, history []History) []Observation {
	var past []Observation
	for _, o := range pastObserved(m, id, history) {
		if slices.ContainsFunc(current, func(c *observation) bool { return c.repeats(o) }) {
			continue
		}
		o.status = statusSuperseded
		p := o.public(m)
		p.Past = true
		past = append(past, p)
	}
	slices.Reverse(past)
	return past
}

// repeats reports whether o and p are the same statement of the same page.
func (o *observation) repeats(p *observation) bool {
	return o.view.Head.URL == p.view.Head.URL && o.same(p)
}

func (o *observation) public(m record.Metric) Observation {
	p := Observation{
		Metric: documentMetric(m.Name), Display: o.display(m), Raw: o.raw, Status: o.status, Date: o.date(), Day: dayString(o.day),
		AsOf: string(o.asOf), SeenAt: dayString(o.view.seen), Stale: o.stale,
		Authority: o.view.Head.Source == m.Authority, Site: o.view.Head.Source, URL: o.view.Head.URL,
		Path: append([]string{}, o.path...), Quote: o.quote,
	}
	if m.Type != record.Version {
		p.Value, p.Low, p.High = &o.in.value, bound(o.in.low), bound(o.in.high)
	}
	return p
}

func absence(m record.Metric, v *view, s record.Stat, e record.Evidence) Observation {
	o := observation{view: v, raw: s.Raw, asOf: s.AsOf, day: v.date, path: e.Path, quote: e.Quote, status: statusAbsent}
	p := o.public(m)
	p.Value, p.Low, p.High, p.Display = nil, nil, nil, "-"
	return p
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

// Series returns the values of a metric of a tool from the oldest to the newest day, separately
// for each source, including what pages say now.
func Series(res names.Resolution, metric string, pages []Page, history []History) []Point {
	m, ok := metricAsked(metric)
	if !ok {
		return nil
	}
	figs := figures{}
	for _, v := range views(pages, Config{}, ownPage(res.ID)) {
		for _, f := range v.Facts {
			if s, ok := f.Body.(record.Stat); ok && s.Metric == m.Name && v.id(s.Tool) == res.ID {
				figs.add(v, s, f.Evidence)
			}
		}
	}
	all := append(pastObserved(m, res.ID, history), figs[m.Name]...)
	slices.SortFunc(all, compareInTime)
	points := []Point{}
	for _, o := range lastOfDays(all) {
		p := Point{Day: dayString(o.day), Display: o.display(m), Site: o.view.Head.Source, URL: o.view.Head.URL}
		if m.Type != record.Version {
			p.Value, p.Low, p.High = &o.in.value, bound(o.in.low), bound(o.in.high)
		}
		if n := len(points); n > 0 && points[n-1].same(p) {
			continue
		}
		points = append(points, p)
	}
	return points
}

// lastOfDays keeps, for each day of a chronological list, the last statement of a page.
func lastOfDays(list []*observation) []*observation {
	var left []*observation
	for _, o := range list {
		for n := len(left); n > 0 && left[n-1].outdatedBy(o); n = len(left) {
			left = left[:n-1]
		}
		left = append(left, o)
	}
	return left
}

// outdatedBy reports whether the page of o said something else of the same day
// later, in p.
func (o *observation) outdatedBy(p *observation) bool {
	a, b := &o.view.Head, &p.view.Head
	return o.day == p.day && a.Source == b.Source && a.URL == b.URL && a.SeenAt.Before(b.SeenAt)
}

func (p Point) same(q Point) bool {
	return p.Day == q.Day && p.Display == q.Display && p.Site == q.Site && p.URL == q.URL &&
		(p.Value == nil) == (q.Value == nil) && (p.Value == nil || *p.Value == *q.Value)
}

// pastObserved reads the log of figures, the oldest first.
func pastObserved(m record.Metric, id string, history []History) []*observation {
	return allPast(id, history, func(metric string) bool { return metric == m.Name })[m.Name]
}

// allPast is pastObserved for all metrics that are wanted, by name.
func allPast(id string, history []History, wanted func(metric string) bool) map[string][]*observation {
	all := map[string][]*observation{}
	for i := range history {
		h := &history[i]
		var v *view
		for _, s := range h.Entry.Stats {
			if !wanted(s.Metric) || h.Tools[s.Tool].ID != id {
				continue
			}
			m, ok := record.MetricByName(s.Metric)
			if !ok {
				continue
			}
			if v == nil {
				v = newView(h.page(), Config{})
			}
			if o, ok := newObserved(m, v, s, record.Evidence{}); ok {
				all[m.Name] = append(all[m.Name], o)
			}
		}
	}
	for _, list := range all {
		slices.SortFunc(list, compareInTime)
	}
	return all
}

// HistoryDay is the day that ranks a figure of an entry.
func HistoryDay(e *record.HistoryEntry, s record.Stat) int {
	v := newView((&History{Entry: *e}).page(), Config{})
	if day, ok := lastDay(s.AsOf); ok {
		return min(day, v.seen)
	}
	return v.date
}

// page is the page version that an entry came from, as far as it is known.
func (h *History) page() *Page {
	e := h.Entry
	return &Page{Head: record.Page{Source: e.Source, URL: e.URL, SeenAt: e.SeenAt, ModifiedAt: e.AsOf, Sample: e.Sample}}
}

func compareInTime(a, b *observation) int {
	return cmp.Or(
		cmp.Compare(a.day, b.day),
		cmp.Compare(a.view.Head.Source, b.view.Head.Source),
		cmp.Compare(a.view.Head.URL, b.view.Head.URL),
		a.view.Head.SeenAt.Compare(b.view.Head.SeenAt),
		cmp.Compare(a.in.value, b.in.value),
		cmp.Compare(a.in.low, b.in.low),
		cmp.Compare(a.in.high, b.in.high),
		cmp.Compare(a.text, b.text),
		cmp.Compare(a.raw, b.raw),
	)
}
