package fold_test

import (
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// corpus is a small web with the figures of real pages in 2019, 2025 and 2026.
func corpus() []fold.Page {
	return []fold.Page{
		githubDjango(), stackshareDjango(), djangoRocket(), djangoFlask2019(), articleOnDjango(), starletteDjango(),
	}
}

func githubDjango() fold.Page {
	p := page("github", record.PageRepository, "django/django", "2025-11-04",
		record.Tool{Name: "django", Role: record.RoleSubject, Description: "The web framework with deadlines in mind.", Repository: "https://github.com/django/django"},
		exact("django", "github.stars", 85612),
		exact("django", "github.forks", 33215),
		record.Stat{Tool: "django", Metric: "release.latest_version", Text: "5.2.8"},
		record.Stat{Tool: "django", Metric: "github.archived", Value: ptr(0.0), Text: "false"},
		record.Stat{Tool: "django", Metric: "github.pushed_at", Value: ptr(1762214400.0), Text: "2025-11-04"},
		trait("django", "License", "BSD-3-Clause license"),
		trait("django", "Languages", "Python 97.4%, HTML 1.4%, JavaScript 0.8%"),
	)
	return p
}

func stackshareDjango() fold.Page {
	p := page("stackshare", record.PageTool, "django", "2025-11-02",
		record.Tool{Name: "Django", Role: record.RoleSubject, Description: "A high-level web framework of Python for quick work and a clean design."},
		record.Tool{Name: "Node.js", Role: record.RoleAlternative, Description: "JavaScript on the server."},
		record.Tool{Name: "Rails", Role: record.RoleAlternative, Description: "A framework with conventions."},
		rounded("Django", "stackshare.stacks", 38700, 50),
		rounded("Django", "stackshare.followers", 34800, 50),
		rounded("Django", "stackshare.votes", 4200, 50),
		rounded("Django", "github.stars", 85600, 50),
		record.Pro{Tool: "Django", Text: "Rapid development", Votes: ptr(int64(678))},
		record.Pro{Tool: "Django", Text: "Open source", Votes: ptr(int64(488))},
		record.Con{Tool: "Django", Text: "Underpowered templating", Votes: ptr(int64(26))},
		record.Relation{From: "Node.js", To: "Django", Relation: record.RelAlternative},
		record.Relation{From: "Rails", To: "Django", Relation: record.RelAlternative},
		record.Relation{From: "Django", To: "Python", Relation: record.RelIntegration},
		record.Relation{From: "Django", To: "Instagram", Relation: record.RelUsedBy},
	)
	p.Head.CategoryPath = []string{"Application & Data", "Frameworks", "Frameworks"}
	return p
}

func djangoRocket() fold.Page {
	p := page("stackshare", record.PageComparison, "stackups/django-vs-rocket", "2025-11-01",
		tool("Django", record.RoleSubject), tool("Rocket", record.RoleSubject),
		record.Comparison{Tools: []string{"Django", "Rocket"}, Title: "Django vs Rocket", Summary: "One brings everything, the other is small and quick."},
		rounded("Django", "github.stars", 85600, 50),
		rounded("Django", "stackshare.stacks", 38700, 50),
		exact("Rocket", "stackshare.stacks", 91),
		record.Stat{Tool: "Rocket", Metric: "github.stars", Raw: "-"},
		record.Pro{Tool: "Django", Text: "Rapid development", Votes: ptr(int64(678))},
		record.Pro{Tool: "Rocket", Text: "Easy to use", Votes: ptr(int64(5))},
		record.Difference{Tools: []string{"Django", "Rocket"}, Title: "Design philosophy", Text: "Django includes batteries, Rocket keeps small."},
		record.Difference{Tools: []string{"Django", "Rocket"}, Title: "Language", Text: "Python here, Rust there."},
		record.Opinion{Author: "Felix", Date: "2020-05-24", Stance: "decided", Tools: []string{"Django", "Flask", "Rails"}, Text: "I had the choice between #django and #flask, and a blog to build.", Views: ptr(int64(438000))},
		record.RelatedComparison{Title: "Django vs Laravel vs Node.js", URL: "https://stackshare.example/stackups/django-vs-laravel-vs-nodejs", Tools: []string{"Django", "Laravel", "Node.js"}},
	)
	p.Head.CategoryPath = []string{"Application & Data", "Frameworks", "Frameworks"}
	return p
}

func djangoFlask2019() fold.Page {
	return page("stackshare", record.PageComparison, "stackups/django-vs-flask", "2019-09-01",
		tool("Django", record.RoleSubject), tool("Flask", record.RoleSubject),
		record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask"},
		rounded("Django", "github.stars", 42300, 50), rounded("Flask", "github.stars", 44800, 50),
		rounded("Django", "stackshare.votes", 2800, 50),
		exact("Django", "stackshare.company_stacks", 979), exact("Flask", "stackshare.company_stacks", 502),
		record.Pro{Tool: "Django", Text: "Rapid development", Votes: ptr(int64(590))},
	)
}

func articleOnDjango() fold.Page {
	performance := "How Do They Compare on Performance?"
	p := page("article", record.PageArticle, "django-alternatives", "2026-06-20",
		tool("Django", record.RoleSubject), tool("Flask", record.RoleAlternative), tool("FastAPI", record.RoleAlternative), tool("Laravel", record.RoleAlternative),
		record.Relation{From: "FastAPI", To: "Django", Relation: record.RelAlternative},
		record.Relation{From: "Flask", To: "Django", Relation: record.RelAlternative},
		record.Comparison{Tools: []string{"Django", "FastAPI"}, Title: "How Does FastAPI Compare to Django?", Intro: "For pure APIs the younger one is quicker."},
		record.Comparison{Tools: []string{"Flask", "Django"}, Title: "How Does Flask Compare to Django?"},
		record.Comparison{Tools: []string{"Django", "Laravel"}, Title: "How Does Laravel Compare to Django?"},
		trait("Django", "Architecture", "MVT, batteries-included, WSGI", "FastAPI"), trait("FastAPI", "Architecture", "API-first, async-native, ASGI", "Django"),
		trait("Django", "Language", "Python 3.x", "FastAPI"), trait("FastAPI", "Language", "Python 3.7+", "Django"),
		trait("Django", "Built-in ORM", "Yes (Django ORM)", "FastAPI"), trait("FastAPI", "Built-in ORM", "No (bring your own)", "Django"),
		trait("Django", "ORM", "Built-in Django ORM", "Flask"), trait("Flask", "ORM", "None (typically SQLAlchemy via extension)", "Django"),
		trait("Django", "Learning curve", "Steeper", "Flask"), trait("Flask", "Learning curve", "Shallow, beginner-friendly", "Django"),
		trait("Django", "License", "BSD-3-Clause", "FastAPI"), trait("FastAPI", "License", "MIT License", "Django"),
		trait("Django", "Performance", "~743 req/s (Gunicorn)", "FastAPI"), trait("FastAPI", "Performance", "~2,847 req/s (async)", "Django"),
		atLeast("FastAPI", "github.stars", 78000),
		at(throughput("Django", 743, "req/s", "Gunicorn"), "Django (Gunicorn) | ~743", performance),
		at(throughput("Flask", 892, "req/s", "Gunicorn"), "Flask (Gunicorn) | ~892", performance),
		at(throughput("FastAPI", 2847, "req/s", "async"), "FastAPI (async) | ~2,847", performance),
		at(throughput("Django", 69000, "req/s", "JSON responses"), "approximately 69,000", "What Is Laravel?"),
		at(throughput("Laravel", 8000, "req/s", "JSON responses"), "around 8,000", "What Is Laravel?"),
		record.Guidance{Tool: "FastAPI", Versus: []string{"Django"}, Advice: record.ChooseWhen, Text: "More than 1,000 requests a second have to be served."},
		record.Guidance{Tool: "Flask", Versus: []string{"Django"}, Advice: record.Limitation, Text: "There is no validation of data without an extension."},
		record.Answer{Question: "Is Flask a good replacement for Django?", Text: "For small projects, yes.", Tools: []string{"Flask", "Django"}},
	)
	p.Head.PublishedAt = "2026-06-10"
	return p
}

func starletteDjango() fold.Page {
	common := record.NullString("Specific tradeoffs depend on your use case")
	return page("nicepick", record.PageComparison, "starlette-vs-django", "2026-05-02",
		tool("Starlette", record.RoleSubject), tool("Django", record.RoleSubject),
		record.Comparison{Tools: []string{"Starlette", "Django"}, Title: "Starlette vs Django"},
		record.Verdict{
			Tools: []string{"Starlette", "Django"}, Winner: "Starlette", Summary: "Learn Starlette for asynchronous APIs.",
			UseIf: []record.UseIf{{Tool: "Starlette", Text: "you need low latency"}, {Tool: "Django", Text: "you want what is widely used"}},
		},
		record.Con{Tool: "Starlette", Text: common}, record.Con{Tool: "Django", Text: common},
		record.Pro{Tool: "Django", Text: "Widely used in the industry"},
	)
}
