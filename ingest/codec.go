package ingest

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"github.com/stackdex/stackdex/ingest/record"
)

const (
	maxEncoded = 900 << 10 // of a message; NATS allows 1 MiB with headers
	maxDecoded = 16 << 20  // of a page as JSON
)

// codec compresses messages with zstd, each as a frame of its own. Uncompressed
// messages are read as they are, so that other programs may publish plain JSON.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, fmt.Errorf("zstd encoder: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxDecoded))
	if err != nil {
		return nil, fmt.Errorf("zstd decoder: %w", err)
	}
	return &codec{enc, dec}, nil
}

func (c *codec) close() {
	c.enc.Close()
	c.dec.Close()
}

// compress returns record.ErrTooLarge for what readers would refuse.
func (c *codec) compress(b []byte) ([]byte, error) {
	if len(b) > maxDecoded {
		return nil, fmt.Errorf("%d bytes of JSON, the limit is %d: %w", len(b), maxDecoded, record.ErrTooLarge)
	}
	out := c.enc.EncodeAll(b, make([]byte, 0, len(b)/4+64))
	if len(out) > maxEncoded {
		return nil, fmt.Errorf("%d bytes compressed, the limit is %d: %w", len(out), maxEncoded, record.ErrTooLarge)
	}
	return out, nil
}

var zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}

// decompress returns record.ErrMalformed for what no writer makes.
func (c *codec) decompress(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, zstdMagic) {
		return b, nil
	}
	out, err := c.dec.DecodeAll(b, make([]byte, 0, c.size(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", record.ErrMalformed, err)
	}
	return out, nil
}

// size returns an upper bound of the size of b when decompressed.
func (c *codec) size(b []byte) int {
	if !bytes.HasPrefix(b, zstdMagic) {
		return len(b)
	}
	var h zstd.Header
	if err := h.Decode(b); err != nil || !h.HasFCS || h.FrameContentSize > maxDecoded {
		return maxDecoded
	}
	return int(h.FrameContentSize)
}
