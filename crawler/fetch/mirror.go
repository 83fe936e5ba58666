package fetch

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

// mirror is a site that is fetched from another address.
type mirror struct {
	site    *url.URL // scheme and host
	address *url.URL // scheme, host and a path before all paths
}

// mirrors maps between sites and their mirrors.
type mirrors []mirror

func newMirrors(m map[string]string) (mirrors, error) {
	var list mirrors
	for _, site := range slices.Sorted(maps.Keys(m)) { // so that of several faults always the same is told
		address := m[site]
		s, err := origin(site)
		if err != nil {
			return nil, fmt.Errorf("mirror %s=%s: site: %w", site, address, err)
		}
		if strings.Trim(s.Path, "/") != "" {
			return nil, fmt.Errorf("mirror %s=%s: site: a host is needed, not a path", site, address)
		}
		a, err := origin(address)
		if err != nil {
			return nil, fmt.Errorf("mirror %s=%s: address: %w", site, address, err)
		}
		a.Path = strings.TrimRight(a.Path, "/")
		list = append(list, mirror{s, a})
	}
	slices.SortFunc(list, func(a, b mirror) int { return strings.Compare(a.site.Host, b.site.Host) })
	for i := 1; i < len(list); i++ {
		if list[i].site.Host == list[i-1].site.Host {
			return nil, fmt.Errorf("mirror %s: given twice", list[i].site.Host)
		}
	}
	return list, nil
}

func origin(s string) (*url.URL, error) {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, err
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%q is no http or https address", s)
	}
	return &url.URL{Scheme: u.Scheme, Host: canon.Host(u), Path: u.Path}, nil
}

// out returns the address from which u is fetched.
func (m mirrors) out(u *url.URL) *url.URL {
	for i := range m {
		if m[i].site.Host == canon.Host(u) {
			v := *u
			v.Scheme, v.Host = m[i].address.Scheme, m[i].address.Host
			if prefix := m[i].address.Path; prefix != "" {
				v.Path = prefix + u.Path
				if u.RawPath != "" {
					v.RawPath = prefix + u.RawPath
				}
			}
			return &v
		}
	}
	return u
}

// back returns the canonical address of u if it names a mirror, else u. If
// several sites share a mirror, it is the one called host, or the first.
func (m mirrors) back(u *url.URL, host string) *url.URL {
	found := u
	for i := range m {
		a := m[i].address
		if a.Host != canon.Host(u) || a.Scheme != u.Scheme {
			continue
		}
		path, ok := cutPrefix(u.Path, a.Path)
		if !ok || found != u && m[i].site.Host != host {
			continue
		}
		v := *u
		v.Scheme, v.Host, v.Path = m[i].site.Scheme, m[i].site.Host, path
		v.RawPath, _ = cutPrefix(u.RawPath, a.Path)
		found = &v
	}
	return found
}

func cutPrefix(path, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(path, prefix)
	return rest, ok && (rest == "" || rest[0] == '/')
}

// backLocation rewrites a redirect target that mirror u sent.
func (m mirrors) backLocation(h http.Header, asked, canonical *url.URL) {
	location := h.Get("Location")
	if location == "" || asked == canonical {
		return
	}
	target, err := asked.Parse(location)
	if err != nil {
		return
	}
	h.Set("Location", m.back(target, canon.Host(canonical)).String())
}

// Canonical resolves ref against base, which may be empty, and returns its
// canonical form, in which mirrors are named by their site. Every error is a
// canon.ErrURL.
func (c *Client) Canonical(base, ref string) (string, error) {
	s, err := canon.URL(base, ref)
	if err != nil || len(c.mirrors) == 0 {
		return s, err
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", fmt.Errorf("%.80q: %w: %w", ref, canon.ErrURL, err)
	}
	host := ""
	if b, err := url.Parse(base); err == nil {
		host = canon.Host(b)
	}
	if b := c.mirrors.back(u, host); b != u {
		return canon.URL("", b.String())
	}
	return s, nil
}
