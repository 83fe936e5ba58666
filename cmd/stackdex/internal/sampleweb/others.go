package sampleweb

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// oldComparisons are pages that kept the layout, and the figures, of 2019.
func oldComparisons() []*specimen.OldComparison {
	ref := func(name, path string) specimen.Ref { return specimen.Ref{Name: name, Path: path} }
	django := specimen.DjangoFlask2019()
	django.Base = StackShare
	django.Alternatives = django.Alternatives[:4]
	for i, a := range django.Alternatives {
		if a.Name == "WordPress" {
			django.Alternatives[i].Path = ""
		}
	}
	django.Decisions[0].Tags = []specimen.Ref{ref("Node.js", "/nodejs"), ref("Python", "/python"), ref("MySQL", "/mysql"), ref("Memcached", "/memcached"), ref("NGINX", "/nginx"),
		ref("RabbitMQ", "/rabbitmq"), ref("Redis", "/redis"), ref("Django", "/django"), ref("Tornado", "/tornado")}
	react := &specimen.OldComparison{Base: StackShare, Path: "/stackups/angular-2-vs-react", Sides: []specimen.OldSide{
		{Ref: ref("Angular", "/angular"), Tagline: "One framework for large front ends", Description: "Angular is a platform for large web applications.", Category: "Javascript MVC Frameworks", Factors: []string{"TypeScript", "Dependency injection", "Google"},
			Stacks: "2.1K", Followers: "1.9K", Votes: "341", Stars: "49.5K", Forks: "13.4K", CompanyStacks: "1,005", DeveloperSt: "1,341"},
		{Ref: ref("React", "/react"), Tagline: "User interfaces from components", Description: "React builds user interfaces from components.", Category: "Javascript UI Libraries", Factors: []string{"Components", "Virtual dom", "Performance"},
			Stacks: "22.4K", Followers: "16.2K", Votes: "3.4K", Stars: "132K", Forks: "24.5K", CompanyStacks: "3,249", DeveloperSt: "3,195"}},
		Alternatives: []specimen.Alternative{{Ref: ref("Vue.js", "/vue-js"), Description: "A framework that can be taken up step by step."}, {Ref: ref("Svelte", "/svelte"), Description: "Components that compile away."}}}
	sql := &specimen.OldComparison{Base: StackShare, Path: "/stackups/mysql-vs-postgresql-2019", Sides: []specimen.OldSide{
		{Ref: ref("MySQL", "/mysql"), Tagline: "The database of the web", Description: "MySQL is a relational database that runs many sites.", Category: "Databases", Factors: []string{"Sql", "Free", "Easy"},
			Stacks: "27.5K", Followers: "19.8K", Votes: "3.6K", CompanyStacks: "2,934", DeveloperSt: "2,980"},
		{Ref: ref("PostgreSQL", "/postgresql"), Tagline: "The database that does it all", Description: "PostgreSQL is an open relational database.", Category: "Databases", Factors: []string{"Relational database", "High availability", "Sql"},
			Stacks: "19.4K", Followers: "14.9K", Votes: "3.3K", CompanyStacks: "2,823", DeveloperSt: "2,402"}},
		Alternatives: []specimen.Alternative{{Ref: ref("MongoDB", "/mongodb"), Description: "Documents instead of rows."}, {Ref: ref("SQLite", "/sqlite"), Description: "A database in a file."}}}
	return []*specimen.OldComparison{django, react, sql}
}

// pick is what NicePick says of two tools: the first wins.
type pick struct {
	kind              string
	a, b              string
	pathA, pathB      string
	aboutA, aboutB    string
	proA, proB        string
	relatedA, related string
}

