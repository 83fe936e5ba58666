// Package ask reads what people type into a search box: names of tools,
// "X alternatives", "A vs B", "who uses X", "who says …", categories, and plain words. It
// puts the question to an engine and says how it read it.
//
// A question goes through these steps; each has a file of its own:
//
//  1. read.go: is the text the name of a tool? If not, the readers are asked in turn,
//     from the most to the least explicit wording: claims.go ("who says", "who uses"),
//     compare.go, alternative.go, toolquestion.go, category.go with topic.go,
//     spelling.go for what is mistyped, and qualified.go. Before, foreign.go puts words of other
//     languages into English, and licence.go and exclude.go take off "under the MIT license"
//     and "without X". toolname.go finds tools amid words, words.go and number.go take
//     words apart.
//     The result is a question: its kind, tools, words and filters.
//  2. plan.go and alternativeplan.go: what the question asks of each index, as stages. A
//     stage is a filter and a text; its hits come before those of the next stage.
//  3. run.go: the stages are searched and put together to a page. searches.go makes
//     every search once, however many steps ask for it.
//  4. ask.go: where nothing is found of the question its words are searched instead, and
//     unmatched.go names conditions of the client's filter that hold for nothing. facts.go
//     picks from the document of a tool what was asked of it.
//
// Steps 1 and 2 make searches too: what a word means depends on what is indexed. The first of
// these that fails ends the question (asker.err).
package ask
