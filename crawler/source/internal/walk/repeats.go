package walk

import "github.com/stackdex/stackdex/crawler/source/outline"

// longText is the size from which a text proves that one part repeats another.
const longText = 24

// longTexts returns the longer texts of the page, leaving out hidden parts that are not content
// or may repeat something; nil if there is none of those.
func (w *walker) longTexts() map[string]bool {
	again := make([]bool, len(w.parts)+1)
	any := false
	for i, p := range w.parts {
		again[i+1] = p.alternate || !p.content || again[p.outer]
		any = any || p.alternate
	}
	if !any {
		return nil
	}
	known := make(map[string]bool, len(w.spans))
	for i := range w.spans {
		if text := w.raw(int32(i)); len(text) >= longText && !again[w.spans[i].part] {
			known[string(text)] = true
		}
	}
	return known
}

// textsOf returns the headings and longer texts of a part.
func (w *walker) textsOf(part int32) map[string]bool {
	texts := map[string]bool{}
	for i := range w.spans {
		if text := w.raw(int32(i)); w.spans[i].part == part && (len(text) >= longText || w.doc.Blocks[i].Kind == outline.Heading) {
			texts[string(text)] = true
		}
	}
	return texts
}

// repeats reports a part of whose longer texts at least half are known, or all of
// a slide.
func (w *walker) repeats(p *part, known map[string]bool) bool {
	all, again := 0, 0
	for i := p.from; i < p.to; i++ {
		if text := w.raw(i); len(text) >= longText {
			all += len(text)
			if known[string(text)] {
				again += len(text)
			}
		}
	}
	return again > 0 && (again == all || again*2 >= all && !p.slide)
}

// learn adds the longer texts of a part to those that are known, without those of parts
// within it that may say something again themselves.
func (w *walker) learn(at int32, known map[string]bool) {
	p := &w.parts[at-1]
	for i := p.from; i < p.to; i++ {
		if text := w.raw(i); len(text) >= longText && w.repeatingPart(w.spans[i].part) == at {
			known[string(text)] = true
		}
	}
}

// repeatingPart returns the innermost part around a part, or that one, that may say
// something again.
func (w *walker) repeatingPart(at int32) int32 {
	for at > 0 && !w.parts[at-1].alternate {
		at = w.parts[at-1].outer
	}
	return at
}
