// Package sentence reads what the sentences of a page state of its tools.
//
// reader.go goes through the sentences of a paragraph; sentence.go has one sentence with
// what it names, and answers that are found once for all rules. A sentence is read in
// these steps.
//
// # What it may state
//
// Cues decide this; most sentences have none, and are read no further.
//
//   - cues.go, wordgroups.go: words that such statements use
//   - language.go: the language of a sentence
//   - figurewords.go: what the words beside a figure say of it
//
// # Which figures count
//
// Those are left out that measure nothing of a tool.
//
//   - figures.go: the figures of a sentence, each in these steps; bareunits.go: what a bare number is of
//   - claim.go: what is supposed, denied, expected, or a headcount
//   - bounds.go: what is set, allowed or a bound; upto.go: "up to" that is one, or none
//   - nofigure.go: figures of purchases, of instructions to the reader, and of people
//   - foreign.go, whose.go: what is of something that is no tool of the page
//   - worked.go: what was done in the time, or the memory
//   - past.go: what was and is no more; machine.go: what a machine had, and what stands in its note
//
// # Whose a figure is
//
// The tool named beside it, the subject of its clause, or what a pronoun stands for.
//
//   - owner.go: which tool; object.go: names that are no subjects; modifier.go: names that only say which other thing is meant
//   - pronoun.go: "it", "its"
//   - refers.go: "that figure"; deployed.go: what one runs of the tool that a section is about
//   - shared.go, both.go, against.go, change.go, shares.go: lists, figures set against each other, from one to the other
//   - prices.go, planprices.go: what a tool costs, and the plans of the tool that a section is about
//   - counts.go: a count below a name; rating.go: what others rate a tool with
//
// # What was measured, and how
//
//   - measured.go, timed.go: the metric, by words of the clause; what takes a time
//   - growth.go, rates.go, shareof.go, partof.go: shares, rates, changes, and parts of a metric
//   - workload.go, setup.go, setting.go, opening.go: with what it was measured
//   - versions.go, when.go: which version, and when
//   - attribution.go, claimant.go: who measured, who says so
//
// # What else a sentence states
//
//   - people.go, made.go, madebefore.go, licensed.go: who made a tool, when, in which language, under which licence
//   - users.go, among.go, companies.go: who uses it; integrations.go: what it works together with
//   - favour.go, winner.go, aside.go: which tool it says to choose, or says that wins, for those who
//     know what the page compares
package sentence
