package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOneAttribute reads an attribute of two tools that stands alone, in the markup
// that others share, and lists of terms some of which are tools that nothing else
// names.
func TestOneAttribute(t *testing.T) {
	const behind = `<p>Both are old enough to be boring, which is what most teams need.</p>`
	one := []string{"Django License: BSD", "Flask License: MIT"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"below its name":    {`<h4>License</h4><dl><dt>Django<dd>BSD<dt>Flask<dd>MIT</dl>`, one},
		"with a picture":    {`<table><tr><td>Attribute<td>Django<td>Flask<tr><td>⚙️ License<td>BSD<td>MIT</table>`, one},
		"with a colon":      {`<table><tr><td>Attribute<td>Django<td>Flask<tr><td>License:<td>BSD<td>MIT</table>`, one},
		"below each tool":   {`<div><h4>Django</h4><dl><dt>License<dd>BSD</dl></div><div><h4>Flask</h4><dl><dt>License<dd>MIT</dl></div>`, one},
		"prose is no value": {`<p>Django has 80k stars on GitHub.</p><h4>License</h4><dl><dt>Django<dd>It has one that asks for very little, and that lawyers have known for many years.<dt>Flask<dd>MIT</dl>`, nil},
		"of tools new here": {`<h4>Type</h4><dl><dt>Flask<dd>Micro<dt>Starlette<dd>Toolkit</dl><h4>Server</h4><dl><dt>Flask<dd>WSGI<dt>Starlette<dd>ASGI</dl>`, []string{"Flask Type: Micro", "Starlette Type: Toolkit", "Flask Server: WSGI", "Starlette Server: ASGI"}},
	} {
		var got []string
		asked := ""
		for _, f := range blog(t, frameworks+`<h2>How does Flask compare to Django?</h2>`+c.body+behind).Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got = append(got, b.Tool+" "+b.Attribute+": "+strings.Join(b.Values, ", "))
			case record.Answer:
				asked += b.Text
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if name == "below its name" && asked != strings.TrimSuffix(strings.TrimPrefix(behind, "<p>"), "</p>") {
			t.Errorf("%s: %q", name, asked)
		}
	}
}

// TestAttributesInDescriptions reads lists of terms in which a description holds a
// tool with its value, or an attribute with its value, and takes no sentence for one.
func TestAttributesInDescriptions(t *testing.T) {
	const behind = "Both are old enough to be boring, which is what most teams need."
	all := []string{"Django Architecture: MVT, WSGI", "Flask Architecture: Microframework", "Django License: BSD", "Flask License: MIT"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"tool in front":          {`<dl><div><dt>Architecture<dd><span>Django</span> MVT, WSGI<dd><span>Flask</span> Microframework</div><div><dt>License<dd><span>Django</span> BSD<dd><span>Flask</span> MIT</div></dl>`, all},
		"tool in bold":           {`<dl><dt>Architecture<dd><b>Django</b> MVT, WSGI<dd><b>Flask</b> Microframework<dt>License<dd><b>Django</b> BSD<dd><b>Flask</b> MIT</dl>`, all},
		"tool and a dash":        {`<dl><dt>Architecture<dd>Django – MVT, WSGI<dd>Flask – Microframework<dt>License<dd>Django – BSD<dd>Flask – MIT</dl>`, all},
		"below each tool":        {`<dl><dt>Django<dd>Architecture: MVT, WSGI<dd>License: BSD<dt>Flask<dd>Architecture: Microframework<dd>License: MIT</dl>`, all},
		"a list each tool":       {`<dl><dt>Django<dd><b>Architecture:</b> MVT, WSGI<dd><b>License:</b> BSD</dl><dl><dt>Flask<dd><b>Architecture:</b> Microframework<dd><b>License:</b> MIT</dl>`, all},
		"none of one tool":       {`<dl><dt>Architecture<dd><b>Django:</b> &nbsp;<dd><b>Flask:</b> Microframework<dt>License<dd><b>Django:</b> BSD<dd><b>Flask:</b> MIT</dl>`, []string{"Django Architecture: ", "Flask Architecture: Microframework", "Django License: BSD", "Flask License: MIT"}},
		"one below each tool":    {`<dl><dt>Django<dd>License: BSD<dt>Flask<dd>License: MIT</dl>`, []string{"Django License: BSD", "Flask License: MIT"}},
		"sentences":              {`<dl><dt>Speed<dd>Django is fast enough<dd>Flask is small<dt>Age<dd>Django has been here since 2005<dd>Flask came later</dl>`, nil},
		"sentences with a stop":  {`<dl><dt>Speed<dd>Django 5 is fast.<dd>Flask 3 is small.<dt>Age<dd>Django 1.0 came in 2008.<dd>Flask 1.0 came in 2018.</dl>`, nil},
		"one tool":               {`<dl><dt>Admin<dd>Django Unfold<dt>Login<dd>Django Allauth</dl>`, nil},
		"other tools each time":  {`<dl><dt>Admin<dd>Django Unfold<dd>Flask Admin<dt>Login<dd>Flask Security<dd>Django Allauth</dl>`, nil},
		"other labels each time": {`<dl><dt>Django<dd>Note: Old<dt>Flask<dd>Remark: New</dl>`, nil},
	} {
		var got []string
		asked := ""
		for _, f := range blog(t, frameworks+`<h2>How does Flask compare to Django?</h2>`+c.body+"<p>"+behind+"</p>").Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got = append(got, b.Tool+" "+b.Attribute+": "+strings.Join(b.Values, ", "))
			case record.Answer:
				asked += b.Text
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" || c.want != nil && asked != behind {
			t.Errorf("%s: answer %q, traits (-want +got):\n%s", name, asked, diff)
		}
	}
}

