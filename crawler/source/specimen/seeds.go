package specimen

import "github.com/stackdex/stackdex/ingest/record"

// Seeds returns contents with the structure and figures of the five real
// pages that the project was given, in our own words.
func Seeds() []Content {
	return []Content{DjangoRocket(), DjangoRust(), DjangoAlternatives(), DjangoFlask2019(), StarletteDjango()}
}

func ref(name, path string) Ref { return Ref{Name: name, Path: path} }

func alt(name, path, description string) Alternative {
	return Alternative{Ref: ref(name, path), Description: description}
}

const stackshareBase = "https://stackshare.io"

func djangoSide() Side {
	return Side{Ref: ref("Django", "/django"),
		Description: "Django is a web framework for Python that favours quick work, reuse and a tidy, practical design.",
		Stacks:      "38.7K", Followers: "34.8K", Votes: "4.2K", Stars: "85.6K", Forks: "33.2K",
		Pros: []Point{{"Rapid development", 678}, {"Open source", 488}, {"Great community", 426}, {"Easy to learn", 380}, {"Mvc", 277}},
		Cons: []Point{{"Underpowered templating", 26}, {"Underpowered ORM", 22}, {"Autoreload restarts whole server", 22},
			{"URL dispatcher ignores HTTP method", 15}, {"Internal subcomponents coupling", 10}},
		Integrations: []Ref{ref("Python", "/python")}}
}

func seedRelated() []RelatedPage {
	return []RelatedPage{
		{"Bootstrap vs Materialize", "/stackups/bootstrap-vs-materialize", []string{"Bootstrap", "Materialize"}},
		{"Django vs Laravel vs Node.js", "/stackups/django-vs-laravel-vs-nodejs", []string{"Laravel", "Django"}},
		{"Bootstrap vs Foundation vs Material UI", "/stackups/bootstrap-vs-foundation-vs-material-ui", []string{"Bootstrap", "Foundation"}},
		{"Node.js vs Spring-Boot", "/stackups/nodejs-vs-spring-boot", []string{"Node.js", "Spring Boot"}},
		{"Flyway vs Liquibase", "/stackups/flyway-vs-liquibase", []string{"Liquibase", "Flyway"}},
	}
}

func alvaro() Opinion {
	return Opinion{Author: "Ing. Alvaro", Role: "Software Systems Engineer at Ripio", Date: "2020-05-21", Stance: "decided", Views: "524k",
		Text: []string{"I moved the whole stack to what Microsoft offers, because the parts fit each other. With C# the editor helps at every step, and putting a project on Azure took me an afternoon.",
			"For my taste the ASP.NET MVC templates beat those of django, rails, laravel and the rest."}}
}

// DjangoRocket is a comparison whose second tool has no repository figures and
// whose first has no features.
func DjangoRocket() *Comparison {
	return &Comparison{Base: stackshareBase, Path: "/stackups/django-vs-rocket", Crumbs: []string{"Application & Data", "Frameworks", "Frameworks"},
		Sides: []Side{djangoSide(), {Ref: ref("Rocket", "/rocket"),
			Description: "Rocket lets people write fast web applications in Rust with little code, checked by the compiler. No flexibility is lost on the way.",
			Stacks:      "91", Followers: "176", Votes: "12",
			Features: []string{"From request to response the types carry the meaning", "Boilerplate free", "Easy to use", "Extensible"},
			Pros: []Point{{"Easy to use", 5}, {"Uses all the rust features extensively", 4}, {"Django analog in rust", 1},
				{"Inbuilt templating feature", 1}, {"Provides nice abstractions", 1}},
			Cons: []Point{{"Only runs in nightly", 1}}, Integrations: []Ref{ref("Rust", "/rust")}}},
		Intro: "Both help to build web applications, from opposite ends. Here is what sets Django and Rocket apart.",
		Differences: []Difference{
			{"Design Philosophy", "Django comes with all that most sites need: models, forms, an admin. Rocket keeps to a small core and wants to be light and quick."},
			{"Language", "Django code is Python, with its wide choice of packages. Rocket code is Rust, which checks memory and threads before anything runs."},
			{"Database Support", "Django's own mapper speaks PostgreSQL, MySQL and SQLite. Rocket leaves the choice of a mapper, or none: to the team."},
			{"Concurrency and Asynchronous Processing", "A classic Django worker handles one request at a time; async views came late. Rocket has been async since 0.5."},
			{"Community and Ecosystem", "Twenty years have given Django many books, packages and answers. Rocket's circle is small, and growing."},
			{"Websocket Support", "Django needs Channels for sockets that stay open. Rocket has them in the box."},
		},
		Summary: "In Summary, Django offers the larger toolbox and community, and Rocket speed, types and sockets in a small package; the project decides.",
		Opinions: []Opinion{
			{Author: "Felipe", Date: "2020-05-24", Stance: "decided", Views: "438k", Text: []string{
				"Coming from python, it was #django or #flask for me. For a blog #django fit better. I am curious about @{#rails}|topic:null| too and will try it some weekend."}},
			{Author: "Sandeep", Date: "2020-06-13", Stance: "needs_advice", Views: "599k",
				Tags: []Ref{ref("Python", "/python"), ref("JavaScript", "/javascript"), ref("Jinja", "/jinja")},
				Text: []string{"I know some Python and some JavaScript. The templates of Django confuse me, and Node.js is new to me. Which one gets me to an internship sooner?"}},
			alvaro(),
		},
		Alternatives: []Alternative{
			alt("Node.js", "/nodejs", "Node.js runs JavaScript on servers; its event loop never waits for input and output, which suits services that shift much data."),
			alt("Rails", "/rails", "Rails has all that an application on a database needs, in the pattern of models, views and controllers."),
			alt("Laravel", "/laravel", "A framework with a clear syntax for the chores of web projects: logins, routes, sessions, caches."),
			alt(".NET", "/dot-net", ".NET is a platform for many languages, on which one builds for the web, desktops, phones, games and devices."),
			alt("ASP.NET Core", "/asp-net-core", "The free web framework of Microsoft and its community, in modules, on the full .NET Framework or the portable .NET Core."),
			alt("Symfony", "/symfony", "PHP components and a framework, written for speed and for sites that are easy to keep.."),
			alt("Spring", "/spring", "Spring takes care of the wiring of Java applications, so that teams can work on what their business needs."),
			alt("Spring Boot", "/spring-boot", "Spring Boot starts a Spring application with sound defaults and next to no configuration. It \"just runs\"."),
			alt("Android SDK", "/android-sdk", "The framework for apps and games on Android devices, in Java."),
			alt("Phoenix Framework", "/phoenix", "Phoenix builds HTML5 apps, APIs and distributed systems in Elixir, on a fast runtime."),
		},
		Related: seedRelated()}
}

