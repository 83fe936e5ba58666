package specimen

import "github.com/stackdex/stackdex/ingest/record"

// roundup are the sections that look at all alternatives together.
func roundup() []Section {
	viable := Section{Level: 2, Heading: "What Must a Django Alternative Have?", Blocks: []Block{
		{Para: "It must share some of Django’s strengths, or make up for them."},
		{Para: "The Python survey of 2024 (PSF/JetBrains, 30,000+ answers) finds that 48% of Python developers build for the web, up from 42% in 2023."},
		{List: []string{"Gateway interface: WSGI or ASGI", "Architecture pattern: one box or many parts", "ORM availability: built in or added", "Admin interface: generated or handmade", "Language runtime: Python, Ruby, PHP, JavaScript, Java, or Elixir"}},
		{Para: "LinkedIn’s 2022 report saw teams with familiar tools work 30-40% faster."},
		{Table: &Table{Layout: Other, Header: []string{"Project Type", "Recommended Category", "Key Requirement"}, Rows: [][]Cell{Row("Full-stack web app", "Batteries-included framework", "Built-in ORM + admin"),
			Row("REST or GraphQL API", "Microframework or ASGI framework", "Low overhead, fast routing"), Row("Real-time app", "ASGI or event-driven framework", "WebSocket support"), Row("Enterprise system", "JVM or .NET framework", "Static typing, enterprise tooling")}}},
		{Para: "Under async load, ASGI servers hold 2-4x more connections than WSGI servers; where queries block, around 10% of that is left."}}}
	return append([]Section{viable}, append(bestFor(), performance()...)...)
}

func bestFor() []Section {
	return []Section{
		{Level: 2, Heading: "Which Django Alternatives Stay in Python?", Blocks: []Block{{Para: "By the survey of 2024 (PSF/JetBrains), one in three Django developers uses Flask or FastAPI as well."},
			{Table: &Table{Layout: ByTool, Header: []string{"Framework", "Type", "Interface", "Best For"}, Rows: [][]Cell{Row("FastAPI", "Microframework", "ASGI", "High-performance APIs, ML backends"), Row("Flask", "Microframework", "WSGI", "Lightweight apps, full control"),
				Row("Tornado", "Async framework", "Own event loop", "Long-lived WebSocket connections"), Row("Quart", "Async microframework", "ASGI", "Flask codebase migration to async"), Row("Starlette", "ASGI toolkit", "ASGI", "Custom async Python services")}}}}},
		{Level: 3, Heading: "FastAPI", Tool: "FastAPI", Blocks: []Block{{Para: "The share of Python web developers with FastAPI rose from 29% in 2023 to 38% in 2024 (PSF/JetBrains). Under async load, FastAPI serves approximately 2,847 req/s and Django 743 req/s."},
			{List: []string{"No admin and no ORM", "Asks for async knowledge", "Good for inference and pipelines"}}}},
		{Level: 3, Heading: "Flask", Tool: "Flask", Blocks: []Block{{Para: "In the Django Developer Survey 2023, the share of Flask fell from 29% to 26%. It is used by Netflix, Airbnb and Reddit."}}},
		{Level: 3, Heading: "Tornado", Tool: "Tornado", Blocks: []Block{{Para: "Throughput is not its point; open connections are."}, {List: []string{"No ORM, no admin", "Apache 2.0 license"}}}},
		{Level: 3, Heading: "Quart", Tool: "Quart", Blocks: []Block{{Para: "A bridge from Flask to ASGI, on Python 3.7+."}}},
		{Level: 2, Heading: "Which Django Alternatives Leave Python?", Blocks: []Block{{Para: "Adoption of Python grew by 7 percentage points in a year, says the Stack Overflow survey of 2025 (49,000+ answers)."}}},
		{Level: 3, Heading: "Ruby on Rails", Tool: "Ruby on Rails", Blocks: []Block{{Para: "Over 577,000 live websites stand on Rails in 2025 (BuiltWith), and CRUD is built 30-40% faster with it, says USEO."},
			{List: []string{"Expressive records", "Used by 7% of developers, against 14.2% for Django (Stack Overflow)"}}}},
		{Level: 3, Heading: "Laravel", Tool: "Laravel", Blocks: []Block{{Para: "The BBC, Toyota and FedEx use Laravel. In one benchmark Django reached ~69,000 JSON responses/second and Laravel ~8,000."}}},
		{Level: 3, Heading: "Express.js", Tool: "Express.js", Blocks: []Block{{Para: "The usage of Express.js made a jump of +17 points in the Stack Overflow survey of 2025."}, {List: []string{"One language everywhere", "npm holds 2M+ packages, and their risks"}}}},
		{Level: 3, Heading: "Spring Boot", Tool: "Spring Boot", Blocks: []Block{{Para: "The usual choice on the JVM, reactive or not."}}},
		{Level: 3, Heading: "Phoenix", Tool: "Phoenix", Blocks: []Block{{Para: "Processes that fail alone. At its peak Phoenix served 5 million concurrent users of Discord."}}},
	}
}

