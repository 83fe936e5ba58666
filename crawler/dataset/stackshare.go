// Package dataset turns published datasets into pages, as if they had been
// crawled on the day they were made.
package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// StackShareAttribution is what the licence of the dataset (ODbL 1.0) asks to
// be said wherever it is used.
const StackShareAttribution = "Contains information from the stackshare-dataset (github.com/captn3m0/stackshare-dataset), made available under the ODbL 1.0."

// The name under which pages of the dataset are cited, apart from crawled ones,
// their licence, and the extractor that read them.
const (
	StackShareSource    = "stackshare-dataset"
	StackShareLicense   = "ODbL-1.0"
	stackShareExtractor = "stackshare-csv/2"
)

// ErrFormat means that a file is not the dataset that was expected.
var ErrFormat = errors.New("not the expected dataset")

// columns are the ones that are read; the file may have more.
var columns = []string{"url", "name", "title", "votes", "description", "stack_count", "layer", "function"}

// Row is a row of a dataset as a page.
type Row struct {
	Line int // of the file, where the row begins
	Page record.Page
}

// StackShare reads tools.csv of the stackshare-dataset, a page a row, as seen
// on asOf. A row that cannot be read yields an error that names its line, and
// reading goes on; an error of the file itself is the last.
func StackShare(r io.Reader, asOf time.Time) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		row := &bounded{r: r, left: maxRow}
		in := csv.NewReader(row)
		in.ReuseRecord = true
		header, err := in.Read()
		if err != nil {
			yield(Row{}, fmt.Errorf("line 1: %w: %w", ErrFormat, err))
			return
		}
		at := map[string]int{}
		for i, name := range header {
			at[strings.TrimPrefix(name, "\ufeff")] = i
		}
		for _, name := range columns {
			if _, ok := at[name]; !ok {
				yield(Row{}, fmt.Errorf("line 1: no column %q: %w", name, ErrFormat))
				return
			}
		}
		line := 1
		for {
			row.left = maxRow
			fields, err := in.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				if errors.Is(err, errRow) {
					err = fmt.Errorf("after line %d: %w", line, err)
				}
				if !yield(Row{}, fmt.Errorf("%w: %w", ErrFormat, err)) || !errors.Is(err, csv.ErrFieldCount) {
					return
				}
				continue
			}
			line, _ = in.FieldPos(0)
			page, err := stackSharePage(func(name string) string { return strings.TrimSpace(fields[at[name]]) }, asOf)
			if err != nil {
				err = fmt.Errorf("line %d: %w", line, err)
			}
			if !yield(Row{line, page}, err) {
				return
			}
		}
	}
}

// maxRow bounds a row in bytes: one with an unclosed quote extends to the end of the file.
const maxRow = 1 << 20

var errRow = fmt.Errorf("a row is longer than %d bytes; is a quote missing?", maxRow)

// bounded reads what is left of a row.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errRow
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}

// site is what every row is a page of.
const site = "https://stackshare.io/"

func stackSharePage(field func(string) string, asOf time.Time) (record.Page, error) {
	url, err := canon.URL("", field("url"))
	if err != nil {
		return record.Page{}, fmt.Errorf("column url: %w", err)
	}
	if !strings.HasPrefix(url, site) {
		return record.Page{}, fmt.Errorf("column url: %.100q is no page of %s, whose figures these are", url, site)
	}
	if i := strings.IndexFunc(field("name"), record.IsMisleading); i >= 0 {
		r, _ := utf8.DecodeRuneInString(field("name")[i:])
		return record.Page{}, fmt.Errorf("column name: it holds U+%04X, which hides what is written", r)
	}
	name := canon.Text(visible(field("name")))
	path := categories(field("layer"), field("function"))
	p := record.Page{
		Schema: record.SchemaVersion, Source: StackShareSource, URL: url, PageType: record.PageTool, Title: name,
		CategoryPath: path, SeenAt: asOf.UTC(), Extractor: stackShareExtractor,
	}
	evidence := record.Evidence{Quote: record.Clip(field("title"), record.MaxQuote), Path: []string{"tools.csv"}}
	p.Facts = append(p.Facts, record.Fact{Evidence: evidence, Body: record.Tool{
		Name: name, PageURL: url, Description: described(canon.Text(visible(field("title"))), canon.Text(visible(field("description")))), Role: record.RoleSubject, Categories: slices.Clone(path),
	}})
	for _, s := range []struct{ column, metric string }{{"votes", "stackshare.votes"}, {"stack_count", "stackshare.stacks"}} {
		stat, ok, err := count(name, s.metric, field(s.column), record.Day(asOf))
		if err != nil {
			return p, fmt.Errorf("column %s: %w", s.column, err)
		}
		if ok {
			p.Facts = append(p.Facts, record.Fact{Evidence: evidence, Body: stat})
		}
	}
	if err := p.Validate(); err != nil {
		return p, err
	}
	p.ContentHash, err = p.Hash()
	return p, err
}

// described puts the title of a row, which says what the tool is, in front of its
// description, which seldom does.
func described(title, description string) string {
	stated := strings.TrimRight(title, ".")
	switch {
	case stated == "" || strings.HasPrefix(strings.ToLower(description), strings.ToLower(stated)):
		return description
	case description == "":
		return title
	case strings.ContainsAny(stated[len(stated)-1:], "!?"):
		return stated + " " + description
	}
	return stated + ". " + description
}

func count(tool, metric, raw string, asOf record.Date) (record.Stat, bool, error) {
	if raw == "" {
		return record.Stat{}, false, nil
	}
	n, err := strconv.ParseInt(raw, 10, 64)
	if err != nil {
		return record.Stat{}, false, fmt.Errorf("%.40q is not a whole number", raw)
	}
	if n < 0 {
		return record.Stat{}, false, fmt.Errorf("%.40q is negative", raw)
	}
	m, _ := record.MetricByName(metric)
	v := float64(n)
	return record.Stat{Tool: tool, Metric: metric, Value: &v, Low: &v, High: &v, Unit: m.Unit, Raw: raw, AsOf: asOf}, true, nil
}

// categories writes the dataset's slugs as StackShare's pages show them:
// "application and data" is "Application & Data".
func categories(slugs ...string) []string {
	path := make([]string, 0, len(slugs))
	for _, slug := range slugs {
		words := strings.FieldsFunc(slug, func(r rune) bool { return r == ' ' || r == '-' })
		for i, w := range words {
			if w == "and" {
				words[i] = "&"
				continue
			}
			_, first := utf8.DecodeRuneInString(w)
			words[i] = strings.ToUpper(w[:first]) + w[first:]
		}
		if len(words) > 0 {
			path = append(path, strings.Join(words, " "))
		}
	}
	return path
}

// visible drops direction marks and other invisible characters, which some names of the
// dataset begin with.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
