package record

import "errors"

// fact writes kind, the fields of the body and evidence as one object.
func (w *Writer) fact(f Fact) {
	if f.Body == nil {
		w.Err = errors.Join(w.Err, errors.New("a fact without a body"))
		return
	}
	w.Open()
	w.Str("kind", string(f.Body.Kind()))
	f.Body.write(w)
	w.Name("evidence")
	w.Open()
	w.Str("quote", f.Evidence.Quote)
	path := f.Evidence.Path
	if path == nil {
		path = []string{}
	}
	w.Strs("path", path)
	w.Close()
	w.Close()
}

func (t Tool) write(w *Writer) {
	w.Str("name", t.Name)
	w.Opt("page_url", t.PageURL)
	w.Str("description", t.Description)
	w.Str("role", string(t.Role))
	w.Strs("categories", t.Categories)
	w.Opt("homepage", t.Homepage)
	w.Opt("repository", t.Repository)
}

func (s Stat) write(w *Writer) {
	w.Str("tool", s.Tool)
	w.Str("metric", s.Metric)
	w.Number("value", s.Value)
	w.Number("low", s.Low)
	w.Number("high", s.High)
	w.Str("unit", s.Unit)
	w.Str("raw", s.Raw)
	w.Opt("text", s.Text)
	w.Opt("as_of", string(s.AsOf))
}

func (t Trait) write(w *Writer) {
	w.Str("tool", t.Tool)
	w.Str("attribute", t.Attribute)
	w.Strs("values", t.Values)
	w.Str("raw", t.Raw)
	w.Strs("versus", t.Versus)
}

func (p Pro) write(w *Writer) { w.point(p.Tool, p.Text, p.Votes) }

func (p Con) write(w *Writer) { w.point(p.Tool, p.Text, p.Votes) }

func (w *Writer) point(tool string, text NullString, votes *int64) {
	w.Str("tool", tool)
	w.nullable("text", text)
	w.Count("votes", votes)
}

func (f Comparison) write(w *Writer) {
	w.Strs("tools", f.Tools)
	w.Str("title", f.Title)
	w.Str("intro", f.Intro)
	w.Str("summary", f.Summary)
}

func (f Difference) write(w *Writer) {
	w.Strs("tools", f.Tools)
	w.Str("title", f.Title)
	w.Str("text", f.Text)
}

func (f Verdict) write(w *Writer) {
	w.Strs("tools", f.Tools)
	w.nullable("winner", f.Winner)
	w.Str("summary", f.Summary)
	w.Name("use_if")
	w.Any(f.UseIf)
}

func (f Opinion) write(w *Writer) {
	w.Str("author", f.Author)
	w.Str("role", f.Role)
	w.Str("date", string(f.Date))
	w.Str("stance", f.Stance)
	w.Strs("tools", f.Tools)
	w.Str("text", f.Text)
	w.Count("views", f.Views)
}

func (f Measurement) write(w *Writer) {
	w.Str("tool", f.Tool)
	w.Str("metric", f.Metric)
	w.Number("value", f.Value)
	w.Number("low", f.Low)
	w.Number("high", f.High)
	w.Str("unit", f.Unit)
	w.Flag("approximate", f.Approximate)
	w.Str("workload", f.Workload)
	w.nullable("attributed_to", f.AttributedTo)
	w.Str("raw", f.Raw)
	w.Opt("as_of", string(f.AsOf))
}

func (f Answer) write(w *Writer) {
	w.Str("question", f.Question)
	w.Str("text", f.Text)
	w.Strs("tools", f.Tools)
}

func (f Guidance) write(w *Writer) {
	w.Str("tool", f.Tool)
	w.Strs("versus", f.Versus)
	w.Str("advice", string(f.Advice))
	w.Str("text", f.Text)
}

func (f Relation) write(w *Writer) {
	w.Str("from", f.From)
	w.nullable("to", f.To)
	w.Str("relation", string(f.Relation))
}

func (f RelatedComparison) write(w *Writer) {
	w.Str("title", f.Title)
	w.Str("url", f.URL)
	w.Strs("tools", f.Tools)
}
