package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"
)

// closed are the networks that are not the public internet (IANA special-purpose
// registries) and that net/netip does not know.
var closed = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10",
)

func prefixes(list ...string) []netip.Prefix {
	var p []netip.Prefix
	for _, s := range list {
		p = append(p, netip.MustParsePrefix(s))
	}
	return p
}

// public reports whether a may be dialled without being allowed by name.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return false
	}
	for _, p := range closed {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// guard dials, and refuses addresses that are neither public nor allowed under the name
// that was asked for. It checks addresses after resolving names, at the moment of
// dialling, so that a name cannot change in between.
type guard struct {
	allowed  map[string]bool // host or host:port
	open     net.Dialer      // for what is allowed
	careful  net.Dialer
	viaProxy bool
}

func newGuard(allow []string, resolver *net.Resolver) *guard {
	g := &guard{allowed: map[string]bool{}}
	for _, a := range allow {
		g.allow(a)
	}
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		if host, port := proxyAddress(os.Getenv(name)); host != "" {
			g.viaProxy = true
			g.allow(net.JoinHostPort(host, port))
		}
	}
	g.open = net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second, Resolver: resolver}
	g.careful = g.open
	g.careful.Control = func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%s is %w", address, ErrPrivate)
		}
		return refuseAddress(ap.Addr())
	}
	return g
}

func (g *guard) allow(host string) { g.allowed[strings.ToLower(host)] = true }

func (g *guard) isAllowed(host, port string) bool {
	host = strings.ToLower(strings.Trim(host, "[]"))
	return g.allowed[host] || g.allowed["["+host+"]"] || g.allowed[net.JoinHostPort(host, port)]
}

func (g *guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if g.isAllowed(host, port) {
		return g.open.DialContext(ctx, network, address)
	}
	conn, err := g.careful.DialContext(ctx, network, address)
	if op := (*net.OpError)(nil); errors.As(err, &op) && errors.Is(op.Err, ErrPrivate) {
		err = withLeave(op.Err, host)
	}
	return conn, err
}

// check refuses a URL that names a private address itself: behind a proxy the dialer
// never sees it.
func (g *guard) check(u *url.URL) error {
	if _, err := netip.ParseAddr(u.Hostname()); err != nil && !g.viaProxy {
		return nil // the dialer sees what the name stands for
	}
	return g.refuse(u)
}

// refuse returns an ErrPrivate if the host of u is private by what it is called, and not
// allowed.
func (g *guard) refuse(u *url.URL) error {
	host := u.Hostname()
	if g.isAllowed(host, portOf(u)) {
		return nil
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		err = refuseName(host)
	} else {
		err = refuseAddress(a)
	}
	if err != nil {
		return withLeave(err, u.Host)
	}
	return nil
}

// withLeave adds to a refusal how the host is allowed.
func withLeave(err error, host string) error {
	return fmt.Errorf("%w; `--allow-host %s` allows it, if you mean it", err, host)
}

// refuseAddress returns an ErrPrivate that says what a is, unless it is public.
func refuseAddress(a netip.Addr) error {
	if public(a) {
		return nil
	}
	what := "a reserved address"
	switch bare := a.Unmap(); {
	case bare.IsLoopback():
		what = "this machine"
	case bare.IsLinkLocalUnicast():
		what = "a link-local address"
	case bare.IsPrivate():
		what = "a private address"
	}
	return fmt.Errorf("%s is %s, %w", a, what, ErrPrivate)
}

// refuseName returns an ErrPrivate if only a private network knows a host of that name
// (RFC 6761, 6762 and 8375).
func refuseName(host string) error {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if isLoopback(host) {
		return fmt.Errorf("%s is this machine, %w", host, ErrPrivate)
	}
	for _, zone := range []string{".local", ".internal", ".home.arpa"} {
		if strings.HasSuffix(host, zone) {
			return fmt.Errorf("%s is a name of a private network, %w", host, ErrPrivate)
		}
	}
	if !strings.Contains(host, ".") {
		return fmt.Errorf("%s is a name without a dot, %w", host, ErrPrivate)
	}
	return nil
}

// isLoopback reports whether a host is this machine by its name.
func isLoopback(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}

func portOf(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "http" {
		return "80"
	}
	return "443"
}

// proxyAddress returns where a proxy setting points, with its default port.
func proxyAddress(s string) (host, port string) {
	if s == "" {
		return "", ""
	}
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", ""
	}
	port = u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
	}
	if port == "" {
		port = "80"
	}
	return u.Hostname(), port
}
