package ingest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

var (
	// ErrNobody means that no process answers questions of a kind now.
	ErrNobody = errors.New("no process answers")
	// ErrSilent means that the process which works on a question is not heard any more.
	ErrSilent = errors.New("the process that works on it is not heard any more")
)

const (
	askSubject   = "ask." // before the kind of a question; no stream keeps it
	askEvery     = time.Second
	askSilence   = 10 * time.Second // without a sign of life of who works on a question
	answerHeader = "Stackdex-Answer"
	answerWork   = "working"
	answerDone   = "done"
)

// Ask puts a question to the process that answers those of its kind, and returns the
// answer. While that process works on it, working is called about once a second with
// what it says of its progress. If ctx ends, the work is ended too.
func (l *Log) Ask(ctx context.Context, kind string, question []byte, working func([]byte)) ([]byte, error) {
	inbox, heard := l.nc.NewInbox(), make(chan *nats.Msg, 64)
	sub, err := l.nc.ChanSubscribe(inbox, heard)
	if err != nil {
		return nil, fmt.Errorf("ask: %w", err)
	}
	defer func() { _ = sub.Unsubscribe() }() // of a connection that is closed there is none
	if err := l.nc.PublishRequest(l.names.subjectPrefix+askSubject+kind, inbox, question); err != nil {
		return nil, fmt.Errorf("ask: %w", err)
	}
	silence := time.NewTimer(askSilence)
	defer silence.Stop()
	end := ""
	for {
		select {
		case m := <-heard:
			switch {
			case m.Header.Get("Status") == "503":
				return nil, ErrNobody
			case m.Header.Get(answerHeader) == answerDone:
				return m.Data, nil
			}
			end = m.Reply
			working(m.Data)
			silence.Reset(askSilence)
		case <-silence.C:
			return nil, ErrSilent
		case <-ctx.Done():
			if end != "" && l.nc.Publish(end, nil) == nil {
				_ = l.nc.FlushTimeout(attemptTimeout) // who works on it ends later otherwise
			}
			return nil, ctx.Err()
		}
	}
}

// Answerer works on a question and returns the answer; tell says how far it is.
type Answerer func(ctx context.Context, question []byte, tell func([]byte)) []byte

// Answer answers the questions of a kind until stop is called, which returns when no
// question is worked on any more. Their contexts end with ctx.
func (l *Log) Answer(ctx context.Context, kind string, answer Answerer) (stop func(), err error) {
	ctx, cancel := context.WithCancel(ctx)
	var mu sync.Mutex
	var work sync.WaitGroup
	stopped := false
	sub, err := l.nc.Subscribe(l.names.subjectPrefix+askSubject+kind, func(m *nats.Msg) {
		mu.Lock()
		defer mu.Unlock()
		if !stopped && m.Reply != "" {
			work.Go(func() { l.answer(ctx, m, answer) })
		}
	})
	if err == nil {
		err = l.nc.FlushTimeout(attemptTimeout) // the server knows of it from here on
	}
	if err != nil {
		cancel()
		return nil, fmt.Errorf("answer questions: %w", err)
	}
	return func() {
		_ = sub.Unsubscribe()                 // of a connection that is closed there is none
		_ = l.nc.FlushTimeout(attemptTimeout) // who asks from here on hears that nobody answers
		mu.Lock()
		stopped = true
		mu.Unlock()
		cancel()
		work.Wait()
	}, nil
}

// answer works on one question, and says that it does, until who asked ends it.
func (l *Log) answer(ctx context.Context, question *nats.Msg, answer Answerer) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	end := l.nc.NewInbox()
	sub, err := l.nc.Subscribe(end, func(*nats.Msg) { cancel() })
	if err != nil {
		return // and who asked hears nothing
	}
	defer func() { _ = sub.Unsubscribe() }()
	said, done := make(chan []byte, 1), make(chan []byte, 1)
	go func() {
		done <- answer(ctx, question.Data, func(progress []byte) {
			select {
			case said <- progress:
			default: // the next one says more
			}
		})
	}()
	tick := time.NewTicker(askEvery)
	defer tick.Stop()
	var progress []byte
	for {
		l.say(question.Reply, end, answerWork, progress)
		select {
		case b := <-done:
			l.say(question.Reply, "", answerDone, b)
			_ = l.nc.FlushTimeout(attemptTimeout) // the process may end now
			return
		case progress = <-said:
		case <-tick.C:
		}
	}
}

func (l *Log) say(to, reply, state string, data []byte) {
	m := &nats.Msg{Subject: to, Reply: reply, Header: nats.Header{answerHeader: {state}}, Data: data}
	if err := l.nc.PublishMsg(m); err != nil {
		l.log.Debug("answer", "err", err)
	}
}
