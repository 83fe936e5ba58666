package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// gauge is what all figures of a table measure, where the page says that above the
// table and each row is a test: "Throughput (req/s)" over rows of loads.
type gauge struct {
	metric string // as written
	unit   string
}

// gaugeWords are what figures measure, each with the unit that they have, by family.
var gaugeWords = [...]struct{ words, family string }{
	{"throughput", "rate"}, {"requests per second", "rate"}, {"latency", "time"}, {"response time", "time"}, {"build time", "time"}, {"startup time", "time"}, {"start-up time", "time"},
	{"cold start", "time"}, {"startup", "time"}, {"compile time", "time"}, {"render time", "time"}, {"duration", "time"}, {"memory", "size"}, {"footprint", "size"}, {"bundle size", "size"},
	{"build size", "size"}, {"image size", "size"}, {"binary size", "size"}, {"file size", "size"}, {"disk usage", "size"}, {"size", "size"},
}

var gaugeLexicon = words.LexiconOf(gaugeWords[:], func(w struct{ words, family string }) string { return w.words })

// gaugeOf reads what the caption of a table, the corner of its grid or the heading
// above it says that its figures measure.
func (r *reader) gaugeOf(s *section.Section, t *outline.Table, g *grid) gauge {
	if g.down || len(g.rows) == 0 {
		return gauge{}
	}
	for _, text := range [...]string{t.Caption, g.corner, s.Title.Plain} {
		name, unit := quantity.HeaderUnit(afterColon(text))
		if unit == "" && quantity.IsUnit(strings.ToLower(name)) { // "Req/s"
			name, unit = "", name
		}
		family := ""
		for which := range gaugeLexicon.In(strings.ToLower(name)) {
			if f := gaugeWords[which].family; family != "" && f != family {
				return gauge{} // of two
			}
			family = gaugeWords[which].family
		}
		if family == "" && unit == "" || strings.HasSuffix(text, "?") {
			continue
		}
		if family == "" {
			name = ""
		}
		if r.isGauged(g, unit, family) {
			return gauge{metric: r.withoutTools(name), unit: unit}
		}
		return gauge{}
	}
	return gauge{}
}

// isGauged reports a grid that holds nothing but figures of one family, in rows none
// of which says itself what it measures.
func (d *document) isGauged(g *grid, unit, family string) bool {
	figures, without := 0, 0
	for i := range g.rows {
		a := attributeOf(g.rows[i].attribute)
		if a.unit != "" || a.counts || a.key == "release year" || isVersionLabel(a.key) {
			return false
		}
		for which := range gaugeLexicon.In(strings.ToLower(a.name)) {
			if gaugeWords[which].words != "size" {
				return false
			}
		}
		for k := range g.rows[i].cells {
			text, _ := asOfBefore(cellText(&g.rows[i].cells[k]))
			if text == "" || section.IsAbsent(text) {
				continue
			}
			if !words.HasDigit(text) && len(text) <= maxNoFigure { // "fails"
				without++
				continue
			}
			q, ok := d.cellQuantity(&a, unit, text)
			if !ok || q.Unit == "" || family != "" && metric.Family(q.Unit) != family {
				return false
			}
			figures++
		}
	}
	return figures > 1 && without*2 < figures
}

// maxNoFigure bounds the words of a cell that stand in place of a figure, in bytes.
const maxNoFigure = 20

// withoutTools removes the names of tools, and the words of tests, around what a
// heading says is measured: "Django vs Flask: memory usage comparison".
func (c *comparison) withoutTools(name string) string {
	name, _ = phrase.StripNumber(name)
	if len(c.names.Look(name)) > 0 {
		for which, at := range gaugeLexicon.In(strings.ToLower(name)) {
			return name[at : at+len(gaugeWords[which].words)]
		}
	}
	var kept []string
	for w := range strings.FieldsSeq(name) {
		if testWords.Head(strings.Trim(w, ".,:;()")) < 0 {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

var testWords = words.NewLexicon("comparison", "compared", "benchmark", "results", "test")

// splitLabel parts what heads a row into its metric and what it was measured with:
// "p99 latency at 1,000 req/s", "Startup (1 core)".
func splitLabel(label string) (name, load string) {
	if !words.HasDigit(label) {
		return gauged(label)
	}
	if name, note := phrase.InParentheses(label); note != "" && words.IsDigit(note[0]) &&
		(vocab.IsLoad(note) || vocab.MachineIn("("+note+")") != "" || strings.HasSuffix(note, "connections") || strings.HasSuffix(note, "users")) {
		return name, note
	}
	if name, load := gauged(label); load != "" {
		return name, load
	}
	for _, with := range [...]string{" at ", " with ", " under ", " on "} {
		name, load, ok := strings.Cut(label, with)
		if ok && load != "" && words.IsDigit(load[0]) && strings.Contains(load, " ") && len(name) > 2 {
			return name, load
		}
	}
	return label, ""
}

// gauged parts a label that is what figures measure and, in parentheses or in the words
// of a name for machines, with what: "Cold start (large app)".
func gauged(label string) (name, load string) {
	if gaugeLexicon.Head(label) < 0 {
		return label, ""
	}
	name, load = phrase.InParentheses(label)
	for _, w := range gaugeWords {
		if len(label) <= len(w.words) || !strings.EqualFold(label[:len(w.words)], w.words) {
			continue
		}
		switch {
		case load != "" && w.family != "size" && !words.IsDigit(load[0]) && len(strings.TrimSpace(name)) == len(w.words) &&
			!quantity.IsUnit(strings.TrimPrefix(load, "in ")) && sentence.PercentileAt(strings.ToLower(load)) == "":
			return strings.TrimSpace(name), load
		case load == "" && label[len(w.words)] == ' ' && strings.ToLower(label) == label &&
			words.HasPrefix(label[len(w.words):], " our ", " idle", " under "):
			return w.words, strings.TrimPrefix(label[len(w.words)+1:], "under ")
		}
	}
	return label, ""
}

// spaced writes the names of columns in programs as words: "throughput_our_test".
func spaced(label string) string {
	if strings.IndexByte(label, '_') <= 0 || strings.IndexByte(label, ' ') >= 0 || words.LowerASCII(label) != label {
		return label
	}
	label = strings.ReplaceAll(label, "_", " ")
	if last := words.Last(label); sentence.PercentileAt(last) != "" {
		label = last + " " + strings.TrimSuffix(label, " "+last)
	}
	return label
}
