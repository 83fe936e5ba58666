package meiliindex

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

const deleteIDs = 10_000 // of one write

// Apply writes a batch: deletions, then documents in few large writes, all of
// them awaited; the meta last. A write that fails is divided until the document
// at fault is found. It returns ErrReplaced if the indexes are not those that
// Meta or the last Apply saw.
func (e *engine) Apply(ctx context.Context, b index.Batch) ([]index.Rejection, error) {
	wait, err := e.Start(ctx, b)
	if err != nil {
		return nil, err
	}
	return wait(ctx)
}

// Start implements index.Starter: the server takes writes to different indexes
// one after the other, and never for one.
func (e *engine) Start(ctx context.Context, b index.Batch) (func(context.Context) ([]index.Rejection, error), error) {
	if err := e.verify(ctx); err != nil {
		return nil, err
	}
	w := writer{e, b.Fence}
	if w.fence == nil {
		w.fence = func() error { return nil }
	}
	if err := w.delete(ctx, b.Deletes); err != nil {
		return nil, err
	}
	u, err := w.upsert(ctx, index.LastOfEach(b.Upserts))
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) ([]index.Rejection, error) {
		rejected, err := w.finish(ctx, u)
		if err != nil || b.Meta == nil {
			return rejected, err
		}
		return rejected, w.writeMeta(ctx, *b.Meta)
	}, nil
}

// writer writes one batch.
type writer struct {
	*engine
	fence func() error // is asked before every write
}

// writeMeta writes the meta, unless somebody took the place of the indexes
// while documents were being written.
func (w writer) writeMeta(ctx context.Context, m index.Meta) error {
	w.looking.Lock()
	defer w.looking.Unlock()
	known, err := w.guard(ctx)
	if err != nil {
		return err
	}
	if err := w.fence(); err != nil {
		return err
	}
	if same, err := w.holds(known, m); err != nil || same {
		return err
	}
	if err := w.generations.putMeta(ctx, w.at(), metaID, map[string]any{"id": metaID, "meta": m}); err != nil {
		return err
	}
	meta, err := w.storedMeta(ctx)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	known.meta = meta
	return nil
}

// holds reports whether the meta of a state is m.
func (e *engine) holds(known *state, m index.Meta) (bool, error) {
	e.mu.Lock()
	stored := known.meta
	e.mu.Unlock()
	if stored == nil {
		return false, nil
	}
	var has index.Meta
	if err := json.Unmarshal(stored, &has); err != nil {
		return false, nil // it is replaced
	}
	old, err := json.Marshal(has)
	if err != nil {
		return false, err
	}
	now, err := json.Marshal(m)
	return bytes.Equal(old, now), err
}

// delete removes documents; ids that cannot exist are left out.
func (w writer) delete(ctx context.Context, refs []index.Ref) error {
	var tasks []int64
	for _, n := range index.Names() {
		var ids []string
		for _, ref := range refs {
			if ref.Index == n && index.CheckID(ref.ID) == nil {
				ids = append(ids, ref.ID)
			}
		}
		started, err := w.deleteFrom(ctx, w.at().uid(string(n)), ids)
		if err != nil {
			return err
		}
		tasks = append(tasks, started...)
	}
	for _, task := range tasks {
		if err := w.generations.client.wait(ctx, task); err != nil {
			return fmt.Errorf("delete documents: %w", err)
		}
	}
	return nil
}

// deleteFrom starts to remove documents of an index.
func (w writer) deleteFrom(ctx context.Context, uid string, ids []string) (tasks []int64, err error) {
	c := w.generations.client
	for len(ids) > 0 {
		part, size := cut(ids[:min(len(ids), deleteIDs)], c.payload.most(), func(id string) int { return len(id) + len(`"",`) })
		task, err := c.write(ctx, uid, "delete from "+uid, w.fence, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
			return c.lib.Index(uid).DeleteDocumentsWithContext(ctx, part, nil)
		})
		c.payload.saw(size, err)
		if errors.Is(err, errTooLarge) && len(part) > 1 {
			continue // with fewer
		}
		if err != nil {
			return tasks, err
		}
		tasks, ids = append(tasks, task), ids[len(part):]
	}
	return tasks, nil
}

