package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

// sentence is one sentence with what it names.
type sentence struct {
	text     string
	lower    string
	start    int     // in the text of the page
	words    []int32 // where words begin, in the text of the page
	hints    []hint  // in it
	cues     cue
	mentions []mention
	section  *section
	before   *tool // first named in the sentence before, of the same paragraph
	item     bool

	dates []dates.Found // see days
	dated bool
	years []record.Date // see yearsOf
	aged  bool
}

// days returns the dates in the sentence.
func (s *sentence) days() []dates.Found {
	if !s.dated {
		s.dates, s.dated = dates.Find(s.text), true
	}
	return s.dates
}

// figures reads the figures of a sentence that say something of a tool, a
// language, a protocol or a registry.
func (r *reader) figures(s *sentence) {
	list := quantity.FindAt(s.text, r.language, s.words, s.start)
	if s.isRow(list) {
		return
	}
	var last quantity.Quantity // of the figure before
	var owner *tool
	for i := range list {
		q := list[i]
		if q.Hypothetical || isOfPeople(q.Unit) || isMoney(q.Unit) || s.supposed(q) {
			last = quantity.Quantity{}
			continue
		}
		if s.isSetup(q) {
			continue
		}
		between := ""
		if i > 0 {
			between = s.text[list[i-1].End:q.Start]
		}
		contrast := last.Unit != "" && len(between) < 60
		if q.Unit == "" && contrast && q.Value > 0 && (strings.Contains(between, "vs") || strings.Contains(between, " and ") || strings.Contains(between, " to ") || strings.Contains(between, "compared")) {
			q.Unit, q.Counted = last.Unit, last.Counted
		}
		if q.Unit == "" || q.Counted && i+1 < len(list) && strings.TrimSpace(s.text[q.End:list[i+1].Start]) == "in" {
			continue // "renders 1,000 rows in 48 ms" measures 48 ms
		}
		t := r.subjectOf(s, q)
		if continuesFigure(between) && owner != nil && contrast {
			t = owner
		}
		if t == nil {
			continue
		}
		last, owner = q, t
		r.figure(s, t, q, i, list)
	}
}

// isRow reports an item that is the row of a table: figures of one unit side
// by side, under columns whose owners it does not name.
func (s *sentence) isRow(list []quantity.Quantity) bool {
	if !s.item || len(s.mentions) > 0 || strings.HasSuffix(s.text, ".") {
		return false
	}
	for i := 1; i < len(list); i++ {
		gap := strings.TrimSpace(s.text[list[i-1].End:list[i].Start])
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
	return b == "to" || strings.HasSuffix(b, "up from") || strings.HasSuffix(b, "down from") || strings.HasSuffix(b, " to") && strings.HasPrefix(b, "in ")
}

func (r *reader) figure(s *sentence, t *tool, q quantity.Quantity, i int, list []quantity.Quantity) {
	at := s.section.at(s.text)
	asOf := yearOf(s, q, i, list)
	if r.count(at, t, q, s.lower, asOf) {
		return
	}
	m := r.measurement(t, q)
	m.Metric = metricOf("", q.Unit)
	if m.Metric == "memory" && !strings.Contains(s.lower, "memory") && !strings.Contains(s.lower, " ram") && !strings.Contains(s.lower, "footprint") {
		m.Metric = "size"
	}
	if i > 0 && m.Workload == "" && list[i-1].Counted && strings.TrimSpace(s.text[list[i-1].End:q.Start]) == "in" {
		m.Workload = list[i-1].Raw
	}
	if m.Metric == "share" || m.Metric == "change" || m.Metric == "ratio" {
		m.Metric = proseMetric(s.lower, m.Metric)
		if use := s.useOf(q, t); use != "" {
			m.Metric = snake(use)
		}
	}
	if m.Workload == "" {
		m.Workload = s.workload(q)
	}
	if m.Workload == "" {
		m.Workload = s.setup(q, i, list)
	}
	if s.cues&cueSource != 0 || strings.IndexByte(s.text, '(') >= 0 {
		m.AttributedTo = record.NullString(s.attribution(q, i, list))
	}
	m.AsOf = asOf
	r.facts.measurement(at, m)
}

// isOfPeople reports units of what a survey counts, and of reading.
func isOfPeople(unit string) bool {
	words := strings.Fields(strings.ToLower(unit))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "respondents", "answers", "participants", "responses", "interviews", "readers", "subscribers", "teams", "companies",
		"organizations", "organisations", "engineers", "years", "year", "months", "weeks", "days", "hours", "minutes", "words",
		"alternatives", "frameworks", "tools", "options", "ways", "reasons", "things", "steps", "tips", "libraries", "databases",
		"lines", "examples", "features", "mistakes", "points":
		return words[len(words)-1] != "points" || len(words) > 2
	}
	return false
}

// isMoney reports currencies: what prose says of money is an offer or an
// example.
func isMoney(unit string) bool {
	switch unit {
	case "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "dollars", "euros":
		return true
	}
	return false
}

// supposed reports a figure of an app, not of the framework: "A Django app
// with 200 queries", "your site needs 3 servers".
func (s *sentence) supposed(q quantity.Quantity) bool {
	head := s.lower[:min(q.Start, len(s.lower))]
	for _, lead := range [...]string{"a ", "an "} {
		if strings.HasPrefix(head, lead) && len(s.mentions) > 0 && s.mentions[0].start == len(lead) {
			return true
		}
	}
	return strings.Contains(head, " if ") || strings.HasPrefix(head, "if ") || strings.Contains(head, "when ")
}

