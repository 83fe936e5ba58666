package sampleweb

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// epoch is when the pages were last modified; an edit counts a day.
var epoch = time.Date(2025, time.November, 15, 9, 30, 0, 0, time.UTC)

// answer is what a URL answers.
type answer struct {
	status   int
	header   map[string]string
	body     []byte
	kind     string // content type
	modified time.Time
	delay    time.Duration
}

func (s *Server) handler(site string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := s.answer(site, r.URL.RequestURI())
		if a.delay > 0 {
			t := time.NewTimer(a.delay)
			defer t.Stop()
			select {
			case <-t.C:
			case <-r.Context().Done():
				return
			}
		}
		write(w, r, a)
		s.mu.Lock()
		s.requests[site+r.URL.RequestURI()]++
		s.mu.Unlock()
	})
}

// answer decides what site answers at path.
func (s *Server) answer(site, path string) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch path {
	case "/robots.txt":
		return text("text/plain; charset=utf-8", robots(site))
	case "/sitemap.xml", "/sitemaps/tools.xml.gz", "/sitemaps/stackups.xml":
		return s.sitemap(site, path)
	}
	if a, ok := odd(site, path); ok {
		return a
	}
	p, ok := s.pages[site+path]
	if !ok || p.gone {
		return answer{status: http.StatusNotFound, kind: html, body: []byte("<!DOCTYPE html><title>404</title><h1>Page not found</h1><p>We looked everywhere.</p>")}
	}
	if path == "/redis" && !s.limited[path] {
		s.limited[path] = true
		return answer{status: http.StatusTooManyRequests, header: map[string]string{"Retry-After": "1"}, kind: html, body: []byte("<!DOCTYPE html><title>Slow down</title><h1>Too many requests</h1>")}
	}
	a := p.answer(path)
	if path == "/elasticsearch" {
		a.delay = s.slow
	}
	return a
}

const html = "text/html; charset=utf-8"

func text(kind, body string) answer {
	return answer{status: http.StatusOK, kind: kind, body: []byte(body), modified: epoch}
}

// odd are the addresses that answer something else than a page.
func odd(site, path string) (answer, bool) {
	move := func(to string) (answer, bool) {
		return answer{status: http.StatusMovedPermanently, header: map[string]string{"Location": to}, kind: html, body: []byte("<!DOCTYPE html><title>Moved</title><a href=\"" + to + "\">here</a>")}, true
	}
	switch site + path {
	case StackShare + "/stackups/flask-vs-django":
		return move("/stackups/django-vs-flask")
	case StackShare + "/heroku":
		return move("https://heroku.example/")
	case GitHub + "/tiangolo/fastapi":
		return move(GitHub + "/fastapi/fastapi")
	case StackShare + "/parse":
		return answer{status: http.StatusGone, kind: html, body: []byte("<!DOCTYPE html><title>Gone</title><h1>This tool was retired</h1>")}, true
	case StackShare + "/stackups/draft-django-vs-rails":
		return text(html, "<!DOCTYPE html><title>Draft</title><h1>Django vs Rails</h1><p>Not for robots.</p>"), true
	}
	switch site {
	case Walled:
		return answer{status: http.StatusForbidden, header: map[string]string{"Cf-Mitigated": "challenge", "Server": "cloudflare"}, kind: html, body: []byte(challenge)}, true
	case Shell:
		return answer{status: http.StatusOK, header: map[string]string{"Server": "cloudflare"}, kind: html, body: []byte(challenge)}, true
	}
	return answer{}, false
}

