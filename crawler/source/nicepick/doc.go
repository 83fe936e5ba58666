// Package nicepick reads the compare pages of NicePick: two tools side by side
// with pros and cons, and a pick.
//
// nicepick.go has the source, reader.go the state of reading a page and the walk
// over it. A page is read in the steps below.
//
//   - title.go: the names of the tools, by the title
//   - token.go: the page as a list of tokens, each a label or content; words.go:
//     which words are labels, and of which role; more.go: links that lead on, which are neither
//   - layout.go: tables that no markup declares; turn.go: labels behind what they label
//   - scope.go: which labels are open at a place of the page
//   - table.go: the labels of a cell, by its row and its column
//   - note.go: what content says, at a place whose tool and role are known
//   - traits.go: the tables of attributes, whose rows the other steps leave out
//   - facts.go: the facts, with a description of each tool
package nicepick
