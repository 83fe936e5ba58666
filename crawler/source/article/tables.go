package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// table reads every cell of a table that compares. asOf is the date of its
// figures, if the page says it.
func (r *reader) table(s *section.Section, t *outline.Table, asOf record.Date) {
	if r.askedTable(s, t) || r.pointTable(s, t) || r.pairedTable(s, t) {
		return
	}
	g := r.layout(t)
	if g == nil {
		return
	}
	tools := make([]*names.Tool, len(g.subjects))
	columns := make([]column, len(tools))
	for i := range g.subjects {
		tools[i], columns[i].unit = r.headed(g.subjects[i].Text)
	}
	r.listed(s, g, tools)
	measures, caption := r.gaugeOf(s, t, g), captionOf(s, t)
	beside := othersOf(tools)
	for i, t := range tools {
		c := &columns[i]
		c.versus, c.beside = beside.of(t)
		c.tool, c.asOf, c.tests = t, asOf, g.tests || measures != gauge{}
		c.gauge, c.caption = measures, caption
		if c.unit == "" {
			_, c.workload = phrase.InParentheses(g.subjects[i].Text)
		}
		if phrase.YearAt(c.workload) != "" && len(c.workload) == 4 { // a version, or who knows what
			c.workload = ""
		}
	}
	g.loads(columns)
	plans := listsPlans(g)
	for _, row := range g.rows {
		if len(row.attribute) > record.MaxName/2 {
			continue
		}
		a, kind := attributeOf(row.attribute), heading.PointsIn(row.attribute)
		a.test = g.loadOf(row.attribute)
		if a.unit == "" {
			a.unit = unitIn(t.Caption, a.name)
		}
		if row.load != "" {
			a.text, a.load = row.load+": "+a.text, row.load
			a.key = facts.AttributeKey(a.text)
		}
		a.plan = vocab.IsPlan(row.attribute) && (plans || words.HasAny(words.LowerASCII(row.attribute), "plan", "tier"))
		for i := range row.cells[:min(len(row.cells), len(columns))] {
			switch {
			case tools[i] == nil || row.cells[i].Block == missing:
			case kind != heading.NoTopic:
				r.cellPoints(s, kind, tools[i], &row.cells[i])
			default:
				r.cell(s, &a, &columns[i], &row.cells[i])
			}
		}
	}
}

// column is what all cells of a tool in a table share.
type column struct {
	tool     *names.Tool
	versus   []string
	beside   string // versus joined
	workload string
	unit     string // of figures without one
	tests    bool   // see grid
	gauge    gauge
	asOf     record.Date
	caption  string // see captionOf
}

// attribute is what all cells of an attribute share.
type attribute struct {
	text       string
	key        string
	name, unit string // of text, where it gives a unit
	counts     bool   // its figures need no unit
	asOf       record.Date
	year       bool   // it is no more than the year of its figures
	load       string // with which it was measured
	test       string // of a row that is no more than a number, with what it counts
	plan       bool   // it is an offer, of which a figure of money is the price
}

func attributeOf(text string) attribute {
	text = strings.TrimRight(phrase.Undecorated(text), ": ")
	a := attribute{text: text, key: facts.AttributeKey(text)}
	a.name, a.asOf = datedLabel(spaced(text))
	a.name, a.load = splitLabel(a.name)
	if year, load, ok := strings.Cut(a.load, ", "); ok && len(year) == 4 && phrase.YearAt(year) != "" {
		a.asOf, a.load = phrase.YearAt(year), load
	}
	if a.name, a.unit = quantity.HeaderUnit(a.name); a.unit == "" {
		if unit, what := metric.CanonUnit(a.name); what == "" && strings.HasSuffix(unit, "/s") { // "Requests per second"
			a.unit = unit
		} else if quantity.IsUnit(words.LowerASCII(a.name)) { // "TPS"
			a.unit = a.name
		}
	}
	a.counts = metric.IsCount(a.name)
	if len(a.name) == 4 && phrase.YearAt(a.name) != "" {
		a.asOf, a.year = phrase.YearAt(a.name), true
	}
	return a
}

