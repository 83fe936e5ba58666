package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// comparedShare names a percentage by the words right after it, which compare: "20% lower
// latency", "a 30% throughput boost". It is "" if they do not, or not of what.
func comparedShare(tail string) string {
	first, rest := words.First(tail)
	second, rest := words.First(rest)
	switch second {
	case "additional", "extra", "tail", "average", "median", "peak", "overall", "total": // "30% lower tail latency"
		second, _ = words.First(rest)
	}
	first, second = words.Bare(first), words.Bare(second)
	if isCompared(second) {
		switch first {
		case "higher", "greater", "more", "increased", "additional", "extra":
			return metric.Snake(second) + "_growth"
		case "lower", "reduced", "decreased", "less":
			return metric.Snake(second) + "_reduction"
		case "better", "improved":
			return metric.Snake(second) + "_" + forBetter(second)
		case "worse":
			return metric.Snake(second) + "_" + forWorse(second)
		}
		return ""
	}
	if !isCompared(first) {
		return ""
	}
	switch second {
	case "increase", "jump", "growth", "rise", "uplift", "bump":
		return metric.Snake(first) + "_growth"
	case "decrease", "reduction", "cut", "drop", "savings", "saving":
		return metric.Snake(first) + "_reduction"
	case "improvement", "improvements", "boost", "gain", "gains", "win", "advantage", "optimization":
		return metric.Snake(first) + "_" + forBetter(first)
	case "penalty", "hit", "regression", "loss", "degradation":
		return metric.Snake(first) + "_" + forWorse(first)
	}
	return ""
}

// addedShare names a percentage of something by the verb in front that says that it comes or goes:
// "adds 10% latency", "costs X 15% throughput".
func (s *Sentence) addedShare(q quantity.Quantity) string {
	noun := words.Bare(words.Head(s.lower[q.End:]))
	if !isCompared(noun) {
		return ""
	}
	words := strings.Fields(s.lower[s.clauseAt(q.Start):q.Start])
	for k := len(words) - 1; k >= 0 && k > len(words)-4; k-- {
		switch words[k] {
		case "adds", "added", "adding":
			return metric.Snake(noun) + "_growth"
		case "costs", "cost", "loses", "lost", "saves", "saved", "saving":
			return metric.Snake(noun) + "_reduction"
		}
	}
	return ""
}

// isCompared reports what a tool may have more or less of than another one.
func isCompared(w string) bool {
	switch w {
	case "throughput", "performance", "bandwidth", "concurrency", "latency", "latencies", "memory", "ram", "cpu", "cost", "costs", "overhead",
		"storage", "disk", "energy":
		return true
	}
	return false
}

// forBetter returns which way something goes when it gets better.
func forBetter(w string) string {
	switch w {
	case "throughput", "performance", "bandwidth", "concurrency":
		return "growth"
	}
	return "reduction"
}

// forWorse returns which way something goes when it gets worse.
func forWorse(w string) string {
	if forBetter(w) == "growth" {
		return "reduction"
	}
	return "growth"
}

// isOfCases reports the share of cases of which the words around it tell something else:
// "answers in 5 ms for 99% of requests", "is faster in 90% of cases".
func (s *Sentence) isOfCases(i int, list []quantity.Quantity) bool {
	q := list[i]
	if s.canonical(q.Unit) != "%" || !isCases(s.lower[q.End:]) {
		return false
	}
	switch words.Last(s.bareHead(q.Start)) {
	case "in", "for", "at":
		return true
	}
	if i+1 >= len(list) || s.family(list[i+1].Unit) != "time" {
		return false
	}
	switch words.Last(s.lower[q.End:list[i+1].Start]) {
	case "in", "within", "under", "below":
		return true
	}
	return strings.HasSuffix(strings.TrimRight(s.lower[q.End:list[i+1].Start], " "), " in") || list[i+1].NoLow
}

// isCases reports words behind a share that say of which of what is done it is.
func isCases(tail string) bool {
	tail = strings.TrimLeft(tail, " ")
	for _, of := range [...]string{"of all ", "of the ", "of our ", "of its ", "of "} {
		if rest, ok := strings.CutPrefix(tail, of); ok {
			tail = rest
			switch words.Bare(words.Head(tail)) {
			case "cases", "requests", "queries", "calls", "reads", "writes", "operations", "tests", "runs", "messages", "responses",
				"transactions", "commands", "benchmarks", "time":
				return true
			}
			return false
		}
	}
	return false
}

// percentileOfCases returns "p99_" of a time in which 99% of all cases are done.
func (s *Sentence) percentileOfCases(i int, list []quantity.Quantity) string {
	const least = 50 // percent, below which a share is none of those that all but a few stay under
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(list) || list[k].Value < least || list[k].Value >= 100 || !s.isOfCases(k, list) {
			continue
		}
		gap := s.lower[min(list[i].End, list[k].End):max(list[i].Start, list[k].Start)]
		if digits := strings.Trim(words.LowerASCII(list[k].Raw), " %percnt"); !phrase.BreaksClause(gap) && strings.Trim(digits, "0123456789.") == "" {
			return metric.Snake("p"+digits) + "_"
		}
	}
	return ""
}
