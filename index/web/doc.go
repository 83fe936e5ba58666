// Package web is the HTTP API of an index, its search page, and the client
// that the command line uses to ask a running stackdex.
//
// web.go has the Library, which answers questions for all of these, from what documents.go
// reads; client.go asks another stackdex for the same. A request goes through handler.go,
// which sets headers and, with deadline.go, limits, and then to a path of the API (routes.go,
// compare.go, evidence.go, prose.go, unresolved.go) or a page (page.go, homepage.go,
// searchpage.go, toolpage.go, comparisonpage.go, passagepage.go, with parts of theirs in
// narrow.go, place.go and curve.go). problem.go says what clients see of errors.
package web
