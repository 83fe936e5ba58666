package names_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/names"
)

func extend(t *testing.T, yaml string) (*names.Registry, error) {
	t.Helper()
	r, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r.Extend("my.yaml", []byte(yaml))
}

func TestExtend(t *testing.T) {
	for _, c := range []struct {
		about, yaml, name, want string
		former                  string
	}{
		{"a new tool", "tools:\n  - {id: zork, name: Zork Engine, aliases: [Zorkmid], kind: library}", "zorkmid", "zork", ""},
		{"an alias of a known tool", "tools:\n  - id: django\n    aliases: [Snakeweb]", "SnakeWeb", "django", ""},
		{"a repository of a known tool", "tools:\n  - {id: django, repositories: [acme/django-lts]}", "acme/django-lts", "django", ""},
		{"same, of unknown names", "same:\n  - [Zork, Zork Engine]", "zork engine", "zork", "zorkengine"},
		{"same, with a known tool", "same:\n  - [Snakeweb, Django]", "Snakeweb", "django", "snakeweb"},
		{"same, of two known tools", "same:\n  - [Flask, Quart]", "Quart", "flask", "quart"},
		{"same in a circle", "same:\n  - [A1x, B1x]\n  - [B1x, C1x]\n  - [C1x, A1x]", "c1x", "a1x", "b1x"},
		{"same decides on a homonym", "same:\n  - [OWASP ZAP, ZAP]", "zap", "owasp-zap", ""},
		{"apart, an alias", "apart:\n  - [Spring, Spring Framework]", "Spring Framework", "springframework", ""},
		{"apart, the tool's name stays", "apart:\n  - [Spring Framework, Spring]", "Spring", "spring", ""},
		{"apart, a variant", "apart:\n  - [Laravel, Laravel Framework]", "Laravel framework", "laravelframework", ""},
		{"apart, where the alias is the id", "apart:\n  - [Ruby on Rails, Rails]", "Rails", "rails-", ""},
		{"a renamed tool", "tools:\n  - {id: serpent, name: Serpent, former_ids: [django]}", "Django", "serpent", "django"},
		{"nothing", "", "Django", "django", ""},
		{"a comment", "# nothing yet\n", "Django", "django", ""},
		{"empty lists", "tools:\nsame:\napart:\n", "Django", "django", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			r, err := extend(t, c.yaml)
			if err != nil {
				t.Fatal(err)
			}
			got := names.NewTable(r).Resolve(c.name, names.Context{})
			if got.ID != c.want && !(strings.HasSuffix(c.want, "-") && strings.HasPrefix(got.ID, c.want)) {
				t.Errorf("%q is %q (%s), want %q", c.name, got.ID, got.Why, c.want)
			}
			if c.former != "" && !slices.Contains(got.FormerIDs, c.former) {
				t.Errorf("former ids of %q are %v, want %q among them", got.ID, got.FormerIDs, c.former)
			}
		})
	}
}

