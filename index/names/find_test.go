package names_test

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index/names"
)

func TestFind(t *testing.T) {
	table := newTable(t)
	table.Learn("quibbleflow", []string{"Quibble Flow"}, nil)
	for typed, want := range map[string]struct{ id, near string }{
		"django":               {"django", ""},
		"DJANGO":               {"django", ""},
		" node js ":            {"nodejs", ""},
		"c++":                  {"cpp", ""},
		".net":                 {"dotnet", ""},
		"asp.net core":         {"asp-net-core", ""},
		"asp-net-core":         {"asp-net-core", ""},
		"pypi:django":          {"django", ""},
		"pkg:npm/express@4.18": {"express", ""},
		"quibble flow":         {"quibbleflow", ""},
		"quibbelflow":          {"", "quibbleflow"},
		"djagno":               {"", "django"},
		"postgers":             {"", "postgresql"},
		"kuberntes":            {"", "kubernetes"},
		"pythn":                {"", "python"},
		"elasticsaerch":        {"", "elasticsearch"},
		"tensorfl":             {"", "tensorflow"},
		"zap":                  {"", "zap-uber"},
		"no such tool at all":  {"", ""},
	} {
		got := table.Find(typed)
		if got.ID != want.id || want.near != "" && !slices.Contains(got.Candidates, want.near) {
			t.Errorf("%q finds %q with candidates %v, want %q or %q near", typed, got.ID, got.Candidates, want.id, want.near)
		}
		if known := table.Known(typed); known.ID != got.ID || known.Name != got.Name {
			t.Errorf("%q is known as %q (%s), found as %q (%s)", typed, known.ID, known.Name, got.ID, got.Name)
		}
	}
}

func TestNearHasAnOrder(t *testing.T) {
	table := newTable(t)
	var ids []string
	for _, r := range table.Near("djanog", 4) {
		ids = append(ids, r.ID)
	}
	if diff := gocmp.Diff([]string{"django"}, ids); diff != "" {
		t.Errorf("near djanog (-want +got):\n%s", diff)
	}
	if got := table.Near("djang", 1); len(got) != 1 || got[0].ID != "django" {
		t.Errorf("nearest to djang: %+v, want django, which begins so, before dlang", got)
	}
	if got := table.Near("django", 0); got != nil {
		t.Errorf("none asked for, %d given", len(got))
	}
}

func TestMentions(t *testing.T) {
	table := newTable(t)
	for _, c := range []struct{ text, want string }{
		// Tags.
		{"two choices: #django or #flask, though #rails is fine", "django flask rails"},
		{"give @{#rails}|topic:null| a try", "rails"},
		{"#go and #c++ and #node.js and #c#", "go cpp nodejs csharp"},
		{"issue #12, colour #fff, #zap, #nosuchtag, a#django, https://x.example/#django", ""},
		// Names that mean nothing else.
		{"We moved from Django to FastAPI, then PostgreSQL.", "django fastapi postgresql"},
		{"start to learn django or nodejs, node js or Node.js", "django nodejs"},
		{"C++, C#, F# and .NET; ASP.NET Core, not ASP.NET.", "cpp csharp fsharp dotnet asp-net-core asp-net"},
		{"Visual Studio Code is not Visual Studio.", "visual-studio-code visual-studio"},
		{"Ruby on Rails; Spring Boot; React Native; Amazon S3", "rails spring-boot react-native amazon-s3"},
		{"Flask-SQLAlchemy and Django REST Framework", "flask-sqlalchemy django-rest-framework"},
		{"kubernetes (k8s)", "kubernetes"},
		// Words of the language.
		{"Go ahead and react to it; we go on, express ourselves and play", ""},
		{"In spring we play with a rocket in Phoenix", ""},
		{"Rust never sleeps. Swift action. A flask of tea. The node is a dash.", ""},
		{"In Spring, the team moved to Django.", "django"},
		{"Express your views. Go for it. Play it safe. Use C and R as letters.", ""},
		{"The rest is history, just make the box and the base", ""},
		{"visual studio templates are read in the stack overflow of notion", ""},
		// Words that are unmistakable.
		{"Golang is fine", "go"},
		{"written in Go", "go"},
		{"the Go language and the Rust compiler", "go rust"},
		{"Flask is a Python microframework.", "flask python"},
		{"Django, Flask, Spring and Rocket", "django flask spring rocket"},
		{"Rust vs Python", "rust python"},
		{". Rust Vs. Go", "rust go"},
		{"Go vs. Rust: compile times. We compared Helm VS. Chef.", "go rust helm chef"},
		{"built with Express", "express"},
		{"Play Framework and Spring Framework", "play-framework spring"},
		{"We use React with Redux.", "react redux"},
		{"Rails/Phoenix", "rails phoenix"},
		{"see https://example.com/django/rails or www.flask.example", ""},
		{"", ""},
	} {
		var ids []string
		for _, m := range table.Mentions(c.text) {
			ids = append(ids, m.ID)
			if !strings.Contains(c.text[m.Start:m.End], m.Text) {
				t.Errorf("%q: mention %q is not at %d to %d", c.text, m.Text, m.Start, m.End)
			}
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%q names %q, want %q", c.text, got, c.want)
		}
	}
}