func performance() []Section {
	switchTo := func(tool, text string) Block { return Block{Para: text, About: tool, Advice: record.ChooseWhen} }
	return []Section{
		{Level: 2, Heading: "How Fast Are Django Alternatives?", Blocks: []Block{{Para: "Queries and caches decide more than frameworks do."},
			{Table: &Table{Layout: ByTool, Header: []string{"Framework", "Throughput (req/s)", "Memory", "Concurrency Model"}, Rows: [][]Cell{
				Row("FastAPI (async)", About("~2,847", "throughput", 2847, "req/s", ""), About("~127 MB", "memory", 127, "MB", ""), "ASGI event loop"),
				Row("Flask (Gunicorn)", About("~892", "throughput", 892, "req/s", ""), About("~156 MB", "memory", 156, "MB", ""), "WSGI thread-per-request"),
				Row("Django (Gunicorn)", About("~743", "throughput", 743, "req/s", ""), About("~243 MB", "memory", 243, "MB", ""), "WSGI thread-per-request")}}},
			{Para: "ASGI vs. WSGI shows a 2-4x gap under async load. A Django app with 200 database queries a page has another problem."},
			{Para: "Gartner says that 40% of IT budgets go into technical debt."}}},
		{Level: 2, Heading: "When Is It Time to Leave Django?", Blocks: []Block{
			{Para: "Seldom: while a team learns, its output can drop 20-40%."},
			switchTo("FastAPI", "Switch to FastAPI when all is API, every route waits for something, and type hints are in use."),
			switchTo("Flask", "Switch to Flask when a small tool carries too much of Django around. Instagram runs Django; Netflix runs Flask for some services."),
			switchTo("Ruby on Rails", "Switch to Ruby on Rails when the team knows Ruby and records are the product."),
			switchTo("Express.js", "Switch to Express.js when everybody writes JavaScript."),
			switchTo("Django", "Stay with Django when logins, migrations and an admin must be there on the first day.")}},
	}
}

func mistakesAndFAQ() []Section {
	faq := func(question, answer string) Section {
		return Section{Level: 3, Heading: question, FAQ: true, Blocks: []Block{{Para: answer}}}
	}
	return []Section{
		{Level: 2, Heading: "Which Mistakes Do Teams Make With a Django Alternative?", Blocks: []Block{
			{Para: "Popularity is a poor guide. A Forrester study puts maintenance over three years 200-300% above the first costs."},
			{Para: "Mistake 1: Taking FastAPI for a site that needs an admin. It will be rebuilt by hand."}, {Para: "Mistake 2: Taking Flask for a large team without rules. No two corners will look alike."},
			{Para: "Mistake 3: Trusting benchmarks over the people at hand."}, {Para: "Mistake 4: Changing the framework to cure a slow query. ASGI is 2-4x faster only where nothing blocks."}, {Para: "Mistake 5: Taking a small community without asking who answers at night."}}},
		{Level: 2, Heading: "FAQ on Django Alternatives"},
		faq("Which Django alternative is best for REST APIs?", "FastAPI. It runs on ASGI, documents itself and reaches roughly 2,847 req/s to Django’s 743 req/s under async load."),
		faq("Can Flask take the place of Django?", "For small sites, yes. ORM, admin and logins have to be added."),
		faq("Which Django alternative is learned soonest?", "Flask: a working API takes under an hour."),
		faq("Which Python framework is the fastest in 2025?", "FastAPI among the known ones; bare Starlette is a little faster."),
		faq("Does Ruby on Rails cover all of Django?", "For sites, yes; for data work in Python, no."),
		faq("Which Django alternative is for real time?", "Phoenix or Tornado, or Express.js with Socket.io."),
		faq("How alike are Laravel and Django?", "In structure, yes; the languages and their packages differ."),
		faq("When should I keep Django?", "Keep Django when its admin, migrations and logins are in use."),
		faq("Which Django alternative fits a Java house?", "Spring Boot."),
		faq("Is a site faster after a move from Django to FastAPI?", "It depends: slow queries stay slow."),
		{Level: 2, Heading: "Conclusion", Blocks: []Block{{Para: "Each of them wins somewhere. Choose by project and people, and leave Django only to solve a problem."}}},
	}
}

