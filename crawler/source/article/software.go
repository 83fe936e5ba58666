package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// compares reports whether the page compares tools of software.
func (r *reader) compares() bool {
	n := 0
	for _, t := range r.names.List {
		if !t.Thing {
			n++
		}
	}
	return n > 1 && (isSoftware(r.body) || r.isAboutSoftware())
}

// isAboutSoftware is isSoftware with the headings and tables, which may be all that a
// short page says.
func (r *reader) isAboutSoftware() bool {
	var b strings.Builder
	b.WriteString(r.body.Text)
	b.WriteString(r.page.Outline.Data().Title)
	b.WriteByte('\n')
	for i := range r.parts {
		b.WriteString(r.parts[i].Heading)
		b.WriteByte('\n')
		for _, p := range r.parts[i].Pieces {
			if p.Table != nil {
				section.TableText(&b, p.Table)
			}
		}
	}
	all := corpus.New(b.String())
	return isSoftware(all) || r.linksToCode() ||
		(r.titled || isVersusHeading(r.title) || r.isWeighed()) && (r.isLicensed() || slices.ContainsFunc(plainForms, func(forms []string) bool {
			return slices.ContainsFunc(forms, all.Has)
		}))
}

// linksToCode reports a table of which several heads, of columns or rows, lead to where code is
// kept.
func (r *reader) linksToCode() bool {
	const several = 3
	for i := range r.parts {
		for _, p := range r.parts[i].Pieces {
			if p.Table == nil || r.layout(p.Table) == nil {
				continue
			}
			n := 0
			for _, c := range r.layout(p.Table).subjects {
				if slices.ContainsFunc(c.Blocks(), func(b outline.Block) bool { return isOfCode(b.Link()) }) {
					n++
				}
			}
			if n >= several {
				return true
			}
		}
	}
	return false
}

// isOfCode reports the address of a repository.
func isOfCode(link string) bool {
	for _, host := range [...]string{"https://github.com/", "https://gitlab.com/", "https://bitbucket.org/", "https://codeberg.org/", "https://sr.ht/"} {
		if path, ok := strings.CutPrefix(link, host); ok {
			return strings.Count(strings.Trim(path, "/"), "/") == 1
		}
	}
	return false
}

// isWeighed reports a title that names the tools that the page compares.
func (r *reader) isWeighed() bool {
	for _, t := range r.compared {
		if !r.names.Has(r.title, t) {
			return false
		}
	}
	return len(r.compared) > 1
}

// isLicensed reports a table that says under which licence of software things are:
// driving takes a licence too, and films are licensed.
func (d *document) isLicensed() bool {
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			if p.Table == nil {
				continue
			}
			at := slices.IndexFunc(p.Table.Header, isLicenseLabel)
			for _, row := range p.Table.Rows {
				if at >= 0 && at < len(row) && vocab.IsLicense(row[at].Text) ||
					len(row) > 0 && isLicenseLabel(row[0]) &&
						slices.ContainsFunc(row[1:], func(c outline.Cell) bool { return vocab.IsLicense(c.Text) }) {
					return true
				}
			}
		}
	}
	return false
}

func isLicenseLabel(c outline.Cell) bool { return facts.AttributeKey(c.Text) == "license" }

// softwareWords are words that pages about software can hardly do without.
var softwareWords = [...]string{
	"framework", "library", "libraries", "api", "apis", "open source", "open-source", "database", "databases", "developer", "developers", "server",
	"javascript", "typescript", "python", "java", "php", "sql", "http", "json", "backend", "front end", "frontend", "runtime",
	"GitHub", "npm", "async", "latency", "throughput", "deployment", "plugin", "plugins", "code", "codebase", "software", "programming", "orm",
	"cloud", "kubernetes", "docker", "microservices", "licence", "license", "datenbank", "datenbanken", "compiler", "query", "queries", "cli", "linux",
	"react", "vue", "hooks", "middleware", "git", "yaml", "bash", "rust", "binary", "brokers", "queues", "messaging", "pub/sub", "AMQP", "MQTT", "dependencies", "repository", "extensions", "endpoint", "endpoints", "cluster", "schema", "replication", "concurrency", "threads",
}

// plainWords are words that none but those who make software use: one is enough on
// a page whose title weighs names against each other.
var plainWords = [...]string{
	"open source", "open-source", "frameworks", "developers", "databases", "backend", "frontend", "async", "macOS", "msg/s", "desktop app", "web app", "dashboards", "workflows", "replication", "microservices", "throughput", "latency", "workloads", "observability", "serverless", "DevOps", "SDK", "SDKs", "APM", "repositories", "pull requests", "task boards", "issue tracker",
	"GitHub", "npm", "PyPI", "API", "APIs", "SQL", "JSON", "HTTP", "YAML", "ORM", "CLI", "JavaScript", "TypeScript", "PHP", "C++", "kubernetes", "docker",
	"codebase", "compiler", "bundler", "self-hosted", "markdown", "req/s", "ops/s", "message broker", "message brokers", "message queue", "message queues", "web framework", "web frameworks",
	"AI tool", "AI tools", "AI Tool", "AI Tools", "AI assistant", "AI assistants", "AI chatbot", "chatbot", "chatbots", "AI writing", "AI Writing", "AI coding", "LLM", "LLMs", "SaaS", "CRM", "freemium", "free tier", "free tiers", "writing assistant", "writing assistants", "browser extension", "integrations",
	"productivity app", "productivity apps", "productivity tool", "productivity tools", "project management tool", "project management tools", "command line", "command-line",
	"web server", "web servers", "key-value store", "key-value stores", "relational database", "relational databases", "programming language", "programming languages", "static site generator", "static site generators",
	"production build", "production builds", "bundle size", "bundle sizes", "hot reload", "CI/CD",
}

// The spellings of both.
var (
	softwareForms = spellingsOf(softwareWords[:])
	plainForms    = spellingsOf(plainWords[:])
)

func spellingsOf(list []string) [][]string {
	forms := make([][]string, len(list))
	for i, w := range list {
		lower := strings.ToLower(w)
		forms[i] = []string{w, lower, strings.ToUpper(lower[:1]) + lower[1:]}
		if len(w) < 6 {
			forms[i] = append(forms[i], strings.ToUpper(w))
		}
	}
	return forms
}

// isSoftware reports a text that has two of softwareWords.
func isSoftware(text *corpus.Corpus) bool {
	n := 0
	for _, forms := range softwareForms {
		if slices.ContainsFunc(forms, text.Has) {
			if n++; n >= 2 {
				return true
			}
		}
	}
	for _, w := range easternWords {
		if strings.Contains(text.Text, w) {
			if n++; n >= 2 {
				return true
			}
		}
	}
	return false
}

// easternWords are such words in the languages of East Asia, which put no space between words.
var easternWords = [...]string{
	"数据库", "資料庫", "框架", "前端", "后端", "開發", "开发", "代码", "組件", "组件", "开源", "開源", "服务器", "缓存", "性能",
	"데이터베이스", "프레임워크", "자바스크립트", "패키지", "개발", "오픈소스", "データベース", "フレームワーク", "ライブラリ", "オープンソース", "開発",
}
