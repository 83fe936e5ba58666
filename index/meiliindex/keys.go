package meiliindex

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// Keys are the two keys of an installation.
type Keys struct {
	Search string `json:"search"` // for frontends: search, and only what is displayed
	Own    string `json:"own"`    // for stackdex itself: nothing beyond its indexes
}

// ownActions is all that stackdex does. Reading the version is not among them:
// the server gives that to keys of all indexes only.
var ownActions = []string{
	"search", "documents.add", "documents.get", "documents.delete",
	"indexes.create", "indexes.get", "indexes.update", "indexes.delete", "indexes.swap",
	"tasks.get", "settings.get", "settings.update",
}

// ownPatterns name the indexes of a prefix and none of another one's: a pattern
// prefix_* would name those of prefix_b too.
func ownPatterns(prefix string) []string {
	var patterns []string
	for _, uid := range (set{prefix: prefix}).uids() {
		patterns = append(patterns, uid, uid+"__*")
	}
	return patterns
}

// Keys returns the keys of this prefix and creates those that are missing, or an
// index.ErrKey unless the configured key is the master key or one that may manage keys.
func (g *Generations) Keys(ctx context.Context) (Keys, error) {
	var k Keys
	var err error
	live := set{prefix: g.prefix}
	if k.Search, err = g.key(ctx, g.prefix+" search", "Searches the stackdex indexes "+g.prefix+"_*; for frontends", []string{"search"}, live.documentUIDs()); err != nil {
		return Keys{}, err
	}
	k.Own, err = g.key(ctx, g.prefix+" own", "For stackdex itself, indexes "+g.prefix+"_*", ownActions, ownPatterns(g.prefix))
	return k, err
}

// key returns the key of a name, which is created if it is not there.
func (g *Generations) key(ctx context.Context, name, description string, actions, indexes []string) (string, error) {
	for offset := int64(0); ; {
		var page *meilisearch.KeysResults
		err := g.client.do(ctx, "list keys", func(ctx context.Context) (err error) {
			page, err = g.client.lib.GetKeysWithContext(ctx, &meilisearch.KeysQuery{Limit: 100, Offset: offset})
			return err
		})
		if err != nil {
			return "", g.masterOnly("list keys", err)
		}
		for _, k := range page.Results {
			switch {
			case k.Name != name:
			case sameStrings(k.Actions, actions) && sameStrings(k.Indexes, indexes):
				return k.Key, nil
			default:
				g.log.Warn("a key of this name with other rights is left; delete it once nobody uses it", "name", name, "uid", k.UID, "indexes", k.Indexes)
			}
		}
		if offset += int64(len(page.Results)); len(page.Results) == 0 || offset >= page.Total {
			break
		}
	}
	var made *meilisearch.Key
	// Asked once: were the answer lost, a repetition would make a second key. A later call
	// finds the first.
	err := g.client.once(ctx, g.client.timeout, "create key "+name, func(ctx context.Context) (err error) {
		made, err = g.client.lib.CreateKeyWithContext(ctx, &meilisearch.Key{
			Name: name, Description: description, Actions: actions, Indexes: indexes,
		})
		return err
	})
	if err != nil {
		return "", g.masterOnly("create key "+name, err)
	}
	return made.Key, nil
}

// masterOnly is the error of a request about keys; a key that is good for all else is
// refused there, so that another one of its kind is no remedy.
func (g *Generations) masterOnly(what string, err error) error {
	if !errors.Is(err, index.ErrKey) {
		return err
	}
	return fmt.Errorf("%s at Meilisearch %s: %w: making and showing keys takes the master key; set it in %s", what, g.client.base, index.ErrKey, g.client.key.place())
}

// sameStrings reports whether two lists hold the same, in whatever order.
func sameStrings(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
