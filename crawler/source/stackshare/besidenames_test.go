package stackshare_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBesideNamesOfTools reads the descriptions below a row of the names of the tools,
// whatever stands beside each name.
func TestBesideNamesOfTools(t *testing.T) {
	for name, beside := range map[string][2]string{
		"nothing":             {`<div>Oak</div>`, `<div>Elm</div>`},
		"a button":            {`<div>Oak</div><button>Plant it</button>`, `<div>Elm</div><button>Plant it</button>`},
		"a line":              {`<div>Oak</div><div>Tree</div>`, `<div>Elm</div><div>Tree</div>`},
		"other lines":         {`<div>Oak</div><div>Slow tree</div>`, `<div>Elm</div><div>Tall tree</div>`},
		"an arrow":            {`<div><a href=/oak>Oak</a><a href=https://oak.example>↗</a></div>`, `<div><a href=/elm>Elm</a><a href=https://elm.example>↗</a></div>`},
		"a word behind":       {`<div>Oak <small>Trees (Broad)</small></div>`, `<div>Elm <small>Trees (Broad)</small></div>`},
		"a word that touches": {`<div>Oak<small>Trees (Broad)</small></div>`, `<div>Elm<small>Trees (Broad)</small></div>`},
		"a rank in front":     {`<div>#1 Oak</div>`, `<div>#2 Elm</div>`},
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1><h2>Detailed Comparison</h2><div><div>`+beside[0]+`</div><div>`+beside[1]+
				`</div></div><div><div><p>A tree that waits for longer than most others do.</p></div><div><p>A tree that bends in the wind and does not break.</p></div></div>`+
				`<h3>Statistics</h3><div><div><div><span>Stacks</span><span>38.7K</span></div></div><div><div><span>Stacks</span><span>91</span></div></div></div>`)
			var got []string
			for _, tool := range bodiesOf[record.Tool](page) {
				got = append(got, tool.Name+": "+tool.Description)
			}
			for _, trait := range bodiesOf[record.Trait](page) {
				got = append(got, trait.Tool+" has "+trait.Raw)
			}
			const want = "Oak: A tree that waits for longer than most others do.; Elm: A tree that bends in the wind and does not break."
			if strings.Join(got, "; ") != want {
				t.Errorf("got %q", got)
			}
		})
	}
}
