package source

// Preformatted reports a page of which most text is preformatted: not code, but a text
// that was never markup.
func (o *Outline) Preformatted() bool {
	code, other := 0, 0
	for i := range o.Blocks() {
		if b := &o.Blocks()[i]; b.Kind == Code {
			code += len(b.Text)
		} else {
			other += len(b.Text)
		}
	}
	return code > 4*other
}
