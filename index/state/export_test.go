package state

// Unpack lets tests read any bytes as a page.
func Unpack(raw []byte) (*Page, error) {
	p := &Page{}
	if err := p.unpack(raw); err != nil {
		return nil, err
	}
	return p, p.ReadFiled()
}

// Pack returns the bytes that Unpack reads.
func Pack(p *Page) []byte { return p.pack() }
