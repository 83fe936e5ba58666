package indextest

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// Doc makes a document of a *index.Tool, *index.Comparison or *index.Passage.
func Doc(tb testing.TB, value any) index.Document {
	tb.Helper()
	d := index.Document{Value: value}
	switch v := value.(type) {
	case *index.Tool:
		d.Ref = index.Ref{Index: index.Tools, ID: v.ID}
	case *index.Comparison:
		d.Ref = index.Ref{Index: index.Comparisons, ID: v.ID}
	case *index.Passage:
		d.Ref = index.Ref{Index: index.Passages, ID: v.ID}
	default:
		tb.Fatalf("no document: %T", value)
	}
	var err error
	if d.JSON, err = json.Marshal(value); err != nil {
		tb.Fatal(err)
	}
	return d
}

// StackShare returns the tools of ../shared/data/stackshare-tools.csv as
// documents with what an import knows of them; it skips the test if the file
// is not there.
func StackShare(tb testing.TB) []*index.Tool {
	tb.Helper()
	path := dataFile()
	if path == "" {
		tb.Skip("no shared/data/stackshare-tools.csv beside the repository")
	}
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows := csv.NewReader(f)
	head, err := rows.Read()
	if err != nil {
		tb.Fatal(err)
	}
	var tools []*index.Tool
	taken := map[string]bool{}
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
		tool := stackShareTool(cells)
		for n := 2; taken[tool.ID]; n++ {
			tool.ID = fmt.Sprintf("%s-%d", tool.ID, n)
		}
		taken[tool.ID] = true
		tools = append(tools, tool)
	}
}

// dataFile looks for the shared data in the directories above.
func dataFile() string {
	dir, err := os.Getwd()
	for err == nil && dir != "/" {
		path := filepath.Join(dir, "shared", "data", "stackshare-tools.csv")
		if _, err := os.Stat(path); err == nil {
			return path
		}
		dir = filepath.Dir(dir)
	}
	return ""
}

func stackShareTool(cells map[string]string) *index.Tool {
	name := cells["name"]
	number := func(key string) float64 {
		v, _ := strconv.ParseFloat(cells[key], 64)
		return v
	}
	stacks := number("stack_count")
	layer, category, function := title(cells["layer"]), title(cells["category"]), title(cells["function"])
	kind := "tool"
	switch cells["function"] {
	case "languages":
		kind = "language"
	case "databases":
		kind = "database"
	}
	return &index.Tool{
		ID: slug(cells["url"][strings.LastIndexByte(cells["url"], '/')+1:]), Schema: index.DocumentSchema,
		Name: name, Names: []string{name}, NameKeys: []string{names.Key(name)},
		Kind: kind, Summary: strings.TrimSpace(cells["title"] + ". " + cells["description"]),
		Category: index.Category{
			Lvl0: []string{layer}, Lvl1: []string{layer + " > " + category},
			Lvl2: []string{layer + " > " + category + " > " + function},
		},
		FormerIDs: []string{}, Languages: []string{}, Licenses: []string{}, AlternativeOf: []string{}, Conflicts: []string{},
		Popularity: stacks, Metrics: map[string]float64{"stackshare_stacks": stacks, "stackshare_votes": number("votes")},
		Dates: map[string]int64{}, SourceNames: []string{"stackshare"}, SourcesTotal: 1,
		Sources: []index.Source{{N: 1, Site: "stackshare", URL: cells["url"], SeenAt: "2025-11-02"}},
	}
}

func title(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "-", " "))
	for i, w := range words {
		words[i] = string(unicode.ToUpper(rune(w[0]))) + w[1:]
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
