package names_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index/names"
)

func TestResolveInContext(t *testing.T) {
	table := newTable(t)
	subject := func(repo, home string) names.Context {
		return names.Context{Repository: repo, Homepage: home, Subject: true}
	}
	for _, c := range []struct {
		about, name string
		context     names.Context
		want        string
		why         string
	}{
		{"a homonym with its page", "Zap", names.Context{PageURL: "https://stackshare.io/zap-uber"}, "zap-uber", "belongs to"},
		{"its twin", "ZAP", names.Context{PageURL: "https://stackshare.io/zap"}, "owasp-zap", "belongs to"},
		{"on the sample's host", "Zap", names.Context{PageURL: "https://stackshare.example/zap-uber"}, "zap-uber", "belongs to"},
		{"a homonym with its homepage", "Warp", names.Context{Homepage: "https://www.warp.dev/"}, "warp-terminal", "belongs to"},
		{"a homonym with its repository", "warp", names.Context{Repository: "https://github.com/seanmonstar/warp/tree/master"}, "warp-rs", "belongs to"},
		{"a homonym with a link of nobody", "Zap", subject("https://github.com/nobody/zap", ""), "", "alone does not say"},
		{"a name that alone means another", "Dash", names.Context{PageURL: "https://stackshare.io/dash"}, "dash-docs", "belongs to"},
		{"a page of another tool of that name", "Sapper", names.Context{PageURL: "https://stackshare.io/sapper"}, "sapper-rust", "belongs to"},
		{"a page of another library of that name", "Lit", names.Context{PageURL: "https://stackshare.io/lit_2"}, "lit-css", "belongs to"},
		{"a page whose name is short for another", "Zend", names.Context{PageURL: "https://stackshare.io/zend-studio"}, "zend-studio", "belongs to"},
		{"a page of a service with a tool's name", "Lighthouse", names.Context{PageURL: "https://stackshare.io/lighthouse"}, "lighthouse-issues", "belongs to"},
		{"a client named like the server", "graphql.js", names.Context{PageURL: "https://stackshare.io/graphql-js"}, "graphql-js-client", "belongs to"},
		{"a page that was taken for a library's", "Shelf", names.Context{PageURL: "https://stackshare.io/shelf-nu"}, "shelf-assets", "belongs to"},
		{"the same name alone", "Dash", names.Context{}, "dash", "name of"},
		{"a page that claims another tool's repository", "Evilware", subject("https://github.com/django/django", ""), "evilware", "not believed"},
		{"a known tool with another's repository", "Flask", subject("https://github.com/django/django", ""), "flask", "not believed"},
		{"a compatible name on a page about it", "Celery Project", subject("https://github.com/celery/celery", ""), "celery", "fits the name"},
		{"a homepage that is a repository", "Celery Project", subject("", "https://github.com/celery/celery"), "celery", "fits the name"},
		{"a compatible name that is only mentioned", "Celery Project", names.Context{Repository: "https://github.com/celery/celery"}, "celeryproject", "of its own"},
		{"a shared homepage of incompatible names", "Spring Shell", subject("", "https://spring.io/projects/spring-framework"), "springshell", "not believed"},
		{"the name of the repository itself", "core", names.Context{Repository: "https://github.com/vuejs/core"}, "vue", "name of the repository"},
		{"owner and name", "facebook/react", names.Context{}, "react", "address"},
		{"an unknown tool", "Gravity Widgets", names.Context{}, "gravitywidgets", "of its own"},
		{"an unknown tool with signs", "Foo C++", names.Context{}, "fooc-", "of its own"},
		{"an unknown address", "https://example.com/tool", names.Context{}, "", "no known tool"},
	} {
		t.Run(c.about, func(t *testing.T) {
			got := table.Resolve(c.name, c.context)
			if got.ID != c.want && !(strings.HasSuffix(c.want, "-") && strings.HasPrefix(got.ID, c.want)) || !strings.Contains(got.Why, c.why) {
				t.Errorf("%q is %q because %q, want %q because …%s…", c.name, got.ID, got.Why, c.want, c.why)
			}
		})
	}
}

// TestNamesAreWhatPeopleSee: what has no width, and what templates put around a name
// that they insert, is no part of it.
func TestNamesAreWhatPeopleSee(t *testing.T) {
	table := newTable(t)
	for about, name := range map[string]string{
		"isolates": "\u2066Django\u2069", "embedding": "\u202bDjango\u202c", "mark": "\u200fDjango", "soft hyphen": "Djan\u00adgo",
		"zero-width space": "Djan\u200bgo", "word joiner": "Djan\u2060go", "byte order mark": "\ufeffDjango",
	} {
		if got := table.Resolve(name, names.Context{}); got.ID != "django" {
			t.Errorf("%s: %q because %s", about, got.ID, got.Why)
		}
	}
}

