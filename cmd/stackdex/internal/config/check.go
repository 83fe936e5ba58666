package config

import (
	"fmt"
	"math"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest"
)

// Wrong names a setting with a bad value, and says what is wrong.
type Wrong struct{ Setting, Problem string }

func (w *Wrong) Error() string { return w.Setting + ": " + w.Problem }

// Validate returns the first setting with a bad value, as a *Wrong.
func (c *Config) Validate() error {
	for _, check := range []func(*Config) error{(*Config).checkNumbers, (*Config).checkNATS, (*Config).checkEngine, (*Config).checkFetching} {
		if err := check(c); err != nil {
			return err
		}
	}
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return wrong("listen", "%q is not host:port, as 127.0.0.1:8080", c.Listen)
	}
	return nil
}

func wrong(setting, format string, args ...any) error {
	return &Wrong{setting, fmt.Sprintf(format, args...)}
}

func (c *Config) checkNumbers() error {
	switch {
	case c.Rate < 0 || math.IsNaN(c.Rate) || math.IsInf(c.Rate, 0):
		return wrong("rate", "%g is not a number of requests a second; 0 is unlimited", c.Rate)
	case c.PerHost < 1:
		return wrong("per-host", "%d, at least 1 is needed", c.PerHost)
	case c.Workers < 1 || c.Workers > 1024:
		return wrong("workers", "%d is not between 1 and 1024", c.Workers)
	case c.Timeout <= 0:
		return wrong("timeout", "%s is not positive", c.Timeout)
	case c.AnswerTimeout <= 0:
		return wrong("answer-timeout", "%s is not positive", c.AnswerTimeout)
	case c.MaxWait < 0:
		return wrong("max-wait", "%s is negative", c.MaxWait)
	}
	return nil
}

func (c *Config) checkNATS() error {
	switch {
	case c.NATSReplicas < 1 || c.NATSReplicas > 5:
		return wrong("nats-replicas", "%d is not between 1 and 5", c.NATSReplicas)
	case c.NATSCert != "" && c.NATSKey == "":
		return wrong("nats-cert", "is given without nats-key")
	case c.NATSKey != "" && c.NATSCert == "":
		return wrong("nats-key", "is given without nats-cert")
	}
	if err := ingest.CheckPrefix(c.NATSPrefix); err != nil {
		return wrong("nats-prefix", "%v", err)
	}
	return nil
}

// indexPrefix is what can stand before the names of indexes.
var indexPrefix = regexp.MustCompile(`^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$`)

func (c *Config) checkEngine() error {
	if len(c.IndexPrefix) > 40 || !indexPrefix.MatchString(c.IndexPrefix) {
		return wrong("index-prefix", "%q is not made of up to 40 letters and digits with single - or _ between them", c.IndexPrefix)
	}
	if c.MeiliKey != "" && c.MeiliKeyFile != "" {
		return wrong("meili-key-file", "is given beside meili-key (or MEILI_MASTER_KEY); give one of them")
	}
	if _, nameless := c.Embedders[""]; nameless {
		return wrong("meili-embedder-keys", "is not of the form NAME=KEY,NAME=KEY") // not shown: there are secrets in it
	}
	if !isSite(c.Meili) {
		return wrong("meili", "is not a URL, as http://127.0.0.1:7700") // not shown: it may hold a password
	}
	return nil
}

func (c *Config) checkFetching() error {
	if c.Contact != "" && !strings.Contains(c.Contact, "@") && !isSite(c.Contact) || strings.ContainsAny(c.Contact, "\r\n") {
		return wrong("contact", "%q is neither an e-mail address nor a URL", c.Contact)
	}
	for _, expr := range c.Articles {
		if err := Regexp(expr); err != nil {
			return wrong("article", "%v", err)
		}
	}
	for site, address := range c.Mirror {
		if !isSite(site) || !isSite(address) {
			return wrong("mirror", "that of %q is not of the form https://site=http://address", site) // an address may hold a password
		}
	}
	if i := slices.IndexFunc(c.AllowHosts, func(h string) bool { return h == "" || strings.ContainsAny(h, "/ @") }); i >= 0 {
		return wrong("allow-host", "%q is not a host or host:port", c.AllowHosts[i])
	}
	return nil
}

// Regexp returns nil if expr is a regular expression, else what is wrong with
// it, in one line.
func Regexp(expr string) error {
	_, err := regexp.Compile(expr)
	if err == nil {
		return nil
	}
	return fmt.Errorf("%q is not a regular expression: %s", expr, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
}

func isSite(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
