package fold

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// observation is one statement of a figure.
type observation struct {
	view   *view
	in     interval
	text   string // of versions
	raw    string
	asOf   record.Date
	day    int  // by which it is ranked
	dated  bool // day is not merely when the page was seen
	rank   int  // see rankOf
	stale  bool
	path   []string
	quote  string
	status string
}

// The ranks of observations, the best first.
const (
	rankCounted = iota // the source that counts it, on the tool's own page or with a date
	rankCounter        // the same source on another page, without a date
	rankOwn            // another source's page about the tool
	rankCopy           // a figure that somebody copied
)

func rankOf(m record.Metric, v *view, dated bool) int {
	counts := v.Head.Source == m.Authority
	switch {
	case counts && (v.own || dated):
		return rankCounted
	case counts:
		return rankCounter
	case v.own:
		return rankOwn
	}
	return rankCopy
}

// newObserved reads a stat; ok is false for a stated absence.
func newObserved(m record.Metric, v *view, s record.Stat, e record.Evidence) (o *observation, ok bool) {
	in, ok := newInterval(s.Value, s.Low, s.High)
	if !ok && (m.Type != record.Version || s.Text == "") {
		return nil, false
	}
	o = &observation{view: v, in: in, raw: s.Raw, asOf: s.AsOf, day: v.date, dated: v.dated, path: e.Path, quote: e.Quote}
	switch m.Type {
	case record.Version:
		o.text = normal(s.Text)
	case record.DayMetric:
		if in.low < 0 || in.high > lastSecond {
			return nil, false
		}
		if last, ok := lastDay(record.Date(s.Text)); ok && len(s.Text) < len(time.DateOnly) {
			o.text, o.in.high = s.Text, float64(last)*secondsADay // a month or a year
		}
	}
	if day, ok := lastDay(s.AsOf); ok {
		o.day, o.dated = min(day, v.seen), true
	}
	o.rank = rankOf(m, v, o.dated)
	return o, true
}

// lastSecond is the end of the year 9999.
const lastSecond = 253402300799

// same reports whether two observations print the same figure.
func (o *observation) same(b *observation) bool {
	return o.in == b.in && o.text == b.text && o.asOf == b.asOf
}

// figures are the observations of the metrics of one tool.
type figures map[string][]*observation

func (f figures) add(v *view, s record.Stat, e record.Evidence) {
	m, ok := record.MetricByName(s.Metric)
	if !ok {
		return
	}
	o, ok := newObserved(m, v, s, e)
	if !ok {
		return
	}
	list := f[m.Name]
	for i := len(list) - 1; i >= 0 && list[i].view == v; i-- {
		if list[i].same(o) {
			return // printed twice on the page
		}
	}
	f[m.Name] = append(list, o)
}

// judge orders the observations of a metric, the shown one first, and gives
// every other its status. It returns why the first is shown.
func judge(m record.Metric, list []*observation, fresh time.Duration) (why string) {
	newest := math.MinInt
	for _, o := range list {
		newest = max(newest, o.day)
	}
	days := int(fresh / (24 * time.Hour))
	for _, o := range list {
		o.stale = newest-o.day > days
	}
	slices.SortFunc(list, func(a, b *observation) int { _, c := precedence(m, a, b); return c })
	shown := list[0]
	shown.status = statusShown
	why = whyOnly
	for _, o := range list[1:] {
		o.status = statusOf(m, o, shown)
		if why == whyOnly && !o.same(shown) {
			why, _ = precedence(m, shown, o)
		}
	}
	if why == whyOnly && len(list) > 1 {
		why, _ = precedence(m, shown, list[1])
	}
	return why
}

// The reasons why an observation is shown.
const (
	whyOnly      = "only"
	whyMajority  = "majority" // of traits only
	whyNewest    = "newest"
	whyAuthority = "authority"
	whyPrecision = "precision"
	whyOrder     = "order"
)

// precedence compares two observations of a metric: not stale, authority, day,
// precision, URL; and names what decided. Of two undated copies of one day the
// higher count goes first, because counters grow and copies age.
func precedence(m record.Metric, a, b *observation) (why string, c int) {
	if c := compareBool(a.stale, b.stale); c != 0 {
		return whyNewest, c
	}
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return whyAuthority, c
	}
	if c := cmp.Compare(b.day, a.day); c != 0 {
		return whyNewest, c
	}
	if c := compareBool(a.bareCopy(), b.bareCopy()); c != 0 {
		return whyAuthority, c
	}
	if m.Type == record.Count && a.bareCopy() {
		if c := cmp.Compare(magnitude(m, b), magnitude(m, a)); c != 0 {
			return whyNewest, c
		}
	}
	if c := cmp.Compare(a.in.width(), b.in.width()); c != 0 {
		return whyPrecision, c
	}
	return whyOrder, cmp.Or(
		compareViews(a.view, b.view),
		cmp.Compare(b.in.value, a.in.value),
		cmp.Compare(a.text, b.text),
		cmp.Compare(a.asOf, b.asOf),
		cmp.Compare(a.in.low, b.in.low),
		cmp.Compare(a.raw, b.raw),
		cmp.Compare(a.quote, b.quote),
		slices.Compare(a.path, b.path),
	)
}

