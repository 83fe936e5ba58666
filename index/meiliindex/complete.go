package meiliindex

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// complete makes what a set lacks: its settings, its indexes, its name. like is
// the set whose settings a new one gets; nil: none.
func (g *Generations) complete(ctx context.Context, s set, name string, found map[string]*meilisearch.IndexResult, like *set) error {
	if err := g.forgetIncomplete(ctx, s, found); err != nil {
		return err
	}
	for _, kind := range kinds() {
		uid := s.uid(kind)
		var carry settings
		if found[uid] == nil {
			if like != nil && kind != metaKind && found[like.uid(kind)] != nil {
				var err error
				if carry, err = g.carry(ctx, like.uid(kind)); err != nil {
					return err
				}
			}
			if err := g.createIndex(ctx, uid); err != nil {
				return err
			}
		}
		if kind == metaKind {
			continue
		}
		if err := g.writeSettings(ctx, uid, index.Name(kind), carry); err != nil {
			return err
		}
	}
	have, err := g.label(ctx, s)
	if err != nil || have == name {
		return err
	}
	return g.putMeta(ctx, s, labelID, map[string]any{"id": labelID, "name": name})
}

// forgetIncomplete removes the Meta of a set that lacks an index, so that its
// documents are written again.
func (g *Generations) forgetIncomplete(ctx context.Context, s set, found map[string]*meilisearch.IndexResult) error {
	if found[s.uid(metaKind)] == nil {
		return nil
	}
	for _, uid := range s.uids() {
		if found[uid] == nil {
			g.log.Warn("a Meilisearch index is gone; its documents will be written again", "index", uid)
			return g.client.run(ctx, "forget how far "+s.uid(metaKind)+" is", func(ctx context.Context) (*meilisearch.TaskInfo, error) {
				return g.client.lib.Index(s.uid(metaKind)).DeleteDocumentWithContext(ctx, metaID, nil)
			})
		}
	}
	return nil
}

// createIndex creates an index unless somebody else just did.
func (g *Generations) createIndex(ctx context.Context, uid string) error {
	err := g.client.run(ctx, "create index "+uid, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return g.client.lib.CreateIndexWithContext(ctx, &meilisearch.IndexConfig{Uid: uid, PrimaryKey: primaryKey})
	})
	if taskCode(err) == "index_already_exists" {
		return nil
	}
	return err
}

// carry returns the settings of an index, to be given to another.
func (g *Generations) carry(ctx context.Context, uid string) (settings, error) {
	s, err := g.client.settingsOf(ctx, uid)
	if err != nil {
		return nil, err
	}
	return carried(s, uid, g.embedderKeys)
}

// writeSettings gives an index the settings that it lacks, and those carried over.
func (g *Generations) writeSettings(ctx context.Context, uid string, n index.Name, carry settings) error {
	have, err := g.client.settingsOf(ctx, uid)
	if err != nil {
		return err
	}
	change := settings{}
	for name, value := range carry {
		if !equalJSON(have[name], value) {
			change[name], have[name] = value, value
		}
	}
	for name, value := range difference(have, wanted(n)) {
		change[name] = overlay(change[name], value)
	}
	if len(change) > 0 {
		g.log.Info("Meilisearch settings written", "index", uid, "settings", slices.Sorted(maps.Keys(change)))
	}
	return g.client.setSettings(ctx, uid, change)
}

// overlay puts the members of one JSON object over those of another.
func overlay(under, over any) any {
	u, ok := under.(map[string]any)
	o, ok2 := over.(map[string]any)
	if !ok || !ok2 {
		return over
	}
	all := map[string]any{}
	maps.Copy(all, u)
	for key, value := range o {
		all[key] = overlay(all[key], value)
	}
	return all
}

// putMeta writes a document of the meta index and waits for it.
func (g *Generations) putMeta(ctx context.Context, s set, id string, doc any) error {
	line, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	key := primaryKey
	return g.client.run(ctx, "write "+id+" of "+s.uid(metaKind), func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return g.client.lib.Index(s.uid(metaKind)).AddDocumentsNdjsonWithContext(ctx, line, &meilisearch.DocumentOptions{PrimaryKey: &key})
	})
}
