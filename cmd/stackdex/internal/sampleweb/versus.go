package sampleweb

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// versus is what StackShare says of two or three tools together.
type versus struct {
	slugs    []string
	intro    string
	points   []string // "Title: text"
	summary  string
	opinions []specimen.Opinion
}

func (v versus) path() string { return "/stackups/" + strings.Join(v.slugs, "-vs-") }

func vs(slugs ...string) []string { return slugs }

func comparisons() []versus {
	return append(webComparisons(), otherComparisons()...)
}

func webComparisons() []versus {
	return []versus{
		{slugs: vs("django", "rocket"), intro: "Both help to build web applications, from opposite ends.", points: []string{
			"Design Philosophy: Django comes with all that most sites need. Rocket keeps to a small core and wants to be light.", "Language: Django code is Python, Rocket code is Rust.",
			"Concurrency and Asynchronous Processing: A classic Django worker handles one request at a time; Rocket has been async since 0.5."},
			summary: "In summary, Django has the larger toolbox and Rocket speed and types.", opinions: djangoOpinions()},
		{slugs: vs("django", "rust"), intro: "One is a framework for sites, the other a language for systems.", points: []string{
			"Language and Purpose: Django is a framework in Python. Rust is a language for what lies close to the machine.", "Memory Safety: Python collects garbage. Rust knows at compile time when memory is free.",
			"Learning Curve: Django is learned in weeks: Rust's ownership takes months."}, summary: "In summary, Django makes sites easy and Rust makes systems fast and safe.", opinions: djangoOpinions()[2:]},
		{slugs: vs("django", "fastapi"), intro: "The full box against the fast lane: two Python frameworks with different aims.", points: []string{
			"Scope: Django brings an admin, forms and an ORM. FastAPI brings routes, checks and documents for APIs.", "Async: FastAPI is async Python throughout. Django has async views and a sync ORM underneath.",
			"Documentation of APIs: FastAPI writes OpenAPI from type hints; Django needs a package."}, summary: "In summary, take Django for sites with accounts and FastAPI for async APIs."},
		{slugs: vs("fastapi", "flask"), intro: "Two small Python frameworks, ten years apart.", points: []string{
			"Gateway: FastAPI speaks ASGI and async. Flask speaks WSGI and blocks while it waits.", "Validation: FastAPI checks requests from type hints. Flask leaves it to extensions.",
			"Community: Flask has more users and tutorials, FastAPI grows faster."}, summary: "In summary, FastAPI suits new async APIs and Flask small sites and known code.",
			opinions: []specimen.Opinion{{Author: "Lena", Role: "Backend engineer at Fjordline", Date: "2024-02-09", Stance: "decided", Views: "12k", Tags: []specimen.Ref{{Name: "FastAPI", Path: "/fastapi"}, {Name: "Python", Path: "/python"}},
				Text: []string{"We moved our APIs from #flask to #fastapi. Type hints replaced three packages, and async calls to other services halved the waiting."}}}},
		{slugs: vs("django", "laravel", "nodejs"), intro: "Three ways to the same site: Python, PHP or JavaScript.", points: []string{
			"Language: Django is Python, Laravel is PHP, Node.js runs JavaScript.", "Structure: Django and Laravel decide much; Node.js decides nothing.",
			"Concurrency: Node.js waits for nobody, the other two take a worker a request."}, summary: "In summary, the language that the team knows should decide.",
			opinions: []specimen.Opinion{{Author: "Tomás", Date: "2021-07-30", Stance: "needs_advice", Views: "97k", Tags: []specimen.Ref{{Name: "Laravel", Path: "/laravel"}, {Name: "PHP", Path: "/php"}},
				Text: []string{"Our shop is PHP and slow in places. Is it worth to leave Laravel for Node.js, or would caches do?"}}}},
		{slugs: vs("expressjs", "nestjs"), intro: "NestJS often stands on Express; the question is how much structure one wants.", points: []string{
			"Structure: NestJS has modules and injection. Express has functions.", "Language: NestJS is written for TypeScript; Express is plain JavaScript.", "Learning: Express takes a day, NestJS some weeks."}, summary: "In summary, Express is for small servers and NestJS for large teams."},
		{slugs: vs("laravel", "symfony"), intro: "The two large frameworks of PHP, one built on parts of the other.", points: []string{
			"Style: Laravel prefers magic and speed of writing. Symfony prefers explicit wiring.", "Releases: Symfony supports versions for years; Laravel moves each year."}, summary: "In summary, Laravel starts faster and Symfony ages better."},
		{slugs: vs("asp-net-core", "spring-boot"), intro: "C# or Java: the two enterprise stacks of today.", points: []string{
			"Runtime: ASP.NET Core runs on .NET, Spring Boot on the JVM.", "Tooling: Visual Studio against IntelliJ, both good."}, summary: "In summary, the house decides: Microsoft or Java."},
		{slugs: vs("phoenix", "rails"), intro: "Phoenix was begun by people who knew Rails well.", points: []string{
			"Concurrency: Phoenix runs on the Erlang VM with very many processes. Rails takes a thread a request.", "Live pages: LiveView comes with Phoenix; Rails has Hotwire."}, summary: "In summary, Phoenix scales connections and Rails hires sooner."},
		{slugs: vs("quart", "starlette"), intro: "Two small async Python frameworks on ASGI.", points: []string{
			"API: Quart repeats Flask. Starlette has its own, and FastAPI stands on it.", "Use: Quart is for Flask code that must become async."}, summary: "In summary, Quart is a bridge and Starlette a foundation."},
	}
}