// DjangoRust is a comparison in which one tool has no integrations and nobody
// has features.
func DjangoRust() *Comparison {
	django := djangoSide()
	django.Cons[1], django.Cons[2] = django.Cons[2], django.Cons[1]
	c := DjangoRocket()
	return &Comparison{Base: stackshareBase, Path: "/stackups/django-vs-rust", Crumbs: c.Crumbs,
		Sides: []Side{django, {Ref: ref("Rust", "/rust"),
			Description: "Rust is a language for systems that joins strong checks at compile time with speed. It learns from languages like C++: memory is safe (no crashes, no races) and the programmer still decides when it is freed.",
			Stacks:      "6.1K", Followers: "5.0K", Votes: "1.2K", Stars: "107.6K", Forks: "13.9K",
			Pros: []Point{{"Guaranteed memory safety", 146}, {"Fast", 133}, {"Open source", 89}, {"Minimal runtime", 75}, {"Pattern matching", 73}},
			Cons: []Point{{"Hard to learn", 28}, {"Ownership learning curve", 24}, {"Unfriendly, verbose syntax", 12},
				{"Many type operations make it difficult to follow", 4}, {"High size of builded executable", 4}}}},
		Intro: "One is a framework for sites, the other a language for systems: these are the main differences between Django and Rust.",
		Differences: []Difference{
			{"Language and Purpose", "Django is a framework in Python for web applications. Rust is a language for what lies close to the machine."},
			{"Concurrency and Parallelism", "The lock of CPython's interpreter keeps Django's threads from running side by side. Rust programs use all cores, and the compiler finds their races."},
			{"Memory Safety", "Python collects garbage, which costs time and memory. Rust knows at compile time when memory is free."},
			{"Community and Ecosystem", "Django's community is old and wide. Rust's is younger and grows fast: its packages (crates) are fewer."},
			{"Learning Curve", "Who knows Python learns Django in weeks. Ownership and lifetimes make the start with Rust harder."},
			{"Performance and Efficiency", "Django is made for quick work and fast enough for most sites. Rust wins wherever each cycle counts."},
		},
		Summary: "In summary, Django makes web applications easy and Rust makes systems fast and safe. Django is learned sooner; Rust gives more control.",
		Opinions: []Opinion{alvaro(),
			{Author: "Sachin", Date: "2020-03-25", Stance: "needs_advice", Views: "283k", Text: []string{
				"What should a beginner learn first? Some say django is out of fashion.",
				"I began with nodejs, changed to django and know its basics by now. Go deeper, or go back to nodejs?", "Please advise."}},
			{Author: "abderrahmane", Date: "2020-03-12", Stance: "needs_advice", Views: "136k", Text: []string{
				"I do front ends and started with python on the server. django feels as if all were done already, and I like to write things myself. Is Node js more to my taste?"}}},
		Alternatives: rustAlternatives(c.Alternatives), Related: seedRelated()}
}