const challenge = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head>
<body><div class="main-wrapper"><noscript><div class="h2">Enable JavaScript and cookies to continue</div></noscript><h2>Verifying you are human. This may take a few seconds.</h2></div>
<script>(function(){window._cf_chl_opt={cvId:'3',cType:'managed'};})();</script><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>`

// answer renders a page; some are sent as badly as real sites send them.
func (p *served) answer(path string) answer {
	r := p.content.Render()
	if p.seed != 0 {
		r = p.content.Variant(p.seed)
	}
	a := answer{status: http.StatusOK, kind: r.ContentType, body: r.Body, modified: epoch.AddDate(0, 0, p.editions)}
	switch {
	case p.hollow:
		a.body, a.kind = hollow(p.content), html
	case p.seed != 0:
	case path == "/symfony":
		a.body, a.kind = windows1252(r.Body), "text/html; charset=windows-1252"
	case strings.HasSuffix(path, "/go-vs-rust"):
		a.body = broken(r.Body)
	}
	return a
}

// windows1252 encodes a page of which the file says that it is utf-8.
func windows1252(page []byte) []byte {
	b, err := charmap.Windows1252.NewEncoder().Bytes(page)
	if err != nil {
		return page
	}
	return b
}

// broken leaves end tags out and cuts the page before its end.
func broken(page []byte) []byte {
	for _, tag := range []string{"</li>", "</p>", "</body>", "</html>"} {
		page = bytes.ReplaceAll(page, []byte(tag), nil)
	}
	return bytes.ReplaceAll(page, []byte("<ul"), []byte("<UL"))
}

// hollow is what a site answers whose backend has failed behind its frame.
func hollow(c specimen.Content) []byte {
	return fmt.Appendf(nil, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head><body><header><a href="/">Home</a><nav><a href="/tools">Tools</a></nav></header><main><h1>%s</h1><div class="content"></div></main><footer><p>© 2025 All rights reserved.</p><a href="/about">About</a></footer></body></html>`,
		c.Page().Title, c.Page().Title)
}

// write sends a, or that nothing changed.
func write(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	for k, v := range a.header {
		h.Set(k, v)
	}
	h.Set("Content-Type", a.kind)
	h.Set("Vary", "Accept-Encoding")
	if a.status == http.StatusOK && !a.modified.IsZero() {
		sum := sha256.Sum256(a.body)
		etag := `"` + hex.EncodeToString(sum[:8]) + `"`
		h.Set("ETag", etag)
		h.Set("Last-Modified", a.modified.Format(http.TimeFormat))
		if unchanged(r, etag, a.modified) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	body := a.body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && len(body) > 512 && a.kind != "application/gzip" {
		h.Set("Content-Encoding", "gzip")
		body = zip(body)
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client has hung up
	}
}

// unchanged follows RFC 9110: If-None-Match wins over If-Modified-Since.
func unchanged(r *http.Request, etag string, modified time.Time) bool {
	if match := r.Header.Get("If-None-Match"); match != "" {
		return strings.Contains(match, etag)
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !modified.After(since)
}

func zip(b []byte) []byte {
	var buf bytes.Buffer
	z := gzip.NewWriter(&buf)
	_, _ = z.Write(b) // a buffer takes all
	_ = z.Close()
	return buf.Bytes()
}

func robots(site string) string {
	s := "User-agent: *\nDisallow: /private/\nDisallow: /users/\nDisallow: /stackups/draft-\nAllow: /\n"
	if site == StackShare || site == NicePick {
		s += "\nSitemap: " + site + "/sitemap.xml\n"
	}
	return s
}

// sitemap is an index of two on StackShare, one of them packed, and a plain
// list elsewhere.
func (s *Server) sitemap(site, path string) answer {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	if site == StackShare && path == "/sitemap.xml" {
		b.WriteString(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
		fmt.Fprintf(&b, "<sitemap><loc>%s/sitemaps/tools.xml.gz</loc></sitemap><sitemap><loc>%s/sitemaps/stackups.xml</loc></sitemap></sitemapindex>\n", site, site)
		return text("application/xml", b.String())
	}
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, u := range s.order {
		rest, ok := strings.CutPrefix(u, site+"/")
		stackup := strings.HasPrefix(rest, "stackups/")
		if !ok || s.pages[u].gone || site == StackShare && stackup != strings.HasSuffix(path, "stackups.xml") {
			continue
		}
		fmt.Fprintf(&b, "<url><loc>%s</loc><lastmod>%s</lastmod></url>\n", u, epoch.AddDate(0, 0, s.pages[u].editions).Format(time.DateOnly))
	}
	b.WriteString("</urlset>\n")
	if strings.HasSuffix(path, ".gz") {
		return answer{status: http.StatusOK, kind: "application/gzip", body: zip([]byte(b.String())), modified: epoch}
	}
	return text("application/xml", b.String())
}
