package sentence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

// maxFigures bounds the figures of a sentence: one that has more is a table whose
// lines are gone, and each figure costs a look at all that stands in front of it.
const maxFigures = 32

// figures reads the figures of a sentence that say something of a tool, a
// language, a protocol or a registry.
func (r *Reader) figures(s *Sentence) {
	r.ratings(s)
	r.quantities = quantity.AppendAt(r.quantities[:0], maxFigures+1, s.Text, r.Numbers, s.words, s.Start)
	list := r.quantities
	if len(list) > maxFigures || s.isRow(list) || r.onlyCount(s, list) || len(list) > 0 && s.mayHold(doubtWords) && s.isDoubted() {
		return
	}
	if slices.ContainsFunc(list, func(q quantity.Quantity) bool { return metric.IsMoney(q.Unit) }) {
		r.prices(s, list)
	}
	last, owner := quantity.Quantity{}, (*names.Tool)(nil) // of the figure before
	for i := range list {
		r.bounds(s, i, list)
		q := list[i]
		switch {
		case s.isVersionOf(q):
			continue
		case s.isNotStated(q) || s.isBeyondTool(i, list):
			last = quantity.Quantity{}
			continue
		case s.isOfTestbed(i, list):
			continue
		}
		between := s.Text[endBefore(i, list):q.Start]
		contrast := last.Unit != "" && len(between) < 60
		now := became{}
		if i == 0 {
			if now = r.becameOf(s, q); now.tool != nil && q.Unit == "" {
				q.Unit, q.Counted = s.canonical(r.stated.unit), r.stated.counted
			}
		}
		if q.Unit == "" {
			q = r.withUnit(s, i, list, last, between)
			q.Unit = s.withoutTool(q.Unit)
		}
		if q.Unit == "" || s.isWorkload(q, i, list) {
			continue
		}
		if owners := r.plainOwners(s, i, list, now); owners != nil {
			last, owner = q, owners[0]
			for _, t := range owners {
				r.figure(s, t, q, i, list)
			}
			continue
		}
		if i > 0 && (s.isInstead(q, list[i-1]) || s.isOfOtherBehind(r, q, list[i-1]) || s.isOfCompared(list[i-1], q)) ||
			contrast && isAgainst(withoutPer(between)) && s.where(q) == nil && s.adjacentTool(q) == nil {
			continue // of the other tool, or of neither
		}
		t, sure := r.subjectOf(s, i, list)
		if !sure && continuesFigure(between) && owner != nil && contrast {
			t = owner
		}
		if t == nil || i+1 < len(list) && s.isOfUnnamed(t, q, list[i+1]) {
			continue
		}
		last, owner = q, t
		r.figure(s, t, q, i, list)
	}
}

// plainOwners returns the tools that the sentence itself gives figure i to: the one whose figure
// became it, both, or the one that is set against another; nil if its subject has to be found.
func (r *Reader) plainOwners(s *Sentence, i int, list []quantity.Quantity, now became) []*names.Tool {
	if now.tool != nil {
		s.load.set(now.load)
		return []*names.Tool{now.tool}
	}
	if pair := r.ofBoth(s, i, list); pair != nil {
		return pair
	}
	if t := s.opposed(i, list); t != nil {
		return []*names.Tool{t}
	}
	return nil
}

// endBefore returns where the figure before figure i ends, or the start of figure i if there is
// none.
func endBefore(i int, list []quantity.Quantity) int {
	if i == 0 {
		return list[0].Start
	}
	return list[i-1].End
}

// isOfCompared reports a figure in parentheses behind what a tool with one before it was
// compared with: "X (30 KB) is lighter than the other app (65 KB)".
func (s *Sentence) isOfCompared(x, y quantity.Quantity) bool {
	gap := s.lower[x.End:max(x.End, y.Start)]
	than := strings.Index(gap, " than ")
	if than < 0 || !strings.HasSuffix(strings.TrimRight(gap, "~≈"), " (") || s.canonical(x.Unit) != s.canonical(y.Unit) {
		return false
	}
	m := s.next(x.End + than)
	return m == nil || m.Start > y.Start
}

// withoutPer removes of which thing each a figure in front of a text is: "/node vs".
func withoutPer(between string) string {
	if rest, ok := strings.CutPrefix(between, "/"); ok {
		_, rest, _ = strings.Cut(rest, " ")
		return " " + rest
	}
	return between
}

// isAgainst reports two figures that are only set against each other: "3 MB vs
// 4 MB".
func isAgainst(between string) bool {
	switch strings.TrimSpace(between) {
	case "vs", "vs.", "versus", "against", "instead of", "compared to", "compared with", "as opposed to", "statt", "gegenüber":
		return true
	}
	return false
}

// isOfUnnamed reports a figure that is compared with one of a tool and has no name before it:
// of "6 KB against 61 KB with X" the first is another's.
func (s *Sentence) isOfUnnamed(t *names.Tool, q, next quantity.Quantity) bool {
	return isAgainst(s.Text[q.End:next.Start]) && s.where(next) == t && !s.hasTool(q.Start)
}

