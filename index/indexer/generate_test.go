package indexer_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/ingest/record"
)

// Few names, so that pages meet: registered ones with aliases, homonyms, and
// names of which only pages tell.
var (
	someNames = []string{"Django", "django", "Flask", "Golang", "Go", "Node.js", "nodejs", "ZAP", "Zap", "Warp", "warp",
		"Quuxly", "quuxly", "Quuxly.js", "Quuxly Framework", "Zorble", "zorble-db", "ZorbleDB", "!!!"}
	someRepos = []string{"", "", "https://github.com/quux/quuxly", "https://github.com/zorble/zorble", "https://github.com/django/django"}
	someHomes = []string{"", "", "https://quuxly.example", "https://zorble.example"}
	somePages = []string{"", "https://stackshare.example/quuxly", "https://stackshare.example/zorble", "https://stackshare.example/zap"}
	someTexts = []string{"It is fast.", "It is  fast.", "Specific tradeoffs depend on your use case.", "Good docs.", "Small core, many plugins."}
	sources   = []string{"stackshare", "article", "github"}
	authors   = []string{"", "Ada", "Grace"}
)

func pick[E any](t *rapid.T, label string, from []E) E { return rapid.SampledFrom(from).Draw(t, label) }

func number(t *rapid.T) *float64 {
	n := float64(pick(t, "number", []int{0, 700, 743, 69_000, 85_600}))
	return &n
}

func drawFact(t *rapid.T) record.Body {
	a, b := pick(t, "name", someNames), pick(t, "other", someNames)
	text := pick(t, "text", someTexts)
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		n := number(t)
		return record.Stat{Tool: a, Metric: pick(t, "metric", []string{"github.stars", "stackshare.votes"}), Value: n, Low: n, High: n, Unit: "stars", Raw: "raw"}
	case 1:
		return record.Trait{Tool: a, Attribute: pick(t, "attribute", []string{"ORM", "Built-in ORM", "Licence"}), Values: []string{text}, Raw: text}
	case 2:
		return record.Pro{Tool: a, Text: record.NullString(text)}
	case 3, 4:
		return record.Comparison{Tools: []string{a, b}, Title: a + " vs " + b}
	case 5:
		return record.Difference{Tools: []string{a, b}, Title: "Speed", Text: text}
	case 6:
		return record.Verdict{Tools: []string{a, b}, Winner: record.NullString(a), Summary: text}
	case 7:
		return record.Opinion{Author: pick(t, "by", authors), Tools: []string{a, b}, Text: text}
	case 8, 9:
		n := number(t)
		return record.Measurement{Tool: a, Metric: "throughput", Value: n, Unit: "req/s", Workload: pick(t, "workload", []string{"", "JSON"}), Raw: "raw"}
	case 10:
		return record.Answer{Question: "Why?", Text: text, Tools: []string{a}}
	case 11:
		return record.Guidance{Tool: a, Versus: []string{b}, Advice: record.ChooseWhen, Text: text}
	case 12:
		return record.Relation{From: a, To: record.NullString(b), Relation: record.RelAlternative}
	}
	return record.RelatedComparison{Title: a + " or " + b, URL: "https://stackshare.example/a-vs-b", Tools: []string{a, b}}
}

func drawTool(t *rapid.T) record.Tool {
	tool := subject(pick(t, "tool", someNames))
	tool.Role = pick(t, "role", []record.Role{record.RoleSubject, record.RoleAlternative, record.RoleMentioned})
	tool.Repository, tool.Homepage, tool.PageURL = pick(t, "repo", someRepos), pick(t, "home", someHomes), pick(t, "page", somePages)
	return tool
}

// drawPage makes one version of one of few pages; versions of a page differ in
// the time at which they were seen.
func drawPage(t *rapid.T, version int) record.Page {
	source := pick(t, "source", sources)
	url := fmt.Sprintf("https://%s.example/%d", source, rapid.IntRange(0, 3).Draw(t, "url"))
	if rapid.IntRange(0, 7).Draw(t, "gone") == 0 {
		p := gone(source, url, 0)
		p.SeenAt = p.SeenAt.Add(time.Duration(version) * 7 * time.Hour)
		return p
	}
	var facts []record.Body
	for range rapid.IntRange(0, 3).Draw(t, "tools") {
		facts = append(facts, drawTool(t))
	}
	for range rapid.IntRange(0, 6).Draw(t, "facts") {
		facts = append(facts, drawFact(t))
	}
	p := page(source, url, 0, facts...)
	p.SeenAt = p.SeenAt.Add(time.Duration(version) * 7 * time.Hour)
	p.Author = pick(t, "author", authors)
	p.ContentHash, _ = p.Hash()
	return p
}

func drawHistory(t *rapid.T, version int) record.HistoryEntry {
	n := number(t)
	tool := drawTool(t)
	source := pick(t, "source", sources)
	return record.HistoryEntry{Schema: 1, Source: source, URL: fmt.Sprintf("https://%s.example/%d", source, rapid.IntRange(0, 3).Draw(t, "url")),
		SeenAt: logCreated.AddDate(0, 0, -version/2).Add(-time.Duration(version%2) * time.Hour), Tools: []record.Tool{tool},
		Stats: []record.Stat{{Tool: tool.Name, Metric: "github.stars", Value: n, Low: n, High: n, Unit: "stars", Raw: "raw"}}}
}

func drawSuppression(t *rapid.T) (kind, value string) {
	switch rapid.IntRange(0, 2).Draw(t, "suppress") {
	case 0:
		return "source", pick(t, "source", sources)
	case 1:
		return "author", pick(t, "author", authors[1:])
	}
	return "url", fmt.Sprintf("https://%s.example/%d", pick(t, "source", sources), rapid.IntRange(0, 3).Draw(t, "url"))
}
