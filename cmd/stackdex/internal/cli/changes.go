package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

type changesCmd struct {
	Since  time.Duration `help:"How far back, as 12h; by default 7d, and with --follow from now." placeholder:"AGE"`
	Follow bool          `help:"Print every change as it comes, until interrupted."`
	JSON   bool          `name:"json" help:"Print one JSON object a line."`
}

// digestAge is how far back a digest goes if nothing else is said.
const digestAge = 7 * 24 * time.Hour

func (c *changesCmd) Validate() error {
	if c.Since < 0 {
		return errors.New("--since is not negative")
	}
	return nil
}

func (changesCmd) Help() string {
	return `Every committed change of a document is published with the fields that changed.

  stackdex changes --since 7d      a digest
  stackdex changes --follow --json for programs; changes come at least once`
}

func (c *changesCmd) Run(a *app) (err error) {
	s, inst, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	if c.Follow {
		if inst.HTTP == "" && a.cfg.NATS == "" {
			return fmt.Errorf("nothing runs in %s, so nothing will change; start `stackdex up` first", a.cfg.Dir())
		}
		return c.follow(a, s.Log)
	}
	if c.Since == 0 {
		c.Since = digestAge
	}
	from := ingest.From{Since: time.Now().Add(-c.Since)}
	if c.JSON {
		lines := a.lines()
		return s.Log.ScanChanges(a.ctx, from, func(ch record.StoredChange) error { return lines.Encode(ch.Change) })
	}
	d := digest{docs: map[string]*docChange{}}
	if err := s.Log.ScanChanges(a.ctx, from, d.add); err != nil {
		return err
	}
	d.print(a.out, c.Since)
	return nil
}

func (c *changesCmd) follow(a *app, log *ingest.Log) error {
	lines := a.lines()
	err := log.TailChanges(a.ctx, ingest.From{Since: time.Now().Add(-c.Since)}, func(ch record.StoredChange) error {
		if c.JSON {
			return lines.Encode(ch.Change)
		}
		a.out.Printf("%s %-6s %s/%s  %s\n", ch.Change.At.UTC().Format(time.TimeOnly), ch.Change.Op, ch.Change.Index, screen.Clean(ch.Change.ID), a.out.Dim(joinClean(ch.Change.Fields, ", ")))
		return nil
	}, nil)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// digest sums up changes by document.
type digest struct{ docs map[string]*docChange }

type docChange struct {
	index, id string
	fields    map[string]bool
	state     string // of the newest change
	times     int
}

// The states of documents in a digest, in the order in which people read them.
const (
	docChanged = "changed"
	docNew     = "new"
	docDeleted = "deleted"
)

func (d *digest) add(ch record.StoredChange) error {
	c := ch.Change
	key := c.Index + "/" + c.ID
	doc := d.docs[key]
	if doc == nil {
		doc = &docChange{index: c.Index, id: c.ID, fields: map[string]bool{}, state: docChanged}
		d.docs[key] = doc
	}
	doc.times++
	switch {
	case c.Op == "delete":
		doc.state = docDeleted
	case slices.Contains(c.Fields, "id"): // there was none before
		doc.state = docNew
	case doc.state == docDeleted:
		doc.state = docChanged
	}
	for _, f := range c.Fields {
		doc.fields[f] = true
	}
	return nil
}

// digestLines bounds what a digest lists of an index.
const digestLines = 20

func (d *digest) print(s *screen.Screen, age time.Duration) {
	since := ageText(age)
	if len(d.docs) == 0 {
		s.Printf("no document changed in the last %s\n", since)
		return
	}
	byIndex := map[string][]*docChange{}
	for _, key := range sortedKeys(d.docs) {
		doc := d.docs[key]
		byIndex[doc.index] = append(byIndex[doc.index], doc)
	}
	for _, name := range index.Names() {
		if docs := byIndex[string(name)]; len(docs) > 0 {
			printDigest(s, string(name), since, docs)
		}
	}
}

// printDigest lists the documents of one index: what changed and how, and what
// came and went.
func printDigest(s *screen.Screen, name, since string, docs []*docChange) {
	var counts []string
	var rows [][]string
	for _, state := range []string{docChanged, docNew, docDeleted} {
		n := 0
		for _, doc := range docs {
			if doc.state != state {
				continue
			}
			if n++; len(rows) < digestLines {
				rows = append(rows, []string{"  " + screen.Clean(doc.id), doc.what(s), s.Dim(fmt.Sprintf("%d×", doc.times))})
			}
		}
		if n > 0 {
			counts = append(counts, screen.Count(int64(n))+" "+state)
		}
	}
	s.Printf("%s\n", s.Bold(fmt.Sprintf("%s in the last %s: %s", name, since, strings.Join(counts, ", "))))
	s.Table(nil, rows)
	more(s, len(docs)-len(rows))
}

func (c *docChange) what(s *screen.Screen) string {
	switch c.state {
	case docDeleted:
		return s.Bad(docDeleted)
	case docNew:
		return docNew
	}
	return screen.Cut(strings.Join(fieldWords(c.fields), ", "), 80)
}

// fieldWords writes fields for people, without those that only count or repeat
// others for machines.
func fieldWords(fields map[string]bool) []string {
	var words []string
	for _, f := range sortedKeys(fields) {
		twin := strings.TrimSuffix(f, "_total")
		switch {
		case twin != f && fields[twin], strings.HasSuffix(f, "_ts"), f == "metrics" && fields["figures"], f == "popularity_tier", f == "name_keys":
			continue
		}
		words = append(words, strings.ReplaceAll(f, "_", " "))
	}
	if len(words) == 0 {
		return []string{"seen again"}
	}
	return words
}

// ageText writes an age as people say it.
func ageText(d time.Duration) string {
	if day := 24 * time.Hour; d >= day && d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	return d.String()
}
