package ingest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/stackdex/stackdex/ingest/record"
)

// classInvalid is the class of dead letters about messages that are not what
// their stream holds.
const classInvalid = "invalid_record"

// each makes a batchFunc that decodes messages one by one. Messages that cannot be read
// are rejected; those of a newer version are an error.
func each[T any](l *Log, stream string, decode func(*Log, message) (T, error), fn func(T) error) batchFunc {
	return func(ctx context.Context, batch []message) error {
		for _, m := range batch {
			if m.removed {
				continue
			}
			v, err := decode(l, m)
			if err != nil {
				if err := l.reject(ctx, stream, m, err); err != nil {
					return err
				}
				continue
			}
			if err := fn(v); err != nil {
				return err
			}
		}
		return nil
	}
}

// reject moves a message that cannot be read to the dead letters, so that the reader
// can continue. A row of URLS is removed as well, because it would keep its URL from
// being added again; links bring it back. A message of a newer version is not
// malformed: the reader must stop.
func (l *Log) reject(ctx context.Context, stream string, m message, cause error) error {
	place := stream + " " + strconv.FormatUint(m.seq, 10)
	if errors.Is(cause, record.ErrNewer) {
		return fmt.Errorf("%s: %w", place, cause)
	}
	l.log.Warn("message cannot be read, see `dead list`", "stream", stream, "sequence", m.seq, "subject", m.subject, "err", cause)
	if stream == streamDead {
		return nil
	}
	text := l.text(m.data)
	d := record.DeadLetter{Key: place, URL: urlIn(text), Class: classInvalid, Reason: cause.Error(), Excerpt: record.Excerpt(text)}
	if err := l.Bury(ctx, d); err != nil {
		return err
	}
	if stream != streamURLs {
		return nil
	}
	err := l.retry(ctx, "remove", place, func(ctx context.Context) error {
		err := l.streams[stream].DeleteMsg(ctx, m.seq)
		if classify(err) == missing {
			return nil
		}
		return err
	})
	l.known.empty()
	return err
}

// text returns the content of a message.
func (l *Log) text(data []byte) []byte {
	if text, err := l.codec.decompress(data); err == nil {
		return text
	}
	return data
}

// urlIn returns the URL of the page that a message is about, or "".
func urlIn(text []byte) string {
	var about struct {
		URL  string `json:"url"`
		Page struct {
			URL string `json:"url"`
		} `json:"page"` // that is held back
	}
	_ = json.Unmarshal(text, &about) // what is malformed may name one all the same
	return record.Excerpt(cmp.Or(about.URL, about.Page.URL))
}

// misplaced is the error of a message whose key belongs to another subject.
func misplaced(key string) error {
	return fmt.Errorf("%.200q belongs to another subject: %w", key, record.ErrInvalid)
}
