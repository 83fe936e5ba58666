// Package outline is a page as a flat list of blocks in reading order, with what can be asked of
// it: parts and sections, tables. Who reads pages asks [Outline]; who makes
// outlines fills a [Document] and calls its Finish, and needs none of the questions.
//
//   - outline.go: blocks, runs, images, links; group.go: the elements around blocks; dump.go: an
//     outline for people to read
//
// # Making an outline
//
// With the whole page at hand, Finish judges and drops what nobody could while it was read.
//
//   - finish.go: the order of it; grid.go: tables of markup as they were met
//   - pagenumber.go, counter.go, printed.go, headlink.go, toggleword.go: what is no text of the page
//   - footer.go, actions.go, contents.go, otherarticle.go, comments.go: parts that belong to the site
//   - emphasis.go, leaked.go, number.go, heading.go: emphasis and headings, their numbers and how far they reach
//   - language.go: the language of the page
//
// # Tables
//
// Tables of markup are laid out by Finish. Those that no markup declares are found when a
// source asks; Outline.Grids says when a repetition is a table.
//
//   - table.go: tables and cells; chips.go: several items in a cell; pipe.go: tables written as text
//   - retable.go: tables in several parts
//   - headcells.go, stackedrows.go, grouprows.go: where names and labels stand
//   - label.go, columnname.go, rownumber.go: labels and names that cells repeat, numbers of rows
//   - layout.go, siblings.go, sides.go: tables without markup
//   - judge.go, judgelabels.go: whether rows without markup are one
//
// # Asking an outline
//
//   - section.go, around.go, again.go, chapters.go: parts of a page, or all of it without some text;
//     partscratch.go: the memory that these share
//   - field.go: texts that stand by themselves
//   - breadcrumb.go: the place in the site
package outline
