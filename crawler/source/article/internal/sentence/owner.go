package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// subjectOf returns the tool that figure i of list is about; sure excludes every other rule.
func (r *Reader) subjectOf(s *Sentence, i int, list []quantity.Quantity) (t *names.Tool, sure bool) {
	q := list[i]
	if t, sure := s.among(i, list); sure {
		return t, true
	}
	if t := s.adjacentTool(q); t != nil {
		return t, false
	}
	if t := s.notedOf(q); t != nil {
		return t, true
	}
	if t := s.followsAt(q); t != nil {
		return t, true
	}
	if s.isOfLongerName(q) || s.isOfUnknownOwner(q) || s.isAddedToOther(r, q) || s.isOfUnknown(r, i, list) || s.isOfUnknownWhich(r, q) || s.isOfThingThat(q) || s.isWithUnknown(r, q) {
		return nil, true
	}
	if t := s.ownOfOther(i, list); t != nil {
		return t, true
	}
	if t := s.timesThat(q); t != nil {
		return t, true
	}
	if t := s.setBeside(i, list); t != nil {
		return t, true
	}
	if t, sure := s.changed(i, list); sure {
		return t, true
	}
	if t, sure := s.sharedOut(i, list); sure {
		return t, true
	}
	if t := s.placedTogether(i, list); t != nil {
		return t, true
	}
	if t, sure := s.namedBy(q); sure {
		return t, true
	}
	head, tail := s.subject(q), s.where(q)
	if tail != nil && (head == nil || !s.keepsFigure(head, i, list)) {
		return tail, true
	}
	if s.pronoun() && (head == nil || head.Tool.Thing && !strings.HasPrefix(s.Text[min(4, len(s.Text)):], head.Tool.Name)) {
		if s.afterUnknown || r.mayBeOther(s, q) {
			return nil, false
		}
		return s.pronounTarget(), false
	}
	if head != nil {
		return head.Tool, false
	}
	return r.unheaded(s, q)
}

// unheaded returns the tool of a figure in front of which the sentence names none.
func (r *Reader) unheaded(s *Sentence, q quantity.Quantity) (t *names.Tool, sure bool) {
	if !s.afterUnknown && words.HasPrefix(s.lower[q.End:], ", it ") && s.opensWith(q) {
		return s.pronounTarget(), false
	}
	if t := s.setting(q); t != nil && !s.refersBack(q) {
		return t, false
	}
	if t := s.after(q); t != nil {
		return t, false
	}
	if s.afterUnknown || s.opensOtherwise(r) || s.opensItsOther() {
		return nil, false
	}
	if s.Section.Tool != nil && (s.item && !q.Counted || s.refersBack(q) || s.thanSubject(q) || s.isOfDeployed(q) || s.isOfMeasured(q)) && s.Section.Tool != r.Subject {
		return s.Section.Tool, false
	}
	return nil, false
}

// adjacentTool returns the tool right before or after a figure: "Django's 743", "48% of Python
// developers", "69,000 from Django", "5 ms (Flask)".
func (s *Sentence) adjacentTool(q quantity.Quantity) *names.Tool {
	for _, m := range s.Mentions {
		if m.Start >= q.End {
			if s.lower[q.End:m.Start] == " (" && words.HasPrefix(s.lower[m.End:], ")", ",") {
				return m.Tool
			}
			switch strings.TrimSpace(s.lower[q.End:m.Start]) {
			case "that", "which": // "the 900 req/s that X reached"
				if strings.HasSuffix(s.lower[:q.Start], " the ") && isReached(s.lower[m.End:]) {
					return m.Tool
				}
			case "of", "for", "from", "in", "":
				tail := s.Text[m.End:]
				of := strings.TrimSpace(s.lower[q.End:m.Start])
				if of == "for" || of == "from" || of == "of" && s.isRate(q.Unit) && strings.HasSuffix(s.lower[:q.Start], " the ") ||
					of != "in" && words.HasPrefix(tail, " dev", " user", " team", " proj") && (s.canonical(q.Unit) != "%" || !s.endsCrowd(m)) {
					return m.Tool
				}
			}
		}
		if m.End <= q.Start && isPossessive(s.Text[m.End:q.Start]) {
			return m.Tool
		}
	}
	return nil
}