// cell reads the value of an attribute of a tool.
func (r *reader) cell(s *section.Section, a *attribute, col *column, c *outline.Cell) {
	text, t := cellText(c), col.tool
	if isPointer(c, text) {
		return
	}
	if len(c.Images()) > 0 && (text == "" || strings.TrimSpace(c.Text) == "" && isBadge(text, t.Name, a.text)) {
		return // a picture says it
	}
	at := evidence.Passage{Label: a.text, Text: text, Path: s.Path}
	if r.facts.Cell(at, record.Trait{Tool: t.Name, Attribute: a.text, Values: r.splitValues(text), Raw: record.Clip(text, record.MaxText), Versus: col.versus}, a.key, col.beside) {
		t.Used = true
	}
	if r.cellStat(at, a, t, text) {
		return
	}
	text, before := asOfBefore(text)
	q, ok := r.cellQuantity(a, cmp.Or(col.unit, col.gauge.unit), text)
	if !ok {
		return
	}
	own := r.seenAfter(cmp.Or(before, asOfBehind(text[q.End:], a.counts)))
	asOf := cmp.Or(own, r.seenAfter(a.asOf), col.asOf)
	if r.facts.Count(at, t, q, a.name+" "+text, asOf) {
		return
	}
	m := facts.Measured(t, q)
	if m.Unit == "" || strings.HasPrefix(m.Unit, "x ") { // "2x per day"
		return
	}
	tested := ""
	if m.Metric, tested = col.metricOf(s, a, q.Unit, m.Unit); m.Metric == "" || metric.IsImpossible(q, m.Unit) {
		return
	}
	note := ""
	if _, rest, found := strings.Cut(text[q.End:], "("); found && own == "" {
		if note, _, _ = strings.Cut(rest, ")"); isRelative(note, r.language) {
			note = "" // "0.08 s (1.20x)"
		}
	}
	if sentence.IsPersonOrBody(note) && m.Unit == "%" {
		m.AttributedTo = record.NullString(note)
		note = ""
	}
	if m.Workload = joinNotes(note, m.Workload); m.Workload == "" {
		m.Workload = cmp.Or(tested, a.load, col.workload)
	}
	if col.caption != "" {
		m.Workload = strings.TrimSuffix(col.caption+", "+m.Workload, ", ")
	}
	m.AsOf = asOf
	r.facts.Measurement(at, m)
}

// isPointer reports a cell that refers elsewhere: "Try X →", "See below".
func isPointer(c *outline.Cell, text string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimRight(text, "."))) {
	case "see below", "see above", "see next section":
		return true
	}
	return isLinked(c) && words.HasSuffix(text, " →", " ›", " »", " ➜", " ↗")
}

// isBadge reports the alternate of a picture that says no more than whose it is and of
// what: "Zeta stars".
func isBadge(alt, tool, label string) bool {
	known := " " + strings.ToLower(tool+" "+label) + " badge shield icon logo status "
	for w := range strings.FieldsSeq(strings.ToLower(alt)) {
		if w = words.Bare(w); w != "" && !strings.Contains(known, " "+w+" ") {
			return false
		}
	}
	return true
}

// cellStat reads a version, or that a count is not known, and reports whether the cell
// says no more.
func (f *findings) cellStat(p evidence.Passage, a *attribute, t *names.Tool, text string) bool {
	switch {
	case a.counts && section.IsAbsent(text):
		if metric, ok := record.MetricByName(metric.OfCount("", a.name+" ")); ok && !t.Thing {
			f.facts.Stat(p, record.Stat{Tool: t.Name, Metric: metric.Name, Unit: metric.Unit, Raw: text})
		}
		return true
	case isVersionLabel(a.key):
		if version := strings.TrimPrefix(text, "v"); phrase.IsVersion(version) && !t.Thing {
			f.facts.Stat(p, record.Stat{Tool: t.Name, Metric: "release.latest_version", Text: version, Raw: text})
		}
		return true
	}
	return false
}

// isVersionLabel reports what heads a row of the newest versions.
func isVersionLabel(key string) bool {
	switch key {
	case "latest version", "current version", "latest release", "latest stable version", "stable version", "latest stable release", "current release", "neueste version", "aktuelle version":
		return true
	}
	return false
}

func joinNotes(note, other string) string {
	if note == "" {
		return other
	}
	return note
}

// isRelative reports a note that says how many times the figure of another tool one is.
func isRelative(note, language string) bool {
	q, ok := quantity.Parse(note, language)
	return ok && (q.Unit == "x" || q.Unit == "×" || q.Unit == "%" && q.Signed)
}

