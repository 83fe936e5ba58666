package indexer

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// textsOn reads a page with those of its texts that are wanted and with what
// they are set against; nil if it is gone. It adds what texts measure.
func (g gatherer) textsOn(id state.ID, wanted func(key string) bool, measured map[string][]measure) (*fold.TextPage, error) {
	known, err := g.tx.ReadPage(id, g.read)
	if err != nil || !known {
		return nil, err
	}
	if err := g.read.ReadFiled(); err != nil {
		return nil, err
	}
	facts := append((*g.picked)[:0], g.read.Context...)
	for _, x := range g.read.Texts {
		if !wanted(x.Key) {
			continue
		}
		facts = append(facts, x.Fact)
		if x.Metric != "" {
			measured[x.Key] = append(measured[x.Key], measure{g.names.of(x.Tool).ID, x.Metric})
		}
	}
	p, err := g.pick(facts)
	p.Keys = g.keys(*g.picked)
	return fold.ReadTexts(&p, g.fold), err
}

// keys returns the text keys of facts of the page that was read last, in order
// and each once.
func (g gatherer) keys(facts []int32) []string {
	texts := g.read.Texts
	keys := make([]string, len(facts))
	for i, f := range facts {
		for len(texts) > 0 && texts[0].Fact < f {
			texts = texts[1:]
		}
		if len(texts) > 0 && texts[0].Fact == f {
			keys[i] = texts[0].Key
		}
	}
	return keys
}

// text returns a text with pages on which it stands.
func (g gatherer) text(key string, ids []state.ID) (*fold.Text, error) {
	text := &fold.Text{Key: key}
	measured := map[string][]measure{}
	for _, id := range ids {
		p, err := g.textsOn(id, func(k string) bool { return k == key }, measured)
		if err != nil {
			return nil, err
		}
		if p != nil {
			text.Pages = append(text.Pages, p)
		}
	}
	return text, g.addSiblings(text, measured[key])
}

// textsOf returns texts that stand on one page only.
func (g gatherer) textsOf(id state.ID, keys []string) ([]*fold.Text, error) {
	wanted := make(map[string]bool, len(keys))
	for _, k := range keys {
		wanted[k] = true
	}
	measured := map[string][]measure{}
	p, err := g.textsOn(id, func(k string) bool { return wanted[k] }, measured)
	if err != nil || p == nil {
		return nil, err
	}
	texts := make([]*fold.Text, len(keys))
	for i, k := range keys {
		texts[i] = &fold.Text{Key: k, Pages: []*fold.TextPage{p}}
		if err := g.addSiblings(texts[i], measured[k]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// addSiblings adds the measurements with which a text is contrasted.
func (g gatherer) addSiblings(text *fold.Text, measured []measure) error {
	slices.SortFunc(measured, func(a, b measure) int {
		return cmp.Or(strings.Compare(a.tool, b.tool), strings.Compare(a.metric, b.metric))
	})
	for _, m := range slices.Compact(measured) {
		if m.tool == "" {
			continue
		}
		siblings, err := g.known.get(m, g.siblings)
		if err != nil {
			return err
		}
		text.Siblings = append(text.Siblings, siblings)
	}
	return nil
}

// measure is a metric of a tool.
type measure struct{ tool, metric string }

// siblings returns the first measurements of a metric of a tool, as if they
// stood on one page.
func (g gatherer) siblings(m measure) (*fold.Siblings, error) {
	members, err := g.tx.Members(m.tool)
	if err != nil {
		return nil, err
	}
	var all []state.Sibling
	out := fold.Page{Tools: map[string]*names.Resolution{}}
	for _, e := range members {
		s, err := g.tx.Measured(e, m.metric)
		if err != nil {
			return nil, err
		}
		for _, s := range s {
			if b, ok := s.Fact.Body.(record.Measurement); ok {
				out.Tools[b.Tool] = g.names.of(e)
			}
		}
		all = append(all, s...)
	}
	slices.SortFunc(all, func(a, b state.Sibling) int {
		return cmp.Or(strings.Compare(a.Text, b.Text), strings.Compare(string(a.Page[:]), string(b.Page[:])))
	})
	all = slices.CompactFunc(all, func(a, b state.Sibling) bool { return a.Text == b.Text })
	for _, s := range all[:min(len(all), state.MaxSiblings)] {
		out.Facts, out.Keys = append(out.Facts, s.Fact), append(out.Keys, s.Text)
	}
	return fold.NewSiblings([]fold.Page{out}), nil
}

// siblingCache keeps the siblings of the measures that were asked for lately:
// in one cycle they do not change.
type siblingCache struct {
	mu    sync.Mutex
	known map[measure]*fold.Siblings
}

const maxSiblingCache = 200 // measures, of at most state.MaxSiblings facts each

func (c *siblingCache) get(m measure, find func(measure) (*fold.Siblings, error)) (*fold.Siblings, error) {
	if c == nil {
		return find(m)
	}
	c.mu.Lock()
	siblings := c.known[m]
	c.mu.Unlock()
	if siblings != nil {
		return siblings, nil
	}
	siblings, err := find(m)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= maxSiblingCache || c.known == nil {
		c.known = map[measure]*fold.Siblings{}
	}
	c.known[m] = siblings
	return siblings, nil
}
