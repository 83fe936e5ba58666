package fold

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// measurementText is the normalised text of a measurement: metric, figure,
// unit and workload. Whether it is called approximate and who measured it is
// not part of it.
func measurementText(m record.Measurement) string {
	figure := ""
	switch {
	case m.Value != nil && !printedRange(m):
		figure = strconv.FormatFloat(*m.Value, 'g', -1, 64)
	default:
		figure = floatText(m.Low) + ".." + floatText(m.High)
	}
	return strings.Join([]string{lower(m.Metric), figure, lower(m.Unit), lower(m.Workload)}, "\x00")
}

func floatText(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'g', -1, 64)
}

// measurementDisplay prints a measurement: ~743 req/s, 30–40%, 5,000+ users.
func measurementDisplay(m record.Measurement) string {
	s := ""
	switch {
	case m.Value != nil && !printedRange(m):
		s = Number(*m.Value)
		if m.High == nil && m.Low != nil && !m.Approximate && *m.Low == *m.Value {
			s += "+"
		}
	case m.Low != nil && m.High != nil:
		s = Number(*m.Low) + "–" + Number(*m.High)
	case m.Low != nil:
		s = Number(*m.Low) + "+"
	case m.High != nil:
		s = "up to " + Number(*m.High)
	}
	if m.Approximate {
		s = "~" + s
	}
	switch unit := normal(m.Unit); {
	case unit == "":
		return s
	case strings.HasPrefix(unit, "%"):
		return s + unit
	default:
		return s + " " + unit
	}
}

// between finds two numbers with a dash or "to" between them.
var between = regexp.MustCompile(`\d%?\s*(?:[-–—]|to)\s*\d`)

// printedRange reports whether the page prints a range, of which the value is
// only the middle.
func printedRange(m record.Measurement) bool {
	return m.Low != nil && m.High != nil && *m.Low < *m.High && between.MatchString(m.Raw)
}

// claims are the measurements of one tool, by their normalised text.
type claims struct {
	byText map[string]*claim
	read   map[measureKey]*claim
}

// measureKey is what a page writes of a measurement.
type measureKey struct {
	metric, unit, workload string
	value, low, high       float64
	has                    [3]bool
	between                bool
}

func newMeasureKey(m record.Measurement) measureKey {
	k := measureKey{metric: m.Metric, unit: m.Unit, workload: m.Workload, between: printedRange(m)}
	for i, f := range []struct{ from, to *float64 }{{m.Value, &k.value}, {m.Low, &k.low}, {m.High, &k.high}} {
		if f.from != nil {
			k.has[i], *f.to = true, *f.from
		}
	}
	return k
}

type claim struct {
	record.Measurement
	key   string // TextKey
	cites cites
}

func (c *claims) add(v *view, m record.Measurement) {
	if c.read == nil { // most tools have none
		c.byText, c.read = map[string]*claim{}, map[measureKey]*claim{}
	}
	k := newMeasureKey(m)
	e := c.read[k]
	if e == nil {
		text := measurementText(m)
		if e = c.byText[text]; e == nil {
			e = &claim{Measurement: m, key: textKey(record.KindMeasurement, text)}
			c.byText[text] = e
		}
		c.read[k] = e
	}
	e.cites.add(v)
	e.Approximate = e.Approximate || m.Approximate
}

// ordered lists the claims that most pages make. One without a workload is
// left out if the same figure stands with its workload.
func (c *claims) ordered() []*claim {
	list := make([]*claim, 0, len(c.byText))
	explained := map[[2]string]bool{}
	for _, e := range c.byText {
		if e.Workload != "" {
			explained[e.figure()] = true
		}
	}
	for _, e := range c.byText {
		if e.Workload != "" || !explained[e.figure()] {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *claim) int {
		return cmp.Or(
			cmp.Compare(len(b.cites), len(a.cites)),
			cmp.Compare(a.Metric, b.Metric),
			cmp.Compare(lower(a.Workload), lower(b.Workload)),
			cmp.Compare(a.key, b.key),
		)
	})
	return list
}

// figure is the metric and figure of a claim without its workload.
func (c *claim) figure() [2]string {
	m := c.Measurement
	m.Workload = ""
	return [2]string{m.Metric, measurementText(m)}
}

func (c *claims) document(id string) (list []index.Claim, total int) {
	all := c.ordered()
	list = make([]index.Claim, min(len(all), MaxInline))
	for i := range list {
		m := all[i].Measurement
		list[i] = index.Claim{
			Passage: PassageID(record.KindMeasurement, []string{id}, all[i].key), Metric: m.Metric,
			Display: measurementDisplay(m), Value: m.Value, Unit: normal(m.Unit), Workload: normal(m.Workload),
		}
	}
	return list, len(all)
}
