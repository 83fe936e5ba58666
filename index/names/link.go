package names

import (
	"strings"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

// link is the identity of something that belongs to a tool, in a form that
// compares: "repo:github.com/django/django", "npm:express",
// "home:djangoproject.com", "stackshare:django".
type link string

// forges are the hosts on which the first two path segments are a repository.
var forges = map[string]bool{
	"github.com": true, "gitlab.com": true, "bitbucket.org": true, "codeberg.org": true, "gitee.com": true, "sr.ht": true, "git.sr.ht": true,
}

// split returns host without "www." and the path's segments of a URL; ok is
// false if it is not one.
func split(url string) (host string, path []string, ok bool) {
	if url == "" {
		return "", nil, false
	}
	if !strings.Contains(url, "://") {
		url = "https://" + url
	}
	u, err := canon.URL("", url)
	if err != nil {
		return "", nil, false
	}
	u, _, _ = strings.Cut(u[strings.Index(u, "://")+3:], "?")
	host, rest, _ := strings.Cut(u, "/")
	if rest != "" {
		path = strings.Split(rest, "/")
	}
	return strings.TrimPrefix(host, "www."), path, host != ""
}

// repoLink returns the link of a repository's URL, whatever page of it the
// URL shows; empty if it is none.
func repoLink(url string) link {
	host, path, _ := split(url)
	return repoAt(host, path)
}

func repoAt(host string, path []string) link {
	if !forges[host] || len(path) < 2 || path[0] == "" || path[1] == "" {
		return ""
	}
	name := strings.ToLower(strings.TrimSuffix(path[1], ".git"))
	switch path[0] {
	case "topics", "orgs", "search", "features", "sponsors", "marketplace", "about", "login", "apps", "users":
		return ""
	}
	return link("repo:" + host + "/" + strings.ToLower(path[0]) + "/" + name)
}

// repoName is the last part of a repository's link.
func repoName(l link) string {
	return string(l[strings.LastIndexByte(string(l), '/')+1:])
}

// homeLink returns the link of a homepage; a repository or a package page as
// homepage is that repository or package.
func homeLink(url string) link {
	host, path, ok := split(url)
	if !ok || !strings.Contains(host, ".") {
		return ""
	}
	if l := ownLink(host, path); l != "" {
		return l
	}
	switch {
	case len(path) == 0:
	case forges[host], stackshareHost(host), host == "npmjs.com", host == "medium.com", host == "twitter.com", host == "x.com",
		host == "linkedin.com", host == "facebook.com", host == "youtube.com":
		return "" // says nothing of who a page's tool is
	}
	if n := len(path); n > 0 && strings.HasPrefix(path[n-1], "index.") {
		path = path[:n-1]
	}
	return link(strings.ToLower(strings.TrimSuffix("home:"+host+"/"+strings.Join(path, "/"), "/")))
}

// stackshareHost also holds for the sample's reserved host.
func stackshareHost(host string) bool {
	return strings.HasPrefix(host, "stackshare.")
}

// pageLink returns the link of a tool's page on a site that gives each tool
// one page.
func pageLink(url string) link {
	host, path, ok := split(url)
	if !ok || len(path) == 0 {
		return ""
	}
	if stackshareHost(host) {
		if len(path) == 1 {
			return link("stackshare:" + strings.ToLower(path[0]))
		}
		if len(path) == 2 && (path[0] == "tool" || path[0] == "tools") {
			return link("stackshare:" + strings.ToLower(path[1]))
		}
		return ""
	}
	if l := ownLink(host, path); l != "" {
		return l
	}
	return link("page:" + host + "/" + strings.Join(path, "/"))
}

// ecosystems maps what people call a package registry to its short name.
var ecosystems = map[string]string{
	"npm": "npm", "node": "npm", "yarn": "npm", "pypi": "pypi", "pip": "pypi", "gem": "gem", "rubygems": "gem",
	"cargo": "cargo", "crates": "cargo", "crates.io": "cargo", "crate": "cargo", "composer": "composer", "packagist": "composer",
	"nuget": "nuget", "maven": "maven", "go": "go", "golang": "go", "hex": "hex", "pub": "pub", "docker": "docker", "brew": "brew",
}

// namedLink reads what a person may give instead of a name: a package
// ("npm:express", "pkg:npm/express", "@angular/core"), a repository
// ("django/django") or a URL. It is empty for a plain name.
func namedLink(name string) link {
	if strings.HasPrefix(name, "@") && strings.Count(name, "/") == 1 && !strings.ContainsAny(name, " {}|") {
		return link("npm:" + strings.ToLower(name))
	}
	rest := strings.TrimPrefix(name, "pkg:")
	if i := strings.IndexAny(rest, ":/"); i > 0 && !strings.HasPrefix(rest[i:], "://") && !strings.Contains(rest, " ") {
		eco, ok := ecosystems[strings.ToLower(rest[:i])]
		if ok && (rest[i] == ':' || rest != name) && len(rest) > i+1 {
			return packageOf(eco, rest[i+1:])
		}
	}
	if strings.Contains(name, "://") || strings.HasPrefix(name, "www.") || strings.HasPrefix(name, "github.com/") ||
		strings.HasPrefix(name, "gitlab.com/") || strings.HasPrefix(name, "stackshare.io/") {
		if l := pageLink(name); l != "" && !strings.HasPrefix(string(l), "page:") {
			return l
		}
		return homeLink(name)
	}
	if owner, repo, ok := strings.Cut(name, "/"); ok && owner != "" && repo != "" && !strings.ContainsAny(name, " :@") &&
		strings.Count(name, "/") == 1 {
		return repoLink("https://github.com/" + name)
	}
	return ""
}

// ownLink returns the repository or package whose page a URL is.
func ownLink(host string, path []string) link {
	if l := repoAt(host, path); l != "" {
		return l
	}
	return packageAt(host, path)
}

// packageAt returns the link of a package's page in its registry.
func packageAt(host string, path []string) link {
	if len(path) == 0 {
		return ""
	}
	second := ""
	if len(path) > 1 {
		second = path[1]
	}
	switch {
	case host == "npmjs.com" && path[0] == "package":
		return packageOf("npm", strings.Join(path[1:min(len(path), 3)], "/"))
	case host == "pypi.org" && path[0] == "project":
		return packageOf("pypi", second)
	case host == "rubygems.org" && path[0] == "gems":
		return packageOf("gem", second)
	case host == "crates.io" && path[0] == "crates":
		return packageOf("cargo", second)
	case host == "packagist.org" && path[0] == "packages":
		return packageOf("composer", strings.Join(path[1:min(len(path), 3)], "/"))
	case host == "nuget.org" && path[0] == "packages":
		return packageOf("nuget", second)
	case host == "hex.pm" && path[0] == "packages":
		return packageOf("hex", second)
	case host == "pub.dev" && path[0] == "packages":
		return packageOf("pub", second)
	case host == "pkg.go.dev":
		return packageOf("go", strings.Join(path, "/"))
	}
	return ""
}

// packageOf returns the link of a package; names compare as their registry
// compares them.
func packageOf(ecosystem, name string) link {
	name = strings.ToLower(strings.ReplaceAll(name, "%40", "@"))
	name, _, _ = strings.Cut(name, "?")
	if ecosystem == "npm" && !strings.HasPrefix(name, "@") {
		name, _, _ = strings.Cut(name, "/")
	}
	if i := strings.LastIndexByte(name, '@'); i > 0 {
		name = name[:i]
	}
	if ecosystem == "pypi" {
		name = strings.NewReplacer("_", "-", ".", "-").Replace(name) // PEP 503
	}
	if name == "" {
		return ""
	}
	return link(ecosystem + ":" + name)
}

// linkURL is a link as a URL that people can open; empty for packages.
func linkURL(l link) string {
	kind, rest, _ := strings.Cut(string(l), ":")
	if kind == "repo" || kind == "home" {
		return "https://" + rest
	}
	return ""
}
