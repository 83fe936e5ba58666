package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/goccy/go-yaml"
)

// workflow is what this test reads of a GitHub Actions workflow.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Timeout     int `yaml:"timeout-minutes"`
		Uses        string
		Steps       []struct {
			Uses string
			With map[string]any
		}
	}
}

// TestWorkflows: a workflow may read unless a job says what it must write, ends
// in time, and uses actions of a stated version.
func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil || len(files) < 2 {
		t.Fatalf("workflows %q, %v", files, err)
	}
	writes := map[string]string{"release": "contents", "image": "packages"}
	pinned := regexp.MustCompile(`^[a-z-]+/[a-z-]+@v\d+$`)
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.Unmarshal(b, &w); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s: permissions %v, want to read the contents", file, w.Permissions)
		}
		for name, job := range w.Jobs {
			for what, may := range job.Permissions {
				if may == "write" && writes[name] != what {
					t.Errorf("%s: job %s may write %s", file, name, what)
				}
			}
			if job.Timeout == 0 && job.Uses != "./.github/workflows/ci.yml" { // whose jobs are looked at themselves
				t.Errorf("%s: job %s may run for ever", file, name)
			}
			for _, s := range job.Steps {
				if s.Uses != "" && !pinned.MatchString(s.Uses) {
					t.Errorf("%s: job %s uses %s", file, name, s.Uses)
				}
				if s.Uses == "actions/checkout@v5" && s.With["persist-credentials"] != false {
					t.Errorf("%s: job %s leaves the token where every step can read it", file, name)
				}
			}
		}
	}
}
