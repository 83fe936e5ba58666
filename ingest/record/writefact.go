package record

import "errors"

// fact writes kind, the fields of the body and evidence as one object.
func (w *writer) fact(f Fact) {
	if f.Body == nil {
		w.err = errors.Join(w.err, errors.New("a fact without a body"))
		return
	}
	w.b = append(w.b, '{')
	w.str("kind", string(f.Body.Kind()))
	f.Body.write(w)
	w.name("evidence")
	w.b = append(w.b, '{')
	w.str("quote", f.Evidence.Quote)
	path := f.Evidence.Path
	if path == nil {
		path = []string{}
	}
	w.strs("path", path)
	w.b = append(w.b, '}', '}')
}

func (t Tool) write(w *writer) {
	w.str("name", t.Name)
	w.opt("page_url", t.PageURL)
	w.str("description", t.Description)
	w.str("role", string(t.Role))
	w.strs("categories", t.Categories)
	w.opt("homepage", t.Homepage)
	w.opt("repository", t.Repository)
}

func (s Stat) write(w *writer) {
	w.str("tool", s.Tool)
	w.str("metric", s.Metric)
	w.number("value", s.Value)
	w.number("low", s.Low)
	w.number("high", s.High)
	w.str("unit", s.Unit)
	w.str("raw", s.Raw)
	w.opt("text", s.Text)
	w.opt("as_of", string(s.AsOf))
}

func (t Trait) write(w *writer) {
	w.str("tool", t.Tool)
	w.str("attribute", t.Attribute)
	w.strs("values", t.Values)
	w.str("raw", t.Raw)
	w.strs("versus", t.Versus)
}

func (p Pro) write(w *writer) { w.point(p.Tool, p.Text, p.Votes) }

func (p Con) write(w *writer) { w.point(p.Tool, p.Text, p.Votes) }

func (w *writer) point(tool string, text NullString, votes *int64) {
	w.str("tool", tool)
	w.null("text", text)
	w.count("votes", votes)
}

func (f Comparison) write(w *writer) {
	w.strs("tools", f.Tools)
	w.str("title", f.Title)
	w.str("intro", f.Intro)
	w.str("summary", f.Summary)
}

func (f Difference) write(w *writer) {
	w.strs("tools", f.Tools)
	w.str("title", f.Title)
	w.str("text", f.Text)
}

func (f Verdict) write(w *writer) {
	w.strs("tools", f.Tools)
	w.null("winner", f.Winner)
	w.str("summary", f.Summary)
	w.name("use_if")
	w.any(f.UseIf)
}

func (f Opinion) write(w *writer) {
	w.str("author", f.Author)
	w.str("role", f.Role)
	w.str("date", string(f.Date))
	w.str("stance", f.Stance)
	w.strs("tools", f.Tools)
	w.str("text", f.Text)
	w.count("views", f.Views)
}

func (f Measurement) write(w *writer) {
	w.str("tool", f.Tool)
	w.str("metric", f.Metric)
	w.number("value", f.Value)
	w.number("low", f.Low)
	w.number("high", f.High)
	w.str("unit", f.Unit)
	w.flag("approximate", f.Approximate)
	w.str("workload", f.Workload)
	w.null("attributed_to", f.AttributedTo)
	w.str("raw", f.Raw)
	w.opt("as_of", string(f.AsOf))
}

func (f Answer) write(w *writer) {
	w.str("question", f.Question)
	w.str("text", f.Text)
	w.strs("tools", f.Tools)
}

func (f Guidance) write(w *writer) {
	w.str("tool", f.Tool)
	w.strs("versus", f.Versus)
	w.str("advice", string(f.Advice))
	w.str("text", f.Text)
}

func (f Relation) write(w *writer) {
	w.str("from", f.From)
	w.null("to", f.To)
	w.str("relation", string(f.Relation))
}

func (f RelatedComparison) write(w *writer) {
	w.str("title", f.Title)
	w.str("url", f.URL)
	w.strs("tools", f.Tools)
}
