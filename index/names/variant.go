package names

import (
	"slices"
	"strings"
)

// affix is a word around a name that does not make it another one, for tools
// of some kinds.
type affix struct {
	text  string
	kinds []string // none: any
	words bool     // only as a word of its own, unless the rest has three letters
	of    func(*tool) bool
}

var suffixes = []affix{
	{text: "programminglanguage", kinds: []string{"language"}},
	{text: "scriptinglanguage", kinds: []string{"language"}},
	{text: "language", kinds: []string{"language"}},
	{text: "programming", kinds: []string{"language"}},
	{text: "lang", kinds: []string{"language"}, words: true},
	{text: "webframework", kinds: []string{"framework"}},
	{text: "microframework", kinds: []string{"framework"}},
	{text: "cssframework", kinds: []string{"framework", "library"}},
	{text: "phpframework", kinds: []string{"framework"}},
	{text: "javascriptframework", kinds: []string{"framework", "library"}},
	{text: "framework", kinds: []string{"framework", "library"}},
	{text: "runtime", kinds: []string{"runtime"}},
	{text: "lts", kinds: []string{"runtime", "os", "framework"}},
	{text: "javascriptlibrary", kinds: []string{"framework", "library"}},
	{text: "library", kinds: []string{"framework", "library"}},
	{text: "js", of: func(t *tool) bool { return slices.Contains(t.ecosystems, "npm") && t.kind != "service" }},
	{text: "javascript", of: func(t *tool) bool { return slices.Contains(t.ecosystems, "npm") && t.kind == "library" }},
	{text: "graphdatabase", kinds: []string{"database"}},
	{text: "database", kinds: []string{"database"}},
	{text: "dbms", kinds: []string{"database"}},
	{text: "db", kinds: []string{"database"}},
	{text: "orm", kinds: []string{"library"}},
	{text: "odm", kinds: []string{"library"}},
	{text: "cms", kinds: []string{"cms"}},
	{text: "texteditor", kinds: []string{"editor"}},
	{text: "editor", kinds: []string{"editor"}},
	{text: "ide", kinds: []string{"editor"}},
	{text: "webserver", kinds: []string{"server"}},
	{text: "server", kinds: []string{"server", "database"}},
	{text: "messagebroker", kinds: []string{"server"}},
	{text: "rs", of: func(t *tool) bool { return slices.Contains(t.ecosystems, "cargo") && t.kind != "service" }},
	{text: "gnulinux", kinds: []string{"os"}},
	{text: "linux", kinds: []string{"os"}},
	{text: "os", kinds: []string{"os"}},
	{text: "com", kinds: []string{"service"}},
	{text: "communityedition"},
	{text: "communityserver", kinds: []string{"database"}},
	{text: "codeeditor", kinds: []string{"editor"}},
	{text: "operatingsystem", kinds: []string{"os"}},
	{text: "rdbms", kinds: []string{"database"}},
	{text: "mvcframework", kinds: []string{"framework"}},
	{text: "contentmanagementsystem", kinds: []string{"cms"}},
}

// suffixWords are the last words of names that affixed can strip.
var suffixWords = set(`
language programming lang framework microframework library javascript database dbms rdbms orm cms editor ide server broker linux
`)

var prefixes = []affix{
	{text: "the"},
	{text: "apache", of: func(t *tool) bool { return slices.Contains(t.vendors, "apache") }},
}

// swaps are prefixes that vendors' products are written with by turns.
var swaps = [][2]string{
	{"aws", "amazon"}, {"amazon", "aws"}, {"gcp", "googlecloud"}, {"gcp", "google"}, {"microsoftazure", "azure"}, {"ms", "microsoft"},
	{"googlecloudplatform", "googlecloud"}, {"msazure", "azure"}, {"amazonwebservices", "aws"}, {"amazonwebservices", "amazon"},
}

// variant returns the registered tool that a key is a variant of, and the words that make it
// one; nil if there is none or more than one.
func (r *Registry) variant(key, name string) (*tool, string) {
	if t, how := r.parenthesis(name); t != nil {
		return t, how
	}
	if t, how := r.version(key, name); t != nil {
		return t, how
	}
	if t, how := r.affixed(key, name); t != nil {
		return t, how
	}
	if t := r.made(key, name); t != nil {
		return t, "who makes it"
	}
	if t := r.numbered(key, name); t != nil {
		return t, "singular or plural"
	}
	if t := r.inLanguage(name); t != nil {
		return t, "its language"
	}
	if t := r.byAddress(key, name); t != nil {
		return t, "part of its address"
	}
	for _, s := range swaps {
		if rest, ok := strings.CutPrefix(key, s[0]); ok && len(rest) > 1 {
			if t := r.names[s[1]+rest]; t != nil {
				return t, "another form of the vendor's name"
			}
		}
	}
	return nil, ""
}

// affixed strips words around a name, up to three.
func (r *Registry) affixed(key, name string) (*tool, string) {
	for _, a := range suffixes {
		if rest, ok := strings.CutSuffix(key, a.text); ok && rest != "" {
			if t := r.names[rest]; t != nil && a.allows(t, rest, name) {
				return t, "the word " + a.text
			}
		}
	}
	for _, a := range prefixes {
		rest, ok := strings.CutPrefix(key, a.text)
		if !ok || rest == "" {
			continue
		}
		if t := r.names[rest]; t != nil && a.of != nil && a.allows(t, rest, name) && len(rest) > 2 {
			return t, "the word " + a.text
		}
		for _, b := range suffixes {
			if inner, ok := strings.CutSuffix(rest, b.text); ok && inner != "" {
				if t := r.names[inner]; t != nil && a.allows(t, inner, name) && b.allows(t, inner, name) {
					return t, "the words " + a.text + " and " + b.text
				}
			}
		}
	}
	return nil, ""
}

