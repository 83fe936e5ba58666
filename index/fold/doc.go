// Package fold makes documents of the facts of many pages. It is pure: the
// same pages in any order give the same documents, whatever the time is.
//
// A fold runs in these steps:
//
//  1. gather: take the facts that resolve to the tool, set or text asked for,
//     each as an observation with its page, day and rank;
//  2. rank: order what states the same thing, the best evidence first;
//  3. judge: decide for every other observation whether it agrees, lags, is
//     superseded or conflicts;
//  4. cite: choose the pages that the document lists, number them, and point
//     everything shown to them.
//
// fold.go has what a fold is given, view.go a page as a fold sees it.
//
// # Documents
//
//   - tool.go, describe.go, relation.go: a tool, its description, categories and relations
//   - comparison.go, verdict.go, row.go, tiedrow.go, measuredrow.go: a set of tools that
//     pages compare, its verdicts and rows
//   - join.go, derive.go, sidepoints.go: what the documents of its tools add to a
//     comparison, and a comparison that no page makes
//   - passage.go, textfact.go, textpage.go, surroundings.go, contrast.go: a text, the page
//     around it, and the measurements that it is contrasted with
//   - cite.go: the pages that a document lists as its sources
//
// # Values
//
//   - figure.go, number.go, status.go, printed.go: figures, their bounds, and how they differ
//   - trait.go, attribute.go, value.go, differ.go: attributes, and how their values differ
//   - celldraft.go: a cell with what others say of it
//   - language.go, license.go, orm.go: values that have several spellings
//   - measure.go: measurements; point.go: pros and cons
//   - popularity.go: one number for a tool's metrics
//   - text.go, title.go: normalised texts, titles
//
// # What is behind a document
//
//   - evidence.go, claimevidence.go, traitevidence.go: every statement of a figure, a
//     measured metric, an attribute
//   - topic.go: what can be asked for; growth.go: how a figure changed
package fold
