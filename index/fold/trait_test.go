package fold_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// traitsOf sums traits up: key, values, status and what others say.
func traitsOf(d *index.Tool) []string {
	var lines []string
	for _, t := range d.Traits {
		line := t.Key + ": " + strings.Join(t.Values, ", ")
		for _, o := range t.Others {
			line += " | " + strings.Join(o.Values, ", ") + " " + o.Status
		}
		lines = append(lines, line)
	}
	return lines
}

func TestTraits(t *testing.T) {
	type said struct{ attribute, value string }
	for _, tc := range []struct {
		name      string
		own       []said // on the tool's own page
		compared  []said // each on a page of its own, beside Flask
		want      []string
		conflicts []string
	}{
		{"labels of one row", nil, []said{{"ORM", "Yes"}, {"Built-in ORM", "yes"}}, []string{"orm: Yes"}, nil},
		{"licences are folded", []said{{"Licence", "BSD 3-Clause \"New\" or \"Revised\" License"}}, []said{{"License", "BSD-3-Clause"}}, []string{"license: BSD-3-Clause"}, nil},
		{"a family agrees with its member", nil, []said{{"License", "BSD-3-Clause"}, {"License", "BSD-3-Clause"}, {"License", "BSD"}}, []string{"license: BSD-3-Clause | BSD agrees"}, nil},
		{"different licences conflict", []said{{"License", "BSD-3-Clause"}}, []said{{"License", "MIT"}}, []string{"license: BSD-3-Clause | MIT conflicts"}, []string{"license"}},
		{"an unknown licence does not", []said{{"License", "BSD-3-Clause"}}, []said{{"License", "See website"}}, []string{"license: BSD-3-Clause | See website worded"}, nil},
		{"nothing beside a licence says nothing", []said{{"License", "N/A, MIT"}}, nil, []string{"license: MIT"}, nil},
		{"no licence says nothing", nil, []said{{"License", "N/A"}, {"License", "Unknown"}}, nil, nil},
		{"versions of a language", nil, []said{{"Language", "Python 3.x"}, {"Programming Language", "Python"}}, []string{"language: Python"}, nil},
		{"one language of two agrees", nil, []said{{"Language", "JavaScript / TypeScript"}, {"Language", "JavaScript / TypeScript"}, {"Language", "JavaScript"}}, []string{"language: JavaScript, TypeScript | JavaScript agrees"}, nil},
		{"different languages conflict", []said{{"Language", "Python"}}, []said{{"Language", "Ruby"}}, []string{"language: Python | Ruby conflicts"}, []string{"language"}},
		{"small shares of a repository", []said{{"Languages", "Python 97.4%, HTML 1.4%"}}, nil, []string{"language: Python"}, nil},
		{"patterns exclude each other", nil, []said{{"Architecture", "MVT, WSGI"}, {"Architecture", "MVT, WSGI"}, {"Architecture", "MVC"}}, []string{"architecture: MVT, WSGI | MVC conflicts"}, []string{"architecture"}},
		{"wording of an architecture does not", nil, []said{{"Architecture", "MVT, batteries-included"}, {"Architecture", "MVT, batteries-included"}, {"Architecture", "Full-stack, MVT"}, {"Architecture", "Monolithic"}}, []string{"architecture: MVT, batteries-included | Full-stack, MVT agrees | Monolithic worded"}, nil},
		{"yes and no conflict", nil, []said{{"Admin panel", "Yes, auto-generated"}, {"Admin panel", "Yes, auto-generated"}, {"Admin interface", "No"}}, []string{"admin_interface: Yes, auto-generated | No conflicts"}, []string{"admin_interface"}},
		{"an extension is neither", nil, []said{{"Async support", "Yes"}, {"Async support", "Yes"}, {"Async support", "Partial (ASGI add-on)"}}, []string{"async_support: Yes | Partial (ASGI add-on) worded"}, nil},
		{"different names conflict", nil, []said{{"ORM", "SQLAlchemy"}, {"Built-in ORM", "Tortoise"}, {"Built-in ORM", "Tortoise"}}, []string{"orm: Tortoise | SQLAlchemy conflicts"}, []string{"orm"}},
		{"a longer name does not", nil, []said{{"ORM", "Django ORM"}, {"ORM", "Django ORM"}, {"ORM", "Django's QuerySets"}}, []string{"orm: Django ORM | Django's QuerySets worded"}, nil},
		{"nor what begins alike", nil, []said{{"ORM", "Tortoise ORM"}, {"ORM", "Tortoise ORM"}, {"ORM", "TortoiseORM"}}, []string{"orm: Tortoise ORM | TortoiseORM agrees"}, nil},
		{"nor initials", nil, []said{{"ORM", "Entity Framework"}, {"ORM", "Entity Framework"}, {"ORM", "EF"}}, []string{"orm: Entity Framework | EF agrees"}, nil},
		{"nor a typing error", nil, []said{{"ORM", "SQLAlchemy"}, {"ORM", "SQLAlchemy"}, {"ORM", "SQLAchemy"}}, []string{"orm: SQLAlchemy | SQLAchemy worded"}, nil},
		{"nor a remark", nil, []said{{"ORM", "SQLAlchemy"}, {"ORM", "SQLAlchemy"}, {"ORM", "SQLAlchemy (async)"}}, []string{"orm: SQLAlchemy | SQLAlchemy (async) agrees"}, nil},
		{"nor one of two", nil, []said{{"ORM", "SQLAlchemy (or Tortoise)"}, {"ORM", "SQLAlchemy (or Tortoise)"}, {"ORM", "Tortoise"}}, []string{"orm: SQLAlchemy (or Tortoise) | Tortoise agrees"}, nil},
		{"nor a description", nil, []said{{"ORM", "SQLAlchemy"}, {"ORM", "SQLAlchemy"}, {"ORM", "Bring your own"}, {"ORM", "Through an extension of your choice"}, {"ORM", "Raw SQL"}}, []string{"orm: SQLAlchemy | Through an extension of your choice worded | Bring your own worded | Raw SQL worded"}, nil},
		{"nor what is built in", nil, []said{{"ORM", "Django ORM"}, {"ORM", "Django ORM"}, {"ORM", "Integrated"}, {"ORM", "Django"}}, []string{"orm: Django ORM | Integrated worded | Django agrees"}, nil},
		{"nor a name that nobody knows", nil, []said{{"ORM", "Tortoise"}, {"ORM", "Tortoise"}, {"ORM", "Quuxly"}}, []string{"orm: Tortoise | Quuxly worded"}, nil},
		{"nor what stands on the other", nil, []said{{"ORM", "SQLAlchemy"}, {"ORM", "SQLAlchemy"}, {"ORM", "SQLModel"}}, []string{"orm: SQLAlchemy | SQLModel agrees"}, nil},
		{"nor a list", nil, []said{{"ORM", "Sequelize"}, {"ORM", "Sequelize"}, {"ORM", "Prisma; TypeORM"}}, []string{"orm: Sequelize | Prisma; TypeORM worded"}, nil},
		{"different years conflict", nil, []said{{"First release", "2010"}, {"First release", "2010"}, {"Release year", "2013"}}, []string{"released: 2010 | 2013 conflicts"}, []string{"released"}},
		{"the day of a year does not", nil, []said{{"First release", "2010"}, {"First release", "2010"}, {"First release", "November 16, 2010"}}, []string{"released: 2010 | November 16, 2010 agrees"}, nil},
		{"nor the year before", nil, []said{{"First release", "2010"}, {"First release", "2010"}, {"First release", "2009"}}, []string{"released: 2010 | 2009 worded"}, nil},
		{"nor a year of something", nil, []said{{"First release", "2010"}, {"First release", "2010"}, {"First release", "1.0 in 2014"}}, []string{"released: 2010 | 1.0 in 2014 worded"}, nil},
		{"creators may be several", nil, []said{{"Created by", "Jordan Walke"}, {"Created by", "Jordan Walke"}, {"Created by", "Meta"}}, []string{"creator: Jordan Walke | Meta worded"}, nil},
		{"marks of yes and no conflict", nil, []said{{"Free version", "✅"}, {"Free version", "✅"}, {"Free version", "❌"}, {"Free version", "Yes (students)"}}, []string{"free_version: ✅ | ❌ conflicts | Yes (students) agrees"}, []string{"free_version"}},
		{"free wording never conflicts", nil, []said{{"Learning curve", "Moderate"}, {"Learning curve", "Gentle"}}, []string{"learning_curve: Moderate | Gentle worded"}, nil},
		{"a relative cell stays on its comparison", nil, []said{{"Learning curve", "Steeper (ORM, admin)"}, {"Performance", "Faster than most"}}, nil, nil},
		{"on the tool's own page nothing is relative", []said{{"Learning curve", "Steeper at first"}}, nil, []string{"learning_curve: Steeper at first"}, nil},
		{"a measurement is a claim", nil, []said{{"Performance", "~743 req/s (Gunicorn)"}, {"Memory footprint", "~243 MB"}, {"Community usage", "14.2% of developers"}, {"Throughput (req/s)", "~743"}}, nil, nil},
		{"a row that nobody knows", nil, []said{{"Hot reload", "Built in"}}, []string{"hot_reload: Built in"}, nil},
		{"support for languages is not the language", nil, []said{{"Language support", "Java, Ruby"}}, []string{"language_support: Java, Ruby"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			own := page("github", record.PageRepository, "django", "2025-11-01", tool("Django", record.RoleSubject))
			for _, s := range tc.own {
				own.Facts = append(own.Facts, record.Fact{Body: trait("Django", s.attribute, s.value)})
			}
			pages := []fold.Page{own}
			for i, s := range tc.compared {
				pages = append(pages, page("article", record.PageArticle, fmt.Sprint(i), "2025-11-01",
					tool("Django", record.RoleMentioned), trait("Django", s.attribute, s.value, "Flask")))
			}
			d := foldTool(t, "Django", pages...)
			if diff := cmp.Diff(tc.want, traitsOf(d)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if got := strings.Join(d.Conflicts, ","); got != strings.Join(tc.conflicts, ",") {
				t.Errorf("conflicts %q, want %q", got, tc.conflicts)
			}
		})
	}
}

// What one page says of a tool is all true of it, says the page; and a sentence may
// mean another beginning than a table does.
func TestYearsOfWhichNobodyCanJudge(t *testing.T) {
	in := func(path, year string, versus ...string) fold.Page {
		return page("article", record.PageArticle, path, "2025-11-01", tool("Django", record.RoleMentioned), trait("Django", "First release", year, versus...))
	}
	both := in("a", "2007", "Flask")
	both.Facts = append(both.Facts, record.Fact{Body: trait("Django", "First release", "2009", "Flask")})
	for _, tc := range []struct {
		name  string
		pages []fold.Page
		want  string
	}{
		{"two tables", []fold.Page{in("a", "2007", "Flask"), in("b", "2007", "Flask"), in("c", "2009", "Flask")}, "released: 2007 | 2009 conflicts conflicts"},
		{"one page says both", []fold.Page{both, in("b", "2007", "Flask")}, "released: 2007 | 2009 worded worded"},
		{"a sentence", []fold.Page{in("a", "2007", "Flask"), in("b", "2007", "Flask"), in("c", "2009")}, "released: 2007 | 2009 worded worded"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := foldTool(t, "Django", tc.pages...)
			if got := traitsOf(d)[0] + " " + d.Traits[0].Status; got != tc.want {
				t.Errorf("%s; want %s", got, tc.want)
			}
		})
	}
}

