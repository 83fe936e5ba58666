package walk

import "github.com/stackdex/stackdex/crawler/source/outline"

// dropBullet drops the open block if it is a bullet that the page wrote beside
// its item, outside of tables of data: in their cells it is a value.
func (w *walker) dropBullet() bool {
	o := &w.open
	if size := len(w.text) - o.text; size < 2 || size > 4 || len(w.images) > o.images || w.cell.Table > 0 && !w.inCell ||
		w.kind != outline.Paragraph && w.kind != outline.Item && w.kind != outline.TableCell {
		return false
	}
	switch string(w.text[o.text:]) {
	case "•", "◦", "▪", "▫", "‣", "⁃", "·":
	default:
		return false
	}
	if box := w.doc.Groups[w.group].Parent; box > 0 && int(w.doc.Groups[box].From) == len(w.doc.Blocks) {
		w.bullet = box
	}
	w.drop()
	return true
}

// bulleted makes an item of a paragraph that follows a bullet in its box.
func (w *walker) bulleted(b *outline.Block) {
	box := w.bullet
	w.bullet = 0
	if b.Kind != outline.Paragraph && b.Kind != outline.TableCell || int(w.doc.Groups[box].From) != len(w.doc.Blocks)-1 {
		return
	}
	for at := w.group; at >= box; at = w.doc.Groups[at].Parent {
		if at == box {
			b.Kind, b.Level = outline.Item, 1
			return
		}
	}
}
