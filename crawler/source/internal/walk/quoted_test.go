package walk_test

import "testing"

// TestQuotations reads quotations with the marks that browsers set around them.
func TestQuotations(t *testing.T) {
	for page, want := range map[string]string{
		`<p>They call it <q>dry walling</q>, or <q>a <b>stack</b></q>.</p>`:     `They call it "dry walling", or "a stack".`,
		`<p><q>Slate</q> and <q>Chalk</q> split, <q>Gneiss</q>does not.</p>`:    `"Slate" and "Chalk" split, "Gneiss"does not.`,
		`<p>He said <q>“it holds”</q> and <q style="quotes:none">left</q>.</p>`: `He said “it holds” and left.`,
		`<p>She says <q>I'm cold</q>.</p>`:                                      `She says "I'm cold".`,
		`<p>(<q>frost-proof</q>)<q></q></p>`:                                    `("frost-proof")`,
		`<p><q>Built with <q>love</q></q></p>`:                                  `"Built with "love""`,
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}
