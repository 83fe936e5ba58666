package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// subjectAt returns the tool of which the words at a position of a sentence say
// something: the one that they are added to, the subject of their clause, else
// what was spoken of before.
func (r *Reader) subjectAt(s *Sentence, at int) *names.Tool {
	m, doubt := s.ownerAt(at)
	switch {
	case doubt, m != nil && m.End <= at && s.hasOtherOwner(m.End, at), m == nil && (s.opensItsOther() || s.hasUnknownSubject(at)),
		m != nil && (s.isOfPart(m, at) || m.End <= at && isFirm(strings.TrimLeft(s.lower[m.End:], " "))):
		return nil
	case s.pronoun():
		if m != nil && m.End <= at && (addsTo(s.lower[m.End:at]) || opensVerb(s.lower[m.End:at])) {
			return known(m)
		}
		return s.pronounTarget()
	case m != nil:
		return known(m)
	case len(s.Mentions) == 0 && s.before != nil:
		return s.before
	case s.item && s.Section.Title.IsOfDifferences():
		return nil // of one of them
	case s.item || len(s.Mentions) == 0:
		return s.Section.Tool
	}
	return nil
}

// isAddedToOther reports a figure in parentheses after an unknown name: "and Parcel (43k stars)
// comes third". Where the name only says where something was measured, "on GitHub (43k stars)",
// the figure is not its own.
func (s *Sentence) isAddedToOther(r *Reader, q quantity.Quantity) bool {
	from := max(0, q.Start-phrase.MaxName)
	open := from + strings.LastIndex(s.Text[from:q.Start], " (")
	if open < from || strings.IndexByte(s.Text[open:q.Start], ')') >= 0 {
		return false
	}
	start := open
	for start > 0 && open-start < phrase.MaxName {
		word := words.Last(s.Text[:start])
		if !words.IsCapitalized(word) || strings.TrimRight(word, ",.;:)!?") != word {
			break
		}
		if start -= len(word); start > 0 && s.Text[start-1] == ' ' {
			start--
		}
	}
	if start == open || start == 0 { // no name, or the capital of the sentence
		return false
	}
	for _, m := range s.Mentions {
		if m.End > start && m.Start < q.Start {
			return false
		}
	}
	name := strings.TrimSpace(s.Text[start:open])
	if words.HasSuffix(strings.TrimRight(s.lower[:start], " "), " ahead of", " than", " vs", " vs.", " versus", " over", " beats") &&
		words.HasDigit(name) {
		return true // "far ahead of Zeta-5 (58%)"
	}
	listed := words.HasSuffix(strings.TrimRight(s.lower[:start], " "), ") and", "),", "), and")
	return !isPlaced(s.lower[:start]) && (listed || strings.ToUpper(name) != name) && !vocab.IsColumn(name) && r.Body.IsProper(name)
}

// isOfUnknown reports whether figure i follows an unknown name at the head of its clause, or
// continues a figure of one: "…, and Zeta in 25 s", "…, NATS: 3M msg/s and 40 MB".
func (s *Sentence) isOfUnknown(r *Reader, i int, list []quantity.Quantity) bool {
	strange := s.opensWithUnknown(r, i, list) || i > 0 && s.isPlacedWithUnknown(r, list[i-1], list[i]) ||
		i > 0 && s.unknownEnd == i && s.joinsFigure(list[i-1], list[i])
	if strange {
		s.unknownEnd = i + 1
	}
	return strange
}

// isPlacedWithUnknown reports a figure that was measured with something unknown, as the one before
// it with a tool: "5 ms in X and 9 ms in Zeta".
func (s *Sentence) isPlacedWithUnknown(r *Reader, x, y quantity.Quantity) bool {
	_, rest := words.First(s.Text[y.End:])
	name := phrase.NameAt(strings.TrimPrefix(rest, " "))
	if name == "" || s.whereAt(x) == nil && s.adjacentTool(x) == nil || s.whereAt(y) != nil || s.adjacentTool(y) != nil || isTestWord(name) ||
		isSystem(name) || vocab.IsColumn(name) || !r.Body.IsProper(name) {
		return false
	}
	switch words.Head(s.lower[y.End:]) {
	case "in", "on", "with", "under", "for":
		m := s.next(y.End)
		return m == nil || m.Start > y.End+len(" under ")
	}
	return false
}

