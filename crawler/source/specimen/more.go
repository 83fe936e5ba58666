package specimen

import (
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// Contents returns pages of every kind: the seeds, and what they do not show.
func Contents() []Content {
	return slices.Concat(Seeds(), Repositories(), []Content{FlaskPage(), DjangoLaravelNode(), FastAPIOrFlask(), PostgresOrMySQL(), Bread()}, NicePicks()[1:])
}

// FlaskPage is a StackShare page about one tool.
func FlaskPage() *ToolPage {
	return &ToolPage{Base: stackshareBase, Crumbs: []string{"Application & Data", "Frameworks", "Microframeworks"}, Tagline: "A microframework for Python on Werkzeug and Jinja",
		Side: Side{Ref: ref("Flask", "/flask"), Description: "Flask is a small WSGI framework for Python: routes, templates and a development server.", Stacks: "20.1K", Followers: "16.5K", Votes: "82",
			Stars: "70.7K", Forks: "16.6K", Pros: []Point{{"Lightweight", 10}, {"Minimal", 9}, {"Easy to start", 4}}, Features: []string{"Development server", "Integrated unit testing support", "RESTful request dispatching"},
			Integrations: []Ref{ref("Python", "/python"), ref("SQLAlchemy", "/sqlalchemy")}},
		Homepage: "https://flask.palletsprojects.com", Repository: "https://github.com/pallets/flask", Companies: "2,190", Developers: "15,920", UsedBy: []string{"Netflix", "Reddit", "Lyft"},
		Opinions: []Opinion{{Author: "Noor", Role: "Student", Date: "2022-01-17", Stance: "needs_advice", Views: "1.2k", Tags: []Ref{ref("Django", "/django")}, Text: []string{"Is Flask enough for a shop with 20 products?"}},
			{Author: "Ole", Date: "2021-12-01", Stance: "decided", Views: "987", Text: []string{"One file, one afternoon, done."}}},
		Alternatives: []Alternative{alt("Django", "/django", "A framework with an admin, forms and an ORM."), alt("FastAPI", "/fastapi", "Async Python APIs from type hints."), alt("C#", "/c-sharp", "A typed language for .NET.")},
		Related:      seedRelated()[:2]}
}

// DjangoLaravelNode is a comparison of three tools, one of which nobody has
// criticised yet.
func DjangoLaravelNode() *Comparison {
	two := DjangoRocket()
	return &Comparison{Base: stackshareBase, Path: "/stackups/django-vs-laravel-vs-nodejs", Crumbs: two.Crumbs, Intro: "Three ways to the same site: Python, PHP or JavaScript.", Summary: "In summary, the language that the team knows should decide.",
		Sides: []Side{two.Sides[0],
			{Ref: ref("Laravel", "/laravel"), Description: "A framework with a clear syntax for the chores of web projects.", Stacks: "29.3K", Followers: "23.4K", Votes: "3.9K", Stars: "82.1K", Forks: "24.6K",
				Pros: []Point{{"Clean architecture", 555}, {"Growing community", 393}}, Cons: []Point{{"PHP", 55}, {"Too many dependency", 34}}, Integrations: []Ref{ref("PHP", "/php"), ref("Redis", "/redis")}},
			{Ref: ref("Node.js", "/nodejs"), Description: "JavaScript on servers, with an event loop that never waits.", Stacks: "199.3K", Followers: "163.4K", Votes: "8.5K", Stars: "114.8K", Forks: "33.6K",
				Features: []string{"Event loop", "npm"}, Pros: []Point{{"Npm", 1440}, {"Javascript", 1283}, {"Great libraries", 1135}}}},
		Differences: []Difference{{"Language", "Django is Python, Laravel is PHP, Node.js runs JavaScript."}, {"Structure", "Django and Laravel decide much: Node.js decides nothing."}},
		Opinions:    two.Opinions[1:2], Alternatives: two.Alternatives[3:6], Related: seedRelated()[3:]}
}

// FastAPIOrFlask is an article about two tools, with other headings than the
// long one.
func FastAPIOrFlask() *Article {
	about := func(s Section) Section { s.Level = 3; return s }
	return &Article{Base: "https://blog.example", Path: "/2025/fastapi-or-flask", Site: "Small Servers", Title: "FastAPI vs Flask", Author: "Anne Brandt", Published: "2025-02-11", DateIn: InMeta, Compared: []string{"FastAPI", "Flask"},
		Lead: []string{"Two small frameworks, one choice. When a page makes 200 queries, neither will help you."},
		Sections: []Section{
			{Level: 2, Heading: "FastAPI", Tool: "FastAPI", Blocks: []Block{{Para: "FastAPI is the younger one."}}},
			about(Section{Heading: "Advantages", Reads: record.KindPro, Blocks: []Block{{List: []string{"Async all the way", "Checks requests from type hints", "Writes its own documentation"}}}}),
			about(Section{Heading: "Drawbacks", Reads: record.KindCon, Blocks: []Block{{List: []string{"No admin", "Fewer tutorials"}}}}),
			about(Section{Heading: "Why choose FastAPI", Advice: record.ChooseWhen, Blocks: []Block{{List: []string{"Your handlers wait for other services.", "You want OpenAPI without extra work."}}}}),
			{Level: 2, Heading: "Flask", Tool: "Flask", Blocks: []Block{{Para: "Flask is the one that everybody knows."}}},
			about(Section{Heading: "Strengths", Reads: record.KindPro, Blocks: []Block{{List: []string{"Thousands of extensions", "Small enough to read"}}}}),
			about(Section{Heading: "Weaknesses", Reads: record.KindCon, Blocks: []Block{{List: []string{"Blocks while it waits"}}}}),
			{Level: 2, Heading: "Side by side", Blocks: []Block{{Table: &Table{Layout: ByAttribute, Header: []string{"", "FastAPI", "Flask"}, Rows: [][]Cell{Row("Gateway", "ASGI", "WSGI"), Row("Validation", "Built in", "-"),
				Row("Latency", About("~4.1 ms", "latency", 4.1, "ms", ""), About("~11 ms", "latency", 11, "ms", ""))}}}}},
			{Level: 2, Heading: "Questions and answers"},
			{Level: 3, Heading: "Can both live in one project?", FAQ: true, Blocks: []Block{{Para: "They can, behind one proxy."}}},
		}}
}

// PostgresOrMySQL is an article in German figures and words of no list.
func PostgresOrMySQL() *Article {
	return &Article{Base: "https://blog.example", Path: "/de/postgresql-oder-mysql", Site: "Kleine Server", Language: "de", Title: "PostgreSQL vs MySQL", Author: "Jörg Pflüger", Published: "2024-11-30", Modified: "2025-01-08", DateIn: InJSONLD,
		Compared: []string{"PostgreSQL", "MySQL"}, Lead: []string{"Zwei Datenbanken im Vergleich – für kleine und mittlere Größen."},
		Sections: []Section{{Level: 2, Heading: "Vergleich", Blocks: []Block{{Para: "Gemessen auf einem Rechner mit vier Kernen."}, {Table: &Table{Layout: ByAttribute, Header: []string{"Merkmal", "PostgreSQL", "MySQL"}, Rows: [][]Cell{
			Row("Lizenz", "PostgreSQL", "GPL 2"), Row("Abfragen", measured("12.340,5 req/s", "throughput", 12340.5, 0.05, "req/s", ""), measured("9.870,0 req/s", "throughput", 9870, 0.05, "req/s", "")), Row("JSON", "Ja", "N/A")}}}}}}}
}

// Bread is an article that compares nothing, with figures that are nobody's.
func Bread() *Article {
	return &Article{Base: "https://blog.example", Path: "/2025/bread", Site: "Small Kitchens", Title: "A Loaf in 24 Hours", Author: "Anne Brandt", Published: "2025-03-02", DateIn: InText,
		Lead: []string{"Take 500 g of flour and 350 ml of water: 70% of its weight. Over 12,000 people have baked it."},
		Sections: []Section{{Level: 2, Heading: "Ingredients", Blocks: []Block{{List: []string{"500 g flour", "350 ml water", "10 g salt"}}}},
			{Level: 2, Heading: "Times", Blocks: []Block{{Table: &Table{Layout: Other, Header: []string{"Step", "Time"}, Rows: [][]Cell{Row("Rest", "12 h"), Row("Bake", "45 min at 250 °C")}}}, {Para: "In summary, wait longer and knead 3x less."}}}}}
}