// TestAttributesInParts reads tables that stand in parts: one a tool, side by side, and
// one card an attribute, in which each line begins with its tool.
func TestAttributesInParts(t *testing.T) {
	side := func(tool string, values ...string) string {
		s := `<table><thead><tr><th colspan=2>` + tool + `</thead>`
		for i, label := range []string{"Architecture", "Server", "License"} {
			s += `<tr><th>` + label + `<td>` + values[i]
		}
		return s + `</table>`
	}
	card := func(label, django, flask string) string {
		return `<div><h4>` + label + `</h4><p><b>Django: </b>` + django + `</p><p><b>Flask: </b>` + flask + `</p></div>`
	}
	want := []string{
		"Django Architecture: MVT (against Flask)", "Flask Architecture: Microframework (against Django)",
		"Django Server: WSGI (against Flask)", "Flask Server: Werkzeug (against Django)",
		"Django License: BSD (against Flask)", "Flask License: MIT (against Django)",
	}
	for name, body := range map[string]string{
		"a table a tool":      `<div>` + side("Django", "MVT", "WSGI", "BSD") + side("Flask", "Microframework", "Werkzeug", "MIT") + `</div>`,
		"a card an attribute": `<div>` + card("Architecture", "MVT", "Microframework") + card("Server", "WSGI", "Werkzeug") + card("License", "BSD", "MIT") + `</div>`,
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<h3>How does Flask compare to Django?</h3>`+body+`<h2>Which one?</h2><p>Both are old enough to be boring, which is what most teams need.</p>`).Facts {
			if b, ok := f.Body.(record.Trait); ok {
				got = append(got, b.Tool+" "+b.Attribute+": "+strings.Join(b.Values, ", ")+" (against "+strings.Join(b.Versus, ", ")+")")
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNumberedDescriptions reads what a tool is below a question with a number.
func TestNumberedDescriptions(t *testing.T) {
	for _, question := range []string{"What Is Flask?", "Q1. What Is Flask?", "Q: What Is Flask?", "3. What Is Flask?"} {
		got := ""
		for _, f := range blog(t, frameworks+`<h2>Is Flask a Good Django Alternative?</h2><p>Flask is a fine Django alternative.</p><h3>`+question+`</h3><p>Flask is a small framework.</p>`).Facts {
			if tool, ok := f.Body.(record.Tool); ok && tool.Name == "Flask" {
				got = tool.Description
			}
		}
		if got != "Flask is a small framework." {
			t.Errorf("%s: %q", question, got)
		}
	}
}

// TestPicturesBesideTools reads the tools of a table without the pictures beside their
// names.
func TestPicturesBesideTools(t *testing.T) {
	got := map[string]bool{}
	for _, f := range blog(t, frameworks+`<h2>How Do Django Alternatives Compare on Performance?</h2><table><tr><th>Framework<th>Throughput (req/s)<tr><td>🚀 FastAPI (async)<td>2,847<tr><td>🐍 Django (Gunicorn)<td>743</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			got[m.Tool+" "+m.Raw] = true
		}
	}
	if diff := cmp.Diff(map[string]bool{"FastAPI 2,847": true, "Django 743": true}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestReasonsToStay gives reasons to stay to the tool that there are alternatives to, not
// to the alternative in front of them.
func TestReasonsToStay(t *testing.T) {
	var got []string
	for _, f := range blog(t, `<title>Django Alternatives</title><h1>Django Alternatives</h1><p>Django is a Python web framework.</p><h2>Flask</h2><p>Flask serves 890 req/s in our test.</p><h2>FastAPI</h2><p>FastAPI serves 2,800 req/s in our test.</p><h2>When to stay</h2><ul><li>When you need the admin.<li>When the team knows its ORM.</ul>`).Facts {
		if g, ok := f.Body.(record.Guidance); ok {
			got = append(got, g.Tool+": "+g.Text)
		}
	}
	if diff := cmp.Diff([]string{"Django: When you need the admin.", "Django: When the team knows its ORM."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
