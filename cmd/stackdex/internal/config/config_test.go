package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
)

// program is a command line that has only settings.
type program struct {
	config.Config
	files config.Files
}

// parse reads a command line and, if yaml is not empty, a file.
func parse(t *testing.T, yaml string, args ...string) (*program, error) {
	t.Helper()
	p := &program{}
	var paths []string
	if yaml != "" {
		path := filepath.Join(t.TempDir(), "stackdex.yaml")
		if err := os.WriteFile(path, []byte(yaml), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	parser, err := kong.New(&p.Config, kong.Name("stackdex"), kong.Vars{"data_dir": "/data"},
		kong.DefaultEnvars(config.EnvPrefix), kong.Configuration(p.files.Load, paths...), kong.Exit(func(int) { t.Error("exit") }))
	if err != nil {
		return nil, err
	}
	_, err = parser.Parse(args)
	return p, err
}

// given are values that differ from the defaults; every setting has one.
var given = map[string]string{
	"data-dir": "/srv/007", "sample": "true", "sync": "always",
	"nats": "nats://nats.example:4222", "nats-creds": "/c", "nats-token": "0123", "nats-ca": "/ca", "nats-cert": "/cert", "nats-key": "/key",
	"nats-prefix": "A-1", "nats-replicas": "3",
	"engine": "meilisearch", "meili": "https://meili.example", "meili-key": "1e3", "meili-key-file": "/k", "index-prefix": "0x1", "meili-embedder-keys": "default=k1,other=k2", "names": "names.yaml",
	"rate": "0.5", "per-host": "4", "workers": "8", "timeout": "45s", "max-wait": "1m30s", "contact": "a@example.com",
	"mirror": "https://a.example=http://127.0.0.1:1,https://b.example=http://127.0.0.1:2", "allow-host": "10.0.0.1,10.0.0.2:8080", "article": `^https://blog\.example/a{1,2}$`,
	"listen": "127.0.0.1:8080", "answer-timeout": "7s", "log-level": "debug", "log-format": "json", "color": "never",
}

// name returns how a setting is called.
func name(f reflect.StructField) string {
	if n := f.Tag.Get("name"); n != "" {
		return n
	}
	return strings.ToLower(f.Name)
}

// TestThreeWays: a flag, a variable and a line of a file mean the same, for
// every setting there is.
func TestThreeWays(t *testing.T) {
	defaults, err := parse(t, "")
	if err != nil {
		t.Fatal(err)
	}
	settings := reflect.TypeFor[config.Config]()
	for i := range settings.NumField() {
		setting := name(settings.Field(i))
		t.Run(setting, func(t *testing.T) {
			value, ok := given[setting]
			if !ok {
				t.Fatal("no value to try")
			}
			pair := map[string]string{"nats-cert": "--nats-key=/key", "nats-key": "--nats-cert=/cert"}[setting]
			flag := mustParse(t, "", append([]string{"--" + setting + "=" + value}, optional(pair)...)...)
			if cmp.Equal(defaults.Config, flag.Config) {
				t.Fatal("the flag changes nothing")
			}
			file := mustParse(t, setting+": "+quoted(value)+"\n", optional(pair)...)
			if diff := cmp.Diff(flag.Config, file.Config); diff != "" {
				t.Errorf("-flag +file:\n%s", diff)
			}
			t.Setenv("STACKDEX_"+strings.ToUpper(strings.ReplaceAll(setting, "-", "_")), value)
			env := mustParse(t, "", optional(pair)...)
			if diff := cmp.Diff(flag.Config, env.Config); diff != "" {
				t.Errorf("-flag +variable:\n%s", diff)
			}
		})
	}
}

// quoted writes value for YAML; numbers stay as they are.
func quoted(value string) string {
	if strings.ContainsAny(value, `:^,`) {
		return "'" + value + "'"
	}
	return value
}

func optional(arg string) []string {
	if arg == "" {
		return nil
	}
	return []string{arg}
}

func mustParse(t *testing.T, yaml string, args ...string) *program {
	t.Helper()
	p, err := parse(t, yaml, args...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhichWins(t *testing.T) {
	const file = "per-host: 5\n"
	if got := mustParse(t, file).PerHost; got != 5 {
		t.Errorf("file over default: %d", got)
	}
	t.Setenv("STACKDEX_PER_HOST", "6")
	if got := mustParse(t, file).PerHost; got != 6 {
		t.Errorf("variable over file: %d", got)
	}
	if got := mustParse(t, file, "--per-host=7").PerHost; got != 7 {
		t.Errorf("flag over variable: %d", got)
	}
}

func TestLists(t *testing.T) {
	p := mustParse(t, `# how the operator writes it
mirror:
  https://a.example: http://127.0.0.1:1
allow-host: [10.0.0.1, "10.0.0.2:80"]
article:
  - ^https://one\.example/a{1,2}$
  - two
contact: ~
`)
	if diff := cmp.Diff(map[string]string{"https://a.example": "http://127.0.0.1:1"}, p.Mirror); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"10.0.0.1", "10.0.0.2:80"}, p.AllowHosts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`^https://one\.example/a{1,2}$`, "two"}, p.Articles); diff != "" {
		t.Error(diff)
	}
	both := mustParse(t, "", "--article=a{1,2}", "--article=b")
	if diff := cmp.Diff([]string{"a{1,2}", "b"}, both.Articles); diff != "" {
		t.Error(diff)
	}
}

func TestWrongFiles(t *testing.T) {
	for _, tc := range []struct{ name, yaml, want string }{
		{"unknown", "rate: 1\nfrobnicate: 2\n", `stackdex.yaml:2: unknown setting "frobnicate"; ` + "`stackdex --help` lists all settings"},
		{"misspelt", "\nworkres: 2\n", `stackdex.yaml:2: unknown setting "workres"; did you mean "workers"?`},
		{"underscore", "per_host: 2\n", `stackdex.yaml:1: unknown setting "per_host"; did you mean "per-host"?`},
		{"prefix", "nats-repl: 2\n", `did you mean "nats-replicas"?`},
		{"no number", "sample: true\nrate: fast\n", `stackdex.yaml:2: rate: expected a float but got "fast"`},
		{"not one of", "engine: solr\n", `stackdex.yaml:1: engine: must be one of bleve, meilisearch but is "solr"`},
		{"no duration", "timeout: 5\n", "stackdex.yaml:1: timeout: "},
		{"a list for one value", "rate: [1, 2]\n", "stackdex.yaml:1: rate: "},
		{"nested", "mirror:\n  a:\n    b: c\n", "stackdex.yaml:1: mirror: a: expected a single value"},
		{"twice", "rate: 1\nrate: 2\n", "stackdex.yaml:2: mapping key \"rate\" already defined"},
		{"twice in two documents", "rate: 1\n---\nrate: 2\n", "stackdex.yaml:3: rate is set twice"},
		{"no settings", "- rate\n", `stackdex.yaml:1: expected lines of the form "setting: value"`},
		{"no YAML", "rate: [\n", "stackdex.yaml:1: "},
		{"two at once", "foo: 1\nbar: 2\n", "stackdex.yaml:1: unknown setting \"foo\""},
		{"too large", "# " + strings.Repeat("x", 1<<20), "larger than 1048576 bytes"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := parse(t, tc.yaml)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("%v\nwant %s", err, tc.want)
			}
		})
	}
}

