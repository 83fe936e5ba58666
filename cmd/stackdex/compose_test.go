package main_test

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/nats-io/nats-server/v2/server"
)

// compose is docker-compose.yml. It names every key that the file may have, so that one which
// is misspelt is found: Compose itself would refuse the file.
type compose struct {
	Services map[string]service
	Networks map[string]*struct{ Internal bool }
	Volumes  map[string]*struct{}

	Stackdex service           `yaml:"x-stackdex"`
	Log      map[string]string `yaml:"x-log"`
	Engine   map[string]string `yaml:"x-engine"`
	Healthy  map[string]any    `yaml:"x-healthy"`
}

type service struct {
	Image string
	Build struct {
		Context string
		Args    map[string]string
	}
	Restart     string
	Init        bool
	Entrypoint  []string
	Command     []string
	Profiles    []string
	Environment map[string]string
	ReadOnly    bool     `yaml:"read_only"`
	CapDrop     []string `yaml:"cap_drop"`
	SecurityOpt []string `yaml:"security_opt"`
	Tmpfs       []string
	Volumes     []string
	Networks    []string
	Ports       []string
	Privileged  bool
	User        string
	StopGrace   time.Duration                         `yaml:"stop_grace_period"`
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Logging     struct {
		Driver  string
		Options struct {
			MaxSize string `yaml:"max-size"`
			MaxFile string `yaml:"max-file"`
		}
	}
	Healthcheck struct {
		Test        []string
		Interval    time.Duration
		Timeout     time.Duration
		Retries     int
		StartPeriod time.Duration `yaml:"start_period"`
	}
	Deploy struct {
		Resources struct{ Limits map[string]string }
	}
}

// ours reports whether s is a role of stackdex.
func (s *service) ours() bool { return strings.HasPrefix(s.Image, image+":") }

// image is what the release workflow pushes.
const image = "ghcr.io/stackdex/stackdex"

func readCompose(t *testing.T) (compose, string) {
	t.Helper()
	b, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var c compose
	// A key beside a merge key overrides it, which the library takes for a second one.
	if err := yaml.UnmarshalWithOptions(b, &c, yaml.AllowDuplicateMapKey(), yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) == 0 {
		t.Fatal("docker-compose.yml has no services")
	}
	return c, string(b)
}

// TestComposeCommands: every command and flag that the file runs exists.
func TestComposeCommands(t *testing.T) {
	c, _ := readCompose(t)
	ran := 0
	for name, s := range c.Services {
		if !s.ours() {
			continue
		}
		for _, args := range [][]string{s.Command, slices.DeleteFunc(slices.Clone(s.Healthcheck.Test), func(a string) bool { return a == "CMD" || a == "/stackdex" })} {
			if len(args) == 0 {
				continue
			}
			ran++
			help(t, name, args...)
		}
	}
	if ran < 6 {
		t.Errorf("only %d commands were looked at", ran)
	}
}

// help fails the test unless stackdex knows a command with its flags.
func help(t *testing.T, where string, args ...string) {
	t.Helper()
	r := stackdex(t, t.TempDir(), append(slices.Clone(args), "--help")...)
	words := strings.Join(slices.DeleteFunc(slices.Clone(args), func(a string) bool { return strings.HasPrefix(a, "-") }), " ")
	if r.code != 0 || !strings.HasPrefix(r.stdout, "Usage: stackdex "+words) {
		t.Errorf("%s: stackdex %q --help: exit code %d, %.80q", where, args, r.code, r.stdout+r.stderr)
	}
	known := r.stdout + must(t, t.TempDir(), "--help")
	for _, a := range args {
		if flag, _, _ := strings.Cut(a, "="); strings.HasPrefix(flag, "--") && !regexp.MustCompile(regexp.QuoteMeta(flag)+`\b`).MatchString(known) {
			t.Errorf("%s: %q has no flag %s", where, words, flag)
		}
	}
}

// TestComposeComments: the commands that the head of the file teaches exist.
func TestComposeComments(t *testing.T) {
	_, text := readCompose(t)
	lines := regexp.MustCompile(`(?m)^#   docker compose (?:run --rm|exec) \w+ (?:/stackdex )?(.+)$`).FindAllStringSubmatch(text, -1)
	if len(lines) < 4 {
		t.Fatalf("%d commands in the comments", len(lines))
	}
	for _, l := range lines {
		words, _, _ := strings.Cut(l[1], "     ")
		var command []string
		for _, w := range strings.Fields(words) {
			if !strings.Contains(w, "://") {
				command = append(command, w)
			}
		}
		help(t, "comment", command...)
	}
}

