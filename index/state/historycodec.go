package state

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

const secondsADay = 24 * 60 * 60

// chapter codes a chapter: each metric is written once.
func (c *coder) chapter(ch *chapter) {
	str(c, &ch.source)
	str(c, &ch.url)
	str(c, &ch.tool)
	var metrics []string
	for _, p := range ch.points {
		if !slices.Contains(metrics, p.metric) {
			metrics = append(metrics, p.metric)
		}
	}
	c.strings(&metrics)
	list(c, &ch.points, func(c *coder, p *point) {
		c.int(&p.day)
		metric := int64(slices.Index(metrics, p.metric))
		c.int(&metric)
		if metric < 0 || metric >= int64(len(metrics)) {
			c.fail(errShort)
			return
		}
		p.metric = metrics[metric]
		str(c, &p.statement)
	})
}

// instant codes a time, which is short if it lies in the given day.
func (c *coder) instant(t *time.Time, day int64) {
	sec, nsec := t.Unix()-day*secondsADay, int64(t.Nanosecond())
	c.int(&sec)
	c.int(&nsec)
	if c.reading {
		*t = time.Unix(sec+day*secondsADay, nsec).UTC()
	}
}

// statement codes a statement of a metric of a tool on a day.
func (c *coder) statement(s *statement, p point, tool string) {
	c.instant(&s.seen, p.day)
	str(c, &s.asOf)
	c.bool(&s.sample)
	list(c, &s.stats, func(c *coder, st *record.Stat) { c.figure(st, p, tool) })
}

// What of a figure is what one expects, and so not written, in the order of
// usualIn.
const (
	hasValue = 1 << iota
	exactLow
	exactHigh
	plainRaw
	usualUnit
	ofDay
)

// figure codes the figure of a point; common figures take a few bytes.
func (c *coder) figure(s *record.Stat, p point, tool string) {
	m, _ := record.MetricByName(p.metric)
	var usual uint64
	if !c.reading {
		usual = usualIn(s, m, p.day)
	}
	c.uint(&usual)
	if usual&hasValue != 0 {
		c.number(&s.Value)
	}
	if usual&exactLow != 0 {
		s.Low = s.Value
	} else {
		c.float(&s.Low)
	}
	if usual&exactHigh != 0 {
		s.High = s.Value
	} else {
		c.float(&s.High)
	}
	c.unless(usual&plainRaw, &s.Raw, func() string { return plain(s.Value) })
	c.unless(usual&usualUnit, &s.Unit, func() string { return m.Unit })
	c.unless(usual&ofDay, (*string)(&s.AsOf), func() string { return dayText(p.day) })
	str(c, &s.Text)
	s.Tool, s.Metric = tool, p.metric
}

// unless codes a text that is not the usual one.
func (c *coder) unless(usual uint64, text *string, get func() string) {
	if usual == 0 {
		str(c, text)
	} else if c.reading {
		*text = get()
	}
}

func usualIn(s *record.Stat, m record.Metric, day int64) uint64 {
	var usual uint64
	for i, is := range [...]bool{
		s.Value != nil,
		same(s.Low, s.Value),
		same(s.High, s.Value),
		s.Value != nil && s.Raw == plain(s.Value),
		s.Unit == m.Unit,
		s.AsOf != "" && string(s.AsOf) == dayText(day),
	} {
		if is {
			usual |= 1 << i
		}
	}
	return usual
}

func same(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func plain(v *float64) string { return strconv.FormatFloat(*v, 'f', -1, 64) }

func dayText(day int64) string { return time.Unix(day*secondsADay, 0).UTC().Format(time.DateOnly) }

// number codes a number that is there, a whole one in few bytes.
func (c *coder) number(v **float64) {
	var whole int64
	isWhole := !c.reading && **v == math.Trunc(**v) && math.Abs(**v) < 1<<53
	c.bool(&isWhole)
	if !isWhole {
		c.float(v)
		return
	}
	if !c.reading {
		whole = int64(**v)
	}
	c.int(&whole)
	if c.reading {
		f := c.numbers.take(1)
		f[0] = float64(whole)
		*v = &f[0]
	}
}
