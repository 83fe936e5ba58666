package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Drift is a stream or bucket whose configuration differs from what stackdex would
// create; it is left as it is.
type Drift struct {
	Stream string // on the server
	Field  string
	Want   string
	Have   string
}

func (d Drift) String() string {
	return fmt.Sprintf("stream %s: %s is %s, expected %s", d.Stream, d.Field, d.Have, d.Want)
}

const (
	changesAge   = 30 * 24 * time.Hour
	changesBytes = 256 << 20
	progressTTL  = time.Minute
	historyDedup = 10 * time.Minute

	// leaseTTL is how long the work of a killed process rests, at most, but for a look of
	// who waits for it. A shorter one would be lost oftener: work ends when NATS is silent
	// for half of it, as it is for a second or two on a busy disk, and for four or more
	// while a cluster of it elects a leader.
	leaseTTL = 5 * time.Second
)

// streamConfigs returns what the streams should be. Reads go to the leader of
// a stream (no direct get), so that a process reads what it wrote. Pages are
// compressed before they are sent, so their streams are not compressed again.
func streamConfigs(n names, cfg Config) []jetstream.StreamConfig {
	stream := func(name, subject, what string, perSubject int64, c jetstream.StoreCompression) jetstream.StreamConfig {
		return jetstream.StreamConfig{
			Name: n.stream(name), Description: what, Subjects: []string{n.subjectPrefix + subject},
			Retention: jetstream.LimitsPolicy, Storage: jetstream.FileStorage, Discard: jetstream.DiscardOld,
			Replicas: cfg.Replicas, MaxMsgsPerSubject: perSubject, Compression: c,
			MaxMsgs: -1, MaxBytes: -1, MaxMsgSize: -1, MaxConsumers: -1, Duplicates: 2 * time.Minute,
		}
	}
	history := stream(streamHistory, "history.*.*", "figures of page versions", -1, jetstream.S2Compression)
	history.Duplicates = historyDedup
	changes := stream(streamChanges, "change.*", "changes of documents", -1, jetstream.S2Compression)
	changes.MaxAge, changes.MaxBytes = cfg.ChangesAge, cfg.ChangesBytes
	return []jetstream.StreamConfig{
		stream(streamURLs, "url.*.*", "known URLs", 1, jetstream.S2Compression),
		stream(streamPages, "page.*.*", "newest version of each page", 1, jetstream.NoCompression),
		stream(streamHeld, "held.*.*", "page versions that wait for a decision", 1, jetstream.NoCompression),
		history,
		changes,
		stream(streamDead, "dead.*", "what could not be used", 1, jetstream.S2Compression),
	}
}

func bucketConfigs(n names, cfg Config) []jetstream.KeyValueConfig {
	return []jetstream.KeyValueConfig{
		{Bucket: n.stream(bucketRuns), Description: "runs", Replicas: cfg.Replicas},
		{Bucket: n.stream(bucketProgress), Description: "progress of runs", Replicas: cfg.Replicas, TTL: progressTTL},
		{Bucket: n.stream(bucketLeases), Description: "who works on what", Replicas: cfg.Replicas, TTL: cfg.LeaseTTL},
		{Bucket: n.stream(bucketForget), Description: "what must not come back", Replicas: cfg.Replicas},
	}
}

// checkExists returns ErrNoStreams if streams that must exist do not.
func (l *Log) checkExists(ctx context.Context) error {
	if !l.cfg.MustExist {
		return nil
	}
	_, err := l.js.Stream(ctx, l.names.stream(streamPages))
	if !errors.Is(err, jetstream.ErrStreamNotFound) {
		return l.explain(err)
	}
	if l.cfg.Prefix == "" {
		return fmt.Errorf("%w without a prefix", ErrNoStreams)
	}
	return fmt.Errorf("%w with the prefix %s", ErrNoStreams, l.cfg.Prefix)
}

// openStreams creates what is missing and records what differs.
func (l *Log) openStreams(ctx context.Context) error {
	for _, want := range streamConfigs(l.names, l.cfg) {
		s, err := l.openStream(ctx, want)
		if err != nil {
			return fmt.Errorf("stream %s: %w", want.Name, l.explainCreate(err))
		}
		l.streams[strings.TrimPrefix(want.Name, l.names.streamPrefix)] = s
		l.drift = append(l.drift, differences(want, s.CachedInfo().Config)...)
	}
	for _, want := range bucketConfigs(l.names, l.cfg) {
		if err := l.openBucket(ctx, want); err != nil {
			return fmt.Errorf("bucket %s: %w", want.Bucket, l.explainCreate(err))
		}
	}
	return nil
}

func (l *Log) openStream(ctx context.Context, want jetstream.StreamConfig) (jetstream.Stream, error) {
	s, err := l.js.Stream(ctx, want.Name)
	if !errors.Is(err, jetstream.ErrStreamNotFound) {
		return s, err
	}
	s, err = l.js.CreateStream(ctx, want)
	if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
		return l.js.Stream(ctx, want.Name) // another process was faster
	}
	return s, err
}

func (l *Log) openBucket(ctx context.Context, want jetstream.KeyValueConfig) error {
	kv, err := l.js.KeyValue(ctx, want.Bucket)
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		if kv, err = l.js.CreateKeyValue(ctx, want); errors.Is(err, jetstream.ErrBucketExists) {
			kv, err = l.js.KeyValue(ctx, want.Bucket)
		}
	}
	if err != nil {
		return err
	}
	name := strings.TrimPrefix(want.Bucket, l.names.streamPrefix)
	s, err := l.js.Stream(ctx, l.names.bucketStream(name))
	if err != nil {
		return err
	}
	have := s.CachedInfo().Config
	wanted := have
	wanted.MaxMsgsPerSubject, wanted.MaxAge, wanted.Replicas, wanted.Storage = 1, want.TTL, want.Replicas, want.Storage
	l.buckets[name], l.streams[name] = kv, s
	l.drift = append(l.drift, differences(wanted, have)...)
	return nil
}

// differences compares what stackdex relies on. Compression, which servers before 2.10
// lack, only saves disk space.
func differences(want, have jetstream.StreamConfig) []Drift {
	var d []Drift
	add := func(field string, want, have any) {
		if w, h := fmt.Sprint(want), fmt.Sprint(have); w != h {
			d = append(d, Drift{Field: field, Want: w, Have: h})
		}
	}
	add("subjects", want.Subjects, have.Subjects)
	add("retention", want.Retention, have.Retention)
	add("storage", want.Storage, have.Storage)
	add("replicas", want.Replicas, have.Replicas)
	add("discard", want.Discard, have.Discard)
	add("max_msgs_per_subject", want.MaxMsgsPerSubject, have.MaxMsgsPerSubject)
	add("max_msgs", want.MaxMsgs, have.MaxMsgs)
	add("max_bytes", want.MaxBytes, have.MaxBytes)
	add("max_age", want.MaxAge, have.MaxAge)
	add("max_msg_size", want.MaxMsgSize, have.MaxMsgSize)
	add("allow_direct", want.AllowDirect, have.AllowDirect)
	add("sealed", want.Sealed, have.Sealed)
	add("no_ack", want.NoAck, have.NoAck)
	add("deny_purge", want.DenyPurge, have.DenyPurge)
	for i := range d {
		d[i].Stream = have.Name
	}
	return d
}
