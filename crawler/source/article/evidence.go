package article

import "github.com/stackdex/stackdex/crawler/source/article/internal/evidence"

// at is what a section says in text.
func (s *section) at(text string) evidence.Passage { return evidence.Passage{Text: text, Path: s.path} }

// titled is what the heading of a section says.
func (s *section) titled() evidence.Passage { return s.at(s.heading) }
