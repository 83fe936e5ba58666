package stackshare

func isVersus(key string) bool { return key == "vs" || key == "vs." || key == "versus" }

// byNames divides s at the names of the tools, if each stands there once, in
// front of what is said of it; nil if not.
func (r *reader) byNames(s span) []span {
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
	if count < len(r.names) || !all(stretches, r.saysMore) {
		return nil
	}
	return stretches
}

// saysMore reports a stretch that holds more than the "vs" between two names.
func (r *reader) saysMore(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &r.tokens[i]; !t.picture && !t.noise && !isVersus(t.key) {
			return true
		}
	}
	return false
}
