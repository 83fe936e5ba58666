package state

import (
	"bytes"
	"context"
	"slices"
)

// What a page is filed under has hashes as keys: filed page by page, each key
// would rewrite a leaf of its own. So a page is only noted as unfiled, and File
// files many pages in the order of the keys.
const (
	filePages = 20_000   // pages that are sorted together
	fileBytes = 24 << 20 // of their keys
	fileBatch = 10_000   // keys that one transaction writes

	denseFill = 0.8 // of a leaf when it is split, since keys come in order
)

// filing is a key to be written.
type filing struct {
	bucket     string
	key, value []byte
}

// filings are what is to be filed in some buckets.
type filings struct {
	pages []ID
	size  int
	arena []byte
	in    map[string][]filing
}

// filedIn are the buckets that pages are filed in.
var filedIn = []string{bMentions, bSets, bInSets, bSetPages, bTexts, bMeasured}

func (f *filings) add(bucket string, value []byte, key ...[]byte) {
	f.in[bucket] = append(f.in[bucket], filing{bucket, f.keep(key...), f.keep(value)})
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
// does not see them. A process that dies in between begins again.
func (s *State) File(ctx context.Context) error {
	for {
		f := filings{in: map[string][]filing{}}
		if err := s.View(func(tx *Tx) error { return tx.unfiled(&f) }); err != nil {
			return err
		}
		if len(f.pages) == 0 {
			return s.forgetLeft(ctx)
		}
		for _, part := range f.parts() {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := s.Update(func(tx *Tx) error { return tx.file(part) }); err != nil {
				return err
			}
		}
	}
}

// part is what one transaction files.
type part struct {
	keys  []filing
	pages []ID // that are filed then
}

// parts returns everything in the order in which it is written.
func (f *filings) parts() []part {
	var all []filing
	for _, bucket := range filedIn {
		in := f.in[bucket]
		slices.SortFunc(in, func(a, b filing) int { return bytes.Compare(a.key, b.key) })
		all = append(all, slices.CompactFunc(in, func(a, b filing) bool { return bytes.Equal(a.key, b.key) })...)
	}
	var parts []part
	for keys := range slices.Chunk(all, fileBatch) {
		parts = append(parts, part{keys: keys})
	}
	if len(parts) == 0 {
		parts = []part{{}}
	}
	parts[len(parts)-1].pages = f.pages
	return parts
}

// file writes keys, and marks the pages that are filed then.
func (t *Tx) file(p part) error {
	for _, f := range p.keys {
		b := t.bucket(f.bucket)
		b.FillPercent = denseFill
		if err := b.Put(f.key, f.value); err != nil {
			return err
		}
		if f.bucket != bMeasured {
			continue
		}
		if err := t.markMeasured(f.key); err != nil {
			return err
		}
	}
	return t.filed(p.pages)
}

// unfiled reads pages that are to be filed.
func (t *Tx) unfiled(f *filings) error {
	p := &Page{}
	return t.each(bDirty, []byte{byte(unfiledPage)}, func(rest, _ []byte) (bool, error) {
		id, err := asID(rest)
		if err != nil {
			return false, err
		}
		known, err := t.ReadPage(id, p)
		if err == nil && known {
			err = p.ReadFiled()
		}
		if err != nil {
			return false, err
		}
		if known {
			f.page(p)
		} else {
			f.pages = append(f.pages, id)
		}
		return len(f.pages) < filePages && f.size < fileBytes, nil
	})
}

// filed marks pages that are filed now.
func (t *Tx) filed(pages []ID) error {
	for _, p := range pages {
		for _, w := range []Work{DirtyPage, DirtyPageTexts} {
			if err := t.Mark(w, p[:], nil); err != nil {
				return err
			}
		}
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
		err := s.View(func(tx *Tx) error { any = tx.AnyDirty(leftEvidence); return nil })
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
