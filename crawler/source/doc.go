// Package source is what a site must provide to be crawled: which URLs it
// claims, what facts its pages state and which links lead on. Sources read
// pages through their outline and never see markup; names of classes and ids
// play no part in it.
//
// source.go has the contract of a source ([Source], [Page], [Extraction]),
// outline.go what it is given ([Outline], [Block], [Table]).
//
// An outline is made in two passes. A walker goes over the DOM once and writes
// blocks; its state is embedded as structs that are declared beside their rules.
// Then finish makes of the blocks the document that all outlines of a page share:
// what can only be judged with the whole page at hand is judged and dropped there.
// The sections below follow these passes; each names the files that hold its rules.
//
// What can be judged without a walker or a document is in packages of its own, of which
// none imports this one:
//
//   - internal/markup: a DOM of bytes; internal/element, internal/css: what names of elements and styles mean
//   - internal/dom: neighbours, texts and attributes of nodes
//   - internal/joint: whether texts read on; internal/labeltext: labels, values and controls
//   - internal/chrome: whether the words of a text are those of the site
//
// # Making a DOM
//
// The bytes are decoded, what no reader looks at is left out, what would
// explode a parser is refused or rewritten, and the rest is parsed once
// (internal/markup).
//
//   - parse.go: from bytes to an outline; scratch.go, partscratch.go: memory that pages share
//   - left.go: what of a page was not read, and panics on what it holds
//
// # Walking over the DOM
//
// One walk writes blocks in reading order.
//
//   - walk.go, enter.go, box.go: what an element makes of the text in it
//   - elements.go, attrs.go: what is asked of an element
//   - block.go: where blocks end and of which kind they are; group.go: the elements around them
//   - stream.go, slots.go: parts that scripts or custom elements move to their places
//   - language.go: the language of the page
//   - finish.go: the document that results
//
// # Joining text
//
// Inline elements are joined, or told apart, as a person sees them.
//
//   - text.go: white space, invisible characters, numbers
//   - joint.go, peers.go, glued.go: whether an element continues the text in front of it
//   - broken.go, cut.go, cutcell.go, spelt.go: texts that are cut into words or letters
//   - seam.go: words and figures that two elements cut
//   - chips.go: items in a line that are set apart
//   - counter.go: numbers that designs set beside the entries of a list
//   - magnitude.go: "85.6" and "K" in elements of their own
//   - emphasis.go: bold and struck out text, text that is said twice
//   - image.go, ligature.go: what pictures and icons say
//   - formula.go, quoted.go: formulas and quotations
//   - notes.go, explained.go, newtab.go, printed.go, shortcode.go, badge.go, labelbutton.go: footnotes, help signs,
//     "opens in a new tab", printed addresses, codes, badges and buttons amid labels, which are no text of the page
//
// # Hidden parts
//
// Which hidden parts are content that a press opens, and which say again what is shown.
//
//   - hidden.go, hiddensection.go: what is read at all; repeats.go: what is known already; doubled.go: what is
//     shown once for each size of screen
//   - fold.go, restoflist.go, reveal.go: accordions, the rest of lists, what fades in
//   - ariahidden.go, spelledfigure.go: what is hidden from screen readers only
//   - tabs.go, tabset.go, panels.go: tabs and their panels
//
// # Chrome
//
// Which boxes belong to the site and not to the page, by landmarks and by what they say.
//
//   - chrome.go: each box is judged when it has been read
//   - advert.go, paid.go, offer.go, promotion.go, invite.go: advertising
//   - siteaside.go, sitebox.go, asked.go, poll.go, dialog.go: boxes of the site
//   - elsewhere.go, contents.go, footer.go: what leads elsewhere
//   - comments.go, otherarticle.go: what others wrote under the page
//   - pagenumber.go: numbers of pages; actions.go: links that act
//
// # Headings
//
// Each block gets the path of headings above it.
//
//   - heading.go, scope.go: how far a heading reaches
//   - leaked.go, foldlevel.go: headings by looks only, and their level
//   - headlink.go, permalink.go, number.go, toggleword.go: what stands in a heading and is none of it
//
// # Tables
//
// Tables of markup are laid out. Those that no markup declares are found when a
// source asks; Outline.Grids says when a repetition is a table.
//
//   - table.go, grid.go: tables of markup and ARIA roles; pipe.go: tables written as text
//   - retable.go, pinned.go: tables in several parts
//   - headcells.go, stackedrows.go, grouprows.go: where names and labels stand
//   - label.go, columnname.go, rownumber.go: labels and names that cells repeat, numbers of rows
//   - layout.go, siblings.go, sides.go: tables without markup
//   - judge.go, judgelabels.go: whether rows without markup are one
//
// # Asking an outline
//
//   - section.go, around.go, again.go, chapters.go: parts of a page, or all of it without some text
//   - record.go, pair.go: records of one shape, labels with their values
//   - breadcrumb.go, data.go, author.go, ownarticle.go: the place in the site, and what is stated for machines
//   - dump.go: the outline for people to read
package source
