package indexer

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// job is a document, or texts, to be folded.
type job struct {
	index index.Name
	key   string   // id of a tool or a comparison, or a text key
	page  state.ID // where texts stand, and nowhere else
	keys  []string // of these texts; nil: key
	part  *part    // of a text on very many pages
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
	json    []byte // nil: to be deleted
	repo    string // of a tool
	written state.Written
	before  state.Written
	existed bool
	err     error // folding it failed; the document stays as it is
}

// worker folds jobs, one after the other.
type worker struct {
	x *Indexer
	gatherer
	out  []output
	json record.Writer // of the documents, one after the other
}

func newWorker(x *Indexer) *worker {
	return &worker{x: x, gatherer: newGatherer(x.names, x.hides, x.cfg.Fold, x.siblings)}
}

// run folds a job into its outputs: those whose content changed, or all of
// them to rewrite an engine.
func (w *worker) run(tx *state.Tx, j job) ([]output, error) {
	w.tx, w.out = tx, make([]output, 0, max(1, len(j.keys)))
	var err error
	switch {
	case j.index == "":
	case j.keys != nil:
		err = w.texts(j)
	case j.index == index.Passages:
		err = w.text(j)
	default:
		err = w.document(j)
	}
	return w.out, err
}

// document folds a tool or a comparison.
func (w *worker) document(j job) error {
	ref := index.Ref{Index: j.index, ID: j.key}
	before, existed, err := w.tx.Written(ref, "")
	if err != nil {
		return err
	}
	var value encoder
	if j.index == index.Tools {
		value, err = w.foldTool(j.key)
	} else {
		value, err = w.foldComparison(j.key)
	}
	if p := asPanic(err); p != nil {
		w.failed(output{ref: ref, before: before, existed: existed}, p)
		return nil
	}
	if err != nil {
		return err
	}
	w.emit(output{ref: ref, before: before, existed: existed}, value)
	return nil
}

func (w *worker) foldTool(id string) (value encoder, err error) {
	res, pages, history, err := w.tool(id)
	if err != nil || res.ID != id { // its names mean something else by now, or nothing
		return nil, err
	}
	err = safely(func() {
		if d := fold.Tool(res, pages, history, w.x.cfg.Fold); d != nil {
			value = d
		}
	})
	return value, err
}

func (w *worker) foldComparison(id string) (value encoder, err error) {
	sides, pages, err := w.comparison(id)
	if err != nil || len(pages) == 0 {
		return nil, err
	}
	err = safely(func() {
		if d := fold.Comparison(sides, pages, w.x.cfg.Fold); d != nil {
			value = d
		}
	})
	return value, err
}

// texts folds texts that stand on one page only.
func (w *worker) texts(j job) error {
	texts, err := w.textsOf(j.page, j.keys)
	if err != nil {
		return err
	}
	for _, t := range texts {
		before, err := w.tx.WrittenOf(t.Key)
		if err != nil {
			return err
		}
		w.passages(t, before)
	}
	return nil
}

// text folds a text wherever it stands, or a part of it.
func (w *worker) text(j job) error {
	if j.part != nil {
		return w.part(j)
	}
	before, err := w.tx.WrittenOf(j.key)
	if err != nil {
		return err
	}
	ids, err := w.tx.TextPages(j.key)
	if err != nil {
		return err
	}
	t, err := w.gatherer.text(j.key, ids)
	if err != nil {
		return err
	}
	w.passages(t, before)
	return nil
}

// passages folds a text; those of the passages before that it does not have
// any more are deleted.
func (w *worker) passages(t *fold.Text, before map[string]state.Written) {
	var passages []*index.Passage
	if p := asPanic(safely(func() { passages = t.Passages(w.x.cfg.Fold) })); p != nil {
		w.failed(output{ref: index.Ref{Index: index.Passages, ID: t.Key}, text: t.Key}, p)
		return
	}
	for _, p := range passages {
		was, existed := before[p.ID]
		w.emit(output{ref: index.Ref{Index: index.Passages, ID: p.ID}, text: t.Key, before: was, existed: existed}, p)
		delete(before, p.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		w.emit(output{ref: index.Ref{Index: index.Passages, ID: id}, text: t.Key, before: before[id], existed: true}, nil)
	}
}

// encoder is a document.
type encoder interface{ Encode(*record.Writer) }

// emit completes the output of a document, nil if there is none, and keeps it
// if its content changed.
func (w *worker) emit(o output, document encoder) {
	if document == nil {
		if o.existed {
			w.out = append(w.out, o)
		}
		return
	}
	from := w.encode(document)
	o.complete(document, from, &w.json)
	if o.err != nil || !o.existed || o.written.Hash != o.before.Hash || w.tx.Meta.Rewrite {
		w.out = append(w.out, o)
	} else {
		w.json.B = w.json.B[:from]
	}
}

// jsonRoom is how much memory for documents is allocated at once.
const jsonRoom = 128 << 10

// encode writes a document behind those before it, and returns where it begins.
func (w *worker) encode(document encoder) (from int) {
	if cap(w.json.B)-len(w.json.B) < jsonRoom/16 {
		w.json.B = make([]byte, 0, jsonRoom)
	}
	w.json.Err = nil
	from = len(w.json.B)
	document.Encode(&w.json)
	return from
}

// complete adds the content, which was written last, and what the state keeps
// of it.
func (o *output) complete(document encoder, from int, w *record.Writer) {
	if o.err = w.Err; o.err != nil {
		return
	}
	o.json = slices.Clip(w.B[from:])
	tool, _ := document.(*index.Tool)
	if tool != nil {
		o.repo = tool.Repository
	}
	o.written.Hash = hashOf(o.json)
	if o.existed && !o.before.Refused && o.before.Hash == o.written.Hash {
		o.written = o.before
		return
	}
	o.written.Fields = hashFields(w)
	if tool != nil {
		o.written.Popularity, o.written.NoRepository, o.written.Name = tool.Popularity, tool.Repository == "", tool.Name
		o.written.Shown = shownOf(tool)
	}
}

// failed keeps that a document could not be folded, which is a fault of this program.
func (w *worker) failed(o output, p *panicked) {
	w.x.cfg.Logger.Error("a document could not be folded and stays as it is", "document", string(o.ref.Index)+"/"+o.ref.ID, "err", p, "stack", string(p.stack))
	o.err = p
	w.out = append(w.out, o)
}

// panicked is a panic of a fold; one page must not end the indexer.
type panicked struct {
	value any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprintf("folding failed: %v", p.value) }

// safely calls fn and returns a panic of it as *panicked.
func safely(fn func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &panicked{r, debug.Stack()}
		}
	}()
	fn()
	return nil
}

func asPanic(err error) *panicked {
	p, _ := err.(*panicked)
	return p
}

// hashOf returns the content hash of a document.
func hashOf(doc []byte) [12]byte {
	sum := sha256.Sum256(doc)
	return [12]byte(sum[:])
}
