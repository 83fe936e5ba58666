package state

import (
	"bytes"
	"context"
	"slices"
)

// Texts have hashes as keys: filed page by page, each would rewrite a leaf of
// its own. So a page only notes its texts, and FileTexts files those of many
// pages in the order of their keys.
const (
	fileTexts = 200_000 // texts that are sorted together
	fileBatch = 10_000  // keys that one transaction writes
)

// filing is a key to be written; the measurement is nil for a mere text.
type filing struct {
	key, value  []byte
	measurement *Text
	page        ID
}

// noteTexts keeps where the texts of a page are to be filed.
func (t *Tx) noteTexts(_, page *Page) error {
	if len(page.Texts) == 0 {
		return t.Clear(unfiledTexts, page.ID[:])
	}
	c := coder{}
	texts := slices.Clone(page.Texts)
	list(&c, &texts, func(c *coder, x *Text) {
		c.text(x)
		var raw string
		if x.Metric != "" {
			raw = string(page.raw(x.Fact))
		}
		str(c, &raw)
	})
	return t.Mark(unfiledTexts, page.ID[:], c.w)
}

// filings returns what a note of noteTexts asks for.
func filings(page ID, note []byte) (texts, measured []filing, err error) {
	c := coder{r: string(note), reading: true}
	seen := map[Text]bool{}
	var all []Text
	list(&c, &all, func(c *coder, x *Text) {
		c.text(x)
		var raw string
		str(c, &raw)
		x.Fact = 0
		if seen[*x] || c.err != nil {
			return
		}
		seen[*x] = true
		texts = append(texts, filing{key: join(term(x.Key), page[:])})
		if x.Metric != "" {
			m := *x
			measured = append(measured, filing{measuredKey(m, page), []byte(raw), &m, page})
		}
	})
	return texts, measured, c.done("note of texts")
}

// FileTexts files the texts that pages have noted; until then folding does not
// see them. A process that dies in between begins again.
func (s *State) FileTexts(ctx context.Context) error {
	for {
		var pages []ID
		var texts, measured []filing
		err := s.View(func(tx *Tx) (err error) {
			pages, texts, measured, err = tx.unfiled()
			return err
		})
		if err != nil || len(pages) == 0 {
			return err
		}
		if err := s.file(ctx, bTexts, texts); err != nil {
			return err
		}
		if err := s.file(ctx, bMeasured, measured); err != nil {
			return err
		}
		if err := s.Update(func(tx *Tx) error {
			for _, p := range pages {
				if err := tx.Clear(unfiledTexts, p[:]); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
}

func (t *Tx) unfiled() (pages []ID, texts, measured []filing, err error) {
	err = t.each(bDirty, []byte{byte(unfiledTexts)}, func(rest, note []byte) (bool, error) {
		id, err := asID(rest)
		if err != nil {
			return false, err
		}
		some, more, err := filings(id, note)
		pages, texts, measured = append(pages, id), append(texts, some...), append(measured, more...)
		return len(texts) < fileTexts, err
	})
	return pages, texts, measured, err
}

// file writes keys in their order.
func (s *State) file(ctx context.Context, bucket string, all []filing) error {
	slices.SortFunc(all, func(a, b filing) int { return bytes.Compare(a.key, b.key) })
	for part := range slices.Chunk(all, fileBatch) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.Update(func(tx *Tx) error {
			for _, f := range part {
				if err := tx.put(bucket, f.key, f.value); err != nil {
					return err
				}
				if f.measurement == nil {
					continue
				}
				if err := tx.markMeasured(*f.measurement, f.page); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
