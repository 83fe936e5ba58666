package cli

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
)

type exportCmd struct {
	What   string `arg:"" enum:"tools,comparisons,passages,figures" help:"tools, comparisons, passages or figures."`
	Format string `help:"ndjson, or for figures also csv." enum:"ndjson,csv" default:"ndjson"`
}

func (exportCmd) Help() string {
	return `One JSON document a line, in the order of ids: the same index gives the same bytes.

  stackdex export tools > tools.ndjson
  stackdex export figures --format csv > figures.csv`
}

func (c *exportCmd) Validate() error {
	if c.Format == "csv" && c.What != "figures" {
		return fmt.Errorf("--format csv: only figures fit into a table; %s are written as ndjson", c.What)
	}
	return nil
}

func (c *exportCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	w := bufio.NewWriter(a.out)
	if c.What == "figures" {
		err = exportFigures(a, lib, w, c.Format)
	} else {
		err = lib.Export(a.ctx, index.Name(c.What), func(doc []byte) error {
			if _, err := w.Write(doc); err != nil {
				return err
			}
			return w.WriteByte('\n')
		})
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// figureLine is one observation of a figure, shown or not.
type figureLine struct {
	Tool    string   `json:"tool"`
	Name    string   `json:"name"`
	Metric  string   `json:"metric"`
	Value   *float64 `json:"value"`
	Display string   `json:"display"`
	AsOf    *string  `json:"as_of"`
	Date    string   `json:"date"`
	SeenAt  string   `json:"seen_at"`
	Status  string   `json:"status"` // shown, agrees, lags, superseded or conflicts
	Site    string   `json:"site"`
	URL     string   `json:"url"`
}

func exportFigures(a *app, lib library, w io.Writer, format string) error {
	write, flush := figureWriter(w, format)
	err := lib.Export(a.ctx, index.Tools, func(doc []byte) error {
		var t index.Tool
		if err := json.Unmarshal(doc, &t); err != nil {
			return fmt.Errorf("document of a tool: %w", err)
		}
		for _, line := range figureLines(&t) {
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

func figureLines(t *index.Tool) []figureLine {
	var lines []figureLine
	add := func(line figureLine, src []int) {
		line.Tool, line.Name = t.ID, t.Name
		for _, s := range t.Sources {
			if len(src) > 0 && s.N == src[0] {
				line.Site, line.URL = s.Site, s.URL
			}
		}
		lines = append(lines, line)
	}
	for _, f := range t.Figures {
		add(figureLine{Metric: f.Metric, Value: f.Value, Display: f.Display, AsOf: f.AsOf, Date: f.Date, SeenAt: f.SeenAt, Status: "shown"}, f.Src)
		for _, o := range f.Others {
			add(figureLine{Metric: f.Metric, Value: o.Value, Display: o.Display, AsOf: o.AsOf, Date: o.Date, SeenAt: o.SeenAt, Status: o.Status}, o.Src)
		}
	}
	return lines
}

func figureWriter(w io.Writer, format string) (write func(figureLine) error, flush func() error) {
	if format == "ndjson" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return func(l figureLine) error { return enc.Encode(l) }, func() error { return nil }
	}
	out := csv.NewWriter(w)
	header := true
	write = func(l figureLine) error {
		if header {
			header = false
			if err := out.Write([]string{"tool", "name", "metric", "value", "display", "as_of", "seen_at", "status", "site", "url", "date"}); err != nil {
				return err
			}
		}
		value, asOf := "", ""
		if l.Value != nil {
			value = strconv.FormatFloat(*l.Value, 'f', -1, 64)
		}
		if l.AsOf != nil {
			asOf = *l.AsOf
		}
		return out.Write([]string{cell(l.Tool), cell(l.Name), cell(l.Metric), value, cell(l.Display), cell(asOf), cell(l.SeenAt), cell(l.Status), cell(l.Site), cell(l.URL), cell(l.Date)})
	}
	return write, func() error {
		out.Flush()
		return out.Error()
	}
}

// cell keeps a spreadsheet from running text of strangers as a formula
// (OWASP: CSV injection).
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// lines writes one JSON object a line.
func (a *app) lines() *json.Encoder {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc
}
