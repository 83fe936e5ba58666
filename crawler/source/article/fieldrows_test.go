package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestRowsOfBoxes reads tables that rows of boxes make, with the tools down or across, and lines
// of labelled values between dots.
func TestRowsOfBoxes(t *testing.T) {
	row := func(cells ...string) string {
		return "<div><span>" + strings.Join(cells, "</span><span>") + "</span></div>"
	}
	want := []string{"Django License BSD", "Django Memory ~243 MB", "Flask License BSD-3", "Flask Memory ~156 MB"}
	for name, body := range map[string]string{
		"tools down":        row("", "License", "Memory") + row("Django", "BSD", "~243 MB") + row("Flask", "BSD-3", "~156 MB"),
		"tools across":      row("", "Django (async)", "Flask (Gunicorn)") + row("License", "BSD", "BSD-3") + row("Memory", "~243 MB", "~156 MB"),
		"rows of a list":    "<ul><li><div></div><div>Django</div><div>Flask</div></li><li><div>License</div><div>BSD</div><div>BSD-3</div></li><li><div>Memory</div><div>~243 MB</div><div>~156 MB</div></li></ul>",
		"strong cells":      "<ul><li><div></div><div>Memory</div><div>License</div></li><li><div>Django</div><div><b>~243 MB</b></div><div>BSD</div></li><li><div>Flask</div><div><b>~156 MB</b></div><div>BSD-3</div></li></ul>",
		"one grid":          "<div><div>Django</div><div>Flask</div><div>License</div><div>BSD</div><div>BSD-3</div><div>Memory</div><div>~243 MB</div><div>~156 MB</div></div>",
		"boxes, tools down": "<div><div><div>License</div><div>Memory</div></div><div><div>Django</div><div>BSD</div><div>~243 MB</div></div><div><div>Flask</div><div>BSD-3</div><div>~156 MB</div></div></div>",
		"noted names":       "<div><div>Django (async)</div><p>License: BSD · Memory: ~243 MB</p></div><div><div>Flask (sync)</div><p>License: BSD-3 · Memory: ~156 MB</p></div>",
		"dotted lines":      "<div><div>Django</div><p>License: BSD · Memory: ~243 MB</p></div><div><div>Flask</div><p>License: BSD-3 · Memory: ~156 MB</p></div>",
	} {
		var got []string
		measured := 0
		for _, f := range blog(t, frameworks+"<h2>How do they compare?</h2><p>In short:</p><div>"+body+"</div><p>That is all that Django and Flask differ in.</p>").Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
			case record.Measurement:
				measured++
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" || measured != 2 {
			t.Errorf("%s: %d figures (-want +got):\n%s", name, measured, diff)
		}
	}
}

