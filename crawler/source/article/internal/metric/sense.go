package metric

import "github.com/stackdex/stackdex/crawler/source/quantity"

// IsImpossible reports a figure that nothing can have: a negative time, or more than all
// computers together could do.
func IsImpossible(q quantity.Quantity, unit string) bool {
	const most = 1e15
	switch Family(unit) {
	case "time", "size", "rate":
		return q.Value < 0 || q.Value > most
	}
	return false
}

// IsMoney reports a currency: most sums of money in prose are offers or examples.
func IsMoney(unit string) bool {
	switch unit {
	case "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "dollars", "euros":
		return true
	}
	return false
}
