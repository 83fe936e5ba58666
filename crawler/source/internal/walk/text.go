package walk

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// addText appends s to the open block as a person sees it: white space
// joined, what has no width left out.
func (w *walker) addText(s string) { w.addTextBefore(s, "") }

// addTextBefore is addText for a text that ends within a word, of which the rest follows
// in another element, if that is not empty.
func (w *walker) addTextBefore(s, rest string) {
	if w.pre {
		w.addLines(s)
		return
	}
	for i := 0; i < len(s); {
		c := s[i]
		if isWhite(c) {
			for i++; i < len(s) && isWhite(s[i]); i++ {
			}
			w.open.space, w.open.thin = true, false
			continue
		}
		if isVisible(c) {
			j := visibleEnd(s, i)
			w.write(s[i:j], s[j:]+rest)
			i = w.writeWords(s, j)
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == 0xA0 && joint.GroupsThousands(s[:i], s[i+size:]) {
			r = 0x202F
		}
		w.addRune(r, s[i:i+size], s[i+size:])
		i += size
	}
}

// visibleEnd returns where the visible signs of ASCII at i end.
func visibleEnd(s string, i int) int {
	for i < len(s) && isVisible(s[i]) {
		i++
	}
	return i
}

// writeWords appends the words of ASCII at i that single spaces part from the one just
// written, and returns where they end.
func (w *walker) writeWords(s string, i int) int {
	end := i
	for end+1 < len(s) && s[end] == ' ' && isVisible(s[end+1]) {
		end = visibleEnd(s, end+1)
	}
	if end > i {
		w.text = append(w.text, s[i:end]...)
		w.runs[len(w.runs)-1].End = int32(len(w.text) - w.open.text)
	}
	return end
}

// addRune appends a character beyond ASCII.
func (w *walker) addRune(r rune, raw, rest string) {
	switch {
	case r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0x180E: // soft hyphen, zero width
	case r == 0x200A || r >= 0x2006 && r <= 0x2009 || r == 0x202F:
		if !w.open.space {
			w.open.space, w.open.thin = true, true
		}
	case r >= 0xFF10 && r <= 0xFF19: // digits of full width
		w.write("0123456789"[r-0xFF10:r-0xFF10+1], rest)
	case r == 0xA0 || r == 0x3000 || r == 0x1680 || r == 0x205F || r == 0x85 || r >= 0x2000 && r <= 0x2005 || r == 0x2028 || r == 0x2029:
		w.open.space, w.open.thin = true, false
	case r >= 0xFB00 && r <= 0xFB06:
		w.write(ligatures[r-0xFB00], rest)
	case record.IsDirectionMark(r), isJoiner(r) && w.last() < utf8.RuneSelf:
	case icon.IsPrivate(r):
		w.addIcon(icon.PrivateSign(r, raw))
	case record.IsMisleading(r):
		w.doc.Misleading++
		w.write(record.Illegible, rest)
	default:
		w.write(raw, rest)
	}
}

// ligatures are letters that are drawn as one, from U+FB00.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// isJoiner reports a sign that joins letters, or keeps them from it, which those of
// ASCII do not do.
func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// addLines appends preformatted text; each line is a block.
func (w *walker) addLines(s string) {
	for len(s) > 0 {
		line, rest, more := strings.Cut(s, "\n")
		kept := strings.Map(dom.Visible, strings.TrimRight(line, "\r"))
		if strings.TrimSpace(kept) == "" {
			w.open.space = w.open.space || kept != ""
		} else {
			if w.open.space {
				w.space()
			}
			w.begin()
			w.text = append(w.text, kept...)
			w.runs[len(w.runs)-1].End = int32(len(w.text) - w.open.text)
		}
		if more {
			w.lineBreak(nil)
		}
		s = rest
	}
}

// isWhite reports white space of ASCII, isVisible its other printable characters.
func isWhite(c byte) bool   { return c == ' ' || c >= '\t' && c <= '\r' }
func isVisible(c byte) bool { return c > ' ' && c < 0x7F }

// write appends word, which begins and ends with no space; rest is what
// follows it in the same text.
func (w *walker) write(word, rest string) {
	o := &w.open
	if len(w.text) == o.text || len(w.runs) == o.runs {
		o.space, o.apart = false, false
	}
	if o.apart {
		o.apart = false
		glue := joint.Glued(w.text[o.text:], word, rest) || !o.space && joint.EndsWord(w.last(), word, rest) ||
			o.joined && !o.space && words.IsDigit(w.last()) && words.IsDigit(word[0])
		if !glue || w.isNoValueDash() || joint.AddsOne(word, rest) || o.space && !joint.GluedNumber(w.text[o.text:], word, rest) {
			o.space, o.thin = true, false
			w.space()
			w.newRun(true)
		}
	}
	if o.space {
		if !o.thin || !w.closeUp(word, rest) {
			w.space()
		}
		o.space, o.thin = false, false
	}
	o.joined = false
	w.begin()
	w.text = append(w.text, word...)
	w.runs[len(w.runs)-1].End = int32(len(w.text) - o.text)
}

// isNoValueDash reports a dash that is an item of its own behind others: there is no value,
// and no minus.
func (w *walker) isNoValueDash() bool {
	r := &w.runs[len(w.runs)-1]
	return (r.Apart || w.open.dash) && r.End == r.Start+1 && w.text[w.open.text+int(r.Start)] == '-'
}

// space writes the white space that is due.
func (w *walker) space() {
	w.open.space = false
	if len(w.text) > w.open.text && w.text[len(w.text)-1] != ' ' {
		w.text = append(w.text, ' ')
	}
}

// closeUp reports whether a narrow space before word is one that a person
// does not see: between a figure and its K, M or B. Between digits it is
// written as a narrow no-break space, since it groups thousands.
func (w *walker) closeUp(word, rest string) bool {
	last := w.last()
	if last < '0' || last > '9' {
		return false
	}
	if word[0] >= '0' && word[0] <= '9' {
		w.text = append(w.text, "\u202f"...)
		return true
	}
	return joint.IsMagnitude(word, rest)
}

// last returns the last byte of the open block, 0 if it is empty.
func (w *walker) last() byte {
	if len(w.text) == w.open.text {
		return 0
	}
	return w.text[len(w.text)-1]
}

// begin makes sure that there is a run of the present style to write to.
func (w *walker) begin() {
	if n := len(w.runs); n > w.open.runs {
		if !w.open.newRun {
			return
		}
		w.open.newRun = false
		if r := &w.runs[n-1]; w.sameStyle(r) && !(w.strong && joint.EndsLabel(w.text[w.open.text:])) {
			return
		}
	}
	w.newRun(false)
}

// sameStyle reports a run that continues; two links are two runs, wherever they lead.
func (w *walker) sameStyle(r *outline.Run) bool {
	return r.Strong == w.strong && r.Emphasis == w.emphasis && r.Code == w.code && r.Struck == w.struck &&
		r.Small == w.small && (r.Anchor == w.anchor || r.Link == "" && *r.Anchor == *w.anchor)
}

// newRun begins a run of the present style; apart says that it is an item of its own.
func (w *walker) newRun(apart bool) {
	at := int32(len(w.text) - w.open.text)
	w.open.newRun = false
	w.runs = append(w.runs, outline.Run{
		Anchor: w.anchor, Start: at, End: at, Strong: w.strong,
		Emphasis: w.emphasis, Code: w.code, Struck: w.struck, Small: w.small, Apart: apart,
	})
}
