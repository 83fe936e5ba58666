package meiliindex

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

const (
	payloadBytes = 32 << 20 // of one write; the server takes 100 MB
	deleteIDs    = 10_000   // of one write
)

// Apply writes a batch: deletions, then documents in few large writes, all of
// them awaited; the meta last. A write that fails is divided until the document
// at fault is found. It returns ErrReplaced if the indexes are not those that
// Meta or the last Apply saw.
func (e *engine) Apply(ctx context.Context, b index.Batch) ([]index.Rejection, error) {
	if err := e.verify(ctx); err != nil {
		return nil, err
	}
	ctx = fenced(ctx, b.Fence)
	if err := e.delete(ctx, b.Deletes); err != nil {
		return nil, err
	}
	rejected, err := e.upsert(ctx, index.LastOfEach(b.Upserts))
	if err != nil || b.Meta == nil {
		return rejected, err
	}
	return rejected, e.writeMeta(ctx, *b.Meta)
}

// writeMeta writes the meta, unless somebody took the place of the indexes
// while documents were being written.
func (e *engine) writeMeta(ctx context.Context, m index.Meta) error {
	if err := e.Guard(ctx); err != nil {
		return err
	}
	if err := fence(ctx); err != nil {
		return err
	}
	if same, err := e.holds(m); err != nil || same {
		return err
	}
	if err := e.generations.putMeta(ctx, e.at(), metaID, map[string]any{"id": metaID, "meta": m}); err != nil {
		return err
	}
	meta, err := e.storedMeta(ctx)
	if err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.known.meta = meta
	return nil
}

// holds reports whether the meta on the server, which was seen last, is m.
func (e *engine) holds(m index.Meta) (bool, error) {
	e.mu.Lock()
	stored := e.known.meta
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
func (e *engine) delete(ctx context.Context, refs []index.Ref) error {
	c := e.generations.client
	var tasks []int64
	for _, n := range index.Names() {
		uid := e.at().uid(string(n))
		var ids []string
		for i, ref := range refs {
			if ref.Index == n && index.CheckID(ref.ID) == nil {
				ids = append(ids, ref.ID)
			}
			if len(ids) < deleteIDs && i < len(refs)-1 || len(ids) == 0 {
				continue
			}
			task, err := c.write(ctx, uid, "delete from "+uid, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
				return c.lib.Index(uid).DeleteDocumentsWithContext(ctx, ids, nil)
			})
			if err != nil {
				return err
			}
			tasks, ids = append(tasks, task), nil
		}
	}
	for _, task := range tasks {
		if err := c.wait(ctx, task); err != nil {
			return fmt.Errorf("delete documents: %w", err)
		}
	}
	return nil
}

// line is a document as it is sent.
type line struct {
	ref  index.Ref
	json []byte
}

// upsert writes documents, those of one index together: all writes are sent,
// then all awaited.
func (e *engine) upsert(ctx context.Context, docs []index.Document) ([]index.Rejection, error) {
	var rejected []index.Rejection
	lines := map[index.Name][]line{}
	for _, d := range docs {
		l, err := lineOf(d)
		if err != nil {
			rejected = append(rejected, index.Rejection{Ref: d.Ref, Reason: err.Error()})
			continue
		}
		lines[d.Ref.Index] = append(lines[d.Ref.Index], l)
	}
	var sent []sending
	parts := map[index.Name]int{}
	for _, n := range index.Names() {
		for _, part := range payloads(lines[n]) {
			s, refused, err := e.start(ctx, n, part)
			rejected = append(rejected, refused...)
			if err != nil {
				return rejected, err
			}
			if s.lines == nil {
				continue
			}
			sent = append(sent, s)
			parts[n]++
		}
	}
	for _, s := range sent {
		refused, err := e.await(ctx, s, parts[s.index] == 1)
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
		return line{}, d.Check()
	}
	text := bytes.TrimSpace(d.JSON)
	switch {
	case !bytes.HasPrefix(text, []byte("{")):
		return line{}, errors.New("document is no JSON object")
	case len(text) > 2*payloadBytes:
		return line{}, fmt.Errorf("document of %d bytes; at most %d", len(text), 2*payloadBytes)
	case bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(text, '\r') >= 0: // between its tokens: in them they are escaped
		text = bytes.Map(spaceForBreak, text)
	}
	return line{d.Ref, text}, nil
}

