package stackshare

import "slices"

func isVersus(key string) bool { return key == "vs" || key == "vs." || key == "versus" }

// byNames divides s at the names of the tools, if each stands there once, in
// front of what is said of it; nil if not.
func (r *reader) byNames(s span) []span { return r.byNamesOf(s, r.hasMoreThanVersus) }

// byNamesOf is byNames where each tool has a stretch of tokens that holds accepts.
func (r *reader) byNamesOf(s span, holds func(span) bool) []span {
	stretches := make([]span, len(r.names))
	open, count := -1, 0
	for i := s.from; i < s.to; i++ {
		tool := r.tokens[i].tool
		if tool < 0 {
			if open < 0 && !r.tokens[i].noise {
				return nil // something stands in front
			}
			continue
		}
		if tool == open && stretches[open].from == i {
			stretches[open].from++ // its picture and its name
			continue
		}
		if stretches[tool].from > 0 || open >= 0 && stretches[open].from == i {
			return nil
		}
		if open >= 0 {
			stretches[open].to = i
		}
		open, count = tool, count+1
		stretches[tool] = span{i + 1, s.to}
	}
	if count < len(r.names) || !all(stretches, holds) {
		return nil
	}
	return stretches
}

// hasMoreThanVersus reports a stretch that holds more than the "vs" between two names.
func (d *document) hasMoreThanVersus(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; !t.picture && !t.noise && !isVersus(t.key) {
			return true
		}
	}
	return false
}

// showsMore is hasMoreThanVersus, or pictures that say what they show.
func (d *document) showsMore(s span) bool {
	return d.hasMoreThanVersus(s) || !s.empty() && !slices.ContainsFunc(d.tokens[s.from:s.to], func(t token) bool { return !t.picture || isSignWord(t.key) || isVersus(t.key) })
}

// atNames returns where the names of all tools begin in s, behind a few texts that name none.
func (r *reader) atNames(s span) int {
	const few = 3
	for i := s.from; i < min(s.to, s.from+few+1); i++ {
		if r.tokens[i].tool >= 0 {
			if r.namesEach(span{i, s.to}) {
				return i
			}
			break
		}
		if r.resolve(r.tokens[i].Link) != "" {
			break
		}
	}
	return s.from
}
