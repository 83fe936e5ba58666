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
