package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// workflow is a workflow of GitHub Actions. It names every key that ours have, so that one
// which is misspelt is found.
type workflow struct {
	Name        string
	On          map[string]any
	Permissions map[string]string
	Concurrency map[string]any
	Jobs        map[string]struct {
		Needs       string
		Strategy    map[string]any
		RunsOn      string `yaml:"runs-on"`
		Timeout     int    `yaml:"timeout-minutes"`
		Permissions map[string]string
		Uses        string
		Env         map[string]string
		Services    map[string]struct {
			Image   string
			Env     map[string]string
			Ports   []string
			Options string
		}
		Steps []struct {
			ID   string
			Name string
			Uses string
			Run  string
			Env  map[string]string
			With map[string]any
		}
	}
}

// readWorkflow returns one of the workflows.
func readWorkflow(t *testing.T, name string) (w workflow) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../.github/workflows", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(b, &w, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return w
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
		w := readWorkflow(t, filepath.Base(file))
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s: permissions %v, want to read the contents", file, w.Permissions)
		}
		for name, job := range w.Jobs {
			for what, may := range job.Permissions {
				if may == "write" && writes[name] != what {
					t.Errorf("%s: job %s may write %s", file, name, what)
				}
			}
			if _, ok := w.Jobs[job.Needs]; job.Needs != "" && !ok {
				t.Errorf("%s: job %s waits for %s, which is none", file, name, job.Needs)
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

// TestRealServers: the job that has servers demands them, and leaves out no test of what
// speaks to them. Its Meilisearch is that of docker-compose.yml.
func TestRealServers(t *testing.T) {
	job := readWorkflow(t, "ci.yml").Jobs["real-servers"]
	if job.Env["STACKDEX_REQUIRE_MEILI"] != "1" || job.Env["STACKDEX_REQUIRE_NATS"] != "1" {
		t.Errorf("it demands %v; want both servers", job.Env)
	}
	all, downloads := "", ""
	for _, s := range job.Steps {
		downloads += s.Run
		if strings.HasPrefix(s.Run, "go test ") && !strings.Contains(s.Run, "-run") && !strings.Contains(s.Run, "-short") {
			all += s.Run + " "
		}
	}
	for _, tested := range []string{"./index/meiliindex ", "./cmd/stackdex "} {
		if !strings.Contains(all, tested) {
			t.Errorf("not all tests of %s are run: %q", tested, all)
		}
	}
	c, _ := readCompose(t)
	if runs := job.Services["meilisearch"].Image; runs != c.Services["meilisearch"].Image || !strings.Contains(downloads, "/download/"+strings.TrimPrefix(runs, "getmeili/meilisearch:")+".") {
		t.Errorf("the service is %s, docker-compose.yml has %s, and the binary that is downloaded is of neither", runs, c.Services["meilisearch"].Image)
	}
}

// TestImageIsTried: the job that starts docker-compose.yml gives all that it demands, and a
// key with which Meilisearch starts in production.
func TestImageIsTried(t *testing.T) {
	env := readWorkflow(t, "ci.yml").Jobs["image"].Steps[1].Env
	_, text := readCompose(t)
	for _, m := range regexp.MustCompile(`\$\{([A-Z_]+):\?`).FindAllStringSubmatch(text, -1) {
		if env[m[1]] == "" {
			t.Errorf("%s is not set: %v", m[1], env)
		}
	}
	if key := env["MEILI_MASTER_KEY"]; len(key) < 16 {
		t.Errorf("Meilisearch refuses the key %q in production", key)
	}
}

// readRelease returns the workflow that releases, and where the repository is.
func readRelease(t *testing.T) (w workflow, repository string) {
	t.Helper()
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	module, _, _ := strings.Cut(string(mod), "\n")
	return readWorkflow(t, "release.yml"), strings.TrimPrefix(module, "module github.com/")
}

// TestReleasedImage: docker-compose.yml runs the image that a release pushes, by the tags
// that it gets.
func TestReleasedImage(t *testing.T) {
	w, repository := readRelease(t)
	var pushed, tags string
	for _, s := range w.Jobs["image"].Steps {
		if strings.HasPrefix(s.Uses, "docker/metadata-action@") {
			pushed = strings.ReplaceAll(s.With["images"].(string), "${{ github.repository }}", repository)
			tags = s.With["tags"].(string)
		}
	}
	if pushed != image || !strings.Contains(tags, "type=semver,pattern={{version}}") {
		t.Errorf("a release pushes %q with the tags %q; want %s by its version", pushed, tags, image)
	}
	c, _ := readCompose(t)
	ours := 0
	for name, s := range c.Services {
		if s.ours() {
			ours++
		}
		if strings.Contains(s.Image, "stackdex") && s.Image != pushed+":${STACKDEX_VERSION:-devel}" {
			t.Errorf("service %s runs %s; want %s by STACKDEX_VERSION", name, s.Image, pushed)
		}
	}
	if ours == 0 {
		t.Error("no service runs stackdex")
	}
}

// TestReleaseKinds: a version before a release is published as one.
func TestReleaseKinds(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh to run the script with")
	}
	w, _ := readRelease(t)
	script := ""
	for _, s := range w.Jobs["release"].Steps {
		if s.Name == "Publish" {
			script = s.Run
		}
	}
	if script == "" {
		t.Fatal("no step publishes a release")
	}
	for tag, want := range map[string]string{"v1.2.3": "--verify-tag", "v1.2.3-rc.1": "--prerelease --verify-tag", "v2.0.0-beta": "--prerelease --verify-tag"} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "dist"), 0o700); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"dist/stackdex_1_linux_amd64.tar.gz": "x", "gh": "#!/bin/sh\necho gh \"$@\"\n", "sha256sum": "#!/bin/sh\necho sum \"$@\"\n"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.CommandContext(t.Context(), sh, "-e", "-c", script)
		cmd.Dir, cmd.Env = dir, []string{"PATH=" + dir, "TAG=" + tag}
		out, err := cmd.CombinedOutput()
		if said := string(out); err != nil || !strings.HasPrefix(said, "gh release create "+tag+" "+want+" ") || !strings.Contains(said, "SHA256SUMS") {
			t.Errorf("%s is published by %s, %v; want %s", tag, said, err, want)
		}
	}
}
