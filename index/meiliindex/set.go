package meiliindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// set is the indexes of one generation; the suffix of the live one is empty.
type set struct {
	prefix, suffix string
}

func (s set) uid(kind string) string {
	if s.suffix == "" {
		return s.prefix + "_" + kind
	}
	return s.prefix + "_" + kind + "__" + s.suffix
}

const metaKind = "meta"

// kinds returns the indexes of a set, the meta index last.
func kinds() []string {
	var list []string
	for _, n := range index.Names() {
		list = append(list, string(n))
	}
	return append(list, metaKind)
}

func (s set) uids() []string {
	var list []string
	for _, kind := range kinds() {
		list = append(list, s.uid(kind))
	}
	return list
}

// documentUIDs returns the indexes that hold documents.
func (s set) documentUIDs() []string {
	uids := s.uids()
	return uids[:len(uids)-1]
}

// Reach returns an ErrSilent if the server does not answer at all, after one attempt,
// so that a command fails soon. Any answer will do.
func (g *Generations) Reach(ctx context.Context) error {
	err := g.client.once(ctx, g.client.timeout, "ask for health", func(ctx context.Context) error {
		return g.client.raw(ctx, http.MethodGet, "/health", nil, nil)
	})
	if errors.Is(err, ErrSilent) {
		return err
	}
	return ctx.Err()
}

// Check says, before anything is changed, whether the server can be used: that
// it answers, its version, the key and the primary keys of indexes of ours.
func (g *Generations) Check(ctx context.Context) error {
	found, err := g.indexes(ctx)
	if err != nil {
		return err
	}
	return g.checkDocuments(ctx, found)
}

// checkDocuments returns index.ErrForeign if indexes without a meta record hold
// documents that are not like ours. The meta record of ours may have been deleted.
func (g *Generations) checkDocuments(ctx context.Context, found map[string]*meilisearch.IndexResult) error {
	live := set{prefix: g.prefix}
	if found[live.uid(metaKind)] != nil {
		return nil
	}
	for _, n := range index.Names() {
		uid := live.uid(string(n))
		if found[uid] == nil {
			continue
		}
		l, err := (&engine{generations: g}).list(ctx, n, map[string]any{"limit": 1})
		if err != nil {
			return err
		}
		for _, doc := range l.Results {
			var ours struct{ Schema int }
			if err := json.Unmarshal(doc, &ours); err != nil || ours.Schema == 0 {
				return fmt.Errorf("%w: index %s of Meilisearch %s has %d documents that are not stackdex's; choose another --index-prefix, or delete it", index.ErrForeign, uid, g.client.base, l.Total)
			}
		}
	}
	return nil
}

// indexes returns the indexes of the prefix on a server that can be used, by
// uid.
func (g *Generations) indexes(ctx context.Context) (map[string]*meilisearch.IndexResult, error) {
	if err := g.checkVersion(ctx); err != nil {
		return nil, err
	}
	found := map[string]*meilisearch.IndexResult{}
	for offset := int64(0); ; {
		var page *meilisearch.IndexesResults
		err := g.client.do(ctx, "list indexes", func(ctx context.Context) (err error) {
			page, err = g.client.lib.ListIndexesWithContext(ctx, &meilisearch.IndexesQuery{Limit: pageOfIndexes, Offset: offset})
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, i := range page.Results {
			if _, ok := g.setOf(i.UID); ok {
				found[i.UID] = i
			}
		}
		if offset += int64(len(page.Results)); len(page.Results) == 0 || offset >= page.Total {
			return found, g.checkPrimaryKeys(found)
		}
	}
}

// checkVersion returns an error if the version is known and is not one that
// serves.
func (g *Generations) checkVersion(ctx context.Context) error {
	var v *meilisearch.Version
	err := g.client.do(ctx, "read the version", func(ctx context.Context) (err error) {
		v, err = g.client.lib.VersionWithContext(ctx)
		return err
	})
	if errors.Is(err, index.ErrKey) {
		return nil // a key of our indexes only may not; a wrong one fails next
	}
	if err != nil {
		return err
	}
	numbers := strings.SplitN(v.PkgVersion, ".", 3)
	if len(numbers) >= 2 && numbers[0] == "1" {
		if minor, err := strconv.Atoi(numbers[1]); err == nil && minor >= minMinor {
			return nil
		}
	}
	return fmt.Errorf("server %s is Meilisearch %q; stackdex needs 1.%d or a later 1.x: upgrade the server", g.client.base, v.PkgVersion, minMinor)
}

func (g *Generations) checkPrimaryKeys(found map[string]*meilisearch.IndexResult) error {
	for uid, i := range found {
		if i.PrimaryKey != "" && i.PrimaryKey != primaryKey {
			return fmt.Errorf("index %s of Meilisearch %s has the primary key %q, not %q, so it is not ours: use another prefix, or delete it", uid, g.client.base, i.PrimaryKey, primaryKey)
		}
	}
	return nil
}

// setOf returns the set that an index belongs to.
func (g *Generations) setOf(uid string) (set, bool) {
	rest, ok := strings.CutPrefix(uid, g.prefix+"_")
	if !ok {
		return set{}, false
	}
	kind, suffix, marked := strings.Cut(rest, "__")
	if !slices.Contains(kinds(), kind) || marked && index.CheckGeneration(suffix) != nil {
		return set{}, false
	}
	return set{g.prefix, suffix}, true
}

// sets returns the sets on the server with the names of their generations.
func (g *Generations) sets(ctx context.Context) (map[string]set, map[string]*meilisearch.IndexResult, error) {
	found, err := g.indexes(ctx)
	if err != nil {
		return nil, nil, err
	}
	named := map[string]set{}
	for uid := range found {
		s, _ := g.setOf(uid)
		if uid != s.uid(metaKind) {
			continue
		}
		name, err := g.label(ctx, s)
		if err != nil {
			return nil, nil, err
		}
		if name == "" {
			name = s.suffix // it was being made when its maker died
		}
		if name == "" {
			name = firstGeneration
		}
		if before, twice := named[name]; !twice || s.suffix == "" || before.suffix != "" && s.suffix < before.suffix {
			named[name] = s
		}
	}
	return named, found, nil
}

// label returns the name of the generation in a set, empty if it has none.
func (g *Generations) label(ctx context.Context, s set) (string, error) {
	var doc struct{ Name string }
	err := g.document(ctx, s.uid(metaKind), labelID, &doc)
	if errors.Is(err, index.ErrNotFound) || errors.Is(err, index.ErrMissing) {
		return "", nil
	}
	return doc.Name, err
}

// document reads one document.
func (g *Generations) document(ctx context.Context, uid, id string, out any) error {
	return g.client.do(ctx, "read document "+id+" of "+uid, func(ctx context.Context) error {
		return g.client.lib.Index(uid).GetDocumentWithContext(ctx, id, nil, out)
	})
}
