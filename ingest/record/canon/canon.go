// Package canon holds the two equalities that crawlers and indexers must
// agree on: when two texts are the same text and when two URLs are the same
// page.
package canon

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/text/unicode/norm"
)

// folds maps quotes and dashes to their ASCII form and drops what has no
// width.
var folds = strings.NewReplacer(
	"\u2018", "'", "\u2019", "'", "\u201A", "'", "\u201B", "'", "\u2032", "'", "\u00B4", "'", "\u02BC", "'", "`", "'",
	"\u201C", `"`, "\u201D", `"`, "\u201E", `"`, "\u201F", `"`, "\u2033", `"`, "\u00AB", `"`, "\u00BB", `"`,
	"\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2015", "-", "\u2212", "-",
	"\u00AD", "", "\u200B", "", "\u200C", "", "\u200D", "", "\u2060", "", "\uFEFF", "",
)

// accents stand for quotes too, but NFKC takes them apart.
var accents = strings.NewReplacer("\u00B4", "'", "\u2033", `"`, "\u2036", `"`)

// Text returns the normal form of s: Unicode NFKC, quotes and dashes folded,
// invisible characters dropped, white space joined and trimmed. Two texts are
// equal if their normal forms are.
func Text(s string) string {
	if plain(s) {
		return s
	}
	// What has no width is dropped before, so that NFKC joins what it kept
	// apart, and after, because NFKC makes some from ligatures.
	s = norm.NFKC.String(folds.Replace(accents.Replace(s)))
	return strings.Join(strings.Fields(norm.NFKC.String(folds.Replace(s))), " ")
}

// plain reports that s is its own normal form, as most texts are: ASCII
// without backticks, words separated by single spaces.
func plain(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7F || c == '`' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// ErrURL means that a reference is not the URL of a page.
var ErrURL = errors.New("not the URL of a page")

// Host returns the host of u that decides about partition and pace: in lower case,
// with a port that is not the default.
func Host(u *url.URL) string {
	host := strings.ToLower(u.Host)
	if u.Scheme == "http" {
		return strings.TrimSuffix(host, ":80")
	}
	return strings.TrimSuffix(host, ":443")
}

// maxURL is record.MaxURL, on which canon does not depend.
const maxURL = 2048

var parser = whatwg.NewParser()

// URL resolves ref against base, which may be empty if ref is absolute, and
// returns its canonical form (WHATWG URL): https or http, lower-case host
// without default port, no fragment, no credentials, no tracking parameters,
// query sorted by name, no trailing slash but the root's. Every error is an
// ErrURL.
func URL(base, ref string) (string, error) {
	if len(ref) > maxURL {
		return "", fmt.Errorf("%.60q…: %d bytes: %w", ref, len(ref), ErrURL)
	}
	from, path := base, ref
	if base == "" && strings.HasPrefix(ref, "https://") {
		if slash := strings.IndexByte(ref[len("https://"):], '/'); slash >= 0 {
			from, path = ref, ref[len("https://")+slash:]
		}
	}
	if canonical, ok := plainPath(from, path); ok {
		return canonical, nil
	}
	return parse(base, ref)
}

// maxPlain bounds hosts and paths that are joined without parsing.
const maxPlain = 200

// plainPath joins a host and a path of letters, digits, hyphens, underscores
// and slashes, as most links are, without parsing them.
func plainPath(base, ref string) (string, bool) {
	rest, ok := strings.CutPrefix(base, "https://")
	end := strings.IndexByte(rest, '/')
	if !ok || end < 1 || end > maxPlain || len(ref) == 0 || len(ref) > maxPlain || ref[0] != '/' {
		return "", false
	}
	for i := range end {
		if c := rest[i]; !(c >= 'a' && c <= 'z' || c == '.' && i > 0 && rest[i-1] != '.') {
			return "", false
		}
	}
	for i := 1; i < len(ref); i++ {
		switch c := ref[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '/' && ref[i-1] != '/':
		default:
			return "", false
		}
	}
	host := len("https://") + end
	if rest[end-1] == '.' {
		return "", false
	}
	if ref != "/" {
		ref = strings.TrimSuffix(ref, "/")
	}
	return base[:host] + ref, true
}

// parse is URL for every reference.
func parse(base, ref string) (string, error) {
	var u *whatwg.Url
	var err error
	if base == "" {
		u, err = parser.Parse(strings.TrimSpace(ref))
	} else {
		u, err = parser.ParseRef(base, strings.TrimSpace(ref))
	}
	switch {
	case err != nil && base == "" && !strings.Contains(ref, ":"):
		return "", fmt.Errorf("%.80q: %w: it does not begin with https:// or http://", ref, ErrURL)
	case err != nil:
		return "", fmt.Errorf("%.80q: %w: %w", ref, ErrURL, err)
	}
	if u.Protocol() != "http:" && u.Protocol() != "https:" {
		return "", fmt.Errorf("%.80q: scheme %q: %w", ref, u.Scheme(), ErrURL)
	}
	host := strings.TrimRight(u.Hostname(), ".")
	if host == "" {
		return "", fmt.Errorf("%.80q: no host: %w", ref, ErrURL)
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	path := strings.TrimRight(u.Pathname(), "/")
	if path == "" {
		path = "/"
	}
	canonical := u.Protocol() + "//" + host + path + query(u.Search())
	if len(canonical) > maxURL {
		return "", fmt.Errorf("%.60q…: %d bytes when encoded: %w", ref, len(canonical), ErrURL)
	}
	return canonical, nil
}

// query drops tracking parameters from a raw query and sorts the others by
// name, keeping the order of equal names.
func query(search string) string {
	if len(search) < 2 {
		return ""
	}
	parts := slices.DeleteFunc(strings.Split(search[1:], "&"), func(p string) bool {
		name, _, _ := strings.Cut(p, "=")
		return p == "" || tracking(strings.ToLower(name))
	})
	if len(parts) == 0 {
		return ""
	}
	slices.SortStableFunc(parts, func(a, b string) int {
		a, _, _ = strings.Cut(a, "=")
		b, _, _ = strings.Cut(b, "=")
		return strings.Compare(a, b)
	})
	return "?" + strings.Join(parts, "&")
}

// tracking reports parameters that name where a visitor came from and never
// what is shown.
func tracking(name string) bool {
	switch name {
	case "gclid", "dclid", "fbclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
