package labeltext_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

func TestUndouble(t *testing.T) {
	for in, want := range map[string]string{
		"1 March 2021":   "1 March 2021",
		"438k views438k": "438k views", "DjangoDjango": "Django", "Django Django": "Django", "Django": "Django", "JoJo": "JoJo",
		"438k views": "438k views", "bonbon": "bon", "Go": "Go", "": "", "12 of 12": "12 of 12", "100": "100", "4.2K": "4.2K", "1 1": "1 1",
	} {
		if got := labeltext.Undouble(in); got != want {
			t.Errorf("Undouble(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestJudgements(t *testing.T) {
	for _, c := range []struct {
		name    string
		judge   func(string) bool
		yes, no []string
	}{
		{"show more", labeltext.IsShowMore, []string{"Show more", "View all 12", "+ 12 more", "See 3 more", "More"}, []string{"", "Show", "More stars", "Read on"}},
		{"versus", labeltext.IsVersus, []string{"vs", " VS. ", "Versus"}, []string{"", "v", "versus the rest"}},
		{"attribute word", labeltext.IsAttributeWord, []string{"Feature", "Criteria:", "Merkmal"}, []string{"", "Django", "Features of both"}},
		{"tool word", labeltext.IsToolWord, []string{"Tool", "Web framework:", "The best library"}, []string{"", "Django", "The name of any tool", "Tool price"}},
		{"answer", labeltext.IsAnswer, []string{"Yes", "no, never", "✓ since 2.0", "Partial"}, []string{"", "None", "Yesterday"}},
		{"absent", labeltext.IsAbsent, []string{"", "-", "N/A", "– not available", "Unknown"}, []string{"0", "no", "- fast"}},
		{"vote", labeltext.IsVote, []string{"+ 1", "▲", "Upvote"}, []string{"+2", "Votes"}},
		{"label", labeltext.LooksLikeLabel, []string{"License", "First release"}, []string{"", "A", "n/a", "HTTP 2", "-"}},
	} {
		for _, s := range c.yes {
			if !c.judge(s) {
				t.Errorf("%s: %q is none", c.name, s)
			}
		}
		for _, s := range c.no {
			if c.judge(s) {
				t.Errorf("%s: %q is one", c.name, s)
			}
		}
	}
}

func TestPictured(t *testing.T) {
	for alt, want := range map[string]string{
		"Moss": "Moss", "Moss logo": "Moss", "Logo of Moss": "Moss", "Moss.svg": "Moss", "Moss's icon": "Moss", "MossMoss": "Moss",
		"logo": "logo", "Mosslogo": "Mosslogo",
	} {
		if got := labeltext.Pictured(alt); got != want {
			t.Errorf("Pictured(%q) = %q, want %q", alt, got, want)
		}
	}
}
