package names

import (
	"cmp"
	"slices"
	"strings"
)

// keyContext is a context in the form in which contexts compare.
type keyContext struct {
	page, repo, home link
	repoURL, homeURL string
	subject          bool
}

// keyEvidence is what pages show of a name key.
type keyEvidence struct {
	key       string
	core      string
	spellings []string
	contexts  []keyContext
	repos     []link // of contexts whose page is about the tool
	homes     []link
	homonyms  []homonym
	ids       []string // that some use of the key resolves to, sorted
	stands    link     // its anchor when ids were found: what resolutions give as their reason
}

// names are the spellings of a key, or one that is empty.
func (e *keyEvidence) names() []string {
	if len(e.spellings) == 0 {
		return []string{""}
	}
	return e.spellings
}

// digest reduces the evidence to what can matter; nil if there is none.
func (t *Table) digest(key string, spellings []string, contexts []Context) *keyEvidence {
	if len(spellings) == 0 && len(contexts) == 0 {
		return nil
	}
	e := &keyEvidence{key: key, core: core(key)}
	for _, s := range spellings {
		if s = clean(s); fold(s) == key {
			e.spellings = append(e.spellings, s)
		}
	}
	slices.SortFunc(e.spellings, bySpelling)
	e.spellings = slices.Compact(e.spellings)
	e.spellings = slices.Clone(e.spellings[:min(len(e.spellings), maxSpellings)])
	t.keep(e, contexts)
	for _, s := range e.contexts {
		if !s.subject || t.namesRepository(key, s) {
			continue
		}
		e.repos, e.homes = appendLink(e.repos, s.repo), appendLink(e.homes, s.home)
	}
	e.repos, e.homes = narrow(e.repos, e.core), narrow(e.homes, e.core)
	if len(e.homonyms) > 0 || t.r.shared[key] != nil || t.r.also[key] != nil {
		e.repos, e.homes = nil, nil
	}
	return e
}

// keep stores the contexts that can matter: for an ambiguous name all of them; else those that
// are about the tool or name its repository.
func (t *Table) keep(e *keyEvidence, contexts []Context) {
	shared := t.r.shared[e.key] != nil || t.r.also[e.key] != nil
	registered := t.r.names[e.key] != nil && !shared
	for _, c := range contexts {
		s := show(c)
		if registered {
			s.page = ""
		}
		if s.page == "" && s.repo == "" && s.home == "" || registered && !s.subject {
			continue
		}
		e.contexts = append(e.contexts, s)
	}
	slices.SortFunc(e.contexts, compareShown)
	e.contexts = slices.Compact(e.contexts)
	if !registered && !shared && !t.r.isAlone(e.key) {
		e.homonyms = homonyms(e.key, e.contexts)
	}
	if !shared && len(e.homonyms) == 0 {
		e.contexts = slices.DeleteFunc(e.contexts, func(s keyContext) bool { return !s.subject && s.repo == "" })
	}
	e.contexts = slices.Clip(e.contexts)
}

func appendLink(list []link, l link) []link {
	if l == "" || slices.Contains(list, l) || len(list) > 4*maxLinks {
		return list
	}
	return append(list, l)
}

// narrow reduces several links to those that contain the name, and too many to none.
func narrow(links []link, name string) []link {
	slices.Sort(links)
	if len(links) < 2 {
		return links
	}
	named := slices.DeleteFunc(slices.Clone(links), func(l link) bool { return !bears(l, name) })
	if len(named) > 0 {
		links = named
	}
	if len(links) > maxLinks {
		return nil
	}
	return links
}

// bears reports whether a repository or the host of a homepage contains the name.
func bears(l link, name string) bool {
	kind, rest, _ := strings.Cut(string(l), ":")
	if kind == "repo" {
		return core(fold(repoName(l))) == name
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.Contains(fold(host), name)
}

func show(c Context) keyContext {
	s := keyContext{page: pageLink(c.PageURL), repo: repoLink(c.Repository), home: homeLink(c.Homepage), subject: c.Subject}
	if s.repo == "" && strings.HasPrefix(string(s.home), "repo:") {
		s.repo, s.home = s.home, ""
		s.repoURL = c.Homepage
	}
	if s.repo != "" && s.repoURL == "" {
		s.repoURL = c.Repository
	}
	if s.home != "" {
		s.homeURL = c.Homepage
	}
	return s
}

// trueFirst compares flags.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func compareShown(a, b keyContext) int {
	return cmp.Or(trueFirst(a.subject, b.subject), cmp.Compare(a.repo, b.repo), cmp.Compare(a.home, b.home), cmp.Compare(a.page, b.page),
		cmp.Compare(a.repoURL, b.repoURL), cmp.Compare(a.homeURL, b.homeURL))
}

// bySpelling orders spellings, the one to show first: with capitals and small
// letters, without odd signs, then by bytes.
func bySpelling(a, b string) int {
	return cmp.Or(cmp.Compare(plainness(a), plainness(b)), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func plainness(s string) int {
	lower, upper := strings.ToUpper(s) != s, strings.ToLower(s) != s
	n := 0
	if !upper {
		n += 2
	}
	if !lower {
		n++
	}
	if strings.ContainsAny(s, "_#@|{}()[]<>\"*") {
		n += 4
	}
	return n
}

func sameEvidence(a, b *keyEvidence) bool {
	return slices.Equal(a.spellings, b.spellings) && slices.Equal(a.contexts, b.contexts)
}
