package indextest

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
)

// StackShare returns the tools of ../shared/data/stackshare-tools.csv as
// documents with what an import knows of them; it skips the test if the file
// is not there. It reads the rows itself: package dataset belongs to the crawler,
// which no part of the index knows.
func StackShare(tb testing.TB) []*index.Tool {
	tb.Helper()
	f, err := os.Open(StackShareCSV(tb))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows := csv.NewReader(f)
	head, err := rows.Read()
	if err != nil {
		tb.Fatal(err)
	}
	registry, err := names.Default()
	if err != nil {
		tb.Fatal(err)
	}
	table := names.NewTable(registry)
	var tools []*index.Tool
	byID := map[string]*index.Tool{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return tools
		}
		if err != nil {
			tb.Fatal(err)
		}
		cells := map[string]string{}
		for i, name := range head {
			cells[name] = row[i]
		}
		tool := stackShareTool(cells, table)
		if same := byID[tool.ID]; same != nil { // two rows of one tool
			same.Names = append(same.Names, tool.Names...)
			continue
		}
		byID[tool.ID] = tool
		tools = append(tools, tool)
	}
}

// RequireDataset is the variable that makes tests fail where the dataset of StackShare is
// not.
const RequireDataset = "STACKDEX_REQUIRE_DATASET"

// StackShareCSV returns the dataset in the directories above, and skips the test or
// benchmark if it is not there and is not required.
func StackShareCSV(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "shared", "data", "stackshare-tools.csv")
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	if os.Getenv(RequireDataset) != "" {
		tb.Fatal(RequireDataset, " is set, and there is no shared/data/stackshare-tools.csv in or beside the repository ", err)
	}
	tb.Skip("there is no shared/data/stackshare-tools.csv in or beside the repository ", err)
	return ""
}

// stackShareTool makes the document of a row; the registry gives its id, kind
// and aliases.
func stackShareTool(cells map[string]string, table *names.Table) *index.Tool {
	name := strings.TrimSpace(cells["name"])
	number := func(key string) float64 {
		v, _ := strconv.ParseFloat(cells[key], 64)
		return v
	}
	known := table.Resolve(name, names.Context{PageURL: cells["url"], Subject: true})
	keys := table.KeysOf(known.ID)
	if known.ID == "" {
		known.ID = slug(cells["url"][strings.LastIndexByte(cells["url"], '/')+1:])
	}
	if known.Name == "" {
		known.Name = name
	}
	if key := names.Key(name); !slices.Contains(keys, key) {
		keys = append(keys, key)
	}
	layer, function := title(cells["layer"]), title(cells["function"])
	if known.Kind == "" {
		known.Kind = "tool"
	}
	metrics := map[string]float64{"stackshare_stacks": number("stack_count"), "stackshare_votes": number("votes")}
	popularity, tier := fold.Popularity(metrics)
	return &index.Tool{
		ID: known.ID, Schema: index.DocumentSchema,
		Name: known.Name, Names: slices.Compact([]string{known.Name, name}), NameKeys: keys,
		Kind: known.Kind, Summary: strings.TrimSpace(cells["title"] + ". " + cells["description"]),
		Category: index.Category{
			Lvl0: []string{layer}, Lvl1: []string{layer + " > " + function}, Lvl2: []string{},
		},
		FormerIDs: []string{}, Languages: []string{}, Licenses: []string{}, AlternativeOf: []string{}, Conflicts: []string{},
		Popularity: popularity, PopularityTier: tier, Metrics: metrics,
		Dates: map[string]int64{}, SourceNames: []string{"stackshare"}, SourcesTotal: 1,
		Sources: []index.Source{{N: 1, Site: "stackshare", URL: cells["url"], SeenAt: "2025-11-02"}},
	}
}

func title(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "-", " "))
	for i, w := range words {
		words[i] = string(unicode.ToUpper(rune(w[0]))) + w[1:]
		if w == "and" { // as an import writes it
			words[i] = "&"
		}
	}
	return strings.Join(words, " ")
}

// slug makes an id of what ends a URL.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if index.CheckID(string(r)) != nil {
			return '-'
		}
		return r
	}, s)
}
