// Package quantity reads numbers as people write them: 85.6K, 78k+, ~743
// req/s, 30-40%, one in three. A value has the bounds that its printed
// precision gives it. Versions, years, ordinals and dates are not quantities.
package quantity

// Quantity is a number in a text.
type Quantity struct {
	Value            float64 // of a range its middle
	Low, High        float64 // bounds from the printed precision, the range, or the words around; see NoLow, NoHigh
	NoLow            bool    // no lower bound: "up to 10", "under 5 ms"
	NoHigh           bool    // no upper bound: "78k+", "over 577,000"
	Approximate      bool    // "~", "about", "roughly"
	Signed           bool    // written with a plus or minus: a change
	Range            bool
	Hypothetical     bool   // stands in a condition: "when throughput exceeds 1,000 req/s"
	Unit             string // as written, without plural or case changes: "req/s", "%", "MB"; "" if none
	Raw              string // the text of the number with its signs, words and unit
	Start, End       int    // bytes of Raw in the text
	NumStart, NumEnd int    // bytes of the bare figure within the text
}

// Parse reads s, which is nothing but a quantity: a cell, a badge, a counter.
// lang is the page's language (BCP 47); it decides what "1.234" means.
func Parse(s, lang string) (Quantity, bool) { return Quantity{}, false }

// Find returns the quantities in prose, in order.
func Find(text, lang string) []Quantity { return nil }

// HeaderUnit returns the unit that the header of a column or a row gives its
// cells, "req/s" for "Throughput (req/s)" or "Throughput, req/s", and the
// header without it.
func HeaderUnit(header string) (name, unit string) { return header, "" }
