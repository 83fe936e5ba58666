package ask

import (
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// claims reads "who says django does 743 req/s".
func (a *asker) claims(ctx context.Context, words []string) (question, bool) {
	rest, ok := afterAny(words, "who says", "who said", "who claims", "who claimed", "who measured", "who benchmarked", "who thinks", "who reports", "who reported", "where does it say")
	if !ok || len(rest) == 0 {
		return question{}, false
	}
	q := question{kind: Claims}
	var further []string
	for i := 0; i < len(rest); {
		if t, n, ok := a.toolAt(ctx, rest[i:]); ok && len(q.tools) < maxTools {
			q.tools = append(q.tools, t)
			i += n
			continue
		}
		v, n := numberAt(rest[i:])
		if n > 0 {
			q.numbers = append(q.numbers, v)
		}
		further = append(further, rest[i:i+max(1, n)]...)
		i += max(1, n)
	}
	q.words = strings.Join(contentWords(further), " ")
	q.said = "who says: " + strings.Join(rest, " ")
	switch {
	case len(q.tools) == 0:
	case a.isUnstated(ctx, q):
		q.numbers = nil
		q.said = colon("nobody says that of "+namesOf(q.tools, " and ")+"; what is said", q.words)
	default:
		q.said = paraphrase(q)
	}
	return q, true
}

func paraphrase(q question) string {
	return colon("what is said of "+namesOf(q.tools, " and "), q.words)
}

func colon(said, words string) string {
	if words == "" {
		return said
	}
	return said + ": " + words
}

// users reads "who uses redis" and the like.
func (a *asker) users(ctx context.Context, words []string) (question, bool) {
	rest, ok := afterAny(words, "who uses", "who is using", "who else uses", "what companies use", "which companies use", "which companies are using", "companies using", "companies that use", "companies which use")
	if !ok {
		return question{}, false
	}
	t, n, ok := a.nameAt(ctx, rest)
	if !ok || slices.ContainsFunc(contentWords(rest[n:]), func(w string) bool { return !slices.Contains(anywhere, strings.ToLower(w)) }) {
		return question{}, false // who uses it for that, or with that, is not known
	}
	return question{kind: Users, tools: []tool{t}, aspects: []string{UsedBy}, said: "who uses " + t.name}, true
}

// anywhere are words behind the name of a tool that say nothing of who uses it.
var anywhere = strings.Fields("production today now currently nowadays at scale internally these days")

// isUnstated reports whether no passage of the tools has a number of the
// claim.
func (a *asker) isUnstated(ctx context.Context, q question) bool {
	if len(q.numbers) == 0 {
		return false
	}
	return a.findsNothing(ctx, index.Passages, stage{filter: index.And{aboutAny(q.tools), valueIn(q.numbers)}})
}
