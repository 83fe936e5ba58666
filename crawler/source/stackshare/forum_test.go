package stackshare_test

import (
	"slices"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestPostsOfBoards reads advice as boards lay out their posts: the day behind a label, a
// way to the top, and the tags behind the views.
func TestPostsOfBoards(t *testing.T) {
	const text = `I tried to keep many small sites on one machine and it went well.`
	for name, post := range map[string]string{
		"a table":      `<table><tr><td><b>Ana Lee</b></td><td><b>Posted:</b> Jun 13, 2020</td></tr><tr><td>Needs advice</td><td>` + text + `</td></tr><tr><td><a href="#top">Top</a></td><td>12k views · on Python, Redis</td></tr></table>`,
		"boxes":        `<div><div><b>Ana Lee</b></div><div><span>Posted on</span> <span>Jun 13, 2020</span></div><div>Needs advice</div><p>` + text + `</p><div>12k views | on Python and Redis</div><a href="#top">Back to top</a></div>`,
		"a definition": `<div><h4>Ana Lee</h4><p><i>Asked:</i> <i>Jun 13, 2020</i></p><p>Needs advice</p><p>` + text + `</p><p><a href="#">▲ Top</a></p><p>12k views · on Python, Redis</p></div>`,
	} {
		list := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+post))
		if len(list) != 1 {
			t.Errorf("%s: %d opinions", name, len(list))
			continue
		}
		o := list[0]
		if o.Author != "Ana Lee" || o.Role != "" || o.Date != "2020-06-13" || o.Stance != "needs_advice" || string(o.Text) != text || o.Views == nil || *o.Views != 12000 || !slices.Equal(o.Tools, []string{"Python", "Redis"}) {
			t.Errorf("%s: %+v", name, o)
		}
	}
}

// TestDaysBehindViews takes the day behind how often a card was read for no tag.
func TestDaysBehindViews(t *testing.T) {
	const text = `I tried to keep many small sites on one machine and it went well.`
	for name, post := range map[string]string{
		"two pieces": `<ul><li><span>12k views</span> | <span>on Jun 13, 2020</span></li><li><p>` + text + `</p></li><li>Decided | by Ana Lee</li></ul>`,
		"one piece":  `<div><p>12k views | on June 13, 2020</p><p>` + text + `</p><p>Decided | by Ana Lee</p></div>`,
	} {
		list := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+post))
		if len(list) != 1 || list[0].Date != "2020-06-13" || list[0].Tools != nil || list[0].Author != "Ana Lee" || list[0].Views == nil || *list[0].Views != 12000 {
			t.Errorf("%s: %+v", name, list)
		}
	}
}
