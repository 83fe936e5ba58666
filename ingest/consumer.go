package ingest

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// open starts a consumer at the next sequence. It fails if the stream is not
// the one that was read so far, because sequences would mean something else.
func (r *reader) open(ctx context.Context) error {
	info, err := r.log.streams[r.stream].Info(ctx)
	if err != nil {
		return err
	}
	if err := r.sameStream(info); err != nil {
		return err
	}
	cfg := jetstream.ConsumerConfig{
		Description: "stackdex reader", FilterSubject: r.filter, AckPolicy: jetstream.AckNonePolicy,
		DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: r.next,
		MemoryStorage: true, Replicas: 1, InactiveThreshold: consumerLife,
	}
	if r.next <= 1 && !r.since.IsZero() {
		cfg.DeliverPolicy, cfg.OptStartSeq, cfg.OptStartTime = jetstream.DeliverByStartTimePolicy, 0, &r.since
	}
	cons, err := r.log.streams[r.stream].CreateConsumer(ctx, cfg)
	if err != nil {
		return err
	}
	r.cons, r.count, r.left, r.idled = cons, 0, cons.CachedInfo().NumPending, false
	return nil
}

func (r *reader) sameStream(info *jetstream.StreamInfo) error {
	if r.created.IsZero() {
		r.created = info.Created
	}
	if !r.created.Equal(info.Created) {
		return stopError{fmt.Errorf("stream %s of %s is now one of %s: %w", info.Config.Name, r.created.UTC().Format(time.RFC3339), info.Created.UTC().Format(time.RFC3339), ErrReplaced)}
	}
	if r.next > info.State.LastSeq+1 {
		return stopError{fmt.Errorf("stream %s ends at sequence %d, but %d was already read: %w", info.Config.Name, info.State.LastSeq, r.next-1, ErrReplaced)}
	}
	return nil
}

// drop removes the consumer at once; the server would remove it later.
func (r *reader) drop() {
	if r.cons == nil {
		return
	}
	name := r.cons.CachedInfo().Name
	r.cons = nil
	r.batch, r.bytes = r.batch[:0], 0
	if !r.log.nc.IsConnected() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := r.log.streams[r.stream].DeleteConsumer(ctx, name); err != nil {
		r.log.log.Debug("consumer not removed", "stream", r.stream, "err", err)
	}
}
