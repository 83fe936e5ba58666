package ingest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestHistory(t *testing.T) {
	l, ctx := open(t), within(t)
	entry := record.HistoryEntry{Source: "github", URL: "https://a.example/", SeenAt: day, Stats: []record.Stat{{Tool: "A", Metric: "github.stars"}}}
	later := entry
	later.SeenAt = day.Add(time.Hour)
	for _, e := range []record.HistoryEntry{entry, entry, later} {
		if err := l.AppendHistory(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	var got []time.Time
	err := l.ScanHistory(ctx, func(h record.StoredHistory) error { got = append(got, h.Entry.SeenAt); return nil })
	if diff := cmp.Diff([]time.Time{entry.SeenAt, later.SeenAt}, got); diff != "" || err != nil {
		t.Errorf("entries (-want +got), %v:\n%s", err, diff)
	}
	info, err := l.HistoryInfo(ctx)
	if err != nil || info.Count != 2 || info.Last != 2 || info.Created.IsZero() {
		t.Errorf("info %+v, %v", info, err)
	}
	entry.Stats[0].Metric = "made.up"
	if err := l.AppendHistory(ctx, entry); !errors.Is(err, record.ErrInvalid) || !strings.Contains(err.Error(), "stats[0].metric") {
		t.Errorf("an unknown metric: %v", err)
	}
}

// TestHistoryOfADataset: what the log has is not written again; a dataset that
// says something else than the day has so far wins with every row, wherever the
// row stood before and whatever its part says otherwise; one that was cut off is
// continued.
func TestHistoryOfADataset(t *testing.T) {
	l, ctx := open(t), within(t)
	put := func(parts ...string) {
		t.Helper()
		d, err := l.OpenDataset(ctx, "github", day)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			if err := d.Put(ctx, rowsOf(part)); err != nil {
				t.Fatal(err)
			}
		}
	}
	var seq uint64
	for _, step := range []struct {
		why   string
		parts []string
		want  []string // messages: rows, and how much later than the day they are dated
	}{
		{"cut off", []string{"a=1 b=1"}, []string{"a=1 b=1 0s"}},
		{"continued", []string{"a=1 b=1", "c=1"}, []string{"c=1 0s"}},
		{"again", []string{"a=1 b=1", "c=1"}, nil},
		{"corrected", []string{"a=2 b=1", "c=1"}, []string{"a=2 b=1 1ns", "c=1 1ns"}},
		{"corrected back", []string{"a=1 b=1", "c=1"}, []string{"a=1 b=1 2ns", "c=1 2ns"}},
		{"one more in front", []string{"x=1 a=1", "b=3 c=1"}, []string{"x=1 a=1 3ns", "b=3 c=1 3ns"}},
		{"fewer", []string{"c=4"}, []string{"c=4 4ns"}},
		{"only the last part differs", []string{"c=4", "b=5"}, []string{"c=4 5ns", "b=5 5ns"}},
		{"the same part after fewer", []string{"x=1 a=1", "b=5"}, []string{"x=1 a=1 6ns", "b=5 6ns"}},
		{"cut off in a correction", []string{"x=2 a=1"}, []string{"x=2 a=1 7ns"}},
		{"continued in a correction", []string{"x=2 a=1", "b=5"}, []string{"x=2 a=1 8ns", "b=5 8ns"}},
		{"and again", []string{"x=2 a=1", "b=5"}, nil},
	} {
		put(step.parts...)
		if diff := cmp.Diff(step.want, written(t, l, &seq)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.why, diff)
		}
	}
	d, err := l.OpenDataset(ctx, "github", day)
	if err != nil {
		t.Fatal(err)
	}
	many := make([]record.HistoryEntry, record.MaxBatch+1)
	for _, entries := range [][]record.HistoryEntry{nil, many, rowsOf("\x01=1")} {
		if err := d.Put(ctx, entries); !errors.Is(err, record.ErrInvalid) {
			t.Errorf("%d entries: %v", len(entries), err)
		}
	}
}

// TestDatasetAfterOneOfAnOlderVersion: a part that is not valid any more is read in
// part, and a later dataset of the day is dated after it, too.
func TestDatasetAfterOneOfAnOlderVersion(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	rows := rowsOf("a=1 b=1")
	rows[0].Stats[0].Tool = "Tr\uFFFDfik"
	part := string(record.Day(day)) + "#1"
	old, err := record.Encode(record.HistoryBatch{Schema: 1, Source: "github", Part: part, SeenAt: day.Add(5), Entries: rows})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(ctx, "history.github."+record.Token(part), old); err != nil {
		t.Fatal(err)
	}
	d, err := l.OpenDataset(ctx, "github", day)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Put(ctx, rowsOf("b=2")); err != nil {
		t.Fatal(err)
	}
	seq := uint64(1)
	if diff := cmp.Diff([]string{"b=2 6ns"}, written(t, l, &seq)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// rowsOf reads rows of a dataset, given as names with stars.
func rowsOf(part string) (rows []record.HistoryEntry) {
	for _, row := range strings.Split(part, " ") {
		name, stars, _ := strings.Cut(row, "=")
		n := float64(stars[0] - '0')
		rows = append(rows, record.HistoryEntry{URL: "https://a.example/" + name, Stats: []record.Stat{{Tool: "A", Metric: "github.stars", Value: &n}}})
	}
	return rows
}

// written returns the messages of HISTORY behind seq.
func written(t *testing.T, l *ingest.Log, seq *uint64) (messages []string) {
	t.Helper()
	rows := map[uint64]string{}
	after := *seq
	err := l.ScanHistory(within(t), func(h record.StoredHistory) error {
		if h.Seq > after {
			*seq = h.Seq
			rows[h.Seq] += fmt.Sprintf("%s=%v ", strings.TrimPrefix(h.Entry.URL, "https://a.example/"), *h.Entry.Stats[0].Value)
			rows[h.Seq+1<<32] = fmt.Sprint(h.Entry.SeenAt.Sub(day))
		}
		return h.Entry.Validate()
	})
	if err != nil {
		t.Fatal(err)
	}
	for n := after + 1; n <= *seq; n++ {
		messages = append(messages, rows[n]+rows[n+1<<32])
	}
	return messages
}
