package source

// IsCited reports the block at position i of a page as part of a quotation that has a
// caption, as who said it, or as that caption.
func IsCited(blocks []Block, i int) bool {
	const few = 4 // blocks of a quotation
	if blocks[i].Kind == Caption {
		return i > 0 && blocks[i-1].Kind == Quote
	}
	for k := i; k < len(blocks) && k < i+few; k++ {
		switch blocks[k].Kind {
		case Quote:
		case Caption:
			return k > i
		default:
			return false
		}
	}
	return false
}
