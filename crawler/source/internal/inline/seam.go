package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// seams is what a page says about spans that touch: whether they part words and figures, or
// stand for several. It is found out when the first are asked about.
type seams struct {
	known   map[string]struct{} // words that no seam cuts
	pairs   [][2]string         // the words beside a seam
	left    int                 // bytes of the page that are still looked at
	cuts    int                 // seams within a word that the page has in one piece too
	parts   int                 // seams between two words that it has
	points  int                 // seams within a figure of which a part is none
	figures int                 // seams between digits that may be within a figure
	counts  int                 // seams between digits that are not
}

// isSeamed reports two texts that touch in the middle of a word or a figure, in two spans
// of an element that holds nothing else.
func (x *Cuts) isSeamed(n, next *html.Node, a, b *Piece, kind outline.Kind) bool {
	if n.NextSibling != next || n.DataAtom != next.DataAtom || n.DataAtom != atom.Span && n.DataAtom != atom.Font {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.last)
	first, _ := utf8.DecodeRuneInString(b.Text)
	switch {
	case !joint.IsAlphanumeric(first) && first != '-' || !joint.IsAlphanumeric(last) && last != '-' || dom.SetsApart(n) || dom.SetsApart(next):
		return false
	case unicode.IsDigit(last) && unicode.IsDigit(first):
		return joint.IsCutDay(a.Text, b.Text) || x.isCutFigure(n.Parent, a.last, b.Text)
	case last == '-':
		return len(joint.LastWord(a.last)) > 1 && first != '-'
	case first == '-':
		return joint.ContinuesHyphenated(joint.LastToken(a.last), b.Text)
	case !unicode.IsLetter(last) || !unicode.IsLetter(first):
		return false
	case strings.LastIndexByte(a.Text, '(') > strings.LastIndexByte(a.Text, ')') && strings.IndexByte(b.Text, ')') >= 0:
		return true
	case kind == outline.TableCell && strings.Contains(a.Text, " / "):
		return true
	}
	prose := strings.IndexByte(a.Text, ' ') >= 0 || strings.IndexByte(b.Text, ' ') >= 0
	return x.isCutWord(n, next, joint.LastToken(a.last), joint.FirstToken(b.Text), unicode.IsLower(last) && unicode.IsLower(first), prose)
}

// isCutFigure reports a figure with a magnitude, or digits behind its point, that is cut
// between two digits: one value is expected where it stands, or the page cuts others.
func (x *Cuts) isCutFigure(holder *html.Node, a, b string) bool {
	const most = 3 // digits of a whole number with a magnitude
	front := strings.TrimRight(a, "0123456789")
	digits := len(a) - len(front)
	if digits >= most || labeltext.IsVote(a) || front != "" && strings.IndexByte(" :~>$", front[len(front)-1]) < 0 {
		return false
	}
	number := b[:len(b)-len(strings.TrimLeft(b, "0123456789"))]
	if digits += len(number); digits > most || !joint.EndsFigure(b[len(number):]) {
		return false
	}
	if front != "" || dom.HoldsOneText(holder) {
		return true
	}
	s := x.seamsOf(holder)
	return s.points > 1 || s.figures > 1 && s.counts == 0 && hasLabel(holder)
}

// hasLabel reports an element beside a text without a figure, and nothing else.
func hasLabel(n *html.Node) bool {
	beside := dom.ElementBefore(n)
	if beside == nil {
		beside = dom.NextElement(n)
	}
	label := ""
	if beside != nil {
		label = dom.OnlyText(beside)
	}
	if label == "" || strings.ContainsAny(label, "0123456789") {
		return false
	}
	for c, left := n.Parent.FirstChild, dom.MaxNear; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c != n && c != beside && !(c.Type == html.TextNode && element.Blank(c.Data)) {
			return false
		}
	}
	return true
}

// isCutWord reports two parts of a word: the page has it in one piece elsewhere, or none of
// the parts as words of their own and one style for the two, or it cuts other words.
// small says that both are in small letters where they touch, prose that they are no
// single words.
func (x *Cuts) isCutWord(n, next *html.Node, a, b string, small, prose bool) bool {
	if a == "" || b == "" || !small && (x.seams == nil || x.seams.cuts == 0) {
		return false
	}
	s := x.seamsOf(n)
	if s.isKnown(a + b) {
		return !s.isKnown(a) || !s.isKnown(b) || s.cuts > s.parts
	}
	if (holdsSeam(n) || holdsSeam(next)) && !dom.HoldsOneText(n.Parent) && n.Parent.DataAtom != atom.Li {
		return false // they are two texts, each of which is cut
	}
	one, other := s.isKnown(a) || joint.IsBinder(a), s.isKnown(b) || joint.IsBinder(b)
	switch {
	case !small || one && other:
		return false
	case s.cuts > 1 && s.cuts > s.parts:
		return true
	case one || other:
		return false
	}
	if class := element.Attr(n, "class"); class != "" && class == element.Attr(next, "class") {
		return false
	}
	p := n.Parent
	return element.HeadingLevel(p.DataAtom) > 0 || dom.IsStyled(p) || prose && dom.HoldsOneText(p)
}

