package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// addField appends a field as one token, or as several where one line holds
// several things: a time, a row of links, a badge and a date.
func (r *reader) addField(f field, b *outline.Block) {
	switch f.text {
	case "→", "➜", "⟶", "=": // between a label and its value
		return
	}
	pieces := piecesOf(f, b)
	if pieces == nil {
		r.addToken(f, b)
	}
	pictures := f.within
	for k := range pieces {
		run := &pieces[k]
		for len(pictures) > 0 && pictures[0].At <= int(run.Start) {
			r.addToken(pictureField(&pictures[0]), b)
			pictures = pictures[1:]
		}
		part := field{Anchor: run.Anchor, soft: f.soft && k == 0, text: trimJoints(b.Text[run.Start:run.End])}
		if part.text != "" && part.text != "and" {
			r.addToken(part, b)
		}
	}
	for k := range pictures {
		r.addToken(pictureField(&pictures[k]), b)
	}
}

// maxRuns bounds the runs of a line of a card: each of its fields is looked for in all
// of it.
const maxRuns = 512

// piecesOf divides a field into what it says; nil if that is one thing.
func piecesOf(f field, b *outline.Block) []outline.Run {
	if f.text == "" || len(b.Runs) > maxRuns && f.text != strings.TrimSpace(b.Text) {
		return nil
	}
	runs := lineOf(f, b)
	if runs == nil && len(f.text) > maxLabel || !mayHoldCardField(f.text) {
		return runs
	}
	return unjoined(runs, f, b)
}

// lineOf divides a field at its elements and at the signs that part fields.
func lineOf(f field, b *outline.Block) []outline.Run {
	whole := len(b.Runs) > 1 && f.text == strings.TrimSpace(b.Text)
	if len(f.text) > maxLabel {
		switch {
		case whole && onlyLinks(b):
			return wholeLinks(b)
		case whole:
			return withViews(b)
		}
		return nil
	}
	if pieces := timed(f, b); pieces != nil {
		return dottedBeside(pieces, b)
	}
	if pieces := splitCardSentence(f, b); pieces != nil {
		return pieces
	}
	if pieces := dotted(f, b); pieces != nil {
		return pieces
	}
	if pieces := figured(f, b); pieces != nil {
		return pieces
	}
	if pieces := rowOfFigures(f, b); pieces != nil {
		return pieces
	}
	switch {
	case !whole:
		return nil
	case divides(b):
		return wholeLinks(b)
	}
	return withViews(b)
}

// withViews divides a text from the views that stand behind it in a style of
// their own.
func withViews(b *outline.Block) []outline.Run {
	n := len(b.Runs) - 1
	last := &b.Runs[n]
	if !mentionsViews(b.Text[last.Start:last.End]) {
		return nil
	}
	if _, ok := viewsOf(keyOf(trimJoints(b.Text[last.Start:last.End]))); !ok {
		return nil
	}
	text := b.Runs[0]
	text.End = b.Runs[n-1].End
	return []outline.Run{text, *last}
}

// dotted divides a line at the dots and bars that part its fields, and these at
// links, if one of them is a day, a stance or views; nil if it is no such line.
func dotted(f field, b *outline.Block) []outline.Run {
	return dottedAt(max(0, strings.Index(b.Text, f.text)), f.text, b)
}

// dottedBeside divides what stands beside a time element at its dots too.
func dottedBeside(pieces []outline.Run, b *outline.Block) []outline.Run {
	var list []outline.Run
	for k := range pieces {
		run := &pieces[k]
		if run.Time == "" {
			if parts := dottedAt(int(run.Start), b.Text[run.Start:run.End], b); parts != nil {
				list = append(list, parts...)
				continue
			}
		}
		list = append(list, *run)
	}
	return list
}

// dottedAt divides text, which begins at a place of b; nil if it is no line of fields.
func dottedAt(at int, text string, b *outline.Block) []outline.Run {
	if !hasDots(text) {
		return nil
	}
	parts := dots.Split(text, -1)
	if len(parts) < 2 || !slices.ContainsFunc(parts, isCardField) {
		return nil
	}
	var list []outline.Run
	for _, p := range parts {
		i := strings.Index(b.Text[at:], p)
		if i < 0 {
			return nil
		}
		list = cutRuns(list, b, int32(at+i), int32(at+i+len(p)))
		at += i + len(p)
	}
	return list
}

// hasDots reports the dots and bars that part the fields of a line.
func hasDots(s string) bool {
	return strings.IndexByte(s, '|') >= 0 || !isPlain(s) && strings.ContainsAny(s, "·•∙⋅")
}

// mentionsViews is a quick look whether a text may count views.
func mentionsViews(s string) bool {
	return strings.Contains(s, "iew") || strings.Contains(s, "IEW")
}

