package index

import "github.com/stackdex/stackdex/ingest/record"

func (c *Category) encode(w *record.Writer) {
	w.Open()
	w.Strs("lvl0", c.Lvl0)
	w.Strs("lvl1", c.Lvl1)
	w.Strs("lvl2", c.Lvl2)
	w.Close()
}

func encodeSource(w *record.Writer, s Source) {
	w.Open()
	w.Int("n", int64(s.N))
	w.Str("site", s.Site)
	w.Str("url", s.URL)
	w.Str("seen_at", s.SeenAt)
	w.Opt("published_at", s.PublishedAt)
	w.Opt("license", s.License)
	w.Close()
}

func encodePassageSource(w *record.Writer, s PassageSource) {
	w.Open()
	w.Str("site", s.Site)
	w.Str("url", s.URL)
	w.Str("path", s.Path)
	w.Str("seen_at", s.SeenAt)
	w.Opt("published_at", s.PublishedAt)
	w.Opt("license", s.License)
	w.Close()
}

func encodeToolRef(w *record.Writer, t ToolRef) {
	w.Open()
	w.Str("id", t.ID)
	w.Str("name", t.Name)
	if len(t.Src) > 0 {
		ints(w, "src", t.Src)
	}
	w.Close()
}

func encodeDescription(w *record.Writer, d Description) {
	w.Open()
	w.Str("text", d.Text)
	ints(w, "src", d.Src)
	w.Close()
}

func encodeNamed(w *record.Writer, n Named) {
	w.Open()
	w.Str("name", n.Name)
	ints(w, "src", n.Src)
	w.Close()
}

func encodeFigure(w *record.Writer, f Figure) {
	w.Open()
	w.Str("metric", f.Metric)
	w.Str("label", f.Label)
	w.Number("value", f.Value)
	w.Number("low", f.Low)
	w.Number("high", f.High)
	w.Str("unit", f.Unit)
	w.Str("display", f.Display)
	w.StrOrNull("as_of", f.AsOf)
	w.Str("date", f.Date)
	w.Str("seen_at", f.SeenAt)
	ints(w, "src", f.Src)
	w.Str("why", f.Why)
	w.Int("total", int64(f.Total))
	record.List(w, "others", f.Others, encodeOtherFigure)
	if len(f.Growth) > 0 {
		object(w, "growth", f.Growth, encodeGrowth)
	}
	w.Close()
}

func encodeOtherFigure(w *record.Writer, f OtherFigure) {
	w.Open()
	w.Number("value", f.Value)
	w.Str("display", f.Display)
	w.StrOrNull("as_of", f.AsOf)
	w.Str("date", f.Date)
	w.Str("seen_at", f.SeenAt)
	ints(w, "src", f.Src)
	w.Str("status", f.Status)
	w.Close()
}

func encodeGrowth(w *record.Writer, name string, g Growth) {
	w.Name(name)
	w.Open()
	w.Number("change", &g.Change)
	w.Number("percent", &g.Percent)
	w.Str("since", g.Since)
	w.Close()
}

func encodeTrait(w *record.Writer, t ToolTrait) {
	w.Open()
	w.Str("key", t.Key)
	w.Str("label", t.Label)
	t.fields(w)
	w.Close()
}

func encodeCell(w *record.Writer, c Cell) {
	w.Open()
	c.fields(w)
	w.Close()
}

func (c *Cell) fields(w *record.Writer) {
	w.Strs("values", c.Values)
	ints(w, "src", c.Src)
	w.Str("status", c.Status)
	if len(c.Others) > 0 {
		record.List(w, "others", c.Others, encodeOtherTrait)
	}
	w.Int("others_total", int64(c.OthersTotal))
}

func encodeOtherTrait(w *record.Writer, t OtherTrait) {
	w.Open()
	w.Strs("values", t.Values)
	ints(w, "src", t.Src)
	w.Str("status", t.Status)
	w.Close()
}