// seedArticleFacts returns what the prose of the article states beside its
// tables and lists; the figures are those of the real article.
func seedArticleFacts() []record.Body {
	third := exactly("Django", "developers_also_using_flask_or_fastapi", 100.0/3, 0, "%")
	third.Low, third.High, third.Approximate = nil, nil, true
	march, _ := record.Date("2025-03").Time()
	day := float64(march.Unix())
	return bodies(
		origin("FastAPI", "Sebastian Ramirez", "2018", "MIT"), origin("Flask", "Armin Ronacher", "2010", "BSD-3-Clause"), origin("Ruby on Rails", "David Heinemeier Hansson", "2004", "MIT"),
		origin("Laravel", "Taylor Otwell", "2011", "MIT"), origin("Express.js", "TJ Holowaychuk", "2010", "MIT"), origin("Spring Boot", "", "2014", "Apache 2.0"), origin("ASP.NET Core", "", "2016", "MIT"),
		origin("Tornado", "FriendFeed", "2009", "Apache 2.0"), origin("Phoenix", "Chris McCord", "2014", "MIT"), origin("Quart", "Philip Jones", "2017", "MIT"),
		usedBy("Django", "Instagram"), usedBy("Flask", "Netflix", "Reddit", "Airbnb", "Lyft"), usedBy("Ruby on Rails", "GitHub", "Shopify", "Airbnb"), usedBy("Laravel", "BBC", "Toyota", "FedEx", "Wikipedia"),
		usedBy("Express.js", "Uber", "IBM", "Accenture"), usedBy("Phoenix", "Discord", "Bleacher Report", "Change.org"),
		[]record.Body{
			record.Relation{From: "Ruby on Rails", To: "Ruby", Relation: record.RelWrittenIn}, record.Relation{From: "Phoenix", To: "Elixir", Relation: record.RelWrittenIn},
			StarsAtLeast("FastAPI", 78_000, "2025"), StarsAtLeast("Flask", 68_000, "2025"),
			record.Stat{Tool: "Ruby on Rails", Metric: "release.latest_version", Text: "8.0.2"}, record.Stat{Tool: "Ruby on Rails", Metric: "release.latest_at", Text: "2025-03", Value: &day},
			atLeast("Django", "stackoverflow_questions", 300_000, "questions"), from(between("Ruby on Rails", "development_speed", 30, 40, "%"), "USEO", ""),
			from(atLeast("Ruby on Rails", "websites", 577_000, "websites"), "BuiltWith", "2025"), from(exactly("Python", "tiobe_share", 23.08, 0.005, "%"), "TIOBE", "2025-04"),
			atLeast("npm", "packages", 2_000_000, "packages"), exactly("Phoenix", "concurrent_users", 5e6, 0.5e6, "users"),
			from(exactly("Python", "web_development_use", 48, 0.5, "%"), "PSF/JetBrains", "2024"), from(exactly("Python", "web_development_use", 42, 0.5, "%"), "PSF/JetBrains", "2023"),
			between("ASGI", "concurrent_connections", 2, 4, "x"), from(third, "PSF/JetBrains", "2024"),
			from(exactly("FastAPI", "usage", 29, 0.5, "%"), "PSF/JetBrains", "2023"), from(exactly("FastAPI", "usage", 38, 0.5, "%"), "PSF/JetBrains", "2024"),
			from(exactly("Flask", "usage", 29, 0.5, "%"), "Django Developer Survey", ""), from(exactly("Flask", "usage", 26, 0.5, "%"), "Django Developer Survey", "2023"),
			from(exactly("Python", "adoption_change", 7, 0.5, "points"), "Stack Overflow", "2025"), from(exactly("Express.js", "usage_change", 17, 0.5, "points"), "Stack Overflow", "2025"),
		})
}

// seedArticleNoted returns what a careful person may note or leave.
func seedArticleNoted() []record.Body {
	return bodies(origin("Spring Boot", "VMware (Broadcom)", "", ""), origin("ASP.NET Core", "Microsoft", "", ""), []record.Body{roughly("ASGI", "gap", 10, "%", "blocking queries"), roughly("WSGI", "gap", 10, "%", "blocking queries"),
		between("WSGI", "concurrent_connections", 2, 4, "x"), atLeast("Express.js", "packages", 2_000_000, "packages"), exactly("Flask", "stability", 15, 0, "years"),
		record.Tool{Name: "npm", Role: record.RoleMentioned}, record.Tool{Name: "WSGI", Role: record.RoleMentioned}})
}
