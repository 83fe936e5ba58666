package indexer

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/fold"
)

// TestFoldThatPanics: a document that cannot be folded takes no other with it, and the log
// says where the fault is.
func TestFoldThatPanics(t *testing.T) {
	var log bytes.Buffer
	w := worker{x: &Indexer{cfg: Config{Logger: slog.New(slog.NewTextHandler(&log, nil))}}}
	w.passages(&fold.Text{Key: "answer-0123", Pages: []*fold.TextPage{nil}}, nil)
	if len(w.out) != 1 || w.out[0].err == nil || w.out[0].ref.ID != "answer-0123" {
		t.Fatalf("folded into %+v; want one output that failed", w.out)
	}
	for _, part := range []string{"passages/answer-0123", "nil pointer", "fold/passage.go:"} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("the log lacks %q:\n%s", part, &log)
		}
	}
}
