package index

// ParseFilter reads a filter on an index as people write it, such as
//
//	kind = framework AND metrics.github_stars > 10000 AND NOT conflicts EXISTS
//
// An empty text is no filter (nil). A malformed one is a *QueryError.
func ParseFilter(n Name, text string) (Filter, error) { return nil, nil }

// ParseSort reads attributes to sort by, as "metrics.github_stars:desc,name".
func ParseSort(n Name, text string) ([]Sort, error) { return nil, nil }