func otherComparisons() []versus {
	return []versus{
		{slugs: vs("react", "vue-js"), intro: "The two most used ways to build pages from components.", points: []string{
			"Templates: Vue.js writes templates in HTML, React writes JSX.", "State: Vue.js tracks what changed by itself; React asks for it.", "Scope: Vue.js has a router of its own, React leaves it to others."}, summary: "In summary, Vue.js is easier to start with and React has the larger market."},
		{slugs: vs("angular", "react"), intro: "A framework against a library.", points: []string{
			"Scope: Angular brings routing, forms and tests. React draws components.", "Language: Angular is TypeScript only; React takes both."}, summary: "In summary, Angular decides for you and React lets you decide."},
		{slugs: vs("mysql", "postgresql"), intro: "The two open relational databases.", points: []string{
			"Standards: PostgreSQL keeps closer to SQL. MySQL bends it.", "Extensions: PostgreSQL has many, MySQL few.", "Replication: MySQL's is older and simple."}, summary: "In summary, PostgreSQL does more and MySQL is everywhere."},
		{slugs: vs("mongodb", "postgresql"), intro: "Documents or rows.", points: []string{
			"Model: MongoDB stores documents, PostgreSQL rows (and JSON too).", "Joins: PostgreSQL joins well; MongoDB would rather not."}, summary: "In summary, take PostgreSQL unless your data are documents."},
		{slugs: vs("kafka", "nats"), intro: "Two ways to move messages between services.", points: []string{
			"Weight: NATS is one binary. Kafka is a cluster with tools around it.", "Model: Kafka is a log first, NATS is messaging first; JetStream adds the log.", "Clients: both speak many languages."}, summary: "In summary, NATS is light and Kafka holds the larger logs."},
		{slugs: vs("elasticsearch", "meilisearch"), intro: "Search at any scale, or search in a minute.", points: []string{
			"Typos: Meilisearch forgives them by default. Elasticsearch must be told.", "Scale: Elasticsearch spreads over many machines."}, summary: "In summary, Meilisearch for sites and Elasticsearch for large volumes."},
		{slugs: vs("docker", "kubernetes"), intro: "They are not rivals: one runs containers, the other places them.", points: []string{
			"Scale: Docker runs on one machine, Kubernetes on many.", "Learning: Docker takes a day, Kubernetes longer."}, summary: "In summary, start with Docker and go on to Kubernetes when one machine is not enough."},
		{slugs: vs("golang", "rust"), intro: "Two compiled languages of the last twenty years.", points: []string{
			"Memory: Go collects garbage, Rust does not need to.", "Learning: Go takes a week, Rust some months."}, summary: "In summary, Go for services and Rust for the last bit of speed."},
		{slugs: vs("c-sharp", "cplusplus"), intro: "A managed language and one that manages nothing.", points: []string{
			"Memory: C# collects garbage; in C++ it is your task.", "Platform: C# runs on .NET, C++ on everything."}, summary: "In summary, C# is quicker to write and C++ quicker to run."},
		{slugs: vs("elixir", "f-sharp"), intro: "Two functional languages, on the Erlang VM and on .NET.", points: []string{
			"Types: F# checks them before the program runs. Elixir checks while it runs.", "Processes: Elixir has millions of light ones."}, summary: "In summary, F# for types and Elixir for processes."},
	}
}

