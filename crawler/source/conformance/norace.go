//go:build !race

package conformance

// raced: see race.go.
const raced = false