// start sends documents but for those that are no JSON, if the server complains;
// nothing was sent if there are no lines.
func (e *engine) start(ctx context.Context, n index.Name, lines []line) (s sending, refused []index.Rejection, err error) {
	s, err = e.send(ctx, n, lines)
	if !errors.Is(err, errMalformed) {
		return s, nil, err
	}
	good, refused := sound(lines)
	switch {
	case len(refused) == 0:
		return s, nil, err
	case len(good) == 0:
		return sending{}, refused, nil
	}
	s, err = e.send(ctx, n, good)
	return s, refused, err
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

// payloads divides documents into writes of bounded size.
func payloads(lines []line) [][]line {
	var parts [][]line
	size, from := 0, 0
	for i, l := range lines {
		if size > 0 && size+len(l.json) > payloadBytes {
			parts, size, from = append(parts, lines[from:i]), 0, i
		}
		size += len(l.json)
	}
	if from < len(lines) {
		parts = append(parts, lines[from:])
	}
	return parts
}

// sending is a write under way.
type sending struct {
	index index.Name
	lines []line
	task  int64
}

// send starts a write.
func (e *engine) send(ctx context.Context, n index.Name, lines []line) (sending, error) {
	c, uid := e.generations.client, e.at().uid(string(n))
	size := 0
	for _, l := range lines {
		size += len(l.json) + 1
	}
	var body bytes.Buffer
	body.Grow(size)
	for _, l := range lines {
		body.Write(l.json)
		body.WriteByte('\n')
	}
	key := primaryKey
	task, err := c.write(ctx, uid, fmt.Sprintf("write %d documents to %s", len(lines), uid), func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return c.lib.Index(uid).AddDocumentsNdjsonWithContext(ctx, body.Bytes(), &meilisearch.DocumentOptions{PrimaryKey: &key})
	})
	return sending{n, lines, task}, err
}

// await waits for a write. If it fails for what it holds, it is sent again
// alone, because the server takes writes that wait together for one and fails
// them together; then its halves are, until single documents are refused.
func (e *engine) await(ctx context.Context, s sending, alone bool) ([]index.Rejection, error) {
	err := e.generations.client.wait(ctx, s.task)
	code := taskCode(err)
	switch {
	case err == nil:
		return nil, nil
	case code == "" || errors.Is(err, index.ErrUnavailable):
		return nil, fmt.Errorf("write %d documents to %s: %w", len(s.lines), s.index, err)
	case code == "index_not_found":
		return nil, fmt.Errorf("write to %s: %w: %w", s.index, index.ErrReplaced, err)
	case !alone:
		return e.again(ctx, s.index, s.lines)
	case len(s.lines) == 1 && code == internal:
		return e.blame(ctx, s, err)
	case len(s.lines) == 1:
		return []index.Rejection{{Ref: s.lines[0].ref, Reason: reasonOf(err)}}, nil
	}
	e.generations.log.Warn("Meilisearch refused a write; looking for the document at fault", "documents", len(s.lines), "error", err)
	half := len(s.lines) / 2
	rejected, err := e.again(ctx, s.index, s.lines[:half])
	if err != nil {
		return rejected, err
	}
	refused, err := e.again(ctx, s.index, s.lines[half:])
	return append(rejected, refused...), err
}

// again sends documents with nothing beside them.
func (e *engine) again(ctx context.Context, n index.Name, lines []line) ([]index.Rejection, error) {
	s, err := e.send(ctx, n, lines)
	if err != nil {
		return nil, err
	}
	return e.await(ctx, s, true)
}

// internal is the code of errors that may be the server's or the document's.
const internal = "internal"

// blame refuses a document that the server fails on, if the server does not
// fail on others.
func (e *engine) blame(ctx context.Context, s sending, err error) ([]index.Rejection, error) {
	probe := e.generations.putMeta(ctx, e.at(), "probe", map[string]any{"id": "probe"})
	if probe != nil {
		return nil, fmt.Errorf("write to %s: %w: %w", s.index, index.ErrUnavailable, err)
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
