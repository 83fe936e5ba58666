package fetch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// acceptEncoding is what body can decode; brotli is not in it.
const acceptEncoding = "gzip, deflate"

// body is a decompressed response body that ends with ErrTooLarge beyond its limit,
// never with an io.EOF that hides it.
type body struct {
	wire    *counter
	decoded io.Reader
	zip     *gzip.Reader // to be given back
	left    int64
	limit   int64
	done    func(wire int64) // called once, with the bytes that came
	once    sync.Once
}

// counter counts compressed bytes. They have the same limit, so that a stream of empty
// gzip members ends too.
type counter struct {
	io.ReadCloser
	n, limit int64
}

func (c *counter) Read(p []byte) (int, error) {
	if c.n > c.limit {
		return 0, fmt.Errorf("%w: more than %d bytes on the wire", ErrTooLarge, c.limit)
	}
	n, err := c.ReadCloser.Read(p)
	c.n += int64(n)
	return n, err
}

var gzipReaders = sync.Pool{New: func() any { return new(gzip.Reader) }}

// newBody wraps the body of resp, which the caller closes also after an error.
func newBody(resp *http.Response, limit int64, done func(wire int64)) (*body, error) {
	b := &body{wire: &counter{ReadCloser: resp.Body, limit: limit + 64<<10}, left: limit, limit: limit, done: done}
	b.decoded = b.wire
	encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding")))
	switch encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		b.zip = gzipReaders.Get().(*gzip.Reader)
		b.decoded = &lazyGzip{zip: b.zip, wire: b.wire}
	case "deflate":
		b.decoded = &lazyDeflate{wire: b.wire}
	default:
		return b, fmt.Errorf("%w %.40q was not asked for", ErrEncoding, encoding)
	}
	return b, nil
}

func (b *body) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, b.tooLarge()
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.decoded.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, b.tooLarge()
	}
	return n, err
}

func (b *body) tooLarge() error { return fmt.Errorf("%w of %d bytes", ErrTooLarge, b.limit) }

// Close gives the connection and the host's slot back.
func (b *body) Close() error {
	var err error
	b.once.Do(func() {
		err = b.wire.Close()
		if b.zip != nil {
			gzipReaders.Put(b.zip)
		}
		b.done(b.wire.n)
	})
	return err
}

// lazyGzip reads the gzip header with the first byte, so that an empty body, as of a
// 304, is no error.
type lazyGzip struct {
	zip     *gzip.Reader
	wire    io.Reader
	started bool
}

func (l *lazyGzip) Read(p []byte) (int, error) {
	if !l.started {
		if err := l.zip.Reset(l.wire); err != nil {
			return 0, damaged(err)
		}
		l.started = true
	}
	n, err := l.zip.Read(p)
	return n, damaged(err)
}

// lazyDeflate reads zlib, which "deflate" means, or raw deflate, which some servers
// send.
type lazyDeflate struct {
	wire   io.Reader
	reader io.Reader
}

func (l *lazyDeflate) Read(p []byte) (int, error) {
	if l.reader == nil {
		in := bufio.NewReader(l.wire)
		head, err := in.Peek(2)
		if len(head) == 0 {
			return 0, err
		}
		if len(head) == 2 && head[0]&0x0F == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			zr, err := zlib.NewReader(in)
			if err != nil {
				return 0, damaged(err)
			}
			l.reader = zr
		} else {
			l.reader = flate.NewReader(in)
		}
	}
	n, err := l.reader.Read(p)
	return n, damaged(err)
}

// damaged wraps errors of decompression; io.EOF and the limit are passed on as they
// are.
func damaged(err error) error {
	var corrupt flate.CorruptInputError
	var internal flate.InternalError
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zlib.ErrHeader) ||
		errors.Is(err, zlib.ErrChecksum) || errors.As(err, &corrupt) || errors.As(err, &internal) {
		return fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return err
}
