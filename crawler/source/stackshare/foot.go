package stackshare

// signsBelow reports a heading that is whoever signs the card in front of it, at its foot:
// a name, of which the element ends with what they do at most, and holds a text with a
// day, views or a stance.
func (r *reader) signsBelow(i int, open *section) bool {
	const behind = 2 // tokens
	if !r.tokens[i].isName() {
		return false
	}
	signs := false
	r.around(i, span{open.from, len(r.tokens)}, func(part span) bool {
		if part.to > i+behind {
			return false
		}
		told, counted := false, false
		for k := max(part.from, i-entriesNear); k < i; k++ {
			t := &r.tokens[k]
			_, _, isStance := r.stanceAt(k)
			told, counted = told || t.sentence && !t.noise, counted || isStance || t.day != "" || endsCard(t.key)
		}
		signs = told && counted
		return !signs
	})
	return signs
}

// isSignedBelow reports such a heading in s.
func (r *reader) isSignedBelow(s span, open *section) bool {
	for i := s.from; i < s.to && open.topic == advice; i++ {
		if r.levelOf(i) > 0 && r.signsBelow(i, open) {
			return true
		}
	}
	return false
}
