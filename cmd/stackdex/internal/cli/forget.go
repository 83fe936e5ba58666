package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

type forgetCmd struct {
	URL    string `arg:"" optional:"" name:"url" help:"A page."`
	Source string `help:"A whole source." placeholder:"NAME" env:"-"`
	Author string `help:"Everything that a person wrote." placeholder:"NAME" env:"-"`
	Undo   bool   `help:"Take it back: let it be indexed again." env:"-"`
	List   bool   `help:"List what is forgotten." env:"-"`
	JSON   bool   `name:"json" help:"With --list, print one JSON object a line."`

	what record.Suppression // once it is valid
}

func (forgetCmd) Help() string {
	return `What is forgotten leaves the index and exports at once and stays away: a refresh, a replay or a rebuild does not bring it back.

  stackdex forget https://stackshare.io/stackups/django-vs-rocket
  stackdex forget --author "A. Person"
  stackdex forget --list`
}

func (c *forgetCmd) Validate() (err error) {
	if !c.List {
		c.what, err = c.suppression()
	}
	return err
}

func (c *forgetCmd) Run(a *app) (err error) {
	s, inst, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	known, _, err := s.Log.ListSuppressions(a.ctx)
	if err != nil {
		return err
	}
	if c.List {
		return c.list(a, known)
	}
	f := c.what
	if c.Undo {
		if !slices.ContainsFunc(known, func(k record.Suppression) bool { return k.Kind == f.Kind && k.Value == f.Value }) {
			return fmt.Errorf("%s %q is not forgotten; `stackdex forget --list` shows what is", f.Kind, f.Value)
		}
		if err := s.Log.RemoveSuppression(a.ctx, f.Kind, f.Value); err != nil {
			return err
		}
	} else if err := s.Log.PutSuppression(a.ctx, f); err != nil {
		return err
	}
	if err := a.makeSearchable(a.ctx, s, inst); err != nil {
		return err
	}
	verb := "forgotten"
	if c.Undo {
		verb = "no longer forgotten"
	}
	a.out.Printf("%s %s is %s\n", f.Kind, screen.Clean(f.Value), verb)
	if f.Kind == "url" && !c.Undo {
		return warnUnknown(a, s, f.Value)
	}
	return nil
}

// warnUnknown warns about a page to be forgotten that is not stored: its URL may be
// misspelled.
func warnUnknown(a *app, s *node.Storage, url string) error {
	for _, source := range sourceNames() {
		p, err := s.Log.GetPage(a.ctx, source, url)
		if err == nil && !p.Page.Gone {
			return nil
		}
		if err != nil && !errors.Is(err, record.ErrNotFound) {
			return err
		}
	}
	a.warn(fmt.Sprintf("no page of %s is stored: nothing changes now, and it is left out should it come", url))
	return nil
}

func (c *forgetCmd) list(a *app, known []record.Suppression) error {
	return listing[record.Suppression]{
		none: "nothing is forgotten",
		row: func(f record.Suppression) []string {
			return []string{screen.Clean(f.Kind), screen.Clean(f.Value), a.out.Dim(f.At.UTC().Format(time.DateOnly))}
		},
	}.print(a, c.JSON, eachOf(known))
}

func (c *forgetCmd) suppression() (record.Suppression, error) {
	f := record.Suppression{Schema: record.SchemaVersion, At: time.Now().UTC()}
	given := 0
	for _, v := range []struct{ kind, value string }{{"url", c.URL}, {"source", c.Source}, {"author", c.Author}} {
		if v.value != "" {
			f.Kind, f.Value = v.kind, v.value
			given++
		}
	}
	if given != 1 {
		return f, errors.New("name one thing to forget: a URL, --source or --author")
	}
	if names := sourceNames(); f.Kind == "source" && !slices.Contains(names, f.Value) {
		return f, fmt.Errorf("no source is called %q; there are %s", f.Value, strings.Join(names, ", "))
	}
	if f.Kind == "url" {
		canonical, err := canon.URL("", f.Value)
		if err != nil {
			return f, err
		}
		f.Value = canonical
	}
	return f, nil
}

// sourceNames lists the sources of pages, datasets too.
func sourceNames() []string {
	var names []string
	for _, s := range node.Sources() {
		names = append(names, s.Info().Name)
	}
	return append(names, dataset.StackShareSource)
}
