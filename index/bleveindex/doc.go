// Package bleveindex keeps the index on this machine: Bleve stores terms,
// postings and documents; this package reads names as people write them and
// ranks what it finds.
//
// A directory holds one directory a generation and a file CURRENT that names
// the live one (generations.go, drop.go); a generation is a store (store.go).
//
// A document becomes terms in fields.go, with words.go and number.go. A search goes
// through these steps (search.go):
//
//  1. match.go: which documents have the words of the text, and how well they fit;
//     spelling.go looks for words that are joined or mistyped;
//  2. filter.go: which of these a filter lets through;
//  3. search.go: facets;
//  4. rank.go: the hits of the page, in order;
//  5. highlight.go: what was found in their texts.
//
// snapshot.go keeps what every search needs of the index as it is now.
package bleveindex
