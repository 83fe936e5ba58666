package meiliindex

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

const (
	idPage   = 20_000 // ids read at a time
	scanPage = 500    // documents read at a time
	walkPage = 1000   // documents read at a time, in no order

	idReadings = 5 // of a list of ids, while somebody writes
)

// Scan lists the documents of an index in the order of their ids. All ids are
// held in memory.
func (e *engine) Scan(ctx context.Context, n index.Name, fn func(string, []byte) error) error {
	ids, err := e.ids(ctx, n)
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, scanPage) {
		docs, err := e.fetch(ctx, n, map[string]any{"ids": chunk, "limit": len(chunk)})
		if err != nil {
			return err
		}
		for _, id := range chunk {
			doc, ok := docs[id]
			if !ok { // deleted meanwhile
				continue
			}
			if doc, err = index.Canonical(n, doc); err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			if err := fn(id, doc); err != nil {
				return err
			}
		}
	}
	return nil
}

// Count implements index.Counter.
func (e *engine) Count(ctx context.Context, n index.Name) (int, error) {
	l, err := e.list(ctx, n, map[string]any{"fields": []string{"id"}, "limit": 1})
	return l.Total, err
}

// ids returns the ids of an index, in order.
//
// The server divides the list by positions, which move when a document is
// deleted meanwhile. So it is read again, and what each reading found is joined,
// until no write took place during one.
func (e *engine) ids(ctx context.Context, n index.Name) ([]string, error) {
	all := map[string]bool{}
	before, err := e.newestWrite(ctx)
	for reading := 0; err == nil && reading < idReadings; reading++ {
		if err = e.readIDs(ctx, n, all); err != nil {
			break
		}
		var after write
		if after, err = e.newestWrite(ctx); after == before {
			break
		}
		before = after
	}
	return slices.Sorted(maps.Keys(all)), err
}

func (e *engine) readIDs(ctx context.Context, n index.Name, all map[string]bool) error {
	for offset := 0; ; offset += idPage {
		page, err := e.fetch(ctx, n, map[string]any{"fields": []string{"id"}, "limit": idPage, "offset": offset})
		if err != nil {
			return err
		}
		for id := range page {
			all[id] = true
		}
		if len(page) < idPage {
			return nil
		}
	}
}

// fetch returns documents by id.
func (e *engine) fetch(ctx context.Context, n index.Name, query map[string]any) (map[string]json.RawMessage, error) {
	answer, err := e.list(ctx, n, query)
	if err != nil {
		return nil, err
	}
	docs := make(map[string]json.RawMessage, len(answer.Results))
	for _, doc := range answer.Results {
		var key struct{ ID string }
		if err := json.Unmarshal(doc, &key); err != nil {
			return nil, fmt.Errorf("document of %s: %w", n, err)
		}
		docs[key.ID] = doc
	}
	return docs, nil
}

// listing is what the server says to a query for documents.
type listing struct {
	Results []json.RawMessage
	Total   int // that there are
}

func (e *engine) list(ctx context.Context, n index.Name, query map[string]any) (l listing, err error) {
	uid := e.at().uid(string(n))
	err = e.generations.client.do(ctx, "read documents of "+uid, func(ctx context.Context) error {
		l = listing{}
		return e.generations.client.raw(ctx, http.MethodPost, "/indexes/"+uid+"/documents/fetch", query, &l)
	})
	return l, err
}

// Mark implements index.Auditor: the newest write that is accounted for, and
// the indexes it went to.
func (e *engine) Mark(ctx context.Context) (string, error) {
	e.mu.Lock()
	known := e.known
	e.mu.Unlock()
	if known == nil {
		if err := e.verify(ctx); err != nil {
			return "", err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if known = e.known; known == nil { // reopened meanwhile
		return "", fmt.Errorf("%w: the indexes of Meilisearch %s are being made again", index.ErrUnavailable, e.generations.client.base)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d@%d", known.task.uid, known.task.at.UnixNano())
	for _, uid := range e.at().documentUIDs() {
		fmt.Fprintf(&b, " %d", known.created[uid].UnixNano())
	}
	return b.String(), nil
}

// Walk implements index.Auditor. A document comes with the escapes that
// encoding/json writes and the server does not.
func (e *engine) Walk(ctx context.Context, n index.Name, fn func(string, []byte) error) error {
	c := e.generations.client
	newest, err := e.newestWrite(ctx)
	if err != nil {
		return err
	}
	if newest.uid >= 0 {
		var failed *taskError
		if err := c.wait(ctx, newest.uid); err != nil && !errors.As(err, &failed) {
			return err
		}
	}
	for offset := 0; ; offset += walkPage {
		page, err := e.list(ctx, n, map[string]any{"limit": walkPage, "offset": offset})
		if err != nil {
			return err
		}
		for _, doc := range page.Results {
			var key struct{ ID string }
			if err := json.Unmarshal(doc, &key); err != nil {
				return fmt.Errorf("document of %s: %w", n, err)
			}
			var escaped bytes.Buffer
			json.HTMLEscape(&escaped, doc)
			if err := fn(key.ID, escaped.Bytes()); err != nil {
				return err
			}
		}
		if len(page.Results) < walkPage {
			return nil
		}
	}
}