// joinsFigure reports that nothing but "and" stands between two figures.
func (s *Sentence) joinsFigure(x, y quantity.Quantity) bool {
	switch strings.TrimSpace(s.lower[x.End:max(x.End, y.Start)]) {
	case "and", ",", ", and", "at", "with":
		return true
	}
	return false
}

// opensWithUnknown reports an unknown name at the head of the clause of figure i.
func (s *Sentence) opensWithUnknown(r *Reader, i int, list []quantity.Quantity) bool {
	q := list[i]
	head := strings.TrimRight(s.lower[:q.Start], " ~≈(")
	label := strings.HasSuffix(head, ":")
	head = strings.TrimRight(head, " :")
	start := s.clauseAt(len(head))
	if and := strings.LastIndex(head[start:], " and "); and >= 0 {
		start += and + 1
	}
	if start == 0 {
		return false
	}
	clause := s.Text[start:len(head)]
	for _, lead := range [...]string{"and ", "the ", "a "} {
		clause = strings.TrimPrefix(clause, lead)
	}
	lower := s.lower[len(head)-len(clause) : len(head)]
	if vocab.IsAddOn(words.Head(lower[len(clause)-len(strings.TrimPrefix(clause, "its ")):])) {
		return true // of the tool, but not it
	}
	if isOwner(words.Head(clause)) {
		m := s.next(start)
		return m == nil || m.Start >= q.Start
	}
	name := phrase.NameAt(clause)
	if name == "" || IsMatter(lower[:len(name)]) || vocab.IsColumn(name) && !isSystem(name) || !r.Body.IsProper(name) {
		return false
	}
	if strings.ToUpper(name) == name && (len(name) < 3 || isTestWord(name)) &&
		(i == 0 || s.canonical(q.Unit) != s.canonical(list[i-1].Unit) || list[i-1].Start > start || label && len(name) < 3) {
		return false // CPU, or a test
	}
	if m := s.next(start); m != nil && m.Start < q.Start {
		return false
	}
	rest := strings.Fields(lower[len(name):])
	if len(rest) > 0 && words.OpensDigit(strings.TrimPrefix(rest[0], "v")) {
		rest = rest[1:] // its version
	}
	if len(rest) > 0 && vocab.IsKind(rest[0]) {
		rest = rest[1:]
	}
	for k, w := range rest {
		if !isDegreeWord(w) && w != "in" && w != "at" && w != "with" && (k > 0 || !isVerbOfTools(w)) {
			return false
		}
	}
	return true
}

// isOwner reports whose something is: "gunicorn's".
func isOwner(w string) bool {
	owner, ok := strings.CutSuffix(words.Plain(w), "'s")
	if !ok {
		return false
	}
	switch words.LowerASCII(owner) {
	case "it", "that", "there", "here", "what", "who", "let", "he", "she", "one", "today":
		return false
	}
	return true
}

// isSystem reports operating systems, on which a tool may run: what they do is not its.
func isSystem(name string) bool {
	switch words.LowerASCII(name) {
	case "windows", "linux", "macos", "ios", "android":
		return true
	}
	return false
}