// isRow reports an item that is the row of a table: figures of one unit side
// by side, under columns whose owners it does not name.
func (s *Sentence) isRow(list []quantity.Quantity) bool {
	if !s.item || len(s.Mentions) > 0 || strings.HasSuffix(s.Text, ".") {
		return false
	}
	for i := 1; i < len(list); i++ {
		gap := strings.TrimSpace(s.Text[list[i-1].End:list[i].Start])
		if open, rest, found := strings.Cut(gap, "("); found && open == "" {
			if _, after, closed := strings.Cut(rest, ")"); closed {
				gap = strings.TrimSpace(after)
			}
		}
		if list[i].Unit != "" && list[i].Unit == list[i-1].Unit && strings.Trim(gap, " ~≈|,;/") == "" {
			return true
		}
	}
	return false
}

// continuesFigure reports the words between two values of one figure: "29% to
// 38%", "48% …, up from 42%".
func continuesFigure(between string) bool {
	b := strings.TrimSpace(between)
	if strings.HasSuffix(b, "compared to") {
		return false
	}
	return b == "to" || strings.HasSuffix(b, "up from") || strings.HasSuffix(b, "down from") ||
		strings.HasSuffix(b, " to") && strings.HasPrefix(b, "in ") && !strings.Contains(b, ", and ")
}

// changing returns what a share, change or ratio is of; empty: nobody knows.
func (r *Reader) changing(s *Sentence, i int, list []quantity.Quantity, t *names.Tool, called string) string {
	named := r.proseMetric(s, i, list, called)
	if use := s.useAt(i, list, t); named != "" && use != "" {
		named = metric.Snake(use)
	}
	if (named == "share" || named == "change") && s.isLead(list[i]) {
		return ""
	}
	return named
}

// useAt is useOf for figure i, or for the one that it continues.
func (s *Sentence) useAt(i int, list []quantity.Quantity, t *names.Tool) string {
	if use := s.useOf(list[i], t); use != "" || i == 0 || !continuesFigure(s.lower[list[i-1].End:list[i].Start]) {
		return use
	}
	return s.useOf(list[i-1], t)
}

func (r *Reader) figure(s *Sentence, t *names.Tool, q quantity.Quantity, i int, list []quantity.Quantity) {
	if i > 0 && len(s.Mentions) == 0 && setsFigures(s.lower[list[i-1].End:q.Start]) {
		return // "0 ms vs 10 s": of another
	}
	at := s.Section.At(s.Text)
	asOf := yearOf(s, q, i, list)
	if r.Facts.Count(at, t, q, s.lower, asOf) {
		r.stated = statedFigure{s.Piece, t, s.family(q.Unit), s.Start, s.Start + len(s.Text), q.Unit, q.Counted, false, "", ""}
		return
	}
	m := facts.Measured(t, q)
	var known bool
	if m.Metric, known = r.metricAt(s, t, q, m.Unit, i, list); !known {
		return
	}
	switch {
	case m.Workload != "":
		if state := s.stateOf(i, list); state != "" {
			m.Workload += ", " + state
		}
	case i > 0 && s.isWorkOf(list[i-1], q):
		m.Workload = s.workAt(list[i-1])
	case i+1 < len(list) && (s.isWorkBehind(q, list[i+1]) || s.isWithBehind(q, list[i+1])):
		m.Workload = s.workAt(list[i+1])
	}
	if m.Workload == "" {
		m.Workload = r.workloadAround(s, t, q, i, list)
	}
	if m.Workload == "" && s.family(q.Unit) == r.stated.family {
		m.Workload = r.openLoad(s)
	}
	if s.cues&cueSource != 0 || strings.IndexByte(s.Text, '(') >= 0 {
		m.AttributedTo = record.NullString(s.attribution(q, i, list))
	}
	m.AttributedTo = cmp.Or(m.AttributedTo, record.NullString(r.claimant(s)))
	if m.AttributedTo == "" && s.ContinuesSentence() && r.stated.piece == s.Piece {
		m.AttributedTo = r.stated.by // "According to Acme X has 51%; Y was at 9%"
	}
	m.AsOf = asOf
	m.Metric = s.partOf(m.Metric, q)
	added := r.Facts.Measurement(at, m)
	r.stated = statedFigure{s.Piece, t, s.family(q.Unit), s.Start, s.Start + len(s.Text), q.Unit, q.Counted, m.Metric == "memory", m.AttributedTo, r.openLoad(s)}
	if version := s.versionOf(t, q); added && version != "" && m.Workload == "" {
		r.Facts.OfVersion(version)
	}
}

// workloadAround returns the workload of figure i according to the words around it.
func (r *Reader) workloadAround(s *Sentence, t *names.Tool, q quantity.Quantity, i int, list []quantity.Quantity) string {
	if w := cmp.Or(s.perThing(), s.perBefore(q)); w != "" {
		return w
	}
	if w := s.contrasted(i, list); w != "" {
		return w
	}
	if w := s.conditions(q, i, list); w != "" {
		return w
	}
	if w := s.entryNote(t); w != "" || !isOfTests(q) {
		return w
	}
	if w := r.settingOf(s.setUp); w != "" {
		return w
	}
	load, of := loadOfHeading(s.Section.Title.Plain)
	if load == "" {
		return ""
	}
	for k := range list { // the sentence has a load of its own, whatever it says of it
		if k != i && isLoad(list[k]) && list[k].Value != of.Value && (metric.Family(list[k].Unit) != "rate" || metric.Family(q.Unit) != "rate") {
			return ""
		}
	}
	return load
}

// setsFigures reports words between two figures that set one tool against another.
func setsFigures(between string) bool {
	switch strings.Trim(between, " ,;(~≈") {
	case "vs", "vs.", "versus", "against", "compared to", "compared with", "rather than", "instead of":
		return true
	}
	return false
}
