package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTabs puts the label of each tab over its panel, as frameworks write them.
func TestTabs(t *testing.T) {
	quarry := []string{"h1: Sites", "h2: Quarry", "paragraph: Old", "h2: Slate", "paragraph: New"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"in order", `<h1>Sites</h1><ul role=tablist><li role=tab>Quarry</li><li role=tab>Slate</li></ul><div><div role=tabpanel><p>Old</p></div><div role=tabpanel hidden><p>New</p></div></div>`, quarry},
		{"long questions", `<h1>Sites</h1><div role=tablist><button role=tab aria-controls=q>Which of the two quarries should we ask for slates of a large roof?</button><button role=tab aria-controls=s>Slate?</button></div><div><div role=tabpanel id=q>Old</div><div role=tabpanel id=s hidden>New</div></div>`,
			[]string{"h1: Sites", "h2: Which of the two quarries should we ask for slates of a large roof?", "paragraph: Old", "h2: Slate?", "paragraph: New"}},
		{"a strip that does not say so", `<h1>Sites</h1><div><x-head><div role=tab><span>Quarry</span></div><div role=tab><span>Slate</span></div></x-head><div><x-body role=tabpanel><div><p>Old</p></div></x-body><x-body role=tabpanel><div><p>New</p></div></x-body></div></div>`, quarry},
		{"by the ids of the panels", `<h1>Sites</h1><ul role=tablist><li role=presentation><button role=tab data-x aria-controls=q aria-selected=true>Quarry</button></li><li role=presentation><button role=tab aria-controls=s>Slate</button></li></ul><div><div id=s role=tabpanel>New</div><div id=q role=tabpanel>Old</div></div>`,
			[]string{"h1: Sites", "h2: Slate", "paragraph: New", "h2: Quarry", "paragraph: Old"}},
		{"in another order, one hidden", `<h1>Sites</h1><div role=tablist><button role=tab id=t0 aria-controls=q>Quarry</button><button role=tab id=t1 aria-controls=s>Slate</button></div><div role=tabpanel id=s aria-labelledby=t1>New</div><div role=tabpanel id=q aria-labelledby=t0 hidden>Old</div>`,
			[]string{"h1: Sites", "h2: Slate", "paragraph: New", "h2: Quarry", "paragraph: Old"}},
		{"links to sections behind the tabs", `<h1>Sites</h1><div role=tablist><button role=tab aria-controls=q>Quarry</button><button role=tab aria-controls=s>Slate</button></div><ul><li><a href=#x>Prices</a></li><li><a href=#y>Places</a></li></ul><div role=tabpanel id=q>Old</div><div role=tabpanel id=s hidden>New</div>`,
			[]string{"h1: Sites", "item: Prices", "item: Places", "h2: Quarry", "paragraph: Old", "h2: Slate", "paragraph: New"}},
		{"two sets of the same ids", `<h1>Sites</h1><div><div role=tablist><a role=tab href=#a>Quarry</a><a role=tab href=#b>Slate</a></div><div><div id=a>Old</div><div id=b hidden>New</div></div></div><div><div role=tablist><a role=tab href=#a>Chalk</a><a role=tab href=#b>Marl</a></div><div><div id=a>Soft</div><div id=b hidden>Wet</div></div></div>`,
			[]string{"h1: Sites", "h2: Quarry", "paragraph: Old", "h2: Slate", "paragraph: New", "h3: Chalk", "paragraph: Soft", "h3: Marl", "paragraph: Wet"}},
		{"by the ids of the tabs", `<h1>Sites</h1><div><div><div role=tablist><button id=t0 role=tab>Quarry</button><button id=t1 role=tab>Slate</button></div></div></div><div role=tabpanel id=p0 aria-labelledby=t0><div>Old</div></div><div role=tabpanel hidden id=p1 aria-labelledby=t1><div>New</div></div>`, quarry},
		{"with initials in place of a picture", `<h1>Sites</h1><ul role=tablist><li><a role=tab href=#q><span aria-hidden=true>Q</span><span>Quarry</span></a></li><li><a role=tab href=#s><span aria-hidden=true>S</span><span>Slate</span></a></li></ul><div role=tabpanel id=q>Old</div><div role=tabpanel id=s hidden>New</div>`, quarry},
		{"by links to the panels", `<h1>Sites</h1><ul><li><a href=#q>Quarry</a></li><li><a href=#s>Slate</a></li></ul><div><div id=q><p>Old</p></div><div id=s style="display:none"><p>New</p></div></div>`, quarry},
		{"of which none is hidden", `<h1>Sites</h1><div><ul><li><a href=#q>Quarry</a></li><li><a href=#s>Slate</a></li></ul><div id=q>Old</div><div id=s>New</div></div>`, quarry},
		{"panels in wrappers", `<h1>Sites</h1><div role=tablist><a role=tab aria-controls=q>Quarry</a><a role=tab aria-controls=s>Slate</a></div><div><div><div id=q>Old</div></div><div hidden><div id=s role=tabpanel>New</div></div></div>`, quarry},
		{"radio buttons", `<h1>Sites</h1><div><input type=radio id=i1 name=a checked><input type=radio id=i2 name=a><div><label for=i1>Quarry</label><label for=i2>Slate</label></div><div><div>Old</div><div>New</div></div></div>`, quarry},
		{"buttons of a script", `<h1>Sites</h1><div><button onclick="a()">Quarry</button><button onclick="b()">Slate</button></div><div><p>Old</p></div><div style="display: none"><p>New</p></div>`, quarry},
		{"in wrappers", `<h1>Sites</h1><div><div><button>Quarry</button><button>Slate</button></div></div><div><div><div><p>Old</p></div><div style="display:none"><p>New</p></div></div></div>`, quarry},
		{"a panel whose own heading has the name", `<h1>Sites</h1><div role=tablist><a role=tab>Quarry</a><a role=tab>Slate</a></div><div role=tabpanel><h3>About Quarry</h3>Old</div><div role=tabpanel><h3>Slate</h3>New</div>`,
			[]string{"h1: Sites", "h3: About Quarry", "paragraph: Old", "h3: Slate", "paragraph: New"}},
		{"a panel whose own headings have not", `<h1>Sites</h1><h3>All</h3><div role=tablist><a role=tab>Quarry</a><a role=tab>Slate</a></div><div role=tabpanel><h4>Pros</h4>Old</div><div role=tabpanel><h4>Pros</h4>New</div>`,
			[]string{"h1: Sites", "h3: All", "h3: Quarry", "h4: Pros", "paragraph: Old", "h3: Slate", "h4: Pros", "paragraph: New"}},
		{"tabs in panels", `<div role=tablist><i role=tab>Quarry</i><i role=tab>Slate</i></div><div role=tabpanel><div role=tablist><i role=tab>Pros</i><i role=tab>Cons</i></div><div role=tabpanel>1</div></div><div role=tabpanel><div role=tablist><i role=tab>Pros</i><i role=tab>Cons</i></div><div role=tabpanel>2</div><div role=tabpanel>3</div></div>`,
			[]string{"h2: Quarry", "h3: Pros", "paragraph: 1", "h2: Slate", "h3: Pros", "paragraph: 2", "h3: Cons", "paragraph: 3"}},
		{"a panel that comes later", `<div role=tablist><b role=tab>Quarry</b><b role=tab>Slate</b></div><div role=tabpanel>1</div><div role=tabpanel></div>`, []string{"h2: Quarry", "paragraph: 1"}},
		{"tabs without panels", `<div role=tablist><div role=tab>Overview</div><div role=tab>Advice</div></div><h3>Overview</h3><div><div>1</div><div>2</div></div>`,
			[]string{"paragraph: Overview", "paragraph: Advice", "h3: Overview", "paragraph: 1", "paragraph: 2"}},
		{"a table of contents", `<ul><li><a href=#a>First</a></li><li><a href=#b>Second</a></li></ul><section id=a><h2>One</h2>1</section><section id=b><h2>Two</h2>2</section>`,
			[]string{"item: First", "item: Second", "h2: One", "paragraph: 1", "h2: Two", "paragraph: 2"}},
		{"links to skip", `<ul><li><a href=#m>Content</a></li><li><a href=#f>Footer</a></li></ul><div id=m><div id=f>1</div></div>`, []string{"item: Content", "item: Footer", "paragraph: 1"}},
		{"an accordion that says tab", `<div role=tablist><div role=tab id=x>Quarry</div><div role=tabpanel aria-labelledby=x>1</div><div role=tab>Slate</div><div role=tabpanel>2</div></div>`,
			[]string{"paragraph: Quarry", "paragraph: 1", "paragraph: Slate", "paragraph: 2"}},
		{"links without an address", `<h1>Sites</h1><div><div><a><div>Quarry</div></a><a><div>Slate</div></a></div><div><div><p>Old</p></div><div><p>New</p></div></div></div>`, quarry},
		{"panels that say nothing", `<h1>Sites</h1><x-tab><div role=tablist><button role=tab>Quarry</button><button role=tab>Slate</button></div><x-panel><p>Old</p></x-panel><x-panel><p>New</p></x-panel></x-tab>`, quarry},
		{"links to one place, under a title", `<h1>Sites</h1><div><h3>In short</h3><ul><li><a href="#x">Quarry</a></li><li><a href="#x">Slate</a></li></ul><div><p>Old</p></div><div><p>New</p></div></div>`,
			[]string{"h1: Sites", "h3: In short", "h4: Quarry", "paragraph: Old", "h4: Slate", "paragraph: New"}},
		{"a set of elements of its own", `<h1>Sites</h1><x-set><x-tab slot=nav panel=a>Quarry</x-tab><x-tab slot=nav panel=b>Slate</x-tab><x-panel name=a><p>Old</p></x-panel><x-panel name=b><p>New</p></x-panel></x-set>`, quarry},
		{"elements of its own that name nothing", `<h1>Sites</h1><x-set><x-chip slot=a>Quarry</x-chip><x-chip slot=a>Slate</x-chip><x-row name=a><p>Old</p></x-row><x-row name=b><p>New</p></x-row></x-set>`, []string{"h1: Sites", "paragraph: Quarry", "paragraph: Slate", "paragraph: Old", "paragraph: New"}},
		{"chips without an address", `<div><a>Quarry</a><a>Slate</a></div><p>1</p><p>2</p>`, []string{"paragraph: Quarry ¦ Slate", "paragraph: 1", "paragraph: 2"}},
		{"a form", `<div><label for=a>Name</label><label for=b>Mail</label></div><div><div>1</div><div>2</div></div>`, []string{"paragraph: Name ¦ Mail", "paragraph: 1", "paragraph: 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}
