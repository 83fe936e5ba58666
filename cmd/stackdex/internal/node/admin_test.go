package node_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

// TestAdminWantsTheToken: who cannot read run.json changes nothing, and is told so as
// the API tells everything.
func TestAdminWantsTheToken(t *testing.T) {
	cfg := &config.Config{DataDir: t.TempDir(), Engine: "bleve", Sync: "1s", NATSPrefix: "T", NATSReplicas: 1, Listen: "127.0.0.1:0"}
	n, err := node.Open(t.Context(), cfg, slog.New(slog.DiscardHandler), "test", node.Roles{Index: true, Serve: true}, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- n.Run(ctx) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, token := range []string{"", "Bearer ", "Bearer guess"} {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, n.URL()+"/v1/admin/reindex", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", token)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		var said struct{ Code, Message string }
		err = json.NewDecoder(resp.Body).Decode(&said)
		resp.Body.Close()
		if kind := resp.Header.Get("Content-Type"); err != nil || resp.StatusCode != http.StatusForbidden || kind != "application/json" || said.Code != "forbidden" || said.Message == "" {
			t.Errorf("token %q: %s, %s, %+v, %v", token, resp.Status, kind, said, err)
		}
	}
}