// bareCopy reports whether a figure has no date and stands on a page that is not the tool's own.
func (o *observation) bareCopy() bool { return !o.dated && !o.view.own }

// magnitude puts counts within about two tolerances of each other into one
// class, so that a slightly higher copy is not preferred for its height.
func magnitude(m record.Metric, o *observation) float64 {
	if o.in.value <= 0 {
		return -1
	}
	return math.Floor(math.Log(o.in.value) / math.Log(1+2*m.Tolerance))
}

// figure makes the document's entry of a metric from its observations.
func (f figures) figure(m record.Metric, fresh time.Duration, c *citer) *figureDraft {
	list := f[m.Name]
	if len(list) == 0 {
		return nil
	}
	why := judge(m, list, fresh)
	groups := group(list)
	first := groups[0]
	d := &figureDraft{
		metric: m, observations: list, groups: groups,
		Figure: index.Figure{
			Metric: documentMetric(m.Name), Label: m.Label, Unit: m.Unit,
			Display: first.lead.display(m), AsOf: pointer(string(first.lead.asOf)), Date: first.lead.date(), SeenAt: dayString(first.seen),
			Why: why, Total: len(list),
		},
	}
	if m.Type != record.Version {
		d.Value, d.Low, d.High = &first.lead.in.value, bound(first.lead.in.low), bound(first.lead.in.high)
	}
	c.want(first.cites, &d.Src)
	return d
}

// figureDraft is a figure whose other observations are not cited yet.
type figureDraft struct {
	index.Figure
	metric       record.Metric
	observations []*observation
	groups       []*figureGroup
}

// wantOthers cites what other observations say, conflicts first.
func (d *figureDraft) wantOthers(c *citer) {
	others := slices.Clone(d.groups[1:])
	slices.SortStableFunc(others, func(a, b *figureGroup) int {
		return compareBool(b.lead.status == statusConflicts, a.lead.status == statusConflicts)
	})
	d.Others = make([]index.OtherFigure, min(len(others), MaxInline))
	for i := range d.Others {
		g := others[i]
		d.Others[i] = index.OtherFigure{
			Display: g.lead.display(d.metric), AsOf: pointer(string(g.lead.asOf)), Date: g.lead.date(), SeenAt: dayString(g.seen), Status: g.lead.status,
		}
		if d.metric.Type != record.Version {
			d.Others[i].Value = &g.lead.in.value
		}
		c.want(g.cites, &d.Others[i].Src)
	}
}

func (d *figureDraft) conflicts() bool {
	return slices.ContainsFunc(d.observations, func(o *observation) bool { return o.status == statusConflicts })
}

// figureGroup are the observations that print the same figure and have the
// same status; the first leads.
type figureGroup struct {
	lead  *observation
	cites cites
	seen  int
}

// group joins the observations of an ordered list; what prints the shown
// figure joins the first group.
func group(list []*observation) []*figureGroup {
	type key struct {
		in     interval
		text   string
		asOf   record.Date
		status string
	}
	groups := []*figureGroup{}
	by := map[key]*figureGroup{}
	for _, o := range list {
		k := key{o.in, o.text, o.asOf, o.status}
		if o.same(list[0]) {
			k.status = statusShown
		}
		g, ok := by[k]
		if !ok {
			g = &figureGroup{lead: o, seen: o.view.seen}
			by[k] = g
			groups = append(groups, g)
		}
		g.cites.add(o.view)
		g.seen = max(g.seen, o.view.seen)
	}
	return groups
}

func (o *observation) display(m record.Metric) string {
	switch m.Type {
	case record.Version:
		return o.text
	case record.DayMetric:
		if o.text != "" {
			return o.text
		}
		return dayString(int(math.Floor(o.in.value / secondsADay)))
	case record.Flag:
		if o.in.value != 0 {
			return "yes"
		}
		return "no"
	}
	return o.in.display()
}

func (o *observation) date() string { return o.view.dateOf(o.asOf) }

// documentMetric is the name of a metric in documents.
func documentMetric(name string) string { return strings.ReplaceAll(name, ".", "_") }

// IsCount reports whether a metric, as documents name it, is a number that can be
// compared.
func IsCount(metric string) bool {
	m, _ := metricNamed(metric)
	return m.Type == record.Count
}

// metricNamed finds a metric by its name on the wire or in documents.
func metricNamed(name string) (record.Metric, bool) {
	for _, m := range record.Metrics() {
		if name == m.Name || name == documentMetric(m.Name) {
			return m, true
		}
	}
	return record.Metric{}, false
}

// MetricLabel returns the label of a metric of the table, or one made of the name that a page's
// own measurement has, such as p99_latency.
func MetricLabel(name string) string {
	m, _ := metricNamed(name)
	return cmp.Or(m.Label, humanName(name))
}

// humanName writes a name of ours for people.
func humanName(name string) string { return strings.ReplaceAll(name, "_", " ") }

// metricAsked is metricNamed for what a person types, as "GitHub stars".
func metricAsked(name string) (record.Metric, bool) {
	if m, ok := metricNamed(name); ok {
		return m, true
	}
	return metricNamed(slug(normal(name)))
}