// isReached reports words behind a name by which it reaches the figure in front of it.
func isReached(tail string) bool {
	w, rest := words.First(tail)
	if w == "also" || w == "itself" || w == "now" {
		w, _ = words.First(rest)
	}
	return isVerbOfTools(words.Bare(w))
}

// hasOwn reports a text that begins with a possessive, with whatever signs it is
// written.
func hasOwn(text, own string) bool {
	const most = 8 // bytes of "’s" and a space
	return strings.HasPrefix(words.Plain(text[:min(len(text), most)]), own)
}

// isPossessive reports what stands between a name and its figure: 's, and no
// more than words of degree and a parenthesis.
func isPossessive(gap string) bool {
	for _, mark := range [...]string{"'s", "’s", "‘s", "'", "’", "‘"} {
		if rest, ok := strings.CutPrefix(gap, mark); ok {
			gap = rest
			for _, w := range [...]string{" additional", " extra", " own", " mere", " paltry"} {
				gap = strings.TrimPrefix(gap, w)
			}
			break
		}
	}
	return strings.TrimLeft(gap, " (~≈\u00a0\u202f\u2009") == ""
}

// where returns the tool that the words right behind a figure say it was
// measured with: "8.4 s with Webpack", "14 minutes on the Jenkins".
func (s *Sentence) where(q quantity.Quantity) *names.Tool {
	m := s.whereAt(q)
	if m == nil {
		return nil
	}
	return m.Tool
}

func (s *Sentence) whereAt(q quantity.Quantity) *names.Mention {
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.Start < q.End {
			continue
		}
		switch withoutState(strings.TrimSuffix(strings.TrimSpace(s.lower[q.End:m.Start]), " the")) {
		case "on", "with", "in", "under", "using", "via", "bei", "mit":
			if hasOwn(s.Text[m.End:], "'s") || s.isModifier(*m) {
				return nil
			}
			return m
		}
		return nil
	}
	return nil
}

// keepsFigure reports that the figure i, behind which another tool is named, is
// still the subject's: both stand in one clause, and no other figure between
// them unless that one is the subject's in the same way.
func (s *Sentence) keepsFigure(m *names.Mention, i int, list []quantity.Quantity) bool {
	if phrase.BreaksClause(s.lower[m.End:list[i].Start]) {
		return false
	}
	for k := i - 1; k >= 0 && list[k].Start >= m.End; k-- {
		if s.whereAt(list[k]) == nil {
			return false
		}
	}
	return true
}

// subject returns the last tool before a figure that can be the subject of its
// clause.
func (s *Sentence) subject(q quantity.Quantity) *names.Mention {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		m := &s.Mentions[i]
		if m.End > q.Start {
			continue
		}
		if s.isNoted(i, q) || s.isModifier(*m) || s.isInAside(*m, q) || s.isOfPeopleBehind(*m) || s.isObject(*m) && !s.isApposed(*m, q) && !s.headsFigure(*m, q) ||
			s.listsObject(i) || s.isOwnerOfObject(*m, q) {
			continue
		}
		return m
	}
	return nil
}

// isApposed reports that a figure stands in what is added to a name: "RabbitMQ,
// used by 28%", "Flask, which needs 40 MB".
func (s *Sentence) isApposed(m names.Mention, q quantity.Quantity) bool {
	gap, ok := strings.CutPrefix(s.lower[m.End:q.Start], ", ")
	return ok && !strings.Contains(gap, ", ") &&
		words.HasPrefix(gap, "which ", "whose ", "used ", "chosen ", "named ", "picked ", "preferred ", "trusted ", "adopted ", "run ")
}

