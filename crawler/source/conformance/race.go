//go:build race

package conformance

// raced: the race detector has pools forget what they hold, so that memory says
// nothing.
const raced = true
