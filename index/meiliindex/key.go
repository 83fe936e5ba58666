package meiliindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// maxKeyFile bounds a file with a key in bytes.
const maxKeyFile = 4 << 10

// keyring is the key that requests are authorized with. One that stands in a file
// can be replaced there while it is in use.
type keyring struct {
	file   string   // empty: the key stays what it is
	server *url.URL // that the key is for
	next   http.RoundTripper

	mu  sync.Mutex
	key string
}

func newKeyring(opt Options, server *url.URL, next http.RoundTripper) (*keyring, error) {
	k := &keyring{file: opt.KeyFile, server: server, next: next, key: opt.Key}
	return k, k.reread()
}

// current returns the key that the next request is made with.
func (k *keyring) current() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.key
}

// reread takes the key that stands in the file by now.
func (k *keyring) reread() error {
	if k.file == "" {
		return nil
	}
	f, err := os.Open(k.file)
	if err != nil {
		return fmt.Errorf("key of Meilisearch: %w; say with --meili-key-file which file holds it, or give it as STACKDEX_MEILI_KEY", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxKeyFile+1))
	if err != nil {
		return fmt.Errorf("key of Meilisearch: %w", err)
	}
	key := strings.TrimSpace(string(text))
	if key == "" || len(text) > maxKeyFile || strings.ContainsAny(key, " \t\r\n") {
		return fmt.Errorf("key of Meilisearch: %s does not hold one key and nothing else", k.file)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.key = key
	return nil
}

// RoundTrip implements http.RoundTripper. It sees requests that follow a redirect too:
// what is asked of another server, or of this one without TLS, goes there without
// the key.
func (k *keyring) RoundTrip(r *http.Request) (*http.Response, error) {
	if key := k.current(); key != "" && r.URL.Scheme == k.server.Scheme && r.URL.Host == k.server.Host {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+key)
	}
	return k.next.RoundTrip(r)
}

// CloseIdleConnections is for http.Client.
func (k *keyring) CloseIdleConnections() {
	if c, ok := k.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// refused is the error of a request whose key the server does not take. If
// another one stands in its file since, that is to be tried.
func (k *keyring) refused(prefix, key string) error {
	err := k.reread()
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w, and the file with it cannot be read: %w", prefix, index.ErrKey, err)
	case k.current() != key:
		return fmt.Errorf("%s: %w: the key in %s is another one now", prefix, index.ErrUnavailable, k.file)
	}
	return fmt.Errorf("%s: %w; set the master key, or the key for stackdex itself that `stackdex engine keys --json` shows, in %s", prefix, index.ErrKey, k.place())
}

// place is where the key is taken from.
func (k *keyring) place() string {
	return cmp.Or(k.file, "STACKDEX_MEILI_KEY")
}

// CheckRights returns index.ErrKey if the key may not write documents. It writes none: the
// server looks at the key first, and then complains that there is no body.
func (g *Generations) CheckRights(ctx context.Context) error {
	uid := set{prefix: g.prefix}.uid(metaKind)
	return g.client.do(ctx, "ask for the right to write to "+uid, func(ctx context.Context) error {
		err := g.client.raw(ctx, http.MethodPost, "/indexes/"+uid+"/documents", nil, nil)
		var e *meilisearch.Error
		if errors.As(err, &e) && (e.StatusCode == http.StatusBadRequest || e.StatusCode == http.StatusUnsupportedMediaType) {
			return nil
		}
		return err
	})
}
