package state

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// What a page is filed under has hashes as keys: filed page by page, each key
// would rewrite a leaf of its own. So a page is only noted as unfiled, and File
// files many pages in the order of the keys.
const (
	filePages = 20_000   // pages that are sorted together
	fileBytes = 24 << 20 // of their keys
	fileBatch = 20_000   // keys that one transaction writes
	fileChunk = 250      // pages that are read by one at once

	denseFill = 0.8 // of a leaf when it is split, since keys come in order
)

// filing is a key to be written.
type filing struct{ key, value []byte }

// filings are the entries to be filed in some buckets, read by one goroutine.
type filings struct {
	pages []ID
	texts []ID // those of them that have texts
	size  int
	arena []byte
	in    map[string][]filing
}

// filedIn are the buckets that pages are filed in.
var filedIn = []string{bMentions, bSets, bInSets, bSetPages, bTexts, bMeasured}

func (f *filings) add(bucket string, value []byte, key ...[]byte) {
	f.in[bucket] = append(f.in[bucket], filing{f.keep(key...), f.keep(value)})
}

// keep copies parts into one.
func (f *filings) keep(parts ...[]byte) []byte {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if n > cap(f.arena)-len(f.arena) {
		f.arena = make([]byte, 0, max(n, 64<<10))
	}
	from := len(f.arena)
	for _, p := range parts {
		f.arena = append(f.arena, p...)
	}
	f.size += n
	return f.arena[from:len(f.arena):len(f.arena)]
}

// page adds what a page is filed under.
func (f *filings) page(p *Page) {
	f.pages = append(f.pages, p.ID)
	if len(p.Texts) > 0 {
		f.texts = append(f.texts, p.ID)
	}
	for _, n := range p.Names {
		f.add(bMentions, nil, n.Evidence[:], p.ID[:])
	}
	var evidence []byte
	for _, set := range p.Sets {
		evidence = evidence[:0]
		for _, e := range set.Evidence {
			evidence = append(evidence, e[:]...)
			f.add(bInSets, nil, e[:], set.ID[:])
		}
		f.add(bSets, evidence, set.ID[:])
		f.add(bSetPages, nil, set.ID[:], p.ID[:])
	}
	measured := map[string]bool{}
	for _, x := range p.Texts {
		f.add(bTexts, nil, term(x.Key), p.ID[:])
		if x.Metric == "" {
			continue
		}
		if key := measuredKey(x, p.ID); !measured[string(key)] { // the first on the page
			measured[string(key)] = true
			f.add(bMeasured, p.raw(x.Fact), key)
		}
	}
}

// File files the pages that are not filed, and marks them; until then folding
// does not see them. A process that dies in between begins again. Where the last
// transaction leaves nothing to be done, last, if not nil, is called in it: what is
// marked and clean again there costs nothing.
func (s *State) File(ctx context.Context, last func(*Tx) error) error {
	for {
		read, err := s.unfiled(ctx)
		if err != nil {
			return err
		}
		if len(read[0].pages) == 0 {
			return s.forgetLeft(ctx)
		}
		b := fileBatcher{s: s, last: last}
		if err := b.all(ctx, read); err != nil {
			return err
		}
	}
}