// made strips who makes the tool: "JetBrains Kotlin", "Red Hat Ansible",
// "Vault by HashiCorp".
func (r *Registry) made(key, name string) *tool {
	if head, maker, ok := strings.Cut(name, " by "); ok {
		if t := r.names[fold(head)]; t != nil && slices.Contains(t.vendors, fold(maker)) {
			return t
		}
	}
	for i, c := range name {
		if c != ' ' && c != '-' {
			continue
		}
		vendor := fold(name[:i])
		rest, ok := strings.CutPrefix(key, vendor)
		if !ok || !r.vendors[vendor] || len(rest) < 2 {
			continue
		}
		if t := r.names[rest]; t != nil && slices.Contains(t.vendors, vendor) {
			return t
		}
	}
	return nil
}

func (a affix) allows(t *tool, rest, name string) bool {
	if a.kinds != nil && !slices.Contains(a.kinds, t.kind) || a.of != nil && !a.of(t) {
		return false
	}
	if len(rest) > 2 || a.text == "js" && len(rest) > 1 {
		return true
	}
	// "C language" and "C lang", not Clang.
	return strings.ContainsAny(name, " -_.") || !a.words
}

// parenthesis reads "Name (short)" and "Name (programming language)".
func (r *Registry) parenthesis(name string) (*tool, string) {
	head, rest, ok := strings.Cut(name, "(")
	inner, tail, closed := strings.Cut(rest, ")")
	if !ok || !closed || strings.TrimSpace(tail) != "" {
		return nil, ""
	}
	t := r.names[fold(strings.TrimSpace(head))]
	if t == nil {
		return nil, ""
	}
	key := fold(inner)
	if r.names[key] == t {
		return t, "another name of it"
	}
	if slices.Contains(t.vendors, key) {
		return t, "who makes it"
	}
	if asides[key] {
		return t, "the word " + inner
	}
	if stem, _, apart := cutVersion("v "+strings.TrimLeft(inner, "vV"), ""); stem == "v" && apart {
		return t, "a version"
	}
	for _, a := range suffixes {
		if key == a.text && (a.kinds == nil || slices.Contains(a.kinds, t.kind)) {
			return t, "the word " + inner
		}
	}
	if key == t.kind {
		return t, "the word " + inner
	}
	if lang := r.names[key]; lang != nil && lang.kind == "language" && slices.Contains([]string{"framework", "library", "server"}, t.kind) {
		return t, "its language"
	}
	return nil, ""
}

// asides are words after a name that do not tell which tool it is.
var asides = set("software opensource beta deprecated selfhosted")

// version strips a version: as a word ("Vue 3", "Laravel v10", "Angular 2+",
// "Python 3.x"), or glued to a language, framework, library or database with a
// name of three letters or more ("python3").
func (r *Registry) version(key, name string) (*tool, string) {
	stem, number, apart := cutVersion(name, key)
	if stem == "" {
		return nil, ""
	}
	major, _, _ := strings.Cut(number, ".")
	if t := r.names[stem+major]; t != nil {
		return t, "a version"
	}
	t := r.names[stem]
	if t == nil {
		if t, _ = r.affixed(stem, name); t == nil {
			return nil, ""
		}
	}
	if apart {
		return t, "a version"
	}
	if len(stem) < 3 && letters(stem) == stem ||
		!slices.Contains([]string{"language", "framework", "library", "database", "standard", "runtime", "os"}, t.kind) {
		return nil, ""
	}
	return t, "a version"
}

// cutVersion cuts a version off the end of a name, or of the key if there is
// no name; stem is a key, empty if there is no version.
func cutVersion(name, key string) (stem, number string, apart bool) {
	s := name
	if s == "" {
		s = key
	}
	s = strings.TrimRight(s, "+ ")
	end := release(s)
	for _, x := range []string{".x", ".X", " x", " LTS", " lts"} {
		end = strings.TrimSuffix(end, x)
	}
	i := len(end)
	for i > 0 && (end[i-1] >= '0' && end[i-1] <= '9' || end[i-1] == '.') {
		i--
	}
	number = strings.Trim(end[i:], ".")
	if i == 0 || !versionNumber(number) {
		return "", "", false
	}
	rest := end[:i]
	for _, v := range []string{" version ", " v", "-v", " V", "@"} {
		if cut, ok := strings.CutSuffix(rest, v); ok {
			return fold(cut), number, true
		}
	}
	cut := strings.TrimRight(rest, " -_")
	return fold(cut), number, cut != rest
}

// release cuts off what says that a version is not final: "3.0.0-beta.2",
// "3.13rc1", "15 RC".
func release(s string) string {
	number := strings.TrimRight(s, "0123456789.")
	for _, w := range []string{"alpha", "beta", "preview", "canary", "snapshot", "rc"} {
		at := len(number) - len(w)
		if at < 0 || !strings.EqualFold(number[at:], w) {
			continue
		}
		if cut := strings.TrimRight(number[:at], "-. "); cut != "" && cut[len(cut)-1] >= '0' && cut[len(cut)-1] <= '9' {
			return cut
		}
	}
	return s
}

// versionNumber distinguishes "3", "3.11" and "2019" from numbers that are part of names
// ("React 360").
func versionNumber(number string) bool {
	major, _, _ := strings.Cut(number, ".")
	switch len(major) {
	case 1, 2:
		return len(number) <= 12
	case 4:
		return number == major && (major[:2] == "19" || major[:2] == "20")
	}
	return false
}