// TestComposeSettings: every variable for stackdex is a setting that it has.
func TestComposeSettings(t *testing.T) {
	c, _ := readCompose(t)
	known := must(t, t.TempDir(), "--help")
	for name, s := range c.Services {
		_, key := s.Environment["STACKDEX_MEILI_KEY"]
		if s.ours() && (s.Environment["STACKDEX_NATS"] == "" || key != (name != "crawl")) {
			t.Errorf("%s: NATS at %q, a key of the search engine: %t", name, s.Environment["STACKDEX_NATS"], key)
		}
		for variable := range s.Environment {
			setting, ours := strings.CutPrefix(variable, "STACKDEX_")
			flag := "--" + strings.ReplaceAll(strings.ToLower(setting), "_", "-")
			if ours && !regexp.MustCompile(flag+`[ =]`).MatchString(known) {
				t.Errorf("%s: %s is no setting", name, variable)
			}
		}
	}
}

var (
	reference = regexp.MustCompile(`\$\{([A-Z_]+)(:[?-])?`)
	secret    = regexp.MustCompile(`KEY|TOKEN|SECRET|PASSWORD`)
	looksLike = regexp.MustCompile(`[A-Za-z0-9+/=_-]{24,}`)
)

// TestComposeSecrets: secrets come from the environment, and one that is not
// set stops the start.
func TestComposeSecrets(t *testing.T) {
	c, text := readCompose(t)
	for name, s := range c.Services {
		for variable, value := range s.Environment {
			if secret.MatchString(variable) && !(strings.HasPrefix(value, "${") && strings.HasSuffix(value, "}") && strings.Contains(value, ":?")) {
				t.Errorf("%s: %s does not come from the environment, or may be empty", name, variable)
			}
		}
	}
	for _, m := range reference.FindAllStringSubmatch(text, -1) {
		if m[2] == "" {
			t.Errorf("${%s} may be empty", m[1])
		}
	}
	for _, word := range looksLike.FindAllString(text, -1) {
		if regexp.MustCompile(`[0-9]`).MatchString(word) && !strings.Contains(word, "/") {
			t.Errorf("%q looks like a secret", word)
		}
	}
}

// TestComposeHardening: what runs for long is watched and bounded, and cannot
// do more than it must.
func TestComposeHardening(t *testing.T) {
	c, _ := readCompose(t)
	for name, s := range c.Services {
		t.Run(name, func(t *testing.T) {
			limits := s.Deploy.Resources.Limits
			once := name == "setup"
			for what, bad := range map[string]bool{
				"no restart policy":                 !strings.HasPrefix(s.Restart, map[bool]string{true: "on-failure", false: "unless-stopped"}[once]),
				"no memory limit":                   !regexp.MustCompile(`^[1-9]\d*[mg]$`).MatchString(limits["memory"]),
				"no CPU limit":                      !regexp.MustCompile(`^\d+(\.\d+)?$`).MatchString(limits["cpus"]),
				"no limit of processes":             !regexp.MustCompile(`^[1-9]\d*$`).MatchString(limits["pids"]),
				"a heap beyond its memory":          s.ours() && mebibytes(t, s.Environment["GOMEMLIMIT"]) >= mebibytes(t, limits["memory"]),
				"capabilities":                      !slices.Contains(s.CapDrop, "ALL"),
				"new privileges":                    !slices.Contains(s.SecurityOpt, "no-new-privileges:true") || s.Privileged,
				"no health check":                   len(s.Healthcheck.Test) == 0 && !once,
				"a tag that moves":                  !regexp.MustCompile(`:(\$\{STACKDEX_VERSION:-devel\}|v?\d+\.\d+.*)$`).MatchString(s.Image),
				"a file system that can be written": s.ours() && !s.ReadOnly,
				"a user of its own":                 s.ours() && s.User != "",
				"no network":                        len(s.Networks) == 0,
			} {
				if bad {
					t.Errorf("%s: %s", name, what)
				}
			}
			for _, n := range s.Networks {
				if _, ok := c.Networks[n]; !ok {
					t.Errorf("network %s is not declared", n)
				}
			}
			for other, d := range s.DependsOn {
				if o, ok := c.Services[other]; !ok || !o.becomes(d.Condition) {
					t.Errorf("waits for %s to be %q, which it never is", other, d.Condition)
				}
			}
			if h := s.Healthcheck; !once && (h.Interval <= 0 || h.Timeout <= 0 || h.Timeout > h.Interval || h.Retries <= 0) {
				t.Errorf("the health check %+v is none", h)
			}
			for _, p := range s.Ports {
				if !strings.HasPrefix(p, "127.0.0.1:") {
					t.Errorf("port %s is open to the world", p)
				}
			}
		})
	}
}