func (s *seams) isKnown(word string) bool {
	_, ok := s.known[word]
	return ok
}

// seamsOf returns what the page of n says about its seams.
func (x *Cuts) seamsOf(n *html.Node) *seams {
	const enough = 256 << 10 // bytes
	if x.seams != nil {
		return x.seams
	}
	for n.Parent != nil {
		n = n.Parent
	}
	s := &seams{known: map[string]struct{}{}, left: enough}
	s.read(n)
	for _, p := range s.pairs {
		switch {
		case s.isKnown(p[0]) && s.isKnown(p[1]):
			s.parts++
		case s.isKnown(p[0] + p[1]):
			s.cuts++
		}
	}
	s.pairs = nil
	x.seams = s
	return s
}

// read adds the words and seams in n.
func (s *seams) read(n *html.Node) {
	for c := n.FirstChild; c != nil && s.left > 0; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			s.addWords(c)
		case c.DataAtom == atom.Script || c.DataAtom == atom.Style:
		default:
			if touchesNext(c) {
				s.addSeam(dom.OnlyText(c), dom.OnlyText(c.NextSibling))
			}
			s.read(c)
		}
	}
}

// addSeam notes two texts that touch.
func (s *seams) addSeam(a, b string) {
	const most = 1000
	if a == "" || b == "" || len(s.pairs) == most {
		return
	}
	if words.IsDigit(a[0]) && len(a) < len("1234.") && len(b) < len("1234.25K+") && len(a)+len(b) > 2 {
		s.addFigure(a, b)
	}
	if x, y := joint.LastToken(a), joint.FirstToken(b); x != "" && y != "" {
		s.pairs = append(s.pairs, [2]string{x, y})
	}
}

// addFigure notes what two texts that touch say about the figures of the page.
func (s *seams) addFigure(a, b string) {
	number := b[:len(b)-len(strings.TrimLeft(b, "0123456789"))]
	switch {
	case number == "":
		if b[0] == '.' && joint.EndsFigure(b) {
			s.points++
		}
	case a[len(a)-1] == '.':
		s.points++
	case strings.Trim(a, "0123456789") == "" && len(a)+len(number) <= 3 && joint.EndsFigure(b[len(number):]):
		s.figures++
	default:
		s.counts++
	}
}

// addWords notes the words of a text, without those at its ends that a seam may cut.
func (s *seams) addWords(n *html.Node) {
	text := n.Data
	s.left -= len(text)
	if n.PrevSibling == nil && isSeamAt(n.Parent, dom.PrevSibling) {
		text = text[len(joint.FirstToken(text)):]
	}
	if n.NextSibling == nil && isSeamAt(n.Parent, dom.NextSibling) {
		text = text[:len(text)-len(joint.LastToken(text))]
	}
	for text != "" {
		at := strings.IndexFunc(text, joint.IsAlphanumeric)
		if at < 0 {
			return
		}
		text = text[at:]
		word := joint.FirstToken(text)
		s.known[word] = struct{}{}
		text = text[len(word):]
	}
}

// isSeamAt reports a seam at one end of a span, or of one that it begins or ends: at the
// beginning if step is PrevSibling, at the end if it is NextSibling.
func isSeamAt(n *html.Node, step func(*html.Node) *html.Node) bool {
	for left := dom.MaxNear; n != nil && n.DataAtom == atom.Span && left > 0; n, left = n.Parent, left-1 {
		if beside := step(n); beside != nil {
			return beside.DataAtom == atom.Span
		}
	}
	return false
}

// touchesNext reports a span right in front of another one.
func touchesNext(n *html.Node) bool {
	return n.DataAtom == atom.Span && n.NextSibling != nil && n.NextSibling.DataAtom == atom.Span
}

// holdsSeam reports an element that begins with two spans that touch.
func holdsSeam(n *html.Node) bool { return n.FirstChild != nil && touchesNext(n.FirstChild) }