// cellQuantity reads the figure that a cell begins with. Its unit may stand in
// the header.
func (d *document) cellQuantity(a *attribute, unit, text string) (quantity.Quantity, bool) {
	if len(text) > 200 || !words.HasDigit(text) && (len(text) > 40 || !strings.Contains(text, " in ")) { // one in three
		return quantity.Quantity{}, false
	}
	q, ok := quantity.Parse(text, d.numbers)
	if bare := strings.TrimSuffix(text, "+"); isBareSize(bare) && isOfBytes(a.name) {
		q, ok = quantity.Parse(bare+"B"+text[len(bare):], d.numbers)
		q.Raw, q.End = text, len(text)
	}
	if !ok {
		list := quantity.Find(text, d.numbers)
		if len(list) == 0 || strings.TrimSpace(text[:list[0].Start]) != "" {
			return q, false
		}
		q = list[0]
	}
	if metric.IsMoney(q.Unit) {
		if opensSpan(text[q.End:]) || a.plan {
			return q, false // "$0 – $250", and the price of a plan
		}
		q.Low = max(q.Low, 0)
	}
	own := quantity.CanonUnit(q.Unit)
	if q.Unit == "" {
		if rest := text[q.End:]; !ok && continuesNumber(rest) && (!strings.HasPrefix(rest, ", ") || asOfBehind(rest, false) == "") {
			return q, false
		}
		q.In(cmp.Or(a.unit, unit))
	}
	if strings.HasPrefix(own, "/") {
		q.Unit = cmp.Or(a.unit, unit) + own
	}
	if metric.IsMoney(q.Unit) || q.Unit != "" && metric.OpensRate(text[q.End:]) {
		q.Unit += metric.PerWhat(text[q.End:])
	}
	return q, q.Unit != "" || a.counts
}

// isBareSize reports a figure in thousands, millions or billions of what the attribute says:
// "611K" of a size.
func isBareSize(text string) bool {
	text = strings.TrimLeft(text, "~≈<>")
	digits := strings.TrimRight(text, "KMGkmg")
	return len(digits)+1 == len(text) && digits != "" && strings.Trim(digits, "0123456789.") == "" && words.IsDigit(digits[0])
}

// isOfBytes reports an attribute that is measured in bytes: "Package size", "Memory".
func isOfBytes(name string) bool {
	return words.HasAny(words.LowerASCII(name), "package", "bundle", "image", "binary", "file", "install", "download", "memory", "ram", "disk", "footprint", "gzip", "gzipped", "minified")
}

// listsPlans reports a table whose rows are plans: its corner says so, or most of them
// are called so.
func listsPlans(g *grid) bool {
	if g.down {
		return false
	}
	if words.HasAny(words.LowerASCII(g.corner), "plan", "plans", "tier", "tiers", "edition", "editions", "pricing") {
		return true
	}
	plans := 0
	for i := range g.rows {
		if vocab.IsPlan(g.rows[i].attribute) {
			plans++
		}
	}
	return 2*plans > len(g.rows)
}

// dateOfTable reads the date of a table's figures in the line below it:
// "Benchmark figures from production (2025)", "As of March 2025". A sentence that
// names a tool dates what it says of that.
func (c *comparison) dateOfTable(below []section.Piece) record.Date {
	if len(below) == 0 {
		return ""
	}
	for from, to := range phrase.Spans(below[0].Text) {
		first := words.LowerASCII(below[0].Text[from:to])
		if asOf := asOfIn(strings.TrimRight(first, ".:"), false); asOf != "" {
			return asOf
		}
		if to-from > 300 || !words.HasAny(first, "figures", "numbers", "benchmark", "benchmarks", "source", "sources", "data", "results", "measured") || names.CountTools(c.names.Look(below[0].Text[from:to])) > 0 {
			return ""
		}
		if found := dates.Find(first); len(found) == 1 {
			return found[0].Date
		}
		return onlyYear(first)
	}
	return ""
}

// listed makes alternatives of the tools that a table lists under a heading, or the
// title, that says that they are those of the subject.
func (r *reader) listed(s *section.Section, g *grid, tools []*names.Tool) {
	if r.subject == nil || !g.down && slices.Contains(tools, r.subject) {
		return
	}
	if under := s.Heading == "" && r.titled && g.down; !under && (!strings.Contains(s.Title.Lower, "alternative") || !r.names.Has(s.Heading, r.subject)) {
		return
	}
	for i, t := range tools {
		if t == nil || t == r.subject || t.Thing {
			continue
		}
		raiseRole(t, record.RoleAlternative)
		r.facts.Relation(s.At(g.subjects[i].Text), record.Relation{From: t.Name, To: record.NullString(r.subject.Name), Relation: record.RelAlternative})
	}
}

// opensSpan reports that a figure is the lower end of a span.
func opensSpan(rest string) bool {
	return words.HasPrefix(strings.TrimLeft(rest, " "), "–", "—", "-", "to ", "…", "...")
}

// continuesNumber reports that what follows a figure may be a part of it: "1 234", "10^6",
// "4,5", "1 in 5".
func continuesNumber(rest string) bool {
	after := strings.TrimLeft(rest, " \u00a0\u202f")
	if after == "" {
		return false
	}
	return words.IsDigit(after[0]) || len(after) == len(rest) && after[0] != '(' && after[0] != '*' && after[0] != ';' || words.HasPrefix(after, "in ", "of ", "x ", "×", "/ ", "out of ")
}

// onlyYear returns the year in a text that has one.
func onlyYear(lower string) record.Date {
	if years := sentence.YearsIn(lower); len(years) == 1 {
		return years[0].Date
	}
	return ""
}
