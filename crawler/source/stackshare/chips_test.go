package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestDecidedChips reads names between the stance of a signed card and its text: they
// are its tags and not its text, with links or without.
func TestDecidedChips(t *testing.T) {
	for chips, want := range map[string][]string{
		`<div><span>A</span><span>Zig Web</span></div>`:                    {"A", "Zig Web"},
		`<p><span class=badge>Elm</span> <span class=badge>Zig</span></p>`: {"Elm", "Zig"},
		`<div><b>A</b></div>`:       {"A"},
		`<p>Engineer at Quarry</p>`: nil,
	} {
		page := `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><div><b>Ana Lee</b></div><div>May 21, 2020</div><div>Decided</div>` + chips +
			`<p>We moved all of it in one week and have not looked back since.</p><div>524k views</div></div>`
		list := bodiesOf[record.Opinion](extractBody(t, page))
		if len(list) != 1 {
			t.Fatalf("%s: %d opinions", chips, len(list))
		}
		if diff := cmp.Diff(want, list[0].Tools); diff != "" || !strings.HasPrefix(list[0].Text, "We moved") {
			t.Errorf("%s: text %q, tags (-want +got):\n%s", chips, list[0].Text, diff)
		}
	}
}

// TestChipsInLine reads chips in the line of the day and the stance.
func TestChipsInLine(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	for line, want := range map[string][]string{
		`<p><time>May 21, 2020</time> <b>Needs advice</b> on <span class=badge>Elm</span> <span class=badge>Zig</span></p>`: {"Elm", "Zig"},
		`<p>May 21, 2020</p><div>Needs advice on <span>Elm</span><span>Zig</span></div>`:                                    {"Elm", "Zig"},
		`<p>May 21, 2020</p><div>Decided <span class=chip>A</span><span class=chip>Zig</span></div>`:                        {"A", "Zig"},
	} {
		list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><h3>Ana Lee</h3>`+line+text+`<p>524k views</p></div>`))
		if len(list) != 1 {
			t.Fatalf("%s: %d opinions", line, len(list))
		}
		o := list[0]
		if diff := cmp.Diff(want, o.Tools); diff != "" || o.Author != "Ana Lee" || o.Date != "2020-05-21" || o.Stance == "" || !strings.HasPrefix(o.Text, "We moved") {
			t.Errorf("%s: %+v, tags (-want +got):\n%s", line, o, diff)
		}
	}
}
