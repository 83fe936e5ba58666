package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
)

// tell is a set of what words of a sentence may mean for its figures, found where its
// cues are. Most sentences have none of them, and the rules that read such words
// need not read each sentence once for each figure.
type tell uint16

const (
	tellDenied   tell = 1 << iota // see vocab.IsDenied; what is shortened to "n't" is told apart
	tellExpected                  // see isExpected
	tellHearsay                   // see isHearsay
	tellPlan                      // see isOfPlan
	tellLimit                     // see isSet
	tellSetting                   // see isSetting
	tellCase                      // see supposed
	tellDoubt                     // see isDoubted
	tellBefore                    // see isForeign
	tellUnder                     // see server and loadOf
	tellTest                      // see loadOf
	tellTried                     // see isOfSetup
	tellApart                     // see isDifference
)

// told are the words of tells, each for those that begin like it.
var told = [...]struct {
	tell  tell
	words []string
}{
	{tellDenied, []string{"not", "never", "nobody", "cannot", "nor", "neither", "hardly", "longer", "fail", "unable"}},
	{tellExpected, []string{"doubt", "deny", "denie", "dispute", "must", "ought", "will", "expect", "hope", "hoping", "plan", "aim", "predict", "forecast", "project", "want", "promise", "suppose", "theoretical", "goal", "roadmap"}},
	{tellHearsay, []string{"say", "said", "claim", "swear", "told", "tell", "heard"}},
	{tellPlan, []string{"plan", "tier", "subscription"}},
	{tellLimit, []string{"cap", "limit", "restrict", "throttle"}},
	{tellSetting, []string{"timeout", "deadline", "quota", "ttl", "interval", "limit", "default", "retries"}},
	{tellCase, []string{"if ", "when ", "once ", "as soon as "}},
	{tellDoubt, []string{"verif", "unverified", "confirm", "unconfirmed", "reproduce", "allegedly", "supposedly", "rumour", "rumor", "myth", "false", "wrong", "true", "untrue", "debunked"}},
	{tellBefore, []string{"before "}},
	{tellApart, []string{"difference", "gap", "delta", "margin"}},
	{tellUnder, []string{"under "}},
	{tellTried, []string{"tested", "benchmarked", "hammered", "stressed", "profiled"}},
	{tellTest, []string{"workload", "benchmark", "test", "endpoint", "route", "dataset"}},
}

// signals are what prose states and what it tells: all phrases that sentences are
// searched for.
var signals, tellOf = withTold(stated[:])

// withTold adds the words of tells to signals; beside them it returns what each tells.
func withTold(list []signal) ([]signal, []tell) {
	list = slices.Clone(list)
	tells := make([]tell, len(list))
	for _, t := range told {
		for _, w := range t.words {
			list, tells = append(list, signal{words: w}), append(tells, t.tell)
		}
	}
	return list, tells
}

// tells reports whether the sentence may hold words of a kind.
func (s *Sentence) tells(t tell) bool { return s.told&t != 0 }

// mayDeny reports whether vocab.IsDenied has something to look at.
func (s *Sentence) mayDeny() bool {
	if !s.shortened.known {
		s.shortened.known = true
		s.shortened.is = strings.Contains(s.lower, "n't") || strings.Contains(s.lower, "n’t") || strings.Contains(s.lower, "n‘t")
	}
	return s.shortened.is || s.tells(tellDenied)
}

// maybe is what was found out about a sentence, if it was.
type maybe struct{ known, is bool }

// clauseAt returns where the clause begins that ends, or goes on, at a position.
func (s *Sentence) clauseAt(at int) int {
	if !s.parted {
		s.parted, s.clauses = true, phrase.AppendClauses(s.clauses, s.lower)
	}
	for i := len(s.clauses) - 1; i >= 0; i-- {
		if int(s.clauses[i]) <= at {
			return int(s.clauses[i])
		}
	}
	return 0
}

// lastOpen returns the position of the last parenthesis that opens in front of a
// position, -1 if there is none.
func (s *Sentence) lastOpen(at int) int {
	if !s.opensNote.known {
		s.opensNote = maybe{true, strings.IndexByte(s.Text, '(') >= 0}
	}
	if !s.opensNote.is {
		return -1
	}
	return strings.LastIndexByte(s.Text[:at], '(')
}
