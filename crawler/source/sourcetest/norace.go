//go:build !race

package sourcetest

// raced: see race.go.
const raced = false
