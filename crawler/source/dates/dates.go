// Package dates reads days as people write them.
package dates

import "github.com/stackdex/stackdex/ingest/record"

// Parse reads s, which is nothing but a date: "May 24, 2020", "24 May 2020",
// "2020-05-24", a time stamp, "March 2025", "2025". Relative dates are none.
func Parse(s string) (record.Date, bool) { return "", false }

// Found is a date in a text.
type Found struct {
	Date       record.Date
	Start, End int // bytes
}

// Find returns the days and months in text, in order; bare years are left out.
func Find(text string) []Found { return nil }
