package stackshare

import (
	"math/bits"
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// cardForm is a field of a card that is recognised by its form.
type cardForm int

const (
	noForm cardForm = iota
	viewsForms
	dayForm
	stanceForm
)

var (
	viewsEnd    = regexp.MustCompile(`(?i)(?:^|\s|\()(\d[\d.,]*\s?[kmb]? views?|views: ?\d[\d.,]*\s?[kmb]?)\)?$`)
	stanceEnd   = regexp.MustCompile(`(?:^|\s)(Needs [Aa]dvice(?: on(?: .{2,200})?)?|NEEDS ADVICE(?: ON(?: .{2,200})?)?|Decided(?: on)?|DECIDED)$`)
	stanceIn    = regexp.MustCompile(`\((Needs [Aa]dvice(?: on [^()]{2,200})?|Decided)\)$`)
	viewsStart  = regexp.MustCompile(`(?i)^(\d[\d.,]*\s?[kmb]? views?)\s`)
	stanceStart = regexp.MustCompile(`^(Decided|DECIDED)\s`)
)

// mayHoldCardField is a quick look whether views or a stance may be in a text.
func mayHoldCardField(s string) bool {
	return mentionsViews(s) || mayBeStance(s)
}

// mayBeStance is a quick look whether a stance may be in a text.
func mayBeStance(s string) bool {
	return strings.Contains(s, "ecided") || strings.Contains(s, "ECIDED") || strings.Contains(s, "dvice") || strings.Contains(s, "DVICE")
}

// unjoined splits fields that only white space separates: "Ana May 24, 2020 Decided 438 views".
// runs are the pieces of the field so far, nil if it is one piece.
func unjoined(runs []outline.Run, f field, b *outline.Block) []outline.Run {
	least := 2 // forms that make a text a line of fields
	if runs == nil {
		at := strings.Index(b.Text, f.text)
		if at < 0 {
			return nil
		}
		runs = []outline.Run{{Anchor: f.Anchor, Start: int32(at), End: int32(at + len(f.text))}}
	} else if slices.ContainsFunc(runs, func(r outline.Run) bool { return r.Time != "" }) {
		least = 1
	}
	var list []outline.Run
	divided := false
	for k := range runs {
		parts := cardLine(runs[k], b.Text, least)
		divided = divided || parts != nil
		if parts == nil {
			parts = runs[k : k+1]
		}
		list = append(list, parts...)
	}
	if !divided && len(runs) == 1 {
		return nil
	}
	return list
}

// cardLine takes day, stance and views off both ends of a run; nil if there are
// fewer forms than least in it, or prose is left.
func cardLine(run outline.Run, text string, least int) []outline.Run {
	if run.Time != "" || int(run.End-run.Start) > maxLabel {
		return nil
	}
	from, to := int(run.Start), int(run.End)
	var head, tail []outline.Run
	seen := 0
	for {
		for to > from && strings.IndexByte(" ,(", text[to-1]) >= 0 {
			to--
		}
		start, end, form := formAtEnd(text[from:to])
		if form == noForm {
			break
		}
		seen |= 1 << form
		tail = append(tail, cutOut(run, from+start, from+end))
		to = from + start
	}
	for {
		for from < to && strings.IndexByte(" ,", text[from]) >= 0 {
			from++
		}
		end, form := formAtStart(text[from:to])
		if form == noForm {
			break
		}
		seen |= 1 << form
		head = append(head, cutOut(run, from, from+end))
		from += end
	}
	if bits.OnesCount(uint(seen)) < least || len(head)+len(tail) == 1 && from == to || to-from > maxNameBytes || isSentence(text[from:to]) {
		return nil
	}
	if from < to {
		head = append(head, cutOut(run, from, to))
	}
	slices.Reverse(tail)
	return append(head, tail...)
}

func cutOut(run outline.Run, from, to int) outline.Run {
	run.Start, run.End = int32(from), int32(to)
	return run
}

// formAtEnd finds a field at the end of a line.
func formAtEnd(s string) (start, end int, form cardForm) {
	if mentionsViews(s) {
		if m := viewsEnd.FindStringSubmatchIndex(s); m != nil {
			return m[2], m[3], viewsForms
		}
	}
	if holdsDay(s) {
		if days := dates.Find(s); len(days) > 0 {
			if d := days[len(days)-1]; d.End == len(s) && len(d.Date) == len("2006-01-02") {
				return d.Start, d.End, dayForm
			}
		}
	}
	if !mayBeStance(s) {
		return 0, 0, noForm
	}
	if s == "Decided" { // as nearly all are
		return 0, len(s), stanceForm
	}
	for _, stance := range [...]*regexp.Regexp{stanceEnd, stanceIn} {
		if m := stance.FindStringSubmatchIndex(s); m != nil {
			return m[2], m[3], stanceForm
		}
	}
	return 0, 0, noForm
}

// formAtStart finds a field at the beginning of a line.
func formAtStart(s string) (end int, form cardForm) {
	if m := viewsStart.FindStringSubmatchIndex(s); m != nil {
		return m[3], viewsForms
	}
	if m := stanceStart.FindStringSubmatchIndex(s); m != nil {
		return m[3], stanceForm
	}
	if holdsDay(s) {
		if days := dates.Find(s); len(days) > 0 && days[0].Start == 0 && len(days[0].Date) == len("2006-01-02") {
			return days[0].End, dayForm
		}
	}
	return 0, noForm
}
