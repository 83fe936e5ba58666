package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
)

// wordGroup is a set of groups of words. A rule that reads words of a group asks first
// whether the sentence holds any: most sentences hold none, and the rules would read
// each sentence once for each of its figures.
type wordGroup uint16

const (
	denialWords      wordGroup = 1 << iota // see vocab.IsDenied; mayDeny looks for "n't" besides
	expectationWords                       // see isExpected
	hearsayWords                           // see isHearsay
	planWords                              // see isOfPlan
	limitWords                             // see isSet
	settingWords                           // see isSetting
	conditionWords                         // see supposed
	doubtWords                             // see isDoubted
	beforeWords                            // see isForeign
	underWords                             // see server and loadOf
	testWords                              // see loadOf
	triedWords                             // see isOfSetup
	differenceWords                        // see isDifference
)

// wordGroups lists the words of each group; each also stands for those that begin with it.
var wordGroups = [...]struct {
	group wordGroup
	words []string
}{
	{denialWords, []string{"not", "never", "nobody", "cannot", "nor", "neither", "hardly", "longer", "fail", "unable"}},
	{expectationWords, []string{"doubt", "deny", "denie", "dispute", "must", "ought", "will", "expect", "hope", "hoping", "success ", "plan", "aim", "predict", "forecast", "project", "want", "promise", "suppose", "theoretical", "goal", "roadmap"}},
	{hearsayWords, []string{"say", "said", "claim", "swear", "told", "tell", "heard"}},
	{planWords, []string{"plan", "tier", "subscription"}},
	{limitWords, []string{"cap", "limit", "restrict", "throttle"}},
	{settingWords, []string{"timeout", "deadline", "quota", "ttl", "interval", "limit", "default", "retries"}},
	{conditionWords, []string{"if ", "when ", "once ", "as soon as "}},
	{doubtWords, []string{"verif", "unverified", "confirm", "unconfirmed", "reproduce", "allegedly", "supposedly", "rumour", "rumor", "myth", "false", "wrong", "true", "untrue", "debunked"}},
	{beforeWords, []string{"before "}},
	{differenceWords, []string{"difference", "gap", "delta", "margin"}},
	{underWords, []string{"under "}},
	{triedWords, []string{"tested", "benchmarked", "hammered", "stressed", "profiled"}},
	{testWords, []string{"workload", "benchmark", "test", "endpoint", "route", "dataset"}},
}

// signals are all phrases that sentences are searched for: the statements and, behind
// them, the words of groups. groupsOf says to which groups each of them belongs.
var signals, groupsOf = withWordGroups(stated[:])

// withWordGroups adds the words of all groups to signals.
func withWordGroups(list []signal) ([]signal, []wordGroup) {
	list = slices.Clone(list)
	groups := make([]wordGroup, len(list))
	for _, g := range wordGroups {
		for _, w := range g.words {
			list, groups = append(list, signal{words: w}), append(groups, g.group)
		}
	}
	return list, groups
}

// mayHold reports whether the sentence may hold words of one of the groups.
func (c *cueSet) mayHold(g wordGroup) bool { return c.groups&g != 0 }

// mayDeny reports whether vocab.IsDenied has something to look at.
func (s *Sentence) mayDeny() bool {
	if !s.shortened.known {
		s.shortened.set(strings.Contains(s.lower, "n't") || strings.Contains(s.lower, "n’t") || strings.Contains(s.lower, "n‘t"))
	}
	return s.shortened.value || s.mayHold(denialWords)
}

// clauseAt returns the beginning of the clause that contains a position.
func (s *Sentence) clauseAt(at int) int {
	if !s.clauses.known {
		s.clauses.set(phrase.AppendClauses(s.clauses.value, s.lower))
	}
	for _, from := range slices.Backward(s.clauses.value) {
		if int(from) <= at {
			return int(from)
		}
	}
	return 0
}

// lastOpen returns the position of the last opening parenthesis before a position, -1 if there
// is none.
func (s *Sentence) lastOpen(at int) int {
	if !s.opensNote.known {
		s.opensNote.set(strings.IndexByte(s.Text, '(') >= 0)
	}
	if !s.opensNote.value {
		return -1
	}
	return strings.LastIndexByte(s.Text[:at], '(')
}