// A figure of a page stands with its metric, and not as an attribute besides.
func TestAFigureIsNoTrait(t *testing.T) {
	stars := func(tool string, n float64, raw string) record.Stat {
		s := exact(tool, "github.stars", n)
		s.Raw = raw
		return s
	}
	cell := func(tool, attribute, value, versus string) record.Trait {
		c := trait(tool, attribute, value, versus)
		c.Raw = value
		return c
	}
	p := page("article", record.PageArticle, "a", "2025-11-01", tool("Django", record.RoleMentioned), tool("Flask", record.RoleMentioned),
		record.Comparison{Tools: []string{"Django", "Flask"}},
		stars("Django", 80000, "80,000"), cell("Django", "GitHub stars", "80,000", "Flask"), cell("Django", "Rooms", "80,000", "Flask"), cell("Django", "Stars of the board", "12", "Flask"),
		stars("Flask", 60000, "60,000"), cell("Flask", "GitHub stars", "60,000", "Django"))
	if diff := cmp.Diff([]string{"rooms: 80,000", "stars_of_the_board: 12"}, traitsOf(foldTool(t, "Django", p))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, asked := range []string{"github.stars", "github_stars", "GitHub Stars"} {
		if all := fold.Evidence(known["Django"], asked, []fold.Page{p}, nil, cfg); len(all) != 1 || all[0].Metric != "github_stars" || all[0].Display != "80,000" {
			t.Errorf("%s: %+v", asked, all)
		}
	}
	for _, row := range fold.Comparison(sides("Django", "Flask"), []fold.Page{p}, cfg).Rows {
		if row.Key == "github_stars" {
			t.Errorf("a row of figures: %+v", row)
		}
	}
}

// A figure is the same with its date or its unit behind it; what says more is read.
func TestAFigureWithItsDateIsNoTrait(t *testing.T) {
	for cell, isFigure := range map[string]bool{
		"80,000": true, "80,000 (as of 2019)": true, "80,000+": true, "80,000 stars": true, "80,000+ GitHub stars": true, "80,000 as of March 2019": true,
		"80,000 (2019-03-01)": true, "80,000, Mar 3, 2019": true, "80,000 *": true,
		"80,000,000": false, "80,0001": false, "80,000.5": false, "80,000 100": false, "80,000 (12 a day)": false, "80,000, most of any": false, "80,000K": false,
		"80,000 (300 contributors)": false, "80,000 / 90,000": false, "more than 80,000": false,
	} {
		s := exact("Django", "github.stars", 80000)
		s.Raw = "80,000"
		c := trait("Django", "GitHub stars", cell, "Flask")
		c.Raw = cell
		p := page("article", record.PageArticle, "a", "2025-11-01", tool("Django", record.RoleMentioned), tool("Flask", record.RoleMentioned),
			record.Comparison{Tools: []string{"Django", "Flask"}}, s, c)
		if traits := traitsOf(foldTool(t, "Django", p)); (len(traits) == 0) != isFigure {
			t.Errorf("%q: traits %q", cell, traits)
		}
	}
}

// TestLabelOfARow: a row that the table does not know is called what most pages call it.
func TestLabelOfARow(t *testing.T) {
	var pages []fold.Page
	for i, label := range []string{"HOT RELOAD", "Hot reload", "Hot reload"} { // the newest first
		seen := fmt.Sprintf("2025-11-%02d", 20-i)
		pages = append(pages, page("nicepick", record.PageComparison, label+seen, seen, tool("Django", record.RoleSubject), trait("Django", label, "Yes")))
	}
	if d := foldTool(t, "Django", pages...); len(d.Traits) != 1 || d.Traits[0].Label != "Hot reload" {
		t.Errorf("traits %s", encodeLine(t, d.Traits))
	}
}

func TestLicenses(t *testing.T) {
	for _, tc := range []struct{ written, want string }{
		{"MIT", "MIT"}, {"MIT License", "MIT"}, {"The MIT License (MIT)", "MIT"}, {"MIT licensed", "MIT"}, {"Apache 2.0", "Apache-2.0"},
		{"Apache License 2.0", "Apache-2.0"}, {"Apache License, Version 2.0", "Apache-2.0"}, {"Apache-2.0 license", "Apache-2.0"}, {"Apache Software License", "Apache-2.0"},
		{"BSD 3-Clause", "BSD-3-Clause"}, {"BSD-3-Clause", "BSD-3-Clause"}, {"3-Clause BSD License", "BSD-3-Clause"}, {"New BSD License", "BSD-3-Clause"}, {"BSD", "BSD"},
		{"GPLv3", "GPL-3.0"}, {"GPL-3.0-or-later", "GPL-3.0"}, {"GNU General Public License v3.0", "GPL-3.0"}, {"GNU GPL v2", "GPL-2.0"},
		{"GNU Affero General Public License v3.0", "AGPL-3.0"}, {"AGPL-3.0", "AGPL-3.0"}, {"GNU Lesser General Public License v2.1", "LGPL-2.1"}, {"LGPLv3", "LGPL-3.0"},
		{"Mozilla Public License 2.0", "MPL-2.0"}, {"MPL 2.0", "MPL-2.0"}, {"Business Source License 1.1", "BUSL-1.1"}, {"SSPLv1", "SSPL-1.0"}, {"Server Side Public License", "SSPL-1.0"},
		{"ISC License", "ISC"}, {"Unlicense", "Unlicense"}, {"The Unlicense", "Unlicense"}, {"PostgreSQL License", "PostgreSQL"}, {"Eclipse Public License 2.0", "EPL-2.0"},
		{"MIT OR Apache-2.0", "Apache-2.0 MIT"}, {"MIT/Apache-2.0", "Apache-2.0 MIT"}, {"Dual MIT and Apache 2.0", "Apache-2.0 MIT"}, {"Proprietary", "Proprietary"},
		{"Free for teams of up to five", "Free for teams of up to five"}, {"Other", ""}, {"View license", ""}, {"NOASSERTION", ""}, {"-", ""},
	} {
		p := page("github", record.PageRepository, "x", "2025-11-01", tool("Django", record.RoleSubject),
			record.Trait{Tool: "Django", Attribute: "License", Values: []string{tc.written}})
		if got := strings.Join(foldTool(t, "Django", p).Licenses, " "); got != tc.want {
			t.Errorf("%q is %q, want %q", tc.written, got, tc.want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, tc := range []struct {
		name string
		body record.Body
		want string
	}{
		{"attribute", trait("Django", "Language", "Python 3.7+"), "Python"},
		{"two", record.Trait{Tool: "Django", Attribute: "Language", Values: []string{"C# / Visual Basic"}}, "C# Visual Basic"},
		{"with a slash", record.Trait{Tool: "Django", Attribute: "Language", Values: []string{"Java/Kotlin"}}, "Java Kotlin"},
		{"version", record.Trait{Tool: "Django", Attribute: "Language", Values: []string{"PHP 8+"}}, "PHP"},
		{"remark", record.Trait{Tool: "Django", Attribute: "Language", Values: []string{"Python (3.8 or newer)"}}, "Python"},
		{"written in", record.Relation{From: "Django", To: "Golang", Relation: record.RelWrittenIn}, "Go"},
		{"an integration is no language", record.Relation{From: "Django", To: "Python", Relation: record.RelIntegration}, ""},
		{"prose is no language", trait("Django", "Language", "Whatever runs on Node"), ""},
		{"a dangling sign", trait("Django", "Language", "Python >="), "Python"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := foldTool(t, "Django", page("article", record.PageArticle, "x", "2025-11-01", tool("Django", record.RoleSubject), tc.body))
			if got := strings.Join(d.Languages, " "); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
	category := page("stackshare", record.PageTool, "x", "2025-11-01", tool("Django", record.RoleSubject))
	category.Head.CategoryPath = []string{"Frameworks", "Python Frameworks"}
	if got := foldTool(t, "Django", category).Languages; !cmp.Equal(got, []string{"Python"}) {
		t.Errorf("of a category: %v", got)
	}
}

func TestOnePageDoesNotChangeTheLanguage(t *testing.T) {
	var pages []fold.Page
	for i := range 20 {
		pages = append(pages, page("article", record.PageArticle, fmt.Sprint(i), "2025-11-01", tool("Django", record.RoleMentioned), trait("Django", "Language", "Python")))
	}
	pages = append(pages, page("article", record.PageArticle, "lie", "2025-11-02", tool("Django", record.RoleMentioned), trait("Django", "Language", "COBOL")))
	if got := foldTool(t, "Django", pages...).Languages; !cmp.Equal(got, []string{"Python"}) {
		t.Errorf("languages %v", got)
	}
}