// isTestWord reports capitals for what is measured or tested, and for what all tools
// speak: the others are names.
func isTestWord(name string) bool {
	switch name {
	case "CPU", "RAM", "RSS", "GPU", "API", "APIS", "JSON", "HTML", "HTTP", "HTTPS", "TLS", "SSL", "SQL", "CRUD", "GET", "POST", "PUT",
		"DELETE", "TTFB", "FCP", "LCP", "TTI", "TBT", "CLS", "INP", "FID", "SSR", "SSG", "CSR", "ISR", "HMR",
		"QPS", "RPS", "TPS", "IOPS", "ORM", "CLI", "CSS", "XML", "CSV", "YAML", "REST", "RPC", "UDP", "TCP", "DNS", "SSD", "HDD", "VPS", "MAX",
		"MIN", "AVG", "SSE", "JIT", "AOT", "OLTP", "OLAP", "JVM", "SDK", "IDE", "LLM", "RTT",
		"INSERT", "SELECT", "UPDATE", "SET", "ACK", "I/O", "ACL", "AES", "JWT", "ETL", "TTL", "LRU", "DOM", "WASM", "PDF", "URL", "FPS",
		"TPC-C", "TPC-H", "YCSB", "SLA", "MVP", "MVC", "UI", "GC", "IO", "DB":
		return true
	}
	return len(name) > 1 && name[0] == 'P' && words.IsDigit(name[1]) // P99
}

// setBeside returns the other tool of a figure that is set beside one of its unit:
// "38 MB/s, well below X at 605 MB/s", "beats X with 605 MB/s to 38 MB/s".
func (s *Sentence) setBeside(i int, list []quantity.Quantity) *names.Tool {
	q := list[i]
	if i == 0 || s.canonical(q.Unit) != s.canonical(list[i-1].Unit) {
		return nil
	}
	to := strings.TrimSpace(s.lower[list[i-1].End:q.Start]) == "to" && !s.behindFrom(list[i-1])
	for k := range s.Mentions {
		m := &s.Mentions[k]
		switch {
		case m.End > q.Start:
		case m.Start >= list[i-1].End && s.isForeign(*m):
			if gap := strings.Trim(s.lower[m.End:q.Start], " ,~≈"); gap == "at" || gap == "with" {
				return known(m)
			}
		case to && words.HasSuffix(s.lower[:m.Start], "beat ", "beats ", "outperforms ", "outperformed ", "tops ", "trumps ", "defeats ") &&
			m.End <= list[i-1].Start:
			return known(m)
		}
	}
	return nil
}

// timesThat returns X of "three times that from X".
func (s *Sentence) timesThat(q quantity.Quantity) *names.Tool {
	for _, m := range s.Mentions {
		if m.Start >= q.End {
			switch strings.TrimSpace(s.lower[q.End:m.Start]) {
			case "that from", "that with", "that on", "that under", "as much from", "as much with", "as many from", "as many with":
				return known(&m)
			}
			return nil
		}
	}
	return nil
}

// isPlaced reports words behind which a name says where or with what something
// was measured.
func isPlaced(before string) bool {
	last := words.Last(before)
	if vocab.IsDeterminer(last) {
		return isPlaced(strings.TrimSuffix(strings.TrimRight(before, " "), last))
	}
	switch last {
	case "on", "in", "under", "with", "via", "at", "for", "by", "through", "using", "of", "during", "behind":
		return true
	}
	return false
}

// known returns what a mention names, if that is a tool.
func known(m *names.Mention) *names.Tool {
	if m.Tool.Thing {
		return nil
	}
	return m.Tool
}

// ownerAt returns the name that the words at a position are about; in doubt it
// says so.
func (s *Sentence) ownerAt(at int) (m *names.Mention, doubt bool) {
	i := len(s.Mentions) - 1
	for ; i >= 0; i-- {
		m := &s.Mentions[i]
		if m.End > at {
			continue
		}
		gap := s.lower[m.End:at]
		switch {
		case addsTo(gap):
			return m, false
		case s.isModifier(*m):
		case s.isObjectAt(i, at):
			if directly(gap) && !m.Tool.Thing {
				return nil, s.hasSubject(i)
			}
		case !m.Tool.Thing:
			return s.firstOf(i), false
		case opensVerb(gap):
			return m, false
		}
	}
	if len(s.Mentions) > 0 && s.Mentions[0].End <= at && s.hasTool(at) || hasVerb(s.lower[:at]) || s.hasUnknownSubject(at) {
		return nil, false
	}
	for i := range s.Mentions { // "Created by A, X is small"
		if m := &s.Mentions[i]; m.End > at && !m.Tool.Thing && !s.isObject(*m) && !s.isModifier(*m) {
			return m, false
		}
	}
	return nil, false
}