func TestJunkNamesResolveToNothing(t *testing.T) {
	table := newTable(t)
	for about, c := range map[string]struct{ name, why string }{
		"empty":            {"", "no letter"},
		"signs":            {"?! -", "no letter"},
		"too long":         {strings.Repeat("django ", 1500), "longer than 200"},
		"control":          {"Djan\x07go", "control character U+0007"},
		"unreadable":       {"Dj\ufffdango", "U+FFFD"},
		"direction":        {"Dj\u202eogna", "U+202E"},
		"not UTF-8":        {"Djan\xffgo", "UTF-8"},
		"lookalike":        {"Dj\u0430ngo", "another script"},
		"lookalike, Greek": {"\u03a1yth\u03bfn", "another script"},
	} {
		t.Run(about, func(t *testing.T) {
			for _, got := range []names.Resolution{table.Resolve(c.name, names.Context{}), table.Find(c.name)} {
				if got.ID != "" || !strings.Contains(got.Why, c.why) {
					t.Errorf("resolves to %q because %.120q, want nothing because …%s…", got.ID, got.Why, c.why)
				}
			}
		})
	}
}

func TestLearnMergesCompatibleNames(t *testing.T) {
	table := newTable(t)
	about := func(repo string) []names.Context {
		return []names.Context{{PageURL: "https://a.example/x", Repository: repo, Subject: true}}
	}
	table.Learn("zibble", []string{"Zibble"}, about("https://github.com/zibble/zibble"))
	if got := table.Resolve("Zibble.js", names.Context{}).ID; got != "zibblejs" {
		t.Errorf("without evidence Zibble.js is %q", got)
	}
	changed := table.Learn("zibblejs", []string{"Zibble.js"}, about("https://github.com/Zibble/zibble.git"))
	if diff := gocmp.Diff([]string{"zibble", "zibblejs"}, changed); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	got := table.Resolve("Zibble.js", names.Context{})
	want := names.Resolution{ID: "zibble", Name: "Zibble", Repository: "https://github.com/Zibble/zibble", FormerIDs: []string{"zibblejs"}}
	got.Why = ""
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("Zibble.js (-want +got):\n%s", diff)
	}
	if diff := gocmp.Diff([]string{"zibble", "zibblejs"}, table.KeysOf("zibble")); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	if got := table.Find("zibblejs").ID; got != "zibble" {
		t.Errorf("the former id finds %q", got)
	}
	table.Learn("otherthing", []string{"Other thing"}, about("https://github.com/zibble/zibble"))
	if got := table.Resolve("Other thing", names.Context{}).ID; got != "otherthing" {
		t.Errorf("an incompatible name with the same repository is %q", got)
	}
	if changed := table.Learn("zibblejs", nil, nil); !slices.Contains(changed, "zibble") {
		t.Errorf("forgetting changes %v", changed)
	}
	if diff := gocmp.Diff([]string{"zibble"}, table.KeysOf("zibble")); diff != "" {
		t.Errorf("keys after forgetting (-want +got):\n%s", diff)
	}
}

func TestLearnKeepsHomonymsApart(t *testing.T) {
	table := newTable(t)
	of := func(owner string) names.Context {
		url := "https://github.com/" + owner + "/libquux"
		return names.Context{PageURL: url, Repository: url, Subject: true}
	}
	table.Learn("libquux", []string{"libquux"}, []names.Context{of("one"), of("two")})
	bare := table.Resolve("libquux", names.Context{})
	if bare.ID != "" || len(bare.Candidates) != 2 {
		t.Fatalf("alone it is %q of %v", bare.ID, bare.Candidates)
	}
	one, two := table.Resolve("libquux", of("one")).ID, table.Resolve("libquux", of("two")).ID
	if one == "" || two == "" || one == two {
		t.Errorf("with its repository it is %q and %q", one, two)
	}
	if got := table.KeysOf(one); !slices.Equal(got, []string{"libquux"}) {
		t.Errorf("keys of %s: %v", one, got)
	}
}

func TestManyNamesOfOneLinkMergeNothing(t *testing.T) {
	table := newTable(t)
	c := []names.Context{{Repository: "https://github.com/big/lie", Subject: true}}
	for i := range 500 {
		if changed := table.Learn(fmt.Sprintf("lie%d", i), []string{fmt.Sprintf("Lie %d", i)}, c); len(changed) > 50 {
			t.Fatalf("name %d changes %d keys", i, len(changed))
		}
	}
	if got := table.Resolve("Lie 7", names.Context{}).ID; got != "lie7" {
		t.Errorf("Lie 7 is %q", got)
	}
}

