package index

import (
	"maps"
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// Encode appends the document to w as encoding/json would write it.
func (t *Tool) Encode(w *record.Writer) {
	w.Open()
	w.Str("id", t.ID)
	w.Int("schema", int64(t.Schema))
	w.Strs("former_ids", t.FormerIDs)
	w.Flag("sample", t.Sample)
	w.Str("name", t.Name)
	w.Strs("names", t.Names)
	w.Strs("name_keys", t.NameKeys)
	w.Str("kind", t.Kind)
	w.Str("summary", t.Summary)
	ints(w, "summary_src", t.SummarySrc)
	record.List(w, "descriptions", t.Descriptions, encodeDescription)
	w.Name("category")
	t.Category.encode(w)
	w.Strs("languages", t.Languages)
	w.Strs("licenses", t.Licenses)
	w.Opt("homepage", t.Homepage)
	w.Opt("repository", t.Repository)
	w.Strs("alternative_of", t.AlternativeOf)
	w.Int("alternative_of_total", int64(t.AltOfTotal))
	record.List(w, "alternatives", t.Alternatives, encodeToolRef)
	w.Int("alternatives_total", int64(t.AltTotal))
	record.List(w, "integrations", t.Integrations, encodeToolRef)
	w.Int("integrations_total", int64(t.IntTotal))
	record.List(w, "related", t.Related, encodeToolRef)
	w.Int("related_total", int64(t.RelTotal))
	w.Strs("comparisons", t.Comparisons)
	w.Int("comparisons_total", int64(t.CompTotal))
	w.Number("popularity", &t.Popularity)
	w.Int("popularity_tier", int64(t.PopularityTier))
	object(w, "metrics", t.Metrics, func(w *record.Writer, name string, v float64) { w.Number(name, &v) })
	object(w, "dates", t.Dates, (*record.Writer).Int)
	record.List(w, "figures", t.Figures, encodeFigure)
	record.List(w, "traits", t.Traits, encodeTrait)
	w.Int("traits_total", int64(t.TraitsTotal))
	record.List(w, "claims", t.Claims, encodeClaim)
	w.Int("claims_total", int64(t.ClaimsTotal))
	w.Strs("conflicts", t.Conflicts)
	record.List(w, "pros", t.Pros, encodePoint)
	w.Int("pros_total", int64(t.ProsTotal))
	record.List(w, "cons", t.Cons, encodePoint)
	w.Int("cons_total", int64(t.ConsTotal))
	record.List(w, "used_by", t.UsedBy, encodeNamed)
	w.Int("used_by_total", int64(t.UsedByTotal))
	w.Strs("source_names", t.SourceNames)
	record.List(w, "sources", t.Sources, encodeSource)
	w.Int("sources_total", int64(t.SourcesTotal))
	w.Int("oldest_seen_ts", t.OldestSeen)
	w.Int("newest_seen_ts", t.NewestSeen)
	w.Close()
}

// Encode appends the document to w as encoding/json would write it.
func (c *Comparison) Encode(w *record.Writer) {
	w.Open()
	w.Str("id", c.ID)
	w.Int("schema", int64(c.Schema))
	w.Flag("sample", c.Sample)
	w.Strs("tools", c.Tools)
	w.Str("kind", c.Kind)
	w.Str("title", c.Title)
	w.Strs("titles", c.Titles)
	w.Str("summary", c.Summary)
	record.List(w, "sides", c.Sides, encodeToolRef)
	w.Strs("name_keys", c.NameKeys)
	w.Strs("winners", c.Winners)
	record.List(w, "verdicts", c.Verdicts, encodeVerdict)
	w.Int("verdicts_total", int64(c.VerdictsTotal))
	record.List(w, "rows", c.Rows, encodeRow)
	w.Int("rows_total", int64(c.RowsTotal))
	record.List(w, "measured", c.Measured, encodeMeasured)
	w.Int("measured_total", int64(c.MeasuredTotal))
	record.List(w, "page_figures", c.PageFigures, encodePageFigure)
	w.Int("page_figures_total", int64(c.FiguresTotal))
	record.List(w, "differences", c.Differences, encodeDifference)
	w.Int("differences_total", int64(c.DifferencesTotal))
	record.List(w, "guidance", c.Guidance, encodeGuidance)
	w.Int("guidance_total", int64(c.GuidanceTotal))
	w.Int("opinions_total", int64(c.OpinionsTotal))
	w.Strs("related", c.Related)
	w.Int("related_total", int64(c.RelatedTotal))
	w.Strs("source_names", c.SourceNames)
	record.List(w, "sources", c.Sources, encodeSource)
	w.Int("sources_total", int64(c.SourcesTotal))
	w.Int("newest_seen_ts", c.NewestSeen)
	if c.Derived {
		w.Flag("derived", true)
	} else {
		w.Omit()
	}
	w.Strs("conflicts", c.Conflicts)
	if len(c.Figures) > 0 {
		record.List(w, "figures", c.Figures, encodeSideFigures)
	} else {
		w.Omit()
	}
	if len(c.Points) > 0 {
		record.List(w, "points", c.Points, encodeSidePoints)
	} else {
		w.Omit()
	}
	w.Close()
}

// Encode appends the document to w as encoding/json would write it.
func (p *Passage) Encode(w *record.Writer) {
	w.Open()
	w.Str("id", p.ID)
	w.Int("schema", int64(p.Schema))
	w.Flag("sample", p.Sample)
	w.Str("kind", p.Kind)
	w.Strs("tools", p.Tools)
	w.Strs("tool_names", p.ToolNames)
	w.Strs("versus", p.Versus)
	w.Strs("comparisons", p.Comparisons)
	w.Str("title", p.Title)
	w.Str("excerpt", p.Excerpt)
	w.Str("text", p.Text)
	w.Opt("metric", p.Metric)
	w.Number("value", p.Value)
	w.Number("low", p.Low)
	w.Number("high", p.High)
	w.Flag("approximate", p.Approximate)
	w.Opt("unit", p.Unit)
	w.Opt("display", p.Display)
	w.Opt("workload", p.Workload)
	w.StrOrNull("attributed_to", p.AttributedTo)
	w.StrOrNull("as_of", p.AsOf)
	record.List(w, "contrast", p.Contrast, encodeContrast)
	w.Opt("advice", p.Advice)
	w.StrOrNull("author", p.Author)
	w.Opt("author_role", p.AuthorRole)
	w.StrOrNull("date", p.Date)
	w.StrOrNull("stance", p.Stance)
	w.Count("views", p.Views)
	w.Flag("boilerplate", p.Boilerplate)
	w.Int("citations", int64(p.Citations))
	w.Strs("source_names", p.SourceNames)
	record.List(w, "sources", p.Sources, encodePassageSource)
	w.Int("newest_seen_ts", p.NewestSeen)
	w.Close()
}

func ints(w *record.Writer, name string, list []int) {
	record.List(w, name, list, (*record.Writer).Whole)
}

func numbers(w *record.Writer, name string, list []*float64) {
	record.List(w, name, list, (*record.Writer).Float)
}

// object writes a field that is an object with keys of its own.
func object[V any](w *record.Writer, name string, m map[string]V, write func(w *record.Writer, name string, v V)) {
	if m == nil {
		w.Name(name)
		w.Any(nil)
		return
	}
	w.Name(name)
	w.Open()
	for _, k := range slices.Sorted(maps.Keys(m)) {
		write(w, k, m[k])
	}
	w.Close()
}