func TestWrongValues(t *testing.T) {
	for _, args := range [][]string{
		{"rate", "-1"}, {"rate", "NaN"}, {"rate", "Inf"}, {"per-host", "0"}, {"workers", "0"}, {"workers", "5000"}, {"timeout", "0s"}, {"answer-timeout", "0s"}, {"max-wait", "-1s"},
		{"nats-replicas", "9"}, {"nats-cert", "/c"}, {"nats-key", "/k"}, {"nats-prefix", "a.b"}, {"nats-prefix", ""}, {"nats-prefix", "a_b"}, {"nats-prefix", "url"}, {"nats-prefix", strings.Repeat("a", 33)},
		{"index-prefix", "a b"}, {"index-prefix", "a__b"}, {"index-prefix", strings.Repeat("a", 41)},
		{"meili", "localhost"}, {"meili", "http://user:secret%@host"}, {"contact", "me"}, {"contact", "a@b\r\nX: y"}, {"article", "("}, {"mirror", "a=b"}, {"allow-host", "http://x"}, {"listen", "8080"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			_, err := parse(t, "", fmt.Sprintf("--%s=%s", args[0], args[1]))
			if err == nil || !strings.HasPrefix(err.Error(), args[0]+": ") || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "secret") {
				t.Errorf("err = %v", err)
			}
		})
	}
	p, err := parse(t, "\nrate: -2\n")
	if err == nil || !strings.HasSuffix(p.files.Place("rate"), "stackdex.yaml:2") {
		t.Errorf("rate stands in %q: %v", p.files.Place("rate"), err)
	}
}