// TestLearnReportsAnotherReason: a name that means the same tool as before, for
// another link, is named too.
func TestLearnReportsAnotherReason(t *testing.T) {
	registry, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(registry)
	const home = "https://docs.celeryq.dev"
	table.Learn("celery", []string{"Celery"}, nil)
	table.Learn("celeryproject", []string{"Celery Project"}, []names.Context{{Homepage: home, Subject: true}})
	before := table.Resolve("Celery Project", names.Context{})
	changed := table.Learn("celery", []string{"Celery"}, []names.Context{{Repository: "https://github.com/foo/foo", Homepage: home, Subject: true}})
	after := table.Resolve("Celery Project", names.Context{})
	if before.ID != "celery" || after.ID != "celery" || before.Why == after.Why {
		t.Fatalf("%q, then %q", before.Why, after.Why)
	}
	if !slices.Contains(changed, "celeryproject") {
		t.Errorf("changed are %v", changed)
	}
}

// evidence is what one name key can be shown to be.
type evidence struct {
	key       string
	spellings []string
	contexts  []names.Context
}

func drawEvidence(t *rapid.T) evidence {
	name := rapid.SampledFrom([]string{"Foo", "Foo.js", "foojs", "Foo Framework", "The Foo", "Foo 2", "Bar", "Bar DB", "Celery Project", "Celery", "Zap", "core", "Dash", "React Lib", "Django"}).Draw(t, "name")
	repos := []string{"", "https://github.com/foo/foo", "https://github.com/x/foo", "https://github.com/bar/bar", "https://github.com/celery/celery", "https://github.com/uber-go/zap", "https://github.com/vuejs/core", "https://github.com/y/core"}
	homes := []string{"", "https://foo.dev", "https://bar.io/", "https://docs.celeryq.dev"}
	pages := []string{"", "https://stackshare.io/zap", "https://stackshare.io/dash", "https://s.example/foo", "https://s.example/foo2", "https://github.com/y/core"}
	e := evidence{key: names.Key(name), spellings: []string{name}}
	for range rapid.IntRange(0, 3).Draw(t, "contexts") {
		e.contexts = append(e.contexts, names.Context{
			PageURL:    rapid.SampledFrom(pages).Draw(t, "page"),
			Repository: rapid.SampledFrom(repos).Draw(t, "repo"),
			Homepage:   rapid.SampledFrom(homes).Draw(t, "home"),
			Subject:    rapid.Bool().Draw(t, "subject"),
		})
	}
	return e
}

// snapshot is all that a table answers about some evidence, by key.
func snapshot(table *names.Table, all map[string]evidence) map[string][]names.Resolution {
	answers := map[string][]names.Resolution{}
	for key, e := range all {
		for _, s := range e.spellings {
			answers[key] = append(answers[key], table.Resolve(s, names.Context{}))
			for _, c := range e.contexts {
				answers[key] = append(answers[key], table.Resolve(s, c))
			}
		}
	}
	return answers
}

// TestEvidenceHasNoOrder shows that a table depends on what it was shown last
// of each key and not on the way there, that Learn names every key whose
// answers change, and that KeysOf knows every key.
func TestEvidenceHasNoOrder(t *testing.T) {
	registry, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		table, current := names.NewTable(registry), map[string]evidence{}
		for range rapid.IntRange(1, 14).Draw(t, "steps") {
			e := drawEvidence(t)
			known := maps.Clone(current)
			before := snapshot(table, known)
			if rapid.IntRange(0, 5).Draw(t, "forget") == 0 {
				e.spellings, e.contexts = nil, nil
			}
			changed := table.Learn(e.key, e.spellings, e.contexts)
			if current[e.key] = e; e.spellings == nil {
				delete(current, e.key)
			}
			after := snapshot(table, known)
			for key := range known {
				if diff := gocmp.Diff(before[key], after[key]); diff != "" && !slices.Contains(changed, key) {
					t.Fatalf("learning %q changed %q, reported %v:\n%s", e.key, key, changed, diff)
				}
			}
		}
		fresh := names.NewTable(registry)
		for _, key := range slices.SortedFunc(maps.Keys(current), func(a, b string) int { return cmp.Compare(b, a) }) {
			fresh.Learn(key, current[key].spellings, current[key].contexts)
		}
		got, want := snapshot(table, current), snapshot(fresh, current)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("depends on the order (-fresh +grown):\n%s", diff)
		}
		for key, list := range got {
			for _, r := range list {
				if r.ID != "" && !slices.Contains(table.KeysOf(r.ID), key) {
					t.Fatalf("%q resolves to %s, whose keys are %v", key, r.ID, table.KeysOf(r.ID))
				}
				if diff := gocmp.Diff(fresh.KeysOf(r.ID), table.KeysOf(r.ID)); diff != "" {
					t.Fatalf("keys of %s (-fresh +grown):\n%s", r.ID, diff)
				}
			}
		}
	})
}
