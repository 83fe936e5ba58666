package names

import (
	"slices"
	"strings"
)

// registryByLanguage maps a language to the package registry of its libraries.
var registryByLanguage = map[string]string{
	"python": "pypi", "ruby": "gem", "php": "composer", "node": "npm", "nodejs": "npm", "go": "go", "golang": "go",
	"rust": "cargo", "elixir": "hex", "dotnet": "nuget",
}

// giveNames notes what the addresses of a tool call it where its own name is
// part of them: the host of its homepage ("getbootstrap"), the owner of its
// repository ("go-gorm"), a package ("react-relay"). One that fits several
// tools means none.
func (c *compiler) giveNames() {
	claims := map[string][]*tool{}
	for l, owners := range c.r.links {
		for _, name := range addressNames(l) {
			key := fold(name)
			for _, t := range owners {
				if partOf(t, key) && !slices.Contains(claims[key], t) {
					claims[key] = append(claims[key], t)
				}
			}
		}
	}
	for key, list := range claims {
		if len(list) == 1 {
			c.r.given[key] = list[0]
		}
	}
}

// addressNames are the parts of an address that may hold a tool's name.
func addressNames(l link) []string {
	kind, rest, _ := strings.Cut(string(l), ":")
	switch kind {
	case "home":
		label, top, _ := strings.Cut(rest, ".")
		if strings.ContainsAny(top, "./") {
			return nil
		}
		return []string{label}
	case "repo":
		return []string{ownerOf(l)}
	case "npm", "pypi", "gem", "cargo", "nuget":
		if strings.ContainsAny(rest, "-._") && !strings.Contains(rest, "/") {
			return []string{rest}
		}
	}
	return nil
}

// partOf reports whether a key holds the name of a tool.
func partOf(t *tool, key string) bool {
	for _, name := range []string{fold(t.name), fold(t.id)} {
		if len(name) > 2 && strings.Contains(key, name) {
			return true
		}
	}
	return false
}

// byAddress reads a name that is part of a tool's address, or the host of its
// homepage ("redis.io").
func (r *Registry) byAddress(key, name string) *tool {
	if strings.Contains(name, ".") && !strings.ContainsAny(name, " /") {
		if owners := r.links[link("home:"+strings.ToLower(name))]; len(owners) == 1 {
			return owners[0]
		}
	}
	return r.given[key]
}

// numbered reads the last word of a name of several in the other number:
// "GitHub Action", "AWS Lambdas"; not "Git Labs".
func (r *Registry) numbered(key, name string) *tool {
	if !strings.Contains(name, " ") {
		return nil
	}
	if t := r.names[key+"s"]; t != nil && r.phrases[key+"s"] {
		return t
	}
	if one, ok := strings.CutSuffix(key, "s"); ok && !strings.HasSuffix(one, "s") && r.phrases[one] {
		return r.names[one]
	}
	return nil
}

// inLanguage reads a library with the language that it is published for:
// "Python Pandas", "Flask Python".
func (r *Registry) inLanguage(name string) *tool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return nil
	}
	last := len(words) - 1
	for _, cut := range []struct {
		language string
		rest     []string
	}{{words[0], words[1:]}, {words[last], words[:last]}} {
		ecosystem := registryByLanguage[fold(cut.language)]
		t := r.names[fold(strings.Join(cut.rest, " "))]
		if ecosystem != "" && t != nil && slices.Contains(t.ecosystems, ecosystem) && (t.kind == "framework" || t.kind == "library") {
			return t
		}
	}
	return nil
}
