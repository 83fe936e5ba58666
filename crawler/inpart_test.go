package crawler_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestWhatIsNotReadIsTold: a page that is read in part keeps what was read, is
// counted, has a letter that says what is missing, and loses it when all is read.
func TestWhatIsNotReadIsTold(t *testing.T) {
	w := newWorld(t)
	long := "<h2>" + strings.Repeat("Ab ", 100) + "</h2><h2>Odd\u202etool</h2>"
	w.site.page("/tool/a", strings.Replace(full("A"), "</body>", long+"</body>", 1))
	w.site.page("/tool/b", full("B"))
	run := w.run(crawl, home+"/tool/a", home+"/tool/b")
	if run.Summary.InPart != 1 || run.Summary.Dead != 0 || run.Summary.Fetched != 2 || w.said()["/tool/a"] != 8 {
		t.Errorf("%+v, said %v", run.Summary, w.said())
	}
	row := w.row("/tool/a")
	if d := w.dead()["/tool/a"]; d.Class != "read_in_part" || row.State != record.Done || !strings.HasPrefix(row.Unread, "headings of more than 200") {
		t.Errorf("letter %+v, row %s %q", d, row.State, row.Unread)
	}
	for _, want := range []string{"headings of more than 200 characters, which name no tool: 1", "direction of text", ": 1"} {
		if reason := w.dead()["/tool/a"].Reason; !strings.Contains(reason, want) || strings.ContainsRune(reason, '\u202e') {
			t.Errorf("no %q in %q", want, reason)
		}
	}
	if len(w.dead()) != 1 {
		t.Errorf("letters %v", w.dead())
	}
	first := w.dead()["/tool/a"].At
	w.clock.Advance(time.Hour)
	w.run(refresh)
	if row := w.row("/tool/a"); !strings.HasPrefix(row.Unread, "headings of more than 200") || !w.dead()["/tool/a"].At.Equal(first) {
		t.Errorf("the same again is written again: %q, letters %v", row.Unread, w.dead())
	}
	w.site.page("/tool/a", full("A"))
	w.clock.Advance(time.Hour)
	if run := w.run(refresh); run.Summary.InPart != 0 || len(w.dead()) != 0 || w.row("/tool/a").Unread != "" {
		t.Errorf("all is read: %+v, letters %v", run.Summary, w.dead())
	}
}

// TestLettersOfOlderRows: a row of before it had a field for what was not read has
// that in its note. Its letter goes once the page is read whole, and can be
// replayed.
func TestLettersOfOlderRows(t *testing.T) {
	w := newWorld(t)
	odd := strings.Replace(full("A"), "</body>", "<h2>"+strings.Repeat("Ab ", 100)+"</h2></body>", 1)
	older := func() {
		w.site.page("/tool/a", odd)
		w.clock.Advance(time.Hour)
		w.run(refresh)
		u, err := w.log.GetURL(t.Context(), home+"/tool/a")
		if err != nil || u.Row.Unread == "" || len(w.dead()) != 1 {
			t.Fatalf("%+v, letters %v, %v", u.Row, w.dead(), err)
		}
		u.Row.Note, u.Row.Unread = "read in part: "+u.Row.Unread, ""
		if _, err := w.log.PutURL(t.Context(), u.Row, u.Seq); err != nil {
			t.Fatal(err)
		}
		w.site.page("/tool/a", full("A"))
		w.clock.Advance(time.Hour)
	}
	w.site.page("/tool/a", full("A"))
	w.run(crawl, home+"/tool/a")

	older()
	w.run(refresh)
	if row := w.row("/tool/a"); len(w.dead()) != 0 || row.Unread != "" || row.Note != "" {
		t.Errorf("read whole: letters %v, row %+v", w.dead(), row)
	}

	older()
	c, stop := w.start(w.opts)
	stop()
	if err := c.Control().Replay(t.Context(), home+"/tool/a"); err != nil {
		t.Fatal(err)
	}
	if row := w.row("/tool/a"); row.State != record.Due || row.Note != "replayed" || row.Unread != "" {
		t.Errorf("replayed: %+v", row)
	}
}

// TestReadInPartAndHeld: that a version is held and that a page was not read
// whole are told of it side by side, and each until it is no longer so.
func TestReadInPartAndHeld(t *testing.T) {
	w := newWorld(t)
	odd := func(page string) string {
		return strings.Replace(page, "</body>", "<h2>"+strings.Repeat("Ab ", 100)+"</h2></body>", 1)
	}
	hollow := toolPage("A", 0, nil, nil)
	refreshed := func(page string) (row record.URLRow, dead, held int) {
		w.site.page("/tool/a", page)
		w.clock.Advance(time.Hour)
		w.run(refresh)
		return w.row("/tool/a"), len(w.dead()), len(w.held())
	}
	w.site.page("/tool/a", odd(full("A")))
	w.run(crawl, home+"/tool/a")
	if row, dead, held := refreshed(odd(hollow)); row.Unread == "" || !strings.HasPrefix(row.Note, "held: ") || dead != 1 || held != 1 {
		t.Errorf("hollow and read in part: %q, %q, %d letters, %d held", row.Unread, row.Note, dead, held)
	}
	if row, dead, held := refreshed(hollow); row.Unread != "" || !strings.HasPrefix(row.Note, "held: ") || dead != 0 || held != 1 {
		t.Errorf("hollow and read whole: %q, %q, %d letters, %d held", row.Unread, row.Note, dead, held)
	}
	if row, dead, held := refreshed(full("A")); row.Unread != "" || row.Note != "" || dead != 0 || held != 0 {
		t.Errorf("whole again: %q, %q, %d letters, %d held", row.Unread, row.Note, dead, held)
	}
}

// TestInvalidFactsAreTold: facts that no record may hold are dropped, and
// counted.
func TestInvalidFactsAreTold(t *testing.T) {
	w := newWorld(t)
	s := &tools{}
	s.extract = func(p *source.Page) (source.Extraction, error) {
		x := source.Extraction{Page: record.Page{PageType: record.PageTool, Title: "A", CategoryPath: []string{}}}
		for i := range 20 {
			x.Page.Facts = append(x.Page.Facts, record.Fact{Body: record.Tool{Name: fmt.Sprint("Tool ", i), Role: record.RoleMentioned}})
		}
		x.Page.Facts[7].Body = record.Tool{Name: strings.Repeat("x", 300), Role: record.RoleMentioned}
		return x, nil
	}
	w.opts.Sources = []source.Source{s}
	w.site.page("/tool/a", full("A"))
	run := w.run(crawl, home+"/tool/a")
	if d := w.dead()["/tool/a"]; run.Summary.InPart != 1 || !strings.Contains(d.Reason, "facts that no record may hold: 1") {
		t.Errorf("%+v, letter %+v", run.Summary, d)
	}
}
