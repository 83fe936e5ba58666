package index

// Comparison is all that is known of tools side by side: one document for a
// set of tools, in whatever order pages name them.
type Comparison struct {
	ID               string          `json:"id"`
	Schema           int             `json:"schema"`
	Sample           bool            `json:"sample"`
	Tools            []string        `json:"tools"`
	Kind             string          `json:"kind"` // pair or group
	Title            string          `json:"title"`
	Titles           []string        `json:"titles"`
	Summary          string          `json:"summary"`
	Sides            []ToolRef       `json:"sides"`
	NameKeys         []string        `json:"name_keys"`
	Winners          []string        `json:"winners"` // ids
	Verdicts         []VerdictRef    `json:"verdicts"`
	VerdictsTotal    int             `json:"verdicts_total"`
	Rows             []Row           `json:"rows"`
	RowsTotal        int             `json:"rows_total"`
	Measured         []Measured      `json:"measured"`
	MeasuredTotal    int             `json:"measured_total"`
	PageFigures      []PageFigure    `json:"page_figures"`
	FiguresTotal     int             `json:"page_figures_total"`
	Differences      []DifferenceRef `json:"differences"`
	DifferencesTotal int             `json:"differences_total"`
	Guidance         []GuidanceRef   `json:"guidance"`
	GuidanceTotal    int             `json:"guidance_total"`
	OpinionsTotal    int             `json:"opinions_total"`
	Related          []string        `json:"related"` // ids of comparisons
	RelatedTotal     int             `json:"related_total"`
	SourceNames      []string        `json:"source_names"`
	Sources          []Source        `json:"sources"`
	SourcesTotal     int             `json:"sources_total"`
	NewestSeen       int64           `json:"newest_seen_ts"`
	Derived          bool            `json:"derived,omitempty"` // made at query time, by no page
	Conflicts        []string        `json:"conflicts"`         // metrics and keys of rows on which sources disagree
	Figures          []SideFigures   `json:"figures,omitempty"` // set at query time: a stored copy would change with every star
	Points           []SidePoints    `json:"points,omitempty"`  // set at query time, as Figures
}

// SidePoints are the pros and cons of one of the tools that are compared, those with the
// most votes, as its document lists them.
type SidePoints struct {
	Tool      string  `json:"tool"` // id
	Pros      []Point `json:"pros"`
	ProsTotal int     `json:"pros_total"`
	Cons      []Point `json:"cons"`
	ConsTotal int     `json:"cons_total"`
}

// SideFigures is a metric of the tools that are compared, in the order of
// Sides, as their documents show it.
type SideFigures struct {
	Metric string        `json:"metric"`
	Label  string        `json:"label"`
	Sides  []*SideFigure `json:"sides"` // nil: not known
}

// SideFigure is the figure of one tool.
type SideFigure struct {
	Value   *float64 `json:"value"`
	Display string   `json:"display"`
	Date    string   `json:"date"` // as that of Figure
	Src     []int    `json:"src"`

	Others []OtherFigure `json:"others,omitempty"` // that conflict
}

// VerdictRef is a verdict of one source.
type VerdictRef struct {
	Winner  *string `json:"winner"` // id
	Summary string  `json:"summary"`
	UseIf   []UseIf `json:"use_if"`
	Passage string  `json:"passage"`
	Src     []int   `json:"src"`
}

// UseIf is the case in which a verdict recommends a tool.
type UseIf struct {
	Tool string `json:"tool"` // id
	Text string `json:"text"`
}

// Row is one attribute with a cell for each side, in the order of Sides; an
// empty cell is not known. What makes sense only beside the other cells of its
// page, as "Steeper" or a measurement, has a row of its own, whose cells are of
// one page; no two rows have the same Key and Relative.
type Row struct {
	Key      string   `json:"key"`
	Label    string   `json:"label"`
	Cells    []string `json:"cells"`
	Relative bool     `json:"relative"`
	Src      []int    `json:"src"`   // of all cells
	Sides    []Cell   `json:"sides"` // the cells with who says them, and what others say
}

// Measured is one workload measured on the sides; null where it was not.
type Measured struct {
	Metric   string     `json:"metric"`
	Unit     string     `json:"unit"`
	Workload string     `json:"workload"`
	Values   []*float64 `json:"values"`
	Display  []string   `json:"display"`
	Passages []string   `json:"passages"`

	Others []OtherMeasured `json:"others,omitempty"` // other results, in the order of Sides
}

// OtherMeasured is another result of the same workload.
type OtherMeasured struct {
	Tool    string   `json:"tool"` // id
	Value   *float64 `json:"value"`
	Display string   `json:"display"`
	Passage string   `json:"passage"`
}

// PageFigure is what one comparison page printed of a metric.
type PageFigure struct {
	Metric string     `json:"metric"`
	Values []*float64 `json:"values"`
	Date   string     `json:"date"` // the page's own, else the day it was seen
	SeenAt string     `json:"seen_at"`
	Src    []int      `json:"src"`
}

// DifferenceRef points to the passage of a difference.
type DifferenceRef struct {
	Title   string `json:"title"`
	Passage string `json:"passage"`
}

// GuidanceRef points to the passage of a piece of guidance.
type GuidanceRef struct {
	Tool    string `json:"tool"` // id
	Advice  string `json:"advice"`
	Excerpt string `json:"excerpt"`
	Passage string `json:"passage"`
}
