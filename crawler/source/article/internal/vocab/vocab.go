// Package vocab classifies words independently of the page: those that no name begins or ends
// with, those that are never names, nouns for kinds of software, labels of columns that are not
// a tool's, and negations.
package vocab

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Studio is the only name that begins like a separator between two names.
const Studio = "VS Code"

// IsColumn reports the head of a column that is not a tool's: notes, prices, plans, platforms,
// before and after.
func IsColumn(s string) bool {
	if len(s) > words.MaxFold {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(w, "().,:%*#?/") {
		case "notes", "note", "remark", "remarks", "takeaway", "takeaways", "observation", "observations", "description", "comment",
			"comments", "winner", "example", "examples", "details", "detail", "status", "default",
			"type", "types", "required", "version", "versions", "supported", "support", "case", "cases", "price", "prices", "pricing", "cost",
			"value", "values", "result", "results",
			"before", "after", "input", "output", "min", "max", "avg", "mean", "median", "total", "debug", "release", "free", "pro", "basic",
			"premium", "standard", "business", "team", "teams", "enterprise", "community", "starter", "plus", "ultimate", "plan", "tier",
			"windows", "linux", "macos", "mac", "ios", "android", "dev", "prod", "development", "production", "staging", "old", "new", "current",
			"previous", "today", "true", "false", "size", "speed", "time", "date", "year", "month", "score", "rank", "ratio", "count", "number",
			"command", "option", "options", "flag", "method", "function", "parameter", "purpose", "usage", "meaning", "reason", "impact", "effort",
			"good", "bad", "low", "medium", "high", "latest", "stable", "difference", "differences", "similarities", "link", "links", "url",
			"website", "homepage",
			"author", "authors", "owner", "language", "languages", "stars", "comparison", "model", "field", "column", "row", "traditional",
			"modern", "approach", "strategy":
			return true
		}
	}
	return false
}

// IsAddOn reports a word for things that others make for a tool, or that teach it.
func IsAddOn(w string) bool {
	switch w {
	case "operator", "chart", "sidecar", "dashboard", "exporter", "plugin", "client", "connector", "adapter", "driver", "wrapper", "extension",
		"add-on", "addon", "fork", "clone", "sdk",
		"course", "courses", "tutorial", "tutorials", "book", "books", "workshop", "bootcamp", "training", "certification", "exam",
		"newsletter", "podcast", "video", "conference", "meetup", "hosting":
		return true
	}
	return false
}

// IsAcronymic reports a word that cannot be an ordinary one: in capitals, or with capitals,
// digits or signs within.
func IsAcronymic(s string) bool {
	sign := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			return false
		case i > 0 && (c >= 'A' && c <= 'Z' || words.IsDigit(c) || c == '.' || c == '+' || c == '#'):
			sign = true
		}
	}
	return sign
}

// IsStop reports a word that no name begins or ends with.
func IsStop(w string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, w)) {
	case "a", "an", "the", "and", "or", "vs", "vs.", "versus", "is", "are", "in", "on", "of", "for", "to", "with", "your", "you", "it",
		"its", "this", "that", "these", "better", "best", "good", "compare", "compared", "comparison", "alternative", "alternatives",
		"over", "than", "still", "really", "worth", "when", "why", "how", "what", "which", "should", "does", "do", "can", "using",
		"use", "from", "by", "as", "at", "free", "top", "open", "more", "most", "similar", "fully", "replace", "work", "popular",
		"overview", "pros", "cons", "features", "limitations", "advantages", "disadvantages", "und", "oder", "der", "die", "das":
		return true
	}
	return false
}

// IsCommon reports a heading or word that is never a name.
func IsCommon(s string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, s)) {
	case "conclusion", "introduction", "overview", "summary", "faq", "faqs", "features", "performance", "pricing", "pros", "cons",
		"advantages", "disadvantages", "strengths", "weaknesses", "limitations", "drawbacks", "benefits", "verdict", "final thoughts",
		"final verdict", "comparison", "alternatives", "background", "methodology", "installation", "scalability", "security",
		"community", "ecosystem", "architecture", "documentation", "learning curve", "use cases", "key features", "history",
		"license", "getting started", "key takeaways", "takeaways", "tl;dr", "tldr", "wrapping up", "the bottom line", "bottom line",
		"resources", "popularity", "syntax", "testing", "tooling", "flexibility", "cost", "support", "recommendations", "recommendation",
		"microservices", "microservice", "monolith", "monoliths", "monolithic", "serverless", "containers", "virtual machines",
		"event-driven architecture",
		"questions", "results", "benchmarks", "setup", "other", "others", "notes", "contents", "yes", "no", "why", "attribute",
		"speed", "price", "monitoring", "reliability", "deployment", "maintenance", "feature", "criteria", "criterion", "framework", "tool",
		"library", "name", "fazit", "vergleich", "einleitung", "merkmal", "os", "operating system", "cpu", "ram", "memory", "hardware":
		return true
	}
	return false
}

// IsDeterminer reports a word after which a word in lower case is no name.
func IsDeterminer(w string) bool {
	switch words.LowerASCII(w) {
	case "a", "an", "the", "this", "that", "these", "each", "every", "any", "no", "some", "our", "your", "their", "its", "my", "another", "one":
		return true
	}
	return false
}

// IsKind reports a noun for a kind of software.
func IsKind(w string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, w)) {
	case "framework", "library", "tool", "database", "language", "broker", "platform", "software", "server", "engine", "runtime", "orm",
		"cms", "ide", "editor", "api", "sdk", "queue", "solution", "product", "system", "package", "service", "technology", "option",
		"alternative", "bundler", "compiler", "client", "app", "application", "stack", "project", "cache", "store", "provider", "linter",
		"generator", "router", "proxy", "scheduler", "orchestrator", "toolkit", "plugin", "distribution", "driver", "manager", "container",
		"builder", "backend", "datenbank", "werkzeug", "bibliothek", "sprache", "produkt", "microframework", "db", "vm", "cloud":
		return true
	}
	return false
}
