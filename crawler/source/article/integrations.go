package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// integrations reads a list of names under a heading that says that a tool works together with them:
// "X integrations", or "Integrations" below X.
func (r *reader) integrations(s *section.Section) {
	if !strings.Contains(s.Title.Lower, "integrat") || s.FAQ || !s.HasItems() || !isOfIntegrations(s.Title.Lower) {
		return
	}
	t := s.Tool
	if t == nil {
		t = r.mainTool(s.Title)
	}
	if t == nil || t.Thing {
		return
	}
	for i := range s.Pieces {
		p := &s.Pieces[i]
		if !p.IsEntry(true) {
			continue
		}
		list := phrase.ListAt(p.Text)
		if len(list) == 0 {
			continue
		}
		_, rest, _ := strings.Cut(p.Text, list[len(list)-1])
		if rest = strings.TrimRight(rest, ". "); rest == "" || len(list) == 1 && words.HasPrefix(rest, ":", " –", " —", " - ", " (") {
			for _, name := range list {
				r.sentences.Integrates(s.At(p.Text), t, name)
			}
		}
	}
}

// isOfIntegrations reports a heading of integrations, and of nothing else than whose they are.
func isOfIntegrations(lower string) bool {
	return words.HasPrefix(lower, "integrations", "integrates with", "key integrations", "popular integrations", "native integrations", "top integrations") &&
		!words.HasAny(lower, "and", "&") || strings.HasSuffix(lower, " integrations")
}
