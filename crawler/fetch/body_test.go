package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/fetch"
)

func compressed(t *testing.T, kind string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	switch kind {
	case "gzip":
		w = gzip.NewWriter(&out)
	case "zlib":
		w = zlib.NewWriter(&out)
	case "raw":
		w, _ = flate.NewWriter(&out, 9)
	}
	w.Write(b)
	w.Close()
	return out.Bytes()
}

func TestBodies(t *testing.T) {
	page := []byte("<p>" + strings.Repeat("page ", 100) + "</p>")
	bomb := make([]byte, 3<<20)
	tests := []struct {
		name, encoding string
		body           []byte
		want           string
		class          fetch.Class
		cause          error
	}{
		{"plain", "", page, string(page), 0, nil},
		{"gzip", "gzip", compressed(t, "gzip", page), string(page), 0, nil},
		{"gzip members", "gzip", append(compressed(t, "gzip", page), compressed(t, "gzip", page)...), string(page) + string(page), 0, nil},
		{"zlib", "deflate", compressed(t, "zlib", page), string(page), 0, nil},
		{"raw deflate", "deflate", compressed(t, "raw", page), string(page), 0, nil},
		{"gzip of nothing", "gzip", nil, "", 0, nil},
		{"exactly the limit", "gzip", compressed(t, "gzip", bomb[:1<<20]), string(bomb[:1<<20]), 0, nil},
		{"over the limit", "", bomb[:1<<20+1], "", fetch.TooLarge, fetch.ErrTooLarge},
		{"bomb", "gzip", compressed(t, "gzip", bomb), "", fetch.TooLarge, fetch.ErrTooLarge},
		{"empty gzip members without end", "gzip", bytes.Repeat(compressed(t, "gzip", nil), 60_000), "", fetch.TooLarge, fetch.ErrTooLarge},
		{"brotli", "br", page, "", fetch.Unreadable, fetch.ErrEncoding},
		{"not gzip", "gzip", page, "", fetch.Unreadable, fetch.ErrEncoding},
		{"not deflate", "deflate", bytes.Repeat([]byte{0xff}, 100), "", fetch.Unreadable, fetch.ErrEncoding},
		{"cut off", "gzip", compressed(t, "gzip", page)[:20], "", fetch.Unreachable, io.ErrUnexpectedEOF},
	}
	s := newSite(t)
	s.mux.HandleFunc("/{n}", func(w http.ResponseWriter, r *http.Request) {
		for _, tt := range tests {
			if strings.ReplaceAll(tt.name, " ", "-") == r.PathValue("n") {
				w.Header().Set("Content-Type", "application/octet-stream")
				if tt.encoding != "" {
					w.Header().Set("Content-Encoding", tt.encoding)
				}
				w.Write(tt.body)
			}
		}
	})
	c := newClient(t, fetch.Options{MaxBody: 1 << 20}, s)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/" + strings.ReplaceAll(tt.name, " ", "-")})
			if tt.cause != nil {
				if err == nil || classOf(t, err) != tt.class || !errors.Is(err, tt.cause) {
					t.Fatalf("%v, want %v (%v)", err, tt.cause, tt.class)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != tt.want {
				t.Errorf("%d bytes, want %d", len(resp.Body), len(tt.want))
			}
		})
	}
}
