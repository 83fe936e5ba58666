package crawler

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// gate rules on what a run holds, publishes what may be, and leaves the rest
// to a person. It returns the sources with how many of their pages are left, and
// how many of these cannot be read any more.
func (c *Crawler) gate(ctx context.Context, r *run) (left map[string]int64, unread int64, err error) {
	others := map[string]bool{}
	for _, o := range c.runs.list() {
		others[o.ID] = o.ID != r.ID
	}
	bySource := map[string][]record.Held{}
	err = c.opts.Held.HeldPages(ctx, "", func(h record.Held) error {
		if s := h.Page.Source; !others[h.Run] && (h.Run == r.ID || r.touches(s)) {
			h.Page.Facts = nil // they may be many
			bySource[s] = append(bySource[s], h)
		}
		return nil
	})
	if err != nil || len(bySource) == 0 {
		return nil, 0, err
	}
	known, hashes, err := c.knownPages(ctx, bySource)
	if err != nil {
		return nil, 0, err
	}
	left = map[string]int64{}
	for _, source := range slices.Sorted(maps.Keys(bySource)) {
		held := bySource[source]
		if held, err = c.withoutStale(ctx, held, hashes); err != nil {
			return nil, 0, err
		}
		for _, h := range held {
			if h.Class == lossGone || h.Class == lossMoved || h.Class == lossUnread {
				known[source]++
			}
		}
		publish := map[uint64]bool{}
		for i, ok := range ruling(held, known[source], func(h *record.Held) bool { return c.hollowTarget(ctx, h) }) {
			publish[held[i].Seq] = ok
			if !ok && held[i].Class == lossUnread {
				unread++
			}
		}
		n, err := c.settle(ctx, source, publish)
		if err != nil {
			return nil, 0, err
		}
		if n > 0 {
			left[source] = n
			c.log.Warn("the loss gate holds pages", "source", source, "held", n, "known", known[source])
		}
	}
	return left, unread, nil
}

// withoutStale drops held versions of pages that were read again since, judged by the
// content hashes of their rows. A crawler that died between HELD and the row fetches
// the page again, and writes nothing if it finds what the row already has.
func (c *Crawler) withoutStale(ctx context.Context, held []record.Held, hashes map[string]string) (left []record.Held, err error) {
	for _, h := range held {
		hash, ok := hashes[h.Page.URL]
		says := h.Page.ContentHash
		if h.Page.Gone {
			says = "" // nothing is kept of it, see fill
		}
		if !ok || hash == says {
			left = append(left, h)
			continue
		}
		if err := c.opts.Held.Release(ctx, h); err != nil {
			return nil, fmt.Errorf("held version of %s: %w", h.Page.URL, err)
		}
	}
	return left, nil
}

// hollowTarget reports whether the page that another one moved to holds next to none of
// its facts, or has not been read yet.
func (c *Crawler) hollowTarget(ctx context.Context, h *record.Held) bool {
	prev, err := c.page(ctx, h.Page.Source, h.Page.URL)
	if err != nil || prev.Seq == 0 {
		return err != nil
	}
	target, err := c.page(ctx, h.Page.Source, h.Target)
	if err != nil || target.Seq == 0 || target.Page.Gone {
		return true
	}
	return compareVersions(&prev.Page, &target.Page).class == lossHollow
}

// settle publishes the held versions that may be published, drops those of pages that
// stay dead, and marks the others as waiting for a person. A version that replaced one
// under decision is left to the run that held it.
func (c *Crawler) settle(ctx context.Context, source string, publish map[uint64]bool) (left int64, err error) {
	err = c.opts.Held.HeldPages(ctx, source, func(h record.Held) error {
		ok, ours := publish[h.Seq]
		switch {
		case !ours:
			return nil
		case ok && h.Class == lossUnread:
			return c.opts.Held.Release(ctx, h)
		case ok:
			return publishHeld(ctx, c.opts.Ports, h)
		}
		left++
		if h.Decidable {
			return nil
		}
		h.Decidable = true
		if err := c.opts.Held.Hold(ctx, h); !errors.Is(err, record.ErrConflict) {
			return err
		}
		return nil
	})
	return left, err
}

// publishHeld publishes a held version unless a newer one has been published.
func publishHeld(ctx context.Context, ports Ports, h record.Held) error {
	for {
		prev, err := ports.Pages.GetPage(ctx, h.Page.Source, h.Page.URL)
		if err != nil && !errors.Is(err, record.ErrNotFound) {
			return fmt.Errorf("publish %s: %w", h.Page.URL, err)
		}
		newer := prev.Seq != 0 && prev.Page.SeenAt.After(h.Page.SeenAt)
		if same := prev.Page.ContentHash == h.Page.ContentHash; !newer && !same {
			_, err := ports.Pages.PutPage(ctx, h.Page, prev.Seq)
			if errors.Is(err, record.ErrConflict) && ctx.Err() == nil {
				continue
			}
			if err != nil {
				return fmt.Errorf("publish %s: %w", h.Page.URL, err)
			}
		}
		return ports.Held.Release(ctx, h)
	}
}

// knownPages counts the pages with facts of every source, and returns the content
// hashes of the rows of held pages by URL.
func (c *Crawler) knownPages(ctx context.Context, held map[string][]record.Held) (known map[string]int, hashes map[string]string, err error) {
	asked := map[string]bool{}
	for _, list := range held {
		for i := range list {
			asked[list[i].Page.URL] = true
		}
	}
	known, hashes = map[string]int{}, map[string]string{}
	err = c.opts.Frontier.ScanURLs(ctx, func(u record.StoredURL) error {
		r := &u.Row
		if r.ContentHash != "" && r.State != record.Dead && r.Alias == "" && !r.Sitemap {
			known[r.Source]++
		}
		if asked[r.URL] {
			hashes[r.URL] = r.ContentHash
		}
		return nil
	})
	return known, hashes, err
}