func TestExtendRefuses(t *testing.T) {
	for _, c := range []struct{ about, yaml, want string }{
		{"no YAML", "tools:\n  - {id: [}", "my.yaml:2"},
		{"no mapping", "- a\n- b", "want the keys tools, same and apart"},
		{"an unknown key", "tools: []\nequal:\n  - [a, b]", `my.yaml:2: unknown key "equal"`},
		{"an unknown field", "tools:\n  - id: zork\n    nmae: Zork", `my.yaml:3: unknown field "nmae"`},
		{"no list", "same: Django", "my.yaml:1: same wants a list"},
		{"one name", "same:\n\n  - [Django]", "my.yaml:3: same wants 2 to 200 names"},
		{"no names", "apart:\n  - {a: b}", "my.yaml:2: apart wants lists of names"},
		{"a tag", "same:\n  - !x 0", "my.yaml:2: same wants lists of names, as - [Foo, Foo.js], not tag"},
		{"an alias of YAML", "tools:\n  - &a {id: zork, name: Zork}\n  - *a", "not anchor"},
		{"an id that cannot be one", "tools:\n  - {id: a-vs-b, name: A}", `my.yaml:2: id "a-vs-b"`},
		{"a tool without a name", "tools:\n  - {id: zork}", "my.yaml:2: tool zork: name"},
		{"a junk alias", "tools:\n  - {id: zork, name: Zork, aliases: [\"\\u202Ezork\"]}", "U+202E"},
		{"an alias of another tool", "tools:\n  - {id: zork, name: Zork}\n  - {id: zurk, name: Zurk, aliases: [Golang]}", "my.yaml:3: tools zurk and go (registry/languages.yaml:"},
		{"two tools of one alias", "tools:\n  - {id: aa1, name: Aa1, aliases: [Xyzzy]}\n  - {id: aa2, name: Aa2, aliases: [xyzzy]}", "my.yaml:3: tools aa2 and aa1 (my.yaml:2) both claim the name \"xyzzy\""},
		{"ids renamed in a circle", "tools:\n  - {id: aa1, name: Aa1, former_ids: [aa2]}\n  - {id: aa2, name: Aa2, former_ids: [aa1]}", "my.yaml:2: a circle of former ids: aa1 → aa2"},
		{"a tool that became itself", "tools:\n  - {id: aa1, name: Aa1, former_ids: [django, aa1]}", "my.yaml:2: tool aa1: its own id stands among the former ones"},
		{"a circle that shipped tools lead to", "tools:\n  - {id: aa1, name: Aa1, former_ids: [django, aa2]}\n  - {id: aa2, name: Aa2, former_ids: [aa1]}", "my.yaml:2: a circle of former ids: aa1 → aa2 → aa1"},
		{"a name that hides what it is", "tools:\n  - {name: \"Zo\\u202Erk\"}", "my.yaml:2: name \"Zo\\u202erk\": the name holds U+202E"},
		{"a name without end", "tools:\n  - {name: " + strings.Repeat("z", 10_000) + "}", "zzz\": the name is longer than 200 characters"},
		{"two heirs of an id", "tools:\n  - {id: aa1, name: Aa1, former_ids: [django]}\n  - {id: aa2, name: Aa2, former_ids: [django]}", "my.yaml:3: tools aa2 and aa1 (my.yaml:2) both claim the former id django"},
		{"same and apart", "same:\n  - [Aa1, Aa2]\n  - [Aa2, Aa3]\napart:\n  - [Aa1, Aa3]", "my.yaml:5: apart: \"Aa1\" and \"Aa3\" are the same according to my.yaml:2"},
		{"apart of one name", "apart:\n  - [Foo.js, FooJS]", "my.yaml:2: apart: \"Foo.js\" and \"FooJS\" are one name"},
		{"a repository that is none", "tools:\n  - {id: zork, name: Zork, repository: nowhere}", "my.yaml:2: tool zork: \"nowhere\" is not the address of a repository"},
		{"a package that is none", "tools:\n  - {id: zork, name: Zork, packages: [zork]}", "my.yaml:2: tool zork: package \"zork\": want it as npm:react"},
		{"a shared name that a tool owns", "tools:\n  - {id: zork, name: Zork, shared: [Django]}", "the name \"django\" means django, but zork (my.yaml:2) says that it is shared"},
	} {
		t.Run(c.about, func(t *testing.T) {
			_, err := extend(t, c.yaml)
			if !errors.Is(err, names.ErrFile) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestFingerprint(t *testing.T) {
	base, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{base.Fingerprint(): "the registry"}
	for _, yaml := range []string{"same:\n  - [Aa1, Aa2]", "apart:\n  - [Aa1, Aa2]", "tools:\n  - {id: aa1, name: Aa2}", "tools:\n  - {id: aa1, name: Aa1}"} {
		r, err := extend(t, yaml)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[r.Fingerprint()]; ok {
			t.Errorf("%q has the fingerprint of %s", yaml, other)
		}
		seen[r.Fingerprint()] = yaml
	}
	if r, err := extend(t, "# no change\n"); err != nil || r.Fingerprint() != base.Fingerprint() {
		t.Errorf("an empty file changes the fingerprint (error %v)", err)
	}
}

func TestOperatorWinsOverEvidence(t *testing.T) {
	r, err := extend(t, "apart:\n  - [Zibble, Zibble.io]")
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(r)
	c := []names.Context{{Repository: "https://github.com/zibble/zibble", Subject: true}}
	for _, name := range []string{"Zibble", "Zibble.io", "Zibble Framework"} {
		table.Learn(names.Key(name), []string{name}, c)
	}
	a, b := table.Resolve("Zibble", names.Context{}).ID, table.Resolve("Zibble.io", names.Context{}).ID
	if a != "zibble" || b != "zibbleio" {
		t.Errorf("Zibble is %q, Zibble.io %q", a, b)
	}
}

// TestDoubts: what is likely to be a mistake is told with its line, and with
// that of the other.
func TestDoubts(t *testing.T) {
	for _, c := range []struct{ about, yaml, want string }{
		{"a repository of another tool", "tools:\n  - {id: zork, name: Zork, repository: github.com/django/django}", "my.yaml:2: tool zork has the repository https://github.com/django/django, which is that of django (registry/web.yaml:"},
		{"two tools of one repository", "tools:\n  - {id: aa1, name: Aa1, repository: acme/aa}\n  - {id: aa2, name: Aa2, repository: acme/aa}", "my.yaml:2: tool aa1 has the repository https://github.com/acme/aa, which is that of aa2 (my.yaml:3) too"},
		{"an alias of a tool that shares its repository", "tools:\n  - {id: spring, aliases: [Sprung]}", ""},
		{"a repository of its own", "tools:\n  - {id: zork, name: Zork, repository: acme/zork}", ""},
	} {
		r, err := extend(t, c.yaml)
		if err != nil {
			t.Fatalf("%s: %v", c.about, err)
		}
		if got := strings.Join(r.Doubts(), "\n"); (got == "") != (c.want == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: doubts %q, want %q", c.about, got, c.want)
		}
	}
}

// TestOperatorIsTheReason: what the operator joined is explained by his line.
func TestOperatorIsTheReason(t *testing.T) {
	r, err := extend(t, "tools: []\nsame:\n  - [Go, Golang, Python]")
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(r)
	for name, want := range map[string]string{"Python": "the same according to my.yaml:3", "Go": "the name of a known tool (registry/languages.yaml:"} {
		if got := table.Find(name); got.ID != "go" || !strings.Contains(got.Why, want) {
			t.Errorf("%s is %s: %s, want %q", name, got.ID, got.Why, want)
		}
	}
}
