package sentence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
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
		if s.isVersionOf(q) {
			continue
		}
		if s.isNotStated(q) || s.isBeyondTool(i, list) {
			last = quantity.Quantity{}
			continue
		}
		if s.isOfTestbed(i, list) {
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

// withUnit returns a figure of a list with the unit of the one that was read last, or of
// a neighbour, if it shares that.
func (r *Reader) withUnit(s *Sentence, i int, list []quantity.Quantity, last quantity.Quantity, between string) quantity.Quantity {
	q := list[i]
	contrast := last.Unit != "" && len(between) < 60
	switch {
	case isOfScale(s.nounOf(q)), isNumbered(words.Last(s.lower[:q.Start])):
	case contrast && q.Value > 0 && !s.countsNoun(q) && (strings.Contains(between, "vs") || strings.Contains(between, " and ") || strings.Contains(between, " to ") || strings.Contains(between, "compared")):
		return sharing(q, last)
	case contrast && s.listsOther(q, last):
		return sharing(q, last)
	case i > 0 && s.isSetBeside(q, list[i-1]):
		return sharing(q, list[i-1])
	case i == 0 && (len(list) <= 2 && r.continuesStated(s, q) || r.reachesToo(s, q)):
		return sharing(q, quantity.Quantity{Unit: r.stated.unit, Counted: r.stated.counted})
	case i+1 < len(list) && s.behindFrom(q) && list[i+1].Unit != "" && !list[i+1].Counted && s.leadsTo(q, list[i+1]) && s.next(q.End) == nil:
		return sharing(q, list[i+1]) // "from 90,000 to 130,000 req/s"
	case i+1 < len(list) && (s.sharesNext(q, list[i+1]) || list[i+1].Unit != "" && isAgainst(s.Text[q.End:list[i+1].Start])):
		return sharing(q, list[i+1])
	}
	return q
}

// withoutTool removes the name of a tool in front of what is counted: "Zeta jobs".
func (s *Sentence) withoutTool(unit string) string {
	if strings.IndexByte(unit, ' ') < 0 {
		return unit
	}
	for _, m := range s.Mentions {
		if rest, ok := strings.CutPrefix(unit, s.Text[m.Start:m.End]+" "); ok {
			return rest
		}
	}
	return unit
}

// isNumbered reports a noun of things that have numbers, one of which may follow: "query 17".
func isNumbered(w string) bool {
	switch w {
	case "query", "test", "step", "run", "case", "level", "phase", "stage", "round", "page", "figure", "table", "section", "chapter", "part",
		"line", "number", "no.", "port", "error", "issue", "day", "week", "question", "scenario", "task", "tier", "rank", "version", "release":
		return true
	}
	return false
}

// isOfScale reports a noun of what is measured without a unit: "recall@10 of 0.97".
func isOfScale(noun string) bool {
	switch noun {
	case "f1", "score", "ratio", "factor", "ndcg", "mrr":
		return true
	}
	return isOfFinding(noun) || strings.Contains(noun, "@")
}

// countsNoun reports a bare number followed by the noun that it counts: "ships 2 new clients".
func (s *Sentence) countsNoun(q quantity.Quantity) bool {
	noun, _ := words.First(s.lower[q.End:])
	if noun == "" || s.lower[q.End] != ' ' || noun[0] < 'a' || noun[0] > 'z' || s.isNamedAt(q.End+1) {
		return false
	}
	bare := words.Bare(noun)
	switch bare {
	case "respectively", "per", "while", "but", "than", "when", "if", "via", "using", "through", "under", "against", "compared", "vs", "versus", "after", "before", "during", "per-second", "more", "less", "faster", "slower", "higher", "lower", "ahead", "behind", "on", "as", "seconds", "or", "because", "since", "thanks", "so", "now", "today", "last", "this":
		return false
	}
	return !isLinking(bare)
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

// sharing gives a figure the unit of the one before; a measured value has the precision of its
// last digit.
func sharing(q, before quantity.Quantity) quantity.Quantity {
	q.Unit, q.Counted = before.Unit, before.Counted
	if !q.Counted && !q.Range && q.Low == q.Value && q.High == q.Value {
		q.Low, q.High = q.Low-0.5, q.High+0.5
	}
	return q
}

// sharesNext reports a figure whose unit stands behind the next one only, which is
// another tool's: "did 3,900 and Flask 4,200 req/s".
func (s *Sentence) sharesNext(q, next quantity.Quantity) bool {
	gap := s.lower[q.End:next.Start]
	if next.Unit == "" || next.Counted || next.Range || len(gap) > phrase.MaxLabel || !words.HasPrefix(gap, " and ", ", ", " vs", " while ", " but ", " against ") {
		return false
	}
	if strings.TrimSpace(gap) == "and" && s.isRespective() {
		return true
	}
	verb := false
	for _, m := range s.Mentions {
		switch {
		case m.End == q.Start-1, m.Start == q.End+1: // a version, or what is counted
			return false
		case m.End < q.Start:
			verb = true
		case m.Start >= q.End && m.End <= next.Start:
			return verb && strings.TrimRight(s.lower[m.End:next.Start], " ~≈") == "" || verb && strings.Count(strings.TrimSpace(s.lower[m.End:next.Start]), " ") < 2
		}
	}
	return false
}

// listsOther reports a figure right behind the name of another tool than the figure
// before it, whose unit it shares: "has 80k stars, Flask 78k".
func (s *Sentence) listsOther(q, last quantity.Quantity) bool {
	const most = 1000 // times more or less
	if q.Value < 10 && (last.Counted || !strings.Contains(q.Raw, ".")) || q.Range || q.Value > most*last.Value || last.Value > most*q.Value {
		return false
	}
	if rest := s.lower[q.End:]; rest != "" && rest[0] != ',' && rest[0] != '.' && rest[0] != ';' && rest[0] != ')' && !strings.HasPrefix(rest, " and ") {
		return false
	}
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool {
		return !m.Tool.Thing && m.Start >= last.End && m.End < q.Start && reaches(s.lower[m.End:q.Start]) && words.HasSuffix(s.lower[:m.Start], ", ", " and ", " while ", " whereas ", " but ", " where ", ", with ", ", on ")
	})
}

// reaches reports what may stand between a name and a figure that shares the unit of
// another: nothing, or a verb of reaching it.
func reaches(gap string) bool {
	if version, rest := words.First(gap); words.OpensDigit(strings.TrimPrefix(version, "v")) {
		gap = rest // of the tool
	}
	switch strings.TrimSpace(gap) {
	case "", "at", "only", "just", "at only", "at just", "only at", "needs only", "needs just", "tops out at", "topped out at", "peaks at", "peaked at", "stops at", "stopped at", "reaches", "reached", "manages", "managed", "gets", "got",
		"'s", "’s", "came in at", "comes in at", "came to", "comes to", "needs", "needed", "takes", "took", "uses", "used", "serves", "served", "did", "does", "gets to", "got to", "handles", "handled", "reaches only", "manages only", "managed only", "only reaches", "only managed", "only manages":
		return true
	}
	return false
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
