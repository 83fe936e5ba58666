package fold

import (
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// TextKey returns the key that facts of one kind with the same normalised text
// share, whatever tools they name: a short string of [a-z0-9_-]. ok is false
// for facts that make no passage: tool, stat, trait, relation,
// related_comparison, and pros and cons with votes, which are labels rather
// than prose.
func TextKey(f record.Fact) (key string, ok bool) { return "", false }

// PassageID returns the id of the passage of a text (its TextKey) about tools.
func PassageID(kind record.Kind, toolIDs []string, key string) string { return "" }

// Passages folds all facts whose TextKey is key: one passage for each set of
// tools that they are about, sorted by id. The pages of group have the facts
// with that key; their comparison and measurement facts, if given, tell what a
// text is set against. The pages of siblings have the measurements of the
// tools concerned, for contrast.
func Passages(key string, group, siblings []Page, cfg Config) []*index.Passage { return nil }