// hasTool reports a tool named before a position.
func (s *Sentence) hasTool(before int) bool {
	for _, m := range s.Mentions {
		if m.End <= before && !m.Tool.Thing {
			return true
		}
	}
	return false
}

// hasSubject reports that another tool than the one of mention i is named as a
// subject in front of it, or that none is named there but what was spoken of
// may be meant.
func (s *Sentence) hasSubject(i int) bool {
	return s.namedIn(s.Mentions[i].Start) || s.item || s.pronoun()
}

// isObjectAt reports a name that is no subject of the words at a position: an
// object, or one of a list of them, unless its own verb follows.
func (s *Sentence) isObjectAt(i, at int) bool {
	m := s.Mentions[i]
	gap := s.lower[m.End:at]
	if s.isObject(m) {
		switch words.Last(s.lower[:m.Start]) {
		case "after", "before", "than", "as", "like", "until":
			return !opensVerb(gap) && gap != " "
		}
		return true
	}
	if i == 0 || !s.joined(s.Mentions[i-1].End, m.Start) {
		return false
	}
	if words.HasPrefix(gap, " is ", " was ", " has ", " had ") {
		return false
	}
	if strings.TrimSpace(s.lower[s.Mentions[i-1].End:m.Start]) == "," && strings.Count(s.lower[:s.Mentions[i-1].Start], " ") < 2 {
		return false // "Unlike A, B …"
	}
	return s.isObjectAt(i-1, at)
}

// firstOf returns the first of the list of subjects that mention i ends.
func (s *Sentence) firstOf(i int) *names.Mention {
	for i > 0 && s.joined(s.Mentions[i-1].End, s.Mentions[i].Start) && !s.Mentions[i-1].Tool.Thing && !s.isObject(s.Mentions[i-1]) {
		i--
	}
	return &s.Mentions[i]
}

// addsTo reports words that a relative clause, which says something of the name
// in front of it, begins with and does not end in.
func addsTo(gap string) bool {
	rest := strings.TrimPrefix(gap, ",")
	if !words.HasPrefix(rest, " which ", " that ", " whose ", " (which ") {
		return false
	}
	return !strings.ContainsAny(rest, ",;)") && !phrase.BreaksClause(rest)
}

// hasOtherOwner reports words behind a name, between two places, that go over to
// something else with a name: "… and Zeta was", "… on Zeta, which".
func (s *Sentence) hasOtherOwner(from, to int) bool {
	gap := s.Text[from:to]
	if strings.Contains(gap, ", ") {
		if i := strings.LastIndex(gap, ", which "); i >= 0 && !strings.Contains(gap[i+1:], ",") && words.IsCapitalized(words.Last(gap[:i])) {
			return true
		}
		for _, added := range [...]string{", a ", ", an ", ", the "} { // "… introduced Zeta, a server"
			if i := strings.LastIndex(gap, added); i > 0 && words.IsCapitalized(words.Last(gap[:i])) {
				return true
			}
		}
	}
	clause := strings.TrimPrefix(gap[phrase.ClauseStart(s.lower[from:to]):], "and ")
	name := phrase.NameAt(clause)
	return name != "" && opensVerb(clause[len(name):])
}

// directly reports that nothing stands between a name and what may be added to
// it.
func directly(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "", ",", "(", ", first", ", originally", ", initially", ", a framework", ", a project":
		return true
	}
	return false
}

// opensVerb reports words that begin with the verb of the name in front of
// them.
func opensVerb(gap string) bool {
	return words.HasPrefix(gap, " is ", " was ", " are ", " were ", " has ", " have ", " had ", " came ", " first ", " originally ", " initially ")
}

// hasVerb reports words that hold a verb of their own.
func hasVerb(lower string) bool {
	return words.HasAny(lower, "is", "was", "are", "were", "has", "have", "had")
}
