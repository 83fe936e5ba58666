package words

import (
	"encoding/binary"
	"math/bits"
)

// Starts appends to list where the words of text begin. A word is a run of letters and digits;
// signs and spaces of any script separate words.
func Starts(list []int32, text string) []int32 {
	const step = 64 // what is taken at once, without a branch a byte
	was := uint8(signByte)
	var part [step]byte
	for from := 0; from < len(text); from += step {
		n := copy(part[:], text[from:])
		clear(part[n:])
		if starts, last, plain := startsOf(&part, was); plain {
			list, was = appendBits(list, int32(from), starts), last
			continue
		}
		for i, c := range part[:n] {
			class := byteClass[c]
			is := class&wordByte | class>>1&was
			if is > was {
				list = append(list, int32(from+i))
			}
			was = is
		}
	}
	return list
}

// startsOf returns where words begin in 64 bytes, a bit a byte, and what the last byte is
// of; plain is false for bytes beyond ASCII. What stands in front is given in was.
func startsOf(part *[64]byte, was uint8) (starts uint64, last uint8, plain bool) {
	of, beyond := uint64(0), uint64(0)
	for i := 0; i < len(part); i += 8 {
		x := binary.LittleEndian.Uint64(part[i : i+8])
		beyond |= x
		low := x &^ tops
		letter := low | ones*0x20
		letter = (letter + ones*(0x80-'a')) &^ (letter + ones*(0x80-'z'-1))
		digit := (low + ones*(0x80-'0')) &^ (low + ones*(0x80-'9'-1))
		mask := (letter | digit) & tops >> 7
		of |= mask * 0x0102_0408_1020_4080 >> 56 << i
	}
	return of &^ (of<<1 | uint64(was)), uint8(of >> 63), beyond&tops == 0
}

// appendBits appends from and the place of each bit of set.
func appendBits(list []int32, from int32, set uint64) []int32 {
	for ; set != 0; set &= set - 1 {
		list = append(list, from+int32(bits.TrailingZeros64(set)))
	}
	return list
}

// What a byte is of.
const (
	signByte = 0 // parts words
	wordByte = 1 // a letter or a digit
	sameByte = 2 // what the byte before is of
)

// byteClass is the class of each byte. Beyond ASCII the letters of alphabets begin with C3 to
// E1; the rest are signs, or scripts without spaces.
var byteClass = classOfBytes()

func classOfBytes() (table [256]uint8) {
	for i := range table {
		switch c := byte(i); {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c > 0xC2 && c < 0xE2:
			table[i] = wordByte
		case c >= 0x80 && c < 0xC0:
			table[i] = sameByte
		}
	}
	return table
}

// Begins reports a byte with which a word may begin.
func Begins(c byte) bool { return byteClass[c] == wordByte }
