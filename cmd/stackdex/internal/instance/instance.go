// Package instance finds the stackdex that works in a data directory, so that
// a command becomes its client instead of fighting over the files.
package instance

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Info is what a running stackdex publishes for commands on its machine.
type Info struct {
	PID     int       `json:"pid"`
	HTTP    string    `json:"http"`           // base URL of the API
	NATS    string    `json:"nats,omitempty"` // URL of the embedded server; empty: it uses another one
	Prefix  string    `json:"nats_prefix"`    // of the streams
	Token   string    `json:"token"`          // of NATS; a secret
	Sample  bool      `json:"sample"`
	Started time.Time `json:"started"`
	Version string    `json:"version"`
}

// Identity is what the API of a stackdex answers to /healthz; it tells a stackdex from
// another program that got its port after a kill.
type Identity struct {
	Program string `json:"program"`
	PID     int    `json:"pid"`
	Version string `json:"version"`
}

const fileName = "run.json"

// Publish writes i into dir, readable by its owner only, in one step.
func Publish(dir string, i Info) error {
	b, err := json.Marshal(i)
	if err != nil {
		return fmt.Errorf("publish %s: %w", fileName, err)
	}
	tmp := filepath.Join(dir, fileName+".tmp")
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		return fmt.Errorf("publish %s: %w", fileName, err)
	}
	if err := os.Rename(tmp, filepath.Join(dir, fileName)); err != nil {
		return fmt.Errorf("publish %s: %w", fileName, err)
	}
	return nil
}

// Withdraw removes what Publish wrote; nothing to remove is no error.
func Withdraw(dir string) error {
	err := os.Remove(filepath.Join(dir, fileName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("withdraw %s: %w", fileName, err)
	}
	return nil
}

// Find returns the stackdex that runs in dir, and the zero Info and false if
// none answers; what a killed one left behind counts as none.
func Find(ctx context.Context, dir string) (Info, bool, error) {
	b, err := os.ReadFile(filepath.Join(dir, fileName))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return Info{}, false, nil
	}
	if err != nil {
		return Info{}, false, fmt.Errorf("look for a running stackdex: %w; run this as the user that stackdex runs as, or choose another --data-dir", err)
	}
	var i Info
	if json.Unmarshal(b, &i) != nil || !strings.HasPrefix(i.HTTP, "http://") || !alive(ctx, i) {
		return Info{}, false, ctx.Err()
	}
	return i, true, nil
}

// Client returns a client for the API of a stackdex on this machine, without a proxy.
func Client() *http.Client { return &http.Client{Transport: &http.Transport{}} }

// Client returns a client for the API of i that presents its token and uses no proxy.
func (i Info) Client() *http.Client {
	return &http.Client{Transport: bearer{token: i.Token, base: i.HTTP, next: &http.Transport{}}}
}

// bearer presents a token to the stackdex at base, and to nobody else.
type bearer struct {
	token, base string
	next        http.RoundTripper
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.String(), b.base+"/") {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+b.token)
	}
	return b.next.RoundTrip(r)
}

func alive(ctx context.Context, i Info) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, i.HTTP+"/healthz", nil)
	if err != nil {
		return false
	}
	client := Client()
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	var id Identity
	err = json.NewDecoder(io.LimitReader(resp.Body, 1<<10)).Decode(&id)
	return err == nil && id.Program == "stackdex" && id.PID == i.PID
}
