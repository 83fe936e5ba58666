package names_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index/names"
)

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Node.js", "C++", ".NET", "", "\u202e", "Ǆ", "ﬃ", "a\x00b", strings.Repeat("x", 900), "İstanbul", "#", "..", "ﷺ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := names.Key(s)
		if again := names.Key(key); again != key && len(key) < 200 {
			t.Errorf("the key of %q is %q, and the key of that %q", s, key, again)
		}
		if upper := names.Key(strings.ToUpper(s)); isASCII(s) && upper != key {
			t.Errorf("the key of %q is %q, in capitals %q", s, key, upper)
		}
		if !utf8.ValidString(key) || len(key) > 20_000 {
			t.Errorf("the key of %q has %d bytes", s, len(key))
		}
	})
}

func FuzzResolve(f *testing.F) {
	table := newTable(f)
	table.Learn("zibble", []string{"Zibble"}, []names.Context{{Repository: "https://github.com/z/zibble", Subject: true}})
	f.Add("Golang", "https://stackshare.io/go", "https://github.com/golang/go", "https://go.dev")
	f.Add("Zap", "https://stackshare.io/zap", "git@github.com:x/y", "%zz")
	f.Add("npm:@x/y", "//", "https://github.com/", "http://[::1")
	f.Add("x (y", "@{#rails}|topic:null|", "#", "@")
	f.Fuzz(func(t *testing.T, name, page, repo, home string) {
		c := names.Context{PageURL: page, Repository: repo, Homepage: home, Subject: true}
		for _, r := range []names.Resolution{table.Resolve(name, c), table.Find(name)} {
			if r.Why == "" {
				t.Errorf("%q: no reason", name)
			}
			if r.ID != "" && (!plainID(r.ID) || r.Name == "") {
				t.Errorf("%q: id %q, name %q", name, r.ID, r.Name)
			}
		}
		table.Learn(names.Key(name), []string{name}, []names.Context{c})
		table.Learn(names.Key(name), nil, nil)
	})
}

func FuzzMentions(f *testing.F) {
	table := newTable(f)
	table.Learn("zibble", []string{"Zibble"}, nil)
	for _, s := range []string{
		"two choices: #django or @{#rails}|topic:null|, written in Go", "Django, Flask and Spring", "a+#django", "@{#c#}|topic:@{|#zibble",
		"Rust vs. Rocket. .NET\u00a0Core\xff", "React\u00a0Native/Spring Boot, Flask, Flask: Flask", strings.Repeat("Go, ", 50) + "Django",
	} {
		f.Add(s, 1)
	}
	f.Add("Spring Boot, @{#rails}|topic:null| ", 3000)
	f.Fuzz(func(t *testing.T, s string, times int) {
		text := strings.Repeat(s, min(max(times, 1), 1+(names.MaxProse+1000)/(len(s)+1)))
		seen, last := map[string]bool{}, -1
		for _, m := range table.Mentions(text) {
			if m.Start <= last || m.End > len(text) || m.End > names.MaxProse || m.Start >= m.End {
				t.Fatalf("%+v after %d in %d bytes", m, last, len(text))
			}
			if !plainID(m.ID) || seen[m.ID] {
				t.Errorf("%+v: no id, or an id again", m)
			}
			if m.Text == "" || !strings.Contains(text[m.Start:m.End], m.Text) {
				t.Errorf("%+v stands where %q does", m, text[m.Start:m.End])
			}
			seen[m.ID], last = true, m.Start
		}
	})
}

func FuzzExtend(f *testing.F) {
	f.Add("tools:\n  - {id: a, name: A, former_ids: [b]}\nsame:\n  - [a, b]\napart:\n  - [a, c]")
	f.Add("same: [[a,b],[b,a]]\n---\napart: [[Django, Flask]]")
	f.Fuzz(func(t *testing.T, yaml string) {
		if x, err := new(names.Registry).Extend("f.yaml", []byte(yaml)); err == nil {
			names.NewTable(x).Resolve("a", names.Context{})
		} else if !strings.Contains(err.Error(), "f.yaml:") {
			t.Errorf("error without a place: %v", err)
		}
	})
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func plainID(id string) bool {
	return !strings.Contains(id, "-vs-") && strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}