func TestMentionsOfLearnedTools(t *testing.T) {
	table := newTable(t)
	table.Learn("zibble", []string{"Zibble"}, nil)
	got := table.Mentions("I like #zibble; zibble is a word too.")
	if diff := gocmp.Diff([]names.Mention{{ID: "zibble", Text: "zibble", Start: 7, End: 14}}, got); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
}

// TestMentionsAsWritten: signs of a name are part of it, markers are not.
func TestMentionsAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"all in C# here": "C#", "all in #c# here": "c#", "see @{#c++}|topic:null|": "c++", "see @{#rails}|topic:4|": "rails", "for React\u00a0Native": "React\u00a0Native",
	} {
		got := newTable(t).Mentions(text)
		if len(got) != 1 || got[0].Text != want {
			t.Errorf("%q: %+v, want %q", text, got, want)
		}
	}
}

// TestMentionsInLongTexts: what settles a word may be far away, and where the
// search ends no name is taken for a shorter one.
func TestMentionsInLongTexts(t *testing.T) {
	table := newTable(t)
	row := strings.Repeat("Go, Express, ", 4000)
	before := strings.Repeat("x", names.MaxProse-5) + " "
	for _, c := range []struct{ about, text, want string }{
		{"a row that its end settles", row + "Django", "go express django"},
		{"a row that its beginning settles", "Django, " + row, "django go express"},
		{"a sentence that its end settles", "Flask " + strings.Repeat("is not ", 8000) + "Django", "flask django"},
		{"ends with the search", before + "Java", "java"},
		{"goes on", before + "JavaScript", ""},
		{"has two words", strings.Repeat("x", names.MaxProse-9) + " as React Native", ""},
		{"is a tag", strings.Repeat("x", names.MaxProse-6) + " #java", "java"},
		{"is a tag that goes on", strings.Repeat("x", names.MaxProse-6) + " #javascript", ""},
		{"stands behind", strings.Repeat("x ", names.MaxProse/2) + "Django", ""},
	} {
		read, err := names.ReadProse(strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{c.text, read} {
			var ids []string
			for _, m := range table.Mentions(text) {
				ids = append(ids, m.ID)
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("%s: %q, want %q", c.about, got, c.want)
			}
		}
	}
}

// TestFindTellsKnownFromUnknown: an id is given only for what the registry or a
// page knows; for the rest there are near names.
func TestFindTellsKnownFromUnknown(t *testing.T) {
	table := newTable(t)
	if got := table.Find("Vibroflux"); got.ID != "" || len(got.Candidates) > 0 {
		t.Errorf("of which nothing is known: %+v", got)
	}
	table.Learn("vibroflux", []string{"Vibroflux"}, nil)
	if got := table.Find("Vibroflux"); got.ID != "vibroflux" || !strings.Contains(got.Why, "Pages name") {
		t.Errorf("that a page names: %+v", got)
	}
	for typed, near := range map[string]string{"kubernets": "kubernetes", "Djnago": "django", "postgress": "postgresql"} {
		if got := table.Find(typed); got.ID != "" || !slices.Contains(got.Candidates, near) {
			t.Errorf("%q: %+v, want nothing with the candidate %s", typed, got, near)
		}
	}
}

// TestFindKeepsApart: a name that the operator sets apart is not taken for
// the id that it also is.
func TestFindKeepsApart(t *testing.T) {
	r, err := extend(t, "apart:\n  - [rails, Ruby on Rails]\n")
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(r)
	for _, typed := range []string{"rails", "Rails"} {
		if got := table.Find(typed); got.ID == "rails" {
			t.Errorf("%q: %+v", typed, got)
		}
	}
}
