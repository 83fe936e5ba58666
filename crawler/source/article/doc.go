// Package article reads any long comparison article: "X alternatives", "X vs
// Y", "best Y frameworks", whatever its wording and markup.
//
// article.go goes through the steps below, and has the parts that a reader is made
// of: the document, the comparison that it makes, the work on its tables, and the
// findings. What several steps need is in packages of its own, from the text up:
// phrase splits running text, vocab classifies common words, metric names what
// figures measure; corpus indexes the text of the page, names finds the tools in
// it, heading reads headings, evidence quotes passages.
//
// # Which tools a page is about
//
// The page is divided into sections (internal/section). Its title, headings and
// tables name the tools.
//
//   - subject.go: the order in which these are asked; address.go: the window's title and the address
//   - versus.go, versustitle.go, pairtitle.go, eastern.go: titles that set tools against each other
//   - guess.go, listedheads.go, named.go, announced.go, other.go: headings
//   - columns.go, bareheads.go, headtool.go, benchmarks.go: tables and pictures
//   - runs.go, small.go: what is a name in running text
//   - software.go: whether the page compares software at all
//
// # Tables that are written as something else
//
//   - recast.go: cards, lists and styled cells become tables
//   - cards.go, plaincards.go, captioned.go, properties.go: labelled values
//   - fieldlines.go, fieldrows.go, weighedlines.go, duel.go: lines of labels and values
//
// # What a section is about
//
//   - topics.go: each section's topic and tool; others.go: lists of what can be used in place of a tool
//
// # Facts of tables
//
//   - tables.go: every cell of a table that compares
//   - grid.go, longrows.go, twoheads.go, labels.go: which way a table has tools and attributes
//   - values.go, points.go: what a cell says, lists, or says for and against
//   - cellmetric.go, gauge.go, tableload.go, asof.go: what a figure measures, with what, and of when
//   - besides.go: the other tools of a table
//
// # Facts of sections
//
//   - sections.go: lists, questions and prose (internal/sentence)
//   - entries.go, signed.go, voted.go: pros, cons, reasons and limits
//   - integrations.go: lists of what a tool works together with
//   - advice.go, verdict.go, differences.go: when to choose a tool, which one wins, how they differ
//
// Each fact is kept once, however often the page repeats it (internal/facts).
// Author, dates and breadcrumbs come last (internal/byline).
package article