func (b *builder) nicePicks() []specimen.Content {
	picks := []pick{
		{"Dynamic", "Starlette", "Django", "starlette", "django", "Pick Starlette for asynchronous APIs and small services with many connections", "Django has many users in the industry and repays the time to learn it",
			"It gives full control of each request without the weight of a large framework", "Used all over the industry", "fastapi, asgi", "python, postgresql"},
		{"Dynamic", "FastAPI", "Flask", "fastapi", "flask", "Pick FastAPI for Python APIs that wait for other services, since it is async throughout", "Flask is known to everybody and fine for a small site",
			"It checks requests and documents itself from type hints", "Thousands of extensions and tutorials", "starlette, pydantic", "werkzeug, jinja"},
		{"Infrastructure", "NATS", "Kafka", "nats", "kafka", "Pick NATS for messages between services without a cluster to look after", "Kafka keeps very large logs and has a tool for everything",
			"It is one small binary with durable streams", "It holds years of records for any number of readers", "jetstream, golang", "zookeeper, java"},
		{"Frontend", "Svelte", "React", "svelte", "react", "Pick Svelte for small pages that must be quick on old phones", "React is what most front-end jobs ask for",
			"It compiles components away, so little is sent", "The largest choice of parts and people", "sveltekit, vite", "next.js, redux"},
		{"Languages", "Go", "Rust", "go", "rust", "Pick Go for services that a team must read in five years", "Rust is worth its learning curve where speed and safety decide",
			"It compiles in a moment and has few words to learn", "Memory safety without garbage collection", "docker, kubernetes", "cargo, webassembly"},
		{"Database", "PostgreSQL", "MongoDB", "postgresql", "mongodb", "Pick PostgreSQL unless the data really are documents", "MongoDB suits documents that change their shape",
			"It joins, checks and indexes nearly anything", "It spreads over machines with little work", "sql, postgis", "json, mongoose"},
	}
	list := make([]specimen.Content, len(picks))
	for i, p := range picks {
		next := []pick{picks[(i+1)%len(picks)], picks[(i+2)%len(picks)]}
		list[i] = p.page(next)
	}
	return list
}

func (p pick) path() string { return "/compare/" + p.pathA + "-vs-" + p.pathB }

