package chrome

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxCommentsTitle bounds the heading of readers' comments in bytes.
const maxCommentsTitle = 100

// AnnouncesComments reports the heading of readers' comments: a word for them
// alone or with their number, or the invitation to write one. A discussion
// without a number may be the author's own.
func AnnouncesComments(s string) bool {
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