// TestSignsInColumns reads columns of boxes side by side, some of which hold no more than
// the picture of a tick: what stands below it does not slide up.
func TestSignsInColumns(t *testing.T) {
	column := func(cells ...string) string {
		b := &strings.Builder{}
		for _, c := range cells {
			if c == "yes" || c == "no" {
				c = `<img src="/` + c + `.svg" alt="` + c + `">`
			}
			b.WriteString("<div>" + c + "</div>")
		}
		return "<div>" + b.String() + "</div>"
	}
	columns := `<ul><li><div style="display:flex">` + column("Attribute", "License", "Language", "Async", "Admin", "Years") + column("Django", "BSD", "Python", "no", "yes", "20") + column("Flask", "BSD-3", "Python", "no", "no", "15") + `</div><p>Both are old.</p></li></ul>`
	ragged := `<ul><li><div style="display:flex">` + column("Attribute", "License", "Language", "Async", "Admin", "Years") + column("Django", "BSD", "Python", "no", "yes", "20") + column("Flask", "BSD-3", "Python", "no", "15") + `</div><p>Both are old.</p></li></ul>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"columns": {columns, []string{"Django Admin yes", "Django Async no", "Django Language Python", "Django License BSD", "Django Years 20",
			"Flask Admin no", "Flask Async no", "Flask Language Python", "Flask License BSD-3", "Flask Years 15"}},
		"one too short": {ragged + licenses, []string{"Django License BSD", "Flask License BSD"}},
	} {
		var got []string
		for _, f := range blog(t, frameworks+"<h2>How do they compare?</h2>"+c.body).Facts {
			if b, ok := f.Body.(record.Trait); ok {
				got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestDayElsewhere reads the day of publication at the foot of a page, and above the paragraphs
// that introduce it.
func TestDayElsewhere(t *testing.T) {
	const intro = "<p>Django is a solid framework, but it is not always the right one for a team.</p><p>This guide covers what speaks for Flask, and what does not, in every major use.</p>"
	head, rest, _ := strings.Cut(frameworks, "<h1>")
	for name, page := range map[string]string{
		"foot":         frameworks + licenses + `<p>Written by <a rel="author" href="/a">Ana Lima</a>. Published on March 4, 2026.</p>`,
		"introduction": head + `<article><div><span>By <a href="/author/ana" rel="author">Ana Lima</a></span><time datetime="2026-03-04">March 4, 2026</time></div>` + intro + intro[:strings.Index(intro, "<p>This")] + "<h1>" + rest + licenses + "</article>",
	} {
		if got := blog(t, page); got.PublishedAt != "2026-03-04" || got.Author != "Ana Lima" {
			t.Errorf("%s: %q by %q", name, got.PublishedAt, got.Author)
		}
	}
}

// TestUnclosedHead reads tables all of whose rows stand in a thead.
func TestUnclosedHead(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+`<table><thead><tr><th>Attribute<th>Django<th>Flask<tr><th>License<th>BSD<th>BSD-3<tr><th>Size<th>large<th>small</table>`).Facts {
		if b, ok := f.Body.(record.Trait); ok {
			got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
		}
	}
	if diff := cmp.Diff([]string{"Django License BSD", "Flask License BSD-3", "Django Size large", "Flask Size small"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDuels reads attributes under which each tool has a text and a mark of who wins.
func TestDuels(t *testing.T) {
	side := func(name, text, mark string) string {
		return "<div><b>" + name + "</b><p>" + text + "</p><span>" + mark + "</span></div>"
	}
	body := "<h2>By category</h2>"
	for _, c := range [][3]string{{"Speed", "Slow at times.", "Quick."}, {"Size", "Large.", "One file."}} {
		body += "<h3>" + c[0] + "</h3><div>" + side("Django", c[1], "LOSES") + "<div>VS</div>" + side("Flask", c[2], "WINS") + "</div>"
	}
	var got []string
	for _, f := range blog(t, frameworks+body+"<h2>Last words</h2><p>Django and Flask are both free.</p>").Facts {
		if b, ok := f.Body.(record.Trait); ok {
			got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
		}
	}
	if diff := cmp.Diff([]string{"Django Speed Slow at times.", "Flask Speed Quick.", "Django Size Large.", "Flask Size One file."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBylineAboveIntroduction reads an author on a line of their own above that of the day, and
// the days of publication and of the last change, above the paragraphs before the title.
func TestBylineAboveIntroduction(t *testing.T) {
	const intro = "<p>Django is a solid framework, but it is not always the right one for a team of any size.</p><p>This guide covers what speaks for Flask, and what does not, in every major use.</p><p>You will find direct comparisons on architecture and performance here, and more.</p>"
	head, rest, _ := strings.Cut(frameworks, "<h1>")
	for name, line := range map[string]string{
		"two lines": `<div><img alt="Ana Lima" src="a"><a href="/@ana">Ana Lima</a></div><div>18 min read · Mar 4, 2026</div>`,
		"two days":  `<div>By Ana Lima · Published March 4, 2026 · Updated May 1, 2026</div>`,
	} {
		if got := blog(t, head+"<article>"+line+intro+"<h1>"+rest+licenses+"</article>"); got.PublishedAt != "2026-03-04" || got.Author != "Ana Lima" {
			t.Errorf("%s: %q by %q", name, got.PublishedAt, got.Author)
		}
	}
}

// TestFigureOfTheOther reads figures that are set against another tool's, a tool that its page
// writes in small letters too, and modes of which rows tell.
func TestFigureOfTheOther(t *testing.T) {
	page := `<title>Comparison with Ferry | Barge</title><h1>Comparison with Ferry</h1><p>Frameworks for developers, each with an API. With barge you write data: barge reads a file, so barge is quick, as barge users say, and barge stays small. Barge is new. Ferry is old, Ferry is large, and Ferry starts slowly. Barge and Barge scripts are data; Barge keeps them.</p>
		<table><tr><th>Mode<th>Ferry<th>Barge<tr><td>Async<td>400 req/s<td>~450 req/s<tr><td>Sync<td>380 req/s<td>~430 req/s</table>
		<h2>What barge does that Ferry doesn't</h2><ul><li>Native startup. 5 ms vs 60 ms, longer for large ones.<li>It needs 90 MB.</ul>`
	want := []string{"Ferry|400 req/s|req/s|Async", "Barge|~450 req/s|req/s|Async", "Ferry|380 req/s|req/s|Sync", "Barge|~430 req/s|req/s|Sync", "Barge|5 ms|ms|", "Barge|90 MB|MB|"}
	if diff := cmp.Diff(want, measured(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
