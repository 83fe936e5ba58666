package main_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDockerfile: the image has one static binary, no shell and no root.
func TestDockerfile(t *testing.T) {
	b, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	stages := strings.Split("\n"+strings.ReplaceAll(string(b), "\\\n", " "), "\nFROM ")
	build, final := stages[1], stages[len(stages)-1]
	for _, want := range []string{"CGO_ENABLED=0", "go build -trimpath", "./cmd/stackdex"} {
		if !strings.Contains(build, want) {
			t.Errorf("the build lacks %q", want)
		}
	}
	if !strings.HasPrefix(final, "scratch\n") {
		t.Errorf("the image is made from %.20q", final)
	}
	uid := regexp.MustCompile(`(?m)^USER (\d+):(\d+)$`).FindStringSubmatch(final)
	if uid == nil || uid[1] == "0" || uid[2] == "0" {
		t.Errorf("the image runs as %q", uid)
	} else if !strings.Contains(final, fmt.Sprintf("--chown=%s:%s /out/data /data", uid[1], uid[2])) {
		t.Error("the user cannot write the data directory")
	}
	for _, want := range []string{"ENTRYPOINT [\"/stackdex\"]", "ca-certificates.crt", "ENV STACKDEX_DATA_DIR=/data"} {
		if !strings.Contains(final, want) {
			t.Errorf("the image lacks %q", want)
		}
	}
	if strings.Contains(final, "RUN ") {
		t.Error("something runs in the image: it has no shell")
	}
}

// TestBuildContext: files that may hold secrets reach neither the builder, which copies all
// that it gets, nor Git, and what the program is made of is not left out.
func TestBuildContext(t *testing.T) {
	ignored := func(file string) []string {
		b, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(b))
	}
	docker := ignored(".dockerignore")
	for _, want := range []string{".git", ".env*", "stackdex.yaml", "stackdex-data"} {
		if !slices.Contains(docker, want) {
			t.Errorf("the image is built with %s", want)
		}
	}
	if !slices.Contains(ignored(".gitignore"), ".env") {
		t.Error("a file of secrets can be committed")
	}
	for _, pattern := range docker {
		if strings.ContainsAny(pattern, "!") || slices.Contains([]string{"*", "**", "cmd", "crawler", "index", "ingest", "go.mod", "go.sum"}, pattern) {
			t.Errorf("%s leaves out what the program is made of", pattern)
		}
	}
}
