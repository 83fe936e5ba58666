package state

// Unpack lets tests read any bytes as a page.
func Unpack(raw []byte) (*Page, error) {
	p := &Page{}
	return p, p.unpack(raw)
}

// Pack returns the bytes that Unpack reads.
func Pack(p *Page) []byte { return p.pack() }
