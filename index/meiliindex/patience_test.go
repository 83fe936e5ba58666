package meiliindex_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
)

// lines passes on what is logged.
type lines chan string

func (l lines) Write(b []byte) (int, error) {
	l <- string(b)
	return len(b), nil
}

// hangingTasks answers that no task ends, and that the server works on another one.
func hangingTasks(status, worksOn string) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.URL.Query().Get("statuses") == "processing" {
			fmt.Fprintf(w, `{"results":[%s],"limit":1,"total":1}`, worksOn)
			return
		}
		rec := httptest.NewRecorder()
		next.ServeHTTP(rec, r)
		body := rec.Body.String()
		if strings.HasPrefix(r.URL.Path, "/tasks/") {
			for _, is := range []string{"enqueued", "processing", "succeeded"} {
				body = strings.Replace(body, `"status":"`+is+`"`, `"status":"`+status+`"`, 1)
			}
			rec.Header().Del("Content-Length")
		}
		maps.Copy(w.Header(), rec.Header())
		w.WriteHeader(rec.Code)
		fmt.Fprint(w, body)
	}
}

// TestWaitsAloud: who waits for a task for long says for which, and behind which; a
// warning only if that is somebody else's, or one of ours that takes very long.
func TestWaitsAloud(t *testing.T) {
	m := realServer(t)
	for _, c := range []struct {
		name, status, worksOn string
		says                  []string
	}{
		{"behind a task of another", "enqueued", `{"uid":77,"status":"processing","type":"dumpCreation","indexUid":"shop","startedAt":"2026-11-30T01:02:03Z"}`,
			[]string{"level=WARN", "type=documentAdditionOrUpdate", "index=PREFIX_tools", "since=20", "task 77, dumpCreation of shop, under way since 2026-11-30T01:02:03Z", "/tasks/cancel?uids=77"}},
		{"behind what nobody may see", "enqueued", "", []string{"level=WARN", "this key may not see", "room on its disk"}},
		{"its own work", "processing", "", []string{"level=INFO", "type=documentAdditionOrUpdate", "index=PREFIX_tools"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProxy(t, m.URL)
			opt := options(t, m)
			said := make(lines, 100)
			opt.URL, opt.ReportAfter, opt.Logger = p.server.URL, time.Nanosecond, slog.New(slog.NewTextHandler(said, nil))
			e := openLive(t, generations(t, opt))
			p.fault(1, hangingTasks(c.status, c.worksOn))
			for len(said) > 0 {
				<-said
			}
			ctx, stop := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() {
				_, err := e.Apply(ctx, index.Batch{Upserts: tools(t, 3)})
				done <- err
			}()
			line := <-said
			for _, want := range c.says {
				if want = strings.ReplaceAll(want, "PREFIX", opt.Prefix); !strings.Contains(line, want) {
					t.Errorf("it lacks %q: %s", want, line)
				}
			}
			stop()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("%v; want that it was ended", err)
			}
			p.fault(0, nil)
			apply(t, e, index.Batch{Upserts: tools(t, 3)})
		})
	}
}
