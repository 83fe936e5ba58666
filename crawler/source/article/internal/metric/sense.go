package metric

import "github.com/stackdex/stackdex/crawler/source/quantity"

// IsImpossible reports a figure that nothing can have: less than no time, or more than
// all the computers there are could do.
func IsImpossible(q quantity.Quantity, unit string) bool {
	const most = 1e15
	switch Family(unit) {
	case "time", "size", "rate":
		return q.Value < 0 || q.Value > most
	}
	return false
}

// IsMoney reports currencies: most of what prose says of money is an offer or an
// example.
func IsMoney(unit string) bool {
	switch unit {
	case "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "dollars", "euros":
		return true
	}
	return false
}