// subjectOf returns what a figure is about.
func (r *reader) subjectOf(s *sentence, q quantity.Quantity) *tool {
	if t := s.beside(q); t != nil {
		return t
	}
	t := s.nearest(q, true)
	if s.pronoun() && (t == nil || t.thing && !strings.HasPrefix(s.text[min(4, len(s.text)):], t.name)) {
		return s.it()
	}
	if t != nil {
		return t
	}
	if t := s.nearest(q, false); t != nil && !s.refersBack(q) {
		return t
	}
	if t := s.after(q); t != nil {
		return t
	}
	if s.section.tool != nil && (s.item && !q.Counted || s.refersBack(q) || s.thanSubject(r, q)) && s.section.tool != r.subject {
		return s.section.tool
	}
	return nil
}

// beside returns the tool right before or behind a figure: "Django's 743",
// "48% of Python developers", "69,000 from Django".
func (s *sentence) beside(q quantity.Quantity) *tool {
	for _, m := range s.mentions {
		if m.start >= q.End {
			switch strings.TrimSpace(s.lower[q.End:m.start]) {
			case "of", "for", "from", "in", "":
				tail := s.text[m.end:]
				of := strings.TrimSpace(s.lower[q.End:m.start])
				if of == "for" || of == "from" || of != "in" && (strings.HasPrefix(tail, " dev") || strings.HasPrefix(tail, " user") || strings.HasPrefix(tail, " team") || strings.HasPrefix(tail, " proj")) {
					return m.tool
				}
			}
		}
		if m.end <= q.Start && isPossessive(s.text[m.end:q.Start]) {
			return m.tool
		}
	}
	return nil
}

// isPossessive reports what stands between a name and its figure: 's, and no
// more than words of degree and a parenthesis.
func isPossessive(gap string) bool {
	gap = plain(gap)
	rest, ok := strings.CutPrefix(gap, "'s")
	if !ok && strings.HasPrefix(gap, "'") {
		rest, ok = gap[1:], true
	}
	if !ok && strings.TrimSpace(gap) != "" && strings.Trim(gap, " (~≈") != "" {
		return false
	}
	return strings.Trim(rest, " (~≈") == ""
}

// nearest returns the tool that is named last before a figure; strict: only
// where it can be the subject of a clause.
func (s *sentence) nearest(q quantity.Quantity, strict bool) *tool {
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := s.mentions[i]
		if m.end > q.Start {
			continue
		}
		if strict && s.isObject(m) || s.isModifier(m) {
			continue
		}
		return m.tool
	}
	return nil
}

// isObject reports a name behind a preposition.
func (s *sentence) isObject(m mention) bool {
	before := strings.TrimRight(s.lower[:m.start], " (\"“'")
	i := strings.LastIndexAny(before, " (") + 1
	switch before[i:] {
	case "on", "of", "in", "via", "with", "by", "to", "than", "from", "for", "as", "over", "under", "like", "vs", "vs.", "versus", "through", "into", "against", "between", "or", "below", "above":
		return true
	case "the", "a", "an", "its":
		return i > 1 && s.isObject(mention{start: i - 1})
	}
	return false
}

// isModifier reports a name that says what something else is an alternative
// of.
func (s *sentence) isModifier(m mention) bool {
	rest := strings.TrimLeft(s.lower[m.end:], " -")
	return hasAny(rest, "alternative", "replacement", "equivalent", "competitor", "rival")
}

// it returns what a pronoun at the head of the sentence stands for.
func (s *sentence) it() *tool {
	if s.before != nil {
		return s.before
	}
	return s.section.tool
}

// pronoun reports a sentence that goes on about what was named before.
func (s *sentence) pronoun() bool {
	for _, p := range [...]string{"it ", "its ", "it's ", "this framework ", "the framework ", "the library ", "the project ", "this library ", "they ", "the tool "} {
		if strings.HasPrefix(s.lower, p) {
			return true
		}
	}
	return false
}

// refersBack reports a pronoun in the words of a figure's clause.
func (s *sentence) refersBack(q quantity.Quantity) bool {
	tail := s.lower[q.End:]
	return strings.HasPrefix(strings.TrimLeft(tail, " "), "faster with it") || strings.HasPrefix(tail, " with it") || strings.Contains(tail, "with it,")
}

// thanSubject reports "30-40% faster than X".
func (s *sentence) thanSubject(r *reader, q quantity.Quantity) bool {
	i := strings.Index(s.lower[q.End:], " than ")
	if i < 0 || i > 20 {
		return false
	}
	for _, m := range s.mentions {
		if m.start >= q.End && m.tool != s.section.tool && !m.tool.thing {
			return true
		}
	}
	return false
}

// after returns the tool that a figure is followed by: "websites run on X".
func (s *sentence) after(q quantity.Quantity) *tool {
	for _, m := range s.mentions {
		if m.start < q.End {
			continue
		}
		gap := s.lower[q.End:m.start]
		if len(gap) > 40 || strings.ContainsAny(gap, ",;:.()") {
			return nil
		}
		for _, w := range [...]string{" on ", " use ", " uses ", " using ", " with ", " of ", " run ", " choose ", " prefer ", " used ", " adopted ", " chose ", " like "} {
			if strings.HasSuffix(gap, w) || strings.HasSuffix(gap, w+"the ") {
				return m.tool
			}
		}
		return nil
	}
	return nil
}
