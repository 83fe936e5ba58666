package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// sectionPrice returns the price of a plan of the tool that the section is about, in a sentence that
// names no other: "The Pro plan costs $20 a month, and Enterprise $90". before is the price in front
// of it, which ends at from.
func (s *Sentence) sectionPrice(q quantity.Quantity, from int, before price) price {
	t := s.Section.Tool
	start := max(from, s.clauseAt(q.Start))
	for _, its := range [...]string{" and its ", ", its "} { // "X's Team plan is $40 and its Enterprise plan"
		if at := strings.LastIndex(s.lower[from:q.Start], its); at >= 0 && before.tool != nil {
			t, start = before.tool, max(start, from+at+len(its))
		}
	}
	if t == nil || t.Thing || s.afterUnknown || s.namesOtherThan(t) {
		return price{}
	}
	head := s.lower[start:q.Start]
	per := metric.PerWhat(s.Text[q.End:])
	verb, called := costVerb(head)
	subject := withoutDegree(head)
	switch {
	case verb != "":
		if subject = strings.TrimSuffix(subject, verb); verb == "cost" {
			called = "price" // of several: "queues cost"
		}
	case before.tool == t && from > 0:
		subject, called = withoutAt(subject), before.metric
	case per != "" && words.HasSuffix(subject, " at", " for") && words.HasAny(subject, "paid", "plan", "plans", "subscription", "priced"):
		return price{tool: t, metric: "price"}
	case per != "" && words.HasSuffix(subject, " is"):
		subject, called = strings.TrimSuffix(subject, " is"), "price"
	default:
		return price{}
	}
	if before.tool == t && from > 0 && start == from && verb == "" && per == "" {
		per = before.per
	}
	plan := strings.TrimSpace(s.Text[start : start+len(subject)])
	plan = barePlan(strings.TrimLeft(plan, " ,;"))
	switch {
	case called == "cost" && s.item && plan != "" && strings.Count(plan, " ") < maxPlan && words.LowerASCII(plan) == plan:
		return price{tool: t, metric: called, plan: plan}
	case called == "cost":
		return price{}
	case isPricing(plan):
		return price{tool: t, metric: called}
	case isPlanName(plan), isUsage(words.Last(words.LowerASCII(plan)), per) && strings.Count(plan, " ") < maxPlan:
		return price{tool: t, metric: called, plan: plan, per: per}
	}
	return price{}
}

// maxPlan bounds the words that name a price plan, or what is paid for.
const maxPlan = 4

// namesOtherThan reports a sentence that names another tool.
func (s *Sentence) namesOtherThan(t *names.Tool) bool {
	for i := range s.Mentions {
		if m := &s.Mentions[i]; !m.Tool.Thing && m.Tool != t {
			return true
		}
	}
	return false
}

// withoutAt removes what stands between a plan and its price in a list of them: "Enterprise at".
func withoutAt(text string) string {
	for _, at := range [...]string{" at", " for", " is", " from", " costs"} {
		text = strings.TrimSuffix(text, at)
	}
	return text
}

// barePlan removes the words in front of the name of a plan.
func barePlan(plan string) string {
	for _, lead := range [...]string{"after which ", "After that ", "after that ", "and ", "while ", "but ", "whereas ", "the ", "The ", "its ", "Its ", "a ", "A ", "an ", "An "} {
		plan = strings.TrimPrefix(plan, lead)
	}
	return plan
}

// isPricing reports words for all plans of a tool.
func isPricing(plan string) bool {
	switch words.LowerASCII(plan) {
	case "pricing", "prices", "plans", "paid plans", "paid tiers", "commercial plans", "cloud plans", "managed plans", "cloud pricing", "hosted plans", "subscriptions":
		return true
	}
	return false
}

// isPlanName reports the name of a plan: of those that many sell, or with a capital in front of what
// it is.
func isPlanName(plan string) bool {
	if plan == "" || strings.Count(plan, " ") >= maxPlan {
		return false
	}
	if vocab.IsPlan(plan) {
		return true
	}
	name := strings.TrimSuffix(plan, words.Last(plan))
	switch words.LowerASCII(words.Last(plan)) {
	case "plan", "tier", "edition", "licence", "license", "subscription":
	case "cloud":
		return vocab.IsPlan(name) || words.LowerASCII(strings.TrimSpace(name)) == "serverless" || words.LowerASCII(strings.TrimSpace(name)) == "managed"
	default:
		return false
	}
	return name == "" || words.IsCapitalized(name) || words.HasAny(words.LowerASCII(name), "paid", "cheapest", "smallest", "first", "entry-level", "lowest")
}

// isUsage reports what is paid for by how much of it is used: "a Linux minute", "standard queues …
// per million".
func isUsage(noun, per string) bool {
	switch noun {
	case "minute", "hour", "request", "gigabyte", "gb", "seat", "credit", "invocation", "message", "query", "build", "user":
		return true
	}
	return words.HasPrefix(per, "/million", "/billion", "/thousand", "/GB", "/gb") && noun != "" && words.LowerASCII(noun) == noun
}
