package words

import "slices"

// Starts appends to list where words begin in text. A word is a run of
// letters and digits; signs and spaces part them, also those beyond ASCII.
func Starts(list []int32, text string) []int32 {
	const step = 64 // what is taken at once, without a branch a byte
	was := uint8(signByte)
	for from := 0; from < len(text); from += step {
		list = slices.Grow(list, step)
		n := len(list)
		room := list[n : n+step]
		found := 0
		for i, c := range []byte(text[from:min(from+step, len(text))]) {
			class := byteClass[c]
			is := class&wordByte | class>>1&was
			room[found&(step-1)] = int32(from + i)
			found += int(is &^ was)
			was = is
		}
		list = list[:n+found]
	}
	return list
}

// What a byte is of.
const (
	signByte = 0 // parts words
	wordByte = 1 // a letter or a digit
	sameByte = 2 // what the byte before is of
)

// byteClass tells what each byte is of. Beyond ASCII the letters of alphabets
// begin with C3 to E1; the rest are signs, or scripts without spaces.
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

// Begins reports bytes with which a word may begin.
func Begins(c byte) bool { return byteClass[c] == wordByte }
