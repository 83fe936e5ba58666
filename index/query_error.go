package index

import "fmt"

// QueryError says what is wrong with which part of a query; it is an ErrQuery.
type QueryError struct {
	Part     string // filter, sort, facet, limit, index or text
	Position int    // the character at fault, from 1; 0: none in particular
	Problem  string
}

func (e *QueryError) Error() string {
	if e.Position > 0 {
		return fmt.Sprintf("%v: %s, character %d: %s", ErrQuery, e.Part, e.Position, e.Problem)
	}
	return fmt.Sprintf("%v: %s: %s", ErrQuery, e.Part, e.Problem)
}

// Unwrap makes errors.Is(err, ErrQuery) hold.
func (e *QueryError) Unwrap() error { return ErrQuery }
