package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
)

// snapshot writes a dataset of a few tools in which JavaScript has a number of
// stacks.
func snapshot(t *testing.T, stacks int) string {
	t.Helper()
	csv := "url,id,name,title,popularity,votes,is_saas,description,stack_count,layer,category,function\n" +
		fmt.Sprintf("https://stackshare.io/javascript,j,JavaScript,A language,1,80,False,Runs in browsers,%d,application and data,x,languages\n", stacks) +
		"https://stackshare.io/terraform,t,Terraform,Infrastructure as code,1,7,False,Describes infrastructure,120,devops,x,infrastructure-build-tools\n"
	path := filepath.Join(t.TempDir(), "tools.csv")
	if err := os.WriteFile(path, []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported imports snapshots of JavaScript's stacks, given as day and number.
func imported(t *testing.T, dir string, days ...string) {
	t.Helper()
	for _, d := range days {
		day, stacks, _ := strings.Cut(d, " ")
		var n int
		if _, err := fmt.Sscan(stacks, &n); err != nil {
			t.Fatal(err)
		}
		must(t, dir, "import", "stackshare-csv", snapshot(t, n), "--as-of", day)
	}
}

// series is the history of JavaScript's stacks, as day and number.
func series(t *testing.T, dir string) []string {
	t.Helper()
	var points []string
	for line := range strings.Lines(must(t, dir, "history", "javascript", "stackshare.stacks")) {
		fields := strings.Fields(line)
		if !strings.HasPrefix(fields[len(fields)-1], "https://stackshare.io/") {
			t.Errorf("a point without its page: %q", line)
		}
		points = append(points, fields[0]+" "+fields[1])
	}
	return points
}

// TestEveryImportedDayIsInTheHistory: whatever the order of the days, each is a
// point, the newest is shown, and what it grew by is told; again after the
// state was deleted, after a rebuild and after the same days again.
func TestEveryImportedDayIsInTheHistory(t *testing.T) {
	t.Parallel()
	days := []string{"2023-04-20 500", "2024-03-30 800", "2024-04-20 900", "2024-05-01 1000"}
	dir, mixed := t.TempDir(), t.TempDir()
	imported(t, dir, days...)
	imported(t, mixed, days[3], days[0], days[2], days[1], days[0])
	if diff := cmp.Diff(days, unspaced(series(t, dir))); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	tool := javaScript(t, dir)
	growth := map[string]index.Growth{ // eleven days is no week
		"days30":  {Change: 200, Percent: 25, Since: "2024-03-30"},
		"days365": {Change: 500, Percent: 100, Since: "2023-04-20"},
	}
	if diff := cmp.Diff(growth, tool.Figures[0].Growth); diff != "" || *tool.Figures[0].Value != 1000 {
		t.Errorf("%v, growth (-want +got):\n%s", *tool.Figures[0].Value, diff)
	}
	if shown := must(t, dir, "show", "javascript"); !strings.Contains(shown, "+200 (+25%) since 2024-03-30; +500 (+100%) since 2023-04-20") {
		t.Errorf("show does not tell the growth:\n%s", shown)
	}
	want := must(t, dir, "export", "tools")
	if want != must(t, mixed, "export", "tools") {
		t.Error("another order of the days gives other documents")
	}
	if err := os.RemoveAll(filepath.Join(mixed, "data", "stackdex", "state")); err != nil {
		t.Fatal(err)
	}
	must(t, mixed, "engine", "reindex")
	if diff := cmp.Diff(series(t, dir), series(t, mixed)); diff != "" || want != must(t, mixed, "export", "tools") {
		t.Errorf("rebuilt from the log (-want +got):\n%s", diff)
	}
	before := messages(t, dir, "HISTORY")
	imported(t, dir, days...)
	if now := messages(t, dir, "HISTORY"); now != before {
		t.Errorf("the same days again: %d messages of history become %d", before, now)
	}
}

// TestImportOfTheSameDayCorrects: a second file of a day takes the place of the
// first, in the document and in the history, though a later day is known.
func TestImportOfTheSameDayCorrects(t *testing.T) {
	t.Parallel()
	for name, days := range map[string][]string{
		"up":   {"2024-04-20 900", "2024-04-20 950", "2024-05-01 1000", "2024-05-01 2000", "2024-04-20 970"},
		"down": {"2024-05-01 3000", "2024-05-01 2000", "2024-04-20 999", "2024-04-20 970"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			imported(t, dir, days...)
			if diff := cmp.Diff([]string{"2024-04-20 970", "2024-05-01 2000"}, unspaced(series(t, dir))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			before := must(t, dir, "export", "tools")
			must(t, dir, "engine", "reindex")
			if tool := javaScript(t, dir); *tool.Figures[0].Value != 2000 || before != must(t, dir, "export", "tools") {
				t.Errorf("rebuilt: %v", *tool.Figures[0].Value)
			}
		})
	}
}

// TestRowThatMovedCorrects: a row wins over what an earlier file of the day says of
// it, though other rows around it were corrected more often and it stands
// elsewhere now.
func TestRowThatMovedCorrects(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := func(before, first, stacks int) {
		t.Helper()
		var csv strings.Builder
		csv.WriteString("url,id,name,title,popularity,votes,is_saas,description,stack_count,layer,category,function\n")
		for i := range before {
			fmt.Fprintf(&csv, "https://stackshare.io/filler-%d,f%d,Filler%d,A tool,1,8,False,It fills,%d,application and data,x,languages\n", i, i, i, first+i)
		}
		fmt.Fprintf(&csv, "https://stackshare.io/javascript,j,JavaScript,A language,1,80,False,Runs in browsers,%d,application and data,x,languages\n", stacks)
		path := filepath.Join(t.TempDir(), "tools.csv")
		if err := os.WriteFile(path, []byte(csv.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		must(t, dir, "import", "stackshare-csv", path, "--as-of", "2024-05-01")
	}
	file(499, 10, 900)
	file(499, 20, 900)
	file(499, 30, 900)
	file(500, 30, 800)
	if diff := cmp.Diff([]string{"2024-05-01 800"}, series(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// unspaced drops the commas of numbers.
func unspaced(lines []string) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.ReplaceAll(l, ",", ""))
	}
	return out
}

func javaScript(t *testing.T, dir string) (tool index.Tool) {
	t.Helper()
	if err := json.Unmarshal([]byte(must(t, dir, "show", "javascript", "--json")), &tool); err != nil {
		t.Fatal(err)
	}
	return tool
}

// messages is how many messages a stream has.
func messages(t *testing.T, dir, stream string) uint64 {
	t.Helper()
	var status struct {
		Streams []struct {
			Name     string
			Messages uint64
		}
	}
	if err := json.Unmarshal([]byte(must(t, dir, "status", "--json")), &status); err != nil {
		t.Fatal(err)
	}
	for _, s := range status.Streams {
		if s.Name == stream {
			return s.Messages
		}
	}
	t.Fatalf("no stream %s", stream)
	return 0
}

// holdImports takes the part of an import that writes, until release is called.
func holdImports(t *testing.T, dir string) (release func()) {
	t.Helper()
	up, found, err := instance.Find(t.Context(), filepath.Join(dir, "data", "stackdex"))
	if err != nil || !found {
		t.Fatalf("find what runs: %t, %v", found, err)
	}
	log, err := ingest.Connect(t.Context(), ingest.Config{URL: up.NATS, Token: up.Token, Prefix: "STACKDEX"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	held, ended := make(chan struct{}), make(chan error, 1)
	holds := sync.OnceFunc(func() { close(held) }) // again after a lease that was lost
	go func() {
		ended <- log.Lead(ctx, "import", func(ctx context.Context) error {
			holds()
			<-ctx.Done()
			return nil
		})
	}()
	release = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		log.Close()
	})
	t.Cleanup(release)
	select {
	case <-held:
	case err := <-ended:
		t.Fatal(err)
	}
	return release
}

// importing is an import that runs.
type importing struct {
	waits  chan string // it told that it waits; closed at its end
	ended  chan struct{}
	stdout bytes.Buffer // once it ended, as err
	err    error
}

func startImport(t *testing.T, dir, file string) *importing {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	cmd := command(ctx, dir, "import", "stackshare-csv", file, "--as-of", "2024-05-01")
	im := &importing{waits: make(chan string, 1), ended: make(chan struct{})}
	cmd.Stdout = &im.stdout
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); <-im.ended })
	go func() {
		defer close(im.ended)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			if strings.Contains(lines.Text(), "another import runs") {
				im.waits <- lines.Text()
			}
		}
		im.err = cmd.Wait()
		close(im.waits)
	}()
	return im
}

