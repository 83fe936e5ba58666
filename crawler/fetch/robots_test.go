package fetch_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/clock/clocktest"
	"github.com/stackdex/stackdex/crawler/fetch"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		name   string
		status int
		body   string
		header []string
		class  fetch.Class
		ok     bool
	}{
		{"none", 404, "", nil, 0, true},
		{"forbidden itself", 403, "", nil, 0, true},
		{"disallow", 200, "User-agent: stackdex\nDisallow: /", nil, fetch.Forbidden, false},
		{"down", 500, "", nil, fetch.RobotsDown, false},
		{"busy", 429, "", []string{"Retry-After", "900"}, fetch.RobotsDown, false},
		{"moved", 301, "", []string{"Location", "/real.txt"}, fetch.Forbidden, false},
		{"moved without end", 301, "", []string{"Location", "/robots.txt"}, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := clocktest.NewManual(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
			s := newSite(t)
			s.answer("/robots.txt", tt.status, tt.body, tt.header...)
			s.answer("/real.txt", 200, "User-agent: *\nDisallow: /page")
			s.answer("/page", 200, "page")
			c := newClient(t, fetch.Options{Clock: clock}, s)
			for range 3 {
				_, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/page"})
				if tt.ok != (err == nil) || err != nil && classOf(t, err) != tt.class {
					t.Fatalf("%v, want class %v", err, tt.class)
				}
				var fe *fetch.Error
				if tt.name == "busy" && (!errors.As(err, &fe) || fe.RetryAfter != 15*time.Minute) {
					t.Errorf("%v: retry after %v", err, fe.RetryAfter)
				}
			}
			asked := func() (n int) {
				for _, r := range s.requests() {
					if r == "/robots.txt" {
						n++
					}
				}
				return n
			}
			before := asked()
			clock.Advance(25 * time.Hour)
			_ = c.Allowed(t.Context(), s.URL+"/page")
			if before >= asked() {
				t.Error("robots.txt was kept for more than 24 hours")
			}
			if tt.name == "disallow" && before != 1 {
				t.Errorf("robots.txt was asked %d times", before)
			}
		})
	}
}