// headsFigure reports the owner of what a figure is said of, in a later clause than the subject
// of another tool: "…, and the official image of X is 180 MB".
func (s *Sentence) headsFigure(m names.Mention, q quantity.Quantity) bool {
	const most = 6 // words of the thing
	of, ok := strings.CutSuffix(s.lower[:m.Start], " of ")
	if !ok {
		return false
	}
	verb, degree := words.First(s.lower[m.End:q.Start])
	if verb != "is" && verb != "was" || withoutDegree(degree) != "" {
		return false
	}
	thing := strings.TrimSpace(of[s.clauseAt(m.Start):])
	for _, join := range [...]string{"and ", "but ", "while ", "whereas "} {
		thing = strings.TrimPrefix(thing, join)
	}
	return strings.HasPrefix(thing, "the ") && strings.Count(thing, " ") <= most && !strings.ContainsAny(thing, ",;:()")
}

// setting returns the tool that a clause is about without being its subject:
// "with X, it takes 5 ms", "the throughput of X is 605 MB/s".
func (s *Sentence) setting(q quantity.Quantity) *names.Tool {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		m := s.Mentions[i]
		if m.End > q.Start || s.isNoted(i, q) || s.isModifier(m) || s.isInAside(m, q) || s.isOfPeopleBehind(m) {
			continue
		}
		if s.isForeign(m) || s.isObject(m) && joinsVerb(s.lower[m.End:q.Start]) || isWeighing(words.Last(s.lower[:m.Start])) || s.listsObject(i) && s.isForeign(s.Mentions[i-1]) {
			return nil
		}
		return m.Tool
	}
	return nil
}

// joinsVerb reports words behind an object that go on with the verb of its subject: "builds go through
// X and need".
func joinsVerb(gap string) bool {
	rest, ok := strings.CutPrefix(gap, " and ")
	return ok && isVerbOfTools(words.Head(rest))
}

// isForeign reports a name that a figure is set against.
func (s *Sentence) isForeign(m names.Mention) bool {
	before := strings.TrimRight(s.lower[:m.Start], " (\"“'")
	if s.mayHold(beforeWords) {
		phrase := before[strings.LastIndexAny(before, ",;:.")+1:]
		if i := strings.LastIndex(phrase, "before "); i == 0 && len(phrase) == len(before) || i > 0 && phrase[i-1] == ' ' {
			return true // "Before the move to X"
		}
		if before == "before" {
			return true
		}
	}
	for _, made := range [...]string{" for", " of", " on", " about"} {
		if of, ok := strings.CutSuffix(before, made); ok && vocab.IsAddOn(words.Last(strings.TrimSuffix(of, " of ours"))) {
			return true // "a client for X"
		}
	}
	switch last := words.Last(before); last {
	case "unlike", "without", "versus", "against", "behind", "leaving":
		return true
	case "than", "vs", "vs.", "between", "below", "above":
		return len(last) < len(before)
	case "both", "self-hosted", "managed", "plain", "vanilla":
		return strings.HasSuffix(before[:len(before)-len(last)], " than ")
	case "of":
		return words.HasSuffix(before, "instead of", "ahead of")
	case "to":
		return words.HasSuffix(before, "compared to", "relative to", "next to")
	case "with":
		return strings.HasSuffix(before, "compared with")
	case "from":
		return strings.HasSuffix(before, " away from")
	}
	return false
}

// ownOfOther returns X of "unlike X with its 5 ms".
func (s *Sentence) ownOfOther(i int, list []quantity.Quantity) *names.Tool {
	q := list[i]
	for k := len(s.Mentions) - 1; k >= 0; k-- {
		m := &s.Mentions[k]
		if m.End > q.Start {
			continue
		}
		gap := s.lower[m.End:q.Start]
		switch strings.Trim(gap, " ~≈") {
		case "with its", "and its", "with their", "with only", "with just":
			if s.isForeign(*m) || k > 0 && s.Mentions[k-1].Tool != m.Tool && s.setsUnits(i, list, m.Start) {
				return known(m)
			}
			return nil
		}
		if words.HasPrefix(gap, " with ", " having ", " (") && !phrase.BreaksClause(gap) && s.isForeign(*m) && s.setsUnits(i, list, m.Start) {
			return known(m) // "has more than X with 42 stars and 18 forks"
		}
		return nil
	}
	return nil
}

