package state_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	bolt "go.etcd.io/bbolt"
	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB, path string) *state.State {
	t.Helper()
	s, err := state.Open(path, state.Options{NoSync: true, Wait: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// everyKind has a fact of every kind with every field set.
func everyKind() record.Page {
	f, n := 743.5, int64(12)
	bodies := []record.Body{
		record.Tool{Name: "Django", PageURL: "https://a.example/d", Description: "A framework.", Role: record.RoleSubject, Categories: []string{"Frameworks"}, Homepage: "https://d.example", Repository: "https://github.com/d/d"},
		record.Stat{Tool: "Django", Metric: "github.stars", Value: &f, Low: &f, Unit: "stars", Raw: "743+", Text: "t", AsOf: "2025-11"},
		record.Trait{Tool: "Django", Attribute: "ORM", Values: []string{"yes"}, Raw: "Yes", Versus: []string{"Flask"}},
		record.Pro{Tool: "Django", Text: "Fast", Votes: &n},
		record.Con{Tool: "Django"},
		record.Comparison{Tools: []string{"Django", "Flask"}, Title: "t", Intro: "i", Summary: "s"},
		record.Difference{Tools: []string{"Django", "Flask"}, Title: "t", Text: "x"},
		record.Verdict{Tools: []string{"Django", "Flask"}, Winner: "Django", Summary: "s", UseIf: []record.UseIf{{Tool: "Flask", Text: "small"}}},
		record.Opinion{Author: "Ada", Role: "CTO", Date: "2025-01-02", Stance: "decided", Tools: []string{"Django"}, Text: "x", Views: &n},
		record.Measurement{Tool: "Django", Metric: "throughput", Value: &f, High: &f, Unit: "req/s", Approximate: true, Workload: "JSON", AttributedTo: "Ada", Raw: "~743", AsOf: "2025"},
		record.Answer{Question: "Why?", Text: "Because.", Tools: []string{"Django"}},
		record.Guidance{Tool: "Django", Versus: []string{"Flask"}, Advice: record.ChooseWhen, Text: "x"},
		record.Relation{From: "Django", To: "Python", Relation: record.RelWrittenIn},
		record.RelatedComparison{Title: "t", URL: "https://a.example/x", Tools: []string{"Django", "Rails"}},
	}
	p := record.Page{Schema: 1, Source: "article", URL: "https://a.example/1", PageType: record.PageArticle, Title: "T", CategoryPath: []string{"a", "b"},
		Author: "Ada", Language: "en", PublishedAt: "2025-01-01", ModifiedAt: "2025-02", SeenAt: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), Extractor: "x/1", Sample: true}
	for i, b := range bodies {
		p.Facts = append(p.Facts, record.Fact{Body: b, Evidence: record.Evidence{Quote: fmt.Sprint("quote ", i), Path: []string{"A", "B"}}})
	}
	p.ContentHash, _ = p.Hash()
	return p
}

func TestPageComesBackAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	want := everyKind()
	put(t, s, want)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	defer s.Close()
	err := s.View(func(tx *state.Tx) error {
		p, err := tx.Page(state.PageID(want.Source, want.URL))
		if err != nil {
			return err
		}
		got := p.Head
		if got.Facts, err = p.AllFacts(); err != nil {
			return err
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("page (-stored +read):\n%s", diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func put(t testing.TB, s *state.State, pages ...record.Page) {
	t.Helper()
	err := s.Update(func(tx *state.Tx) error {
		for _, p := range pages {
			if _, err := tx.PutPage(state.Prepare(p, nil)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPageThatGoesLeavesNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "state.db"))
	defer s.Close()
	p := everyKind()
	put(t, s, p)
	gone := record.Page{Schema: 1, Source: p.Source, URL: p.URL, PageType: p.PageType, SeenAt: p.SeenAt.Add(time.Hour), Extractor: "x/1", Gone: true}
	put(t, s, gone)
	if err := s.File(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if n := s.Meta().PageCount; n != 0 {
		t.Errorf("%d pages with facts", n)
	}
	err := s.View(func(tx *state.Tx) error {
		return tx.EachName(func(key state.ID, evidence []state.ID) error {
			t.Errorf("evidence %x of %x is left", evidence, key)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFileThatCannotBeUsed(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		want  error
	}{
		"no database": {func(t *testing.T, path string) { write(t, path, []byte("this is no database, however long it may be")) }, state.ErrDamaged},
		"cut off":     {func(t *testing.T, path string) { cut(t, path) }, state.ErrDamaged},
		"newer":       {func(t *testing.T, path string) { meta(t, path, `{"schema":99}`) }, state.ErrSchema},
		"older, with other buckets": {func(t *testing.T, path string) {
			meta(t, path, `{"schema":3,"written":[]}`)
			edit(t, path, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("journal")) })
		}, state.ErrSchema},
		"meta is no JSON": {func(t *testing.T, path string) { meta(t, path, `{`) }, state.ErrDamaged},
		"a bucket is missing": {func(t *testing.T, path string) {
			edit(t, path, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("texts")) })
		}, state.ErrDamaged},
		"a journal that ends early": {func(t *testing.T, path string) {
			edit(t, path, func(tx *bolt.Tx) error { return tx.Bucket([]byte("journal")).Put([]byte("1"), []byte{9, 't'}) })
		}, state.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "state.db")
			s := open(t, path)
			put(t, s, everyKind())
			s.Close()
			c.spoil(t, path)
			if s, err := state.Open(path, state.Options{}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
				if err == nil {
					s.Close()
				}
			}
			aside, err := state.SetAside(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(aside); err != nil {
				t.Error(err)
			}
			open(t, path).Close()
		})
	}
}

func write(t *testing.T, path string, b []byte) {
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func cut(t *testing.T, path string) {
	if err := os.Truncate(path, 5*4096); err != nil {
		t.Fatal(err)
	}
}

func meta(t *testing.T, path, json string) {
	edit(t, path, func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("meta"), []byte(json)) })
}

func edit(t *testing.T, path string, fn func(*bolt.Tx) error) {
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
}

// TestGarbageIsAnError overwrites each part of a file in turn: whatever breaks
// is reported as damage, and nothing panics.
func TestGarbageIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	put(t, s, everyKind())
	s.Close()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for at := 0; at < len(good); at += 4096 {
		bad := append([]byte{}, good...)
		for i := at; i < min(at+4096, len(bad)); i++ {
			bad[i] = byte(i * 131)
		}
		write(t, path, bad)
		if err := readAll(path); err != nil {
			found++
			if !errors.Is(err, state.ErrDamaged) {
				t.Errorf("garbage at %d: %v, want ErrDamaged", at, err)
			}
		}
	}
	if found == 0 {
		t.Error("no damage was found")
	}
}

func readAll(path string) error {
	s, err := state.Open(path, state.Options{NoSync: true})
	if err != nil {
		return err
	}
	defer s.Close()
	return s.View(func(tx *state.Tx) error {
		if err := tx.EachPage(nil, func(p *state.Page) (bool, error) {
			_, err := p.AllFacts()
			return true, err
		}); err != nil {
			return err
		}
		return tx.EachName(func(key state.ID, _ []state.ID) error {
			_, _, err := tx.Shown(key)
			return err
		})
	})
}

func TestFileThatIsInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	defer s.Close()
	if _, err := state.Open(path, state.Options{Wait: 10 * time.Millisecond}); !errors.Is(err, state.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(state.Pack(state.NewPage(everyKind(), nil)))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := state.Unpack(b)
		if err != nil {
			return
		}
		if _, err := p.AllFacts(); err != nil && !errors.Is(err, state.ErrDamaged) {
			t.Errorf("%v is no ErrDamaged", err)
		}
	})
}

// TestDamagedFileIsNotInUse: a file that breaks while it is opened is damaged
// however often it is opened, and never in use.
func TestDamagedFileIsNotInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	for range 20 {
		put(t, s, everyKind())
	}
	s.Close()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 2 * 4096; size < len(good)-4096; size += 4096 { // the last page may be a free one
		write(t, path, good[:size])
		for range 2 {
			if _, err := state.Open(path, state.Options{Wait: 10 * time.Millisecond}); !errors.Is(err, state.ErrDamaged) {
				t.Errorf("cut at %d of %d: %v, want ErrDamaged", size, len(good), err)
			}
		}
	}
}