// line is a document as it is sent.
type line struct {
	ref  index.Ref
	json []byte
}

func (l line) size() int { return len(l.json) + 1 }

// upserting is documents under way.
type upserting struct {
	sent     []sending
	parts    map[index.Name]int // writes to an index
	rejected []index.Rejection  // without them
}

// upsert sends documents, those of one index together.
func (w writer) upsert(ctx context.Context, docs []index.Document) (u upserting, err error) {
	lines := map[index.Name][]line{}
	for _, d := range docs {
		l, err := lineOf(d)
		if err != nil {
			u.rejected = append(u.rejected, index.Rejection{Ref: d.Ref, Reason: err.Error()})
			continue
		}
		lines[d.Ref.Index] = append(lines[d.Ref.Index], l)
	}
	u.parts = map[index.Name]int{}
	for _, n := range index.Names() {
		started, refused, err := w.start(ctx, n, lines[n])
		u.rejected = append(u.rejected, refused...)
		if err != nil {
			return u, err
		}
		u.sent = append(u.sent, started...)
		u.parts[n] = len(started)
	}
	return u, nil
}

// finish awaits all writes of documents.
func (w writer) finish(ctx context.Context, u upserting) ([]index.Rejection, error) {
	rejected := u.rejected
	for _, s := range u.sent {
		refused, err := w.await(ctx, s, u.parts[s.index] == 1)
		rejected = append(rejected, refused...)
		if err != nil {
			return rejected, err
		}
	}
	return rejected, nil
}

// lineOf returns a document on one line; it refuses what is no object. Whether
// all of it is JSON the server looks at too.
func lineOf(d index.Document) (line, error) {
	if _, ok := rankings[d.Ref.Index]; !ok {
		return line{}, d.Ref.Check()
	}
	text := bytes.TrimSpace(d.JSON)
	switch {
	case !bytes.HasPrefix(text, []byte("{")):
		return line{}, errors.New("document is no JSON object")
	case len(text) > documentBytes:
		return line{}, fmt.Errorf("document of %d bytes; at most %d", len(text), documentBytes)
	case bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(text, '\r') >= 0: // between its tokens: in them they are escaped
		text = bytes.Map(spaceForBreak, text)
	}
	return line{d.Ref, text}, nil
}

// start sends documents in writes of bounded size: less at a time where the
// server or what stands before it takes less, and without those that are no JSON
// or are too large by themselves.
func (w writer) start(ctx context.Context, n index.Name, lines []line) (sent []sending, refused []index.Rejection, err error) {
	for len(lines) > 0 {
		part, size := cut(lines, w.generations.client.payload.most(), line.size)
		rest := lines[len(part):]
		s, err := w.send(ctx, n, part, size)
		switch {
		case err == nil:
			sent = append(sent, s)
		case errors.Is(err, errTooLarge) && len(part) == 1:
			refused = append(refused, index.Rejection{Ref: part[0].ref, Reason: fmt.Sprintf("document of %d bytes: %v", len(part[0].json), err)})
		case errors.Is(err, errTooLarge):
			rest = lines
		case errors.Is(err, errMalformed):
			good, bad := sound(part)
			if len(bad) == 0 {
				return sent, refused, err
			}
			refused, rest = append(refused, bad...), slices.Concat(good, rest)
		default:
			return sent, refused, err
		}
		lines = rest
	}
	return sent, refused, nil
}

// sound divides documents into those that are JSON and those that are refused.
func sound(lines []line) (good []line, refused []index.Rejection) {
	for _, l := range lines {
		if json.Valid(l.json) {
			good = append(good, l)
		} else {
			refused = append(refused, index.Rejection{Ref: l.ref, Reason: "document is no JSON"})
		}
	}
	return good, refused
}

