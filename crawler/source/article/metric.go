package article

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// count adds a star, fork or download count as a statistic, and reports
// whether q is one.
func (r *reader) count(p passage, t *tool, q quantity.Quantity, context string, asOf record.Date) bool {
	metric := countMetric(q.Unit, context)
	if metric == "" || q.Value < 10 || q.Range || t.thing {
		return false
	}
	known, ok := record.MetricByName(metric)
	if !ok {
		return false
	}
	value, low, high := rounded(q.Value), rounded(q.Low), rounded(q.High)
	s := record.Stat{Tool: t.name, Metric: metric, Value: &value, Unit: known.Unit, Raw: record.Clip(q.Raw, record.MaxName), AsOf: asOf}
	if !q.Approximate && !q.NoLow {
		s.Low = &low
	}
	if !q.Approximate && !q.NoHigh {
		s.High = &high
	}
	r.facts.stat(p, s)
	return true
}

// countMetric returns the statistic that a unit names in its context.
func countMetric(unit, context string) string {
	if strings.HasPrefix(unit, "/") { // so many a week
		unit, context = "", context+unit
	}
	if unit = words.ToLower(unit); unit != "" && !strings.Contains(unit, "tar") && !strings.Contains(unit, "or") && !strings.Contains(unit, "load") {
		return "" // neither stars nor forks, contributors or downloads
	}
	context = words.ToLower(context)
	switch {
	case strings.Contains(unit, "star") && !strings.Contains(unit, "start"):
		return "github.stars"
	case strings.Contains(unit, "fork"):
		return "github.forks"
	case strings.Contains(unit, "contributor") && strings.Contains(context, "github"):
		return "github.contributors"
	case strings.Contains(unit, "download") && strings.Contains(unit+context, "week") && strings.Contains(context, "npm"):
		return "npm.downloads_week"
	case strings.Contains(unit, "download") && strings.Contains(unit+context, "month") && strings.Contains(context, "pypi"):
		return "pypi.downloads_month"
	case unit == "" && strings.Contains(context, "github stars"), unit == "" && strings.HasPrefix(context, "stars "):
		return "github.stars"
	case unit == "" && strings.Contains(context, "github-sterne"), unit == "" && strings.HasPrefix(context, "sterne "):
		return "github.stars"
	case unit == "" && (strings.Contains(context, "github forks") || strings.Contains(context, "github-forks")):
		return "github.forks"
	case unit == "" && strings.Contains(context, "npm") && strings.Contains(context, "downloads") && strings.Contains(context, "week"):
		return "npm.downloads_week"
	}
	return ""
}

// isCountLabel reports attributes whose figures need no unit.
func isCountLabel(attribute string) bool {
	var buf [maxKey]byte
	a := words.Lower(buf[:0], attribute)
	return bytes.Contains(a, []byte("github stars")) || string(a) == "stars" || string(a) == "sterne" || bytes.Contains(a, []byte("github-sterne")) || bytes.Contains(a, []byte("github-forks")) || bytes.Contains(a, []byte("github forks")) || bytes.Contains(a, []byte("npm")) && bytes.Contains(a, []byte("download"))
}

// metricOf names what a figure measures, by its unit, as written and in its
// canonical spelling, else by its label.
func metricOf(label, unit, canonical string) string {
	switch canonical {
	case "req/s":
		return "throughput"
	case "MB", "GB", "KB", "TB", "MiB", "GiB", "KiB", "TiB":
		if words.Has(strings.ToLower(label), "memory") || label == "" || strings.Contains(strings.ToLower(label), "ram") {
			return "memory"
		}
	case "ms", "µs", "μs", "ns":
		if label == "" {
			return "latency"
		}
	case "%":
		if label == "" {
			return "share"
		}
	case "points":
		if label == "" {
			return "change"
		}
	case "x":
		if label == "" {
			return "ratio"
		}
	}
	if label != "" {
		if strings.Contains(strings.ToLower(label), "usage") {
			return "usage"
		}
		return cmp.Or(englishMetric(strings.ToLower(label)), snake(label))
	}
	if strings.HasSuffix(canonical, "/s") || strings.EqualFold(canonical, "TPS") || canonical == "IOPS" {
		return "throughput"
	}
	return snake(unit)
}

