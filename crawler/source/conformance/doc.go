// Package conformance is what every source is held to: what it reads of pages whose
// facts are known (package specimen), how that differs from what they say, what it
// costs, and that pages which are made to hurt end. Only tests import it.
package conformance
