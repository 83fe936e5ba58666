// Package walk makes the outline of a page: a walker goes over the DOM once and writes blocks;
// its state is embedded as structs that are declared beside their rules. What can be judged
// without a walker is in the packages beside this one. Of the blocks package outline makes the
// document that all outlines of a page share: what can only be judged with the whole page at hand
// is judged and dropped there. The sections below are those of the walk; each names the files
// that hold its rules.
//
// # Walking over the DOM
//
// One walk writes blocks in reading order.
//
//   - page.go: from bytes to an outline; scratch.go: memory that pages share
//   - walk.go, enter.go, box.go: what an element makes of the text in it
//   - elements.go, attrs.go: what is asked of an element
//   - block.go: where blocks end and of which kind they are; group.go: the elements around them
//   - stream.go, slots.go: parts that scripts or custom elements move to their places
//   - data.go, author.go: what is read before the walk; finish.go: the document that results
//
// # Joining text
//
// Inline elements are joined, or told apart, as a person sees them.
//
//   - text.go: white space, invisible characters, numbers
//   - content.go: what an element holds, or its label says; glued.go: counts beside entries
//   - chips.go: items in a line that are set apart
//   - bullet.go: bullets in elements of their own
//   - magnitude.go: "85.6" and "K" in elements of their own
//   - emphasis.go: bold and struck out text, text that is said twice
//   - image.go, ligature.go: what pictures and icons say
//   - notes.go, explained.go, shortcode.go: footnotes, help signs and codes, which are no text of the page
//
// # Hidden parts
//
// Which hidden parts are content that a press opens, and which say again what is shown.
//
//   - hidden.go, hiddensection.go: what is read at all; repeats.go: what is known already; doubled.go: what is
//     shown once for each size of screen
//   - reveal.go: texts that are cut short
//   - tabs.go, tabset.go, panels.go: tabs and their panels
//
// # Chrome
//
// Which boxes belong to the site and not to the page, by landmarks and by what they say.
//
//   - chrome.go: each box is judged when it has been read
//   - advert.go, paid.go, offer.go, promotion.go, invite.go: advertising
//   - siteaside.go, sitebox.go, asked.go, poll.go, dialog.go: boxes of the site
//   - elsewhere.go, footer.go: what leads elsewhere
//
// # Headings
//
// Which blocks are headings, and what of them; package outline gives each block the path of those above it.
//
//   - scope.go: beyond which elements no heading reaches; foldlevel.go: the level of what opens a part
//   - permalink.go, toggleword.go: what stands in a heading and is none of it
//
// # Tables
//
//   - grid.go: tables of markup and ARIA roles; pinned.go: tables in two parts
package walk