func TestDirectories(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/xdg")
	for want, c := range map[string]config.Config{
		"/xdg/stackdex": {}, "/xdg/stackdex-sample": {Sample: true}, "/srv": {DataDir: "/srv", Sample: true},
	} {
		if got := c.Dir(); got != want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	t.Setenv("XDG_DATA_HOME", "relative")
	t.Setenv("HOME", "/home/u")
	if got, _ := config.DataDirOn("linux", os.Getenv, "/home/u"); got != "/home/u/.local/share/stackdex" {
		t.Errorf("a relative XDG_DATA_HOME counts: %s", got)
	}
}

// TestDataDirOfEverySystem: every system has its own place for what programs keep.
func TestDataDirOfEverySystem(t *testing.T) {
	for _, tc := range []struct{ system, xdg, local, want string }{
		{"linux", "", "", "/home/u/.local/share/stackdex"},
		{"freebsd", "", "", "/home/u/.local/share/stackdex"},
		{"darwin", "", "", "/home/u/Library/Application Support/stackdex"},
		{"darwin", "/xdg", "", "/xdg/stackdex"},
		{"windows", "", "/Users/u/AppData/Local", "/Users/u/AppData/Local/stackdex"},
		{"windows", "", "", "/home/u/.local/share/stackdex"},
	} {
		env := map[string]string{"XDG_DATA_HOME": tc.xdg, "LocalAppData": tc.local}
		if got, _ := config.DataDirOn(tc.system, func(name string) string { return env[name] }, "/home/u"); got != tc.want {
			t.Errorf("%+v: %s", tc, got)
		}
	}
}

// TestDataDirIsFoundWhereItWas: who kept data before every system had its own place goes on
// with it.
func TestDataDirIsFoundWhereItWas(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("HOME", home)
	old := filepath.Join(home, ".local", "share", "stackdex")
	if err := os.MkdirAll(old, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := config.DefaultDataDir(); got != old {
		t.Errorf("%s, want %s", got, old)
	}
}

func TestSecretsAreNotLogged(t *testing.T) {
	var b strings.Builder
	c := config.Config{NATSToken: "secret1", MeiliKey: "secret2", LogLevel: "info", Timeout: time.Second}
	c.Logger(&b).Info("start", "config", c)
	if got := b.String(); !strings.Contains(got, "config.data_dir=") || strings.Contains(got, "secret") {
		t.Error(got)
	}
}

// TestSecretsAreNotQuoted: what is wrong with a setting is said without the secrets in it
// or near it.
func TestSecretsAreNotQuoted(t *testing.T) {
	for _, tc := range []struct{ name, variable, yaml, flag, want string }{
		{"broken file", "", "nats-token: secret\nrate: [1, 2\nper-host: 3\n", "", "stackdex.yaml:3: "},
		{"keys in a file", "", "meili-embedder-keys: secret\n", "", "meili-embedder-keys: is not of the form NAME=KEY"},
		{"list of keys", "", "meili-embedder-keys: [secret]\n", "", "meili-embedder-keys: is not of the form NAME=KEY"},
		{"keys in a variable", "secret", "", "", "meili-embedder-keys: is not of the form NAME=KEY"},
		{"keys in a flag", "", "", "--meili-embedder-keys=a=b,secret", "meili-embedder-keys: is not of the form NAME=KEY"},
		{"address of a mirror", "", "", "--mirror=https://a.example=ftp://user:secret@b.example", `mirror: that of "https://a.example"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if tc.variable != "" {
				t.Setenv("STACKDEX_MEILI_EMBEDDER_KEYS", tc.variable)
			}
			var args []string
			if tc.flag != "" {
				args = append(args, tc.flag)
			}
			_, err := parse(t, tc.yaml, args...)
			if err == nil || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%v\nwant %s", err, tc.want)
			}
		})
	}
}