// setsUnits reports that a figure of the unit of figure i stands in front of a place: the two are set
// against each other.
func (s *Sentence) setsUnits(i int, list []quantity.Quantity, at int) bool {
	return slices.ContainsFunc(list[:i], func(x quantity.Quantity) bool {
		return x.End <= at && x.Unit != "" && s.canonical(x.Unit) == s.canonical(list[i].Unit)
	})
}

// opensOtherwise reports that a sentence begins with what may be the name of another
// tool as its subject, which the page does not compare: "Zeta needs 40% less memory
// than X".
func (s *Sentence) opensOtherwise(r *Reader) bool {
	name, rest := words.First(s.Text)
	verb, _ := words.First(rest)
	if !words.IsCapitalized(name) || len(s.Mentions) > 0 && s.Mentions[0].Start == 0 || !isVerbOfTools(verb) || vocab.IsStop(name) ||
		vocab.IsCommon(name) || r.Body.Ordinary(name) > 0 {
		return false
	}
	lower := strings.ToLower(name)
	return !IsMatter(lower) && !isDeployed(lower) && !isPronoun(lower) && !vocab.IsKind(lower) && strings.TrimRight(name, ",.;:'") == name &&
		!strings.HasSuffix(lower, "ing")
}

func isPronoun(w string) bool {
	switch w {
	case "this", "that", "it", "everything", "nothing", "each", "everyone", "someone", "there", "here":
		return true
	}
	return false
}

// refersBack reports a pronoun in the words of a figure's clause.
func (s *Sentence) refersBack(q quantity.Quantity) bool {
	tail := s.lower[q.End:]
	return strings.HasPrefix(strings.TrimLeft(tail, " "), "faster with it") || strings.HasPrefix(tail, " with it") ||
		strings.Contains(tail, "with it,")
}

// thanSubject reports "30-40% faster than X".
func (s *Sentence) thanSubject(q quantity.Quantity) bool {
	i := strings.Index(s.lower[q.End:], " than ")
	if i < 0 || i > 20 {
		return false
	}
	for _, m := range s.Mentions {
		if m.Start >= q.End && m.Tool != s.Section.Tool && !m.Tool.Thing {
			return true
		}
	}
	return false
}

// after returns the tool that a figure is followed by: "websites run on X",
// and "with 27.5k stars, X …".
func (s *Sentence) after(q quantity.Quantity) *names.Tool {
	for _, m := range s.Mentions {
		if m.Start < q.End {
			continue
		}
		gap := s.lower[q.End:m.Start]
		if strings.Contains(gap, " than ") || words.HasPrefix(gap, " the ", " as ") && (q.Unit == "x" || q.Unit == "%" || q.Unit == "times") {
			return nil // "3x the throughput of X"
		}
		if opening, ok := strings.CutSuffix(gap, ", "); ok && s.opensWith(q) && len(opening) < 40 && !strings.ContainsAny(opening, ",;:.()") {
			return m.Tool
		}
		if len(gap) > 40 || strings.ContainsAny(gap, ",;:.()") {
			return nil
		}
		for _, w := range [...]string{" on ", " use ", " uses ", " using ", " with ", " of ", " run ", " choose ", " prefer ", " used ", " adopted ", " chose ", " like ", " trust ", " tried "} {
			if strings.HasSuffix(gap, w) || strings.HasSuffix(gap, w+"the ") {
				return m.Tool
			}
		}
		return nil
	}
	return nil
}

// opensWith reports a count or a share with which a sentence opens: "With
// 27.5k stars, …", "At 41%, …".
func (s *Sentence) opensWith(q quantity.Quantity) bool {
	switch strings.TrimSpace(s.lower[:q.Start]) {
	case "with", "at", "having", "from", "counting":
	default:
		return false
	}
	if s.isRate(q.Unit) && strings.HasPrefix(s.lower, "with ") { // a load, unless it is weighed
		for _, m := range s.Mentions {
			if m.Start == q.End+len(", ") {
				return words.HasPrefix(s.lower[m.End:], " is ", " was ", " leads", " beats", " tops", " wins", " outperforms", " comes ")
			}
		}
		return false
	}
	return s.canonical(q.Unit) == "%" || metric.OfCount(q.Unit, s.lower) != ""
}
