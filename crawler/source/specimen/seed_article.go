package specimen

// DjangoAlternatives is a long article with ten alternatives, tables, a FAQ
// and other posts at its foot.
func DjangoAlternatives() *Article {
	a := &Article{Base: "https://articles.example", Path: "/django-alternatives", Site: "Backend Notes", Title: "Ten Django Alternatives and When They Fit",
		Author: "Mira Holt", Published: "2026-05-12", Modified: "2026-06-20", DateIn: InJSONLD, Crumbs: []string{"Backend"}, Subject: "Django",
		Lead: []string{"Django serves many sites well. Some projects want something else.",
			"We looked at ten frameworks, in Python and beyond, and at what each one gives and takes."},
		OtherPosts: []OtherPost{{"Running TypeScript From the Editor", "2026-06-16"}, {"Running JavaScript From the Editor", "2026-06-14"}, {"Approving a Pull Request", "2026-06-12"}}}
	a.Sections = append(a.Sections, Section{Level: 2, Heading: "Django Alternatives"})
	for _, r := range djangoReviews() {
		a.Sections = append(a.Sections, r.Sections("Django", 2)...)
	}
	a.Sections = append(a.Sections, roundup()...)
	a.Sections = append(a.Sections, mistakesAndFAQ()...)
	a.Facts = seedArticleFacts()
	a.Noted = seedArticleNoted()
	return a
}

func djangoReviews() []Review {
	return append(pythonReviews(), otherReviews()...)
}

