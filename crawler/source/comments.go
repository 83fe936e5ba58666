package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxCommentsTitle bounds the heading of readers' comments in bytes.
const maxCommentsTitle = 100

// markComments gives what readers wrote under a page the region Comments: what
// stands under a heading that announces it, or under a line that does. It
// reports whether there is any.
func (d *document) markComments() bool {
	found := d.markUnheaded()
	for _, h := range d.heads {
		b := &d.blocks[h.block]
		if b.Weak || b.Level == 1 || b.Region.Chrome() || b.Cell.Table > 0 || !announcesComments(b.Text) {
			continue
		}
		end := d.commentsEnd(h)
		if d.hasTable(h.block, end) {
			continue
		}
		found = true
		d.comment(h.block, end)
	}
	return found
}

func (d *document) comment(from, to int32) {
	for i := from; i < to; i++ {
		if !d.blocks[i].Region.Chrome() {
			d.blocks[i].Region = Comments
		}
	}
}

// markUnheaded marks comments that a line announces which is no heading: the only
// such line of the page, behind its prose. They end with the box that the line
// begins; a line with the number of comments, without a box, is followed by
// nothing else. No heading stands among them.
func (d *document) markUnheaded() bool {
	at, prose := int32(-1), 0
	for i := range d.blocks {
		b := &d.blocks[i]
		switch {
		case b.Region.Chrome() || b.Cell.Table > 0 || b.Kind == Button:
		case len(b.Text) > 50 && at < 0:
			prose++
		case len(b.Text) < 40 && (b.Kind != Heading || b.Weak) && announcesComments(b.Text):
			if at >= 0 || prose < 2 || b.Link() != "" {
				return false
			}
			at = int32(i)
		}
	}
	if at < 0 {
		return false
	}
	end := at
	for g := d.marks[at].group; g > 0 && d.groups[g].from == at; g = d.groups[g].parent {
		end = d.groups[g].to
	}
	if end < at+3 {
		if !strings.ContainsAny(d.blocks[at].Text, "0123456789") {
			return false
		}
		g := d.marks[at].group
		for g > 0 && d.groups[g].to < at+2 {
			g = d.groups[g].parent
		}
		end = d.groups[max(g, 0)].to
	}
	for i := at; i < end; i++ {
		if b := &d.blocks[i]; b.Kind == Heading && !b.Weak && !b.Region.Chrome() {
			return false
		}
	}
	if end < at+2 || d.hasTable(at, end) {
		return false
	}
	d.comment(at, end)
	return true
}

// commentsEnd is the end of the largest element that begins with the heading
// and holds more, as far as the heading reaches.
func (d *document) commentsEnd(h head) int32 {
	end := h.block
	for at := d.marks[h.block].group; at > 0 && d.groups[at].from == h.block; at = d.groups[at].parent {
		end = min(d.groups[at].to, h.end)
	}
	if end <= h.block+1 {
		return h.end
	}
	return end
}

func (d *document) hasTable(from, to int32) bool {
	for i := from; i < to; i++ {
		if d.blocks[i].Cell.Table > 0 {
			return true
		}
	}
	return false
}

// announcesComments reports the heading of readers' comments: a word for them
// alone or with their number, or the invitation to write one. A discussion
// without a number may be the author's own.
func announcesComments(s string) bool {
	if len(s) > maxCommentsTitle || !mayAnnounce(s) || !commentWords.Any(s) && isASCII(s) {
		return false
	}
	list := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \u202f().,:!-–—", r) })
	numbered := false
	for len(list) > 0 && isNumber(list[0]) {
		list, numbered = list[1:], true
	}
	for len(list) > 0 && isNumber(list[len(list)-1]) {
		list, numbered = list[:len(list)-1], true
	}
	title, known := commentTitles[strings.Join(list[:min(len(list), 3)], " ")]
	if known && (numbered || title == alone) {
		return true
	}
	return numbered && len(list) > 1 && slices.Contains(commentCounts[:], list[0]) && (list[1] == "on" || list[1] == "to")
}

// How a title announces comments.
const (
	alone   = iota // by itself
	counted        // with their number
)

// commentTitles announce comments.
var commentTitles = map[string]int{
	"comments": alone, "reader comments": alone, "readers comments": alone, "readers’ comments": alone, "user comments": alone, "all comments": alone,
	"leave a comment": alone, "leave a reply": alone, "post a comment": alone, "add a comment": alone, "write a comment": alone, "join the conversation": alone,
	"kommentare": alone, "commentaires": alone, "comentarios": alone, "commenti": alone, "comentários": alone, "reacties": alone,
	"comment": counted, "response": counted, "responses": counted, "reply": counted, "replies": counted, "discussion": counted,
	"kommentar": counted, "commentaire": counted, "comentario": counted,
}

// commentCounts are what stands behind their number, and in front of what they are on.
var commentCounts = [...]string{"thoughts", "comments", "responses", "replies"}

// commentWords are the words of which every such title has one.
var commentWords = func() *words.Lexicon {
	list := slices.Clone(commentCounts[:])
	for title := range commentTitles {
		list = append(list, joint.LastWord(title))
	}
	slices.Sort(list)
	return words.NewLexicon(slices.Compact(list)...)
}()

// mayAnnounce is a quick look at the first letters of s.
func mayAnnounce(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return true
		case !joint.IsLetter(c):
			continue
		}
		switch [2]byte{words.LowerByte(s[i]), words.LowerByte(s[i+1])} {
		case [2]byte{'c', 'o'}, [2]byte{'r', 'e'}, [2]byte{'u', 's'}, [2]byte{'a', 'l'}, [2]byte{'a', 'd'}, [2]byte{'l', 'e'}, [2]byte{'p', 'o'},
			[2]byte{'w', 'r'}, [2]byte{'j', 'o'}, [2]byte{'k', 'o'}, [2]byte{'d', 'i'}, [2]byte{'t', 'h'}:
			return true
		}
		return false
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }
