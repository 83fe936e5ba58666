package names

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// rules changes with the rules of this package, so that a fingerprint does.
const rules = "5"

//go:embed registry/*.yaml
var shipped embed.FS

// tool is a registered tool.
type tool struct {
	id         string
	name       string
	kind       string
	repository string
	homepage   string
	former     []string
	keys       []string    // name keys that mean this tool alone, sorted
	ecosystems []string    // package registries that have it, so that "Name.js" or "name-rs" may mean it
	spoken     registrySet // of its libraries, or of what it is a library for
	vendors    []string    // keys of who makes it
	at         place
	doubtful   bool // its repositories are the operator's word
}

// obscure reports whether the registry knows hardly more of a tool than its name: in prose
// such a name is more likely a word.
func (t *tool) obscure() bool {
	return t.repository == "" && t.homepage == "" && len(t.keys) < 2 && t.kind != "language" && t.kind != "standard"
}

// Registry holds the known tools and the operator's lists; it does not
// change. The zero Registry can be extended.
type Registry struct {
	files []file

	tools    []*tool            // by id
	byID     map[string]*tool   // ids and former ids
	names    map[string]*tool   // keys that mean one tool
	shared   map[string][]*tool // keys that several tools bear
	exact    map[string]*tool   // spellings of such names that mean one tool
	also     map[string][]*tool // tools that bear a name which alone means another
	links    map[link][]*tool
	cores    map[string][]*tool
	alone    map[string]place // keys of apart: they merge by the registry only
	sameKeys map[string]place // keys of same
	doubts   []string

	vendors map[string]bool  // of some tool
	given   map[string]*tool // keys that addresses give, each meaning one tool
	phrases map[string]bool  // keys that some name of the registry writes as several words
	print   string
}

var load = sync.OnceValues(func() (*Registry, error) {
	paths, err := fs.Glob(shipped, "registry/*.yaml")
	if err != nil {
		return nil, err
	}
	files, errs := make([]file, len(paths)), make([]error, len(paths))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() {
			data, err := shipped.ReadFile(path)
			if err != nil {
				errs[i] = fmt.Errorf("read %s: %w", path, err)
				return
			}
			files[i], errs[i] = parse(path, data)
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return compile(files)
})

// Default returns the registry that ships with stackdex.
func Default() (*Registry, error) { return load() }

// Extend returns the registry with an operator's file added: tools (a known
// id is extended, a new one added), same (lists of names that are one tool)
// and apart (lists of names that are not). The file wins over the registry and
// over what pages show. name is what errors call the file; every error is an
// ErrFile.
func (r *Registry) Extend(name string, yaml []byte) (*Registry, error) {
	f, err := parse(name, yaml)
	if err != nil {
		return nil, err
	}
	for i := range f.tools {
		e := &f.tools[i]
		e.operator, e.owns = true, e.Repository != "" || len(e.Repositories) > 0
	}
	return compile(append(slices.Clip(slices.Clone(r.files)), f))
}

// Fingerprint changes whenever any resolution may have changed.
func (r *Registry) Fingerprint() string { return r.print }

// Doubts lists what is probably a mistake in an operator's file, each with its line.
func (r *Registry) Doubts() []string { return r.doubts }

// mentioned is a name or link of an entry with the place where it stands.
type mentioned struct {
	tool *tool
	at   place
}

// compiler builds a registry from files.
type compiler struct {
	r       *Registry
	entries []entry // one for each id
	index   map[string]int
	names   map[string]mentioned
}

// compile steps:
//  1. join the entries of one id, and of ids that were renamed;
//  2. make tools of them, each name key meaning one tool;
//  3. join what `same` says is one;
//  4. part what `apart` says is not;
//  5. index links, cores and ids.
func compile(files []file) (*Registry, error) {
	c := &compiler{
		r: &Registry{
			files: files, byID: map[string]*tool{}, names: map[string]*tool{}, shared: map[string][]*tool{}, exact: map[string]*tool{}, also: map[string][]*tool{},
			links: map[link][]*tool{}, cores: map[string][]*tool{}, alone: map[string]place{}, sameKeys: map[string]place{}, phrases: map[string]bool{}, vendors: map[string]bool{}, given: map[string]*tool{},
		},
		index: map[string]int{},
		names: map[string]mentioned{},
	}
	var same, apart []list
	for _, f := range files {
		for _, e := range f.tools {
			if err := c.join(e); err != nil {
				return nil, err
			}
		}
		same, apart = append(same, f.same...), append(apart, f.apart...)
	}
	if err := c.rename(); err != nil {
		return nil, err
	}
	c.oneTool(same)
	if err := c.tools(); err != nil {
		return nil, err
	}
	if err := c.part(apart, same); err != nil {
		return nil, err
	}
	c.finish()
	c.r.print = fingerprint(files)
	return c.r, nil
}

func fingerprint(files []file) string {
	h := sha256.New()
	fmt.Fprintf(h, "rules %s\n", rules)
	for _, f := range files {
		for _, e := range f.tools {
			e.at = place{}
			fmt.Fprintf(h, "%q\n", []any{e.ID, e.Name, e.Kind, e.Vendor, e.Aliases, e.Shared, e.Spelled, e.Also, e.Repository, e.Repositories, e.Homepage, e.StackShare, e.Packages, e.FormerIDs})
		}
		for _, l := range f.same {
			fmt.Fprintf(h, "same %q\n", l.names)
		}
		for _, l := range f.apart {
			fmt.Fprintf(h, "apart %q\n", l.names)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// finish sorts what compile has gathered.
func (c *compiler) finish() {
	r := c.r
	for key, t := range r.names {
		t.keys = append(t.keys, key)
	}
	for _, t := range r.tools {
		if first, _, several := strings.Cut(t.name, " "); several && r.vendors[fold(first)] {
			c.madeBy(t, first)
		}
		t.spoken = registriesOf(t)
		slices.Sort(t.keys)
		seen := map[string]bool{}
		for _, k := range t.keys {
			if co := core(k); !seen[co] {
				seen[co] = true
				r.cores[co] = append(r.cores[co], t)
			}
		}
	}
	byID := func(a, b *tool) int { return cmp.Compare(a.id, b.id) }
	slices.SortFunc(r.tools, byID)
	for _, m := range []map[string][]*tool{r.shared, r.also, r.cores} {
		for k, list := range m {
			slices.SortFunc(list, byID)
			m[k] = slices.Compact(list)
		}
	}
	for l, list := range r.links {
		slices.SortFunc(list, byID)
		r.links[l] = slices.Compact(list)
		c.doubt(l, r.links[l])
	}
	slices.Sort(r.doubts)
	c.giveNames()
}

// doubt notes a repository that a tool of the operator has in common with
// another.
func (c *compiler) doubt(l link, owners []*tool) {
	if len(owners) < 2 || !strings.HasPrefix(string(l), "repo:") {
		return
	}
	for _, t := range owners {
		if !t.doubtful {
			continue
		}
		other := owners[0]
		if other == t {
			other = owners[1]
		}
		c.r.doubts = append(c.r.doubts, fmt.Sprintf("%s: tool %s has the repository %s, which is that of %s (%s) too; if they are one tool, say so under same", t.at, t.id, linkURL(l), other.id, other.at))
	}
}

// repositoryURL completes "owner/name" to the address of a GitHub repository.
func repositoryURL(s string) string {
	if s == "" || strings.Contains(s, "://") {
		return s
	}
	if host, _, _ := strings.Cut(s, "/"); strings.Contains(host, ".") && strings.Count(s, "/") > 1 {
		return "https://" + s
	}
	return "https://github.com/" + s
}

// homepageURL completes "host/path".
func homepageURL(s string) string {
	if s == "" || strings.Contains(s, "://") {
		return s
	}
	return "https://" + s
}
