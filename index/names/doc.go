// Package names decides which tool a name means: a registry that ships with
// stackdex, what pages show of a name, and the operator's own lists.
//
// A name is resolved in this order: the operator's lists; a link of its
// context (tool page, repository, package, homepage) that belongs to a tool
// whose name is compatible; the registry's names; the names that pages have
// shown to be one tool; else a tool of its own.
//
// names.go has what callers see.
//
// # The registry
//
//   - registry.go, load.go, node.go: its files; compile.go: entries made ready for lookups
//   - lists.go: the operator's lists of names that are one tool, or are not
//   - given.go: names that the addresses of a tool give it
//   - key.go, link.go, variant.go: the forms in which names and links are compared
//
// # Resolving a name of a page
//
//   - evidence.go: what pages show of a name; table.go: all of it, and what each key means
//   - group.go: names that pages show to be one tool, and homonyms
//   - resolve.go: the order above; unresolved.go: names without a meaning
//   - find.go: what a name that a person types means
//
// # Finding names in prose
//
//   - prose.go, mention.go: words, and the names among them
//   - disambiguate.go: whether an ambiguous word is a name, by cues.go, hints.go and
//     offtopic.go
//   - words.go: the lists of words
package names
