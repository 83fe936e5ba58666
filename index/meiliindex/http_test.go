package meiliindex_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/indextest"
)

// call speaks to the server as an operator does, and waits for what it starts.
func call(tb testing.TB, m *indextest.Meili, method, path string, body, out any) {
	tb.Helper()
	status, data := callAs(tb, m, m.Key, method, path, body)
	if status/100 != 2 {
		tb.Fatalf("%s %s: %d %s", method, path, status, data)
	}
	var info struct{ TaskUID *int64 }
	if json.Unmarshal(data, &info) == nil && info.TaskUID != nil {
		awaitTask(tb, m, *info.TaskUID)
	}
	if out != nil {
		if err := json.Unmarshal(data, out); err != nil {
			tb.Fatalf("%s %s: %v", method, path, err)
		}
	}
}

// plain asks for no compression, as the engine does.
var plain = &http.Client{Transport: &http.Transport{DisableCompression: true}}

func callAs(tb testing.TB, m *indextest.Meili, key, method, path string, body any) (int, []byte) {
	tb.Helper()
	var send io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			tb.Fatal(err)
		}
		send = bytes.NewReader(data)
	}
	req, err := http.NewRequest(method, m.URL+path, send)
	if err != nil {
		tb.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+key)
	req.Header.Set("Content-Type", "application/json")
	resp, err := plain.Do(req)
	if err != nil {
		tb.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return resp.StatusCode, data
}

// awaitTask waits for a task, whatever becomes of it.
func awaitTask(tb testing.TB, m *indextest.Meili, task int64) {
	tb.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		_, data := callAs(tb, m, m.Key, "GET", fmt.Sprintf("/tasks/%d", task), nil)
		var t struct{ Status string }
		if err := json.Unmarshal(data, &t); err != nil {
			tb.Fatal(err)
		}
		if t.Status != "enqueued" && t.Status != "processing" {
			return
		}
	}
}
