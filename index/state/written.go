package state

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"slices"

	"github.com/cespare/xxhash/v2"
)

// Written is the record of a document that was given to the engine.
type Written struct {
	Hash    [12]byte // zero: what the engine has is not known; Fields are those of what it had, if anything
	Fields  []uint32 // hashes of the top-level fields, in the order of their declaration
	Refused bool     // the engine refused it; Fields are those of the older version that it has, if any
	Ahead   bool     // it was only written ahead: nobody was told of it

	// Of tools only.
	Popularity   float64
	NoRepository bool
	Name         string
	Shown        string // what followers of CHANGES were told of its values last; whoever writes it reads it
}

// Known reports whether what the engine holds is known.
func (w Written) Known() bool { return w.Hash != [12]byte{} }

// untrusted returns the part of w that is still known when what the engine holds is not: what
// followers have received.
func (w Written) untrusted(ahead bool) Written {
	return Written{Fields: w.Fields, Ahead: ahead, Shown: w.Shown}
}

// The stored form begins with flags, the hash and the number of fields.
const (
	hashEnd    = 1 + len(Written{}.Hash)
	writtenMin = hashEnd + 1
)

// hashed reports whether the record of a document has its hash.
func hashed(written []byte) bool {
	return len(written) >= writtenMin && !bytes.Equal(written[1:hashEnd], make([]byte, hashEnd-1))
}

// hasFields reports whether it has hashes of fields.
func hasFields(written []byte) bool { return len(written) >= writtenMin && written[hashEnd] > 0 }

// HashText returns the hash as CHANGES shows it, "" if it is unknown.
func (w Written) HashText() string {
	if !w.Known() {
		return ""
	}
	return hex.EncodeToString(w.Hash[:])
}

const (
	flagRefused = 1 << iota
	flagTool
	flagNoRepository
	flagAhead
)

// append adds w, as it is stored, to b.
func (w Written) append(b []byte, isTool bool) []byte {
	var flags byte
	if w.Refused {
		flags |= flagRefused
	}
	if isTool {
		flags |= flagTool
	}
	if w.NoRepository {
		flags |= flagNoRepository
	}
	if w.Ahead {
		flags |= flagAhead
	}
	b = append(append(b, flags), w.Hash[:]...)
	b = appendFields(b, w.Fields)
	if isTool {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(w.Popularity))
		b = binary.AppendUvarint(b, uint64(len(w.Name)))
		b = append(append(b, w.Name...), w.Shown...)
	}
	return b
}

func decodeWritten(b []byte) (w Written, err error) {
	if len(b) < writtenMin {
		return w, damagedWritten(b)
	}
	w.Refused, w.NoRepository, w.Ahead = b[0]&flagRefused != 0, b[0]&flagNoRepository != 0, b[0]&flagAhead != 0
	copy(w.Hash[:], b[1:])
	var rest []byte
	if w.Fields, rest, err = readFields(b[hashEnd:]); err != nil {
		return w, damagedWritten(b)
	}
	if b[0]&flagTool != 0 && len(rest) >= 8 {
		w.Popularity = math.Float64frombits(binary.BigEndian.Uint64(rest))
		n, size := binary.Uvarint(rest[8:])
		if rest = rest[8+max(0, size):]; size <= 0 || n > uint64(len(rest)) {
			return w, damagedWritten(b)
		}
		w.Name, w.Shown = string(rest[:n]), string(rest[n:])
	}
	return w, nil
}

func damagedWritten(b []byte) error {
	return fmt.Errorf("%w: %s: value of %d bytes", ErrDamaged, bDocuments, len(b))
}

// HashField returns the hash of a field's JSON as Written stores it; 0 stands for a missing
// field.
func HashField(json []byte) uint32 { return max(1, uint32(xxhash.Sum64(json))) }

// commonFields are the hashes of what most fields of most documents are; the
// places in this list are written to disk. The first is that of a field that
// is left out.
var commonFields = func() []uint32 {
	all := []uint32{0}
	for _, v := range []string{"null", `""`, "[]", "false", "true", "0", "1", "{}"} {
		all = append(all, HashField([]byte(v)))
	}
	return all
}()

// otherField is what stands for the place of a hash that is not common.
const otherField = 15

// appendFields adds hashes: their number, half a byte for each with its place
// among the common ones, and then those that are not common.
func appendFields(b []byte, hashes []uint32) []byte {
	b = append(b, byte(len(hashes)))
	places := len(b)
	b = append(b, make([]byte, (len(hashes)+1)/2)...)
	for i, h := range hashes {
		place := slices.Index(commonFields, h)
		if place < 0 {
			place = otherField
			b = binary.BigEndian.AppendUint32(b, h)
		}
		b[places+i/2] |= byte(place) << (4 * (i % 2))
	}
	return b
}

// readFields reads what appendFields added, and returns what follows it.
func readFields(b []byte) (hashes []uint32, rest []byte, err error) {
	n := int(b[0])
	if len(b) < 1+(n+1)/2 {
		return nil, nil, errShort
	}
	places, rest := b[1:], b[1+(n+1)/2:]
	hashes = make([]uint32, n)
	for i := range hashes {
		place := int(places[i/2] >> (4 * (i % 2)) & 15)
		switch {
		case place < len(commonFields):
			hashes[i] = commonFields[place]
		case place == otherField && len(rest) >= 4:
			hashes[i], rest = binary.BigEndian.Uint32(rest), rest[4:]
		default:
			return nil, nil, errShort
		}
	}
	return hashes, rest, nil
}
