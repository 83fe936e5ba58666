// Package sampleweb is the sample web that stackdex carries: pages in the
// structures of the real sites, with our own prose, on reserved hosts, served
// on loopback with what real sites do to crawlers.
//
// What it serves and in which words is fixed; only the ports differ from one
// start to the next. Each host has a listener of its own, and Mirrors maps the
// hosts to them.
package sampleweb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// Server serves the sample web until Close.
type Server struct {
	listeners map[string]string // site to address
	servers   []*http.Server
	wg        sync.WaitGroup

	mu       sync.Mutex
	pages    map[string]*served
	order    []string        // the addresses of the pages, as built
	limited  map[string]bool // pages that have answered 429
	requests map[string]int  // by URL
	slow     time.Duration
}

// served is a page with what was done to it.
type served struct {
	content  specimen.Content
	seed     uint64 // of its variant; 0: as the site writes it
	hollow   bool
	gone     bool
	editions int
}

// Start serves the sample web on free ports of 127.0.0.1.
func Start() (*Server, error) {
	s := &Server{listeners: map[string]string{}, pages: map[string]*served{}, limited: map[string]bool{}, requests: map[string]int{},
		slow: 700 * time.Millisecond}
	for _, c := range pages() {
		s.pages[c.Address()] = &served{content: c}
		s.order = append(s.order, c.Address())
	}
	for _, site := range sites() {
		if err := s.listen(site); err != nil {
			return nil, errors.Join(fmt.Errorf("sample web: %s: %w", site, err), s.Close())
		}
	}
	return s, nil
}

func sites() []string { return []string{StackShare, NicePick, GitHub, Articles, Walled, Shell} }

func (s *Server) listen(site string) error {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.listeners[site] = "http://" + l.Addr().String()
	server := &http.Server{Handler: s.handler(site), ReadHeaderTimeout: 10 * time.Second, ErrorLog: log.New(io.Discard, "", 0)} // what net/http says of clients that hang up
	s.servers = append(s.servers, server)
	s.wg.Go(func() { _ = server.Serve(l) }) // ends with ErrServerClosed
	return nil
}

// Close ends the listeners and all requests.
func (s *Server) Close() error {
	var errs []error
	for _, server := range s.servers {
		errs = append(errs, server.Close())
	}
	s.wg.Wait()
	return errors.Join(errs...)
}

// Mirrors maps each site to the address from which it is served, as --mirror
// wants it.
func (s *Server) Mirrors() map[string]string { return maps.Clone(s.listeners) }

// Seeds returns the URLs from which a crawl of the sample web reaches every
// page. Repository pages are among them: no source follows links to those, and
// those of the real tools are not ours.
func Seeds() []string {
	seeds := []string{Articles + "/django-alternatives", Articles + "/express-alternatives", Articles + "/kafka-alternatives", NicePick + "/compare/starlette-vs-django",
		StackShare + "/stackups/django-vs-rocket", StackShare + "/python", StackShare + "/postgresql", StackShare + "/react"}
	for _, p := range pages() {
		if strings.HasPrefix(p.Address(), GitHub+"/") {
			seeds = append(seeds, p.Address())
		}
	}
	return seeds
}

// Walls returns the URLs that answer with a challenge in place of a page; no
// page links to them.
func Walls() []string { return []string{Walled + "/kafka-alternatives", Shell + "/redis-alternatives"} }

// URLs returns the canonical addresses of all pages, sorted.
func (s *Server) URLs() []string { return slices.Sorted(slices.Values(s.order)) }

// Content returns what a page says now.
func (s *Server) Content(url string) (specimen.Content, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.pages[url]
	if !ok || p.gone {
		return nil, false
	}
	return p.content, true
}

// Hollow makes every page answer 200 with its main content gone, or undoes it.
func (s *Server) Hollow(on bool) { s.each(func(p *served) { p.hollow = on }) }

// Redesign serves every page in a variant of its structure; seed 0 restores
// the site's own.
func (s *Server) Redesign(seed uint64) { s.each(func(p *served) { p.seed = seed }) }

// Vanish makes pages answer 404.
func (s *Server) Vanish(urls ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range urls {
		if p, ok := s.pages[u]; ok {
			p.gone = true
		}
	}
}

// Edit replaces what a page says.
func (s *Server) Edit(url string, change func(specimen.Content) specimen.Content) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.pages[url]
	if !ok {
		return fmt.Errorf("sample web: no page %s", url)
	}
	p.content = change(p.content)
	p.editions++
	return nil
}

// Delay sets how long the slow page takes.
func (s *Server) Delay(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.slow = d
}

func (s *Server) each(do func(*served)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pages {
		do(p)
	}
}

// Requests returns how often each URL was asked for, by its address on the
// sample web.
func (s *Server) Requests() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.requests)
}