func rustAlternatives(shared []Alternative) []Alternative {
	return []Alternative{shared[0],
		alt("JavaScript", "/javascript", "JavaScript is the scripting language of web pages, and runs in node.js and Apache CouchDB too. It has prototypes, first-class functions and several styles."),
		alt("Python", "/python", "Python is a language for general use, made by Guido Van Rossum and praised for code that reads well."),
		shared[1],
		alt("PHP", "/php", "Quick, flexible, practical: PHP runs blogs and the largest sites of the world."),
		alt("Ruby", "/ruby", "A language of balance. Yukihiro “Matz” Matsumoto mixed the parts he liked of Perl, Smalltalk, Eiffel, Ada, and Lisp."),
		shared[2],
		alt("Java", "/java", "Java is a language and a platform, first released by Sun Microsystems in 1995. It runs in data centers, consoles, phones and on the Internet!"),
		alt("Golang", "/golang", "Go is small, clear and compiled in a moment. Goroutines use all cores; types need few words."),
		alt("HTML5", "/html5", "HTML5 is how content is marked up on the Web. As of October 2014 it was the fifth and last revision of the standard; HTML 4 was of 1997."),
	}
}

// StarletteDjango is a NicePick page whose pros and cons come from a template.
func StarletteDjango() *NicePick {
	starlette := "Pick Starlette for asynchronous APIs and small services with many connections, such as streams, dashboards or devices that report"
	django := "Django has many users in the industry and repays the time to learn it"
	return &NicePick{Base: "https://nicepick.dev", Path: "/compare/starlette-vs-django", Kind: "Dynamic",
		Sides: []NiceSide{
			{Name: "Starlette", Path: "/tools/starlette", Description: starlette,
				Pros:    []string{"It gives full control of each request without the weight of a large framework, and runs on ASGI servers like Uvicorn or Hypercorn"},
				Related: []string{"fastapi", "asgi"}, Cons: []string{"Particular tradeoffs depend on the use case"}},
			{Name: "Django", Path: "/tools/django", Description: django, Pros: []string{"Used all over the industry"},
				Related: []string{"python", "postgresql"}, Cons: []string{"Particular tradeoffs depend on the use case"}},
		},
		Intro:  starlette + " meets django has many users in the industry and repays the time to learn it. Here's our take.",
		Winner: "Starlette",
		UseIf: []record.UseIf{
			{Tool: "Starlette", Text: "You want full control of each request without the weight of a large framework and can live with particular tradeoffs depend on the use case."},
			{Tool: "Django", Text: "You prioritize used all over the industry over what Starlette offers."},
		}}
}

// DjangoFlask2019 is a comparison in the layout without labels.
func DjangoFlask2019() *OldComparison {
	return &OldComparison{Base: stackshareBase, Path: "/stackups/django-vs-flask",
		Sides: []OldSide{
			{Ref: ref("Django", "/django"), Tagline: "A web framework for people with deadlines and high standards",
				Description: "Django is a web framework for Python that favours quick work, reuse and a tidy, practical design.",
				Category:    "Frameworks (Full Stack)", Factors: []string{"Rapid development", "Open source", "Great community"},
				Stacks: "8K", Followers: "5.8K", Votes: "2.8K", Stars: "42.3K", Forks: "18.2K", CompanyStacks: "979", DeveloperSt: "882"},
			{Ref: ref("Flask", "/flask"), Tagline: "A microframework for Python on top of Werkzeug and Jinja 2",
				Description: "Flask gets a small site going within minutes and stays out of the way afterwards.",
				Category:    "Microframeworks (Backend)", Factors: []string{"Lightweight", "Python", "Minimal"},
				Stacks: "4.4K", Followers: "3.4K", Votes: "1.1K", Stars: "44.8K", Forks: "12.6K", CompanyStacks: "502", DeveloperSt: "509"},
		},
		Alternatives: []Alternative{
			alt("Node.js", "/nodejs", "Node.js runs JavaScript on servers with an event loop that never waits."),
			alt("Rails", "/rails", "Rails has all that an application on a database needs."),
			alt("Laravel", "/laravel", "A framework with a clear syntax for the chores of web projects."),
			alt("PHP", "/php", "Quick, flexible, practical: PHP runs blogs and the largest sites of the world."),
			alt("WordPress", "/wordpress", "Hundreds of volunteers build its core, and thousands of plugins and themes extend it. Over 60 million people have built their place on the web with it."),
		},
		Decisions: []OldDecision{{Text: "In its early years Pinterest ran Python and Django, with Tornado and Node.js as web servers, caches in Memcached and Redis, queues in RabbitMQ, Nginx, HAproxy and Varnish in front, and MySQL for what had to last.",
			Tags: []Ref{ref("Node.js", "/nodejs"), ref("Python", "/python"), ref("MySQL", "/mysql"), ref("Memcached", "/memcached"), ref("nginx", "/nginx"),
				ref("RabbitMQ", "/rabbitmq"), ref("Redis", "/redis"), ref("Django", "/django"), ref("Tornado", "/tornado"), ref("Varnish", "/varnish"), ref("HAProxy", "/haproxy")}}}}
}
