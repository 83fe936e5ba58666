package fetch_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/fetch"
)

func TestNames(t *testing.T) {
	s := newSite(t)
	c := newClient(t, fetch.Options{Contact: "me@example.org"})
	port := s.host()[strings.LastIndex(s.host(), ":"):]
	for _, url := range []string{
		s.URL, "http://localhost" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port,
		"http://10.1.2.3", "http://172.16.0.1", "http://192.168.1.1", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1",
		"http://[fd00::1]", "http://[fe80::1]", "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]", "http://[ff02::1]", "http://224.0.0.1", "http://255.255.255.255",
		"http://2130706433" + port, "http://0x7f.1" + port,
	} {
		_, err := c.Do(t.Context(), fetch.Request{URL: url + "/x"})
		if err == nil || classOf(t, err) != fetch.Refused || !errors.Is(err, fetch.ErrPrivate) {
			t.Errorf("%s: %v, want ErrPrivate", url, err)
		}
	}
	for _, url := range []string{"file:///etc/passwd", "gopher://a.example", "", "//a", "http://"} {
		if _, err := c.Do(t.Context(), fetch.Request{URL: url}); err == nil {
			t.Errorf("%q was fetched", url)
		}
	}
	if got := s.requests(); len(got) != 0 {
		t.Errorf("the server was asked %v", got)
	}
}

func TestNameOfAPrivateAddress(t *testing.T) {
	s := newSite(t)
	s.answer("/x", 200, "x")
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		return lyingNameServer(t), nil
	}}
	url := "http://rebind.test" + s.host()[strings.LastIndex(s.host(), ":"):]
	c := newClient(t, fetch.Options{Resolver: resolver, Contact: "me@example.org"})
	if _, err := c.Do(t.Context(), fetch.Request{URL: url + "/x"}); !errors.Is(err, fetch.ErrPrivate) {
		t.Errorf("%v, want ErrPrivate", err)
	}
	allowed := newClient(t, fetch.Options{Resolver: resolver, Contact: "me@example.org", Allow: []string{"rebind.test"}})
	if resp, err := allowed.Do(t.Context(), fetch.Request{URL: url + "/x"}); err != nil || string(resp.Body) != "x" {
		t.Errorf("allowed by name: %v", err)
	}
}

// TestRefuses: what is private by its name is refused without a fetch, unless it is allowed
// or the mirror of a site.
func TestRefuses(t *testing.T) {
	c := newClient(t, fetch.Options{Allow: []string{"10.0.0.1", "wiki:8080"}, Mirrors: map[string]string{"https://mirrored.test": "http://127.0.0.1:9"}})
	for url, want := range map[string]bool{
		"http://10.0.0.2/": true, "http://[fe80::1]/": true, "http://a.localhost/": true, "http://wiki/": true, "https://wiki.home.arpa/": true, "http://127.0.0.1:10/": true,
		"http://10.0.0.1:81/": false, "http://wiki:8080/": false, "https://mirrored.test/x": false, "https://public.test/": false, "http://8.8.8.8/": false,
	} {
		if err := c.Refuses(url); errors.Is(err, fetch.ErrPrivate) != want || (err != nil) != want || want && !strings.Contains(err.Error(), "--allow-host ") {
			t.Errorf("%s: %v, want it refused: %t", url, err, want)
		}
	}
}

func TestContact(t *testing.T) {
	c := newClient(t, fetch.Options{Mirrors: map[string]string{"https://mirrored.test": "http://127.0.0.1:9"}})
	_, err := c.Do(t.Context(), fetch.Request{URL: "https://public.test/x"})
	if !errors.Is(err, fetch.ErrNoContact) || classOf(t, err) != fetch.Refused || !strings.Contains(err.Error(), "--contact") {
		t.Errorf("%v, want ErrNoContact", err)
	}
	for url, want := range map[string]bool{
		"https://public.test/": true, "https://localhost.test/": true, "http://10.0.0.1/": true,
		"https://mirrored.test/": false, "http://127.0.0.1:1/": false, "http://[::1]/": false, "http://localhost/": false, "http://LOCALHOST.:8080/": false, "http://a.localhost/": false,
	} {
		if got := c.NeedsContact(url); got != want {
			t.Errorf("%s needs a contact: %t, want %t", url, got, want)
		}
	}
}