// cutRuns appends what lies between two places of a block: in one piece, or link
// by link if there are several.
func cutRuns(list []outline.Run, b *outline.Block, from, to int32) []outline.Run {
	first, links := len(list), 0
	for _, run := range b.Runs {
		if run.Start < to && run.End > from {
			run.Start, run.End = max(run.Start, from), min(run.End, to)
			if n := len(list) - 1; n >= first && sameLink(&list[n], &run) {
				list[n].End = run.End
				continue
			}
			list = append(list, run)
			if run.Link != "" {
				links++
			}
		}
	}
	if links < 2 && len(list) > first {
		list = list[:first+1]
		list[first].Start, list[first].End = from, to
	}
	return list
}

// isCardField reports a day, a stance or views.
func isCardField(s string) bool {
	if !holdsDay(s) && !mentionsViews(s) && (s == "" || s[0]|0x20 != 'd' && s[0]|0x20 != 'n') {
		return false
	}
	key := keyOf(s)
	if _, ok := dayOf(s); ok {
		return true
	}
	if _, ok := viewsOf(key); ok {
		return true
	}
	_, _, ok := stanceOf(&token{Anchor: noAnchor, text: s, key: key, traits: traits{rarity: usual}})
	return ok
}

// onlyLinks reports a line of several links with nothing but joints between,
// behind a label or not.
func onlyLinks(b *outline.Block) bool {
	links := 0
	for k := range b.Runs {
		run := &b.Runs[k]
		switch text := trimJoints(b.Text[run.Start:run.End]); {
		case k > 0 && continuesLink(b, k):
		case run.Link != "", k == 0 && (strings.HasSuffix(text, ":") || text == "on"):
			links++
		case text != "" && text != "and":
			return false
		}
	}
	return links > 1
}

// sameLink reports two runs of the text of one link, which differ in style.
func sameLink(a, b *outline.Run) bool { return a.Link != "" && a.Anchor == b.Anchor && !b.Apart }

// continuesLink reports a run that is a piece of the link in front of it, in another style.
func continuesLink(b *outline.Block, k int) bool {
	run, last := &b.Runs[k], &b.Runs[k-1]
	return sameLink(last, run) ||
		run.Link != "" && run.Link == last.Link && !run.Apart && run.Start == last.End && b.Text[run.Start] != ' ' && b.Text[last.End-1] != ' '
}

// wholeLinks returns the runs of a line, each link in one piece.
func wholeLinks(b *outline.Block) []outline.Run {
	first := 1
	for first < len(b.Runs) && !continuesLink(b, first) {
		first++
	}
	if first >= len(b.Runs) {
		return b.Runs
	}
	runs := slices.Clone(b.Runs[:first])
	for k := first; k < len(b.Runs); k++ {
		if continuesLink(b, k) {
			runs[len(runs)-1].End = b.Runs[k].End
		} else {
			runs = append(runs, b.Runs[k])
		}
	}
	return runs
}

// trimJoints drops what stands between the entries of a line. A dash behind a label says
// that it has no value.
func trimJoints(s string) string {
	text := strings.Trim(s, " ,;·•|/–—\u00a0")
	if strings.HasSuffix(text, ":") {
		return strings.TrimLeft(strings.TrimRight(s, " ,;·•|/\u00a0"), " ,;·•|/–—\u00a0")
	}
	return text
}

// timed divides a field at a time element in it: what stands before, up to
// the first comma and behind it, the time, what stands behind.
func timed(f field, b *outline.Block) []outline.Run {
	if f.Time == "" {
		return nil
	}
	for k := range b.Runs {
		run := b.Runs[k]
		if run.Time == "" || strings.TrimSpace(b.Text[run.Start:run.End]) == f.text {
			continue
		}
		plain := &outline.Anchor{Link: f.Link}
		start := int32(strings.Index(b.Text, f.text))
		end := start + int32(len(f.text))
		if start < 0 || start > run.Start || end < run.End {
			return nil
		}
		before, behind := outline.Run{Anchor: plain, Start: start, End: run.Start}, outline.Run{Anchor: plain, Start: run.End, End: end}
		if b.Text[start:run.Start] != "" && b.Text[run.Start-1] == '(' && strings.HasPrefix(b.Text[run.End:end], ")") { // "Ana (May 1, 2020)"
			before.End, behind.Start = before.End-1, behind.Start+1
		}
		list := []outline.Run{before, run, behind}
		front := strings.TrimSpace(b.Text[before.Start:before.End])
		if i := strings.Index(b.Text[before.Start:before.End], ", "); i > 0 && !isSentence(front) && !isCardField(front) {
			head, tail := before, before
			head.End, tail.Start = start+int32(i), start+int32(i)+2
			list = append([]outline.Run{head, tail}, list[1:]...)
		}
		return list
	}
	return nil
}

// divides reports a line in which each run is a thing of its own: links with
// nothing but joints between, or a badge, a date or views.
func divides(b *outline.Block) bool {
	if onlyLinks(b) {
		return true
	}
	if isSentence(b.Text) {
		return false
	}
	for k := range b.Runs {
		run := &b.Runs[k]
		text := trimJoints(b.Text[run.Start:run.End])
		if text == "" || text == "and" || text == "on" {
			continue
		}
		if isCardField(text) {
			return true
		}
	}
	return false
}
