package walk_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestReachOfHeadings shows what stands under headings in details elements, and behind
// names of places that nobody closed.
func TestReachOfHeadings(t *testing.T) {
	for page, want := range map[string]string{
		`<h1>Rocks</h1><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details><details><summary>Slate</summary><h3>Use</h3><p>hard</p></details>`: "Rocks/Marl/Use: soft; Rocks/Slate/Use: hard",
		`<h1>Rocks</h1><h2>Kinds</h2><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details><p>both</p>`:                                          "Rocks/Kinds/Use: soft; Rocks/Kinds: both",
		`<h1>Rocks</h1><a name=m><h2>Marl</h2><p>soft<ul><li>grey</ul><p>old<a name=s><h2>Slate</h2><p>hard<p>new`:                                          "Rocks/Marl: soft; Rocks/Marl: grey; Rocks/Marl: old; Rocks/Slate: hard; Rocks/Slate: new",
	} {
		var got []string
		for _, b := range parse(t, page).Blocks() {
			if b.Kind.String() != "heading" {
				got = append(got, strings.Join(b.Path, "/")+": "+b.Text)
			}
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s is read as\n%s, want\n%s", page, got, want)
		}
	}
}

// TestLevelsOfFolds shows the levels of summaries, of which some have headings below them.
func TestLevelsOfFolds(t *testing.T) {
	const first = `<h1>Rocks</h1><p>All about rocks.</p>`
	for page, want := range map[string]string{
		`<details><summary>Marl</summary><h3>Use</h3><p>soft</p></details><details><summary>Ends</summary><p>all</p></details>`:                                                                                                                                                                                     "1 Rocks, 2 Marl, 3 Use, 2 Ends",
		`<fieldset><legend>Marl</legend><h3>Use</h3><p>soft</p></fieldset><fieldset><legend>Ends</legend><p>all</p></fieldset>`:                                                                                                                                                                                     "1 Rocks, 2 Marl, 3 Use, 2 Ends",
		`<form><fieldset><legend>Which one do you use?</legend><label><input type=radio> Marl</label></fieldset></form>`:                                                                                                                                                                                            "1 Rocks",
		`<details><summary>Marl</summary><h2>Use</h2><p>soft</p></details><details><summary>Ends</summary><p>all</p></details>`:                                                                                                                                                                                     "1 Rocks, 7 Marl, 2 Use, 7 Ends",
		`<details><summary>Ends</summary><p>all</p></details><div><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details></div>`:                                                                                                                                                                          "1 Rocks, 7 Ends, 2 Marl, 3 Use",
		`<div><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details></div><details><summary>Is it hard?</summary><p>Some are.</p></details>`:                                                                                                                                                             "1 Rocks, 2 Marl, 3 Use, 7 Is it hard?",
		`<template id="B:0"></template><template id="B:1"></template><div hidden id="S:0"><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details></div><script>$RC("B:0","S:0")</script><div hidden id="S:1"><details><summary>Ends</summary><p>all</p></details></div><script>$RC("B:1","S:1")</script>`: "1 Rocks, 2 Marl, 3 Use, 2 Ends",
	} {
		var got []string
		for _, b := range parse(t, first+page).Blocks() {
			if b.Kind.String() == "heading" {
				got = append(got, fmt.Sprintf("%d %s", b.Level, b.Text))
			}
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%s has the headings\n%s, want\n%s", page, got, want)
		}
	}
}