func pythonReviews() []Review {
	return []Review{
		{Tool: "FastAPI", Purpose: "Async APIs",
			Why: "Yes: FastAPI answers around 2,847 req/s where Django’s answer is 743 req/s in the same benchmarks, and it is async from the ground up, over ASGI.",
			What: []string{"FastAPI is a Python microframework, released in 2018 by Sebastian Ramirez. It stands on Starlette and Pydantic, runs on Uvicorn and is licensed under MIT.",
				"Type hints become OpenAPI documents and checks of each request. Its repository counts 78k+ GitHub stars as of 2025."},
			Rows: [][]Cell{Row("Architecture", "MVT, batteries-included, WSGI", "API-first, async-native, ASGI"), Row("Language", "Python 3.x", "Python 3.7+"),
				Row("Learning curve", "Steeper (ORM, admin, MVT pattern)", "Moderate (async programming concepts)"),
				Row("Performance", About("~743 req/s (Gunicorn)", "throughput", 743, "req/s", "Gunicorn"), About("~2,847 req/s (async)", "throughput", 2847, "req/s", "async")),
				Row("Memory footprint", About("~243 MB", "memory", 243, "MB", ""), About("~127 MB", "memory", 127, "MB", "")),
				Row("Built-in ORM", "Yes (Django ORM)", "No (bring your own)"), Row("Admin interface", "Yes, auto-generated", "No"), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "The difference is how they wait. A Django worker under WSGI blocks on each call; FastAPI’s event loop goes on with the next request.",
			Choose: []string{"Pick FastAPI when traffic goes beyond 1,000 req/s and handlers wait for the network most of the time.", "It fits teams with type hints everywhere, for instance around machine learning.",
				"It saves a documentation tool where OpenAPI is required.", "It keeps small services small: no admin to carry along."},
			Limits: []string{"FastAPI has no ORM, no admin and no login of its own; each must be chosen and kept up.", "Fewer people can help: Django has 300k+ StackOverflow questions, FastAPI far fewer.", "Everyone on the team must understand async and await."},
			Extra:  []Section{{Level: 3, Heading: "Is FastAPI Free and Open Source?", Blocks: []Block{{Para: "Yes. The MIT License lets anyone use, change and sell it."}}}}},
		{Tool: "Flask", Purpose: "Small Python Sites",
			Why: "Yes: Flask starts with nearly nothing, so that a small site or API stands within an hour.",
			What: []string{"Flask is a WSGI microframework created by Armin Ronacher, first released in 2010, and licensed under BSD-3-Clause. Werkzeug and Jinja2 do the work below it.",
				"Companies such as Netflix, Reddit, Airbnb and Lyft use Flask. It has 68k+ GitHub stars as of 2025."},
			Rows: [][]Cell{Row("Architecture", "Full-stack, MVT, opinionated", "Microframework, unopinionated"), Row("ORM", "Built-in Django ORM", "None (typically SQLAlchemy via extension)"),
				Row("Admin interface", "Auto-generated", "Flask-Admin (third-party)"), Row("Learning curve", "Steeper", "Shallow, beginner-friendly"),
				Row("Performance", About("~743 req/s", "throughput", 743, "req/s", "Gunicorn"), About("~892 req/s (Gunicorn)", "throughput", 892, "req/s", "Gunicorn")),
				Row("Async support", "Partial (ASGI add-on)", "Partial (evolving)"), Row("Flexibility", "Structured, less flexible", "High, component-based freedom"), Row("License", "BSD-3-Clause", "BSD-3-Clause")},
			Compared: "Parts can be swapped freely, and every part is one more thing to look after. Django ships most of them in one box.",
			Choose:   []string{"Flask is right for a narrow site without accounts or an admin.", "It leaves every choice to the team.", "It lets a prototype change its mind.", "It suits one or two endpoints that must start at once."},
			Limits:   []string{"Checks of input come from extensions that must be added.", "Two Flask projects seldom look alike, which large teams feel.", "It trails FastAPI in async work and Django in built-in protection (CSRF, SQL injection, XSS)."}},
		{Tool: "Tornado", Purpose: "Open Connections in Python",
			Why: "Yes, for sockets that stay open: Tornado was a non-blocking network library before Python had one.",
			What: []string{"Tornado is a Python framework and network library developed by FriendFeed, first released in 2009 and licensed under Apache 2.0.",
				"It has its own event loop (compatible with asyncio since Python 3.5+) and holds very many connections at a time."},
			Rows: [][]Cell{Row("Architecture", "MVT, synchronous WSGI", "Async, non-blocking event loop"), Row("Language", "Python", "Python"), Row("Built-in ORM", "Yes", "No"), Row("Admin interface", "Yes", "No"),
				Row("WebSocket support", "Via Django Channels", "Native"), Row("Learning curve", "Moderate", "Moderate (async patterns required)"), Row("Community size", "Large", "Small-to-medium"), Row("License", "BSD-3-Clause", "Apache 2.0")},
			Compared: "Tornado holds feeds and pushes well. It has nothing like Django’s ORM or admin, and its loop is older than asyncio.",
			Choose:   []string{"Tornado earns its place where long polling or WebSockets are the product.", "It serves live boards with thousands of viewers in little memory.", "It is small enough for one async service beside others."},
			Limits:   []string{"No ORM, no logins, no admin: all data access is handwork.", "Answers to its questions are few.", "In 2025 new async projects go to FastAPI or Starlette."}},
		{Tool: "Quart", Purpose: "Async Flask Code",
			Why: "Yes, if the code is Flask already: Quart has the same API, async throughout.",
			What: []string{"Quart is an ASGI microframework created by Philip Jones, first released in 2017 and licensed under MIT. The Pallets Projects look after it now.",
				"It supports Python 3.7+ and runs on Hypercorn or Uvicorn."},
			Rows: [][]Cell{Row("Architecture", "MVT, WSGI (default)", "Microframework, ASGI-native"), Row("Async support", "Partial (ASGI add-on)", "Full async/await throughout"), Row("Flask compatibility", "N/A", "High (Flask API-compatible)"),
				Row("Built-in ORM", "Yes", "No"), Row("Admin interface", "Yes", "No"), Row("Community size", "Very large", "Small"), Row("Learning curve", "Moderate", "Low (for Flask developers)"), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "Quart is async Flask, no more and no less. Without Flask code to keep, FastAPI or Starlette make a better start.",
			Choose:   []string{"Quart saves a Flask site that needs async without a rewrite.", "It brings WebSockets without Django Channels.", "It lets a Flask team learn ASGI step by step."},
			Limits:   []string{"Very few people run it, and fewer write about it.", "It has none of Django’s batteries: ORM, logins, admin.", "It inherits the limits of Flask’s design."}},
	}
}