func (p pick) page(next []pick) *specimen.NicePick {
	con := "Tradeoffs depend on the use case"
	c := &specimen.NicePick{Base: NicePick, Path: p.path(), Kind: p.kind, Winner: p.a,
		Sides: []specimen.NiceSide{{Name: p.a, Description: p.aboutA, Pros: []string{p.proA}, Cons: []string{con}, Related: parts(p.relatedA, ",")},
			{Name: p.b, Description: p.aboutB, Pros: []string{p.proB}, Cons: []string{con}, Related: parts(p.related, ",")}},
		Intro: p.aboutA + " meets " + lowerFirst(p.aboutB) + ". Here's our take.",
		UseIf: []record.UseIf{{Tool: p.a, Text: "You want " + lowerFirst(p.proA) + " and can live with " + lowerFirst(con) + "."},
			{Tool: p.b, Text: "You prioritize " + lowerFirst(p.proB) + " over what " + p.a + " offers."}}}
	for _, n := range next {
		c.More = append(c.More, specimen.RelatedPage{Title: n.a + " vs " + n.b, Path: n.path()})
	}
	return c
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func djangoArticle() *specimen.Article {
	a := specimen.DjangoAlternatives()
	a.Base = Articles
	return a
}

// expressArticle is a second article: other headings, a table of measurements
// with the unit in the header, and its date in visible text.
func expressArticle() *specimen.Article {
	about, row := specimen.About, specimen.Row
	a := &specimen.Article{Base: Articles, Path: "/express-alternatives", Site: "Backend Notes", Title: "Express.js Alternatives for Node Servers", Author: "Jonas Weil", Published: "2025-09-03", Modified: "2025-10-20",
		DateIn: specimen.InText, Crumbs: []string{"Backend"}, Subject: "Express.js", Lead: []string{"Express.js is everywhere, and getting on in years. These servers do more, or do it faster."},
		OtherPosts: []specimen.OtherPost{{Title: "Caching Without Tears", Date: "2025-10-28"}}}
	reviews := []specimen.Review{
		{Tool: "Fastify", Purpose: "Raw Speed on Node", Why: "Yes: Fastify answers about 45,700 req/s where Express.js answers 12,300 req/s in its own benchmark.",
			What:     []string{"Fastify is a Node.js framework created by Matteo Collina and Tomas Della Vedova, first released in 2016 and licensed under MIT."},
			Rows:     [][]specimen.Cell{row("Performance", about("~12,300 req/s", "throughput", 12_300, "req/s", ""), about("~45,700 req/s", "throughput", 45_700, "req/s", "")), row("Validation", "By packages", "JSON Schema, built in"), row("License", "MIT", "MIT")},
			Compared: "Schemas are what makes Fastify fast: answers are written without looking at each field.", Choose: []string{"Fastify is worth it when every millisecond of the server counts.", "It suits APIs that are described by schemas."}, Limits: []string{"Fewer middlewares exist than for Express.js."}},
		{Tool: "NestJS", Purpose: "Large TypeScript Teams", Why: "Yes: NestJS gives large servers modules, injection and tests.",
			What:     []string{"NestJS is a framework in TypeScript created by Kamil Myśliwiec, first released in 2017 and licensed under MIT. As of 2025 it has 70k+ GitHub stars."},
			Rows:     [][]specimen.Cell{row("Architecture", "Unopinionated, minimal", "Modules, dependency injection"), row("Language", "JavaScript", "TypeScript"), row("Learning curve", "Low", "Moderate"), row("License", "MIT", "MIT")},
			Compared: "NestJS runs on Express.js or Fastify and adds the structure.", Choose: []string{"NestJS pays off when ten people work on one server."}, Limits: []string{"Decorators hide what happens.", "Small services carry too much of it."}},
		{Tool: "Koa", Purpose: "Small Async Servers", Why: "Yes, for those who like Express.js but not its callbacks.",
			What: []string{"Koa is a small framework by the people who made Express.js, first released in 2013 and licensed under MIT."},
			Rows: [][]specimen.Cell{row("Middleware", "Callbacks", "Async functions"), row("Routing", "Built in", "N/A"), row("License", "MIT", "MIT")}, Compared: "Koa is the cleaner core; Express.js has the larger shelf.",
			Choose: []string{"Koa is right when a server should have no more than it uses."}, Limits: []string{"Even routing is a package."}},
	}
	for _, r := range reviews {
		a.Sections = append(a.Sections, r.Sections("Express.js", 2)...)
	}
	a.Sections = append(a.Sections, expressMeasured()...)
	trait := func(tool, attribute, value string) record.Body {
		return record.Trait{Tool: tool, Attribute: attribute, Values: []string{value}, Raw: value}
	}
	a.Facts = []record.Body{trait("Fastify", "creator", "Matteo Collina and Tomas Della Vedova"), trait("Fastify", "release year", "2016"), trait("NestJS", "creator", "Kamil Myśliwiec"), trait("NestJS", "release year", "2017"),
		trait("Koa", "release year", "2013"), specimen.StarsAtLeast("NestJS", 70_000, "2025")}
	return a
}

func expressMeasured() []specimen.Section {
	about, row := specimen.About, specimen.Row
	faq := func(q, text string) specimen.Section {
		return specimen.Section{Level: 3, Heading: q, FAQ: true, Blocks: []specimen.Block{{Para: text}}}
	}
	return []specimen.Section{
		{Level: 2, Heading: "Benchmarks", Blocks: []specimen.Block{{Para: "One machine, Node 22, a JSON answer of a few bytes."}, {Table: &specimen.Table{Layout: specimen.ByTool, Header: []string{"Framework", "Throughput (req/s)", "Latency (ms)"},
			Rows: [][]specimen.Cell{row("Fastify", about("~45,700", "throughput", 45_700, "req/s", ""), about("~21.4", "latency", 21.4, "ms", "")), row("Koa", about("~35,200", "throughput", 35_200, "req/s", ""), about("~27.9", "latency", 27.9, "ms", "")),
				row("Express.js", about("~12,300", "throughput", 12_300, "req/s", ""), about("~79.6", "latency", 79.6, "ms", ""))}}}}},
		{Level: 2, Heading: "Frequently Asked Questions"},
		faq("Is Express.js still maintained?", "Yes. Version 5 came out in 2024, and the OpenJS Foundation looks after it."),
		faq("Which Express.js alternative is the fastest?", "Fastify, in most benchmarks that answer JSON."),
	}
}
