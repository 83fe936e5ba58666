package ingest

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// The streams and buckets, by the names under which people see them.
const (
	streamURLs    = "URLS"
	streamPages   = "PAGES"
	streamHeld    = "HELD"
	streamHistory = "HISTORY"
	streamChanges = "CHANGES"
	streamDead    = "DEAD"

	bucketRuns     = "RUNS"
	bucketProgress = "PROGRESS"
	bucketLeases   = "LEASES"
	bucketForget   = "FORGET"
)

var (
	prefixRule = regexp.MustCompile(`^[A-Za-z0-9-]{1,32}$`)
	plainToken = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,31}$`)
	reserved   = []string{"url", "page", "held", "history", "change", "dead"}
)

// names makes the names of streams and subjects of one installation.
//
// Subjects are url.<partition>.<URL>, page.<source>.<URL>, held.<source>.<URL>,
// history.<source>.<URL>, change.<index> and dead.<key>, where <URL> and <key>
// stand for a record.Token.
type names struct {
	streamPrefix  string
	subjectPrefix string
}

func newNames(prefix string) (names, error) {
	if prefix == "" {
		return names{}, nil
	}
	if err := CheckPrefix(prefix); err != nil {
		return names{}, fmt.Errorf("NATS prefix %w", err)
	}
	return names{streamPrefix: prefix + "_", subjectPrefix: prefix + "."}, nil
}

// CheckPrefix returns an error if no installation can have this prefix.
func CheckPrefix(prefix string) error {
	if prefixRule.MatchString(prefix) && !slices.Contains(reserved, prefix) {
		return nil
	}
	return fmt.Errorf("%.40q is not made of 1 to 32 letters, digits and hyphens, or one of %s", prefix, strings.Join(reserved, ", "))
}

// stream returns the name of a stream or bucket on the server.
func (n names) stream(name string) string { return n.streamPrefix + name }

// bucketStream returns the name of the stream behind a bucket.
func (n names) bucketStream(bucket string) string { return "KV_" + n.streamPrefix + bucket }

func (n names) bucketKey(bucket, key string) string {
	return "$KV." + n.streamPrefix + bucket + "." + key
}

func (n names) url(rawURL string) string {
	return n.subjectPrefix + "url." + strconv.Itoa(record.PartitionOf(hostOf(rawURL))) + "." + record.Token(rawURL)
}

func (n names) partition(p int) string { return n.subjectPrefix + "url." + strconv.Itoa(p) + ".*" }

func (n names) page(source, url string) string {
	return n.subjectPrefix + "page." + sourceToken(source) + "." + record.Token(url)
}

func (n names) held(source, url string) string {
	return n.subjectPrefix + "held." + sourceToken(source) + "." + record.Token(url)
}

func (n names) history(source, url string) string {
	return n.subjectPrefix + "history." + sourceToken(source) + "." + record.Token(url)
}

func (n names) change(index string) string { return n.subjectPrefix + "change." + sourceToken(index) }

func (n names) dead(key string) string { return n.subjectPrefix + "dead." + record.Token(key) }

// sourceToken returns source itself if it can be part of a subject.
func sourceToken(source string) string {
	if plainToken.MatchString(source) {
		return source
	}
	return record.Token(source)
}

// hostOf returns the host of a canonical URL, with its port if there is one.
func hostOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return ""
	}
	return u.Host
}
