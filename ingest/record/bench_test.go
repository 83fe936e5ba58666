package record_test

import (
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

func BenchmarkPage(b *testing.B) {
	p := everyKind()
	one := p.Facts
	for len(p.Facts) < 100 {
		p.Facts = append(p.Facts, one...)
	}
	data, err := record.Encode(p)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for range b.N {
			if _, err := record.Encode(p); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for range b.N {
			if _, err := record.Decode[record.Page](data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hash", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for range b.N {
			if _, err := p.Hash(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("validate", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for range b.N {
			if err := p.Validate(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
