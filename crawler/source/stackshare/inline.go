package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
)

// addField appends a field as one token, or as several where one line holds
// several things: a time, a row of links, a badge and a date.
func (r *reader) addField(f field, b *source.Block) {
	if f.text == "" || len(f.text) > maxLabel || len(b.Runs) < 2 {
		r.addToken(f, b)
		return
	}
	pieces := timed(f, b)
	if pieces == nil && f.text == strings.TrimSpace(b.Text) && divides(b) {
		pieces = b.Runs
	}
	if pieces == nil {
		r.addToken(f, b)
		return
	}
	for k := range pieces {
		run := &pieces[k]
		part := field{Anchor: run.Anchor, soft: f.soft && k == 0, text: trimJoints(b.Text[run.Start:run.End])}
		if part.text != "" && part.text != "and" {
			r.addToken(part, b)
		}
	}
}

// trimJoints drops what stands between the entries of a line.
func trimJoints(s string) string {
	return strings.Trim(s, " ,;·•|/–—\u00a0")
}

// timed divides a field at a time element in it: what stands before, up to
// the first comma and behind it, the time, what stands behind.
func timed(f field, b *source.Block) []source.Run {
	if f.Time == "" {
		return nil
	}
	for k := range b.Runs {
		run := b.Runs[k]
		if run.Time == "" || strings.TrimSpace(b.Text[run.Start:run.End]) == f.text {
			continue
		}
		plain := &source.Anchor{Link: f.Link}
		start := int32(strings.Index(b.Text, f.text))
		end := start + int32(len(f.text))
		if start < 0 || start > run.Start || end < run.End {
			return nil
		}
		before := source.Run{Anchor: plain, Start: start, End: run.Start}
		list := []source.Run{before, run, {Anchor: plain, Start: run.End, End: end}}
		if i := strings.Index(b.Text[before.Start:before.End], ", "); i > 0 && !isSentence(strings.TrimSpace(b.Text[before.Start:before.End])) {
			head, tail := before, before
			head.End, tail.Start = start+int32(i), start+int32(i)+2
			list = append([]source.Run{head, tail}, list[1:]...)
		}
		return list
	}
	return nil
}

// divides reports a line in which each run is a thing of its own: links with
// nothing but joints between, or a badge, a date or views.
func divides(b *source.Block) bool {
	if isSentence(b.Text) {
		return false
	}
	links, others := 0, 0
	for k := range b.Runs {
		run := &b.Runs[k]
		text := trimJoints(b.Text[run.Start:run.End])
		if text == "" || text == "and" || text == "on" {
			continue
		}
		if _, ok := dayOf(text); ok && len(text) < len(b.Text) {
			return true
		}
		if _, ok := viewsOf(keyOf(text)); ok && len(text) < len(b.Text) {
			return true
		}
		if _, _, ok := stanceOf(&token{text: text, key: keyOf(text)}); ok {
			return true
		}
		if run.Link != "" {
			links++
		} else {
			others++
		}
	}
	return links > 1 && others == 0
}
