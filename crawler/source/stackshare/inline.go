package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
)

// addField appends a field as one token, or as several where one line holds
// several things: a time, a row of links, a badge and a date.
func (r *reader) addField(f field, b *source.Block) {
	if f.text == "" || len(f.text) > maxLabel && !onlyLinks(b) {
		r.addToken(f, b)
		return
	}
	pieces := timed(f, b)
	if parts := dotted(f.text); pieces == nil && parts != nil {
		for k, p := range parts {
			part := field{Anchor: &source.Anchor{Link: f.Link}, soft: f.soft && k == 0, text: p}
			if k > 0 {
				part.Anchor = noAnchor
			}
			r.addToken(part, b)
		}
		return
	}
	if len(b.Runs) < 2 {
		r.addToken(f, b)
		return
	}
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

// dotted divides a line at the dots and bars that part its fields, if one of
// them is a day, a stance or views; nil if it is no such line.
func dotted(s string) []string {
	if len(s) > maxLabel || !strings.ContainsAny(s, "·•|") {
		return nil
	}
	parts := dots.Split(s, -1)
	if len(parts) < 2 {
		return nil
	}
	for _, p := range parts {
		key := keyOf(p)
		if _, ok := dayOf(p); ok {
			return parts
		}
		if _, ok := viewsOf(key); ok {
			return parts
		}
		if _, _, ok := stanceOf(&token{text: p, key: key}); ok {
			return parts
		}
	}
	return nil
}

// onlyLinks reports a line of several links with nothing but joints between,
// behind a label or not.
func onlyLinks(b *source.Block) bool {
	links := 0
	for k := range b.Runs {
		run := &b.Runs[k]
		switch text := trimJoints(b.Text[run.Start:run.End]); {
		case run.Link != "", k == 0 && strings.HasSuffix(text, ":"):
			links++
		case text != "" && text != "and":
			return false
		}
	}
	return links > 1
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
		if _, ok := dayOf(text); ok && len(text) < len(b.Text) {
			return true
		}
		if _, ok := viewsOf(keyOf(text)); ok && len(text) < len(b.Text) {
			return true
		}
		if _, _, ok := stanceOf(&token{text: text, key: keyOf(text)}); ok {
			return true
		}
	}
	return false
}