func encodeClaim(w *record.Writer, c Claim) {
	w.Open()
	w.Str("passage", c.Passage)
	w.Str("metric", c.Metric)
	w.Str("display", c.Display)
	w.Number("value", c.Value)
	w.Str("unit", c.Unit)
	w.Str("workload", c.Workload)
	w.Close()
}

func encodePoint(w *record.Writer, p Point) {
	w.Open()
	w.Str("text", p.Text)
	w.Count("votes", p.Votes)
	ints(w, "src", p.Src)
	w.Close()
}

func encodeVerdict(w *record.Writer, v VerdictRef) {
	w.Open()
	w.StrOrNull("winner", v.Winner)
	w.Str("summary", v.Summary)
	record.List(w, "use_if", v.UseIf, func(w *record.Writer, u UseIf) {
		w.Open()
		w.Str("tool", u.Tool)
		w.Str("text", u.Text)
		w.Close()
	})
	w.Str("passage", v.Passage)
	ints(w, "src", v.Src)
	w.Close()
}

func encodeRow(w *record.Writer, r Row) {
	w.Open()
	w.Str("key", r.Key)
	w.Str("label", r.Label)
	w.Strs("cells", r.Cells)
	w.Flag("relative", r.Relative)
	ints(w, "src", r.Src)
	record.List(w, "sides", r.Sides, encodeCell)
	w.Close()
}

func encodeMeasured(w *record.Writer, m Measured) {
	w.Open()
	w.Str("metric", m.Metric)
	w.Str("unit", m.Unit)
	w.Str("workload", m.Workload)
	numbers(w, "values", m.Values)
	w.Strs("display", m.Display)
	w.Strs("passages", m.Passages)
	if len(m.Others) > 0 {
		record.List(w, "others", m.Others, encodeOtherMeasured)
	}
	w.Close()
}

func encodeOtherMeasured(w *record.Writer, m OtherMeasured) {
	w.Open()
	w.Str("tool", m.Tool)
	w.Number("value", m.Value)
	w.Str("display", m.Display)
	w.Str("passage", m.Passage)
	w.Close()
}

func encodeSideFigures(w *record.Writer, f SideFigures) {
	w.Open()
	w.Str("metric", f.Metric)
	w.Str("label", f.Label)
	record.List(w, "sides", f.Sides, encodeSideFigure)
	w.Close()
}

func encodeSideFigure(w *record.Writer, f *SideFigure) {
	if f == nil {
		w.Any(nil)
		return
	}
	w.Open()
	w.Number("value", f.Value)
	w.Str("display", f.Display)
	w.Str("date", f.Date)
	ints(w, "src", f.Src)
	if len(f.Others) > 0 {
		record.List(w, "others", f.Others, encodeOtherFigure)
	}
	w.Close()
}

func encodeSidePoints(w *record.Writer, p SidePoints) {
	w.Open()
	w.Str("tool", p.Tool)
	record.List(w, "pros", p.Pros, encodePoint)
	w.Int("pros_total", int64(p.ProsTotal))
	record.List(w, "cons", p.Cons, encodePoint)
	w.Int("cons_total", int64(p.ConsTotal))
	w.Close()
}

func encodePageFigure(w *record.Writer, f PageFigure) {
	w.Open()
	w.Str("metric", f.Metric)
	numbers(w, "values", f.Values)
	w.Str("date", f.Date)
	w.Str("seen_at", f.SeenAt)
	ints(w, "src", f.Src)
	w.Close()
}

func encodeDifference(w *record.Writer, d DifferenceRef) {
	w.Open()
	w.Str("title", d.Title)
	w.Str("passage", d.Passage)
	w.Close()
}

func encodeGuidance(w *record.Writer, g GuidanceRef) {
	w.Open()
	w.Str("tool", g.Tool)
	w.Str("advice", g.Advice)
	w.Str("excerpt", g.Excerpt)
	w.Str("passage", g.Passage)
	w.Close()
}

func encodeContrast(w *record.Writer, c Contrast) {
	w.Open()
	w.Str("passage", c.Passage)
	w.Str("relation", c.Relation)
	w.Close()
}