// TestTwoImportsOfOneDayAtOnce: whichever is the later, all of its rows win, on
// the pages and in the history.
func TestTwoImportsOfOneDayAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	startUp(t, dir)
	file := func(stacks int) string {
		csv := strings.Builder{}
		csv.WriteString(datasetHeader)
		for i := range 1600 {
			fmt.Fprintf(&csv, "https://stackshare.io/quux-%d,x,Quux%d,T,1,7,False,D,%d,devops,x,y\n", i, i, stacks)
		}
		path := filepath.Join(t.TempDir(), "tools.csv")
		if err := os.WriteFile(path, []byte(csv.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	must(t, dir, "import", "stackshare-csv", file(100), "--as-of", "2024-05-01")
	before := messages(t, dir, "PAGES")
	release := holdImports(t, dir)
	one, other := startImport(t, dir, file(200)), startImport(t, dir, file(300))
	for _, im := range []*importing{one, other} {
		if r, waits := <-im.waits; !waits {
			t.Fatalf("an import does not wait for another: %+v, %v", r, im.err)
		}
	}
	if n := messages(t, dir, "PAGES"); n != before {
		t.Errorf("an import that waits made %d messages of %d", n, before)
	}
	release()
	for _, im := range []*importing{one, other} {
		if <-im.ended; im.err != nil || !strings.Contains(im.stdout.String(), "1,600 in place of what was imported of that day before") {
			t.Errorf("%v\n%s", im.err, &im.stdout)
		}
	}
	shown := map[string]int{}
	for line := range strings.Lines(must(t, dir, "export", "tools")) {
		var tool index.Tool
		if err := json.Unmarshal([]byte(line), &tool); err != nil {
			t.Fatal(err)
		}
		for _, f := range tool.Figures {
			if f.Metric == "stackshare_stacks" {
				shown[f.Display]++
			}
		}
	}
	if len(shown) != 1 {
		t.Errorf("rows of both are shown: %v", shown)
	}
	for n := range shown {
		for _, i := range []int{0, 700, 1599} {
			if out := must(t, dir, "history", fmt.Sprint("quux", i), "stackshare.stacks"); strings.Count(out, "\n") != 1 || !strings.Contains(out, " "+n+" ") {
				t.Errorf("shown is %s, in the history of row %d stands\n%s", n, i, out)
			}
		}
	}
}