// becomes reports whether a condition that another service waits for can come true.
func (s *service) becomes(condition string) bool {
	switch condition {
	case "service_healthy":
		return len(s.Healthcheck.Test) > 0
	case "service_completed_successfully":
		return strings.HasPrefix(s.Restart, "on-failure")
	}
	return false
}

// mebibytes reads a size as Go, 800MiB, and Compose, 1g, write it.
func mebibytes(t *testing.T, size string) int {
	t.Helper()
	m := regexp.MustCompile(`^(\d+)(m|g|MiB)$`).FindStringSubmatch(size)
	if m == nil {
		t.Errorf("size %q", size)
		return 0
	}
	n, _ := strconv.Atoi(m[1]) // it is digits
	if m[2] == "g" {
		n *= 1024
	}
	return n
}

// TestComposeAddresses: what a service is told to reach is another one, on a network that
// both are in and on the port that it listens on.
func TestComposeAddresses(t *testing.T) {
	c, _ := readCompose(t)
	ports := map[string]string{"nats": "4222", "meilisearch": "7700"}
	for name, s := range c.Services {
		for _, variable := range []string{"STACKDEX_NATS", "STACKDEX_MEILI"} {
			address := s.Environment[variable]
			if address == "" {
				continue
			}
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			other, ok := c.Services[u.Hostname()]
			if !ok || u.Port() != ports[u.Hostname()] || !slices.ContainsFunc(other.Networks, func(n string) bool { return slices.Contains(s.Networks, n) }) {
				t.Errorf("%s: nothing answers it at %s=%s", name, variable, address)
			}
		}
	}
	serve := c.Services["serve"]
	_, port, _ := strings.Cut(serve.Environment["STACKDEX_LISTEN"], ":")
	if len(serve.Ports) != 1 || !strings.HasSuffix(serve.Ports[0], ":"+port) {
		t.Errorf("serve listens on %q, and %q are let through", port, serve.Ports)
	}
	for name, want := range map[string]string{"nats": "http://127.0.0.1:8222/healthz", "meilisearch": "http://127.0.0.1:7700/health"} {
		if test := c.Services[name].Healthcheck.Test; !strings.HasPrefix(test[len(test)-1], want) {
			t.Errorf("the health of %s is asked by %q", name, test)
		}
	}
}

// TestComposeState: what must outlive a container has a volume of its own, and
// stackdex can write where it keeps data.
func TestComposeState(t *testing.T) {
	c, _ := readCompose(t)
	users := map[string]string{}
	for name, s := range c.Services {
		data := ""
		for _, v := range s.Volumes {
			volume, target, _ := strings.Cut(v, ":")
			if _, ok := c.Volumes[volume]; !ok {
				t.Errorf("%s: volume %s is not declared", name, volume)
			}
			if other, taken := users[volume]; taken {
				t.Errorf("%s and %s share the volume %s", name, other, volume)
			}
			users[volume] = name
			if target == "/data" || target == "/meili_data" {
				data = volume
			}
		}
		keeps := !s.ours() || slices.Contains(s.Command, "index")
		if keeps != (data != "") {
			t.Errorf("%s: volume %q for its data", name, data)
		}
		if s.ours() && !keeps && !slices.ContainsFunc(s.Tmpfs, func(m string) bool { return strings.HasPrefix(m, "/data:uid=65532,gid=65532") }) {
			t.Errorf("%s: the data directory cannot be written", name)
		}
	}
}

// TestComposeNATS: the configuration that the NATS service writes is valid for
// tokens that look like numbers, too.
func TestComposeNATS(t *testing.T) {
	c, _ := readCompose(t)
	script := c.Services["nats"].Command[0]
	script, _, ok := strings.Cut(strings.ReplaceAll(script, "$$", "$"), "\nexec ")
	if !ok {
		t.Fatalf("no server is started by %q", script)
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh to run the script with")
	}
	for _, token := range []string{"5e1034ab", "0123456789", "a-b_c"} {
		file := filepath.Join(t.TempDir(), "nats.conf")
		cmd := exec.CommandContext(t.Context(), sh, "-c", strings.ReplaceAll(script, "/tmp/nats.conf", file))
		cmd.Env = append(os.Environ(), "NATS_TOKEN="+token)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		opts, err := server.ProcessConfigFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if opts.Authorization != token || !opts.JetStream || opts.StoreDir != "/data" || opts.Port != 4222 || opts.HTTPPort != 8222 {
			t.Errorf("token %s: got token %q, JetStream %t in %q, port %d", token, opts.Authorization, opts.JetStream, opts.StoreDir, opts.Port)
		}
	}
}