func spaceForBreak(r rune) rune {
	if r == '\r' || r == '\n' {
		return ' '
	}
	return r
}

// sending is a write under way.
type sending struct {
	index index.Name
	lines []line
	task  int64
}

// reading reads documents, each with its line break.
type reading struct {
	lines []line
	at    int // in the first of them
}

func (r *reading) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.lines) == 0 {
			return n, io.EOF
		}
		text := r.lines[0].json
		if r.at < len(text) {
			k := copy(p[n:], text[r.at:])
			n, r.at = n+k, r.at+k
			continue
		}
		p[n] = '\n'
		n++
		r.lines, r.at = r.lines[1:], 0
	}
	return n, nil
}

// send starts a write of some size.
func (w writer) send(ctx context.Context, n index.Name, lines []line, size int) (sending, error) {
	c, uid := w.generations.client, w.at().uid(string(n))
	task, err := c.write(ctx, uid, fmt.Sprintf("write %d documents to %s", len(lines), uid), w.fence, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		info := &meilisearch.TaskInfo{}
		body := content{"application/x-ndjson", &reading{lines: lines}, size}
		return info, c.request(ctx, http.MethodPost, "/indexes/"+uid+"/documents?primaryKey="+primaryKey, body, info)
	})
	c.payload.saw(size, err)
	return sending{n, lines, task}, err
}

// await waits for a write. If it fails for what it holds, it is sent again
// alone, because the server takes writes that wait together for one and fails
// them together; then its halves are, until single documents are refused.
func (w writer) await(ctx context.Context, s sending, alone bool) ([]index.Rejection, error) {
	err := w.generations.client.wait(ctx, s.task)
	code := taskCode(err)
	switch {
	case err == nil:
		return nil, nil
	case code == "", code != internal && (errors.Is(err, index.ErrUnavailable) || errors.Is(err, index.ErrReplaced)):
		return nil, fmt.Errorf("write %d documents to %s: %w", len(s.lines), s.index, err)
	case !alone:
		return w.again(ctx, s.index, s.lines)
	case len(s.lines) == 1 && code == internal:
		return w.blame(ctx, s, err)
	case len(s.lines) == 1:
		return []index.Rejection{{Ref: s.lines[0].ref, Reason: reasonOf(err)}}, nil
	}
	w.generations.log.Warn("Meilisearch refused a write; looking for the document at fault", "documents", len(s.lines), "err", err)
	half := len(s.lines) / 2
	rejected, err := w.again(ctx, s.index, s.lines[:half])
	if err != nil {
		return rejected, err
	}
	refused, err := w.again(ctx, s.index, s.lines[half:])
	return append(rejected, refused...), err
}

// again sends documents with nothing beside them.
func (w writer) again(ctx context.Context, n index.Name, lines []line) ([]index.Rejection, error) {
	sent, rejected, err := w.start(ctx, n, lines)
	for _, s := range sent {
		if err != nil {
			return rejected, err
		}
		var refused []index.Rejection
		refused, err = w.await(ctx, s, len(sent) == 1)
		rejected = append(rejected, refused...)
	}
	return rejected, err
}

// blame refuses a document that the server fails on, if the server does not
// fail on others.
func (w writer) blame(ctx context.Context, s sending, err error) ([]index.Rejection, error) {
	probe := w.generations.probe(ctx, w.at())
	if probe != nil {
		return nil, fmt.Errorf("write to %s: %w", s.index, err)
	}
	return []index.Rejection{{Ref: s.lines[0].ref, Reason: reasonOf(err)}}, nil
}

// reasonOf returns the server's own words.
func reasonOf(err error) string {
	var e *taskError
	if errors.As(err, &e) {
		return e.code + ": " + e.message
	}
	return err.Error()
}