func djangoOpinions() []specimen.Opinion {
	return []specimen.Opinion{
		{Author: "Felipe", Date: "2020-05-24", Stance: "decided", Views: "438k", Text: []string{"Coming from python, it was #django or #flask for me. For a blog #django fit better. I am curious about @{#rails}|topic:null| too."}},
		{Author: "Sandeep", Date: "2020-06-13", Stance: "needs_advice", Views: "599k", Tags: []specimen.Ref{{Name: "Python", Path: "/python"}, {Name: "JavaScript", Path: "/javascript"}},
			Text: []string{"The templates of Django confuse me, and Node.js is new to me. Which one gets me to an internship sooner?"}},
		{Author: "Ing. Alvaro", Role: "Software Systems Engineer at Ripio", Date: "2020-05-21", Stance: "decided", Views: "524k",
			Text: []string{"I moved the whole stack to what Microsoft offers, because the parts fit each other.", "For my taste the ASP.NET MVC templates beat those of django, rails and laravel."}},
	}
}

// adviceOn returns the advice cards of a tool's page.
func adviceOn(slug string) []specimen.Opinion {
	switch slug {
	case "nats":
		return []specimen.Opinion{{Author: "Ines", Role: "Platform lead", Date: "2025-03-18", Stance: "decided", Views: "4.1k", Tags: []specimen.Ref{{Name: "NATS", Path: "/nats"}, {Name: "Kafka", Path: "/kafka"}},
			Text: []string{"One binary in place of a cluster. We left #kafka for #nats and JetStream, and nobody was called at night since."}}}
	case "tornado":
		return []specimen.Opinion{{Author: "Priya", Date: "2019-11-05", Stance: "needs_advice", Views: "31k", Text: []string{"Is Tornado still a good start for async Python, or should I take something with asyncio?"}}}
	}
	return nil
}

// formerTools are alternatives whose pages are gone, moved or missing.
func formerTools(slug string) []specimen.Alternative {
	switch slug {
	case "mongodb":
		return []specimen.Alternative{{Ref: specimen.Ref{Name: "RethinkDB", Path: "/rethinkdb"}, Description: "RethinkDB pushed changes to those who watched a query."},
			{Ref: specimen.Ref{Name: "Parse", Path: "/parse"}, Description: "Parse was a backend for phones, and closed in 2017."}}
	case "docker":
		return []specimen.Alternative{{Ref: specimen.Ref{Name: "Heroku", Path: "/heroku"}, Description: "Heroku runs applications that are pushed to it."}}
	}
	return nil
}

// oddRelated are links under an old address, and to what robots.txt forbids.
func oddRelated(slug string) []specimen.RelatedPage {
	switch slug {
	case "django":
		return []specimen.RelatedPage{{Title: "Django vs Flask", Path: "/stackups/django-vs-flask", Logos: []string{"Django", "Flask"}}}
	case "flask":
		return []specimen.RelatedPage{{Title: "Flask vs Django", Path: "/stackups/flask-vs-django", Logos: []string{"Flask", "Django"}}}
	case "rails":
		return []specimen.RelatedPage{{Title: "Django vs Rails", Path: "/stackups/draft-django-vs-rails", Logos: []string{"Django", "Rails"}}}
	case "react":
		return []specimen.RelatedPage{{Title: "Angular vs React", Path: "/stackups/angular-2-vs-react", Logos: []string{"Angular", "React"}}}
	case "postgresql":
		return []specimen.RelatedPage{{Title: "MySQL vs PostgreSQL", Path: "/stackups/mysql-vs-postgresql-2019", Logos: []string{"MySQL", "PostgreSQL"}}}
	}
	return nil
}
