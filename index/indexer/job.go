package indexer

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
)

// job is a document, or the passages of a text, to be folded.
type job struct {
	index index.Name
	key   string // id of a tool or a comparison, or a text key
	clear []cleared
}

// cleared is dirty until the job is committed.
type cleared struct {
	work state.Work
	key  []byte
}

// output is what a document became.
type output struct {
	ref     index.Ref
	text    string
	value   any // nil: to be deleted
	json    []byte
	written state.Written
	before  state.Written
	existed bool
	err     error // folding it failed; the document stays as it is
}

// run folds a job into its outputs: those whose content changed, or all of
// them to rewrite an engine.
func (x *Indexer) run(tx *state.Tx, j job) ([]output, error) {
	values, old, err := x.fold(tx, j)
	if damaged := asPanic(err); damaged != nil {
		return []output{{ref: index.Ref{Index: j.index, ID: j.key}, err: damaged}}, nil
	}
	if err != nil {
		return nil, err
	}
	text := ""
	if j.index == index.Passages {
		text = j.key
	}
	var all []output
	for _, v := range values {
		o, err := x.compare(tx, output{ref: refOf(v), text: text, value: v})
		if err != nil {
			return nil, err
		}
		delete(old, o.ref.ID)
		if o.err != nil || !o.existed || o.written.Hash != o.before.Hash || tx.Meta.Rewrite {
			all = append(all, o)
		}
	}
	for _, id := range sortedKeys(old) {
		o, err := x.compare(tx, output{ref: index.Ref{Index: j.index, ID: id}, text: text})
		if err != nil {
			return nil, err
		}
		if o.existed {
			all = append(all, o)
		}
	}
	return all, nil
}

// fold returns the documents of a job, and the ids that it had before.
func (x *Indexer) fold(tx *state.Tx, j job) (values []any, old map[string]bool, err error) {
	g := gatherer{tx, x.names, x.hides, x.siblings}
	old = map[string]bool{j.key: true}
	switch j.index {
	case index.Tools:
		id, pages, history, err := g.tool(j.key)
		if err != nil || id.ID == "" {
			return nil, old, err
		}
		err = safely(func() {
			if d := fold.Tool(id, pages, history, x.cfg.Fold); d != nil {
				values = append(values, d)
			}
		})
		return values, old, err
	case index.Comparisons:
		sides, pages, err := g.comparison(j.key)
		if err != nil || len(pages) == 0 {
			return nil, old, err
		}
		err = safely(func() {
			if d := fold.Comparison(sides, pages, x.cfg.Fold); d != nil {
				values = append(values, d)
			}
		})
		return values, old, err
	}
	group, siblings, err := g.text(j.key)
	if err != nil {
		return nil, nil, err
	}
	ids, err := tx.PassagesOf(j.key)
	if err != nil {
		return nil, nil, err
	}
	old = map[string]bool{}
	for _, id := range ids {
		old[id] = true
	}
	if len(group) == 0 {
		return nil, old, nil
	}
	err = safely(func() {
		for _, d := range fold.Passages(j.key, group, siblings, x.cfg.Fold) {
			values = append(values, d)
		}
	})
	return values, old, err
}

// panicked is what a fold died of; a page must not take the indexer with it.
type panicked struct{ value any }

func (p *panicked) Error() string { return fmt.Sprintf("folding failed: %v", p.value) }

func safely(fn func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &panicked{r}
		}
	}()
	fn()
	return nil
}

func asPanic(err error) error {
	if p, ok := err.(*panicked); ok {
		return p
	}
	return nil
}

func refOf(v any) index.Ref {
	switch d := v.(type) {
	case *index.Tool:
		return index.Ref{Index: index.Tools, ID: d.ID}
	case *index.Comparison:
		return index.Ref{Index: index.Comparisons, ID: d.ID}
	case *index.Passage:
		return index.Ref{Index: index.Passages, ID: d.ID}
	}
	return index.Ref{}
}

// compare completes an output with its content and with what was written
// before.
func (x *Indexer) compare(tx *state.Tx, o output) (output, error) {
	var err error
	if o.before, o.existed, err = tx.Written(o.ref, o.text); err != nil || o.value == nil {
		return o, err
	}
	if o.json, err = json.Marshal(o.value); err != nil {
		o.err = err
		return o, nil
	}
	sum := sha256.Sum256(o.json)
	copy(o.written.Hash[:], sum[:])
	if o.existed && !o.before.Refused && o.before.Hash == o.written.Hash {
		o.written = o.before
		return o, nil
	}
	o.written.Fields, err = hashFields(o.ref.Index, o.json)
	if t, ok := o.value.(*index.Tool); ok {
		o.written.Popularity, o.written.NoRepository, o.written.Name = t.Popularity, t.Repository == "", t.Name
	}
	return o, err
}
