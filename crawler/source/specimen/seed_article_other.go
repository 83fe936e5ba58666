package specimen

func otherReviews() []Review {
	return append(webReviews(), enterpriseReviews()...)
}

func webReviews() []Review {
	return []Review{
		{Tool: "Ruby on Rails", Purpose: "Products in a Hurry",
			Why: "Yes: conventions and generators bring a working CRUD application 30-40% faster than Django does, by the estimates of USEO.",
			What: []string{"Ruby on Rails is a full-stack MVC framework written in Ruby, created by David Heinemeier Hansson, first released in 2004 and licensed under MIT.",
				"BuiltWith counts over 577,000 live websites on Rails in 2025; GitHub, Shopify and Airbnb use it too. Ruby on Rails 8.0.2 of March 2025 is the latest stable release."},
			Rows: [][]Cell{Row("Language", "Python", "Ruby"), Row("Architecture", "MVT, explicit configuration", "MVC, convention over configuration"), Row("ORM", "Django ORM (QuerySet API)", "Active Record"),
				Row("Learning curve", "Moderate (Python background helps)", "Steeper (Ruby + Rails conventions)"), Row("Ecosystem", "PyPI (Python-wide packages)", "RubyGems (web-focused)"), Row("AI/ML integration", "Strong (NumPy, pandas, scikit-learn)", "Limited"),
				Row("Community usage", measured("14.2% of developers (Stack Overflow)", "usage", 14.2, 0.05, "%", "Stack Overflow"), measured("7% of developers (Stack Overflow)", "usage", 7, 0.5, "%", "Stack Overflow")), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "Django states things, Rails assumes them. The second is quicker to write and harder to debug.",
			Choose:   []string{"Rails wins where the team knows Ruby and a product must ship.", "It suits founders who need something to show.", "It keeps CRUD code short, thanks to Active Record."},
			Limits:   []string{"Fewer people know Ruby: its share lies far below Python’s 23.08% (April 2025) in the TIOBE index.", "It has little for data science; such work ends up in a Python service.", "Its magic confuses newcomers for months."}},
		{Tool: "Laravel", Purpose: "Teams of PHP People",
			Why: "Yes: with Eloquent, logins and Artisan it matches what Django brings, on servers that run PHP anywhere.",
			What: []string{"Laravel is a PHP framework created by Taylor Otwell, first released in 2011, and licensed under MIT.",
				"It is used by the BBC, Toyota, FedEx and Wikipedia. A benchmark of JSON answers saw around 8,000 responses per second from Laravel and approximately 69,000 from Django."},
			Rows: [][]Cell{Row("Language", "Python", "PHP 8+"), Row("ORM", "Django ORM (lazy QuerySets)", "Eloquent (Active Record)"),
				Row("Performance", About("~69,000 JSON req/s", "throughput", 69000, "req/s", "JSON responses"), About("~8,000 JSON req/s", "throughput", 8000, "req/s", "JSON responses")),
				Row("Admin panel", "Built-in, auto-generated", "Laravel Nova (paid add-on)"), Row("Hosting availability", "Requires Python-capable servers", "Near-universal PHP hosting"), Row("AI/ML integration", "Direct (PyPI ecosystem)", "Indirect (external services)"),
				Row("Learning curve", "Moderate", "Moderate (PHP background needed)"), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "Both bring routes, ORM, logins and templates. Hosting speaks for Laravel, throughput and data work for Django.",
			Choose:   []string{"Laravel fits a team of PHP people.", "It runs on cheap shared hosting.", "It builds shops and content sites in little time."},
			Limits:   []string{"Its JSON throughput (~8,000 req/s) lies far below Django’s (~69,000 req/s) in benchmarks.", "Its admin, Nova, costs money; Django’s is free.", "Machine learning needs a Python service beside it."}},
		{Tool: "Express.js", Purpose: "JavaScript Servers",
			Why: "Yes: one language in browser and server, and an event loop that likes open connections.",
			What: []string{"Express.js is a minimal framework for Node.js, released in 2010 by TJ Holowaychuk, maintained by the OpenJS Foundation and licensed under MIT.",
				"It runs in production at Uber, IBM and Accenture. The npm registry offers over 2 million packages."},
			Rows: [][]Cell{Row("Language", "Python", "JavaScript / TypeScript"), Row("Architecture", "MVT, opinionated", "Unopinionated, minimal"), Row("Concurrency model", "Synchronous (WSGI default)", "Non-blocking, event-driven"), Row("Built-in ORM", "Yes", "No (uses Sequelize, Prisma, Mongoose, etc.)"),
				Row("Real-time support", "Limited without Django Channels", "Native (WebSockets via libraries like Socket.io)"), Row("Full-stack JS", "No", "Yes (shared JavaScript ecosystem)"), Row("Learning curve", "Moderate (Python)", "Low (for JavaScript developers)"), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "Express handles sockets by nature and leaves all else, security included, to packages.",
			Choose:   []string{"Express pays off for a team that writes JavaScript anyway.", "It carries chats and live boards with ease.", "It shares checks and models with a React or Vue front end."},
			Limits:   []string{"There is no ORM, login or admin; each is wired by hand.", "One thread computes slowly: heavy work blocks all requests.", "Deep dependency trees need care."}},
		{Tool: "Phoenix", Purpose: "Crowds in Real Time",
			Why: "Yes: on the Erlang VM millions of light processes run side by side, which Django can only imitate.",
			What: []string{"Phoenix is a framework written in Elixir, created by Chris McCord, first released in 2014 and licensed under MIT.",
				"LiveView renders live pages on the server. It runs in production at Discord, Bleacher Report and Change.org."},
			Rows: [][]Cell{Row("Language", "Python", "Elixir (Erlang VM)"), Row("Concurrency model", "Thread-per-request (WSGI)", "Actor model, BEAM lightweight processes"), Row("Real-time support", "Via Channels (add-on)", "Native (LiveView, Channels)"), Row("Built-in ORM", "Yes", "Ecto (query DSL, not Active Record)"),
				Row("Learning curve", "Moderate (Python)", "Steep (Elixir + functional paradigm)"), Row("Fault tolerance", "Standard", "Built-in (OTP supervision trees)"), Row("Community size", "Large", "Small but growing"), Row("License", "BSD-3-Clause", "MIT")},
			Compared: "A process that crashes takes nobody with it. At Discord, Phoenix carried 5 million concurrent users until parts of it moved to Go.",
			Choose:   []string{"Phoenix is made for games, auctions and editors with very many people at once.", "It gives supervision trees to teams that think in functions.", "It replaces a JavaScript build where pages are live."},
			Limits:   []string{"Elixir people are hard to find.", "Ecto is a query language; who knows Django’s ORM starts over.", "Hex.pm is small beside PyPI."}},
	}
}

func enterpriseReviews() []Review {
	return []Review{
		{Tool: "Spring Boot", Purpose: "Java Houses",
			Why: "Yes, where Java is given: sound defaults, injection and an ecosystem that large systems trust.",
			What: []string{"Spring Boot is a Java framework on top of Spring, maintained by VMware (Broadcom), first released in 2014 and licensed under Apache 2.0.",
				"Banks, carriers and large services run on it; REST and full pages are both covered."},
			Rows: [][]Cell{Row("Language", "Python", "Java / Kotlin"), Row("Architecture", "MVT, monolithic-friendly", "MVC, microservices-ready"), Row("Learning curve", "Moderate", "Steeper (Java ecosystem depth)"), Row("Performance", "Moderate", "High (JVM-optimized)"),
				Row("Concurrency", "Thread-per-request (WSGI)", "Reactive (WebFlux) or thread-pool"), Row("Enterprise adoption", "High (tech companies)", "Very high (finance, telecom)"), Row("Admin interface", "Built-in", "None built-in"), Row("License", "BSD-3-Clause", "Apache 2.0")},
			Compared: "WebFlux reaches what Django’s ASGI support only approaches. The price is Java’s length.",
			Choose:   []string{"Spring Boot is right where the code is Java already.", "It suits finance and telecom, where types and threads must be safe.", "It handles reactive loads at scale."},
			Limits:   []string{"A newcomer reads annotations for weeks before writing logic.", "No admin is generated; internal tools are handwork.", "The JVM needs more memory for the same service."}},
		{Tool: "ASP.NET Core", Purpose: "Microsoft Houses",
			Why:  "Yes, in a house of Microsoft: C#, Azure and Active Directory fit together.",
			What: []string{"ASP.NET Core is a web framework maintained by Microsoft, first released in 2016 and licensed under MIT.", "It runs on the .NET runtime, with MVC and Razor Pages."},
			Rows: [][]Cell{Row("Language", "Python", "C# / Visual Basic"), Row("Architecture", "MVT, batteries-included", "MVC, Razor Pages, modular middleware"), Row("Performance", "Moderate", "High (Kestrel server, JIT compilation)"), Row("Typing", "Dynamic (Python)", "Static (C#)"),
				Row("Cloud integration", "General cloud support", "Deep Azure-native integration"), Row("Admin interface", "Built-in", "None built-in"), Row("License", "BSD-3-Clause", "MIT")}, RepeatAfter: 1,
			Compared: "Compiled C# is faster than Python; the ecosystem takes longer to learn.",
			Choose:   []string{"ASP.NET Core belongs where Azure is paid for already.", "It suits offices and hospitals that want long support.", "It gives static types to large teams."},
			Limits:   []string{"It has no admin panel.", "Its breadth slows the first weeks.", "Python’s science packages have no match in C#."}},
	}
}