// unfiled reads pages that are to be filed, and sorts what they are filed
// under, on all processors. If there are any, the first reader has some.
func (s *State) unfiled(ctx context.Context) ([]*filings, error) {
	var items []Item
	if err := s.View(func(tx *Tx) error { items = tx.DirtyAfter(unfiledPage, nil, filePages); return nil }); err != nil {
		return nil, err
	}
	read := make([]*filings, min(runtime.GOMAXPROCS(0), 1+len(items)/fileChunk))
	var next, size atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	for i := range read {
		f := &filings{in: map[string][]filing{}}
		read[i] = f
		g.Go(func() error {
			return s.View(func(tx *Tx) error {
				for ctx.Err() == nil && size.Load() < fileBytes {
					from := min(int(next.Add(fileChunk))-fileChunk, len(items))
					chunk := items[from:min(from+fileChunk, len(items))]
					before := f.size
					if err := tx.readUnfiled(f, chunk); err != nil || len(chunk) == 0 {
						return err
					}
					size.Add(int64(f.size - before))
				}
				return ctx.Err()
			})
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	slices.SortFunc(read, func(a, b *filings) int { return cmp.Compare(len(b.pages), len(a.pages)) })
	sortFilings(read)
	return read, nil
}

func sortFilings(read []*filings) {
	var sorting sync.WaitGroup
	for _, f := range read {
		for _, in := range f.in {
			sorting.Go(func() {
				slices.SortFunc(in, func(a, b filing) int { return bytes.Compare(a.key, b.key) })
			})
		}
	}
	sorting.Wait()
}

// fileBatcher writes keys in their order, many in a transaction.
type fileBatcher struct {
	s     *State
	last  func(*Tx) error // of File
	batch []batched
}

type batched struct {
	bucket string
	filing
}

// all writes what some have read and sorted, and at last marks the pages.
func (b *fileBatcher) all(ctx context.Context, read []*filings) error {
	var pages, texts []ID
	for _, f := range read {
		pages, texts = append(pages, f.pages...), append(texts, f.texts...)
	}
	for _, bucket := range filedIn {
		var lists [][]filing
		for _, f := range read {
			lists = append(lists, f.in[bucket])
		}
		if err := b.merge(ctx, bucket, lists); err != nil {
			return err
		}
	}
	return b.write(ctx, func(tx *Tx) error {
		err := tx.filed(pages, texts)
		if err != nil || b.last == nil || tx.anyDirty(unfiledPage) || tx.anyDirty(leftEvidence) {
			return err
		}
		return b.last(tx)
	})
}

// merge adds the keys of sorted lists, each once.
func (b *fileBatcher) merge(ctx context.Context, bucket string, lists [][]filing) error {
	var last []byte
	for {
		least := -1
		for i, l := range lists {
			if len(l) > 0 && (least < 0 || bytes.Compare(l[0].key, lists[least][0].key) < 0) {
				least = i
			}
		}
		if least < 0 {
			return nil
		}
		next := lists[least][0]
		lists[least] = lists[least][1:]
		if last != nil && bytes.Equal(next.key, last) {
			continue
		}
		last = next.key
		b.batch = append(b.batch, batched{bucket, next})
		if len(b.batch) == fileBatch {
			if err := b.write(ctx, func(*Tx) error { return nil }); err != nil {
				return err
			}
		}
	}
}

// write writes the batch, and does what follows in the same transaction.
func (b *fileBatcher) write(ctx context.Context, then func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := b.s.Update(func(tx *Tx) error {
		if err := tx.file(b.batch); err != nil {
			return err
		}
		return then(tx)
	})
	b.batch = b.batch[:0]
	return err
}

// file writes keys and marks what must be folded for them.
func (t *Tx) file(keys []batched) error {
	var last []byte
	for _, f := range keys {
		b := t.bucket(f.bucket)
		b.FillPercent = denseFill
		if err := b.Put(f.key, f.value); err != nil {
			return err
		}
		if err := t.markFiled(f, last); err != nil {
			return err
		}
		last = f.key
	}
	return nil
}

// markFiled marks the evidence, set or measurements of which a page was filed.
func (t *Tx) markFiled(f batched, last []byte) error {
	id := f.key[:min(len(f.key), len(ID{}))]
	switch {
	case f.bucket == bMeasured:
		return t.markMeasured(f.key)
	case bytes.HasPrefix(last, id): // marked just now
		return nil
	case f.bucket == bMentions:
		return t.Mark(DirtyEvidence, id, nil)
	case f.bucket == bSetPages:
		return t.Mark(DirtySet, id, nil)
	}
	return nil
}

// readUnfiled reads pages that are to be filed.
func (t *Tx) readUnfiled(f *filings, pages []Item) error {
	p := &Page{}
	for _, item := range pages {
		id, err := asID(item.Key)
		if err != nil {
			return err
		}
		known, err := t.ReadPage(id, p)
		if err == nil && known {
			err = p.ReadFiled()
		}
		if err != nil {
			return err
		}
		if known {
			f.page(p)
		} else {
			f.pages = append(f.pages, id)
		}
	}
	return nil
}

// filed marks pages that are filed now, and those that have texts.
func (t *Tx) filed(pages, texts []ID) error {
	for _, p := range texts {
		if err := t.Mark(DirtyPageTexts, p[:], nil); err != nil {
			return err
		}
	}
	for _, p := range pages {
		if err := t.Clear(unfiledPage, p[:]); err != nil {
			return err
		}
	}
	return nil
}

// forgetLeft forgets evidence that left a page and stands nowhere else, once
// all pages are filed: a new one may have it too.
func (s *State) forgetLeft(ctx context.Context) error {
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		var any bool
		err := s.View(func(tx *Tx) error { any = tx.anyDirty(leftEvidence); return nil })
		if err != nil || !any {
			return err
		}
		err = s.Update(func(tx *Tx) error {
			items := tx.DirtyAfter(leftEvidence, nil, fileBatch)
			more = len(items) == fileBatch
			for _, item := range items {
				if err := tx.forgetEvidence(item); err != nil {
					return err
				}
				if err := tx.Clear(leftEvidence, item.Key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