// canonUnit gives units of requests one spelling and returns what was
// requested as the workload; of what is counted it keeps the noun.
func canonUnit(unit string) (canonical, workload string) {
	unit = strings.TrimSpace(unit)
	c := quantity.CanonUnit(unit)
	if c != unit || c == "req/s" {
		return c, ""
	}
	if strings.IndexByte(unit, ' ') < 0 && strings.IndexByte(unit, '/') < 0 {
		return unit, ""
	}
	lower := words.LowerASCII(unit)
	for _, per := range [...]string{"/second", "/sec", "/s", " per second", " a second", " per sec", " pro sekunde", "/sekunde", " par seconde", "/seconde", " por segundo"} {
		noun, ok := strings.CutSuffix(lower, per)
		if !ok {
			continue
		}
		noun = strings.TrimRight(noun, " ")
		last := words.Last(noun)
		if last == "" {
			return unit, ""
		}
		what := strings.TrimSpace(unit[:len(noun)-len(last)])
		switch last {
		case "req", "reqs", "request", "requests", "response", "responses", "anfragen", "requêtes", "peticiones", "solicitudes":
			if what != "" {
				what += " responses"
			}
			return "req/s", what
		}
		switch measure := unit[len(noun)-len(last) : len(noun)]; {
		case last == "msg" || last == "msgs" || last == "message" || last == "nachrichten" || last == "mensajes":
			last = "messages"
		case quantity.IsUnit(measure): // mb is not MB
			last = measure
		}
		return last + "/s", what
	}
	if i := strings.LastIndexByte(unit, ' '); i > 0 && !strings.Contains(lower, " per ") && !strings.Contains(lower, " a ") {
		return unit[i+1:], ""
	}
	return unit, ""
}

// snake writes words as the name of a metric.
func snake(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteRune(c)
		if b.Len() > 80 {
			break
		}
	}
	if b.Len() == 0 {
		return "figure"
	}
	return b.String()
}

// yearAt reads a year of the age of software at the head of s.
func yearAt(s string) record.Date {
	if len(s) < 4 || s[0] != '1' && s[0] != '2' || !words.IsDigit(s[1]) || !words.IsDigit(s[2]) || !words.IsDigit(s[3]) || len(s) > 4 && (words.IsDigit(s[4]) || s[4] == '%') {
		return ""
	}
	if s[:2] != "19" && s[:2] != "20" || s[:4] < "1950" || s[:4] > "2099" {
		return ""
	}
	return record.Date(s[:4])
}

// maxName bounds the bytes of a name in prose.
const maxName = 120

// nameAt returns the name at the head of s: words with capitals, small words
// between them.
func nameAt(s string) string { return nameOf(s, false) }

// personAt is nameAt for people, who may have initials.
func personAt(s string) string { return nameOf(s, true) }

func nameOf(s string, person bool) string {
	s = s[:min(len(s), maxName)]
	end, last := 0, 0
	for at := 0; at < len(s) && strings.Count(s[:at], " ") < 6; {
		next := strings.IndexByte(s[at:], ' ')
		if next < 0 {
			next = len(s) - at
		}
		word := s[at : at+next]
		bare := strings.TrimRight(word, ",.;:)!?")
		if words.IsCapitalized(strings.TrimLeft(bare, "(")) && !strings.HasPrefix(word, "(") {
			end, last = at+len(bare), 0
		} else if last++; !isParticle(word) || last > 2 || end == 0 {
			break
		}
		if len(bare) < len(word) {
			if !person || !isInitial(word) || !words.IsCapitalized(s[min(len(s), at+next+1):]) {
				break
			}
			end = at + len(word)
		}
		at += next + 1
	}
	return strings.TrimSuffix(strings.TrimSuffix(s[:end], "'s"), "’s")
}

// isInitial reports the initial of a name, or two of them: "D.", "J.R.".
func isInitial(w string) bool {
	for ; len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] == '.'; w = w[2:] {
		if len(w) == 2 {
			return true
		}
	}
	return false
}

// isParticle reports small words within names.
func isParticle(w string) bool {
	switch w {
	case "van", "von", "de", "der", "den", "of", "la", "le", "di", "da":
		return true
	}
	return false
}
