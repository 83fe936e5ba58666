package bleveindex

import (
	"fmt"
	"math"

	"github.com/stackdex/stackdex/index"
)

// A number is indexed as three terms: its sortable form, which has 16
// hexadecimal digits, and the first 8 and 4 of them, each behind its length. A
// range then needs few terms: short ones inside, long ones at its ends.

// sortable returns a number that sorts as v does, as unsigned integers do.
func sortable(v float64) uint64 {
	bits := math.Float64bits(v + 0) // -0 becomes 0
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// sortableNumber returns a text that sorts as the number does.
func sortableNumber(v float64) string { return fmt.Sprintf("%016x", sortable(v)) }

const (
	shortNumber  = "4"
	middleNumber = "8"
	wholeNumber  = "w"
)

func numberTerms(v float64) []string {
	s := sortableNumber(v)
	return []string{wholeNumber + s, middleNumber + s[:8], shortNumber + s[:4]}
}

// termRange is a range of terms, its ends included.
type termRange struct{ from, to string }

// termRanges returns ranges of terms that together are a range of numbers.
func termRanges(f index.Compare) []termRange {
	low, high := uint64(0), uint64(math.MaxUint64)
	if f.Min != nil {
		low = sortable(*f.Min)
		if f.MinExclusive {
			low++
		}
	}
	if f.Max != nil {
		high = sortable(*f.Max)
		if f.MaxExclusive {
			high--
		}
	}
	if low > high {
		return nil
	}
	var ranges []termRange
	add := func(kind string, digits int, from, to uint64) {
		if from <= to {
			ranges = append(ranges, termRange{fmt.Sprintf("%s%0*x", kind, digits, from), fmt.Sprintf("%s%0*x", kind, digits, to)})
		}
	}
	if low>>32 == high>>32 {
		add(wholeNumber, 16, low, high)
		return ranges
	}
	add(wholeNumber, 16, low, low|math.MaxUint32)
	add(wholeNumber, 16, high&^math.MaxUint32, high)
	low, high = low>>32+1, high>>32-1
	if low > high {
		return ranges
	}
	if low>>16 == high>>16 {
		add(middleNumber, 8, low, high)
		return ranges
	}
	add(middleNumber, 8, low, low|math.MaxUint16)
	add(middleNumber, 8, high&^math.MaxUint16, high)
	add(shortNumber, 4, low>>16+1, high>>16-1)
	return ranges
}
