// Package stackshare reads StackShare: the pages of tools and the comparisons
// of two or three tools, in the layout of 2025 and in that of 2019, which
// prints figures without labels.
//
// stackshare.go has the source, reader.go the order of the steps below and the parts
// that a reader is made of. No class names are read: the words of headings and labels
// show what stands where.
//
// # Texts that stand by themselves
//
//   - document.go, token.go: a page as a list of tokens; span.go, places.go: ranges of them
//   - inline.go, owned.go, figured.go, labelled.go, cardline.go, cardsentence.go: one line that says several things
//   - traits.go: what a text may be; decoration.go, grouped.go: bullets, signs, thousands
//   - fold.go: texts that differ in case alone
//   - admitted.go, authorbox.go, caption.go, citation.go, monogram.go, refrain.go, besidenames.go, paidentry.go: what is no content, and what is for all its looks
//
// # The tools of the page
//
//   - claim.go, title.go: by its address and its title
//   - trail.go, trailline.go: its categories
//   - links.go: where links lead
//
// # Sections
//
//   - sections.go: the page divided at its headings; label.go, liked.go: what headings announce
//   - headed.go, headrow.go, headwithtool.go, toolcolumn.go, twolines.go, unnamed.go: headings in other forms
//   - lead.go, ahead.go, offers.go: what stands between a heading and what it heads, or in another section
//
// # Figures
//
//   - figure.go: whose a figure is; pair.go, unvalued.go: labels with their figures, or without
//   - column.go, overrow.go, underlabels.go, namedfigures.go: labels and figures in rows and columns
//   - bare.go: figures without labels; bareline.go: those of one line; icon.go: labels that are icons; changes.go: how figures changed
//   - prose.go: figures in sentences
//
// # A column or a row for each tool
//
//   - table.go, stacked.go, paired.go, titled.go, overtable.go: tables
//   - rows.go, bynames.go, boxednames.go, abovecolumns.go, labelsbetween.go, emptycolumn.go: parts side by side
//   - detailed.go, parts.go, behindcards.go: the detailed comparison
//
// # Pros and cons
//
//   - point.go, pointrows.go, pointnotes.go, bothsigns.go: the points
//   - pointvotes.go, ownvotes.go, votecolumn.go, votesign.go: their votes
//
// # Advice
//
//   - opinion.go, stray.go: where a card begins and ends; card.go, cardfields.go, fieldcards.go, cardheads.go, fieldtexts.go, opinionrows.go: its fields
//   - byline.go, opinionday.go, stance.go, tag.go: its author, day, stance and tags
//   - forum.go: posts on boards; foot.go: cards signed at their foot
//
// # The rest
//
//   - difference.go, enumerated.go: the points in which the tools differ
//   - answers.go, describe.go, cardtext.go, clients.go: questions, descriptions, who uses a tool
//   - entries.go, entryname.go, related.go: alternatives and other comparisons
//   - facts.go: the facts, with a tool fact for every tool that one of them names
package stackshare
