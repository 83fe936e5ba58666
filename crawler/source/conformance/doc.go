// Package conformance holds every source to the same tests: what it reads of pages whose facts
// are known (package specimen), how that differs from the gold, what it costs, and that hostile
// pages end. Only tests import it.
package conformance
