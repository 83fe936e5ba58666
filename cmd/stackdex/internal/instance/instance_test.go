package instance_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
)

// answering serves id on a free port.
func answering(t *testing.T, id any) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := json.NewEncoder(w).Encode(id); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestFind(t *testing.T) {
	mine := instance.Identity{Program: "stackdex", PID: 4711}
	for _, tc := range []struct {
		name string
		info instance.Info
		want bool
	}{
		{"running", instance.Info{PID: 4711, HTTP: answering(t, mine), NATS: "nats://127.0.0.1:1", Token: "t"}, true},
		{"killed", instance.Info{PID: 4711, HTTP: "http://127.0.0.1:1", NATS: "nats://127.0.0.1:1", Token: "t"}, false},
		{"port of another stackdex", instance.Info{PID: 4712, HTTP: answering(t, mine)}, false},
		{"port of another program", instance.Info{PID: 4711, HTTP: answering(t, []int{1})}, false},
		{"no address", instance.Info{PID: 4711, HTTP: "file:///etc/passwd"}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := instance.Publish(dir, tc.info); err != nil {
				t.Fatal(err)
			}
			got, found, err := instance.Find(t.Context(), dir)
			if err != nil || found != tc.want {
				t.Fatalf("found %t, %v", found, err)
			}
			want := tc.info
			if !tc.want {
				want = instance.Info{}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFileIsPrivate(t *testing.T) {
	dir := t.TempDir()
	if err := instance.Publish(dir, instance.Info{Token: "secret"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "run.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	for range 2 {
		if err := instance.Withdraw(dir); err != nil {
			t.Error(err)
		}
	}
}

func TestGarbage(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"", "{", "null", `{"http": 7}`} {
		if err := os.WriteFile(filepath.Join(dir, "run.json"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, found, err := instance.Find(t.Context(), dir); found || err != nil {
			t.Errorf("%q: found %t, %v", content, found, err)
		}
	}
}
