package heading_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
)

func TestTopicOf(t *testing.T) {
	for lower, want := range map[string]heading.Topic{
		"pros of django": heading.Pros, "drawbacks": heading.Cons, "pros and cons": heading.NoTopic, "when to use redis": heading.Reasons,
		"when not to use redis": heading.Limits, "reasons to leave": heading.Limits, "faq": heading.FAQ, "key features": heading.Features,
		"👍": heading.Pros, "consul": heading.NoTopic, "who uses it": heading.Users, "choose x if you must": heading.Reasons,
	} {
		if got := heading.TopicOf(lower); got != want {
			t.Errorf("%q has topic %d", lower, got)
		}
	}
}

func TestRead(t *testing.T) {
	for text, want := range map[string]struct {
		bare, what string
		numbered   bool
	}{
		"3. Redis: the cache":        {"Redis", "", true},
		"What is Apache Kafka?":      {"", "Apache Kafka", false},
		"Django overview":            {"Django overview", "Django", false},
		"One of many things we like": {"", "", false},
	} {
		h := heading.Read(text)
		if h.Bare != want.bare || h.What != want.what || h.Numbered != want.numbered {
			t.Errorf("%q consists of %q and asks %q, numbered: %v", text, h.Bare, h.What, h.Numbered)
		}
	}
}

func TestJudged(t *testing.T) {
	for lower, want := range map[string]heading.Topic{
		"what   gets right": heading.Pros, "where it falters": heading.Cons, "skip   if": heading.Limits, "what we like and hate": heading.NoTopic, "best of": heading.NoTopic,
	} {
		if got := heading.Judged(lower); got != want {
			t.Errorf("%q has topic %d", lower, got)
		}
	}
}
