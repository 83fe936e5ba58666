package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

type forgetCmd struct {
	URL    string `arg:"" optional:"" name:"url" help:"A page."`
	Source string `help:"A whole source." placeholder:"NAME"`
	Author string `help:"Everything that a person wrote." placeholder:"NAME"`
	Undo   bool   `help:"Take it back: let it be indexed again."`
	List   bool   `help:"List what is forgotten."`
}

func (forgetCmd) Help() string {
	return `What is forgotten leaves the index and exports at once and stays away: a refresh, a replay or a rebuild does not bring it back.

  stackdex forget https://stackshare.io/stackups/django-vs-rocket
  stackdex forget --author "A. Person"
  stackdex forget --list`
}

func (c *forgetCmd) Run(a *app) (err error) {
	s, inst, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	if c.List {
		all, _, err := s.Log.ListSuppressions(a.ctx)
		if err != nil {
			return err
		}
		for _, f := range all {
			a.out.Printf("%s %s  %s\n", f.Kind, screen.Clean(f.Value), a.out.Dim(f.At.UTC().Format(time.DateOnly)))
		}
		return nil
	}
	f, err := c.suppression()
	if err != nil {
		return err
	}
	if c.Undo {
		if err := s.Log.RemoveSuppression(a.ctx, f.Kind, f.Value); err != nil {
			return err
		}
	} else if err := s.Log.PutSuppression(a.ctx, f); err != nil {
		return err
	}
	if err := a.settle(a.ctx, s, inst); err != nil {
		return err
	}
	verb := "forgotten"
	if c.Undo {
		verb = "no longer forgotten"
	}
	a.out.Printf("%s %s is %s\n", f.Kind, screen.Clean(f.Value), verb)
	return nil
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
	if f.Kind == "url" {
		canonical, err := canon.URL("", f.Value)
		if err != nil {
			return f, fmt.Errorf("forget: %w", err)
		}
		f.Value = canonical
	}
	return f, nil
}
