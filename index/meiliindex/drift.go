package meiliindex

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// Difference is a setting that is not as stackdex wants it.
type Difference struct {
	Index   string `json:"index"`   // uid
	Setting string `json:"setting"` // e.g. rankingRules
	Want    string `json:"want"`    // JSON
	Have    string `json:"have"`    // JSON
	Kept    bool   `json:"kept"`    // an operator's choice, which ApplySettings leaves
}

// Drift lists the settings that stackdex owns and that differ on the server, and
// where searches are not shown all fields or all documents.
func (g *Generations) Drift(ctx context.Context) ([]Difference, error) {
	found, err := g.indexes(ctx)
	if err != nil {
		return nil, err
	}
	list := []Difference{}
	for _, n := range index.Names() {
		uid := set{prefix: g.prefix}.uid(string(n))
		have := settings{}
		if found[uid] != nil {
			if have, err = g.client.settingsOf(ctx, uid); err != nil {
				return nil, err
			}
		}
		change := difference(have, wanted(n))
		for _, name := range slices.Sorted(maps.Keys(change)) {
			list = append(list, Difference{Index: uid, Setting: name, Want: text(change[name]), Have: text(have[name])})
		}
		if concealed(n, have) {
			list = append(list, Difference{uid, "displayedAttributes", `["*"]`, text(have["displayedAttributes"]), true})
		}
		if by := have["distinctAttribute"]; by != nil {
			list = append(list, Difference{uid, "distinctAttribute", "null", text(by), true})
		}
	}
	return list, nil
}

// ApplySettings writes what Drift lists, but for what is kept, and waits for it.
func (g *Generations) ApplySettings(ctx context.Context) ([]Difference, error) {
	list, err := g.Drift(ctx)
	if err != nil || len(list) == 0 {
		return list, err
	}
	_, err = g.Live(ctx)
	return list, err
}

func text(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
